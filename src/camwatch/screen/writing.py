"""Writing of marked tables: beside the target, and put in its place when it is whole."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Protocol

import pyarrow as pa

from camwatch.arrow.arrays import texts_array
from camwatch.screen.batches import ScreenError
from camwatch.screen.marks import BASIS, FOUND, LINE, MARKS, REST

__all__ = ["ENDS", "Writer", "written"]

ENDS = {".csv": "csv", ".ndjson": "ndjson", ".jsonl": "ndjson", ".parquet": "parquet"}
"""The formats that a marked table is written in, by the end of its name."""


class Writer(Protocol):
    """Takes the batches of a table, one after the other."""

    def write(self, batch: pa.RecordBatch) -> None:
        """Write a batch."""

    def close(self) -> None:
        """Write what ends the table."""


def _words(batch: pa.RecordBatch, name: str) -> list[str]:
    """Return a column of marks as a person reads it."""
    values: list[Any] = batch.column(batch.schema.names.index(name)).to_pylist()
    if name == FOUND:
        return ["; ".join(_reason(one) for one in found) for found in values]
    if name == BASIS:
        return [
            "; ".join(f"{one['commitment']}: {one['vendor']} ({one['confidence']})" for one in bases)
            for bases in values
        ]
    return ["; ".join(value) if isinstance(value, list) else value or "" for value in values]


def _reason(find: dict[str, Any]) -> str:
    brand = f", brand {find['brand']}" if find["brand"] else ""
    return f"{find['column']}: {find['term']} ({find['vendor']} by {find['kind']}{brand}, {find['confidence']})"


class _Csv:
    """CSV: lists are set apart by "; "."""

    def __init__(self, file: IO[bytes], schema: pa.Schema) -> None:
        import pyarrow.csv as arrow_csv

        self._names = [name for name in schema.names if name != LINE]
        # Names may stand there twice, so Arrow writes the cells alone.
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
                columns.append(texts_array(_words(batch, name)))
            elif pa.types.is_nested(column.type):
                columns.append(texts_array(json.dumps(value, default=str) for value in column.to_pylist()))
            elif pa.types.is_binary(column.type) or pa.types.is_large_binary(column.type):
                columns.append(texts_array(value.hex() if value else "" for value in column.to_pylist()))
            elif name != LINE:
                plain: Any = column.dictionary_decode() if isinstance(column, pa.DictionaryArray) else column
                columns.append(plain)
        self._write(pa.RecordBatch.from_arrays(columns, names=[str(place) for place in range(len(columns))]))

    def close(self) -> None:
        pass


class _Ndjson:
    """NDJSON: the object that stood there, with the marks as further members."""

    def __init__(self, file: IO[bytes], schema: pa.Schema) -> None:
        self._file = file
        names = [name for name in schema.names if name != LINE]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ScreenError(f"there are several columns {twice[0]!r}, which a JSON object cannot have; write CSV")

    def write(self, batch: pa.RecordBatch) -> None:
        lines = []
        for row in batch.to_pylist():
            original = row.pop(LINE, None)
            if original is not None:
                with contextlib.suppress(ValueError, RecursionError):
                    known = json.loads(original)
                    if isinstance(known, dict):
                        marks = {name: row[name] for name in row if name.startswith("camwatch_")}
                        row = known | marks  # noqa: PLW2901
                        row.pop(REST, None)
            try:
                line = json.dumps(row, ensure_ascii=False, default=str).encode()
            except UnicodeEncodeError:  # half a surrogate pair, which JSON can say by its number alone
                line = json.dumps(row, default=str).encode()
            lines.append(line + b"\n")
        self._file.write(b"".join(lines))

    def close(self) -> None:
        pass


class _Parquet:
    """Parquet: a row group a batch."""

    def __init__(self, file: IO[bytes], schema: pa.Schema) -> None:
        from pyarrow.parquet import ParquetWriter

        names = [name for name in schema.names if name != LINE]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ScreenError(f"there are several columns {twice[0]!r}, which Parquet's readers refuse; write CSV")
        self._kept = [place for place, name in enumerate(schema.names) if name != LINE]
        self._schema = pa.schema([schema.field(place) for place in self._kept])
        self._writer = ParquetWriter(file, self._schema, compression="zstd")

    def write(self, batch: pa.RecordBatch) -> None:
        kept = pa.RecordBatch.from_arrays([batch.column(place) for place in self._kept], schema=self._schema)
        self._writer.write_batch(kept)

    def close(self) -> None:
        self._writer.close()


_WRITERS: dict[str, Any] = {"csv": _Csv, "ndjson": _Ndjson, "parquet": _Parquet}


@contextlib.contextmanager
def written(target: Path, schema: pa.Schema, *, replace: bool = False) -> Iterator[Writer]:
    """Give a writer for a table, and put the table in its place at the end; if the block fails, nothing is left.

    Args:
        target: The file; the end of its name says the format.
        schema: The columns of the batches.
        replace: Whether a file that is there already is replaced.

    Raises:
        ScreenError: If there is such a file already, or the end of its name is not one of :data:`ENDS`.
    """
    form = ENDS.get(target.suffix.lower())
    if form is None:
        raise ScreenError(f"{target}: expected a name that ends in one of {', '.join(ENDS)}")
    if target.exists() and not replace:
        raise ScreenError(f"{target} is there already; choose another name, or say --replace")
    if not target.parent.is_dir():
        raise ScreenError(f"{target.parent} is no directory")
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    fresh = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            writer: Writer = _WRITERS[form](file, schema)
            try:
                yield writer
            finally:
                writer.close()
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(0o644)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
