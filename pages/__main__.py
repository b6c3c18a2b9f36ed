"""The command: write every generated page into ``docs/``."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import camwatch
from pages import (
    authoring,
    bodies,
    commands,
    dataset,
    evidence,
    home,
    indexes,
    interventions,
    library,
    lists,
    lookup,
    pictures,
    report,
    statistics,
    vendors,
    vocabularies,
)
from pages.page import Writer
from pages.register import Register
from pages.timed import run

WRITERS: tuple[Callable[[Writer], None], ...] = (
    bodies.write,
    home.write,
    indexes.write,
    lists.write,
    lookup.write,
    interventions.write,
    statistics.write,
    vendors.write,
    vocabularies.write,
    evidence.write,
    pictures.write,
    library.write,
    commands.write,
    dataset.write,
    authoring.write,
    report.write,
)
GENERATED = ("index.md", "report.md", "assets/generated", "reference", "register")


def clear(docs: Path) -> None:
    """Remove the files of an earlier run, so that no page of a removed record remains."""
    for name in GENERATED:
        path = docs / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write all pages, and print how long each kind took."""
    parser = argparse.ArgumentParser(prog="python -m pages", description=__doc__)
    parser.add_argument("docs", type=Path, nargs="?", default=Path("docs"), help="directory of the site's sources")
    docs = parser.parse_args(arguments).docs
    clear(docs)
    writer = Writer(Register(camwatch.load()), docs)
    run(WRITERS, writer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
