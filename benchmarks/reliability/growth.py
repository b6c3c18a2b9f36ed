"""Bounded work: time beside the length of what is asked, for texts that are made to be slow."""

from __future__ import annotations

import contextlib
import json
import math
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

import camwatch
from benchmarks.reliability.tally import Tally
from camwatch.screen.finder import Finder

__all__ = ["FAMILIES", "growth"]


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda length: (unit * (length // len(unit) + 1))[:length]


FAMILIES: Mapping[str, Callable[[int], str]] = {
    "one letter": _repeated("a"),
    "spaces": _repeated(" "),
    "names of makers": _repeated("Hikvision "),
    "names of makers, joined": _repeated("Hikvision"),
    "two names of makers": _repeated("Hikvision Dahua "),
    "long names of makers": _repeated("Hangzhou Hikvision Digital Technology Co., Ltd. "),
    "beginnings of names": _repeated("Hikvis "),
    "brands": _repeated("EZVIZ HiLook Annke Lorex "),
    "models": _repeated("DS-2CD2143G2-I "),
    "models, joined": _repeated("DS-2CD2143G2-I"),
    "beginnings of models": _repeated("DS-2CD"),
    "letters and dashes": _repeated("DS-"),
    "letters and dashes, then a digit": lambda length: _repeated("DS-")(length) + "2",
    "letters and dashes, wide": lambda length: "\u00e9" + _repeated("DS-")(length),
    "models without digits": _repeated("IPC-HDBW "),
    "addresses": _repeated("44:19:b6:00:00:01 "),
    "addresses, joined": _repeated("44:19:b6:"),
    "hexadecimal digits": _repeated("4419b6"),
    "digits": _repeated("1234567890"),
    "digits and dots": _repeated("10.0.0.1 "),
    "colons": _repeated(":"),
    "dashes": _repeated("-"),
    "underscores": _repeated("a_"),
    "banners": _repeated("Server: App-webs/ "),
    "realms": _repeated('WWW-Authenticate: Basic realm="DVR" '),
    "tags": _repeated("<DeviceInfo xmlns="),
    "words in quotes": _repeated('"Hikvision" '),
    "marks": _repeated("\u2019\u201c\u2122"),
    "accents": _repeated("e\u0301"),
    "only accents": _repeated("\u0301"),
    "zero-width": _repeated("a\u200b"),
    "wide letters": _repeated("\uff28\uff49\uff4b"),
    "Chinese": _repeated("海康威视"),
    "Cyrillic": _repeated("видеокамера "),
    "emoji": _repeated("\U0001f600"),
    "dotted capital I": _repeated("\u0130"),
    "ligatures": _repeated("\ufb01\ufb02"),
    "line ends": _repeated("\r\n"),
    "nulls": _repeated("\0"),
    "addresses of pages": _repeated("http://x.example/ds-2cd2143/?a=b&"),
    "addresses of mail": _repeated("dahua@example.org "),
    "brackets": _repeated("(("),
    "ordinary prose": _repeated("The council said that it would replace its cameras as they reach the end of life. "),
}
"""Texts of any length, by what they are made of."""


def _ways(folder: Path) -> Mapping[str, tuple[Callable[[str], Any], int]]:
    from camwatch.curation.text import read_text
    from camwatch.curation.yaml_text import parse
    from camwatch.reconcile import reconcile
    from camwatch.screen.tables import open_table

    ds = camwatch.load()
    finder = Finder(ds)

    def table(content: str, suffix: str) -> int:
        path = folder / f"table{suffix}"
        path.write_text(content, encoding="utf-8", errors="replace")
        with open_table(str(path)) as opened:
            return sum(batch.num_rows for batch in opened.batches)

    def records(text: str) -> None:
        path = folder / "claims.yml"
        path.write_text(f"body: x\nnote: {json.dumps(text)}\n", encoding="utf-8")
        read = read_text(path, "claims.yml", [])
        if read is not None:
            parse(read, "claims.yml", [])

    return {
        "identify": (ds.identify, 5_000),
        "screen": (lambda text: finder.find(pa.array([text], pa.string())), 5_000),
        "find": (ds.bodies.find, 2_000),
        "reconcile": (lambda text: reconcile(ds, {"q0": {"query": text}}), 2_000),
        "check": (records, 5_000),
        "NDJSON, a new key in each line": (
            lambda text: table(
                "".join(json.dumps({f"{text[:12]}{number}": text[:40]}) + "\n" for number in range(len(text) // 40)),
                ".ndjson",
            ),
            5_000,
        ),
        "CSV, one cell": (lambda text: table("a,b\n1," + json.dumps(text) + "\n", ".csv"), 5_000),
    }


def _took(ask: Callable[[str], Any], text: str) -> float:
    best = math.inf
    for _ in range(3):
        # The time of the processor: what else the machine does is left out.
        begun = time.process_time()
        with contextlib.suppress(camwatch.CamwatchError):
            ask(text)
        best = min(best, time.process_time() - begun)
        if best > 5:
            break
    return best


STEEPEST = 1.4
"""The exponent above which work counts as more than linear; measures of a busy machine scatter by some tenths."""
_SHORTEST = 0.05
"""Times below this many seconds say nothing of growth."""


def growth(folder: Path, most: int | None = None) -> Iterator[Tally]:
    """Ask with texts of three lengths, each four times the one before, and fit the exponent of the time.

    Args:
        folder: A folder to write tables to.
        most: How many families; all if None.
    """
    families = list(FAMILIES.items())
    if most is not None:
        families = families[:: max(1, len(families) // most)]
    for way, (ask, length) in _ways(folder).items():
        tally = Tally(f"`{way}` with longer and longer text: time in proportion to the length")
        steepest = (0.0, "")
        for family, make in families:
            times = [_took(ask, make(length * factor)) for factor in (1, 4, 16)]
            # What takes less than the floor at sixteen times the length is not slow, whatever its exponent.
            exponent = math.log(times[2] / max(times[1], 1e-4)) / math.log(4) if times[2] > _SHORTEST else 0.0
            whole = math.log(times[2] / max(times[0], 1e-4)) / math.log(16) if times[2] > _SHORTEST else 0.0
            steepest = max(steepest, (min(exponent, whole), family))
            told = f"{family}: {', '.join(f'{one:.3f}' for one in times)} s, exponent {exponent:.2f}"
            tally.add(told if min(exponent, whole) > STEEPEST else None)
        tally.note = f"steepest exponent {steepest[0]:.2f}" + (f" ({steepest[1]})" if steepest[1] else "")
        yield tally
