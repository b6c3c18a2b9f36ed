"""Screening in Dask, with two worker processes; runs in nox's session `clusters`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from camwatch.screen import Screener
from tests.clusters.table import ROWS, WHERE, in_one_process, write_parts

dd = pytest.importorskip("dask.dataframe", reason="the session `clusters` installs it")
distributed = pytest.importorskip("distributed", reason="the session `clusters` installs it")
pd = pytest.importorskip("pandas")

pytestmark = pytest.mark.filterwarnings("ignore")


def screen(part: Any) -> Any:
    """Screen one partition; a worker process opens the dataset once."""
    table = pa.Table.from_pandas(part, preserve_index=False)
    screener = Screener(**WHERE)
    marked = pa.Table.from_batches(map(screener.screen, table.to_batches()), screener.schema(table.schema))
    return marked.to_pandas(types_mapper=pd.ArrowDtype)


def test_equal_to_one_process(tmp_path: Path) -> None:
    """The rows that two workers mark are those that one process marks, each once."""
    folder = write_parts(tmp_path / "notices")
    with distributed.Client(n_workers=2, threads_per_worker=1, dashboard_address=None) as client:
        frame = dd.read_parquet(folder)
        assert frame.npartitions >= 2
        marked = frame.map_partitions(screen, meta=screen(frame._meta)).compute()
        assert len(client.scheduler_info()["workers"]) == 2
    there = pa.Table.from_pandas(marked, preserve_index=False).to_pylist()
    there.sort(key=lambda row: row["n"])
    assert len(there) == ROWS
    assert there == in_one_process()
    assert any(row["camwatch_commitments"] for row in there)
