"""Between records and rows: dictionaries by column name, as Arrow takes and gives them."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
import cattrs
import pyarrow as pa
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from camwatch.arrow.schema import schema
from camwatch.arrow.types import shapes
from camwatch.dates import PartialDate
from camwatch.model.column import columns, computed_columns
from camwatch.model.record import Linked, Record
from camwatch.model.tables import STORED

if TYPE_CHECKING:
    from camwatch.store.tables import Tables

__all__ = ["from_row", "link", "renames", "table_of", "to_row"]

R = TypeVar("R")


def renames(cls: type[Any]) -> dict[str, Any]:
    """Return what cattrs is told so that each attribute is read from and written to its column."""
    return {attribute: override(rename=column.name) for attribute, column in columns(cls).items()}


@functools.cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(detailed_validation=False)
    converter.register_structure_hook_factory(
        attrs.has,
        lambda cls: make_dict_structure_fn(cls, converter, _cattrs_detailed_validation=False, **renames(cls)),
    )
    converter.register_structure_hook(PartialDate, lambda text, _: PartialDate(text))
    converter.register_unstructure_hook_factory(
        attrs.has, lambda cls: make_dict_unstructure_fn(cls, converter, **renames(cls))
    )
    converter.register_unstructure_hook(PartialDate, lambda date: date.text)
    return converter


@functools.cache
def _linked_parts(cls: Any) -> tuple[str, ...]:
    return tuple(name for name, shape in shapes(cls).items() if issubclass(shape.of, Linked))


def link(record: Linked, tables: Tables) -> None:
    """Let a record, and the parts of it that cite, look up the records that they name."""
    # The class is frozen for its users; a record is linked once, before anybody has it.
    object.__setattr__(record, "_tables", tables)
    cls: Any = type(record)
    for name in _linked_parts(cls):
        for part in getattr(record, name):
            link(part, tables)


def from_row(cls: type[R], row: Mapping[str, Any]) -> R:
    """Make a record of a row; columns that are no field of the class are passed over."""
    return _converter().structure(row, cls)


def to_row(record: Record) -> dict[str, Any]:
    """Make a row of a record: its columns alone."""
    row: dict[str, Any] = _converter().unstructure(record, type(record))
    return row


def _with_computed(record: Record) -> dict[str, Any]:
    row = to_row(record)
    for attribute, column in columns(type(record)).items():
        if column.bounds:
            date: PartialDate | None = getattr(record, attribute)
            row[f"{column.name}_earliest"] = None if date is None else date.earliest
            row[f"{column.name}_latest"] = None if date is None else date.latest
    for name in computed_columns(type(record)):
        value = getattr(record, name)
        row[name] = str(value) if isinstance(value, str) else value
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
