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
    """A field whose value changed.

    Values have JSON types: strings, numbers, lists and mappings.
    """

    field: str
    """The name of the column."""
    before: Any
    """Its value in the earlier release; None if it was absent."""
    after: Any
    """Its value in the later release; None if it is absent."""


@attrs.frozen(kw_only=True, eq=False)
class Change:
    """The change of one record between two releases."""

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
        """The record in the earlier release; None if it was added."""
        record: Record | None = self._record(0)
        return record

    @property
    def after(self) -> Record | None:
        """The record in the later release; None if it was removed."""
        record: Record | None = self._record(1)
        return record

    @property
    def row(self) -> Mapping[str, Any]:
        """The newest row of the record, by column: the later one or, if it was removed, the earlier one."""
        row = self._rows[1] or self._rows[0]
        assert row is not None
        return row

    @property
    def name(self) -> str:
        """Label of the record: its name, title or summary; empty if it has none."""
        return next((str(self.row[column]) for column in _NAMES if self.row.get(column)), "")
