"""Delimited text: cells are kept as written, and a row that does not fit is marked, not dropped.

Arrow reads blocks of plain rows. A block with a row that does not fit, a cell of several lines or bytes of another
encoding is read row by row, so that each row keeps its place and its line is known.
"""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Iterator
from typing import Any, Literal

import pyarrow as pa

from camwatch.arrow.arrays import texts_array
from camwatch.screen.readers.base import Options, Reading, Row, Tally, row_batches, text_schema
from camwatch.screen.readers.dialect import Dialect, Layout, Placed, delimiter_of, dialect_of, directives, layout_of
from camwatch.screen.readers.source import Source
from camwatch.screen.readers.text import FOREIGN, MOST_LINE, Block, TextSource, as_windows, line_count, line_pieces

__all__ = ["read_delimited", "read_lines"]

_FIRST_ROWS = 200
# In a quoted cell, two quotes mean one, and a single quote closes the cell.
_CLOSING = re.compile(r'(?:[^"]++|"")*+"')
_DIGITS, _LETTERS = re.compile(r"\d+"), re.compile(r"[^\W\d_]+")


def _form(cell: str) -> str:
    """Return a cell with each run of digits and of letters as one character."""
    return _LETTERS.sub("a", _DIGITS.sub("0", cell.strip(' "')))


class _Lines:
    """The lines of a text, with look-ahead."""

    def __init__(self, blocks: Iterator[Block]) -> None:
        self._blocks = blocks
        self._lines: list[str] = []
        self._at = 0
        self.number = 1
        """The number of the next line."""

    def add(self, block: Block) -> None:
        """Take the lines of a block."""
        self._lines = [*self._lines[self._at :], *line_pieces(block.text)]
        self._at = 0

    def get(self, ahead: int = 0) -> str | None:
        """Return the next line, or one ahead of it; None at the end of the file."""
        while self._at + ahead >= len(self._lines):
            block = next(self._blocks, None)
            if block is None:
                return None
            self.add(block)
        return self._lines[self._at + ahead]

    @property
    def held(self) -> bool:
        """Whether there are lines that were taken from a block and not read."""
        return self._at < len(self._lines)

    def skip(self, count: int) -> None:
        """Go on by so many lines."""
        self._at += count
        self.number += count


