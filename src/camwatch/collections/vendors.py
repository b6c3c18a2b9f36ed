"""Vendors: found by kind, country and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camwatch.collections.filters import OneOrMore, places, words
from camwatch.collections.named import NamedCollection
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import VendorKind

if TYPE_CHECKING:
    from typing import Self

__all__ = ["Vendors"]


class Vendors(NamedCollection[Vendor]):
    """Makers and sellers of cameras, and classes of them."""

    table_name = "vendors"

    def where(self, *, kind: OneOrMore | None = None, country: OneOrMore | None = None) -> Self:
        """Return the vendors that fit every keyword.

        Args:
            kind: Word of :class:`~camwatch.VendorKind`, or several.
            country: Country of the seat, as a code or a name, or several.

        Raises:
            UnknownWord: If a value is not one of the choices.
        """
        filters = self._filters()
        if kind is not None:
            filters.any_word("kind", words("kind", kind, VendorKind))
        if country is not None:
            held = self._store.codes("vendors", "country").dictionary.to_pylist()
            filters.any_word("country", places("country", country, map(str, held)))
        return self._narrow(filters)

    def _narrowed(self, country: OneOrMore | None, kind: OneOrMore | None) -> Self:
        return self.where(country=country, kind=kind)
