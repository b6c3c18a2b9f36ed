"""Spreadsheets: the rows of one sheet or of all, each cell as text."""

from __future__ import annotations

import collections
import contextlib
import datetime as dt
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from typing import IO, Any

import attrs
import pyarrow as pa

from camwatch.arrow.arrays import texts_array
from camwatch.errors import MissingExtra
from camwatch.screen.names import FAULT, SHEET
from camwatch.screen.readers.base import ROWS, Options, Reading, ScreenError, Tally
from camwatch.screen.readers.dialect import Layout, Placed, layout_of
from camwatch.screen.readers.source import MOST_WHOLE, Source
from camwatch.screen.readers.unpack import DAMAGED

__all__ = ["read_spreadsheet"]

_FIRST_ROWS = 200
_PIECE = 1 << 20
_MOST_CELLS = 1 << 26
_PLACE = re.compile(rb"\br=[\"']([A-Z]+)(\d+)")
# Two expressions that begin with plain text are searched for many times as fast as one that allows both quotes.
_FAR = (re.compile(rb' r="[A-Z](?:[A-Z]|\d{7})'), re.compile(rb" r='[A-Z](?:[A-Z]|\d{7})"))


def _of_number(value: float) -> str:
    return f"{value:.0f}" if value.is_integer() and -1e15 < value < 1e15 else repr(value)


def _of_time(value: dt.datetime) -> str:
    return str(value.date()) if value.time() == dt.time() else value.isoformat(" ")


_TEXTS: dict[type, Callable[[Any], str]] = {
    str: str,
    float: _of_number,
    bool: lambda value: str(value).upper(),
    dt.datetime: _of_time,
}


def _text(value: Any) -> str:
    """Return a cell as readable text."""
    return _TEXTS.get(type(value), str)(value)


@attrs.frozen
class _Sheet:
    name: str
    rows: list[list[Any]]
    layout: Layout

    @property
    def names(self) -> tuple[str, ...]:
        return self.layout.names


def _number(letters: bytes) -> int:
    """Return the number of a column of letters."""
    number = 0
    for letter in letters[:12]:
        number = 26 * number + letter - 64
    return number