class _Rows:
    """Rows of lines, by a dialect.

    Args:
        lines: The lines.
        dialect: The dialect.
        width: How many cells a row should have.
        encoding: The name of the encoding, for faults.
    """

    def __init__(self, lines: _Lines, dialect: Dialect, width: int, encoding: str) -> None:
        self._lines = lines
        self._dialect = dialect
        self._width = width
        self._encoding = encoding

    def _cells(self, *lines: str) -> tuple[list[str], bool]:
        """Return the cells of lines, and whether the last cell is still open at their end."""
        reader = csv.reader(
            [*(line + "\n" for line in lines), ""],
            delimiter=self._dialect.delimiter,
            skipinitialspace=self._dialect.spaced,
        )
        try:
            cells = next(reader, [])
        except csv.Error:
            return self._dialect.delimiter.join(lines).split(self._dialect.delimiter), False
        return cells, reader.line_num > len(lines)

    def is_open(self, line: str) -> bool:
        """Return whether a cell is still open at the end of a line."""
        return '"' in line and self._cells(line)[1]

    def next(self) -> tuple[int, list[str], str | None] | None:
        """Return the next row: the number of its line, its cells, and its fault; None at the end."""
        lines, mark = self._lines, self._dialect.delimiter
        line = lines.get()
        if line is None:
            return None
        number = lines.number
        if '"' not in line:
            lines.skip(1)
            if self._dialect.spaced:
                return number, [cell.lstrip(" ") for cell in line.split(mark)], None
            return number, line.split(mark) if line else [], None
        cells, is_open = self._cells(line)
        if not is_open:
            lines.skip(1)
            return number, cells, None
        row = self._several(line)
        if row is not None:
            count, cells, fault = row
            lines.skip(count)
            return number, cells, fault
        lines.skip(1)
        # The cell that the quote opens took in the rest of the line, each two quotes as one.
        opened = cells.pop().removesuffix("\n")
        cells += ('"' + opened).split(mark)
        return number, cells, f"line {number}: an opening quote is not closed; it was read as part of the text"

    def _several(self, line: str) -> tuple[int, list[str], str | None] | None:
        """Return the row that goes on over several lines; None if the quote that is open is a stray one."""
        mark = self._dialect.delimiter
        count, size, inside = 1, len(line), True
        own = [line]
        while inside:
            following = self._lines.get(count)
            if following is None or size > MOST_LINE:
                return None
            size += len(following)
            count += 1
            own.append(following)
            closing = _CLOSING.match(following)
            if closing is None:
                continue
            rest = following[closing.end() :].lstrip(" ")
            if rest and not rest.startswith(mark):
                # What closes the cell is the quote that opens another one.
                return None
            inside = bool(rest) and self._cells(rest)[1]
        cells, _ = self._cells(*own)
        first = _form(line.split(mark, maxsplit=1)[0])
        inner = [piece.split(mark) for piece in own[1:] if piece]
        alike = [len(pieces) == self._width > 1 for pieces in inner]
        formed = [same and _form(pieces[0]) == first for same, pieces in zip(alike, inner, strict=True)]
        if all(formed) or (all(alike) and (len(alike) > 2 or self._width > 3)):
            return None
        fault = None
        if any(formed):
            fault = f"line {self._lines.number}: a quoted cell spans {count} lines, and some look like rows; check it"
        return count, cells, fault

    def placed(self, count: int) -> list[Placed]:
        """Return the first rows that are not empty."""
        rows: list[Placed] = []
        while len(rows) < count and (row := self.next()) is not None:
            number, cells, _ = row
            if cells:
                rows.append(Placed(number, self._lines.number - 1, cells))
        return rows

    def fitted(self) -> Row | None:
        """Return the next row with as many cells as it should have; None at the end of the lines that are held."""
        width, mark = self._width, self._dialect.delimiter
        while self._lines.held:
            row = self.next()
            if row is None:
                return None
            number, cells, fault = row
            if not cells:
                if width > 1:
                    continue
                cells = [""]
            faults = [fault] if fault else []
            unfit = False
            if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
                cells = cells[:width]
            if len(cells) != width:
                # Programs leave out the empty cells at the end of a row, but not most of them.
                unfit = len(cells) > width or 2 * len(cells) < width
                faults.append(f"line {number} has {len(cells)} cells, expected {width}")
                # Extra cells are kept in the last cell, so that they are searched and not lost.
                if len(cells) > width:
                    cells = [*cells[: width - 1], mark.join(cells[width - 1 :])]
                cells = [*cells, *[""] * (width - len(cells))]
            return Row(cells, "; ".join(faults) or None, unfit)
        return None


