"""Between records and rows: dictionaries by column name, as Arrow takes and gives them."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
import cattrs
import pyarrow as pa
from cattrs.gen import make_dict_structure_fn, override

from camwatch.arrow.schema import schema
from camwatch.dates import PartialDate
from camwatch.model.fields import computed_fields, field_names, fields, plain
from camwatch.model.record import Linked, Record
from camwatch.model.tables import STORED

if TYPE_CHECKING:
    from camwatch.store.tables import Tables

__all__ = ["from_row", "link", "renames", "table_of", "to_row"]

R = TypeVar("R")


def renames(cls: type[Any]) -> dict[str, Any]:
    """Return the overrides by which cattrs reads each attribute from its column."""
    return {attribute: override(rename=name) for attribute, name in field_names(cls).items()}


@functools.cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(detailed_validation=False)
    converter.register_structure_hook_factory(
        attrs.has,
        lambda cls: make_dict_structure_fn(cls, converter, _cattrs_detailed_validation=False, **renames(cls)),
    )
    converter.register_structure_hook(PartialDate, lambda text, _: PartialDate(text))
    return converter


@functools.cache
def _linked_parts(cls: Any) -> tuple[str, ...]:
    return tuple(field.attribute for field in fields(cls) if issubclass(field.type, Linked))


def link(record: Linked, tables: Tables) -> None:
    """Let a record, and the parts of it that cite, look up the records that they name."""
    # The class is frozen for its users; a record is linked once, before anybody has it.
    object.__setattr__(record, "_tables", tables)
    cls: Any = type(record)
    for name in _linked_parts(cls):
        for part in getattr(record, name):
            link(part, tables)


def from_row(cls: type[R], row: Mapping[str, Any]) -> R:
    """Make a record from a row, ignoring columns that are not fields of the class."""
    return _converter().structure(row, cls)


def to_row(record: Record) -> dict[str, Any]:
    """Make a row of a record: its columns alone."""
    row: dict[str, Any] = plain(record)
    return row


def _with_computed(record: Record) -> dict[str, Any]:
    row = to_row(record)
    for field in fields(type(record)):
        if field.column.bounds:
            date: PartialDate | None = getattr(record, field.attribute)
            row[f"{field.name}_earliest"] = None if date is None else date.earliest
            row[f"{field.name}_latest"] = None if date is None else date.latest
    for field in computed_fields(type(record)):
        row[field.name] = plain(getattr(record, field.attribute))
    return row


def table_of(table: str, records: Iterable[Record]) -> pa.Table:
    """Make the Arrow table of records, with the columns that are computed from each.

    Raises:
        TypeError: If a record is not one of that table's.
    """
    rows = []
    for record in records:
        if not isinstance(record, STORED[table]):
            raise TypeError(f"table {table!r} takes {STORED[table].__name__}, not {type(record).__name__}")
        rows.append(_with_computed(record))
    return pa.Table.from_pylist(rows, schema=schema(table))
