"""Interventions: found by kind, place, vendor and party."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from camwatch.arrow.compute import pc
from camwatch.collections.base import Collection
from camwatch.collections.claims import jurisdictions, read_twice, resolve_all, vendors_and_classes
from camwatch.collections.filters import OneOrMore, Records, places, truth, words
from camwatch.model.body import Body
from camwatch.model.intervention import Intervention
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import InterventionKind

if TYPE_CHECKING:
    from typing import Self

__all__ = ["Interventions"]


class Interventions(Collection[Intervention]):
    """Attempts to bring about commitments, such as letters and petitions."""

    table_name = "interventions"
    _shown = ("kind", "date", "jurisdiction", "summary")

    def where(
        self,
        *,
        kind: OneOrMore | None = None,
        jurisdiction: OneOrMore | None = None,
        vendor: Records[Vendor] | None = None,
        actor: Records[Body] | None = None,
        target: Records[Body] | None = None,
        prompted: bool | None = None,
        read: bool | None = None,
    ) -> Self:
        """Return the interventions that match every keyword.

        Args:
            kind: Word of :class:`~camwatch.InterventionKind`, or several.
            jurisdiction: Country or region, as a code or a name, or several; parts of it are included.
            vendor: Vendor (record, id or name), or several; records that name a class with this vendor also match.
            actor: Body that acted (record, id or name), or several.
            target: Body that was addressed (record, id or name), or several.
            prompted: Whether a source says that it brought a commitment about (True) or none does (False).
            read: Whether a second person compared it, as it is now, with its sources.

        Raises:
            UnknownWord: If a value is not one of the choices.
            UnknownId: If no body has this id or vendor.
        """
        filters = self._filters()
        if kind is not None:
            filters.any_word("kind", words("kind", kind, InterventionKind))
        if jurisdiction is not None:
            held = jurisdictions(self._tables, self.table_name)
            filters.any_word("jurisdiction", places("jurisdiction", jurisdiction, held))
        if vendor is not None:
            filters.holds("vendors", vendors_and_classes(self._tables, vendor))
        if actor is not None:
            filters.holds("actors", resolve_all(self._tables, "bodies", "actor", actor), part="body")
        if target is not None:
            filters.holds("targets", resolve_all(self._tables, "bodies", "target", target), part="body")
        if prompted is not None:
            named: Any = self._tables.table("commitments")["prompted_by"].combine_chunks()
            worked = pc.is_in(filters.column("id"), value_set=pc.unique(pc.list_flatten(named)))
            filters.mask(worked if truth("prompted", prompted) else pc.invert(worked))
        if read is not None:
            read_twice(self._tables, filters, self.table_name, read)
        return self._narrow(filters)
