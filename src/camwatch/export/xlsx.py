"""Excel: one workbook with the promises at a glance, a sheet that describes it, and one sheet per table."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from camwatch.errors import CamwatchError, MissingExtra
from camwatch.export.about import About
from camwatch.export.flat import FlatTable, flat_tables
from camwatch.export.promises import promises
from camwatch.export.workbook import workbook_at
from camwatch.store.tables import Tables

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["sheet_name", "write"]

FORM = (
    "An empty cell is an absent value: the register does not have it. Dates are text, as precise as their sources "
    "(YYYY, YYYY-MM or YYYY-MM-DD), because Excel would turn them into full dates. A list has its own sheet, with one "
    "row per item; its first column is the id of the record."
)

_LONGEST_NAME = 31
_LONGEST_TEXT = 32_767
_MOST_ROWS = 1_048_576


def sheet_name(table: str) -> str:
    """Return the name of a table's sheet; Excel takes 31 letters."""
    return table[:_LONGEST_NAME]


def _write_cell(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    else:
        text = value.isoformat() if isinstance(value, dt.date) else str(value)
        if len(text) > _LONGEST_TEXT:
            raise CamwatchError(
                f"a text of {len(text):,} characters does not fit in an Excel cell, whose limit is {_LONGEST_TEXT:,}: "
                f"{text[:40]}…; export as csv or sqlite instead"
            )
        sheet.write_string(row, column, text)


def _write_table(workbook: Workbook, table: FlatTable, bold: Any) -> None:
    if len(table.rows) >= _MOST_ROWS:
        raise CamwatchError(
            f"{table.name} has {len(table.rows):,} rows, more than fit on an Excel sheet; export as csv or sqlite"
        )
    sheet = workbook.add_worksheet(sheet_name(table.name))
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.name, bold)
        longest = max([len(str(row[place])) for row in table.rows[:200] if row[place] is not None], default=0)
        sheet.set_column(place, place, min(max(longest, len(column.name) + 3), 60))
    for number, row in enumerate(table.rows, 1):
        for place, value in enumerate(row):
            _write_cell(sheet, number, place, value)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _write_readme(sheet: Worksheet, tables: list[FlatTable], about: About, bold: Any) -> None:
    lines: list[tuple[str, ...]] = [*((name, value) for name, value in about.facts.items()), (), ("form", FORM), ()]
    lines.append(("sheet", "column", "meaning"))
    heads = {len(lines) - 1}
    for table in tables:
        lines.append((sheet_name(table.name), "", table.doc))
        lines += [(sheet_name(table.name), column.name, column.doc) for column in table.columns]
    for number, line in enumerate(lines):
        for place, text in enumerate(line):
            sheet.write_string(number, place, text, bold if place == 0 or number in heads else None)
    for place, width in enumerate((31, 24, 100)):
        sheet.set_column(place, place, width)


def write(tables: Tables, path: Path, about: About) -> dict[str, int]:
    """Write a release as a new workbook; return how many rows each sheet has.

    Raises:
        MissingExtra: If XlsxWriter is not installed.
        CamwatchError: If a table or a text is larger than Excel takes.
    """
    try:
        import xlsxwriter.workbook  # noqa: F401 (asks whether it is there)
    except ImportError:
        raise MissingExtra("the format xlsx needs optional packages; run: pip install 'camwatch[xlsx]'") from None
    glance, flat = promises(tables), flat_tables(tables)
    with workbook_at(path) as workbook:
        bold = workbook.add_format({"bold": True})
        _write_table(workbook, glance, bold)
        readme = workbook.add_worksheet("readme")
        _write_readme(readme, [glance, *flat], about, bold)
        for table in flat:
            _write_table(workbook, table, bold)
        facts = about.facts
        workbook.set_properties(
            {
                "title": facts["title"],
                "subject": f"Dataset release {facts['release']}, digest {facts['digest']}",
                "comments": f"{facts['citation']} {facts['licence_url']}",
                # The time of writing would make two exports of one release differ.
                "created": dt.datetime.combine(about.release.date, dt.time()),
            }
        )
    return {sheet_name(table.name): len(table.rows) for table in (glance, *flat)}
