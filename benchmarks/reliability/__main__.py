"""The command: try everything, print the table, and keep it with ``--write``."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import attrs

from benchmarks.machine import described
from benchmarks.reliability.tally import Tally
from benchmarks.reliability.trials import TRIALS, Trial
from camwatch._version import __version__
from camwatch.atomic import replaced_file
from camwatch.store.archive import Archive
from camwatch.store.location import data_directory
from camwatch.wording import markdown_table

__all__ = ["Result", "main", "page"]

HEAD = """---
title: Reliability
description: Attempts to make camwatch give wrong answers, hang, crash or lose data, and how often they succeeded.
search: { exclude: true }
---

# Reliability

This page lists attempts to make camwatch give wrong answers, hang, crash or lose data. A failure is an attempt that
succeeded.

- `nox -s reliability` repeats every attempt and writes this page. Do not edit it.
- `nox -s fuzz -- --minutes 10` makes further attempts with random input.
- `tests/` has a short form of each kind of attempt, which runs on every change.
"""

_MOST_SHOWN = 20
_LOAD = re.compile(r", load average [\d.]+")
"""What else was running: it changes from minute to minute."""
_ROOM = 2 << 30
"""The free bytes that attempts may need."""


@attrs.frozen
class Result:
    """What a kind of attempts came to."""

    tallies: tuple[Tally, ...]
    seconds: float
    about: str
    """The day, the versions and the machine."""
    share: float
    """Which share of the attempts was made; 1 for all."""

    @property
    def tries(self) -> int:
        """How many attempts were made."""
        return sum(one.tries for one in self.tallies)

    @property
    def failures(self) -> list[str]:
        """Every failure in a line."""
        return [failure for one in self.tallies for failure in one.failures]


def _about() -> str:
    """Return the day, the versions and the machine."""
    release = Archive(data_directory()).releases[-1].version
    return (
        f"{dt.datetime.now(dt.UTC).date()}, camwatch {__version__} with the release {release}; {described()}; "
        f"{platform.system()}, {platform.python_implementation()} {platform.python_version()}"
    )


def _memory() -> str | None:
    """Return the folder of a file system in memory, where attempts take a tenth of the time; None if there is none."""
    folder = "/dev/shm"
    return folder if os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > _ROOM else None


def _tried(trial: Trial, share: float) -> Result:
    about = _about()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(dir=_memory()) as folder:
        tallies = tuple(trial.run(Path(folder), share))
    return Result(tallies, time.perf_counter() - begun, about, share)


def _kept(path: Path) -> Result | None:
    if not path.is_file():
        return None
    value = json.loads(path.read_text(encoding="utf-8"))
    return Result(**{**value, "tallies": tuple(Tally(**one) for one in value["tallies"])})


def _holds(result: Result | None, share: float) -> bool:
    """Whether a kept result is what trying again today would give."""
    if result is None:
        return False
    today, then = (_LOAD.sub("", about) for about in (_about(), result.about))
    return (then, result.share, result.failures) == (today, share, [])


def _put(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    with replaced_file(path) as fresh:
        fresh.write_text(text, encoding="utf-8", newline="\n")


def _section(trial: Trial, result: Result) -> str:
    rows = [[one.what, f"{one.tries:,}", f"{len(one.failures):,}", one.note] for one in result.tallies]
    lines = [f"## {trial.title}", "", trial.how, ""]
    lines += markdown_table(["attempt", "tries", "failures", "note"], rows, figures={1, 2})
    part = "" if result.share >= 1 else " Only a part of the attempts was made, evenly spread over all of them."
    lines += ["", f"These attempts took {result.seconds:,.0f} s on {result.about}.{part}"]
    if failures := result.failures:
        shown = [one.replace("```", "'''")[:300] for one in failures[:_MOST_SHOWN]]
        more = [f"and {len(failures) - _MOST_SHOWN:,} more"] if len(failures) > _MOST_SHOWN else []
        lines += ["", "The failures:", "", "```text", *shown, *more, "```"]
    return "\n".join(lines)


def page(found: Sequence[tuple[Trial, Result]]) -> str:
    """Write the page.

    Args:
        found: Each kind with what it came to.
    """
    tries = sum(result.tries for _, result in found)
    failures = sum(len(result.failures) for _, result in found)
    about = f"In all, {tries:,} attempts were made and {failures:,} failed."
    if parts := [trial.title for trial, result in found if result.share < 1]:
        about += f" For some kinds, only a part of the attempts was made: {', '.join(parts)}."
    rows = [[trial.title, f"{result.tries:,}", f"{len(result.failures):,}"] for trial, result in found]
    overview = "\n".join(markdown_table(["kind", "tries", "failures"], rows, figures={1, 2}))
    return "\n\n".join([HEAD.rstrip(), about, overview, *(_section(*one) for one in found)]) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Try, print and keep; the exit status is 1 if an attempt did harm.

    The page is written at the end, whole: the kinds that were not asked for are taken from the results that were kept.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reliability", description=__doc__)
    parser.add_argument("--share", type=float, default=1.0, help="make a share of the attempts, such as 0.1")
    parser.add_argument("--only", choices=TRIALS, action="append", help="one kind; may be given several times")
    parser.add_argument("--write", type=Path, metavar="FILE", help="keep the tables as Markdown")
    parser.add_argument(
        "--keep",
        type=Path,
        metavar="DIR",
        help="keep the results here, so that a run that was interrupted goes on; a kind is not tried again on the day",
    )
    asked = parser.parse_args(arguments)
    os.environ.pop("COLUMNS", None)
    kept = {} if asked.keep is None else {name: _kept(asked.keep / f"{name}.json") for name in TRIALS}
    names = [name for name in TRIALS if name in (asked.only or TRIALS)]
    missing = [name for name in TRIALS if name not in names and kept.get(name) is None]
    if asked.write is not None and missing:
        parser.error(f"the page would lose {', '.join(missing)}: try them too, or give --keep with their results")
    found: dict[str, Result] = {}
    for name in names:
        result = kept.get(name)
        if result is None or not _holds(result, asked.share):
            result = _tried(TRIALS[name], asked.share)
            if asked.keep is not None:
                _put(asked.keep / f"{name}.json", json.dumps(attrs.asdict(result)))
        print(f"{name}: {result.tries:,} tries, {result.seconds:.0f} s", file=sys.stderr, flush=True)
        found[name] = result
    print(page([(TRIALS[name], result) for name, result in found.items()]))
    if asked.write is not None:
        whole = [(TRIALS[name], found.get(name) or kept.get(name)) for name in TRIALS]
        _put(asked.write, page([(trial, result) for trial, result in whole if result is not None]))
    return int(any(result.failures for result in found.values()))


if __name__ == "__main__":
    sys.exit(main())
