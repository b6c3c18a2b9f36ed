"""Marks and other cells in readable form, for CSV and reports."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa

from camwatch.arrow.arrays import texts_array
from camwatch.screen.marks import BASIS, FOUND
from camwatch.screen.readers.base import ScreenError

__all__ = ["as_text", "column_values", "mark_items", "mark_texts", "plain"]


def mark_items(batch: pa.RecordBatch, name: str) -> list[list[str]]:
    """Return the items of a column of marks for each row, each as a str."""
    values: list[Any] = batch.column(batch.schema.names.index(name)).to_pylist()
    if name == FOUND:
        return [[_find(one) for one in finds] for finds in values]
    if name == BASIS:
        return [[f"{one['commitment']}: {one['vendor']} ({one['confidence']})" for one in some] for some in values]
    return [value if isinstance(value, list) else [value] if value else [] for value in values]


def mark_texts(batch: pa.RecordBatch, name: str) -> list[str]:
    """Return a column of marks as texts; items are joined by "; "."""
    return ["; ".join(items) for items in mark_items(batch, name)]


def _find(find: dict[str, Any]) -> str:
    brand = f", brand {find['brand']}" if find["brand"] else ""
    return f"{find['column']}: {find['term']} ({find['vendor']} by {find['kind']}{brand}, {find['confidence']})"


def plain(value: Any) -> Any:
    """Return a value that JSON cannot hold as one that it can."""
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return value.hex()
    return str(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=plain).encode("utf-8", "replace").decode()


def column_values(column: Any) -> list[Any]:
    """Return a column as Python values; values that Python cannot hold, such as distant dates, become str."""
    try:
        values: list[Any] = column.to_pylist()
    except (ArithmeticError, LookupError, ValueError, pa.ArrowException):  # a zone that is not known is a LookupError
        values = _texts(column)
    return values


def _texts(column: Any) -> list[Any]:
    """Return a column as texts.

    Raises:
        ScreenError: If its type cannot be written as text.
    """
    kind = column.type
    if isinstance(kind, pa.BaseExtensionType):
        column, kind = column.storage, kind.storage_type
    if pa.types.is_timestamp(kind) and kind.tz is not None:
        # The time zone may be none that is known here.
        zone = kind.tz
        return [value and f"{value} UTC (zone {zone})" for value in _texts(column.cast(pa.timestamp(kind.unit)))]
    try:
        texts: list[Any] = column.cast(pa.string()).to_pylist()
    except pa.ArrowException as error:
        raise ScreenError(f"values of the type {kind} cannot be written: {error}") from error
    return texts


def as_text(column: Any) -> Any:
    """Return a column for CSV: numbers and str as they are, everything else as str."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        return as_text(column.dictionary_decode())
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_boolean(kind):
        return column
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return column
    if pa.types.is_string_view(kind):
        return column.cast(pa.large_string())
    return texts_array(
        None if value is None else value if isinstance(value, str) else _cell(value) for value in column_values(column)
    )


def _cell(value: Any) -> str:
    return _json(value) if isinstance(value, list | dict | tuple) else str(plain(value))
