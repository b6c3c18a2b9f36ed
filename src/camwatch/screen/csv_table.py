"""CSV, batch by batch: all cells are texts, as they stand, and a row that is ragged is marked, not dropped."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc

from camwatch.arrow.arrays import texts_array
from camwatch.screen.batches import ScreenError
from camwatch.screen.marks import FAULT

__all__ = ["csv_batches"]

BLOCK = 1 << 23
"""How many bytes are read at once; no row may be longer."""
_DELIMITERS = ",;\t|"


def _names(head: bytes, name: str, encoding: str, delimiter: str | None) -> tuple[list[str], str]:
    """Read the first line: the names of columns, and what stands between them."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    text = decoder.decode(head).removeprefix("\ufeff").lstrip("\r\n")
    line = text.splitlines()[0] if text else ""
    mark = delimiter or max(_DELIMITERS, key=line.count)
    names = next(csv.reader(io.StringIO(text, newline=""), delimiter=mark), [])
    if not any(names):
        raise ScreenError(f"{name} has no names of columns in its first line")
    return names, mark


def csv_batches(
    stream: Any, head: bytes, name: str, encoding: str | None, delimiter: str | None
) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
    """Read CSV.

    Args:
        stream: The bytes.
        head: The first of them, which are still to be read from the stream too.
        name: What to call the table in messages.
        encoding: The encoding; UTF-8 or, where a mark says so, UTF-16, where None.
        delimiter: What stands between cells; told by the first line where None.
    """
    if encoding is None:
        encoding = "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8"
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise ScreenError(f"there is no encoding {encoding!r}; write such as utf-8, cp1252 or utf-16") from None
    if delimiter is not None and len(delimiter) != 1:
        raise ScreenError(f"a delimiter is one character, not {delimiter!r}")
    names, mark = _names(head, name, encoding, delimiter)
    schema = pa.schema([*(pa.field(one, pa.string()) for one in names), pa.field(FAULT, pa.string())])
    reader = _Reader(schema, mark)
    return schema, reader.batches(stream, encoding)


# A byte that is none of the encoding goes through Arrow as a character that nobody uses.
_FIRST_KEPT = 0x10FF00
_KEPT = re.compile("[\U0010ff80-\U0010ffff]")


