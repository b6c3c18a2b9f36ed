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
    """How a vendor's equipment is recognised."""

    kind: DeviceKind = column("What the rule looks at.")
    pattern: str = column(
        "What is looked for. oui: the prefix in hexadecimal digits, without separators."
        " model: the form of the model number.",
    )
    bits: int | None = column(
        "How many bits of the address an oui fixes: 24, 28 or 36.", minimum=24, maximum=36, default=None
    )
    device: str | None = column("The sort of device it finds.", default=None)
    registrant: str | None = column("To whom the IEEE assigned the prefix, as its registry writes it.", default=None)
    summary: str | None = summary(default=None)
