"""The statistic: a count or percentage over many bodies."""

from __future__ import annotations

import attrs

from camwatch.dates import PartialDate
from camwatch.model.body import JURISDICTION, JURISDICTION_WORDS
from camwatch.model.claim import Claim, summary
from camwatch.model.column import column
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import Qualifier, Unit

__all__ = ["Statistic"]


@attrs.frozen(kw_only=True, repr=False)
class Statistic(Claim):
    """A count or percentage over many bodies."""

    publisher: str = column("Organisation that produced the figure.")
    population: str = column("Population that the figure describes.")
    measure: str = column("What is counted in the population.")
    value: float = column("The figure itself, in the unit.", measured=True)
    value_is: Qualifier | None = column(
        "Whether the figure is exact, a minimum, a maximum or approximate; exact if empty.", default=None
    )
    unit: Unit = column("Unit of the figure.")
    sample_size: int | None = column(
        "Number of members of the population for which data exist.", minimum=0, measured=True, default=None
    )
    as_of: PartialDate | None = column("Date that the figure refers to.", bounds=True, measured=True, default=None)
    jurisdiction: str | None = column(
        "Country or part of a country covered; empty if it covers several.",
        pattern=JURISDICTION,
        expected=JURISDICTION_WORDS,
        default=None,
    )
    vendor_ids: tuple[str, ...] = column("Vendors concerned.", references="vendors", default=())
    summary: str = summary()

    @property
    def vendors(self) -> tuple[Vendor, ...]:
        """The vendors that it is about."""
        vendors = self._linked().vendors
        return tuple(vendors[one] for one in self.vendor_ids)

    def _own_names(self) -> tuple[str, ...]:
        return (self.publisher,)
