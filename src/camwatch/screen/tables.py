"""Tables from files of many formats, batch by batch, without losing a row."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO

import attrs
import pyarrow as pa

from camwatch.dataset import Dataset
from camwatch.screen.names import FAULT, LINE, REST, SHEET
from camwatch.screen.readers.base import Options, Reading, ScreenError, Tally
from camwatch.screen.readers.columnar import read_arrow, read_parquet
from camwatch.screen.readers.delimited import read_delimited, read_lines
from camwatch.screen.readers.detect import detected, refuse
from camwatch.screen.readers.json_document import read_json_document
from camwatch.screen.readers.json_lines import read_json_lines
from camwatch.screen.readers.listings import LISTINGS, read_listing
from camwatch.screen.readers.nmap import read_nmap
from camwatch.screen.readers.source import Source
from camwatch.screen.readers.spreadsheet import read_spreadsheet
from camwatch.screen.readers.unpack import unpacked

__all__ = ["FORMATS", "Table", "open_table"]

FORMATS: dict[str, str] = {
    "csv": "delimited text: CSV, TSV and the like",
    "json": "a JSON document: an array of objects, an object that holds one, an OCDS package",
    "ndjson": "NDJSON: a JSON object per line",
    "parquet": "a Parquet file",
    "arrow": "an Arrow file or an Arrow stream",
    "spreadsheet": "a spreadsheet: XLSX, XLSM, XLSB, XLS or ODS",
    "nmap-xml": "XML of nmap (-oX)",
    **{form: listing.what for form, listing in LISTINGS.items()},
    "text": "plain text: a row per line",
}
"""The formats of tables, and what they are."""
_CHECKED_FROM = 1 << 16


@attrs.frozen
class Table:
    """An open table, read batch by batch."""

    form: str
    """The format, as ``--input-format`` names it."""
    schema: pa.Schema
    """The columns of the batches."""
    batches: Iterator[pa.RecordBatch]
    """The rows, in their order; they can be read once."""
    size: int | None
    """Size of the file in bytes; None if it is a stream."""
    position: Callable[[], int]
    """Returns how many bytes of the file were read so far."""
    notes: tuple[str, ...] = ()
    """What a user should know about how the file was read: whole sentences."""


def _guarded(reading: Reading, name: str, form: str) -> Iterator[pa.RecordBatch]:
    """Yield the batches; refuse the file if most rows do not fit the table."""
    done, tally = 0, reading.tally
    try:
        for batch in reading.batches:
            done += batch.num_rows
            yield batch
            if tally.rows >= _CHECKED_FROM:
                _refuse_unfit(tally, name, form)
    except (pa.ArrowException, OSError, UnicodeError) as error:
        raise _damaged(name, form, error, done) from error
    _refuse_unfit(tally, name, form)


def _refuse_unfit(tally: Tally, name: str, form: str) -> None:
    if 2 * tally.unfit > tally.rows:
        raise ScreenError(
            f"{name} was read as {form}, but {tally.unfit:,} of {tally.rows:,} rows do not match its columns; "
            "correct --delimiter, --header-row or --input-format, or give --input-format text to search line by line"
        )


def _damaged(name: str, form: str, error: Exception, done: int = 0) -> ScreenError:
    where = f" after {done:,} rows" if done else ""
    why = str(error).split(". Detail")[0].splitlines()[0] if str(error) else type(error).__name__
    wrong_encoding = isinstance(error, UnicodeError)
    remedy = f"correct the file, or give the right {'--encoding' if wrong_encoding else '--input-format'}"
    return ScreenError(f"{name} cannot be read as {form}{where} ({why.rstrip('.')}); {remedy}")


def _reading(source: Source, options: Options, form: str, stack: contextlib.ExitStack) -> Reading:
    if form == "parquet":
        return read_parquet(source, options, stack)
    if form == "arrow":
        return read_arrow(source, options, stack)
    if form == "spreadsheet":
        return read_spreadsheet(source, options, stack)
    if form == "json":
        return read_json_document(source, options)
    if form == "ndjson":
        return read_json_lines(source, options)
    if form == "nmap-xml":
        return read_nmap(source, options)
    if form in LISTINGS:
        return read_listing(source, options, form)
    return read_lines(source, options) if form == "text" else read_delimited(source, options)


def _names(columns: Sequence[str | int] | None) -> tuple[str, ...]:
    """Return the possible names of columns: the given str, and their parts between commas."""
    given = [column for column in columns or () if isinstance(column, str)]
    parts = [part for column in given for part in (column, *column.split(",")) if not part.strip().isdecimal()]
    return tuple(dict.fromkeys(parts))


def _points(dataset: Dataset | None) -> Callable[[Sequence[str]], bool]:
    """Return a function that says whether any of some texts names a vendor or a device."""

    def points(texts: Sequence[str]) -> bool:
        from camwatch.dataset import load

        known = dataset or load()
        return any(find.confidence.value != "low" for text in texts for find in known.identify(text))

    return points


def _own_columns(reading: Reading, name: str, form: str) -> None:
    """Refuse a table that has columns which camwatch writes."""
    added = 0 if form in ("parquet", "arrow") else 1
    for column in (FAULT, REST, LINE, SHEET):
        if reading.schema.names.count(column) > added:
            raise ScreenError(
                f"{name} has a column {column!r}, a name that camwatch needs for its "
                "own results; rename or remove the column"
            )


@contextlib.contextmanager
def open_table(
    path: str | os.PathLike[str],
    form: str | None = None,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    header: bool | None = None,
    header_row: int | None = None,
    sheet: str | int | None = None,
    records: str | None = None,
    columns: Sequence[str | int] | None = None,
    dataset: Dataset | None = None,
) -> Iterator[Table]:
    """Open a table.

    The format is detected from the content. Compressed files (gzip, bzip2, xz, Zstandard, LZ4, a ZIP file of one
    member) are unpacked. Tables that are not Parquet or Arrow get a column ``camwatch_fault`` with the fault of a row,
    null if it has none.

    Args:
        path: The file; ``"-"`` is the standard input.
        form: The format, as ``--input-format`` names it; detected if None.
        encoding: Encoding of text, such as ``"cp1252"``. If None, UTF-8, or UTF-16 and UTF-32 if the bytes show them.
        delimiter: Delimiter of CSV, or its name, such as ``"tab"``; detected if None.
        header: Whether a row names the columns; detected if None.
        header_row: Line, or row of a sheet, that names the columns; the first is 1. Rows above it are left out.
        sheet: Name or number of the sheet of a spreadsheet; None reads all.
        records: Key of the list of rows in a JSON object; keys of nested objects are joined with dots.
        columns: Columns that will be searched, as for :func:`~camwatch.screen.screen_batches`: a first row that has the
            name of one is the header.
        dataset: The dataset used to distinguish a first line that names a vendor from a header; the newest release if
            None.

    Raises:
        ScreenError: If the file is empty, damaged or not a table, or conflicts with the options.
    """
    if form is not None and form not in FORMATS:
        raise ScreenError(f"{form!r} is not a format that can be screened; choose from: {', '.join(FORMATS)}")
    if header is False and header_row is not None:
        raise ScreenError("header=False and header_row cannot be combined; give only one")
    options = Options(
        encoding=encoding,
        delimiter=delimiter,
        header=header,
        header_row=header_row,
        sheet=None if sheet is None else str(sheet),
        records=records,
        columns=_names(columns),
        points=_points(dataset),
    )
    standard = os.fspath(path) == "-"
    name = "the standard input" if standard else os.fspath(path)
    with contextlib.ExitStack() as stack:
        file: IO[bytes] = sys.stdin.buffer if standard else stack.enter_context(_opened(Path(path)))
        seekable = not standard and file.seekable()
        size = os.fstat(file.fileno()).st_size if seekable else None
        outer = Source(file, name, "" if standard else name, file if seekable else None)
        found = form
        try:
            if not outer.peek(1):
                raise ScreenError(f"{name} is empty; expected a table with column names in its first line")
            source = unpacked(outer, stack)
            refuse(source)
            found = form or detected(source, options)
            reading = _reading(source, options, found, stack)
        except (pa.ArrowException, OSError, UnicodeError) as error:
            raise _damaged(name, found or "a table", error) from error
        _own_columns(reading, name, found)
        position = lambda: file.tell() if seekable else outer.position  # noqa: E731
        yield Table(found, reading.schema, _guarded(reading, name, found), size, position, reading.notes)


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        raise ScreenError(f"{path} cannot be opened ({error.strerror or error}); check the path") from error
