"""The records: everything under ``records/``, each with its position in a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import attrs

from camwatch.curation.fault import Fault
from camwatch.curation.reader import FieldPath
from camwatch.curation.yaml_text import Lines
from camwatch.model.record import Record
from camwatch.model.tables import STORED
from camwatch.store.release import Credit, Gap

__all__ = ["Bound", "Entry", "NextRelease", "Records", "Rejection"]

R = TypeVar("R", bound=Record)


@attrs.frozen(kw_only=True)
class Entry:
    """A record as written in a file."""

    table: str
    id: str
    """Its id, or the invalid value that is written as its id."""
    record: Record | None
    """The record, or None if a fault prevents it."""
    file: str
    path: FieldPath
    """Its position in the file."""
    lines: Lines = attrs.field(repr=False)
    leads: tuple[str, ...] = ()
    """The research leads behind it. They are kept with the records and are not in the dataset."""

    def fault(self, message: str, path: FieldPath = ()) -> Fault:
        """Return a fault of the record, at the line of one of its fields."""
        full = (*self.path, *path)
        while full not in self.lines and full:
            full = full[:-1]
        return Fault(self.file, self.lines.get(full, 1), self.id, message, path)


@attrs.frozen(kw_only=True)
class NextRelease:
    """A release as ``releases.csv`` lists it."""

    version: str
    date: str
    notes: str
    doi: str | None = None


@attrs.frozen(kw_only=True)
class Rejection:
    """A research lead from which no record was made."""

    lead: str
    reason: str
    line: int


@attrs.frozen(kw_only=True)
class Bound:
    """The number of records that a table is expected to have, for one country or for all."""

    table: str
    country: str
    """ISO 3166-1 alpha-2, or * for all."""
    minimum: str
    maximum: str
    line: int


@attrs.define
class Records:
    """All records of a folder."""

    entries: list[Entry] = attrs.field(factory=list)
    releases: list[NextRelease] = attrs.field(factory=list)
    credits: list[Credit] = attrs.field(factory=list)
    gaps: list[Gap] = attrs.field(factory=list)
    bounds: list[Bound] = attrs.field(factory=list)
    rejections: list[Rejection] = attrs.field(factory=list)
    incomplete: set[str] = attrs.field(factory=set)
    """The tables with an unreadable file: a record missing from them may still exist."""

    def of(self, cls: type[R]) -> Iterator[tuple[Entry, R]]:
        """Yield the records of a class that could be read, each with its entry."""
        for entry in self.entries:
            if isinstance(entry.record, cls):
                yield entry, entry.record

    def table(self, table: str) -> list[Record]:
        """Return the records of a table in the order of their ids."""
        found = [entry.record for entry in self.entries if entry.table == table and entry.record is not None]
        return sorted(found, key=lambda record: record.id)

    def ids(self) -> dict[str, set[str]]:
        """Return the ids of each table, including the ids of records with faults."""
        found: dict[str, set[str]] = {table: set() for table in STORED}
        for entry in self.entries:
            found[entry.table].add(entry.id)
        return found
