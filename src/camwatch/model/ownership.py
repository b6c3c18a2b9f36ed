"""Ownership: a share that somebody holds in a vendor."""

from __future__ import annotations

import attrs

from camwatch.dates import PartialDate
from camwatch.model.claim import summary
from camwatch.model.column import column
from camwatch.model.vendor_claim import VendorClaim

__all__ = ["Ownership"]


@attrs.frozen(kw_only=True, repr=False)
class Ownership(VendorClaim):
    """A share that somebody holds in a vendor as of a date."""

    holder: str = column(
        "Holder of the share: a company, state body or fund; for a person, their position in it, not their name."
    )
    share_percent: float | None = column(
        "Share held, in per cent; empty if no source gives it.", minimum=0, maximum=100, measured=True, default=None
    )
    as_of: PartialDate | None = column("Date that the statement refers to.", measured=True, default=None)
    summary: str | None = summary(default=None)
