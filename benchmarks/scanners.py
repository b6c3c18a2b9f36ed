"""The scanners: ways to look for vendors in texts, from the matcher's raw scan to camwatch's own screening.

Run as a worker: ``python -m benchmarks.scanners WAY ROWS RATE TEXTS``; it prints the seconds that each run took, and of
how many rows and bytes.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

import camwatch
from benchmarks.notices import STEP, assets, notices
from benchmarks.timings import repeated
from camwatch.dataset import Dataset
from camwatch.devices.folding import TABLE
from camwatch.devices.matcher import PurePython, matcher
from camwatch.screen import Screener
from camwatch.screen.finder import Finder

__all__ = ["ASSETS", "DISTINCT", "EQUAL", "FEW", "OURS", "RAW", "WAYS"]

DISTINCT, EQUAL, ASSETS = "distinct", "equal", "assets"
"""Texts that each have a number of their own; the same without it; an asset list."""

FEW = 20_000
"""The slow ways are measured on so many rows at the most; what they take grows with the rows."""
_PIECE = 4096
"""How many rows the raw scan is given at once: about as many bytes as stay near the processor."""


def _cells(table: pa.Table) -> list[str]:
    return [str(cell) for cell in table["text"].to_pylist()]


def _pieces(table: pa.Table) -> list[bytes]:
    cells = _cells(table)
    return ["".join(f"\n{cell}" for cell in cells[at : at + _PIECE]).encode() for at in range(0, len(cells), _PIECE)]


def _raw(dataset: Dataset, table: pa.Table) -> Callable[[], Any]:
    scan = matcher(Finder(dataset).texts)
    pieces = [piece.translate(TABLE) for piece in _pieces(table)]

    def run() -> None:
        for piece in pieces:
            scan.find(piece)

    return run


def _raw_folding(dataset: Dataset, table: pa.Table) -> Callable[[], Any]:
    scan = matcher(Finder(dataset).texts)
    pieces = _pieces(table)

    def run() -> None:
        for piece in pieces:
            scan.find(piece.translate(TABLE))

    return run


def _screening(dataset: Dataset, table: pa.Table) -> Callable[[], Any]:
    screener, batches = Screener(dataset), table.to_batches(max_chunksize=STEP)

    def run() -> None:
        for batch in batches:
            screener.screen(batch)

    return run


def _without_extra(dataset: Dataset, table: pa.Table) -> Callable[[], Any]:
    finder = Finder(dataset)
    slow, batches = Finder(dataset, PurePython(finder.texts)), table.to_batches(max_chunksize=STEP)
    return lambda: [slow.find(batch.column(0)) for batch in batches]


def _names(dataset: Dataset) -> list[str]:
    """Return the names of companies and brands: what the other ways look for."""
    companies = (vendor for vendor in dataset.vendors if vendor.kind.value == "company")
    names = {name for vendor in companies for name in vendor.every_name}
    return sorted(names | {part for brand in dataset.brands for part in brand.name.split(" / ")})


def _expression(dataset: Dataset) -> str:
    ways = "|".join(map(re.escape, sorted(_names(dataset), key=len, reverse=True)))
    return rf"(?i)\b(?:{ways})\b"


def _re(dataset: Dataset, table: pa.Table) -> Callable[[], Any]:
    search, cells = re.compile(_expression(dataset)).search, _cells(table)
    return lambda: [search(cell) for cell in cells]


def _re2(expression: str, table: pa.Table) -> Callable[[], Any]:
    batches = table.to_batches(max_chunksize=STEP)
    return lambda: [pc.match_substring_regex(batch.column(0), expression) for batch in batches]


def _re2_names(dataset: Dataset, table: pa.Table) -> Callable[[], Any]:
    return _re2(_expression(dataset), table)


def _re2_literals(dataset: Dataset, table: pa.Table) -> Callable[[], Any]:
    texts = sorted((text.decode() for text in Finder(dataset).texts if text.isascii()), key=len, reverse=True)
    return _re2(f"(?i)(?:{'|'.join(map(re.escape, texts))})", table)


def _flashtext(dataset: Dataset, table: pa.Table) -> Callable[[], Any]:
    from flashtext import KeywordProcessor

    processor, cells = KeywordProcessor(), _cells(table)
    processor.add_keywords_from_list(_names(dataset))
    return lambda: [processor.extract_keywords(cell) for cell in cells]


def _row_by_row(dataset: Dataset, table: pa.Table) -> Callable[[], Any]:
    cells = _cells(table)
    return lambda: [dataset.identify(cell) for cell in cells]


RAW = "the matcher's raw scan, of bytes normalised before"
OURS = "**`screen_batches`**"
WAYS: dict[str, tuple[Callable[[Dataset, pa.Table], Callable[[], Any]], bool]] = {
    RAW: (_raw, False),
    "the matcher's raw scan, bytes normalised each time": (_raw_folding, False),
    OURS: (_screening, False),
    "`screen_batches`' search, without the extra `screen`": (_without_extra, True),
    "Arrow's kernel `match_substring_regex` (RE2), names alone": (_re2_names, True),
    "Arrow's kernel `match_substring_regex` (RE2), all literals": (_re2_literals, True),
    "flashtext's trie, names alone": (_flashtext, True),
    "`re`, one search per row, names alone": (_re, True),
    "`ds.identify`, row by row": (_row_by_row, True),
}
"""By name: what makes a way ready for a table, and whether it is slow."""


if __name__ == "__main__":
    prepare, slow = WAYS[sys.argv[1]]
    rows, rate, texts = int(sys.argv[2]), float(sys.argv[3]), sys.argv[4]
    # Of a long table the first rows are those of a shorter one.
    table = assets(rows) if texts == ASSETS else notices(rows, rate, distinct=texts == DISTINCT)
    given = table.slice(0, min(rows, FEW) if slow else rows)
    run = prepare(camwatch.load(), given)
    size = pc.sum(pc.binary_length(given["text"])).as_py()
    seconds = repeated(run, warm=1, seconds=1.0, least=3, most=20)
    print(json.dumps({"seconds": seconds, "rows": given.num_rows, "bytes": size}))
