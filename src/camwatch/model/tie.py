"""The tie: a body's reported relation to a vendor."""

from __future__ import annotations

import attrs

from camwatch.dates import PartialDate
from camwatch.model.body import Body
from camwatch.model.claim import Claim, summary
from camwatch.model.column import column
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import BodyKind, Qualifier, TieKind

__all__ = ["Tie"]


@attrs.frozen(kw_only=True, repr=False)
class Tie(Claim):
    """A body's relation to a vendor as of a date."""

    body_id: str = column("The body.", references="bodies")
    vendor_id: str = column("The vendor, or the class of vendors if the source names no maker.", references="vendors")
    kind: TieKind = column("Relation of the body to the vendor.")
    present: bool = column(
        "Whether the relation was reported to exist; false if it was reported not to exist (“we have none”).",
        measured=True,
    )
    cameras: int | None = column(
        "Number of the vendor's cameras that the body was reported to have.", minimum=0, measured=True, default=None
    )
    cameras_are: Qualifier | None = column(
        "Whether that number is exact, a minimum, a maximum or approximate; exact if empty.", default=None
    )
    as_of: PartialDate | None = column("Date that the statement refers to.", bounds=True, measured=True, default=None)
    scope: str | None = column("Where or how the equipment is used, in words.", default=None)
    summary: str = summary()

    @property
    def body(self) -> Body:
        """The body."""
        return self._linked().bodies[self.body_id]

    @property
    def vendor(self) -> Vendor:
        """The vendor, or the class of vendors."""
        return self._linked().vendors[self.vendor_id]

    @property
    def country(self) -> str:
        """The country of the body (ISO 3166-1 alpha-2)."""
        return self.body.country

    @property
    def body_kind(self) -> BodyKind:
        """Kind of the body."""
        return self.body.kind

    def _own_names(self) -> tuple[str, ...]:
        return self.body.every_name
