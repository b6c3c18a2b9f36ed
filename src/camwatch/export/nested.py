"""The nested form: the tables as the library has them, for formats whose cells hold lists."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from camwatch.dataset import Dataset
from camwatch.export.readme import described
from camwatch.model.tables import STORED

__all__ = ["described_tables", "nested_tables"]


def nested_tables(dataset: Dataset) -> Iterator[tuple[str, pa.Table]]:
    """Yield each table by its name, with those records that went (``retired``) last."""
    for table in STORED:
        yield table, dataset.table(table)


def described_tables(dataset: Dataset, suffix: str) -> list[str]:
    """Return the lines of a README that describe the files of the tables."""
    lines = []
    for table, rows in nested_tables(dataset):
        columns = [(field.name, (field.metadata or {}).get(b"doc", b"").decode()) for field in rows.schema]
        lines += described(f"{table}{suffix}", (STORED[table].__doc__ or "").partition("\n")[0], columns)
    return lines
