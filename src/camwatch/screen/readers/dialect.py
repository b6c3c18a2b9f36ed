"""The dialect of a delimited file: its delimiter, its header if it has one, and the lines above the header."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from camwatch.screen.readers.base import Options, Row, ScreenError, unique_names
from camwatch.screen.readers.text import as_windows, line_pieces

__all__ = ["DELIMITERS", "Dialect", "Layout", "Placed", "delimiter_of", "dialect_of", "directives", "layout_of"]

DELIMITERS = {
    "tab": "\t",
    "\\t": "\t",
    "comma": ",",
    "semicolon": ";",
    "pipe": "|",
    "space": " ",
    "colon": ":",
    "caret": "^",
    "tilde": "~",
}
"""Names of delimiters, for --delimiter."""
# If several delimiters split the rows alike, the first in this order is taken. Commas also occur in text and numbers.
_LIKELY = "\t;|,^~\x1f\x01\x1e\u00a6\u00a7"
_MOST_ROWS = 400
_MOST_TITLES = 40
_MOST_TYPED = 50
_DIRECTIVE = re.compile(r'"?(?:sep=(.)"?|#TYPE .*)$', re.IGNORECASE)
csv.field_size_limit(1 << 30)


@attrs.frozen
class Dialect:
    """How the cells of a line are separated."""

    delimiter: str
    spaced: bool
    """Whether spaces after a delimiter are not part of the cell."""
    share: float = 0.0
    """Share of the first rows that have the most usual number of cells, two or more."""
    width: int = 1
    """That number."""


@attrs.frozen
class Placed:
    """A row, and the numbers of the first and the last line of the file that it is on."""

    first: int
    last: int
    cells: Sequence[str]


@attrs.frozen
class Layout:
    """Where a table begins and what its columns are called."""

    skipped: int
    """Number of lines above the first row, including the header."""
    names: tuple[str, ...]
    notes: tuple[str, ...]
    kept: tuple[Placed, ...] = ()
    """Rows above the header that are kept as rows, because one of them names a vendor or a device."""

    def kept_rows(self) -> Iterator[Row]:
        """Yield the rows that are kept, as wide as the table."""
        width = len(self.names)
        for row in self.kept:
            cells = [*row.cells[: width - 1], " ".join(row.cells[width - 1 :])]
            fault = f"line {row.first} is above the header; it is kept because a line there names a vendor or device"
            yield Row([*cells, *[""] * (width - len(cells))], fault)


def delimiter_of(text: str) -> str:
    """Return the delimiter, given as a character or by name.

    Raises:
        ScreenError: If it is not one character.
    """
    mark = DELIMITERS.get(text.lower(), text)
    if len(mark) != 1 or mark in '"\r\n\0':
        raise ScreenError(
            f"invalid delimiter {text!r}; expected one character other than a quote, or one of {', '.join(DELIMITERS)}"
        )
    return mark


def directives(lines: Sequence[str]) -> tuple[int, str | None]:
    """Return how many first lines are for programs, and the delimiter that they give.

    Excel writes ``sep=;``, PowerShell ``#TYPE …``.
    """
    count, delimiter = 0, None
    for line in lines[:2]:
        found = _DIRECTIVE.match(line.strip("\r\n"))
        if not found:
            break
        count += 1
        delimiter = found[1] or delimiter
    return count, delimiter


def _records(lines: Sequence[str], delimiter: str, spaced: bool) -> list[list[str]]:
    """Return the first rows; a quote that is not closed within a few lines does not take in the others."""
    rows: list[list[str]] = []
    reader = csv.reader((line + "\n" for line in lines), delimiter=delimiter, skipinitialspace=spaced)
    try:
        for row in reader:
            rows.append(row)
            if len(rows) >= _MOST_ROWS:
                break
    except csv.Error:
        pass
    if len(rows) * 4 < min(len(lines), _MOST_ROWS):
        # A quote that is never closed takes in the rows that follow.
        rows = [line.split(delimiter) for line in lines[:_MOST_ROWS]]
    return [row for row in rows if row]


def _agreement(rows: Sequence[Sequence[str]]) -> tuple[float, int]:
    """Return the share of rows that have the most usual number of cells of two or more, and that number.

    Two cells, one of them empty, count less: lines of a program end in semicolons and are not rows of two cells.
    """
    widths: dict[int, float] = {}
    for row in rows:
        if len(row) > 1:
            widths[len(row)] = widths.get(len(row), 0.0) + (1.0 if len(row) > 2 or _filled(row) > 1 else 0.25)
    if not widths:
        return 0.0, 1
    width, count = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
    return count / len(rows), width


def dialect_of(text: str, hint: str, delimiter: str | None) -> Dialect:
    """Return the dialect by which most of the first rows have the same number of cells.

    Args:
        text: The first lines of the file.
        hint: The name of the file; ``.tsv`` speaks for tabs.
        delimiter: The delimiter that the user gives; detected if None.
    """
    lines = line_pieces(text[: 1 << 18] if len(text) > 1 << 18 and "\n" in text[: 1 << 18] else text)
    skip, said = directives(lines)
    lines = lines[skip : skip + 2 * _MOST_ROWS]
    given = delimiter or said
    likely = given or _LIKELY
    best = Dialect(given or ",", spaced=False)
    best_rank: tuple[float, ...] = (0.0,)
    for place, mark in enumerate(likely):
        if not any(mark in line for line in lines):
            continue
        for spaced in (False, True):
            if spaced and not any(f'{mark} "' in line for line in lines):
                continue
            rows = _records(lines, mark, spaced)
            share, width = _agreement(rows)
            named = 0.1 if mark == "\t" and hint.lower().endswith((".tsv", ".tab")) else 0.0
            rank = (round(share + named, 2), _typed(rows[1:], width), -spaced, -place)
            if width > 1 and rank > best_rank:
                best, best_rank = Dialect(mark, spaced, share, width), rank
    return best


_SHAPES = (
    ("empty", re.compile(r"\s*(?:-|n/?a|null|none)?\s*$", re.IGNORECASE)),
    ("number", re.compile(r"\s*[£$€¥]?\s*[-+(]?[£$€¥]?\d[\d.,'\u00a0 ]*(?:[eE][-+]?\d+)?\)?\s*%?\s*$")),
    ("date", re.compile(r"\s*\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ]\d{1,2}:\d{2}.*)?\s*$")),
    ("time", re.compile(r"\s*\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]m)?\s*$", re.IGNORECASE)),
    ("ip", re.compile(r"\s*\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\d+)?\s*$")),
    ("mac", re.compile(r"\s*[0-9a-f]{1,2}([:-])(?:[0-9a-f]{1,2}\1){4}[0-9a-f]{1,2}\s*$", re.IGNORECASE)),
    ("mac", re.compile(r"\s*[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}\s*$", re.IGNORECASE)),
    ("boolean", re.compile(r"\s*(?:true|false|yes|no|y|n)\s*$", re.IGNORECASE)),
    ("url", re.compile(r"\s*(?:https?|rtsp)://\S+\s*$", re.IGNORECASE)),
    ("email", re.compile(r"\s*[^\s@]+@[^\s@]+\.[a-z]+\s*$", re.IGNORECASE)),
)  # fmt: skip
_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*$")
_CODE = re.compile(r"\d+")


def shape(cell: str) -> str:
    """Return of what sort a cell is: ``text`` if it is none of those that names of columns never are."""
    for name, pattern in _SHAPES:
        if pattern.match(cell):
            return name
    return "text"


def _typed(rows: Sequence[Sequence[str]], width: int) -> int:
    """Return how many columns hold numbers, dates, addresses and the like: the right delimiter sets them apart."""
    whole = [row for row in rows[:_MOST_TYPED] if len(row) == width]
    columns = ([shape(row[place]) for row in whole] for place in range(width))
    return sum(sum(kind not in ("text", "empty") for kind in kinds) > 0.8 * len(whole) for kinds in columns if kinds)


def _form(cell: str) -> str:
    """Return a code with each run of digits as one: ``cam_17`` as ``cam_0``; empty if it has none."""
    form = _CODE.sub("0", cell.strip())
    return form if "0" in form and " " not in form else ""


def _is_row(first: Sequence[str], rows: Sequence[Sequence[str]]) -> bool | None:
    """Return whether the first row is like those below it; None if the types of the cells do not show it."""
    like = unlike = 0
    for place, cell in enumerate(first):
        below = [row[place] for row in rows if place < len(row) and shape(row[place]) != "empty"]
        if not below:
            continue
        kind, counts = shape(cell), Counter(map(shape, below))
        usual, count = counts.most_common(1)[0]
        if usual != "text" and count >= 0.8 * len(below):
            like += kind == usual and not (_YEAR.match(cell) and not all(map(_YEAR.match, below)))
            unlike += kind in ("text", "empty")
        elif usual == "text" and (form := _form(cell)) and sum(_form(one) == form for one in below) >= 0.8 * len(below):
            like += 1
    if like:
        return True
    return False if unlike else None


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _titles(rows: Sequence[Sequence[str]]) -> int:
    """Return how many of the first rows are titles: at most half as many cells filled as in the fullest row.

    A row with the values of the rows below it is not a title, however few of its cells are filled.
    """
    begin = rows[:_MOST_TITLES]
    fullest = max(map(_filled, begin), default=0)
    place = next((place for place, row in enumerate(begin) if 3 * _filled(row) >= 2 * fullest), 0)
    below = rows[place + 1 : place + 101]
    for row in begin[:place]:
        filled = _filled(row)
        left = not filled or bool(row[0].strip())
        if fullest < 2 or filled > max(1, fullest // 2) or not left or (filled and _is_row(row, below)):
            return 0
    return place


def _named(rows: Sequence[Placed], columns: Sequence[str]) -> int | None:
    """Return which of the first rows has the name of a column that will be searched; None if none has."""
    names = {column.strip().casefold() for column in columns} - {""}
    for place, row in enumerate(rows[:_MOST_TITLES]):
        if any(as_windows(cell).strip().casefold() in names for cell in row.cells):
            return place
    return None


def layout_of(rows: Sequence[Placed], options: Options, width: int, what: str, *, skip: int = 0) -> Layout:
    """Return the start of a table and the names of its columns.

    Args:
        rows: The first rows that are not empty.
        options: What the user says of the header.
        width: The most usual number of cells.
        what: The name of the file, or sheet, for messages.
        skip: How many first lines are for programs.

    Raises:
        ScreenError: If the table has no rows, or no row at the line that the user gives for the header.
    """
    if not rows:
        raise ScreenError(f"{what} has no rows; expected column names in its first line")
    notes: list[str] = []
    header = True if options.header_row is not None else options.header
    if options.header_row is not None:
        place = next((place for place, row in enumerate(rows) if row.first == options.header_row), -1)
        if place < 0:
            raise ScreenError(f"{what} has no row at line {options.header_row}, which you gave as the header row")
    else:
        place = 0 if header is False else _titles([row.cells for row in rows])
        named = _named(rows, options.columns) if header is None else None
        if named is not None:
            place, header = named, True
    row = rows[place]
    if header is None:
        is_row = _is_row(row.cells, [below.cells for below in rows[place + 1 : place + 101]])
        if is_row is None:
            is_row = options.points([cell for cell in row.cells if cell.strip()])
        header = not is_row
        if is_row:
            notes.append(
                f"Line {row.first} was read as data, because it looks like the rows below or names a vendor or device. "
                "The columns are named column_1, column_2, … If it is the header, give --header-row."
            )
    kept: tuple[Placed, ...] = ()
    if place and options.header_row is None and options.points([cell for one in rows[:place] for cell in one.cells]):
        kept = tuple(rows[:place])
        notes.append(
            f"Line {row.first} was taken as the header. The lines above it were kept as rows because one of them "
            "names a vendor or device."
        )
    elif place:
        first = " ".join(" ".join(rows[0].cells).split())
        start = f"the {'header' if header else 'first row'} in line {row.first}"
        left = f"{place} lines above {start}, beginning with {first[:80]!r}, were"
        if place == 1:
            left = f"Line {rows[0].first} ({first[:80]!r}), above {start}, was"
        notes.append(f"{left} left out.")
    if not header:
        names = [""] * max(width, len(row.cells))
        return Layout(row.first - 1 if place else skip, tuple(unique_names(names)), tuple(notes), kept)
    names = [as_windows(name) for name in row.cells]
    while len(names) > width and not names[-1].strip():
        names.pop()
    names += [""] * (width - len(names))
    return Layout(row.last, tuple(unique_names(names)), tuple(notes), kept)
