"""The command: measure everything, print it, and keep it with ``--write``."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import clusters as cluster_ways
from benchmarks import spark as spark_ways
from benchmarks.commands import commands
from benchmarks.devices import devices
from benchmarks.filters import filters
from benchmarks.long_file import long_file
from benchmarks.lookups import imports, records
from benchmarks.machine import machine
from benchmarks.names import names
from benchmarks.ordinary_text import lacks, ordinary_text
from benchmarks.reading import reading
from benchmarks.report import Section, document
from benchmarks.scale import datasets, growth
from benchmarks.screening import screening
from benchmarks.serving import lacks as serving_lacks
from benchmarks.serving import serving
from camwatch.store.location import data_directory

PARTS = (
    "imports",
    "records",
    "commands",
    "filters",
    "scale",
    "names",
    "devices",
    "ordinary-text",
    "reading",
    "screening",
    "long-file",
    "serving",
    "spark",
    "clusters",
)


def _measured(name: str, measure: Callable[[], Section]) -> Section:
    begun = time.perf_counter()
    section = measure()
    print(f"{name}: {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)
    return section


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--data", type=Path, help="directory of a dataset; the shipped one where left out")
    parser.add_argument("--quick", action="store_true", help="few rounds, small sizes")
    parser.add_argument(
        "--write",
        type=Path,
        metavar="FILE",
        help="keep the figures as Markdown; with --only, the other sections of FILE stay",
    )
    parser.add_argument("--keep", type=Path, metavar="DIR", help="where scaled datasets are kept and found again")
    parser.add_argument("--only", choices=PARTS, action="append", help="one part; may be given several times")
    asked = parser.parse_args(arguments)
    rounds, turns = (5, 2) if asked.quick else (21, 5)
    sizes = (1, 10, 100) if asked.quick else (1, 10, 100, 1000)
    lengths = (10_000, 100_000) if asked.quick else (10_000, 100_000, 1_000_000, 10_000_000)
    shipped = (asked.data or data_directory()).resolve()
    wanted = asked.only or PARTS
    about = machine(rounds, quick=asked.quick)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        found, written = (
            datasets(shipped, asked.keep or folder, sizes) if {"filters", "scale"} & set(wanted) else ({}, {})
        )
        measures: dict[str, Callable[[], Section]] = {
            "imports": lambda: imports(rounds),
            "records": lambda: records(None if asked.data is None else shipped, shipped, rounds),
            "commands": lambda: commands(None if asked.data is None else shipped, rounds),
            "filters": lambda: filters({size: found[size] for size in (min(found), max(found))}, folder, turns),
            "scale": lambda: growth(found, written, rounds),
            "names": lambda: names(shipped, turns),
            "devices": lambda: devices(shipped),
            "ordinary-text": lambda: ordinary_text(shipped, (asked.keep or folder) / "ordinary-text"),
            "reading": lambda: reading(lengths[1], 2 if asked.quick else 5, folder),
            "screening": lambda: screening(lengths, 2 if asked.quick else 3),
            "long-file": lambda: long_file(max(lengths), 0.01, folder),
            "serving": lambda: serving(
                folder, 3 if asked.quick else 5, 1 if asked.quick else 5, 20_000 if asked.quick else 1_000_000
            ),
            "clusters": lambda: cluster_ways.clusters(
                100_000 if asked.quick else 4_000_000, 0.01, folder, 2 if asked.quick else 3
            ),
            "spark": lambda: spark_ways.spark(
                100_000 if asked.quick else 4_000_000, 0.01, folder, 2 if asked.quick else 3
            ),
        }
        needs = {
            "spark": spark_ways.missing,
            "clusters": cluster_ways.missing,
            "serving": serving_lacks,
            "ordinary-text": lacks,
        }
        for name, absent in needs.items():
            if name in wanted and (lacking := absent()):
                print(f"{name}: left out, since {lacking}", file=sys.stderr)
                del measures[name]
        sections = [_measured(name, measure) for name, measure in measures.items() if name in wanted]
    earlier = asked.write.read_text(encoding="utf-8") if asked.only and asked.write and asked.write.is_file() else ""
    text = document(about, sections, earlier)
    print(text)
    if asked.write is not None:
        asked.write.parent.mkdir(parents=True, exist_ok=True)
        asked.write.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
