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

    metric: Metric = column("Quantity that the number measures.")
    period_start: PartialDate = column("First day of the period.")
    period_end: PartialDate = column("Last day of the period.")
    value: float | None = column(
        "Amount, in units of the currency; empty if the source gives only the change.", measured=True, default=None
    )
    currency: str = column("Currency (ISO 4217 code).", pattern=r"[A-Z]{3}", expected="an ISO 4217 code such as CNY")
    change_percent: float | None = column(
        "Change from the same period a year before, in per cent; negative for a fall.", measured=True, default=None
    )
    summary: str | None = summary(default=None)
