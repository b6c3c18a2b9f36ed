"""The filters: warm queries of camwatch beside the same in DuckDB and Polars."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.engines import DATASET, ENGINES
from benchmarks.peers import version
from benchmarks.process import taking_turns, worker
from benchmarks.questions import QUESTIONS
from benchmarks.report import Goal, Section, Table
from benchmarks.timings import HEADS, Timings, duration, times

__all__ = ["filters"]

_Runs = dict[str, list[dict[str, Any]]]
"""By engine, what each of its processes said."""

_OURS = "camwatch"

_PACKAGES = {"DuckDB, Arrow table": "duckdb", "DuckDB, own table": "duckdb", "Polars": "polars"}
"""The packages of the engines that are not ours."""

_COUNTING = (
    "Polars stores each string as a view of 16 bytes, which contains short strings whole. Polars compares and copies "
    "these views, while Arrow's functions go through the bytes of the strings. The number of cores does not matter: "
    "Polars takes as long on one core."
)
_REASONS = {("polars", "count"): _COUNTING, ("polars", "rows"): _COUNTING}
"""Why an engine may be more than twice as quick, where that was looked into."""


def _prepared(dataset: Path, folder: Path) -> list[str]:
    """Write the tables for the other engines; return the conditions of each question."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / DATASET).write_text(str(dataset.resolve()), encoding="utf-8")
    texts: list[str] = json.loads(worker("tables", str(dataset), str(folder)))
    return texts


def _same(answers: Mapping[str, list[dict[str, Any]]], size: int) -> None:
    """Refuse figures of engines that did not answer alike."""
    for number, question in enumerate(QUESTIONS):
        seen = {(one[number]["ids"], one[number]["found"], one[number]["counted"]) for one in answers.values()}
        assert len(seen) == 1, f"at {times(size)}, {question.name} is answered differently: {seen}"


def _pooled(runs: list[dict[str, Any]], number: int, what: str) -> Timings:
    return Timings([seconds for run in runs for seconds in run["answers"][number][what]])


def _ready(runs: _Runs) -> Table:
    rows = [[name, *Timings([run["ready"] for run in one]).cells()] for name, one in runs.items()]
    return Table(("engine", *HEADS), rows)


def _beside(runs: _Runs, what: str) -> tuple[Table, Table, dict[str, float]]:
    """Return medians side by side, all figures, and how often camwatch takes each peer's time at worst."""
    medians, spread = [], []
    worst: dict[str, float] = {}
    for number, question in enumerate(QUESTIONS):
        timings = {name: _pooled(one, number, what) for name, one in runs.items()}
        ours = timings[_OURS].median
        cells = []
        for name in ENGINES:
            if name not in timings:
                cells.append("not installed")
                continue
            ratio = ours / timings[name].median
            if name != _OURS:
                worst[name] = max(worst.get(name, 0.0), ratio)
            shown = duration(timings[name].median)
            cells.append(shown if name == _OURS else f"{shown} ({times(ratio)})")
            spread.append([f"{number + 1}, {name}", *timings[name].cells()])
        found = runs[_OURS][0]["answers"][number]["found"]
        medians.append([f"{number + 1}. `{question.name}`", f"{found:,}", *cells])
    return Table(("question", "rows", *ENGINES), medians), Table(("question, engine", *HEADS), spread), worst


def filters(found: Mapping[int, Path], folder: Path, rounds: int) -> Section:
    """Measure each question at each size with each engine, in processes that take turns."""
    there = [name for name in ENGINES if name not in _PACKAGES or version(_PACKAGES[name]) is not None]
    parts: list[tuple[str, Table]] = []
    spreads: list[tuple[str, Table]] = []
    goals: list[Goal] = []
    for size, dataset in found.items():
        place = folder / f"tables-{size}"
        texts = _prepared(dataset, place)
        runs = taking_turns("engines", {name: (name, str(place), *texts) for name in there}, rounds)
        _same({name: one[0]["answers"] for name, one in runs.items()}, size)
        for what, caption in (("count", "counting the rows"), ("rows", "the rows, every column")):
            medians, spread, worst = _beside(runs, what)
            parts.append((f"At {times(size)}, {caption}. The brackets give camwatch ÷ that engine:", medians))
            spreads.append((f"At {times(size)}, {caption}, every figure:", spread))
            goals += [
                Goal(
                    f"filter at {times(size)}, {caption}, worst of {len(QUESTIONS)} ÷ {name}",
                    2.0,
                    reached,
                    _REASONS.get((_PACKAGES[name], what), ""),
                )
                for name, reached in worst.items()
            ]
        parts.append((f"At {times(size)}, until warm:", _ready(runs)))
    return Section(
        "Filters on a warm dataset",
        "Four engines hold the same rows in memory and answer the same queries:\n\n"
        "- camwatch, as its users call it;\n"
        "- DuckDB over a registered Arrow table;\n"
        "- DuckDB over its own table, on a connection that stays open;\n"
        "- Polars over an eager data frame.\n\n"
        "DuckDB and Polars may use as many threads as they like. A query for a vendor includes the classes of the "
        "vendor. camwatch looks these classes up in each call. The other engines get them as a list, with one "
        f"`list_contains` or `list.contains` for each vendor. “{times(1_000)}” is a synthetic dataset, described in "
        "the next section.\n\n"
        "- **Counting the rows** is `len(…)`, `select count(*)` or the sum of the condition.\n"
        "- **The rows, every column** are an Arrow table or, from Polars, a data frame.\n"
        "- **Until warm** is the time before the first query. It is shown only for information and is not comparable. "
        "camwatch opens, checks, reads and joins Parquet files. The other engines get Arrow tables that are already "
        "joined.\n\n"
        f"A figure is recorded only if all engines return the same rows. Each median is over all calls in {rounds} "
        "fresh processes for each engine. The first two calls do not count.",
        [*parts, *spreads],
        goals,
    )
