"""Sheets of a workbook: their looks, and tables that can be filtered, read and printed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from camwatch.screen.readers.base import ScreenError
from camwatch.screen.verdicts import RowVerdict
from camwatch.wording import printable

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["Line", "Looks", "Sheets", "Width", "height"]

Line: TypeAlias = tuple[Sequence[Any], Mapping[int, Any]]
"""The cells of a line, and by place the looks of those that have one of their own."""

_LONGEST_TEXT = 32_767
_MOST_COLUMNS = 16_384
_TALLEST = 400
_LINE_HEIGHT = 15
_EXACT = 10**15
"""Excel keeps 15 digits of a number; a longer one stays a text, so that no digit is lost."""
_PAPER_A4 = 9
_CUT = " … (cut: longer than a cell of a sheet)"
_MUTED, _LINE = "#52606d", "#cbd2d9"


class Looks:
    """The formats of a workbook's cells."""

    def __init__(self, workbook: Workbook) -> None:
        def look(**properties: Any) -> Format:
            return workbook.add_format({"font_name": "Calibri", "font_size": 11, "valign": "top", **properties})

        head = {"bold": True, "bottom": 1, "bottom_color": _MUTED, "text_wrap": True}
        self.text: Format = look(text_wrap=True)
        self.indented: Format = look(text_wrap=True, indent=1)
        self.bold: Format = look(bold=True, text_wrap=True)
        self.muted: Format = look(font_color=_MUTED, text_wrap=True)
        self.centred: Format = look(align="center")
        self.number: Format = look(num_format="#,##0", align="right")
        self.title: Format = look(bold=True, font_size=18, text_wrap=True)
        self.headline: Format = look(bold=True, font_size=13, text_wrap=True)
        self.section: Format = look(bold=True, font_size=12, bottom=1, bottom_color=_LINE, text_wrap=True)
        self.head: Format = look(bg_color="#dfe5ec", **head)
        self.number_head: Format = look(bg_color="#dfe5ec", align="right", **head)
        self.indented_head: Format = look(bg_color="#dfe5ec", indent=1, **head)
        self.mark_head: Format = look(bg_color="#cfe0f3", **head)
        self.to_sign: Format = look(bottom=1, bottom_color=_MUTED)
        # The words say the same as the colours.
        colours = {RowVerdict.COVERED: "#fde2e1", RowVerdict.TO_CHECK: "#fff3c4", RowVerdict.VENDOR: "#e3e8ef"}
        self.verdicts: dict[RowVerdict, Format] = {
            verdict: look(bold=True, bg_color=colour, text_wrap=True, indent=1) for verdict, colour in colours.items()
        }


@attrs.frozen
class Width:
    """A column of a table."""

    title: str
    look: Any
    """The look of the title."""
    most: int
    """How wide the column may be, in characters."""


class Sheets:
    """The sheets of a workbook that is being written.

    Args:
        workbook: The workbook.
        title: The title of the report, for the footers.
        release: The version of the release, for the footers.
    """

    def __init__(self, workbook: Workbook, *, title: str, release: str) -> None:
        self._workbook = workbook
        self._title = title
        self._release = release
        self.looks: Looks = Looks(workbook)
        """The looks of cells."""

    def add(self, name: str, *, landscape: bool) -> Worksheet:
        """Return a new sheet, set up to be printed."""
        sheet: Worksheet = self._workbook.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_paper(_PAPER_A4)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        if landscape:
            sheet.set_landscape()
        # An ampersand begins a command, and a footer has 255 characters in all.
        title = self._title[:100].replace("&", "&&")
        sheet.set_footer(f"&L&8{title}&C&8{name}, page &P of &N&R&8camwatch, release {self._release}")
        return sheet

    def table(self, name: str, columns: Sequence[Width], lines: Iterable[Line], *, frozen: int = 1) -> None:
        """Write a table to a new sheet, with a header that stays in view and a filter.

        Args:
            name: The name of the sheet.
            columns: Its columns.
            lines: Its lines.
            frozen: How many columns stay in view.

        Raises:
            ScreenError: If there are more columns than a sheet takes.
        """
        if len(columns) > _MOST_COLUMNS:
            raise ScreenError(f"{len(columns):,} columns do not fit on one sheet; write the report as .html")
        known = list(lines)
        widths = [min(max(map(len, column.title.split())) + 4, column.most) for column in columns]
        for cells, _ in known:
            for place, value in enumerate(cells):
                longest = max(map(len, _text(value).split("\n")))
                widths[place] = max(widths[place], min(longest + 2, columns[place].most))
        sheet = self.add(name, landscape=True)
        for place, (column, width) in enumerate(zip(columns, widths, strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, column.title, column.look)
        sheet.set_row(0, max(height(column.title, width - 2) for column, width in zip(columns, widths, strict=True)))
        for number, (cells, looks) in enumerate(known, 1):
            for place, value in enumerate(cells):
                _write_cell(sheet, number, place, value, looks.get(place, self.looks.text))
            sheet.set_row(number, max(height(_text(value), width) for value, width in zip(cells, widths, strict=True)))
        sheet.freeze_panes(1, frozen)
        sheet.autofilter(0, 0, max(len(known), 1), len(columns) - 1)
        sheet.repeat_rows(0)
        sheet.fit_to_pages(1, 0)


def height(text: str, width: float) -> float:
    """Return how high a row must be for a text in a column of a width, in points.

    Programs that read the workbook do not all fit the height of rows themselves.
    """
    lines = sum(max(1, math.ceil(len(line) / width)) for line in text.split("\n"))
    return min(lines * _LINE_HEIGHT, _TALLEST)


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _write_cell(sheet: Worksheet, row: int, column: int, value: Any, look: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, look)
    elif isinstance(value, int | float) and math.isfinite(value) and abs(value) < _EXACT:
        sheet.write_number(row, column, value, look)
    else:
        text = "\n".join(map(printable, str(value).split("\n")))
        if len(text) > _LONGEST_TEXT:
            text = text[: _LONGEST_TEXT - len(_CUT)] + _CUT
        sheet.write_string(row, column, text, look)
