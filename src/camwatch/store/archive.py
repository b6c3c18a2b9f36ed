"""The stored dataset: files that are checked before they are believed."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pyarrow as pa
import pyarrow.parquet as pq

from camwatch.arrow.arrays import integer, texts_array
from camwatch.arrow.compute import pc
from camwatch.arrow.schema import schema
from camwatch.errors import DamagedData
from camwatch.model.tables import STORED
from camwatch.store.release import Release

__all__ = ["BLOCK", "FORMAT", "INDEX", "SCHEMA_VERSION", "Archive", "StoredFile", "describe", "index_bytes"]

FORMAT = "camwatch-dataset"
SCHEMA_VERSION = 2
"""Version of the columns and tables that this library writes. Version 2 added `subject`, `due_kind`, `rule` and the
table `readings`."""
OLDEST_SCHEMA_VERSION = 1
"""Oldest version that this library reads: what came later is empty in it."""
INDEX = "releases.json"
BLOCK = 1 << 20
"""Files are checked in blocks of this many bytes, each before it is first read."""

_NO_CHECKSUM = "0" * 64


@attrs.frozen(kw_only=True)
class StoredFile:
    """What ``releases.json`` says of a file."""

    name: str
    bytes: int
    sha256: str
    blocks: tuple[str, ...]
    """The SHA-256 of each block, where there is more than one."""

    @property
    def block_hashes(self) -> tuple[str, ...]:
        """The SHA-256 of each block."""
        return self.blocks or (self.sha256,)


def describe(name: str, content: bytes) -> StoredFile:
    """Say of a file what ``releases.json`` says of it."""
    starts = range(0, len(content), BLOCK)
    many = len(starts) > 1
    return StoredFile(
        name=name,
        bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        blocks=tuple(hashlib.sha256(content[at : at + BLOCK]).hexdigest() for at in starts) if many else (),
    )


def index_bytes(releases: list[dict[str, Any]], files: list[StoredFile]) -> bytes:
    """Write ``releases.json``, with the SHA-256 of itself (taken with 64 zeros in its place)."""
    value = {
        "format": FORMAT,
        "schema_version": SCHEMA_VERSION,
        "checksum": _NO_CHECKSUM,
        "releases": releases,
        "files": {
            file.name: {key: item for key, item in attrs.asdict(file).items() if key != "name" and item != ()}
            for file in sorted(files, key=lambda file: file.name)
        },
    }
    raw = (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode()
    return raw.replace(_NO_CHECKSUM.encode(), hashlib.sha256(raw).hexdigest().encode(), 1)


def _read_index(path: Path) -> tuple[int, list[dict[str, Any]], dict[str, StoredFile]]:
    remedy = "reinstall camwatch, or build the dataset anew with `camwatch build`"
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise DamagedData(f"{path} cannot be read ({error.strerror}); {remedy}") from error
    try:
        value = json.loads(raw)
        if value["format"] != FORMAT:
            raise DamagedData(f"{path} is no index of a camwatch dataset: its format is {value['format']!r}")
        if value["schema_version"] not in range(OLDEST_SCHEMA_VERSION, SCHEMA_VERSION + 1):
            raise DamagedData(
                f"{path} has schema version {value['schema_version']!r}, and this camwatch reads "
                f"{OLDEST_SCHEMA_VERSION} to {SCHEMA_VERSION}; "
                "install the version of camwatch that came with the dataset"
            )
        checksum = value["checksum"]
        if hashlib.sha256(raw.replace(checksum.encode(), _NO_CHECKSUM.encode(), 1)).hexdigest() != checksum:
            raise DamagedData(f"{path} is damaged: its checksum does not fit; {remedy}")
        files = {
            name: StoredFile(name=name, **{**known, "blocks": tuple(known.get("blocks", ()))})
            for name, known in value["files"].items()
        }
        return value["schema_version"], value["releases"], files
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedData(f"{path} is no index of a camwatch dataset, or is damaged ({error}); {remedy}") from error


class _Checked(io.RawIOBase):
    """A file that is read in blocks, each checked against its SHA-256 before it is first given out."""

    def __init__(self, path: Path, known: StoredFile) -> None:
        self._path = path
        self._known = known
        self._blocks: dict[int, bytes] = {}
        self._at = 0
        try:
            size = path.stat().st_size
        except OSError as error:
            raise DamagedData(f"{path} cannot be read ({error.strerror}); reinstall camwatch") from error
        if size != known.bytes:
            raise DamagedData(f"{path} is damaged: it has {size:,} bytes, expected {known.bytes:,}; reinstall camwatch")
        self.block(0)

    def block(self, number: int) -> bytes:
        """Return a block, checked."""
        if number not in self._blocks:
            with self._path.open("rb", buffering=0) as file:
                file.seek(number * BLOCK)
                content = file.read(BLOCK)
            if hashlib.sha256(content).hexdigest() != self._known.block_hashes[number]:
                raise DamagedData(
                    f"{self._path} is damaged: bytes {number * BLOCK:,} to {number * BLOCK + len(content):,} "
                    "do not have the SHA-256 that was published; reinstall camwatch"
                )
            self._blocks[number] = content
        return self._blocks[number]

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._known.bytes}[whence]
        return self._at

    def read(self, size: int | None = -1) -> bytes:
        end = self._known.bytes if size is None or size < 0 else min(self._at + size, self._known.bytes)
        parts = []
        while self._at < end:
            number, inside = divmod(self._at, BLOCK)
            part = self.block(number)[inside : inside + end - self._at]
            parts.append(part)
            self._at += len(part)
        return b"".join(parts)

    def as_arrow(self) -> pa.NativeFile:
        """Return the file as Arrow reads it."""
        if self._known.bytes <= BLOCK:
            return pa.BufferReader(self.block(0))
        return pa.PythonFile(self, mode="r")


def _between(ordinals: Any, after: int, last: int) -> Any:
    """Say of each ordinal whether it lies behind one release and not behind another; of none, that it does not."""
    inside = pc.and_(pc.greater(ordinals, integer(after)), pc.less_equal(ordinals, integer(last)))
    return pc.and_kleene(inside, pc.is_valid(ordinals))


def _with_every_column(rows: pa.Table, expected: pa.Schema) -> pa.Table:
    """Add the columns that came after the rows were written, empty."""
    if rows.num_columns == len(expected):
        return rows
    columns = [
        # pa.nulls would put nulls into the fields of a struct that may not be null.
        rows[field.name] if field.name in rows.column_names else pa.array([None] * len(rows), field.type)
        for field in expected
    ]
    return pa.table(columns, schema=expected)


class Archive:
    """A directory with the tables of every release, opened for reading.

    Opening checks the index, and of every file the size and the first block (all of it, up to
    1 MiB); further blocks are checked when they are read.

    Args:
        path: The directory that holds ``releases.json``.

    Raises:
        DamagedData: If a file is missing, damaged or no file of such a dataset.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.schema_version, rows, files = _read_index(path / INDEX)
        self.files: dict[str, StoredFile] = files
        self.releases: tuple[Release, ...] = tuple(Release.from_index(row) for row in rows)
        missing = [name for table in STORED if (name := f"{table}.parquet") not in self.files]
        if missing and self.schema_version == SCHEMA_VERSION:
            raise DamagedData(f"{path / INDEX} does not list {', '.join(missing)}; reinstall camwatch")
        self._checked = {name: _Checked(path / name, known) for name, known in self.files.items()}
        self._open: dict[str, pq.ParquetFile] = {}

    def _parquet(self, table: str) -> pq.ParquetFile:
        if table not in self._open:
            name = f"{table}.parquet"
            try:
                file = pq.ParquetFile(self._checked[name].as_arrow())
            except (pa.ArrowException, OSError) as error:
                raise DamagedData(f"{self.path / name} is no Parquet file: {error}") from error
            expected = schema(table, stored=True)
            stored = expected
            if self.schema_version < SCHEMA_VERSION:
                stored = pa.schema(
                    [field for field in expected if not field.nullable or field.name in file.schema_arrow.names]
                )
            if not file.schema_arrow.equals(stored):
                strange = set(file.schema_arrow.names) ^ set(stored.names) or {"their types"}
                raise DamagedData(
                    f"{self.path / name} does not have the columns of {table}; "
                    f"it differs in {', '.join(sorted(strange))}"
                )
            self._open[table] = file
        return self._open[table]

    def groups(self, table: str) -> int:
        """Return how many row groups a table has; rows are sorted by id across them."""
        if f"{table}.parquet" not in self.files:
            return 0
        file = self._parquet(table)
        return file.num_row_groups if file.metadata.num_rows else 0

    def group_range(self, table: str, group: int) -> tuple[str, str]:
        """Return the first and the last id of a row group."""
        statistics: Any = self._parquet(table).metadata.row_group(group).column(0).statistics
        return statistics.min, statistics.max

    def groups_with(self, table: str, record_id: str) -> Iterator[int]:
        """Yield the row groups that may hold an id, in order."""
        groups = self.groups(table)
        low, high = 0, groups
        while low < high:
            middle = (low + high) // 2
            if self.group_range(table, middle)[1] < record_id:
                low = middle + 1
            else:
                high = middle
        # The revisions of one record may lie on both sides of a border between groups.
        while low < groups and self.group_range(table, low)[0] <= record_id:
            yield low
            low += 1

    def read_group(self, table: str, group: int) -> pa.Table:
        """Read the rows of one row group, of every release."""
        return self._read(table, group)

    def read(self, table: str) -> pa.Table:
        """Read all rows of a table, of every release."""
        return self._read(table, None)

    def revisions(self, table: str, record_id: str) -> list[dict[str, Any]]:
        """Read the rows with an id, of every release, oldest first."""
        found: list[dict[str, Any]] = []
        for group in self.groups_with(table, record_id):
            rows = self.read_group(table, group)
            found += rows.filter(pc.equal(rows["id"], texts_array([record_id])[0])).to_pylist()
        return found

    def changed(self, table: str, earlier: int, later: int) -> pa.Table:
        """Read the rows that stand in exactly one of two releases.

        A group of rows in which nothing changed between the two is not read.

        Args:
            table: The table.
            earlier: The ordinal of the one release.
            later: The ordinal of the other, which came later.
        """
        parts = [schema(table, stored=True).empty_table()]
        for group in range(self.groups(table)):
            if not self._changes(table, group, earlier, later):
                continue
            rows = self.read_group(table, group)
            # What stands in one alone came between the two and stayed, or was there and went between them.
            came, stays = _between(rows["since"], earlier, later), pc.invert(_between(rows["until"], 0, later))
            was, went = pc.less_equal(rows["since"], integer(earlier)), _between(rows["until"], earlier, later)
            parts.append(rows.filter(pc.or_(pc.and_(came, stays), pc.and_(was, went))))
        return pa.concat_tables(parts).combine_chunks()

    def _changes(self, table: str, group: int, earlier: int, later: int) -> bool:
        """Say by the file's statistics whether a row of a group may have come or gone between two releases."""
        metadata = self._parquet(table).metadata.row_group(group)
        for column in (metadata.num_columns - 2, metadata.num_columns - 1):  # since, until
            statistics: Any = metadata.column(column).statistics
            if statistics.has_min_max and statistics.max > earlier and statistics.min <= later:
                return True
        return False

    def _read(self, table: str, group: int | None) -> pa.Table:
        if f"{table}.parquet" not in self.files:
            return schema(table, stored=True).empty_table()
        file = self._parquet(table)
        try:
            # One thread: starting a pool costs more than it saves at the size that ships.
            if group is None:
                threads = file.num_row_groups > 1
                rows = file.read(use_threads=threads).combine_chunks()
            else:
                rows = file.read_row_group(group, use_threads=False).combine_chunks()
            return _with_every_column(rows, schema(table, stored=True))
        except (pa.ArrowException, OSError) as error:
            raise DamagedData(f"{self.path / f'{table}.parquet'} is damaged: {error}") from error

    def contents(self) -> dict[str, bytes]:
        """Read every file whole, the index among them.

        Raises:
            DamagedData: If one is not what was published.
        """
        found = {INDEX: (self.path / INDEX).read_bytes()}
        for name, known in self.files.items():
            found[name] = (self.path / name).read_bytes()
            if describe(name, found[name]) != known:
                raise DamagedData(f"{self.path / name} does not have the SHA-256 that was published")
        return found

    def verify(self) -> None:
        """Check every byte of every file.

        Raises:
            DamagedData: If one is not what was published.
        """
        self.contents()
