"""Interventions: found by kind, place, vendor and party."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from camwatch.arrow.compute import pc
from camwatch.collections.base import Collection
from camwatch.collections.claims import resolve_all, vendors_and_classes
from camwatch.collections.filters import OneOrMore, countries, words
from camwatch.model.intervention import Intervention
from camwatch.model.vocabulary import InterventionKind

if TYPE_CHECKING:
    from typing import Self

__all__ = ["Interventions"]


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
