"""How fast tables are screened, beside the raw scan of the matcher and other ways to look for the same names.

Run ``python -m benchmarks.screening`` from the top of the repository. ``--data`` names another dataset, ``--rows`` the
numbers of rows; ``--constant 10000000`` screens a file of so many rows through the command line's own path and
reports rows in and out, and the memory at the beginning, the middle and the end.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

import camwatch
from camwatch.dataset import Dataset
from camwatch.screen import Screener
from camwatch.screen.finder import Finder
from camwatch.screen.literals import TABLE
from camwatch.screen.matcher import PurePython, matcher
from camwatch.screen.tables import open_table
from camwatch.screen.writing import written

WORDS = """
the of and supply installation maintenance camera cameras network results faults adults site council contract
notice closed circuit television access control system services public buildings hospital school limousine framework
agreement surveillance lot recorder storage licence support upgrade replacement of existing equipment including
delivery commissioning training for a period of four years with an option to extend value estimated excluding tax
""".split()  # noqa: SIM905 (a list of them would be longer than the text)
# About as often as in English; the words of notices more often.
WEIGHTS = [{"the": 6.0, "of": 4.0, "and": 3.0, "a": 2.0}.get(word, 1.5) for word in WORDS]
FINDS = ["Hikvision", "Dahua", "EZVIZ C6N", "Hikvision DS-2CD2143G2-I", "DH-IPC-HFW2431S-S", "HiLook", "dahua", "LTS"]
STEP = 1 << 16


def texts(rows: int, rate: float, words: int = 16) -> pa.Table:
    """Make notices: lines of words, of which a share names a vendor."""
    chance = random.Random(1)
    cells = [" ".join(chance.choices(WORDS, WEIGHTS, k=words)) for _ in range(min(rows, 100_000))]
    cells = (cells * (rows // len(cells) + 1))[:rows]
    for row in chance.sample(range(rows), int(rows * rate)):
        cells[row] = f"{cells[row][:40]} {chance.choice(FINDS)} {cells[row][40:]}"
    return pa.table({"text": cells})


def median(run: Callable[[], object], times: int = 5) -> float:
    """Return the median time of a few runs, after one that is not counted."""
    run()
    took = []
    for _ in range(times):
        begin = time.perf_counter()
        run()
        took.append(time.perf_counter() - begin)
    return statistics.median(took)


def others(
    dataset: Dataset, cells: list[str], batches: list[pa.RecordBatch]
) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Yield other ways: they look for names alone, and tell no more than where."""
    names = sorted(
        {name for vendor in dataset.vendors if vendor.kind.value == "company" for name in vendor.every_name}
        | {part for brand in dataset.brands for part in brand.name.split(" / ")}
    )
    ways = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    expression = re.compile(rf"(?i)\b(?:{ways})\b")
    yield "re, a search a row (names alone)", lambda: [expression.search(cell) for cell in cells]
    kernel = rf"(?i)\b(?:{ways})\b"
    yield (
        "Arrow's RE2 kernel (names alone)",
        lambda: [pc.match_substring_regex(batch.column(0), kernel) for batch in batches],
    )
    try:
        from flashtext import KeywordProcessor
    except ImportError:
        pass
    else:
        processor = KeywordProcessor()
        processor.add_keywords_from_list(names)
        yield "flashtext's trie (names alone)", lambda: [processor.extract_keywords(cell) for cell in cells]
    yield "identify, row by row", lambda: [dataset.identify(cell) for cell in cells]


