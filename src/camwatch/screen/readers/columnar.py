"""Parquet and Arrow files, and Arrow streams: their batches as they are."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from camwatch.screen.readers.base import Options, Reading, Tally
from camwatch.screen.readers.source import Source

__all__ = ["read_arrow", "read_parquet"]

_ROWS = 1 << 16


def _cut(batches: Iterator[pa.RecordBatch], tally: Tally) -> Iterator[pa.RecordBatch]:
    """Yield batches that are not too large to hold several times."""
    for batch in batches:
        for begin in range(0, max(batch.num_rows, 1), _ROWS):
            tally.rows += min(_ROWS, batch.num_rows - begin)
            yield batch.slice(begin, _ROWS)


def read_parquet(source: Source, options: Options, stack: contextlib.ExitStack) -> Reading:  # noqa: ARG001 (as others)
    """Read a Parquet file, row group by row group."""
    from pyarrow.parquet import ParquetFile

    # Read ahead, a file would be held whole by the end.
    file = ParquetFile(source.seekable(stack), pre_buffer=False)
    tally = Tally()
    batches = file.iter_batches(batch_size=_ROWS, use_threads=False)
    return Reading(file.schema_arrow, _cut(batches, tally), (), tally)


def read_arrow(source: Source, options: Options, stack: contextlib.ExitStack) -> Reading:  # noqa: ARG001 (as others)
    """Read an Arrow file or an Arrow stream, batch by batch."""
    tally = Tally()
    if source.peek(6) == b"ARROW1":
        file: Any = source.seekable(stack)
        opened = pa.ipc.open_file(pa.PythonFile(file, mode="r"))
        batches = (opened.get_batch(number) for number in range(opened.num_record_batches))
        return Reading(opened.schema, _cut(batches, tally), (), tally)
    stream: Any = source
    reader = pa.ipc.open_stream(pa.PythonFile(stream, mode="r"))
    return Reading(reader.schema, _cut(iter(reader), tally), (), tally)
