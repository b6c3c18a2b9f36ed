"""A long file, screened from CSV to Parquet.

Run as a worker: ``python -m benchmarks.long_file ROWS RATE FOLDER``; it prints what came out, how long it took and how
much memory was held on the way.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq

import camwatch
from benchmarks.notices import notices
from benchmarks.process import worker
from benchmarks.report import Section, Table
from camwatch.screen import Screener
from camwatch.screen.marks import CONFIDENCE
from camwatch.screen.tables import open_table
from camwatch.screen.writing import written

__all__ = ["long_file"]

_PIECE = 1_000_000


def _held() -> int:
    """Return how many bytes of memory the process holds now."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmRSS"))


def _write(rows: int, rate: float, path: Path) -> int:
    some = notices(min(rows, _PIECE), rate, distinct=True)
    done = 0
    with arrow_csv.CSVWriter(path, some.schema) as writer:
        while done < rows:
            piece = some.slice(0, rows - done)
            writer.write_table(piece)
            done += piece.num_rows
    return done


def _screen(source: Path, target: Path) -> dict[str, Any]:
    screener = Screener(camwatch.load())
    screened, marked, held = 0, 0, []
    begun = time.perf_counter()
    with open_table(source) as opened, written(target, screener.schema(opened.schema)) as out:
        for batch in opened.batches:
            done = screener.screen(batch)
            screened += done.num_rows
            marked += done.num_rows - done.column(CONFIDENCE).null_count
            out.write(done)
            held.append(_held())
    return {
        "seconds": time.perf_counter() - begun,
        "bytes": source.stat().st_size,
        "out": pq.read_metadata(target).num_rows,
        "screened": screened,
        "marked": marked,
        "held": [held[0], *(held[(len(held) - 1) * part // 4] for part in (1, 2, 3)), held[-1]],
    }


def long_file(rows: int, rate: float, folder: Path) -> Section:
    """Measure a file of so many rows, and hold the rows that come out against those that go in."""
    source, target = folder / "notices.csv", folder / "marked.parquet"
    written_rows = json.loads(worker("long_file", "write", str(rows), str(rate), str(source)))
    told = json.loads(worker("long_file", "screen", str(source), str(target)))
    if not written_rows == told["screened"] == told["out"]:
        raise AssertionError(f"rows were lost: {written_rows:,} in, {told['screened']:,} screened, {told['out']:,} out")
    mib = [f"{held / 2**20:,.0f} MiB" for held in told["held"]]
    facts = [
        ["file of CSV", f"{told['bytes'] / 1e6:,.0f} MB"],
        ["rows in", f"{written_rows:,}"],
        ["rows in the Parquet file written", f"{told['out']:,}"],
        ["rows with a vendor", f"{told['marked']:,}"],
        ["time", f"{told['seconds']:.1f} s"],
        ["rows/s, from file to file", f"{written_rows / told['seconds']:,.0f}"],
        *([f"memory held after {part} of the batches", size] for part, size in zip(_PARTS, mib, strict=True)),
    ]
    return Section(
        "A long file",
        f"`camwatch screen` reads a CSV file of {rows:,} rows and writes a Parquet file with `--output`, in a separate "
        f"process. A vendor is named in {rate:.0%} of the rows. Memory is the memory of the process, including Python "
        "and the libraries. It must not grow from batch to batch.",
        [("", Table(("", "measured"), facts))],
    )


_PARTS = ("the first", "a quarter", "half", "three quarters", "all")


if __name__ == "__main__":
    if sys.argv[1] == "write":
        print(json.dumps(_write(int(sys.argv[2]), float(sys.argv[3]), Path(sys.argv[4]))))
    else:
        print(json.dumps(_screen(Path(sys.argv[2]), Path(sys.argv[3]))))
