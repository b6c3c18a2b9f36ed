"""The stored dataset: files that are checked before they are believed."""

from __future__ import annotations

import hashlib
import io
import json
import os
import time
import weakref
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import attrs
import pyarrow as pa
import pyarrow.parquet as pq

from camwatch.arrow.arrays import integer, texts_array
from camwatch.arrow.compute import pc
from camwatch.arrow.schema import schema
from camwatch.errors import DamagedData
from camwatch.model.tables import STORED
from camwatch.store.location import data_directory
from camwatch.store.release import Release, read_releases

__all__ = ["BLOCK", "FORMAT", "INDEX", "NAMES", "SCHEMA_VERSION", "Archive", "StoredFile", "describe", "index_bytes"]

FORMAT = "camwatch-dataset"
SCHEMA_VERSION = 3
"""Version of the columns and tables that this library writes. Version 2 added `subject`, `due_kind`, `rule` and the
table `readings`; version 3 `list_taken`."""
OLDEST_SCHEMA_VERSION = 1
"""Oldest version that this library reads: what came later is empty in it."""
INDEX = "releases.json"
NAMES = "body_names.json"
"""The file with the index of the names of the newest release's bodies; datasets of other tools may lack it."""
BLOCK = 1 << 20
"""Files are checked in blocks of this many bytes, each before it is first read."""

_NO_CHECKSUM = "0" * 64
_READINGS = 4
"""Number of times that files which do not fit the index are found unchanged before they count as damaged."""


@attrs.frozen(kw_only=True)
class StoredFile:
    """What ``releases.json`` says of a file."""

    name: str
    bytes: int
    sha256: str
    blocks: tuple[str, ...]
    """The SHA-256 of each block, if there is more than one."""

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


def _remedy(directory: Path) -> str:
    """Return what to do about a damaged dataset: to reinstall helps only with the dataset that is part of camwatch."""
    return "reinstall camwatch" if directory == data_directory() else "build the dataset again with `camwatch build`"


class _Index(NamedTuple):
    """The content of ``releases.json``."""

    raw: bytes
    schema_version: int
    releases: tuple[Release, ...]
    files: Mapping[str, StoredFile]


def _read_index(path: Path) -> _Index:
    try:
        raw = path.read_bytes()
    except FileNotFoundError as error:
        directory = path.parent
        fault = f"contains no dataset: {path.name} is missing" if directory.is_dir() else "does not exist"
        shipped = directory == data_directory()
        remedy = _remedy(directory) if shipped else "give a directory that `camwatch build` wrote"
        raise DamagedData(f"{directory} {fault}; {remedy}") from error
    except OSError as error:
        raise DamagedData(f"{path} cannot be read ({error.strerror}); {_remedy(path.parent)}") from error
    try:
        value = json.loads(raw)
        if value["format"] != FORMAT:
            raise DamagedData(
                f"{path} is not the index of a camwatch dataset: its format is {value['format']!r}; "
                f"{_remedy(path.parent)}"
            )
        if value["schema_version"] not in range(OLDEST_SCHEMA_VERSION, SCHEMA_VERSION + 1):
            raise DamagedData(
                f"{path} has schema version {value['schema_version']!r}, and this camwatch reads "
                f"{OLDEST_SCHEMA_VERSION} to {SCHEMA_VERSION}; "
                "install the version of camwatch that came with the dataset"
            )
        checksum = value["checksum"]
        if hashlib.sha256(raw.replace(checksum.encode(), _NO_CHECKSUM.encode(), 1)).hexdigest() != checksum:
            raise DamagedData(f"{path} is damaged (checksum mismatch); {_remedy(path.parent)}")
        files = {
            name: StoredFile(name=name, **{**known, "blocks": tuple(known.get("blocks", ()))})
            for name, known in value["files"].items()
        }
        releases = read_releases(value["releases"], str(path))
        return _Index(raw=raw, schema_version=value["schema_version"], releases=releases, files=files)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedData(
            f"{path} is damaged, or is not the index of a camwatch dataset ({error}); {_remedy(path.parent)}"
        ) from error


