"""Vendors: found by kind, country and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camwatch.collections.claims import classes_of, resolve_all
from camwatch.collections.filters import OneOrMore, Records, places, words
from camwatch.collections.named import NamedCollection
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import VendorKind
from camwatch.wording import listed

if TYPE_CHECKING:
    from typing import Self

    from camwatch.plot.picture import Picture

__all__ = ["Vendors"]


class Vendors(NamedCollection[Vendor]):
    """Makers and sellers of cameras, and classes of them."""

    table_name = "vendors"
    _shown = ("name", "kind", "country")

    def where(
        self,
        *,
        kind: OneOrMore | None = None,
        country: OneOrMore | None = None,
        member: Records[Vendor] | None = None,
    ) -> Self:
        """Return the vendors that match every keyword.

        Args:
            kind: Word of :class:`~camwatch.VendorKind`, or several.
            country: Country of the seat, as a code or a name, or several.
            member: Vendor (record, id or name) that is in the class, as a member or by its rule, or several.

        Raises:
            UnknownWord: If a value is not one of the choices.
            UnknownId: If no vendor has the id of the member.
        """
        filters = self._filters()
        if kind is not None:
            filters.any_word("kind", words("kind", kind, VendorKind))
        if country is not None:
            held = self._tables.codes("vendors", "country").dictionary.to_pylist()
            filters.any_word("country", places("country", country, map(str, held)))
        if member is not None:
            filters.any_of("id", classes_of(self._tables, resolve_all(self._tables, "vendors", "member", member)))
        return self._narrow(filters)

    def _narrowed(self, country: OneOrMore | None, kind: OneOrMore | None) -> Self:
        return self.where(country=country, kind=kind)

    def _elsewhere(self, text: str) -> str:
        from camwatch.names.normalise import fold

        name = fold(text).strip()
        brands = self._tables.stored("brands")
        vendors = {
            str(vendor)
            for brand, vendor in zip(brands["name"].to_pylist(), brands["vendor"].to_pylist(), strict=True)
            if fold(str(brand)).strip() == name
        }
        makers = [f"{vendor.name} ({vendor.id})" for vendor in self if vendor.id in vendors]
        if not makers:
            return ""
        brand = f"according to a source, it is a brand on goods made by {listed(makers)}"
        return f"; {brand}. If you mean the maker, use its id"

    def plot(self, vendor: str, *, title: str | None = None) -> Picture:
        """Draw a vendor's reported results by year, the promises about it and the acts of national authorities.

        Revenue and net profit of whole years are drawn; a year that had ended and has no figure is shown as unknown.
        Marked and numbered are the promises about it, or a class that it is in, of national governments, parliaments,
        regulators and international organisations by statute, regulation or directive; one known to the month or year
        is in the middle of it.

        Args:
            vendor: Id of the vendor.
            title: The title; if None, a description of what is drawn.

        Raises:
            UnknownId: If no vendor has this id.
            MissingExtra: If the extra ``plot`` is not installed.
        """
        from camwatch.plot.results import results

        return results(self[vendor], title=title, release=self._tables.release)
