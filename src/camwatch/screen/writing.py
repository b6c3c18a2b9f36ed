"""Writing of marked tables: beside the target, and put in its place when it is whole."""

from __future__ import annotations

import contextlib
import io
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Protocol

import pyarrow as pa

from camwatch.arrow.arrays import texts_array
from camwatch.atomic import replaced_file
from camwatch.errors import ScreenError, TargetExists, system_reason
from camwatch.screen.marks import LINE, MARKS, REST
from camwatch.screen.readable import as_text, column_values, mark_texts, plain

__all__ = ["ENDS", "Writer", "allow", "written"]

ENDS = {".csv": "csv", ".ndjson": "ndjson", ".jsonl": "ndjson", ".parquet": "parquet"}
"""The formats that a marked table is written in, by the end of its name."""


class Writer(Protocol):
    """Takes the batches of a table, one after the other."""

    def write(self, batch: pa.RecordBatch) -> None:
        """Write a batch."""

    def close(self) -> None:
        """Write what ends the table."""


class _Csv:
    """CSV: lists are set apart by "; "."""

    def __init__(self, file: IO[bytes], schema: pa.Schema) -> None:
        import pyarrow.csv as arrow_csv

        self._names = [name for name in schema.names if name != LINE]
        # A name may occur twice, so Arrow writes only the cells.
        line = pa.RecordBatch.from_arrays(
            [texts_array([name]) for name in self._names], names=[str(place) for place in range(len(self._names))]
        )
        file.flush()
        self._options = arrow_csv.WriteOptions(include_header=False, quoting_style="needed")
        self._file = file
        self._write(line)

    def _write(self, batch: pa.RecordBatch) -> None:
        import pyarrow.csv as arrow_csv

        arrow_csv.write_csv(pa.Table.from_batches([batch]), self._file, self._options)

    def write(self, batch: pa.RecordBatch) -> None:
        columns: list[Any] = []
        for name, column in zip(batch.schema.names, batch.columns, strict=True):
            if name in MARKS:
                columns.append(texts_array(mark_texts(batch, name)))
            elif name != LINE:
                columns.append(as_text(column))
        self._write(pa.RecordBatch.from_arrays(columns, names=[str(place) for place in range(len(columns))]))

    def close(self) -> None:
        pass


class _Ndjson:
    """NDJSON: the original object, with the marks as further members."""

    def __init__(self, file: IO[bytes], schema: pa.Schema) -> None:
        self._file = file
        names = [name for name in schema.names if name != LINE]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ScreenError(
                f"several columns are called {twice[0]!r}, which JSON does not allow; rename them, or write .csv"
            )

    def write(self, batch: pa.RecordBatch) -> None:
        lines = []
        names = batch.schema.names
        for values in zip(*map(column_values, batch.columns), strict=True):
            row = dict(zip(names, values, strict=True))
            original = row.pop(LINE, None)
            if original is not None:
                with contextlib.suppress(ValueError, RecursionError):
                    known = json.loads(original)
                    if isinstance(known, dict):
                        marks = {name: row[name] for name in row if name.startswith("camwatch_")}
                        row = known | marks
                        row.pop(REST, None)
            lines.append(_line(row))
        self._file.write(b"".join(lines))

    def close(self) -> None:
        pass


def _line(row: dict[str, Any]) -> bytes:
    """Return a row as a line of JSON."""
    try:
        text = json.dumps(row, ensure_ascii=False, default=plain, allow_nan=False)
    except ValueError:
        text = json.dumps(_finite(row), ensure_ascii=False, default=plain)
    try:
        return text.encode() + b"\n"
    except UnicodeEncodeError:  # half a surrogate pair, which JSON can say by its number alone
        return json.dumps(_finite(row), default=plain).encode() + b"\n"


def _finite(value: Any) -> Any:
    """Return a value with texts for the numbers that JSON does not have: nan, inf and -inf."""
    if isinstance(value, dict):
        return {key: _finite(member) for key, member in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(member) for member in value]
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


class _Parquet:
    """Parquet: a row group a batch."""

    def __init__(self, file: IO[bytes], schema: pa.Schema) -> None:
        from pyarrow.parquet import ParquetWriter

        names = [name for name in schema.names if name != LINE]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ScreenError(
                f"several columns are called {twice[0]!r}, which readers of Parquet refuse; rename them, or write .csv"
            )
        self._kept = [place for place, name in enumerate(schema.names) if name != LINE]
        self._schema = pa.schema([schema.field(place) for place in self._kept])
        for field in self._schema:
            _refuse_unwritable(field)
        self._writer = ParquetWriter(file, self._schema, compression="zstd")

    def write(self, batch: pa.RecordBatch) -> None:
        kept = pa.RecordBatch.from_arrays([batch.column(place) for place in self._kept], schema=self._schema)
        self._writer.write_batch(kept)

    def close(self) -> None:
        self._writer.close()


def _refuse_unwritable(field: pa.Field[Any]) -> None:
    """Refuse a column whose type Parquet does not have, before anything is read."""
    from pyarrow.parquet import ParquetWriter

    schema = pa.schema([field.with_nullable(True)])
    nulls: Any = pa.nulls(1, field.type)
    try:
        with ParquetWriter(io.BytesIO(), schema) as writer:
            writer.write_batch(pa.RecordBatch.from_arrays([nulls], schema=schema))
    except pa.ArrowException as error:
        raise ScreenError(
            f"column {field.name!r} holds {field.type}, which Parquet does not have; write .csv or .ndjson instead"
        ) from error


_WRITERS: dict[str, Any] = {"csv": _Csv, "ndjson": _Ndjson, "parquet": _Parquet}


def allow(target: Path, *, replace: bool) -> None:
    """Refuse a file that may not be written, before anything is read.

    Args:
        target: The file.
        replace: Whether a file that exists is replaced.

    Raises:
        TargetExists: If something exists there that may not be replaced.
        ScreenError: If it would be in a directory that does not exist.
    """
    if target.exists() and not replace:
        raise TargetExists(f"{target} already exists; add --overwrite to replace it, or choose another name")
    if target.exists() and not target.is_file():
        raise TargetExists(f"{target} is not a regular file; choose another name")
    if not target.parent.is_dir():
        raise ScreenError(f"the directory {target.parent} does not exist; create it, or choose another path")


@contextlib.contextmanager
def written(target: Path, schema: pa.Schema, *, replace: bool = False) -> Iterator[Writer]:
    """Give a writer for a table, and put the table in its place at the end; if the block fails, nothing is left.

    Args:
        target: The file; the end of its name says the format.
        schema: The columns of the batches.
        replace: Whether a file that exists is replaced.

    Raises:
        TargetExists: If the file exists and may not be replaced.
        ScreenError: If the end of its name is not one of :data:`ENDS`, or it cannot be written.
    """
    form = ENDS.get(target.suffix.lower())
    if form is None:
        ends = list(ENDS)
        raise ScreenError(
            f"the name {target.name!r} does not end in {', '.join(ends[:-1])} or {ends[-1]}; choose another name"
        )
    allow(target, replace=replace)
    with replaced_file(target, replace=replace) as fresh, fresh.open("wb") as file:
        writer: Writer = _WRITERS[form](file, schema)
        try:
            yield writer
        except (pa.ArrowException, OSError) as error:
            why = system_reason(error) if isinstance(error, OSError) else str(error).splitlines()[0]
            raise ScreenError(f"{target} cannot be written: {why}") from error
        finally:
            writer.close()
