"""The report as a workbook: a summary to print and sign, the rows to filter, the rules with their sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from camwatch.errors import MissingExtra
from camwatch.export.workbook import workbook_at
from camwatch.screen.report.content import Content
from camwatch.screen.report.xlsx_pages import write_rules, write_summary
from camwatch.screen.report.xlsx_sheets import Sheets, Width
from camwatch.screen.verdicts import RowVerdict
from camwatch.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from camwatch.screen.report.xlsx_sheets import Line

__all__ = ["writer"]


def writer() -> Callable[[Content, Path], None]:
    """Return what writes a report as a workbook.

    Raises:
        MissingExtra: If XlsxWriter is not installed.
    """
    try:
        import xlsxwriter  # noqa: F401 (asks whether it is there)
    except ImportError:
        raise MissingExtra("a report in XLSX needs optional packages; run: pip install 'camwatch[xlsx]'") from None
    return _write


def _write(content: Content, path: Path) -> None:
    release = content.result.dataset.release
    with workbook_at(path) as workbook:
        sheets = Sheets(workbook, title=content.title, release=release.version)
        write_summary(sheets, content)
        _rows(sheets, content)
        if content.result.duties is not None:
            write_rules(sheets, content)
        workbook.set_properties(
            {
                "title": content.title,
                "subject": content.result.headline,
                "comments": f"Dataset release {release.version}, digest {release.digest}",
                "created": dt.datetime.combine(content.written, dt.time()),
            }
        )


def _rows(sheets: Sheets, content: Content) -> None:
    """Write the rows with a match: the covered ones first, then those to check."""
    rows, looks = content.rows, sheets.looks
    heads = [
        Width("Row", looks.head, 8),
        Width("Verdict", looks.mark_head, 30),
        *(Width(printable(name), looks.head, 32) for name in rows.columns),
        *(Width(title, looks.mark_head, 52) for _, _, title in content.marks),
    ]

    def lines() -> Iterator[Line]:
        for verdict in RowVerdict:
            title, look = content.verdict_title(verdict), {0: looks.centred, 1: looks.verdicts[verdict]}
            for row in content.listed(verdict):
                yield (row.number, title, *row.cells, *(row.marks[place] for place, _, _ in content.marks)), look

    sheets.table("Rows", heads, lines(), frozen=2)