def _pieces(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield a part of a file piece by piece, with the end of the piece before; one larger than it says is damaged."""
    before = b""
    with archive.open(info) as part:
        while piece := part.read(_PIECE):
            yield before + piece
            before = piece[-40:]


def _refuse_far_cells(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> None:
    """Refuse a sheet whose rectangle of cells does not fit in memory: its reader holds a place for each of them.

    Raises:
        ScreenError: If there are more than :data:`_MOST_CELLS`.
    """
    # Most sheets are within 26 columns and a million rows, which is seen at once.
    if not any(far.search(piece) for piece in _pieces(archive, info) for far in _FAR):
        return
    columns = rows = 0
    for piece in _pieces(archive, info):
        for letters, digits in _PLACE.findall(piece):
            columns, rows = max(columns, _number(letters)), max(rows, int(digits[:12]))
    if columns * rows > _MOST_CELLS:
        raise ScreenError(
            f"{info.filename} in {name} has cells too far apart, across {columns:,} columns and {rows:,} rows; "
            "save the table as CSV, or delete the cells far from the table"
        )


def _bounded(file: IO[bytes], name: str) -> None:
    """Refuse a file whose parts unpack to more than is held in memory, whatever it says of their size.

    Raises:
        ScreenError: If it is too large or damaged.
    """
    file.seek(0)
    if not zipfile.is_zipfile(file):
        return
    size = 0
    try:
        with zipfile.ZipFile(file) as archive:
            for info in archive.infolist():
                size += info.file_size
                if size > MOST_WHOLE:
                    break
                if info.filename.startswith("xl/worksheets/"):
                    _refuse_far_cells(archive, info, name)
                else:
                    collections.deque(_pieces(archive, info), maxlen=0)
    except ScreenError:
        raise
    except (*DAMAGED, ValueError) as error:
        raise ScreenError(
            f"{name} is a damaged or protected spreadsheet: {error}; open it and save it again, or save it as CSV"
        ) from error
    if size > MOST_WHOLE:
        raise ScreenError(
            f"{name} unpacks to more than {MOST_WHOLE >> 20} MiB, the limit for spreadsheets; save the table as CSV"
        )


def _workbook(file: IO[bytes], name: str) -> Any:
    try:
        import python_calamine
    except ImportError:
        raise MissingExtra(
            f"{name} is a spreadsheet, which needs optional packages; run: "
            "pip install 'camwatch[sheets]', or save it as CSV"
        ) from None
    _bounded(file, name)
    file.seek(0)
    try:
        return python_calamine.CalamineWorkbook.from_filelike(file)
    except Exception as error:
        # The reader of each format raises errors of its own; some derive from Exception alone.
        raise _unreadable(name, error) from error


def _unreadable(name: str, error: Exception) -> ScreenError:
    if type(error).__name__ == "PasswordError":
        return ScreenError(f"{name} is protected by a password; save it without one")
    return ScreenError(f"{name} cannot be read as a spreadsheet ({error}); open it and save it as XLSX or CSV")


def _chosen(names: Sequence[str], sheet: str | None, file: str) -> list[str]:
    """Return the names of the sheets to read."""
    if sheet is None:
        return list(names)
    alike = [name for name in names if name == sheet] or [
        name for name in names if name.strip().casefold() == sheet.strip().casefold()
    ]
    if alike:
        return alike[:1]
    if sheet.strip().isdecimal() and 1 <= int(sheet) <= len(names):
        return [names[int(sheet) - 1]]
    raise ScreenError(f"{file} has no sheet {sheet!r}; choose from: {', '.join(names)}")


def _sheet(workbook: Any, name: str, options: Options, file: str) -> _Sheet | None:
    """Return a sheet; None if it has no cell."""
    try:
        sheet = workbook.get_sheet_by_name(name)
        rows = sheet.to_python(skip_empty_area=True)
        above = 0 if sheet.start is None else sheet.start[0]
    except Exception as error:
        raise _unreadable(f"sheet {name!r} of {file}", error) from error
    first: list[Placed] = []
    for number, row in enumerate(rows[: 4 * _FIRST_ROWS], above + 1):
        cells = [_text(value) for value in row]
        if any(cells):
            first.append(Placed(number, number, cells))
    if not rows or (not first and all(row.count("") == len(row) for row in rows)):
        return None
    width = len(rows[0])
    layout = layout_of(first[:_FIRST_ROWS], options, width, f"sheet {name!r} of {file}")
    kept = [list(row.cells) for row in layout.kept]
    return _Sheet(name, [*kept, *rows[max(layout.skipped - above, 0) :]], layout)


def _united(sheets: Sequence[_Sheet]) -> tuple[list[str], list[list[int]]]:
    """Return the columns of all sheets, and the position of each column of each sheet among them.

    Columns of the same name are one; of a name that a sheet has twice, the first with the first.
    """
    columns: list[tuple[str, int]] = []
    places: dict[tuple[str, int], int] = {}
    of_sheets: list[list[int]] = []
    for sheet in sheets:
        counts: dict[str, int] = {}
        own = []
        for name in sheet.names:
            counts[name] = counts.get(name, 0) + 1
            key = (name, counts[name])
            if key not in places:
                places[key] = len(columns)
                columns.append(key)
            own.append(places[key])
        of_sheets.append(own)
    return [name for name, _ in columns], of_sheets


def _column(values: Sequence[Any]) -> pa.Array[Any]:
    kinds = set(map(type, values))
    if kinds == {str}:
        return texts_array(values)
    return texts_array(map(_TEXTS.get(kinds.pop(), str) if len(kinds) == 1 else _text, values))


def read_spreadsheet(source: Source, options: Options, stack: contextlib.ExitStack) -> Reading:
    """Read the sheets of a spreadsheet; rows without a cell are left out.

    Raises:
        MissingExtra: If the reader is not installed.
        ScreenError: If the file is damaged, protected or too large, or has no such sheet.
    """
    workbook = _workbook(source.seekable(stack), source.name)
    read: list[_Sheet] = []
    empty: list[str] = []
    for name in _chosen(workbook.sheet_names, options.sheet, source.name):
        sheet = _sheet(workbook, name, options, source.name)
        if sheet is None:
            empty.append(name)
        else:
            read.append(sheet)
    if not read:
        raise ScreenError(f"{source.name} has no cell with text or numbers in {_listed(empty) or 'its sheets'}")
    names, places = _united(read)
    several = len(read) > 1
    added = [SHEET] if several else []
    schema = pa.schema([pa.field(name, pa.string()) for name in (*names, *added, FAULT)])
    tally = Tally()

    def batches() -> Iterator[pa.RecordBatch]:
        for sheet, own in zip(read, places, strict=True):
            for begin in range(0, len(sheet.rows), ROWS):
                rows = [row for row in sheet.rows[begin : begin + ROWS] if row.count("") < len(row)]
                if not rows:
                    continue
                nulls: Any = pa.nulls(len(rows), pa.string())
                columns: list[Any] = [nulls] * len(names)
                for cell, place in enumerate(own[: len(rows[0])]):
                    columns[place] = _column([row[cell] for row in rows])
                if several:
                    columns.append(texts_array([sheet.name] * len(rows)))
                tally.rows += len(rows)
                yield pa.RecordBatch.from_arrays([*columns, nulls], schema=schema)

    return Reading(schema, batches(), tuple(_notes(read, empty, several)), tally)


def _notes(read: Sequence[_Sheet], empty: Sequence[str], several: bool) -> Iterator[str]:
    if several:
        yield f"Read {len(read)} sheets: {_listed([sheet.name for sheet in read])}."
    if empty:
        yield f"Empty: {_listed(empty)}."
    for sheet in read:
        for note in sheet.layout.notes:
            yield f"Sheet {sheet.name!r}: {note}" if several else note


def _listed(names: Sequence[str]) -> str:
    return ", ".join(repr(name) for name in names)
