"""SQLite: one database with keys, foreign keys, indexes and full-text search."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from camwatch.errors import CamwatchError
from camwatch.export.about import About
from camwatch.export.flat import FlatColumn, FlatTable, flat_tables
from camwatch.store.archive import SCHEMA_VERSION
from camwatch.store.tables import Tables

__all__ = ["write"]

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT"}

# fmt: off
PROSE = frozenset((
    "name", "legal_name", "title", "publisher", "via", "summary", "note", "scope", "outcome", "population",
    "measure", "holder", "lines", "device", "registrant", "reason", "signatories_note",
))
# fmt: on
"""The columns that full-text search looks into: those that hold names or sentences."""

_ASKED = frozenset(["country", "jurisdiction", "body_kind", "action", "status", "instrument", "announced", "due"])
"""Columns to index for filters, in addition to ids and references."""


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _column(column: FlatColumn) -> str:
    parts = [f'"{column.name}"', _TYPES[column.kind]]
    if column.required:
        parts.append("NOT NULL")
    if column.kind == "boolean":
        parts.append(f'CHECK ("{column.name}" IN (0, 1))')
    return " ".join(parts)


def _statements(table: FlatTable) -> Iterator[str]:
    """Yield what makes a table with its indexes."""
    parts = [_column(column) for column in table.columns]
    parts.append(f"PRIMARY KEY ({_quoted(table.key)})")
    indexed = []
    for key in table.foreign_keys:
        parts.append(f'FOREIGN KEY ({_quoted(key.columns)}) REFERENCES "{key.table}" ({_quoted(key.references)})')
        # The primary key begins with the record whose list a row belongs to; an index of that would be a second.
        if key.columns != table.key[: len(key.columns)]:
            indexed.append(key.columns)
    yield f'CREATE TABLE "{table.name}" (\n  ' + ",\n  ".join(parts) + "\n)"
    named = {column.name for column in table.columns}
    for columns in [*indexed, *((name,) for name in sorted(_ASKED & named))]:
        yield f'CREATE INDEX "{table.name}_by_{"_".join(columns)}" ON "{table.name}" ({_quoted(columns)})'


def _search(table: FlatTable) -> Iterator[str]:
    """Yield what makes a table searchable; the index reads its texts from the table itself."""
    prose = [column.name for column in table.columns if column.name in PROSE]
    if prose:
        index = f"{table.name}_fts"
        yield (
            f'CREATE VIRTUAL TABLE "{index}" USING fts5 '
            f"({_quoted(prose)}, content=\"{table.name}\", tokenize='unicode61 remove_diacritics 2')"
        )
        yield f'INSERT INTO "{index}" ("{index}") VALUES (\'rebuild\')'  # noqa: S608 (the model's names)


def _value(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def _pairs(database: sqlite3.Connection, tables: list[FlatTable], about: About) -> None:
    """Describe the database and each column in the database itself."""
    database.execute("CREATE TABLE metadata (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)")
    database.executemany("INSERT INTO metadata VALUES (?, ?)", about.facts.items())
    database.execute(
        "CREATE TABLE data_dictionary (table_name TEXT NOT NULL, column_name TEXT NOT NULL, meaning TEXT NOT NULL, "
        "PRIMARY KEY (table_name, column_name))"
    )
    database.executemany(
        "INSERT INTO data_dictionary VALUES (?, ?, ?)",
        [(table.name, column.name, column.doc) for table in tables for column in table.columns],
    )


def _fill(database: sqlite3.Connection, tables: list[FlatTable], about: About) -> None:
    database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    database.execute("BEGIN")
    for table in tables:
        for statement in _statements(table):
            database.execute(statement)
    for table in tables:
        marks = ", ".join("?" * len(table.columns))
        rows = ([_value(value) for value in row] for row in table.rows)
        database.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', rows)  # noqa: S608 (the model's names)
        for statement in _search(table):
            database.execute(statement)
    _pairs(database, tables, about)
    database.execute("COMMIT")
    database.execute("ANALYZE")
    database.execute("VACUUM")


def write(tables: Tables, path: Path, about: About) -> dict[str, int]:
    """Write a release as a new SQLite database; return how many rows each table has.

    Raises:
        CamwatchError: If SQLite cannot: the disk is full, or this Python's SQLite has no full-text search.
    """
    flat = flat_tables(tables)
    try:
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
            _fill(database, flat, about)
    except sqlite3.Error as error:
        full = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
        remedy = "; free some space or choose another path" if full else ""
        raise CamwatchError(f"{path.name} cannot be written: {error}{remedy}") from error
    return {table.name: len(table.rows) for table in flat}
