"""Screening: how fast texts are screened, beside the matcher's raw scan and other ways to look for names."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.process import taking_turns
from benchmarks.report import Goal, Section, Table
from benchmarks.scanners import FEW, OURS, RAW, WAYS
from benchmarks.timings import Timings, times

__all__ = ["screening"]

_REACH = 0.8
_RATES = (0.001, 0.01, 0.1)
"""In what shares of the rows a vendor is named, at the size at which that is varied."""
_VARIED = 100_000
_HITS = "what is found is looked at closer and written down in Python, row by row, while the raw scan only counts it."
_SMALL = (
    "a table of one megabyte is three pieces, so little is searched while the piece before is looked at; and the marks "
    "of a batch have a cost of their own. It takes some milliseconds in all."
)


def _measured(rows: int, rate: float, rounds: int) -> tuple[Table, float]:
    """Return the table of a size and rate, and screening's speed as a share of the raw scan's."""
    printed = taking_turns("scanners", {name: (name, str(rows), str(rate)) for name in WAYS}, rounds)
    speeds: dict[str, float] = {}
    cells = []
    for name, runs in printed.items():
        count, size = runs[0]["rows"], runs[0]["bytes"]
        taken = Timings([seconds for run in runs for seconds in run["seconds"]])
        speeds[name] = count / taken.median
        figures = (f"{count:,}", f"{len(taken.seconds):,}", f"{speeds[name]:,.0f}", f"{size / taken.median / 1e6:,.1f}")
        cells.append([name, *figures, times(speeds[name] / speeds[RAW])])
    heads = ("way", "rows measured", "runs", "rows/s", "MB/s", "÷ raw scan")
    return Table(heads, sorted(cells, key=lambda row: -speeds[row[0]])), speeds[OURS] / speeds[RAW]


def screening(sizes: Sequence[int], rounds: int) -> Section:
    """Measure each way at each size, and at one of them at several rates."""
    parts, goals = [], []
    for rows in sizes:
        for rate in _RATES if rows == _VARIED else _RATES[1:2]:
            table, reached = _measured(rows, rate, rounds)
            parts.append((f"{rows:,} rows, a vendor in {rate:.1%} of them.", table))
            what = f"`screen_batches` ÷ raw scan, rows/s: {rows:,} rows, a vendor in {rate:.1%}"
            reason = _SMALL if rows < _VARIED else _HITS
            goals.append(Goal(what, _REACH, reached, reason, least=True))
    return Section(
        "Screening text",
        "Lines of some 110 characters, made up of the words of procurement notices; a share of them names a vendor, a "
        "brand or a model. The raw scan is what the matcher alone takes (`ahocorasick_rs`, some sixteen thousand "
        "literals) over the same bytes, made plain beforehand: it finds literals and does nothing with them. "
        "`screen_batches` makes the bytes plain, searches, looks closer at what was found, and adds the columns; it "
        "searches one piece while it looks at the one before, so it may be faster than the raw scan, which has one "
        "thread. Where it says so, names of companies and brands alone are looked for: no models, no addresses. Slow "
        f"ways are measured on {FEW:,} rows at the most. Each figure is the median of all runs in {rounds} fresh "
        "processes, after one run in each that does not count.",
        parts,
        goals,
    )
