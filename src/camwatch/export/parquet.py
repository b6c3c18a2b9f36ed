"""Parquet: one file a table, each saying itself what it is."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from camwatch.export.about import About
from camwatch.export.nested import described_tables, nested_tables
from camwatch.export.readme import write_readme
from camwatch.store.tables import Tables

__all__ = ["write"]

FORM = (
    "The files are Parquet. Each carries release, digest, licence and citation as key-value metadata (keys that begin "
    "with camwatch.), and the meaning of each column as metadata of its Arrow field. Dates are texts, as precise as "
    "their sources: YYYY, YYYY-MM or YYYY-MM-DD; the columns …_earliest and …_latest hold the first and the last day "
    "that such a date may mean."
)


def write(tables: Tables, path: Path, about: About) -> dict[str, int]:
    """Write a release as Parquet files in an empty directory; return how many rows each has."""
    write_readme(path, about, FORM, described_tables(tables, ".parquet"))
    facts = {f"camwatch.{name}": value for name, value in about.facts.items()}
    counts = {}
    for table, rows in nested_tables(tables):
        name = f"{table}.parquet"
        described = rows.replace_schema_metadata({**facts, "camwatch.table": table})
        pq.write_table(described, path / name, compression="zstd", write_page_checksum=True)
        counts[name] = len(rows)
    return counts
