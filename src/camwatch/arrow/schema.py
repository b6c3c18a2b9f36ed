"""The Arrow schema of each table, made from the model."""

from __future__ import annotations

import functools
import typing
from typing import Any

import attrs
import pyarrow as pa

from camwatch.arrow.types import Shape, shapes
from camwatch.dates import PartialDate
from camwatch.model.column import columns, computed_columns
from camwatch.model.tables import STORED

__all__ = ["REVISION", "record_columns", "schema"]

REVISION = (
    pa.field(
        "since",
        pa.int32(),
        nullable=False,
        metadata={"doc": "The ordinal of the first release that the row stands in."},
    ),
    pa.field("until", pa.int32(), metadata={"doc": "The ordinal of the release that replaced or dropped it."}),
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


def _field(name: str, of: Shape, doc: str) -> pa.Field[Any]:
    inner = _arrow_type(of.of)
    # An absent list is an empty one; null is kept for an absent value.
    kind = pa.list_(pa.field("item", inner, nullable=False)) if of.many else inner
    return pa.field(name, kind, nullable=of.optional, metadata={"doc": doc})


def _fields(cls: type[Any]) -> list[pa.Field[Any]]:
    found = []
    known = shapes(cls)
    for attribute, column in columns(cls).items():
        found.append(_field(column.name, known[attribute], column.doc))
        if column.bounds:
            for end, which in (("earliest", "first"), ("latest", "last")):
                doc = f"The {which} day that `{column.name}` may mean."
                found.append(pa.field(f"{column.name}_{end}", pa.date32(), metadata={"doc": doc}))
    for name, column in computed_columns(cls).items():
        kind = typing.get_type_hints(getattr(cls, name).fget)["return"]
        found.append(_field(name, Shape(kind, many=False, optional=False), column.doc))
    return found


@functools.cache
def schema(table: str, *, stored: bool = False) -> pa.Schema:
    """Return the schema of a table; ``stored`` adds the columns of a revision."""
    return pa.schema([*_fields(STORED[table]), *(REVISION if stored else ())])


@functools.cache
def record_columns(table: str) -> tuple[str, ...]:
    """Return the names of the columns that make up a record: those that are edited by hand."""
    return tuple(column.name for column in columns(STORED[table]).values())
