"""The identity tables: bodies, vendors and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camwatch.arrow.compute import pc
from camwatch.collections.base import Collection
from camwatch.collections.filters import OneOrMore, countries, texts, words
from camwatch.collections.named import NamedCollection
from camwatch.model.body import Body
from camwatch.model.source import Source
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import BodyKind, SourceKind, VendorKind

if TYPE_CHECKING:
    from typing import Self

__all__ = ["Bodies", "Sources", "Vendors"]


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


class Vendors(NamedCollection[Vendor]):
    """Makers and sellers of cameras, and classes of them."""

    table_name = "vendors"

    def where(self, *, kind: OneOrMore | None = None, country: OneOrMore | None = None) -> Self:
        """Return the vendors that fit every keyword.

        Args:
            kind: Word of :class:`~camwatch.VendorKind`, or several.
            country: ISO 3166-1 alpha-2 code of the seat, or several.

        Raises:
            UnknownWord: If a value is not one of the choices.
        """
        filters = self._filters()
        if kind is not None:
            filters.any_word("kind", words("kind", kind, VendorKind))
        if country is not None:
            filters.any_word("country", countries("country", country))
        return self._narrow(filters)

    def _narrowed(self, country: OneOrMore | None, kind: OneOrMore | None) -> Self:
        return self.where(country=country, kind=kind)


class Sources(Collection[Source]):
    """Publications that were read."""

    table_name = "sources"

    def where(
        self,
        *,
        kind: OneOrMore | None = None,
        publisher: OneOrMore | None = None,
        lang: OneOrMore | None = None,
    ) -> Self:
        """Return the sources that fit every keyword.

        Args:
            kind: Word of :class:`~camwatch.SourceKind`, or several.
            publisher: Name of a publisher as it stands in the register, or several.
            lang: Language tag (BCP 47), or several.

        Raises:
            UnknownWord: If a value is not one of the choices.
        """
        filters = self._filters()
        if kind is not None:
            filters.any_word("kind", words("kind", kind, SourceKind))
        if publisher is not None:
            filters.any_of("publisher", texts("publisher", publisher))
        if lang is not None:
            filters.any_of("lang", texts("lang", lang))
        return self._narrow(filters)
