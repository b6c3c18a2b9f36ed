"""The input and output of every reader: the options, and the rows in batches with notes for the user."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import attrs
import pyarrow as pa

from camwatch.arrow.arrays import texts_array
from camwatch.errors import ScreenError
from camwatch.screen.names import FAULT

__all__ = ["ROWS", "Options", "Reading", "Row", "ScreenError", "Tally", "row_batches", "text_schema", "unique_names"]

ROWS = 1 << 14
"""Rows per batch that readers make of Python values."""


@attrs.frozen(kw_only=True)
class Options:
    """Options for reading a file. An option that is None is detected from the content."""

    encoding: str | None = None
    """Encoding of a text file."""
    delimiter: str | None = None
    """Delimiter of a delimited file: one character."""
    header: bool | None = None
    """Whether a row names the columns."""
    header_row: int | None = None
    """Line of the file, or row of the sheet, that names the columns; the first is 1."""
    sheet: str | None = None
    """Name or number of the sheet to read; None reads all sheets."""
    columns: tuple[str, ...] = ()
    """Names of the columns that will be searched. A row with one of them is taken as the header."""
    records: str | None = None
    """Key of the list of rows in a JSON object; keys of nested objects are joined with dots."""
    points: Callable[[Sequence[str]], bool] = lambda _: False
    """A function that returns whether any of some texts has a match of more than low confidence."""


@attrs.define
class Tally:
    """Count of the rows that a reader returned, and of those that do not fit the table."""

    rows: int = 0
    unfit: int = 0


@attrs.frozen
class Reading:
    """A file as its reader returns it."""

    schema: pa.Schema
    batches: Iterator[pa.RecordBatch]
    notes: tuple[str, ...] = ()
    """Sentences for the user about how the file was read."""
    tally: Tally = attrs.field(factory=Tally)


@attrs.frozen
class Row:
    """A row of texts."""

    cells: Sequence[str | None]
    fault: str | None = None
    """Its fault; None if it has none."""
    unfit: bool = False
    """Whether it does not fit the table, so that its cells may belong to other columns."""


def row_batches(schema: pa.Schema, rows: Iterable[Row], tally: Tally) -> Iterator[pa.RecordBatch]:
    """Yield rows as batches; the last column of the schema holds faults.

    Args:
        schema: Columns of text, and ``camwatch_fault``.
        rows: The rows, with one cell for every column except the last.
        tally: Counter of rows and faults.
    """
    iterator = iter(rows)
    while True:
        cells: list[Sequence[str | None]] = []
        faults: list[str | None] = []
        for row in iterator:
            cells.append(row.cells)
            faults.append(row.fault)
            tally.unfit += row.unfit
            if len(cells) == ROWS:
                break
        if not cells:
            return
        tally.rows += len(cells)
        columns: list[Any] = [texts_array(column) for column in zip(*cells, strict=True)]
        yield pa.RecordBatch.from_arrays([*columns, texts_array(faults)], schema=schema)


def text_schema(names: Iterable[str]) -> pa.Schema:
    """Return a schema of text columns, followed by the column of faults."""
    return pa.schema([*(pa.field(name, pa.string()) for name in names), pa.field(FAULT, pa.string())])


def unique_names(names: Sequence[str]) -> list[str]:
    """Return names of columns, with ``column_N`` for the N-th if it has none."""
    return [name if name.strip() else f"column_{place}" for place, name in enumerate(names, 1)]
