"""Tables from files: CSV, NDJSON, Parquet and Arrow, batch by batch, without losing a row."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import attrs
import pyarrow as pa

from camwatch.screen.batches import ScreenError
from camwatch.screen.csv_table import csv_batches
from camwatch.screen.ndjson_table import ndjson_batches

__all__ = ["FORMATS", "Table", "open_table"]

FORMATS: dict[str, tuple[str, ...]] = {
    "csv": (".csv", ".tsv", ".txt"),
    "ndjson": (".ndjson", ".jsonl"),
    "parquet": (".parquet", ".pq"),
    "arrow": (),
}
"""The formats of tables, with the ends of the names of files."""
ROWS = 1 << 16
"""How many rows of a Parquet file are read at once."""


@attrs.frozen
class Table:
    """A table that is being read."""

    form: str
    """A key of :data:`FORMATS`."""
    schema: pa.Schema
    batches: Iterator[pa.RecordBatch]
    size: int | None
    """How many bytes the file has, where that is known."""
    position: Callable[[], int]
    """How many bytes were read."""


class _Peeking:
    """A stream whose first bytes were looked at."""

    def __init__(self, stream: IO[bytes], count: int = 1 << 16) -> None:
        self._stream = stream
        self.head = b""
        while len(self.head) < count and (piece := stream.read(count - len(self.head))):
            self.head += piece
        self._rest = self.head
        self.position = 0
        self.closed = False

    def read(self, count: int = -1) -> bytes:
        if self._rest:
            taken = self._rest if count < 0 else self._rest[:count]
            self._rest = self._rest[len(taken) :]
            if count < 0:
                taken += self._stream.read()
        else:
            taken = self._stream.read(count)
        self.position += len(taken)
        return taken

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        self.closed = True


def _form(head: bytes, name: str) -> str:
    """Tell the format by what the file begins with, or else by its name."""
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith((b"\xff\xff\xff\xff", b"ARROW1")):
        return "arrow"
    for form, ends in FORMATS.items():
        if name.lower().endswith(ends):
            return form
    return "ndjson" if head.lstrip()[:1] == b"{" else "csv"


def _arrow(stream: Any, head: bytes, name: str) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
    if head.startswith(b"ARROW1"):
        raise ScreenError(f"{name} is an Arrow file; expected an Arrow stream: write it with pyarrow.ipc.new_stream")
    reader = pa.ipc.open_stream(pa.PythonFile(stream, mode="r"))
    return reader.schema, iter(reader)


def _parquet(stream: IO[bytes]) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
    from pyarrow.parquet import ParquetFile

    file = ParquetFile(stream)
    return file.schema_arrow, file.iter_batches(batch_size=ROWS, use_threads=False)


def _guarded(batches: Iterator[pa.RecordBatch], name: str, form: str) -> Iterator[pa.RecordBatch]:
    done = 0
    try:
        for batch in batches:
            done += batch.num_rows
            yield batch
    except (pa.ArrowException, OSError) as error:
        raise _damaged(name, form, error, done) from error


def _damaged(name: str, form: str, error: Exception, done: int = 0) -> ScreenError:
    where = f" after {done:,} rows" if done else ""
    why = str(error).split(". Detail")[0].splitlines()[0] if str(error) else type(error).__name__
    return ScreenError(f"{name} cannot be read as {form}{where}: {why}")


@contextlib.contextmanager
def open_table(
    path: str | os.PathLike[str], form: str | None = None, *, encoding: str | None = None, delimiter: str | None = None
) -> Iterator[Table]:
    """Open a table.

    CSV and NDJSON get a column ``camwatch_fault``: what is wrong with a row, null where nothing is.

    Args:
        path: The file; ``"-"`` is the standard input.
        form: A key of :data:`FORMATS`; told by the content and the name where None.
        encoding: Of CSV, such as ``"cp1252"``; UTF-8, or UTF-16 where a mark says so, where None.
        delimiter: Of CSV; told by the first line where None.

    Raises:
        ScreenError: If the file is empty, or not of the format.
    """
    standard = os.fspath(path) == "-"
    name = "the standard input" if standard else os.fspath(path)
    with contextlib.ExitStack() as stack:
        file: IO[bytes] = sys.stdin.buffer if standard else stack.enter_context(_opened(Path(path)))
        seekable = not standard and file.seekable()
        size = os.fstat(file.fileno()).st_size if seekable else None
        stream = _Peeking(file)
        if not stream.head:
            raise ScreenError(f"{name} is empty; expected a table with the names of columns in its first line")
        form = form or _form(stream.head, "" if standard else name)
        position: Callable[[], int] = lambda: stream.position  # noqa: E731
        try:
            if form == "parquet":
                whole: Any = file
                if not seekable:
                    # The end of a Parquet file says what is in it, so the whole must be there.
                    whole = stack.enter_context(tempfile.TemporaryFile())
                    shutil.copyfileobj(stream, whole)
                whole.seek(0)
                schema, batches = _parquet(whole)
                position = whole.tell
            elif form == "arrow":
                schema, batches = _arrow(stream, stream.head, name)
            elif form == "ndjson":
                schema, batches = ndjson_batches(stream, name)
            else:
                schema, batches = csv_batches(stream, stream.head, name, encoding, delimiter)
        except (pa.ArrowException, OSError) as error:
            raise _damaged(name, form, error) from error
        yield Table(form, schema, _guarded(batches, name, form), size, position)


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        raise ScreenError(f"{path} cannot be opened: {error.strerror or error}") from error