class _Table:
    """The rows below the header.

    Args:
        blocks: The blocks of the file; their first lines were skipped already.
        lines: The lines that were taken from blocks and not read.
        dialect: The dialect.
        layout: Where the table begins, and the names of its columns.
        encoding: The name of the encoding, for faults.
        tally: Counter of the rows.
    """

    def __init__(
        self,
        blocks: Iterator[Block],
        lines: _Lines,
        dialect: Dialect,
        layout: Layout,
        encoding: str,
        tally: Tally,
    ) -> None:
        self.schema = text_schema(layout.names)
        self._layout = layout
        self._names = layout.names
        self._blocks = blocks
        self._lines = lines
        self._dialect = dialect
        self._encoding = encoding
        self._rows = _Rows(lines, dialect, len(layout.names), encoding)
        self._tally = tally

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Yield the rows."""
        kept = map(self._in_windows, self._layout.kept_rows())
        yield from row_batches(self.schema, itertools.chain(kept, self._slow()), self._tally)
        for block in self._blocks:
            batch = None if block.foreign or self._dialect.spaced else self._fast(block.text)
            if batch is None:
                self._lines.add(block)
                yield from row_batches(self.schema, self._slow(), self._tally)
            else:
                self._lines.number += line_count(block.text)
                self._tally.rows += batch.num_rows
                yield batch

    def _slow(self) -> Iterator[Row]:
        while (row := self._rows.fitted()) is not None:
            yield self._in_windows(row)

    def _in_windows(self, row: Row) -> Row:
        """Read the bytes of a row that are not valid in the encoding as Windows-1252, and report it as a fault."""
        if all(cell is None or cell.isascii() or FOREIGN.search(cell) is None for cell in row.cells):
            return row
        faults = [row.fault] if row.fault else []
        cells: list[str | None] = []
        for name, cell in zip(self._names, row.cells, strict=True):
            if cell is not None and FOREIGN.search(cell):
                cell = as_windows(cell)  # noqa: PLW2901
                faults.append(f"{name!r} is not {self._encoding}, read as Windows-1252")
            cells.append(cell)
        return Row(cells, "; ".join(faults), row.unfit)

    def _fast(self, text: str) -> pa.RecordBatch | None:
        """Return the rows of a block by Arrow; None if a row does not fit or goes over several lines."""
        import pyarrow.csv as arrow_csv

        width = len(self._names)
        if not self._dialect.delimiter.isascii():
            return None
        lines = line_count(text) + (not text.endswith(("\n", "\r")))
        if '"' in text:
            last = line_pieces(text[max(text.rfind("\n", 0, -1), text.rfind("\r", 0, -1)) + 1 :])
            if self._rows.is_open(last[-1]):
                return None
        ragged = False

        def aside(_: Any) -> Literal["skip"]:
            nonlocal ragged
            ragged = True
            return "skip"

        data = text.encode("utf-8", "replace")
        buffer: Any = pa.BufferReader(data)
        try:
            table = arrow_csv.read_csv(
                buffer,
                # Names can be duplicate, so columns are named by their position.
                read_options=arrow_csv.ReadOptions(
                    column_names=[f"f{place}" for place in range(width)],
                    block_size=len(data) + 1,
                    use_threads=False,
                ),
                parse_options=arrow_csv.ParseOptions(
                    delimiter=self._dialect.delimiter,
                    newlines_in_values=True,
                    ignore_empty_lines=width > 1,
                    invalid_row_handler=aside,
                ),
                convert_options=arrow_csv.ConvertOptions(
                    column_types={f"f{place}": pa.string() for place in range(width)},
                    strings_can_be_null=False,
                ),
            ).combine_chunks()
        except pa.ArrowInvalid:
            return None
        if ragged or table.num_rows != lines:
            return None
        columns: list[Any] = [column.chunk(0) if column.num_chunks else texts_array([]) for column in table.columns]
        faults: Any = pa.nulls(table.num_rows, pa.string())
        made: pa.RecordBatch = pa.RecordBatch.from_arrays([*columns, faults], schema=self.schema)
        return made


def read_delimited(source: Source, options: Options) -> Reading:
    """Read delimited text.

    Args:
        source: The file.
        options: How it is to be read.

    Raises:
        ScreenError: If it has no rows, or the options do not fit it.
    """
    given = None if options.delimiter is None else delimiter_of(options.delimiter)
    text = TextSource(source, options.encoding)
    head = text.head()
    dialect = dialect_of(head, source.hint, given)
    skip, _ = directives(line_pieces(head[:1000]))
    # The first rows are read twice: once to find the start of the table, once as rows.
    first = _Lines(iter(()))
    first.add(Block(1, head, foreign=False))
    first.skip(skip)
    rows = _Rows(first, dialect, dialect.width, text.encoding_name).placed(_FIRST_ROWS)
    layout = layout_of(rows, options, dialect.width, source.name, skip=skip)
    blocks = text.blocks()
    lines = _Lines(blocks)
    if layout.skipped:
        lines.get()
        lines.skip(layout.skipped)
    tally = Tally()
    table = _Table(blocks, lines, dialect, layout, text.encoding_name, tally)
    return Reading(table.schema, table.batches(), layout.notes, tally)


def read_lines(source: Source, options: Options) -> Reading:
    """Read plain text: a row for each line, in one column called ``line``."""
    text = TextSource(source, options.encoding)
    schema = text_schema(["line"])
    tally = Tally()

    def rows() -> Iterator[Row]:
        for block in text.blocks():
            for number, line in enumerate(line_pieces(block.text), block.line):
                if block.foreign and FOREIGN.search(line):
                    yield Row([as_windows(line)], f"line {number} is not {text.encoding_name}, read as Windows-1252")
                else:
                    yield Row([line])

    return Reading(
        schema, row_batches(schema, rows(), tally), ("The file was read as plain text, a row per line.",), tally
    )
