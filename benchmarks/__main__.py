"""The command: measure everything, print it, and keep it with ``--write``."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.filters import filters
from benchmarks.lookups import imports, records
from benchmarks.machine import machine
from benchmarks.report import Section, document
from benchmarks.scale import datasets, growth
from camwatch.location import data_directory

SECTIONS = ("imports", "records", "filters", "scale")


def _measured(name: str, measure: Callable[[], Section]) -> Section:
    begun = time.perf_counter()
    section = measure()
    print(f"{name}: {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)
    return section


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--data", type=Path, help="directory of a dataset; the shipped one where left out")
    parser.add_argument("--quick", action="store_true", help="few rounds, sizes up to 100")
    parser.add_argument("--write", type=Path, metavar="FILE", help="keep the figures as Markdown")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="where scaled datasets are kept and found again")
    parser.add_argument("--only", choices=SECTIONS, action="append", help="one part; may be given several times")
    asked = parser.parse_args(arguments)
    rounds = 5 if asked.quick else 21
    sizes = (1, 10, 100) if asked.quick else (1, 10, 100, 1000)
    shipped = (asked.data or data_directory()).resolve()
    wanted = asked.only or SECTIONS
    about = machine(rounds, quick=asked.quick)
    sections = []
    if "imports" in wanted:
        sections.append(_measured("imports", lambda: imports(rounds)))
    if "records" in wanted:
        data = None if asked.data is None else shipped
        sections.append(_measured("records", lambda: records(data, shipped, rounds)))
    with tempfile.TemporaryDirectory() as scratch:
        if {"filters", "scale"} & set(wanted):
            found, written = datasets(shipped, asked.keep or Path(scratch), sizes)
        if "filters" in wanted:
            ends = {size: found[size] for size in (min(found), max(found))}
            turns = 2 if asked.quick else 5
            sections.append(_measured("filters", lambda: filters(ends, Path(scratch), turns)))
        if "scale" in wanted:
            sections.append(_measured("scale", lambda: growth(found, written, rounds)))
    text = document(about, sections)
    print(text)
    if asked.write is not None:
        asked.write.parent.mkdir(parents=True, exist_ok=True)
        asked.write.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
