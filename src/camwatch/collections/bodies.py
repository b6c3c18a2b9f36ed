"""Bodies: found by country, kind, parent and name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from camwatch.arrow.compute import pc
from camwatch.collections.filters import OneOrMore, countries, texts, words
from camwatch.collections.named import NamedCollection
from camwatch.model.body import Body
from camwatch.model.vocabulary import BodyKind

if TYPE_CHECKING:
    from typing import Self

    from camwatch.dates import DateLike
    from camwatch.plot.picture import Picture

__all__ = ["Bodies"]


class Bodies(NamedCollection[Body]):
    """Organisations."""

    table_name = "bodies"

    def where(
        self,
        *,
        country: OneOrMore | None = None,
        jurisdiction: OneOrMore | None = None,
        kind: OneOrMore | None = None,
        parent: OneOrMore | None = None,
        closed: bool | None = None,
    ) -> Self:
        """Return the bodies that fit every keyword.

        Args:
            country: ISO 3166-1 alpha-2 code, or several.
            jurisdiction: ISO 3166-1 or 3166-2 code, or several, parts of it included.
            kind: Word of :class:`~camwatch.BodyKind`, or several.
            parent: Id of a body that they are parts of, or several.
            closed: Whether they have ceased to exist, by what the register knows.

        Raises:
            UnknownWord: If a value is not one of the choices.
            UnknownId: If there is no such parent.
        """
        filters = self._filters()
        if country is not None:
            filters.any_word("country", countries("country", country))
        if jurisdiction is not None:
            filters.within("jurisdiction", countries("jurisdiction", jurisdiction))
        if kind is not None:
            filters.any_word("kind", words("kind", kind, BodyKind))
        if parent is not None:
            filters.any_of("parent", [self._store.resolve("bodies", one) for one in texts("parent", parent)])
        if closed is not None:
            known = pc.or_(pc.is_valid(filters.column("closed")), pc.is_valid(filters.column("closed_by")))
            filters.mask(known if closed else pc.invert(known))
        return self._narrow(filters)

    def _narrowed(self, country: OneOrMore | None, kind: OneOrMore | None) -> Self:
        return self.where(country=country, kind=kind)

    def plot(self, *, vendor: OneOrMore | None = None, on: DateLike | None = None, title: str | None = None) -> Picture:
        """Draw a map of the bodies by how their own promises stand or, without one, by what they are said to use.

        A body with several promises is drawn by the one that is furthest from being kept: overdue before missed,
        open, kept, undecided, withdrawn; then what is no promise. Of ties, the newest of kind ``uses`` counts.
        Bodies of which nothing is known are small grey dots; those that had ceased to exist are left out.

        Args:
            vendor: Id of a vendor, or several: only what is about it or a class that it is in; all where None.
            on: The day for which promises are judged; today where it is None.
            title: The title; one that says what is drawn where it is None.

        Raises:
            UnknownId: If there is no such vendor.
            MissingExtra: If the extra ``plot`` is not installed.
        """
        from camwatch.collections.commitments import Commitments
        from camwatch.collections.ties import Ties
        from camwatch.collections.vendors import Vendors

        picture: Picture = import_module("camwatch.plot.places").places(
            self,
            Commitments(self._store).where(vendor=vendor),
            Ties(self._store).where(vendor=vendor),
            about=() if vendor is None else tuple(Vendors(self._store)[one].name for one in texts("vendor", vendor)),
            on=on,
            title=title,
            release=self._store.release,
        )
        return picture
