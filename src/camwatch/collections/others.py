"""The other tables of claims."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, TypeVar

from camwatch.arrow.compute import pc
from camwatch.collections.base import Collection
from camwatch.collections.claims import by_body, resolve_all, vendors_and_classes
from camwatch.collections.filters import OneOrMore, countries, texts, words
from camwatch.model.brand import Brand
from camwatch.model.device_rule import DeviceRule
from camwatch.model.figure import Figure
from camwatch.model.intervention import Intervention
from camwatch.model.ownership import Ownership
from camwatch.model.record import Record
from camwatch.model.statistic import Statistic
from camwatch.model.tie import Tie
from camwatch.model.vocabulary import DeviceKind, InterventionKind, Metric, Relation, TieKind, Unit

if TYPE_CHECKING:
    from typing import Self

__all__ = ["Brands", "DeviceRules", "Figures", "Interventions", "Ownerships", "Statistics", "Ties"]

R = TypeVar("R", bound=Record)


class Ties(Collection[Tie]):
    """What bodies have to do with vendors."""

    table_name = "ties"

    def where(
        self,
        *,
        body: OneOrMore | None = None,
        body_kind: OneOrMore | None = None,
        country: OneOrMore | None = None,
        vendor: OneOrMore | None = None,
        kind: OneOrMore | None = None,
        present: bool | None = None,
    ) -> Self:
        """Return the ties that fit every keyword.

        Args:
            body: Id of a body, or several.
            body_kind: Word of :class:`~camwatch.BodyKind`, or several.
            country: ISO 3166-1 alpha-2 code of the body's country, or several.
            vendor: Id of a vendor, or several; what names a class that it is in is found too.
            kind: Word of :class:`~camwatch.TieKind`, or several.
            present: Whether the relation stood (True) or was said not to (False).

        Raises:
            UnknownWord: If a value is not one of the choices.
            UnknownId: If there is no such body or vendor.
        """
        filters = self._filters()
        by_body(self._store, filters, body=body, body_kind=body_kind, country=country)
        if vendor is not None:
            filters.any_of("vendor", vendors_and_classes(self._store, vendor))
        if kind is not None:
            filters.any_word("kind", words("kind", kind, TieKind))
        if present is not None:
            filters.is_true("present", present)
        return self._narrow(filters)

    def in_use(self) -> dict[str, bool]:
        """Say of each body with a tie of kind ``uses`` whether, by the newest of them, it uses the equipment.

        Returns:
            By the id of the body. Of two ties of one date, that it uses it counts; one without a date is the oldest.
        """
        newest: dict[str, tuple[dt.date, bool]] = {}
        for row in self.where(kind=TieKind.USES).select("body", "as_of_latest", "present").to_pylist():
            seen = (row["as_of_latest"] or dt.date.min, row["present"])
            newest[row["body"]] = max(seen, newest.get(row["body"], seen))
        return {body: present for body, (_, present) in newest.items()}


class Interventions(Collection[Intervention]):
    """Acts meant to bring commitments about."""

    table_name = "interventions"

    def where(
        self,
        *,
        kind: OneOrMore | None = None,
        jurisdiction: OneOrMore | None = None,
        vendor: OneOrMore | None = None,
        actor: OneOrMore | None = None,
        target: OneOrMore | None = None,
        prompted: bool | None = None,
    ) -> Self:
        """Return the interventions that fit every keyword.

        Args:
            kind: Word of :class:`~camwatch.InterventionKind`, or several.
            jurisdiction: ISO 3166-1 or 3166-2 code, or several, parts of it included.
            vendor: Id of a vendor, or several; what names a class that it is in is found too.
            actor: Id of a body that acted, or several.
            target: Id of a body that was addressed, or several.
            prompted: Whether a source says that it brought a commitment about (True) or none does (False).

        Raises:
            UnknownWord: If a value is not one of the choices.
            UnknownId: If there is no such body or vendor.
        """
        filters = self._filters()
        if kind is not None:
            filters.any_word("kind", words("kind", kind, InterventionKind))
        if jurisdiction is not None:
            filters.within("jurisdiction", countries("jurisdiction", jurisdiction))
        if vendor is not None:
            filters.holds("vendors", vendors_and_classes(self._store, vendor))
        if actor is not None:
            filters.holds("actors", resolve_all(self._store, "bodies", "actor", actor), part="body")
        if target is not None:
            filters.holds("targets", resolve_all(self._store, "bodies", "target", target), part="body")
        if prompted is not None:
            named: Any = self._store.table("commitments")["prompted_by"].combine_chunks()
            worked = pc.is_in(filters.column("id"), value_set=pc.unique(pc.list_flatten(named)))
            filters.mask(worked if prompted else pc.invert(worked))
        return self._narrow(filters)


class Statistics(Collection[Statistic]):
    """Counts and shares over many bodies."""

    table_name = "statistics"

    def where(
        self,
        *,
        jurisdiction: OneOrMore | None = None,
        vendor: OneOrMore | None = None,
        publisher: OneOrMore | None = None,
        unit: OneOrMore | None = None,
    ) -> Self:
        """Return the statistics that fit every keyword.

        Args:
            jurisdiction: ISO 3166-1 or 3166-2 code, or several, parts of it included.
            vendor: Id of a vendor, or several; what names a class that it is in is found too.
            publisher: Who worked the figure out, as it stands in the register, or several.
            unit: Word of :class:`~camwatch.Unit`, or several.

        Raises:
            UnknownWord: If a value is not one of the choices.
            UnknownId: If there is no such vendor.
        """
        filters = self._filters()
        if jurisdiction is not None:
            filters.within("jurisdiction", countries("jurisdiction", jurisdiction))
        if vendor is not None:
            filters.holds("vendors", vendors_and_classes(self._store, vendor))
        if publisher is not None:
            filters.any_of("publisher", texts("publisher", publisher))
        if unit is not None:
            filters.any_word("unit", words("unit", unit, Unit))
        return self._narrow(filters)


class _OfVendor(Collection[R]):
    """Claims about one vendor each."""

    def _of(self, vendor: OneOrMore | None, **known: list[str] | None) -> Self:
        filters = self._filters()
        if vendor is not None:
            filters.any_of("vendor", resolve_all(self._store, "vendors", "vendor", vendor))
        for column, values in known.items():
            if values is not None:
                filters.any_word(column, values)
        return self._narrow(filters)


class Brands(_OfVendor[Brand]):
    """Names that vendors' goods are sold under."""

    table_name = "brands"

    def where(self, *, vendor: OneOrMore | None = None, relation: OneOrMore | None = None) -> Self:
        """Return the brands of a vendor or several, or with a word of :class:`~camwatch.Relation`.

        Raises:
            UnknownWord: If the relation is not one of the choices.
            UnknownId: If there is no such vendor.
        """
        return self._of(vendor, relation=None if relation is None else words("relation", relation, Relation))