def _keep(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    kept = (chr(_FIRST_KEPT + max(byte, 0x80)) for byte in error.object[error.start : error.end])
    return "".join(kept), error.end


def _as_windows(found: re.Match[str]) -> str:
    return bytes([ord(found[0]) - _FIRST_KEPT]).decode("cp1252", "replace")


class _Bytes:
    """A stream of bytes as UTF-8."""

    def __init__(self, stream: Any, encoding: str) -> None:
        codecs.register_error("camwatch-keep", _keep)
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("camwatch-keep")
        self._plain = codecs.lookup(encoding).name == "utf-8"
        self.encoding = encoding.upper()
        self.foreign = False
        self.closed = False

    def read(self, count: int = -1) -> bytes:
        while True:
            block: bytes = self._stream.read(count)
            if self._plain and block.isascii() and not self._decoder.getstate()[0]:
                return block
            text = self._decoder.decode(block, final=not block)
            self.foreign = self.foreign or _KEPT.search(text) is not None
            if text or not block:
                return text.encode("utf-8", "replace")

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        self.closed = True


class _Reader:
    """Arrow's reader, with the rows put back that it sets aside."""

    def __init__(self, schema: pa.Schema, delimiter: str) -> None:
        self._schema = schema
        self._width = len(schema) - 1
        self._delimiter = delimiter
        self._ragged: list[tuple[int, str]] = []

    def _aside(self, row: Any) -> Literal["skip"]:
        self._ragged.append((row.number, row.text))
        return "skip"

    def batches(self, stream: Any, encoding: str) -> Iterator[pa.RecordBatch]:
        import pyarrow.csv as arrow_csv

        width = self._width
        self._bytes = _Bytes(stream, encoding)
        source: Any = self._bytes
        file: Any = pa.PythonFile(source, mode="r")
        reader = arrow_csv.open_csv(
            file,
            read_options=arrow_csv.ReadOptions(
                # Names may stand there twice; so they are read apart, and the first line is a row like others.
                column_names=[f"f{place}" for place in range(width)],
                block_size=BLOCK,
                use_threads=False,
            ),
            parse_options=arrow_csv.ParseOptions(
                delimiter=self._delimiter,
                newlines_in_values=True,
                ignore_empty_lines=width > 1,
                invalid_row_handler=self._aside,
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types={f"f{place}": pa.string() for place in range(width)},
                strings_can_be_null=False,
            ),
        )
        number = 1
        for batch in reader:
            made, number = self._whole(batch, number)
            yield from made
        if self._ragged:
            yield self._of_ragged()

    def _whole(self, batch: pa.RecordBatch, number: int) -> tuple[list[pa.RecordBatch], int]:
        """Put the ragged rows of a batch in their places; the names, row 1 of the file, are left out."""
        pieces: list[pa.RecordBatch] = []
        begin = 0
        if number == 1 and batch.num_rows:
            begin, number = 1, 2
        while begin < batch.num_rows or (self._ragged and self._ragged[0][0] == number):
            if self._ragged and self._ragged[0][0] == number:
                run = 0
                while run < len(self._ragged) and self._ragged[run][0] == number + run:
                    run += 1
                pieces.append(self._of_ragged(run))
                number += run
                continue
            end = batch.num_rows
            if self._ragged:
                end = min(end, begin + self._ragged[0][0] - number)
            pieces.append(self._texts(batch.slice(begin, end - begin)))
            number += end - begin
            begin = end
        return pieces, number

    def _of_ragged(self, count: int | None = None) -> pa.RecordBatch:
        taken, self._ragged = self._ragged[:count], [] if count is None else self._ragged[count:]
        rows, faults = [], []
        for number, text in taken:
            if _KEPT.search(text):
                text = _KEPT.sub(_as_windows, text)  # noqa: PLW2901
            try:
                cells = next(csv.reader(io.StringIO(text, newline=""), delimiter=self._delimiter), [])
            except csv.Error:  # a cell longer than Python's reader takes
                cells = text.split(self._delimiter)
            faults.append(f"row {number} has {len(cells)} cells, expected {self._width}")
            # What is too much stays in the last cell, so that it is looked at and not lost.
            if len(cells) > self._width:
                cells = [*cells[: self._width - 1], self._delimiter.join(cells[self._width - 1 :])]
            rows.append([*cells, *[""] * (self._width - len(cells))])
        columns = [texts_array(row[place] for row in rows) for place in range(self._width)]
        made: pa.RecordBatch = pa.RecordBatch.from_arrays([*columns, texts_array(faults)], schema=self._schema)
        return made

    def _texts(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Give a batch its names; read what is of another encoding as Windows-1252, and mark it."""
        columns: list[Any] = batch.columns
        said: Any = pa.nulls(batch.num_rows, pa.string())
        if self._bytes.foreign:
            faults: dict[int, str] = {}
            for place, column in enumerate(batch.columns):
                cells: list[Any] = column.to_pylist()
                hits: Any = pc.indices_nonzero(pc.match_substring_regex(column, _KEPT.pattern))
                for row in hits.to_pylist():
                    cells[row] = _KEPT.sub(_as_windows, cells[row])
                    fault = f"{self._schema.names[place]!r} is not {self._bytes.encoding}, read as Windows-1252"
                    faults[row] = f"{faults[row]}; {fault}" if row in faults else fault
                if len(hits):
                    columns[place] = texts_array(cells)
            said = texts_array(faults.get(row) for row in range(batch.num_rows))
        made: pa.RecordBatch = pa.RecordBatch.from_arrays([*columns, said], schema=self._schema)
        return made
