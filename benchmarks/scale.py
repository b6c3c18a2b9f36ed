"""The scale: how opening a dataset, and one look-up in it, grow with its size."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.lookups import BODY, floor, looking_up
from benchmarks.process import Failed, Program, in_turns, peak, worker
from benchmarks.report import Goal, Section, Table
from benchmarks.scaled import mark
from benchmarks.timings import Timings, duration, times
from camwatch import load

__all__ = ["datasets", "growth"]

_IMPORTS = Program("imports", "import camwatch.dataset, cattrs\n")


def datasets(shipped: Path, folder: Path, sizes: Sequence[int]) -> tuple[dict[int, Path], dict[int, float]]:
    """Write the scaled datasets that a folder does not hold yet; return where they lie and how long each took."""
    found, taken = {1: shipped}, {}
    for size in sizes:
        if size == 1:
            continue
        found[size] = folder / f"times-{size}"
        if not found[size].is_dir():
            begun = time.perf_counter()
            worker("scaled", str(shipped), str(found[size]), str(size))
            taken[size] = time.perf_counter() - begun
    return found, taken


def _bytes(path: Path) -> int:
    return sum(file.stat().st_size for file in path.iterdir())


def _mib(count: int) -> str:
    return f"{count / 2**20:.1f} MiB"


def growth(found: Mapping[int, Path], written: Mapping[int, float], rounds: int) -> Section:
    """Measure load() and one look-up by id at each size, and beside it the reading of the whole table."""
    opening = {
        size: Program(f"open {size}", looking_up(path, mark(size // 2 if size > 1 else 0) + BODY))
        for size, path in found.items()
    }
    whole = {size: Program(f"whole {size}", floor(path)) for size, path in found.items()}
    measured = in_turns([_IMPORTS, *opening.values(), *whole.values()], rounds)
    for name, result in measured.items():
        if isinstance(result, Failed):
            raise Failed(f"{name}: {result}")
    taken = {name: result for name, result in measured.items() if isinstance(result, Timings)}
    peaks = {program.name: peak(program) for program in (_IMPORTS, *opening.values(), *whole.values())}
    counts = load(path=found[1]).release.counts
    rows = [["imports alone", "", "", *taken[_IMPORTS.name].cells()[:3], _mib(peaks[_IMPORTS.name]), "", ""]]
    for size, path in found.items():
        ours, all_of_it = opening[size].name, whole[size].name
        rows.append(
            [
                times(size),
                f"{sum(counts.values()) * size:,}",
                _mib(_bytes(path)),
                *taken[ours].cells()[:3],
                _mib(peaks[ours]),
                duration(taken[all_of_it].median),
                _mib(peaks[all_of_it]),
            ]
        )
    heads = (
        "size",
        "records",
        "files",
        "median",
        "least",
        "quartiles",
        "peak memory",
        "reading the whole table",
        "its peak memory",
    )
    largest = max(found)
    taking = taken[opening[largest].name].median / taken[opening[1].name].median
    holding = peaks[opening[largest].name] / peaks[opening[1].name]
    made = "; ".join(f"{times(size)} took {duration(seconds)}" for size, seconds in written.items())
    return Section(
        "A larger dataset",
        "A fresh process calls `camwatch.load(path=…)` and looks up one body from the middle of the table by its id. "
        "The larger datasets are synthetic. They repeat every table of the shipped dataset, and each copy has its own "
        "ids, links and free text. `camwatch.curation.build.write_dataset` writes them in the same way as releases"
        + (f" ({made} to write)" if made else "")
        + ". Codes, addresses and vocabulary are the same in each copy, so the files are smaller than the files of a "
        "real register of the same size.\n\n"
        "For comparison, the floor program reads all bodies. Memory is the peak memory of the process, including "
        "Python and the libraries. The first row shows how much the imports alone need.",
        [("", Table(heads, rows))],
        [
            Goal(f"{what} to open and look up at {times(largest)} ÷ at {times(1)}", largest / 10, reached)
            for what, reached in (("time", taking), ("memory", holding))
        ],
    )
