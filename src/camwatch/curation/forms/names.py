"""The body or vendor that a form names: one record or several candidates, never a guess."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from camwatch.arrow.rows import table_of
from camwatch.curation.records import Records
from camwatch.errors import MissingExtra
from camwatch.model.body import Body
from camwatch.model.place import inside
from camwatch.model.vendor import Vendor
from camwatch.names.prepared import index_of
from camwatch.names.resolve import Asked

__all__ = ["Named", "Register"]

_MOST = 8


@attrs.frozen
class Named:
    """The result of looking up a name from a form."""

    id: str | None
    """The id of the record; None if the name does not identify one."""
    candidates: tuple[Body | Vendor, ...] = ()
    """The records that the name may mean, if it does not identify one."""
    exact: bool = False
    """Whether the candidates have exactly this name."""


class Register:
    """The bodies or vendors of a folder of records, by their names.

    Args:
        records: The records.
        table: ``bodies`` or ``vendors``.
    """

    def __init__(self, records: Records, table: str) -> None:
        self._found: Sequence[Any] = records.table(table)
        self._ids = {record.id: record for record in self._found}
        self._index = index_of(table, table_of(table, self._found))

    def named(self, text: str, *, jurisdiction: str | None = None, kind: str | None = None) -> Named:
        """Look up a name or an id.

        Args:
            text: The name or the id.
            jurisdiction: Code of the place in which the body is.
            kind: Word of :class:`~camwatch.BodyKind`.
        """
        if text in self._ids:
            return Named(text)
        allowed = None
        if jurisdiction is not None or kind is not None:
            allowed = frozenset(
                place
                for place, record in enumerate(self._found)
                if (jurisdiction is None or inside(record.jurisdiction, jurisdiction)) and kind in (None, record.kind)
            )
        asked = Asked(self._index, allowed)
        verdict = asked.resolve(text)
        if verdict.position is not None:
            return Named(self._found[verdict.position].id)
        if verdict.hits:
            return Named(None, self._at(hit.entry.position for hit in verdict.hits), exact=True)
        try:
            near = asked.find(text, _MOST)
        except MissingExtra:  # without it, only exact matches are found
            near = []
        return Named(None, self._at(one.entry.position for one in near))

    def _at(self, positions: Iterable[int]) -> tuple[Any, ...]:
        return tuple(self._found[place] for place in list(dict.fromkeys(positions))[:_MOST])
