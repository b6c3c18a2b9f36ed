"""Screening in a real Spark cluster of two workers on this machine; needs Java, and runs in nox's session `spark`."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa
import pytest

import camwatch
from camwatch.screen import screen_batches

pyspark = pytest.importorskip("pyspark", reason="the session `spark` installs it")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java", allow_module_level=True)

from pyspark.sql import SparkSession  # noqa: E402

from camwatch.screen.spark import screen_frame, worker  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")

ROWS = 4000
WHERE: dict[str, Any] = {"body": "gb-city-of-edinburgh-council", "on": "2024-01-01"}


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    """A cluster of a master and two workers, each a process of its own."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("camwatch")
    for key, value in {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "100",
        "spark.sql.shuffle.partitions": "4",
    }.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


def table() -> pa.Table:
    texts = ["Hikvision dome", "RESULTS of a limousine", None, "LTS", "Dahua", "x"]
    return pa.table(
        {"n": list(range(ROWS)), "text": [texts[n % 6] for n in range(ROWS)], "other": ["EZVIZ"] + ["y"] * (ROWS - 1)}
    )


def frame(spark: SparkSession) -> Any:
    rows = [tuple(row.values()) for row in table().to_pylist()]
    return spark.createDataFrame(rows, "n long, text string, other string").repartition(8)


def test_equal_to_one_process(spark: SparkSession) -> None:
    """The rows that two workers mark are those that one process marks, each once."""
    marked = screen_frame(frame(spark), **WHERE)
    there = sorted((row.asDict(recursive=True) for row in marked.collect()), key=lambda row: row["n"])
    here = [row for batch in screen_batches(table().to_batches(), **WHERE) for row in batch.to_pylist()]
    assert there == here
    assert len(there) == ROWS
    assert any(row["camwatch_commitments"] for row in there)


def test_opened_once_in_a_worker(spark: SparkSession) -> None:
    """Of many partitions and batches, the dataset is opened and made ready once in each of two or more processes."""
    screened = worker(release=camwatch.load().release.version)

    def counted(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        from camwatch.screen.batches import _finder
        from camwatch.store.opening import _open

        rows = sum(batch.num_rows for batch in screened(batches))
        counts = [os.getpid(), rows, _finder.cache_info().misses, len(_open)]
        yield pa.RecordBatch.from_arrays(
            [pa.array([count]) for count in counts], names=["pid", "rows", "made", "opened"]
        )

    told = frame(spark).mapInArrow(counted, "pid long, rows long, made long, opened long").collect()
    assert len(told) == 8
    assert sum(row["rows"] for row in told) == ROWS
    assert len({row["pid"] for row in told}) >= 2
    assert {(row["made"], row["opened"]) for row in told} == {(1, 1)}


def test_refused_before_it_runs(spark: SparkSession) -> None:
    """A column or a body that is not there is refused where it is asked for, not in a worker."""
    with pytest.raises(camwatch.UnknownColumn, match="no column 'nothing'"):
        screen_frame(frame(spark), columns=["nothing"])
    with pytest.raises(camwatch.UnknownId):
        screen_frame(frame(spark), body="gb-no-such-body")
