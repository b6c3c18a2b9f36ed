"""The change: what became of one record between two releases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import attrs

from camwatch.model.record import Record
from camwatch.model.tables import TABLES
from camwatch.store.tables import Tables

__all__ = ["Change", "ChangeKind", "FieldChange"]

ChangeKind = Literal["added", "removed", "changed"]

_NAMES = ("name", "title", "summary")


@attrs.frozen
class FieldChange:
    """A field that has another value.

    Values are those of a row: texts, numbers, lists and mappings, as JSON has them.
    """

    field: str
    """The name of the column."""
    before: Any
    """Its value in the release before; None where it was absent."""
    after: Any
    """Its value in the release after; None where it is absent."""


@attrs.frozen(kw_only=True, eq=False)
class Change:
    """What became of one record between two releases."""

    kind: ChangeKind
    """``added``, ``removed`` or ``changed``."""
    table: str
    """The table of the record."""
    id: str
    """The id of the record."""
    fields: tuple[FieldChange, ...] = ()
    """The fields that have another value, of a record that was changed."""
    successor: str | None = None
    """The id of the record that it was merged into, of one that was removed."""
    reason: str | None = None
    """Why the record was merged or withdrawn, of one that was removed."""
    _tables: tuple[Tables, Tables] = attrs.field(repr=False)
    _rows: tuple[Mapping[str, Any] | None, Mapping[str, Any] | None] = attrs.field(repr=False)

    def _record(self, place: int) -> Any:
        row = self._rows[place]
        return None if row is None else self._tables[place].record(TABLES[self.table], row)

    @property
    def before(self) -> Record | None:
        """The record as the release before has it; None where it was added."""
        record: Record | None = self._record(0)
        return record

    @property
    def after(self) -> Record | None:
        """The record as the release after has it; None where it was removed."""
        record: Record | None = self._record(1)
        return record

    @property
    def row(self) -> Mapping[str, Any]:
        """The newest row of the record, by column: the one after or, where it was removed, before."""
        row = self._rows[1] or self._rows[0]
        assert row is not None
        return row

    @property
    def name(self) -> str:
        """What to call the record: its name, its title or its summary; empty where it has none."""
        return next((str(self.row[column]) for column in _NAMES if self.row.get(column)), "")
