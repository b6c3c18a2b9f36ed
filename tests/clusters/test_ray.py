"""Screening in Ray Data, with two actors; runs in nox's session `clusters`."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from camwatch.screen import Screener
from tests.clusters.table import ROWS, WHERE, in_one_process, write_parts

ray = pytest.importorskip("ray", reason="the session `clusters` installs it")

pytestmark = pytest.mark.filterwarnings("ignore")


class Screen:
    """Screens tables; each actor opens the dataset once."""

    def __init__(self) -> None:
        self.screener = Screener(**WHERE)

    def __call__(self, table: pa.Table) -> pa.Table:
        schema = self.screener.schema(table.schema)
        return pa.Table.from_batches(map(self.screener.screen, table.to_batches()), schema)


def test_equal_to_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows that two actors mark are those that one process marks, each once."""
    monkeypatch.setenv("RAY_AUTH_MODE", "disabled")
    ray.init(num_cpus=4, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    try:
        parts = ray.data.read_parquet(str(write_parts(tmp_path / "notices")), override_num_blocks=8)
        marked = parts.map_batches(Screen, batch_format="pyarrow", compute=ray.data.ActorPoolStrategy(size=2))
        there = sorted(marked.take_all(), key=lambda row: row["n"])
    finally:
        ray.shutdown()
    here = in_one_process()
    assert len(there) == ROWS
    assert there == here
    assert any(row["camwatch_commitments"] for row in there)