class _Content:
    """A file as it was when it was opened, whatever takes its place later.

    Any number of threads may read it: nothing changes but the blocks that are kept, each put in its place whole.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        # No pipe and no device is opened: that could wait for ever.
        if not path.is_file():
            raise OSError(None, "not a file")
        self._descriptor: int | None = None
        with path.open("rb") as file:
            self.size = os.fstat(file.fileno()).st_size
            self._blocks: dict[int, bytes] = {0: file.read(BLOCK)}
            # Content beyond the first block is read later, from the file that is open now. A system that cannot read
            # at a position opens it again (Windows, which does not let an open file be replaced either).
            if self.size > BLOCK and hasattr(os, "pread"):
                self._descriptor = os.dup(file.fileno())
                weakref.finalize(self, os.close, self._descriptor)
        self._checked: set[int] = set()

    def _read(self, number: int) -> bytes:
        if self._descriptor is not None:
            return os.pread(self._descriptor, BLOCK, number * BLOCK)
        with self.path.open("rb") as file:
            file.seek(number * BLOCK)
            return file.read(BLOCK)

    def block(self, number: int, known: StoredFile) -> bytes:
        """Return a block.

        Raises:
            DamagedData: If it does not have the SHA-256 that the index has.
        """
        content = self._blocks.get(number)
        if content is None:
            content = self._blocks.setdefault(number, self._read(number))
        if number not in self._checked:
            if hashlib.sha256(content).hexdigest() != known.block_hashes[number]:
                raise DamagedData(
                    f"{self.path} is damaged: bytes {number * BLOCK:,} to {number * BLOCK + len(content):,} "
                    f"do not have the SHA-256 that was published; {_remedy(self.path.parent)}"
                )
            self._checked.add(number)
        return content


class _Reader(io.RawIOBase):
    """A place in a file of several blocks, which Arrow reads from; each reading has its own."""

    def __init__(self, content: _Content, known: StoredFile) -> None:
        self._content = content
        self._known = known
        self._at = 0

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
            part = self._content.block(number, self._known)[inside : inside + end - self._at]
            parts.append(part)
            self._at += len(part)
        return b"".join(parts)


def _contents(directory: Path) -> dict[str, _Content | OSError]:
    """Open every file of tables in a directory, and the file of names."""
    contents: dict[str, _Content | OSError] = {}
    try:
        names = sorted(name for name in os.listdir(directory) if name == NAMES or name.endswith(".parquet"))  # noqa: PTH208 (names alone)
    except OSError:
        return {}  # the index cannot be read then, and the message is about it
    for name in names:
        try:
            contents[name] = _Content(directory / name)
        except OSError as error:
            contents[name] = error
    return contents


def _opened(directory: Path) -> tuple[_Index, dict[str, _Content]]:
    """Open the files of a directory and the index, and see that they fit each other."""
    found = _contents(directory)
    index = _read_index(directory / INDEX)
    missing = [name for table in STORED if (name := f"{table}.parquet") not in index.files]
    if missing and index.schema_version == SCHEMA_VERSION:
        raise DamagedData(f"{directory / INDEX} does not list {', '.join(missing)}; {_remedy(directory)}")
    contents = {}
    for name, known in index.files.items():
        path, content = directory / name, found.get(name)
        if not isinstance(content, _Content):
            why = "no such file" if content is None else content.strerror
            raise DamagedData(f"{path} cannot be read ({why}); {_remedy(directory)}") from content
        if content.size != known.bytes:
            sizes = f"it has {content.size:,} bytes, expected {known.bytes:,}"
            raise DamagedData(f"{path} is damaged: {sizes}; {_remedy(directory)}")
        content.block(0, known)
        contents[name] = content
    return index, contents


def _state(directory: Path) -> dict[str, tuple[int, int, int]]:
    try:
        entries = {path.name: path.stat() for path in directory.iterdir()}
    except OSError:
        return {}
    return {name: (entry.st_ino, entry.st_size, entry.st_mtime_ns) for name, entry in entries.items()}


def _opened_whole(directory: Path) -> tuple[_Index, dict[str, _Content]]:
    """Open the files of a directory as they are at one instant.

    A build may put another directory in its place between two readings: files that do not fit the index are damaged
    only if they are the same each time they are read again. Once is not enough, because builds in quick succession
    reuse the numbers of files that they removed.
    """
    seen: dict[str, tuple[int, int, int]] | None = None
    unchanged = 0
    while True:
        try:
            return _opened(directory)
        except DamagedData:
            state = _state(directory)
            unchanged = unchanged + 1 if state == seen else 0
            if unchanged == _READINGS:
                raise
            seen = state
            time.sleep(0.01)


def _between(ordinals: Any, after: int, last: int) -> Any:
    """Return a mask of the ordinals in the range (after, last]; null counts as False."""
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
        self._index, self._contents = _opened_whole(path)
        self._metadata: dict[str, pq.FileMetaData] = {}

    @property
    def releases(self) -> tuple[Release, ...]:
        """Every release, oldest first."""
        return self._index.releases

    @property
    def files(self) -> Mapping[str, StoredFile]:
        """What the index says of each file, by its name."""
        return self._index.files

    @property
    def checksum(self) -> str:
        """The SHA-256 of the index, which holds the checksum of every file."""
        return hashlib.sha256(self._index.raw).hexdigest()

    def _parquet(self, table: str) -> pq.ParquetFile:
        """Open a table; a reader is used by one thread, for one reading."""
        name = f"{table}.parquet"
        content, known = self._contents[name], self.files[name]
        whole = known.bytes <= BLOCK
        source = pa.BufferReader(content.block(0, known)) if whole else pa.PythonFile(_Reader(content, known), mode="r")
        metadata = self._metadata.get(table)
        try:
            file = pq.ParquetFile(source, metadata=metadata)
        except (pa.ArrowException, OSError) as error:
            raise DamagedData(f"{self.path / name} is not a Parquet file: {error}") from error
        if metadata is None:
            expected = schema(table, stored=True)
            stored = expected
            if self._index.schema_version < SCHEMA_VERSION:
                stored = pa.schema(
                    [field for field in expected if not field.nullable or field.name in file.schema_arrow.names]
                )
            if not file.schema_arrow.equals(stored):
                strange = set(file.schema_arrow.names) ^ set(stored.names) or {"their types"}
                raise DamagedData(
                    f"{self.path / name} does not have the columns of {table}; "
                    f"it differs in {', '.join(sorted(strange))}"
                )
            self._metadata[table] = file.metadata
        return file

    def _groups(self, table: str) -> pq.FileMetaData:
        return self._metadata.get(table) or self._parquet(table).metadata

    def groups(self, table: str) -> int:
        """Return how many row groups a table has; rows are sorted by id across them."""
        if f"{table}.parquet" not in self.files:
            return 0
        metadata = self._groups(table)
        return metadata.num_row_groups if metadata.num_rows else 0

    def group_range(self, table: str, group: int) -> tuple[str, str]:
        """Return the first and the last id of a row group."""
        statistics: Any = self._groups(table).row_group(group).column(0).statistics
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

    def read(self, table: str, columns: list[str] | None = None) -> pa.Table:
        """Read all rows of a table, of every release.

        Args:
            table: The table.
            columns: The names of the columns to read; all if None.
        """
        return self._read(table, None, columns)

    def revisions(self, table: str, record_id: str) -> list[dict[str, Any]]:
        """Read the rows with an id, of every release, oldest first."""
        found: list[dict[str, Any]] = []
        for group in self.groups_with(table, record_id):
            rows = self.read_group(table, group)
            found += rows.filter(pc.equal(rows["id"], texts_array([record_id])[0])).to_pylist()
        return found

    def changed(self, table: str, earlier: int, later: int) -> pa.Table:
        """Read the rows that are in exactly one of two releases.

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
            # A row in only one of them was added or removed between the two.
            came, stays = _between(rows["since"], earlier, later), pc.invert(_between(rows["until"], 0, later))
            was, went = pc.less_equal(rows["since"], integer(earlier)), _between(rows["until"], earlier, later)
            parts.append(rows.filter(pc.or_(pc.and_(came, stays), pc.and_(was, went))))
        return pa.concat_tables(parts).combine_chunks()

    def _changes(self, table: str, group: int, earlier: int, later: int) -> bool:
        """Return whether a row of a group may have come or gone between two releases, by the file's statistics."""
        metadata = self._groups(table).row_group(group)
        for column in (metadata.num_columns - 2, metadata.num_columns - 1):  # since, until
            statistics: Any = metadata.column(column).statistics
            if statistics.has_min_max and statistics.max > earlier and statistics.min <= later:
                return True
        return False

    def _read(self, table: str, group: int | None, columns: list[str] | None = None) -> pa.Table:
        expected = schema(table, stored=True)
        if columns is not None:
            expected = pa.schema([expected.field(name) for name in columns])
        if f"{table}.parquet" not in self.files:
            return expected.empty_table()
        file = self._parquet(table)
        try:
            # One thread: starting a pool costs more than it saves at the size that ships.
            if group is None:
                threads = file.num_row_groups > 1
                rows = file.read(columns=columns, use_threads=threads).combine_chunks()
            else:
                rows = file.read_row_group(group, use_threads=False).combine_chunks()
            return _with_every_column(rows, expected)
        except (pa.ArrowException, OSError) as error:
            raise DamagedData(f"{self.path / f'{table}.parquet'} is damaged: {error}") from error

    def _whole(self, name: str) -> bytes:
        known = self.files[name]
        numbers = range(max(1, -(-known.bytes // BLOCK)))
        return b"".join(self._contents[name].block(number, known) for number in numbers)

    def names(self) -> bytes | None:
        """Return the index of the names of the newest release's bodies; None if the dataset has none."""
        return self._whole(NAMES) if NAMES in self.files else None

    def contents(self) -> dict[str, bytes]:
        """Return every file whole, the index among them.

        Raises:
            DamagedData: If one is not what was published.
        """
        found = {INDEX: self._index.raw}
        for name, known in self.files.items():
            found[name] = self._whole(name)
            if describe(name, found[name]) != known:
                fault = "does not have the SHA-256 that was published"
                raise DamagedData(f"{self.path / name} {fault}; {_remedy(self.path)}")
        return found
