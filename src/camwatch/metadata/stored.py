"""The columns of a shipped file: those of the model that the file has."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from camwatch.arrow.schema import schema

__all__ = ["stored_fields"]


def stored_fields(table: str, content: bytes) -> list[pa.Field[Any]]:
    """Return the columns of a table's file, each with its description.

    The shipped files are those of the last release. Until the next one they lack the columns that the model has
    gained since.

    Args:
        table: The name of the table.
        content: The content of its Parquet file.
    """
    names = set(pq.read_schema(pa.BufferReader(content)).names)
    return [field for field in schema(table, stored=True) if field.name in names]
