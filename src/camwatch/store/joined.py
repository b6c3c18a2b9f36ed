"""Columns that a table takes from the tables that its records name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pyarrow as pa

from camwatch.arrow.compute import pc

__all__ = ["JOINED", "with_joined"]

_OF_BODY = (
    ("country", "body", "bodies", "country", "The country of the body (ISO 3166-1 alpha-2)."),
    ("body_kind", "body", "bodies", "kind", "Kind of the body."),
)

JOINED: dict[str, tuple[tuple[str, str, str, str, str], ...]] = {"commitments": _OF_BODY, "ties": _OF_BODY}
"""By table: each joined column, the column that names the record, its table, the column taken, the meaning."""


def with_joined(table: str, rows: pa.Table, other: Callable[[str, Sequence[str]], pa.Table]) -> pa.Table:
    """Add the joined columns of a table; ``other`` gives columns of the tables that it takes them from."""
    joined = JOINED.get(table, ())
    for name, key, source, column, doc in joined:
        found = other(source, ("id", *(taken for _, _, of, taken, _ in joined if of == source)))
        places = pc.index_in(rows[key], value_set=found["id"])
        values = found[column].take(places).combine_chunks()
        rows = rows.append_column(pa.field(name, values.type, nullable=False, metadata={"doc": doc}), values)
    return rows