def measure(dataset: Dataset, rows: int, rate: float) -> None:
    """Print the table for a number of rows."""
    table = texts(rows, rate)
    batches = table.to_batches(max_chunksize=STEP)
    cells: list[Any] = table["text"].to_pylist()
    size = sum(map(len, cells))
    finder = Finder(dataset)
    raw = matcher(finder.texts)
    folded = [
        "".join(f"\n{cell}" for cell in cells[begin : begin + 4096]).encode().translate(TABLE)
        for begin in range(0, rows, 4096)
    ]
    plain = ["".join(f"\n{cell}" for cell in cells[begin : begin + 4096]).encode() for begin in range(0, rows, 4096)]
    screener = Screener(dataset)
    ways: list[tuple[str, int, Callable[[], Any]]] = [
        ("the matcher's raw scan", rows, lambda: [raw.find(piece) for piece in folded]),
        ("the same, capitals made small first", rows, lambda: [raw.find(piece.translate(TABLE)) for piece in plain]),
        ("find in the column", rows, lambda: [finder.find(batch.column(0)) for batch in batches]),
        ("screen_batches", rows, lambda: [screener.screen(batch) for batch in batches]),
    ]
    few = min(rows, 20_000)
    part = table.slice(0, few).to_batches(max_chunksize=STEP)
    without = Finder(dataset, PurePython(finder.texts))
    ways.append(("find, without the extra", few, lambda: [without.find(batch.column(0)) for batch in part]))
    for name, way in others(dataset, cells[: few // 10], [batch.slice(0, few // 10) for batch in part[:1]]):
        ways.append((name, few // 10, way))
    print(f"\n{rows:,} rows, {size / 1e6:.1f} MB of text, a vendor in {rate:.1%} of them\n")
    print("| way | rows/s | MB/s | of the raw scan |\n|---|---:|---:|---:|")
    first = 0.0
    for name, count, way in ways:
        rate_of = count / median(way, 3 if count < rows else 5)
        first = first or rate_of
        print(f"| {name} | {rate_of:,.0f} | {rate_of * size / rows / 1e6:,.1f} | {rate_of / first:.2f} |", flush=True)


def memory() -> float:
    """Return the megabytes of memory that the process has now."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def constant(dataset: Dataset, rows: int, form: str) -> None:
    """Screen a large file; print rows in and out, and the memory on the way."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / f"in.{form}", Path(folder) / "out.parquet"
        table = texts(min(rows, 1_000_000), 0.01)
        size = 0
        import pyarrow.csv as arrow_csv

        with arrow_csv.CSVWriter(source, table.schema) as writer:
            for begin in range(0, rows, len(table)):
                piece = table.slice(0, rows - begin)
                writer.write_table(piece)
                size += piece.num_rows
        del table
        screener = Screener(dataset)
        done, marked, shown = 0, 0, []
        begin_time = time.perf_counter()
        with open_table(source) as opened, written(target, screener.schema(opened.schema)) as out:
            for batch in opened.batches:
                screened = screener.screen(batch)
                done += screened.num_rows
                marked += len(screened) - screened.column("camwatch_confidence").null_count
                out.write(screened)
                shown.append(memory())
        took = time.perf_counter() - begin_time
        count = pq.read_metadata(target).num_rows
        quarter = [shown[len(shown) * part // 4] for part in range(4)] + [shown[-1]]
        print(
            f"\n{source.stat().st_size / 1e6:,.0f} MB of CSV: {size:,} rows in, {done:,} screened, {count:,} in the"
            f" file written, {marked:,} marked; {took:.1f} s, {rows / took:,.0f} rows/s from file to file"
        )
        print("memory (MB) after 0, 1/4, 1/2, 3/4 and all: " + ", ".join(f"{one:.0f}" for one in quarter))
        if not size == done == count:
            sys.exit("rows were lost")


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", help="a dataset that `camwatch build` wrote")
    parser.add_argument("--rows", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--rates", type=float, nargs="*", default=[0.001, 0.01, 0.1])
    parser.add_argument("--constant", type=int, help="how many rows to screen from file to file")
    chosen = parser.parse_args()
    dataset = camwatch.load(path=chosen.data)
    if chosen.constant:
        constant(dataset, chosen.constant, "csv")
        return
    for rows in chosen.rows:
        for rate in chosen.rates if rows == 100_000 else chosen.rates[1:2]:
            measure(dataset, rows, rate)


if __name__ == "__main__":
    main()
