"""The device rule: how a vendor's equipment is recognised."""

from __future__ import annotations

import attrs

from camwatch.model.claim import summary
from camwatch.model.column import column
from camwatch.model.vendor_claim import VendorClaim
from camwatch.model.vocabulary import DeviceKind

__all__ = ["DeviceRule"]


@attrs.frozen(kw_only=True, repr=False)
class DeviceRule(VendorClaim):
    """A rule that recognises a vendor's equipment."""

    kind: DeviceKind = column(
        "Evidence that the rule examines: a network address, a model number, a label or a banner."
    )
    pattern: str = column(
        "Pattern to match. oui: the prefix in hexadecimal digits, without separators."
        " model: the form of the model number.",
    )
    bits: int | None = column(
        "Number of leading address bits in an oui: 24, 28 or 36.", minimum=24, maximum=36, default=None
    )
    device: str | None = column("Kind of device that it recognises.", default=None)
    registrant: str | None = column("Holder of the prefix, as written in the registry of the IEEE.", default=None)
    summary: str | None = summary(default=None)
