"""Columns of every type: what can be screened can be written, or is refused before the table is read."""

from __future__ import annotations

import datetime as dt
import decimal
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

import camwatch
from benchmarks.reliability.tally import Tally
from camwatch.screen.batches import Screener
from camwatch.screen.writing import written

__all__ = ["COLUMNS", "columns"]

_TEXTS = ["Hikvision", None, "a chair"]


def _of(kind: Any, values: list[Any]) -> pa.Array[Any]:
    made: pa.Array[Any] = pa.array(values, kind)
    return made


def _made() -> Mapping[str, Any]:
    far = pa.array([2**31 - 1, None, -(2**31)], pa.int32())
    ids = pa.array([uuid.uuid4().bytes, None, bytes(16)], pa.binary(16))
    return {
        "string": _of(pa.string(), _TEXTS),
        "large_string": _of(pa.large_string(), _TEXTS),
        "string_view": _of(pa.string_view(), _TEXTS),
        "dictionary": pa.array(_TEXTS).dictionary_encode(),
        "list of strings": _of(pa.list_(pa.string()), [["Dahua", None], None, []]),
        "large_list": _of(pa.large_list(pa.string()), [["Dahua"], None, []]),
        "fixed list": _of(pa.list_(pa.string(), 2), [["a", "Dahua"], None, ["b", None]]),
        "struct": pa.array([{"a": "Hikvision", "b": 1}, None, {"a": None, "b": 2}]),
        "map": _of(pa.map_(pa.string(), pa.string()), [[("k", "Dahua")], None, []]),
        "binary": _of(pa.binary(), [b"\xff\x00", None, b"a"]),
        "fixed binary": ids,
        "UUID": pa.ExtensionArray.from_storage(pa.uuid(), ids),
        "JSON": pa.ExtensionArray.from_storage(pa.json_(), pa.array(['{"a": 1}', None, "[]"])),
        "decimal128": _of(pa.decimal128(38, 10), [decimal.Decimal("1.5"), None, decimal.Decimal(-1)]),
        "decimal256": _of(pa.decimal256(76, 0), [decimal.Decimal(10**70), None, decimal.Decimal(-1)]),
        "date32, far": far.cast(pa.date32()),
        "date64": _of(pa.date64(), [dt.date(2024, 2, 29), None, dt.date(1, 1, 1)]),
        "timestamp[s], far": pa.array([2**45, None, -(2**45)], pa.int64()).cast(pa.timestamp("s")),
        "timestamp[ns]": _of(pa.timestamp("ns"), [dt.datetime(2024, 1, 1), None, dt.datetime(1970, 1, 1)]),
        "timestamp with a zone": _of(pa.timestamp("us", "Europe/Vilnius"), [dt.datetime(2024, 1, 1), None, None]),
        "timestamp with no such zone": pa.array([1, None, 2], pa.int64()).cast(pa.timestamp("us", "Moon/Base")),
        "time64": _of(pa.time64("ns"), [dt.time(23, 59), None, dt.time(0)]),
        "duration": _of(pa.duration("ns"), [dt.timedelta(1), None, dt.timedelta(0)]),
        "interval": _of(pa.month_day_nano_interval(), [(1, 2, 3), None, None]),
        "uint64": _of(pa.uint64(), [2**64 - 1, None, 0]),
        "float16": pa.array([1.5, None, float("nan")], pa.float32()).cast(pa.float16()),
        "float64": _of(pa.float64(), [float("inf"), None, -0.0]),
        "bool": _of(pa.bool_(), [True, None, False]),
        "null": pa.nulls(3),
        "run ends": pa.RunEndEncodedArray.from_arrays(pa.array([1, 3], pa.int32()), pa.array(["Dahua", "x"])),
        "union": pa.UnionArray.from_dense(
            pa.array([0, 1, 0], pa.int8()), pa.array([0, 0, 1], pa.int32()), [pa.array(["a", "b"]), pa.array([1])]
        ),
    }


COLUMNS: Mapping[str, Any] = _made()
"""A column of three rows of each type."""


def _rows_in(path: Path) -> int:
    if path.suffix == ".parquet":
        return int(pq.read_metadata(path).num_rows)
    return path.read_text(encoding="utf-8").count("\n") - (path.suffix == ".csv")


def columns(folder: Path) -> Iterator[Tally]:
    """Screen a table with a column of each type beside one of text, and write it in each format."""
    ds = camwatch.load()
    tally = Tally("column of any type: every row is written, or the table is refused before it is read")
    for name, column in COLUMNS.items():
        for end in ("csv", "ndjson", "parquet"):
            path, read = folder / f"marked.{end}", 0
            path.unlink(missing_ok=True)
            batch = pa.RecordBatch.from_arrays([pa.array(_TEXTS), column], names=["model", "other"])
            fault = None
            try:
                screener = Screener(ds)
                with written(path, screener.schema(batch.schema)) as writer:
                    read += 1
                    writer.write(screener.screen(batch))
                if _rows_in(path) != 3:
                    fault = f"{_rows_in(path)} rows of 3"
            except camwatch.CamwatchError as error:
                fault = f"read, then refused: {error}" if read else None
                fault = fault or (f"{path.name} was left" if path.exists() else None)
            except Exception as error:  # noqa: BLE001 (each is a failure)
                fault = f"{type(error).__name__}: {error}"
            tally.add(None if fault is None else f"{name} to {end}: {fault}")
    yield tally