class Figures(_OfVendor[Figure]):
    """Numbers that vendors reported."""

    table_name = "figures"

    def where(self, *, vendor: OneOrMore | None = None, metric: OneOrMore | None = None) -> Self:
        """Return the figures of a vendor or several, or with a word of :class:`~camwatch.Metric`.

        Raises:
            UnknownWord: If the metric is not one of the choices.
            UnknownId: If there is no such vendor.
        """
        return self._of(vendor, metric=None if metric is None else words("metric", metric, Metric))


class Ownerships(_OfVendor[Ownership]):
    """Shares that are held in vendors."""

    table_name = "ownership"

    def where(self, *, vendor: OneOrMore | None = None, holder: OneOrMore | None = None) -> Self:
        """Return the shares held in a vendor or several, or by a holder as it stands in the register.

        Raises:
            UnknownId: If there is no such vendor.
        """
        return self._of(vendor, holder=None if holder is None else texts("holder", holder))


class DeviceRules(_OfVendor[DeviceRule]):
    """How vendors' equipment is recognised."""

    table_name = "device_rules"

    def where(self, *, vendor: OneOrMore | None = None, kind: OneOrMore | None = None) -> Self:
        """Return the rules of a vendor or several, or with a word of :class:`~camwatch.DeviceKind`.

        Raises:
            UnknownWord: If the kind is not one of the choices.
            UnknownId: If there is no such vendor.
        """
        return self._of(vendor, kind=None if kind is None else words("kind", kind, DeviceKind))
