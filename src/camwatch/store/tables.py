"""The rows of one release, as the stored tables hold them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from camwatch.arrow.arrays import integer
from camwatch.arrow.compute import pc
from camwatch.arrow.schema import REVISION, record_columns
from camwatch.errors import RetiredRecord, UnknownId, nearest
from camwatch.store.archive import Archive
from camwatch.store.corroboration import with_corroboration
from camwatch.store.joined import with_joined
from camwatch.store.release import Release

__all__ = ["ReleaseRows"]


class ReleaseRows:
    """The rows of one release, each table read when it is first asked for."""

    def __init__(self, archive: Archive, release: Release) -> None:
        self._archive = archive
        self._tables: dict[str, pa.Table] = {}
        self._joined: dict[str, pa.Table] = {}
        self._whole: dict[str, pa.Table] = {}
        self._codes: dict[tuple[str, str], pa.DictionaryArray[Any, Any]] = {}
        self._groups: dict[tuple[str, int], pa.Table] = {}
        self.release: Release = release
        """Which release it is."""

    @property
    def known_by(self) -> dt.date:
        """The day by which everything that the dataset holds had happened: that of its release."""
        return self.release.date

    def count(self, table: str) -> int:
        """Return how many records a table has, without reading it."""
        return self.release.counts[table]

    def _current(self, rows: pa.Table) -> pa.Table:
        """Keep, of all revisions, the rows that stand in this release."""
        since: Any = rows["since"]
        until: Any = rows["until"]
        newest = self.release.ordinal == self._archive.releases[-1].ordinal
        if not (newest and until.null_count == len(rows)):
            ordinal = integer(self.release.ordinal)
            standing = pc.or_kleene(pc.is_null(until), pc.greater(until, ordinal))
            rows = rows.filter(pc.and_(pc.less_equal(since, ordinal), standing)).combine_chunks()
        return rows.drop_columns([field.name for field in REVISION])

    def _stored(self, table: str) -> pa.Table:
        if table not in self._tables:
            self._tables[table] = self._current(self._archive.read(table))
        return self._tables[table]

    def table(self, table: str) -> pa.Table:
        """Return a table with its joined columns, rows in the order of their ids."""
        if table not in self._joined:
            self._joined[table] = with_joined(table, self._stored(table), self._stored)
        return self._joined[table]

    def codes(self, table: str, column: str) -> pa.DictionaryArray[Any, Any]:
        """Return a column of few different words, encoded by them; made once."""
        if (table, column) not in self._codes:
            self._codes[table, column] = self.table(table)[column].combine_chunks().dictionary_encode()
        return self._codes[table, column]

    def whole(self, table: str) -> pa.Table:
        """Return a table with its joined columns and those of corroboration, worked out once."""
        if table not in self._whole:
            self._whole[table] = with_corroboration(table, self.table(table), self.table)
        return self._whole[table]

    def _row_here(self, table: str, record_id: str) -> dict[str, Any] | None:
        """Return the row of this release with exactly this id, reading no more than its row group."""
        if table in self._tables:
            return _row_in(self._tables[table], table, record_id)
        for group in self._archive.groups_with(table, record_id):
            if (table, group) not in self._groups:
                self._groups[table, group] = self._current(self._archive.read_group(table, group))
            if (row := _row_in(self._groups[table, group], table, record_id)) is not None:
                return row
        return None

    def row(self, table: str, record_id: str) -> Mapping[str, Any] | None:
        """Return the row with an id, following redirects; None where there is none."""
        return self._row_here(table, record_id) or self._row_here(table, self.resolve(table, record_id))

    def resolve(self, table: str, record_id: str) -> str:
        """Return the id that an id leads to: itself, or that of the record it was merged into.

        Raises:
            RetiredRecord: If the record was withdrawn.
            UnknownId: If there never was such a record; the message lists the nearest ids.
        """
        followed, withdrawn = self._follow(table, record_id)
        if withdrawn is not None:
            raise RetiredRecord(f"{record_id!r} of {table} was withdrawn: {withdrawn}")
        return followed

    def _follow(self, table: str, record_id: str) -> tuple[str, str | None]:
        """Return the id that redirects lead to and, where that record was withdrawn, the reason."""
        if not isinstance(record_id, str):
            raise UnknownId(f"an id is a text, not {type(record_id).__name__}")
        followed = record_id
        while self._row_here(table, followed) is None:
            retired = self.retirement(table, followed)
            if retired is None:
                near = nearest(record_id, map(str, self._stored(table)["id"].to_pylist()))
                raise UnknownId(f"{table} has no record {record_id!r}; {near}")
            if retired["successor"] is None:
                return followed, retired["reason"]
            followed = retired["successor"]
        return followed, None

    def retirement(self, table: str, record_id: str) -> Mapping[str, Any] | None:
        """Return what became of a record that the register no longer holds: its successor, if any, and why."""
        return self._row_here("retired", f"{table}/{record_id}")


def _row_in(rows: pa.Table, table: str, record_id: str) -> dict[str, Any] | None:
    ids = rows["id"]
    low, high = 0, len(ids)
    while low < high:
        middle = (low + high) // 2
        if ids[middle].as_py() < record_id:
            low = middle + 1
        else:
            high = middle
    if low == len(ids) or ids[low].as_py() != record_id:
        return None
    row: dict[str, Any] = rows.slice(low, 1).select(record_columns(table)).to_pylist()[0]
    return row
