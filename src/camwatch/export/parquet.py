"""Parquet: one self-describing file per table."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from camwatch.export.about import About
from camwatch.export.crate import write_crate
from camwatch.export.nested import described_tables, doc_of_table, nested_tables
from camwatch.export.readme import write_readme
from camwatch.metadata.croissant import croissant
from camwatch.metadata.datapackage import data_package
from camwatch.metadata.shipped import json_text
from camwatch.store.tables import Tables

__all__ = ["write"]

FORM = (
    "The files are Parquet. Each carries release, digest, licence and citation as key-value metadata (keys that begin "
    "with camwatch.), and the meaning of each column as metadata of its Arrow field. Dates are strings, as precise as "
    "their sources: YYYY, YYYY-MM or YYYY-MM-DD; the columns …_earliest and …_latest hold the first and the last day "
    "that such a date could refer to."
)


def write(tables: Tables, path: Path, about: About) -> dict[str, int]:
    """Write a release as Parquet files in an empty directory; return how many rows each has."""
    write_readme(path, about, FORM, described_tables(tables, ".parquet"))
    facts = {f"camwatch.{name}": value for name, value in about.facts.items()}
    counts = {}
    columns: dict[str, pa.Schema] = {}
    for table, rows in nested_tables(tables):
        name = f"{table}.parquet"
        described = rows.replace_schema_metadata({**facts, "camwatch.table": table})
        pq.write_table(described, path / name, compression="zstd", compression_level=15, write_page_checksum=True)
        counts[name] = len(rows)
        columns[table] = rows.schema
    contents = {f"{table}.parquet": (path / f"{table}.parquet").read_bytes() for table in columns}
    described_by = {
        "croissant.json": croissant(about.release, contents, columns),
        "datapackage.json": data_package(about.release, contents, columns),
    }
    for name, value in described_by.items():
        (path / name).write_text(json_text(value), encoding="utf-8", newline="\n")
    write_crate(path, about, {f"{table}.parquet": doc_of_table(table) for table in columns})
    return counts
