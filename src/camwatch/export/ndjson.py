"""NDJSON: one file per table, one JSON object per line, with nested lists."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from camwatch.export.about import About
from camwatch.export.crate import write_crate
from camwatch.export.nested import described_tables, doc_of_table, nested_tables
from camwatch.export.readme import write_readme
from camwatch.model.tables import STORED
from camwatch.store.tables import Tables

__all__ = ["write"]

FORM = (
    "Each line of a file is a record of the table as a JSON object, in UTF-8. null is an absent value: the register "
    "does not have it. Dates are strings, as precise as their sources: YYYY, YYYY-MM or YYYY-MM-DD; the members "
    "…_earliest and …_latest hold the first and last day that such a date could refer to."
)


def _plain(value: Any) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"cannot write {type(value).__name__} as JSON")


def write(tables: Tables, path: Path, about: About) -> dict[str, int]:
    """Write a release as files of JSON lines in an empty directory; return how many rows each has."""
    write_readme(path, about, FORM, described_tables(tables, ".ndjson"))
    counts = {}
    for table, rows in nested_tables(tables):
        name = f"{table}.ndjson"
        with (path / name).open("w", encoding="utf-8", newline="\n") as file:
            for batch in rows.to_batches(max_chunksize=1024):
                file.writelines(
                    json.dumps(row, ensure_ascii=False, allow_nan=False, default=_plain) + "\n"
                    for row in batch.to_pylist()
                )
        counts[name] = len(rows)
    write_crate(path, about, {f"{table}.ndjson": doc_of_table(table) for table in STORED})
    return counts
