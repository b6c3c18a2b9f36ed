"""CSV: one file per table, separate files for lists, and the promises at a glance."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs

from camwatch.export.about import About
from camwatch.export.crate import write_crate
from camwatch.export.flat import FlatTable, flat_tables
from camwatch.export.promises import promises
from camwatch.export.readme import described, write_readme
from camwatch.store.tables import Tables

__all__ = ["write", "write_tables"]

FORM = (
    "The files are CSV by RFC 4180, in UTF-8, lines ending in a line feed. An empty cell is an absent value: "
    "the register does not have it. Dates are as precise as their sources: YYYY, YYYY-MM or YYYY-MM-DD; the columns "
    "…_earliest and …_latest hold the first and last day that such a date could refer to. A list has its own file, "
    "with one row per item, named after the table and the field; its first column is the id of the record. "
    "true and false are written TRUE and FALSE, which R and spreadsheets read. "
    "promises.csv has one row per commitment, with names in place of ids, and begins with the byte order mark "
    "that Excel needs. A spreadsheet may take a cell for a formula or change a date; the format xlsx avoids that."
)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        # The shortest digits that read back as the same number, never with an exponent.
        return format(Decimal(repr(value)), "f").removesuffix(".0")
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)


_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Characters that a spreadsheet takes as the beginning of a formula."""


def _for_spreadsheets(table: FlatTable) -> FlatTable:
    """Return a table whose texts no spreadsheet takes for formulas: those it would get a leading apostrophe."""
    rows = [
        tuple(f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value for value in row)
        for row in table.rows
    ]
    return attrs.evolve(table, rows=rows)


def write_tables(folder: Path, tables: Iterable[FlatTable], *, encoding: str = "utf-8") -> dict[str, int]:
    """Write a CSV file a table; return how many rows each has."""
    rows = {}
    for table in tables:
        name = f"{table.name}.csv"
        with (folder / name).open("w", encoding=encoding, newline="") as file:
            plain = csv.writer(file, lineterminator="\n")
            # Readers end a row at a carriage return, which Python quotes only as part of the end of a line.
            quoted = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
            plain.writerow([column.name for column in table.columns])
            for row in table.rows:
                cells = [_cell(value) for value in row]
                (quoted if any("\r" in cell for cell in cells) else plain).writerow(cells)
        rows[name] = len(table.rows)
    return rows


def write(tables: Tables, path: Path, about: About) -> dict[str, int]:
    """Write a release as CSV files in an empty directory; return how many rows each has."""
    glance, flat = promises(tables), flat_tables(tables)
    lines = [
        line
        for table in (glance, *flat)
        for line in described(f"{table.name}.csv", table.doc, [(column.name, column.doc) for column in table.columns])
    ]
    write_readme(path, about, FORM, lines)
    rows = {**write_tables(path, [_for_spreadsheets(glance)], encoding="utf-8-sig"), **write_tables(path, flat)}
    write_crate(path, about, {f"{table.name}.csv": table.doc for table in (glance, *flat)})
    return rows
