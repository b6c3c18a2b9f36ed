"""The nested form: the tables as the library has them, for formats whose cells hold lists."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from camwatch.arrow.schema import doc_of
from camwatch.export.readme import described
from camwatch.model.tables import STORED
from camwatch.store.tables import Tables

__all__ = ["described_tables", "doc_of_table", "nested_tables"]


def nested_tables(tables: Tables) -> Iterator[tuple[str, pa.Table]]:
    """Yield each table by its name, with those records that went (``retired``) last."""
    for table in STORED:
        yield table, tables.table(table)


def doc_of_table(table: str) -> str:
    """Return what a table holds, in a sentence."""
    return (STORED[table].__doc__ or "").partition("\n")[0]


def described_tables(tables: Tables, suffix: str) -> list[str]:
    """Return the lines of a README that describe the files of the tables."""
    lines = []
    for table, rows in nested_tables(tables):
        columns = [(field.name, doc_of(field)) for field in rows.schema]
        lines += described(f"{table}{suffix}", doc_of_table(table), columns)
    return lines
