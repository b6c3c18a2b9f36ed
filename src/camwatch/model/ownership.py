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
    """A share that somebody holds in a vendor at a date."""

    holder: str = column("Who holds the share: a company, state body or fund, or an office held in the vendor.")
    share_percent: float | None = column(
        "The share, in per cent; absent where no source tells.", minimum=0, maximum=100, measured=True, default=None
    )
    as_of: PartialDate | None = column("The date for which it is said.", measured=True, default=None)
    summary: str | None = summary(default=None)
