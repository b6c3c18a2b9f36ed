"""All attempts, each kind by its name: short enough for every change, or whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import attrs

import camwatch
from benchmarks.reliability.columns import columns
from benchmarks.reliability.damage import damage
from benchmarks.reliability.faults import faults
from benchmarks.reliability.growth import growth
from benchmarks.reliability.hostile import hostile
from benchmarks.reliability.processes import all_processes
from benchmarks.reliability.tally import Tally
from benchmarks.reliability.texts import arguments, cells, respellings

__all__ = ["TRIALS", "Trial"]


@attrs.frozen
class Trial:
    """A kind of attempts."""

    title: str
    how: str
    """What is done, and what counts as a failure."""
    run: Callable[[Path, float], Iterator[Tally]]
    """Makes a share of the attempts, up to 1, in an empty folder; a few where it is 0."""


TRIALS: Mapping[str, Trial] = {
    "faults": Trial(
        "Calls of the system that fail",
        "Each command runs in a folder of its own while its n-th open, read, write, fsync, rename or mkdir fails, for "
        "every n: once, or from then on; with EACCES, EMFILE, EIO, ENOSPC or EROFS. A library that is loaded before "
        "the C library makes them fail. It is a failure if the command ends otherwise than with status 2 and one line, "
        "or with the whole answer; if a file is half-written or lost; or if a temporary file stays.",
        lambda folder, share: faults(folder, most=None if share >= 1 else max(2, round(200 * share))),
    ),
    "damage": Trial(
        "Damaged data",
        "Each file of the shipped dataset is damaged in turn, and all of it is read. It is a failure if an answer "
        "changes, or if the error is not `DamagedData` with the path.",
        lambda folder, share: damage(folder, max(2, round(80 * share))),
    ),
    "processes": Trial(
        "Threads and processes",
        "Fresh processes, each with threads that ask ten questions between them at once. It is a failure if "
        "an answer differs from that of one thread, if an error is raised, or if the process dies or does not end.",
        lambda _folder, share: all_processes(max(3, round(501 * share))),
    ),
    "cells": Trial(
        "Screening beside `identify`",
        "Random cells of names, models, addresses and banners among words and marks of all scripts, whole and damaged. "
        "It is a failure if screening, `identify` and a decision on the whole cell do not agree.",
        lambda _folder, share: cells(max(500, round(1_000_000 * share))),
    ),
    "names": Trial(
        "Names in other spellings",
        "Names of vendors and of bodies with a claim, each written in 34 ways.",
        lambda _folder, share: respellings(None if share >= 1 else 5),
    ),
    "arguments": Trial(
        "Arguments of wrong types",
        "Every keyword of every question, with values that nobody should give it. A collection's `[]` may raise what "
        "Python's own lists and dictionaries raise.",
        lambda _folder, share: arguments(camwatch.load(), None if share >= 1 else [None, 7, "\0", []]),
    ),
    "columns": Trial(
        "Columns of every type",
        "A table with a column of each type of Arrow is screened and written as CSV, NDJSON and Parquet.",
        lambda folder, _share: columns(folder),
    ),
    "growth": Trial(
        "Bounded work",
        "Texts that are made to be slow, each at a length, four times and sixteen times it. It is a failure if the "
        "time of the processor, where it is above 0.05 s, grows with an exponent of over 1.4.",
        lambda folder, share: growth(folder, None if share >= 1 else 3),
    ),
    "hostile": Trial(
        "A hostile register",
        "Every free text and address of a register holds HTML, Markdown, formulas, escape sequences and marks of "
        "direction; it is shown everywhere. It is a failure if a tag, an attribute or a link that acts comes out, a "
        "formula in a workbook, or a character that steers a terminal.",
        lambda folder, _share: hostile(folder),
    ),
}
"""Each kind by its name."""
