"""The table that clusters screen, and what one process finds in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from camwatch.screen import screen_batches

__all__ = ["ROWS", "WHERE", "in_one_process", "write_parts"]

ROWS = 4000
WHERE: dict[str, Any] = {"columns": ["text"], "body": "gb-city-of-edinburgh-council", "on": "2024-01-01"}


def _table() -> pa.Table:
    texts = ["Hikvision dome", "RESULTS of a limousine", None, "LTS", "Dahua", "x"]
    numbers = range(ROWS)
    return pa.table({"n": list(numbers), "text": [f"{text} {n}" if (text := texts[n % 6]) else None for n in numbers]})


def write_parts(folder: Path) -> Path:
    """Write the table as eight Parquet files and return their directory."""
    folder.mkdir()
    for part in range(8):
        pq.write_table(_table().slice(part * ROWS // 8, ROWS // 8), folder / f"{part}.parquet")
    return folder


def in_one_process() -> list[dict[str, Any]]:
    """Return the marked rows of one process."""
    batches = screen_batches(_table().to_batches(), **WHERE)
    return [row for batch in batches for row in batch.to_pylist()]
