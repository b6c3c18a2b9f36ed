"""Screening in Spark: a cluster of one and of two workers on this machine, beside one process without Spark.

Run as a worker: ``python -m benchmarks.spark WORKERS FILE``, 0 for none; it prints the seconds of each run.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

import camwatch
from benchmarks.notices import STEP, notices
from benchmarks.peers import version
from benchmarks.process import taking_turns
from benchmarks.report import Section, Table
from benchmarks.timings import HEADS, Timings, repeated, times
from camwatch.screen import screen_batches
from camwatch.screen.marks import CONFIDENCE

__all__ = ["spark"]

_WAYS = {"one process, no Spark": 0, "Spark, one worker": 1, "Spark, two workers": 2}


def missing() -> str | None:
    """Return what Spark lacks here; None if it lacks nothing."""
    if version("pyspark") is None:
        return "pyspark is not installed"
    return "there is no Java" if shutil.which("java") is None else None


def _alone(path: str) -> Callable[[], int]:
    dataset = camwatch.load()

    def run() -> int:
        batches = pq.ParquetFile(path).iter_batches(STEP)
        marked = screen_batches(batches, dataset=dataset)
        return sum(batch.num_rows - batch.column(CONFIDENCE).null_count for batch in marked)

    return run


def _clustered(workers: int, path: str) -> Callable[[], int]:
    from pyspark.sql import SparkSession

    from camwatch.screen.spark import screen_frame

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master(f"local-cluster[{workers},1,2048]").appName("benchmarks")
    for key, value in {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(STEP),
        "spark.sql.files.maxPartitionBytes": "16m",
    }.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    frame = session.read.parquet(path)

    def run() -> int:
        return int(screen_frame(frame).where(f"{CONFIDENCE} is not null").count())

    return run


def spark(rows: int, rate: float, folder: Path, rounds: int) -> Section:
    """Measure the screening of a Parquet file with one and with two workers."""
    path = folder / "notices.parquet"
    table = notices(rows, rate)
    size = pc.sum(pc.binary_length(table["text"])).as_py()
    # Row groups are what Spark hands out.
    pq.write_table(table, path, row_group_size=STEP, compression="none", use_dictionary=False)
    printed = taking_turns("spark", {name: (str(count), str(path)) for name, count in _WAYS.items()}, rounds)
    found = {one["found"] for runs in printed.values() for one in runs}
    if len(found) != 1:
        raise AssertionError(f"one process and Spark found different numbers of rows: {found}")
    taken = {name: Timings([seconds for run in runs for seconds in run["seconds"]]) for name, runs in printed.items()}
    one = taken["Spark, one worker"].median
    cells = [
        [
            name,
            *timings.cells(),
            f"{rows / timings.median:,.0f}",
            f"{size / timings.median / 1e6:,.1f}",
            times(one / timings.median),
        ]
        for name, timings in taken.items()
    ]
    return Section(
        "Screening in Spark",
        f"A Parquet file of {rows:,} rows is read and screened. A vendor is named in {rate:.0%} of the rows. Then the "
        f"rows with a match are counted ({found.pop():,}).\n\n"
        "Spark's workers are processes with one core each, in `local-cluster` on this machine. They share the two "
        "cores of the machine with Spark's driver and with their own Java processes. Each worker has run once before, "
        "so it has already opened the dataset.\n\n"
        "One process without Spark reads and screens in two threads. Each worker also uses two threads, while Java "
        "reads the file and passes the rows on. So one worker keeps most of the two cores busy, and a second worker "
        "gains little.",
        [("", Table(("way", *HEADS, "rows/s", "MB/s", "one worker ÷ this"), cells))],
    )


def _main(workers: int, path: str) -> dict[str, Any]:
    run = _clustered(workers, path) if workers else _alone(path)
    found = run()
    return {"found": found, "seconds": repeated(run, warm=0, seconds=1.0, least=3, most=3)}


if __name__ == "__main__":
    print(json.dumps(_main(int(sys.argv[1]), sys.argv[2])))
