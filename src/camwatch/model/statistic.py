"""The statistic: a count or share over many bodies."""

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
    """A count or share over many bodies."""

    publisher: str = column("Who worked the figure out.")
    population: str = column("What it is counted over.")
    measure: str = column("What is counted of it.")
    value: float = column("The number.", measured=True)
    value_is: Qualifier | None = column("How the number is meant; exact where absent.", default=None)
    unit: Unit = column("What one of it is.")
    sample_size: int | None = column(
        "Of how many of the population there were data.", minimum=0, measured=True, default=None
    )
    as_of: PartialDate | None = column("The date for which it is said.", bounds=True, measured=True, default=None)
    jurisdiction: str | None = column(
        "The country or part of one that it covers; absent where it covers several.",
        pattern=JURISDICTION,
        expected=JURISDICTION_WORDS,
        default=None,
    )
    vendor_ids: tuple[str, ...] = column("The vendors that it is about.", references="vendors", default=())
    summary: str = summary()

    @property
    def vendors(self) -> tuple[Vendor, ...]:
        """The vendors that it is about."""
        vendors = self._linked().vendors
        return tuple(vendors[one] for one in self.vendor_ids)

    def _own_names(self) -> tuple[str, ...]:
        return (self.publisher,)
