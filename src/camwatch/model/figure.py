"""The figure: a number that a vendor reported of itself."""

from __future__ import annotations

import attrs

from camwatch.dates import PartialDate
from camwatch.model.claim import summary
from camwatch.model.column import column
from camwatch.model.vendor_claim import VendorClaim
from camwatch.model.vocabulary import Metric

__all__ = ["Figure"]


@attrs.frozen(kw_only=True, repr=False)
class Figure(VendorClaim):
    """A number that a vendor reported for a period."""

    metric: Metric = column("What the number is.")
    period_start: PartialDate = column("The first day of the period.")
    period_end: PartialDate = column("The last day of the period.")
    value: float | None = column(
        "The amount, in units of the currency; absent where only its change was seen.", measured=True, default=None
    )
    currency: str = column("The currency (ISO 4217).", pattern=r"[A-Z]{3}", expected="an ISO 4217 code such as CNY")
    change_percent: float | None = column(
        "The change on the same period a year before, in per cent; negative is a fall.", measured=True, default=None
    )
    summary: str | None = summary(default=None)
