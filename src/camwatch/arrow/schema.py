"""The Arrow schema of each table, made from the model."""

from __future__ import annotations

import functools
from typing import Any

import attrs
import pyarrow as pa

from camwatch.dates import PartialDate
from camwatch.model.fields import Field, computed_fields, fields
from camwatch.model.tables import STORED

__all__ = ["REVISION", "doc_of", "record_columns", "schema"]

REVISION = (
    pa.field(
        "since",
        pa.int32(),
        nullable=False,
        metadata={"doc": "Number of the first release that contains the row; releases are counted from 0."},
    ),
    pa.field(
        "until",
        pa.int32(),
        metadata={
            "doc": "Number of the first release that no longer contains the row. Empty if the newest one contains it."
        },
    ),
)
"""The columns by which a stored row is a revision of a record."""

_PLAIN: dict[type[Any], pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    PartialDate: pa.string(),
}


def _arrow_type(of: type[Any]) -> pa.DataType:
    if of in _PLAIN:
        return _PLAIN[of]
    if attrs.has(of):
        return pa.struct(_fields(of))
    if issubclass(of, str):
        return pa.string()
    raise TypeError(f"the model has no Arrow type for {of!r}")


def _field(field: Field) -> pa.Field[Any]:
    inner = _arrow_type(field.type)
    # An absent list is an empty one; null is kept for an absent value.
    kind = pa.list_(pa.field("item", inner, nullable=False)) if field.many else inner
    return pa.field(field.name, kind, nullable=field.optional, metadata={"doc": field.doc})


def doc_of(field: pa.Field[Any]) -> str:
    """Return the meaning of a column; empty if it has none."""
    return (field.metadata or {}).get(b"doc", b"").decode()


def _fields(cls: type[Any]) -> list[pa.Field[Any]]:
    found = []
    for field in fields(cls):
        found.append(_field(field))
        if field.column.bounds:
            for end, which in (("earliest", "first"), ("latest", "last")):
                doc = f"The {which} day that `{field.name}` could refer to."
                found.append(pa.field(f"{field.name}_{end}", pa.date32(), metadata={"doc": doc}))
    found += map(_field, computed_fields(cls))
    return found


@functools.cache
def schema(table: str, *, stored: bool = False) -> pa.Schema:
    """Return the schema of a table; ``stored`` adds the columns of a revision."""
    return pa.schema([*_fields(STORED[table]), *(REVISION if stored else ())])


@functools.cache
def record_columns(table: str) -> tuple[str, ...]:
    """Return the names of the columns that make up a record: those that are edited by hand."""
    return tuple(field.name for field in fields(STORED[table]))
