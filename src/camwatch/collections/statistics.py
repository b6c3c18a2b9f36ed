"""Statistics: found by place, vendor, publisher and unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camwatch.collections.base import Collection
from camwatch.collections.claims import jurisdictions, read_twice, vendors_and_classes
from camwatch.collections.filters import OneOrMore, Records, places, texts, words
from camwatch.model.statistic import Statistic
from camwatch.model.synonyms import named_in
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import BodyKind, Unit

if TYPE_CHECKING:
    from typing import Self

__all__ = ["Statistics"]


class Statistics(Collection[Statistic]):
    """Counts and percentages that cover many bodies."""

    table_name = "statistics"
    _shown = ("publisher", "population", "measure", "value", "unit", "as_of")

    def where(
        self,
        *,
        jurisdiction: OneOrMore | None = None,
        vendor: Records[Vendor] | None = None,
        body_kind: OneOrMore | None = None,
        publisher: OneOrMore | None = None,
        unit: OneOrMore | None = None,
        read: bool | None = None,
    ) -> Self:
        """Return the statistics that match every keyword.

        Args:
            jurisdiction: Country or region, as a code or a name, or several; parts of it are included.
            vendor: Vendor (record, id or name), or several; records that name a class with this vendor also match.
            body_kind: Word of :class:`~camwatch.BodyKind`, or several: statistics whose population names such bodies,
                as "secondary schools in England" names bodies of the kind ``education``.
            publisher: Organisation that produced the figure, as written in the register, or several.
            unit: Word of :class:`~camwatch.Unit`, or several.
            read: Whether a second person compared it, as it is now, with its sources.

        Raises:
            UnknownWord: If a value is not one of the choices.
            UnknownId: If no vendor has this id.
        """
        filters = self._filters()
        if jurisdiction is not None:
            held = jurisdictions(self._tables, self.table_name)
            filters.any_word("jurisdiction", places("jurisdiction", jurisdiction, held))
        if vendor is not None:
            filters.holds("vendors", vendors_and_classes(self._tables, vendor))
        if body_kind is not None:
            kinds = set(words("body_kind", body_kind, BodyKind))
            filters.any_of("id", [one for one, named in self._kinds().items() if named & kinds])
        if publisher is not None:
            filters.any_of("publisher", texts("publisher", publisher))
        if unit is not None:
            filters.any_word("unit", words("unit", unit, Unit))
        if read is not None:
            read_twice(self._tables, filters, self.table_name, read)
        return self._narrow(filters)

    def _kinds(self) -> dict[str, set[str]]:
        """Return, by id, the kinds of body that the population of a statistic names."""

        def found() -> dict[str, set[str]]:
            kinds = [kind.value for kind in BodyKind]
            rows = self._rows.select(["id", "population"]).to_pylist()
            return {row["id"]: named_in(row["population"], "BodyKind", kinds) for row in rows}

        return self._tables.once("kinds of statistics", found)
