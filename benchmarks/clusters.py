"""Screening in Ray Data and in Dask beside one process, and what handing the rows over costs each.

Run as a worker: ``python -m benchmarks.clusters WAY FILE``; it prints the seconds of each run.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from benchmarks.notices import STEP, notices
from benchmarks.peers import version
from benchmarks.process import taking_turns
from benchmarks.report import Section, Table
from benchmarks.timings import HEADS, Timings, repeated, times
from camwatch.screen import Screener, screen_batches
from camwatch.screen.marks import CONFIDENCE

__all__ = ["clusters", "missing"]

_ALONE = "one process"
_WAYS = {
    _ALONE: "alone",
    "Ray Data, two actors": "ray",
    "Ray Data, two actors, rows handed over only": "ray-idle",
    "Dask, two worker processes": "dask",
    "Dask, two worker processes, rows handed over only": "dask-idle",
}
_PARTS = 16
"""How many files the table is cut into."""


def missing() -> str | None:
    """Return what is missing here; None if nothing is."""
    absent = [package for package in ("ray", "dask", "distributed") if version(package) is None]
    return f"not installed: {', '.join(absent)}" if absent else None


class _Screen:
    """Marks the rows of tables."""

    def __init__(self) -> None:
        self.screener = Screener(columns=["text"])

    def __call__(self, table: pa.Table) -> pa.Table:
        schema = self.screener.schema(table.schema)
        marked = pa.Table.from_batches(map(self.screener.screen, table.to_batches(STEP)), schema)
        return pa.table({"found": [len(marked) - marked.column(CONFIDENCE).null_count]})


class _Idle:
    """Takes the rows and does nothing with them."""

    def __call__(self, table: pa.Table) -> pa.Table:
        return pa.table({"found": [0 * len(table)]})


def _alone(folder: str) -> Callable[[], int]:
    def run() -> int:
        paths = sorted(Path(folder).glob("*.parquet"))
        batches = (batch for path in paths for batch in pq.ParquetFile(path).iter_batches(STEP))
        marked = screen_batches(batches, columns=["text"])
        return sum(batch.num_rows - batch.column(CONFIDENCE).null_count for batch in marked)

    return run


def _ray(folder: str, *, idle: bool) -> Callable[[], int]:
    os.environ["RAY_AUTH_MODE"] = "disabled"
    import ray

    # One more than the actors need: reading the list of files takes one.
    ray.init(num_cpus=3, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    ray.data.DataContext.get_current().enable_progress_bars = False

    def run() -> int:
        parts = ray.data.read_parquet(folder, override_num_blocks=_PARTS)
        counts = parts.map_batches(
            _Idle if idle else _Screen,
            batch_format="pyarrow",
            batch_size=None,
            compute=ray.data.ActorPoolStrategy(size=2),
        )
        return int(sum(row["found"] for row in counts.take_all()))

    return run


def _counted(part: Any, *, idle: bool) -> Any:
    import pandas as pd

    table = pa.Table.from_pandas(part, preserve_index=False)
    return (_Idle() if idle else _Screen())(table).to_pandas(types_mapper=pd.ArrowDtype)


def _dask(folder: str, *, idle: bool) -> Callable[[], int]:
    import dask.dataframe as dd
    import pandas as pd
    from distributed import Client

    Client(n_workers=2, threads_per_worker=1, dashboard_address=None)
    meta = pd.DataFrame({"found": pd.Series([], dtype=pd.ArrowDtype(pa.int64()))})

    def run() -> int:
        counts = dd.read_parquet(folder).map_partitions(_counted, idle=idle, meta=meta)
        return int(counts["found"].sum().compute())

    return run


def clusters(rows: int, rate: float, folder: Path, rounds: int) -> Section:
    """Measure the screening of Parquet files in Ray Data and in Dask."""
    table = notices(rows, rate)
    size = pc.sum(pc.binary_length(table["text"])).as_py()
    parts = folder / "parts"
    parts.mkdir()
    for part in range(_PARTS):
        piece = table.slice(part * rows // _PARTS, rows // _PARTS)
        pq.write_table(piece, parts / f"{part:02}.parquet", compression="none", use_dictionary=False)
    printed = taking_turns("clusters", {name: (way, str(parts)) for name, way in _WAYS.items()}, rounds)
    found = {one["found"] for name, runs in printed.items() for one in runs if not name.endswith("only")}
    if len(found) != 1:
        raise AssertionError(f"one process and the clusters found different numbers of rows: {found}")
    taken = {name: Timings([seconds for run in runs for seconds in run["seconds"]]) for name, runs in printed.items()}
    alone = taken[_ALONE].median
    cells = [
        [
            name,
            *timings.cells(),
            f"{rows / timings.median:,.0f}",
            f"{size / timings.median / 1e6:,.1f}",
            times(timings.median / alone),
        ]
        for name, timings in taken.items()
    ]
    return Section(
        "Screening in Ray Data and Dask",
        f"{_PARTS} Parquet files of {rows:,} rows in all, a vendor in {rate:.0%} of them, from the files to the number "
        f"of rows in which one was found, {found.pop():,}. Two actors of Ray or two worker processes of Dask on this "
        "machine, whose two cores they share with their own schedulers; one process screens in two threads. Each way "
        "has run once before, so its processes have opened the dataset; each run starts new Ray actors. "
        "“Handed over only” reads the same files and gives the rows to a function that does nothing: what is left is "
        "the cost of the cluster.",
        [("", Table(("way", *HEADS, "rows/s", "MB/s", "÷ one process"), cells))],
    )


def _main(way: str, folder: str) -> dict[str, Any]:
    kind, _, idle = way.partition("-")
    run = {
        "alone": lambda: _alone(folder),
        "ray": lambda: _ray(folder, idle=bool(idle)),
        "dask": lambda: _dask(folder, idle=bool(idle)),
    }[kind]()
    found = run()
    return {"found": found, "seconds": repeated(run, warm=0, seconds=1.0, least=3, most=3)}


if __name__ == "__main__":
    print(json.dumps(_main(sys.argv[1], sys.argv[2])))
