"""Claims about one vendor each: brands, figures, ownership and device rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from camwatch.collections.base import Collection
from camwatch.collections.claims import resolve_all
from camwatch.collections.filters import OneOrMore, Records, texts, words
from camwatch.model.brand import Brand
from camwatch.model.device_rule import DeviceRule
from camwatch.model.figure import Figure
from camwatch.model.ownership import Ownership
from camwatch.model.record import Record
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import DeviceKind, Metric, Relation

if TYPE_CHECKING:
    from typing import Self

__all__ = ["Brands", "DeviceRules", "Figures", "Ownerships"]

R = TypeVar("R", bound=Record)


class _OfVendor(Collection[R]):
    """Claims about one vendor each."""

    def _of(self, vendor: Records[Vendor] | None, **known: list[str] | None) -> Self:
        filters = self._filters()
        if vendor is not None:
            filters.any_of("vendor", resolve_all(self._tables, "vendors", "vendor", vendor))
        for column, values in known.items():
            if values is not None:
                filters.any_word(column, values)
        return self._narrow(filters)


class Brands(_OfVendor[Brand]):
    """Names that vendors' goods are sold under."""

    table_name = "brands"
    _shown = ("vendor", "name", "relation", "as_of")

    def where(self, *, vendor: Records[Vendor] | None = None, relation: OneOrMore | None = None) -> Self:
        """Return the brands that match every keyword.

        Args:
            vendor: Vendor (record, id or name), or several.
            relation: Word of :class:`~camwatch.Relation`, or several.

        Raises:
            UnknownWord: If the relation is not one of the choices.
            UnknownId: If no vendor has this id.
        """
        return self._of(vendor, relation=None if relation is None else words("relation", relation, Relation))


class Figures(_OfVendor[Figure]):
    """Numbers that vendors reported."""

    table_name = "figures"
    _shown = ("vendor", "metric", "period_end", "value", "currency")

    def where(self, *, vendor: Records[Vendor] | None = None, metric: OneOrMore | None = None) -> Self:
        """Return the figures that match every keyword.

        Args:
            vendor: Vendor (record, id or name), or several.
            metric: Word of :class:`~camwatch.Metric`, or several.

        Raises:
            UnknownWord: If the metric is not one of the choices.
            UnknownId: If no vendor has this id.
        """
        return self._of(vendor, metric=None if metric is None else words("metric", metric, Metric))


class Ownerships(_OfVendor[Ownership]):
    """Shares that are held in vendors."""

    table_name = "ownership"
    _shown = ("vendor", "holder", "share_percent", "as_of")

    def where(self, *, vendor: Records[Vendor] | None = None, holder: OneOrMore | None = None) -> Self:
        """Return the shares that match every keyword.

        Args:
            vendor: Vendor (record, id or name), or several.
            holder: Name of a holder as the register spells it, or several.

        Raises:
            UnknownId: If no vendor has this id.
        """
        return self._of(vendor, holder=None if holder is None else texts("holder", holder))


class DeviceRules(_OfVendor[DeviceRule]):
    """Rules that recognise vendors' equipment."""

    table_name = "device_rules"
    _shown = ("vendor", "kind", "pattern", "device")

    def where(self, *, vendor: Records[Vendor] | None = None, kind: OneOrMore | None = None) -> Self:
        """Return the rules that match every keyword.

        Args:
            vendor: Vendor (record, id or name), or several.
            kind: Word of :class:`~camwatch.DeviceKind`, or several.

        Raises:
            UnknownWord: If the kind is not one of the choices.
            UnknownId: If no vendor has this id.
        """
        return self._of(vendor, kind=None if kind is None else words("kind", kind, DeviceKind))
