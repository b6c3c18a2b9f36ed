"""The engine: the tables, rows and records of one release, from files that are checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pyarrow as pa

from camwatch.arrow.arrays import integer, positions_array
from camwatch.arrow.compute import pc
from camwatch.arrow.rows import from_row, link
from camwatch.arrow.schema import REVISION, record_columns
from camwatch.errors import DamagedData, RetiredRecord, UnknownArgument, UnknownId, UnknownRelease, nearest
from camwatch.model.record import Record
from camwatch.model.tables import STORED
from camwatch.store.archive import Archive
from camwatch.store.evidence import with_evidence
from camwatch.store.joined import with_joined
from camwatch.store.release import Release
from camwatch.wording import noun

if TYPE_CHECKING:
    from camwatch.dataset import Dataset

__all__ = ["Tables"]

_FEW, _SMALL = 1_500, 20_000
"""So few rows are left out of so small a table without Arrow's functions, whose import takes 30 ms."""

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class Tables:
    """The tables of one release, each read when it is first asked for.

    Any number of threads may ask at once, from the first moment on: what is worked out is put in its place whole, by
    one step, and never changes. No lock is used, so a process that forks while a thread is at work cannot copy a lock
    that is held.

    Args:
        archive: The files.
        release: One of the releases of the archive.
        facade: Makes the dataset of the tables, which the links of their records lead through.
        others: The tables of the archive's other releases that are open, by ordinal.
    """

    def __init__(
        self,
        archive: Archive,
        release: Release,
        facade: Callable[[Tables], Dataset],
        others: dict[int, Tables] | None = None,
    ) -> None:
        self.archive = archive
        self.release = release
        self.facade = facade
        self._others = {} if others is None else others
        self._others.setdefault(release.ordinal, self)
        self._results: dict[Hashable, Any] = {}

    def once(self, key: Hashable, work_out: Callable[[], T]) -> T:
        """Return what a function gives; it is called when the key is first asked for.

        Threads that ask for the first time together may each call it; all get the result that was there first.
        """
        results = self._results
        if key not in results:
            results.setdefault(key, work_out())
        result: T = results[key]
        return result

    @property
    def dataset(self) -> Dataset:
        """The dataset of these tables, as its users know it."""
        return self.once("dataset", lambda: self.facade(self))

    def at(self, release: Release) -> Tables:
        """Return the tables of another release of the same files."""
        if release.ordinal not in self._others:
            Tables(self.archive, release, self.facade, self._others)
        return self._others[release.ordinal]

    def of_version(self, version: str | None) -> Tables:
        """Return the tables of a version of the same files, the newest if it is None.

        Raises:
            UnknownRelease: If no release has this version.
            UnknownArgument: If the version is not a str.
        """
        if version is not None and not isinstance(version, str):
            raise UnknownArgument(f"expected the version of a release as a str, got {type(version).__name__}")
        releases = self.archive.releases
        for release in reversed(releases):
            if version is None or release.version == version:
                return self.at(release)
        raise UnknownRelease(
            f"no release has the version {version!r}; {nearest(str(version), [one.version for one in releases])}"
        )

    @property
    def known_by(self) -> dt.date:
        """The day by which everything in the release had happened: the day of the release."""
        return self.release.date

    def count(self, table: str) -> int:
        """Return how many records a table has, without reading it."""
        return self.release.counts[table]

    def _current(self, rows: pa.Table) -> pa.Table:
        """Keep, of all revisions, the rows of this release."""
        since: Any = rows["since"]
        until: Any = rows["until"]
        newest = self.release.ordinal == self.archive.releases[-1].ordinal
        gone = len(rows) - until.null_count
        if newest and gone <= _FEW and len(rows) <= _SMALL:
            rows = _without(rows, [place for place, last in enumerate(until.to_pylist()) if last is not None])
        elif not newest or gone:
            ordinal = integer(self.release.ordinal)
            current = pc.or_kleene(pc.is_null(until), pc.greater(until, ordinal))
            rows = rows.filter(pc.and_(pc.less_equal(since, ordinal), current)).combine_chunks()
        return rows.drop_columns([field.name for field in REVISION])

    def stored(self, table: str) -> pa.Table:
        """Return a table as it is stored, rows in the order of their ids."""
        return self.once(("stored", table), lambda: self._current(self.archive.read(table)))

    def _columns(self, table: str, names: Sequence[str]) -> pa.Table:
        """Return some columns of a table as it is stored, without reading the others."""
        if ("stored", table) in self._results:
            return self.stored(table).select(list(names))
        read = [*names, *(field.name for field in REVISION)]
        return self.once(("columns", table, *names), lambda: self._current(self.archive.read(table, read)))

    def table(self, table: str) -> pa.Table:
        """Return a table with its joined columns, rows in the order of their ids."""
        return self.once(("joined", table), lambda: with_joined(table, self.stored(table), self._columns))

    def is_read(self, table: str) -> bool:
        """Return whether a table has been read with its joined columns, so that a row costs nothing more."""
        return ("joined", table) in self._results

    def with_evidence(self, table: str) -> pa.Table:
        """Return a table with its joined columns and :func:`~camwatch.store.evidence.evidence_columns`."""
        return self.once(("evidence", table), lambda: with_evidence(table, self.table(table), self.table))

    def reading(self, table: str, record_id: str) -> Mapping[str, Any] | None:
        """Return the second reading of a record as it is in this release; None if there is none."""
        return self._row_here("readings", f"{table}/{record_id}")

    def codes(self, table: str, column: str) -> pa.DictionaryArray[Any, Any]:
        """Return a column of few different words, encoded by them."""
        return self.once(
            ("codes", table, column), lambda: self.table(table)[column].combine_chunks().dictionary_encode()
        )

    def positions(self, table: str, ids: list[str]) -> pa.Array[Any]:
        """Return the positions of the rows with some ids, in the order of the ids.

        Raises:
            UnknownId: If no row has this id.
        """
        places = self.once(
            ("places", table), lambda: {one: place for place, one in enumerate(self.table(table)["id"].to_pylist())}
        )
        for record_id in ids:
            if record_id not in places:
                raise UnknownId(
                    f"no {noun(STORED[table])} has the id {record_id!r}; "
                    f"{nearest(record_id, map(str, places), of=table)}"
                )
        return positions_array(places[record_id] for record_id in ids)

    def _group(self, table: str, group: int) -> pa.Table:
        """Return the rows of a row group, of every release."""
        return self.once(("group", table, group), lambda: self.archive.read_group(table, group))

    def _row_here(self, table: str, record_id: str) -> dict[str, Any] | None:
        """Return the row of this release with exactly this id, reading no more than its row group."""
        if (rows := self._results.get(("stored", table))) is not None:
            place = _first(rows, record_id)
            return _row_at(rows, table, place) if _is_at(rows, record_id, place) else None
        ordinal = self.release.ordinal
        for group in self.archive.groups_with(table, record_id):
            rows = self._group(table, group)
            place = _first(rows, record_id)
            while _is_at(rows, record_id, place):
                since, until = (rows[field.name][place].as_py() for field in REVISION)
                if since <= ordinal and (until is None or until > ordinal):
                    return _row_at(rows, table, place)
                place += 1
        return None

    def _follow(self, table: str, record_id: str) -> tuple[str, Mapping[str, Any] | None, str | None]:
        """Return the id that redirects lead to, with its row or, if that record was withdrawn, the reason."""
        if not isinstance(record_id, str):
            raise UnknownId(f"expected an id as a str, got {type(record_id).__name__}")
        # Reconciliation gives ids out with their table: bodies/gb-tesco.
        path = [record_id.removeprefix(f"{table}/")]
        while (row := self._row_here(table, path[-1])) is None:
            retired = self.retirement(table, path[-1])
            if retired is None:
                near = nearest(record_id, map(str, self.stored(table)["id"].to_pylist()), of=table)
                raise UnknownId(f"no {noun(STORED[table])} has the id {record_id!r}; {near}")
            successor = retired["successor"]
            if successor is None:
                return path[-1], None, retired["reason"]
            if successor in path:
                raise DamagedData(
                    f"the redirects of {self.archive.path} lead in a circle: {table} {' to '.join([*path, successor])}"
                )
            path.append(successor)
        return path[-1], row, None

    def _live(self, table: str, record_id: str) -> tuple[str, Mapping[str, Any]]:
        """Return the id that redirects lead to, with its row; a record that was withdrawn is refused."""
        last, row, withdrawn = self._follow(table, record_id)
        if row is None:
            raise RetiredRecord(f"the {noun(STORED[table])} {record_id!r} was withdrawn: {withdrawn}")
        return last, row

    def row(self, table: str, record_id: str) -> Mapping[str, Any]:
        """Return the row with an id, following redirects.

        Raises:
            RetiredRecord: If the record was withdrawn.
            UnknownId: If there never was such a record; the message lists the nearest ids.
            DamagedData: If the redirects lead in a circle.
        """
        return self._live(table, record_id)[1]

    def row_of(self, cls: type[Record], record_id: str) -> Mapping[str, Any]:
        """Return the row of a record of a class by its id, as :meth:`row` does."""
        return self.row(next(table for table in STORED if STORED[table] is cls), record_id)

    def known_id(self, table: str, record_id: str) -> str | None:
        """Return the id that an id leads to, or None if the record is unknown or was withdrawn."""
        plain = record_id.removeprefix(f"{table}/")
        if self._row_here(table, plain) is None and self.retirement(table, plain) is None:
            return None
        last, row, _ = self._follow(table, record_id)
        return None if row is None else last

    def canonical_id(self, table: str, record_id: str) -> str:
        """Return the id that an id leads to: itself, or the id of the record it was merged into.

        Raises:
            RetiredRecord: If the record was withdrawn.
            UnknownId: If there never was such a record; the message lists the nearest ids.
            DamagedData: If the redirects lead in a circle.
        """
        return self._live(table, record_id)[0]

    def last_id(self, table: str, record_id: str) -> str:
        """Return the id that redirects lead to, of a record that was withdrawn too.

        Raises:
            UnknownId: If there never was such a record; the message lists the nearest ids.
            DamagedData: If the redirects lead in a circle.
        """
        return self._follow(table, record_id)[0]

    def retirement(self, table: str, record_id: str) -> Mapping[str, Any] | None:
        """Return what became of a record that the register no longer holds: its successor, if any, and why."""
        return self._row_here("retired", f"{table}/{record_id}")

    def record(self, cls: type[R], row: Mapping[str, Any]) -> R:
        """Make a record of a row, linked to these tables."""
        record = from_row(cls, row)
        link(record, self)
        return record

    def changed(self, table: str, other: Release) -> pa.Table:
        """Return the rows that only one of two releases has, with the columns of a revision."""
        return self.archive.changed(table, *sorted((self.release.ordinal, other.ordinal)))

    @property
    def path(self) -> Path:
        """The directory that the files are from."""
        return self.archive.path

    # Tables never change, so a copy is the same object. Pickling is defined in the module that opens them.

    def __copy__(self) -> Tables:
        return self

    def __deepcopy__(self, memo: object) -> Tables:
        return self

    def __repr__(self) -> str:
        return f"<tables of {self.release.version}>"


def _without(rows: pa.Table, places: list[int]) -> pa.Table:
    """Leave out some rows, whose places are in order."""
    if not places:
        return rows
    bounds = zip([0, *(place + 1 for place in places)], [*places, len(rows)], strict=True)
    # Slicing a batch takes half as long as slicing a table, and a filter would import Arrow's compute functions.
    (batch,) = rows.combine_chunks().to_batches()
    kept = [batch.slice(start, end - start) for start, end in bounds if end > start]
    return pa.Table.from_batches(kept, rows.schema).combine_chunks()


def _first(rows: pa.Table, record_id: str) -> int:
    """Return the position of the first row with an id, or the position at which it would be inserted."""
    ids = rows["id"]
    low, high = 0, len(ids)
    while low < high:
        middle = (low + high) // 2
        if ids[middle].as_py() < record_id:
            low = middle + 1
        else:
            high = middle
    return low


def _is_at(rows: pa.Table, record_id: str, place: int) -> bool:
    return place < len(rows) and rows["id"][place].as_py() == record_id


def _row_at(rows: pa.Table, table: str, place: int) -> dict[str, Any]:
    row: dict[str, Any] = rows.slice(place, 1).select(record_columns(table)).to_pylist()[0]
    return row
