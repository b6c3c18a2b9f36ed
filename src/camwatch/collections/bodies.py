"""Bodies: found by country, kind, parent and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camwatch.arrow.compute import pc
from camwatch.collections.named import NamedCollection
from camwatch.model.body import Body
from camwatch.model.vocabulary import BodyKind

if TYPE_CHECKING:
    from typing import Self

    from camwatch.collections.filters import OneOrMore, Records
    from camwatch.dates import DateLike
    from camwatch.model.vendor import Vendor
    from camwatch.plot.picture import Picture

__all__ = ["Bodies"]


class Bodies(NamedCollection[Body]):
    """Organisations."""

    table_name = "bodies"
    _shown = ("name", "kind", "jurisdiction")

    def where(
        self,
        *,
        country: OneOrMore | None = None,
        jurisdiction: OneOrMore | None = None,
        kind: OneOrMore | None = None,
        parent: Records[Body] | None = None,
        successor: Records[Body] | None = None,
        closed: bool | None = None,
    ) -> Self:
        """Return the bodies that match every keyword.

        Args:
            country: Country or region, as a code or a name (``"GB"``, ``"GB-SCT"``, ``"Scotland"``), or several.
                Bodies of its parts are included.
            jurisdiction: The same; with ``country``, both must hold.
            kind: Word of :class:`~camwatch.BodyKind`, or several.
            parent: Body that they are parts of (record, id or name), or several.
            successor: Body that took over from them (record, id or name), or several.
            closed: Whether they have ceased to exist, by what the register knows.

        Raises:
            UnknownWord: If a value is not one of the choices.
            UnknownId: If the parent or successor is unknown.
        """
        from camwatch.collections.claims import jurisdictions, resolve_all
        from camwatch.collections.filters import places, truth, words

        filters = self._filters()
        for argument, place in (("country", country), ("jurisdiction", jurisdiction)):
            if place is not None:
                held = jurisdictions(self._tables, "bodies")
                filters.any_word("jurisdiction", places(argument, place, held))
        if kind is not None:
            filters.any_word("kind", words("kind", kind, BodyKind))
        if parent is not None:
            filters.any_of("parent", resolve_all(self._tables, "bodies", "parent", parent))
        if successor is not None:
            filters.holds("successors", resolve_all(self._tables, "bodies", "successor", successor))
        if closed is not None:
            known = pc.or_(pc.is_valid(filters.column("closed")), pc.is_valid(filters.column("closed_by")))
            filters.mask(known if truth("closed", closed) else pc.invert(known))
        return self._narrow(filters)

    def _narrowed(self, country: OneOrMore | None, kind: OneOrMore | None) -> Self:
        return self.where(country=country, kind=kind)

    def plot(
        self, *, vendor: Records[Vendor] | None = None, on: DateLike | None = None, title: str | None = None
    ) -> Picture:
        """Draw a map of the bodies, coloured by the standing of their promises or, if they have none, by reported use.

        A body with several promises is drawn by the one that is furthest from being kept: overdue before missed,
        open, kept, undecided, withdrawn; then commitments that are not made. Of its ties of kind ``uses``, the newest
        counts.
        Bodies without any claim are small grey dots; bodies that had ceased to exist are left out.

        Args:
            vendor: Vendor (record, id or name), or several: only what is about it or a class that it is in.
            on: The day on which promises are judged; today if None.
            title: The title; if None, a description of what is drawn.

        Raises:
            UnknownId: If no vendor has this id.
            MissingExtra: If the extra ``plot`` is not installed.
        """
        from camwatch.collections.claims import resolve_all
        from camwatch.collections.commitments import Commitments
        from camwatch.collections.ties import Ties
        from camwatch.collections.vendors import Vendors

        ids = None if vendor is None else resolve_all(self._tables, "vendors", "vendor", vendor)
        from camwatch.plot.places import places

        return places(
            self,
            Commitments(self._tables).where(vendor=ids),
            Ties(self._tables).where(vendor=ids),
            about=() if ids is None else tuple(Vendors(self._tables)[one].name for one in ids),
            on=on,
            title=title,
            release=self._tables.release,
        )
