"""Screening: how fast texts are screened, beside the matcher's raw scan and other ways to look for names."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.process import taking_turns
from benchmarks.report import Goal, Section, Table
from benchmarks.scanners import ASSETS, DISTINCT, EQUAL, FEW, OURS, RAW, WAYS
from benchmarks.timings import Timings, times

__all__ = ["screening"]

_REACHES = {0.01: 0.8, 0.1: 0.4}
"""By the share of rows that name a vendor, what share of the raw scan's speed is to be reached."""
_ROWS_OF_ASSETS = 100_000.0
"""How many rows of an asset list are to be screened in a second."""
_RATES = (0.001, 0.01, 0.1, 0.5, 1.0)
"""In what shares of the rows a vendor is named, at the size at which that is varied."""
_VARIED = 100_000
_FAST = tuple(name for name, (_, slow) in WAYS.items() if not slow)
_HITS = "Python examines and records each match, row by row. The raw scan only counts matches."
_SMALL = (
    "a table of one megabyte has only three pieces, so camwatch can rarely search one piece while it examines "
    "another. Adding columns to a batch also has a fixed cost. The total is some milliseconds."
)
_TEXTS = {
    DISTINCT: "each with its own number",
    EQUAL: "without their own numbers",
    ASSETS: "each with a maker, a model, a serial number and an address, as in an asset list",
}


def _measured(ways: Sequence[str], rows: int, rate: float, texts: str, rounds: int) -> tuple[Table, float, float]:
    """Return the table of a size, and screening's speed in rows per second and as a share of the raw scan's."""
    printed = taking_turns("scanners", {name: (name, str(rows), str(rate), texts) for name in ways}, rounds)
    speeds: dict[str, float] = {}
    cells = []
    for name, runs in printed.items():
        count, size = runs[0]["rows"], runs[0]["bytes"]
        taken = Timings([seconds for run in runs for seconds in run["seconds"]])
        speeds[name] = count / taken.median
        figures = (f"{count:,}", f"{len(taken.seconds):,}", f"{speeds[name]:,.0f}", f"{size / taken.median / 1e6:,.1f}")
        cells.append([name, *figures, times(speeds[name] / speeds[RAW])])
    heads = ("way", "rows measured", "runs", "rows/s", "MB/s", "÷ raw scan")
    table = Table(heads, sorted(cells, key=lambda row: -speeds[row[0]]))
    return table, speeds[OURS], speeds[OURS] / speeds[RAW]


def screening(sizes: Sequence[int], rounds: int) -> Section:
    """Measure each way at each size, and at one of them the fast ways at several rates, on distinct and equal rows."""
    parts, goals = [], []
    asked = [(tuple(WAYS), rows, _RATES[1], DISTINCT) for rows in sizes]
    asked += [(_FAST, _VARIED, rate, texts) for texts in (DISTINCT, EQUAL) for rate in _RATES]
    asked.append((_FAST, _VARIED, 1.0, ASSETS))
    for ways, rows, rate, texts in asked:
        table, speed, reached = _measured(ways, rows, rate, texts, rounds)
        parts.append((f"{rows:,} rows, {_TEXTS[texts]}. A vendor is named in {rate:.1%} of them.", table))
        if texts == DISTINCT and rate in _REACHES:
            what = f"`screen_batches` ÷ raw scan, rows/s: {rows:,} distinct rows, a vendor in {rate:.1%}"
            reason = _SMALL if rows < _VARIED else _HITS
            goals.append(Goal(what, _REACHES[rate], reached, reason, least=True))
        if texts == ASSETS:
            what = f"`screen_batches`, rows/s: an asset list of {rows:,} rows"
            goals.append(Goal(what, _ROWS_OF_ASSETS, speed, _HITS, least=True, shown="{:,.0f}".format))
    return Section(
        "Screening text",
        "The texts are lines of some 110 characters, made of words from procurement notices. Some lines name a "
        "vendor, a brand or a model. In most tables, each line ends with its own number, so no two lines are equal."
        "\n\n"
        "- **The raw scan** is the time of the matcher alone (`ahocorasick_rs`, some thirteen thousand literals). It "
        "gets the same bytes, already normalised. It finds literals and does nothing with them.\n"
        "- **`screen_batches`** normalises the bytes, searches them, examines the matches and adds the columns. It "
        "searches one piece while it examines the previous piece. The raw scan uses one thread, so `screen_batches` "
        "may be faster.\n"
        "- **“Names alone”** marks ways that look only for names of companies and brands, not for models or "
        "addresses.\n\n"
        f"Slow ways are measured on at most {FEW:,} rows. Each figure is the median of all runs in {rounds} fresh "
        "processes. The first run in each process does not count.",
        parts,
        goals,
    )
