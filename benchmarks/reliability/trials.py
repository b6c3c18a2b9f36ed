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
        "System calls that fail",
        "Each command runs in its own folder, many times. Each time, one of its system calls fails: the first, then "
        "the second, and so on to the last. The calls are open, read, write, fsync, rename and mkdir. Either one call "
        "fails, or all calls from that call on. They fail with EACCES, EMFILE, EIO, ENOSPC or EROFS. A library that "
        "is loaded before the C library makes the calls fail.\n\n"
        "The command must end with status 2 and one line, or with the complete answer. Anything else is a failure. It "
        "is also a failure if a file is half-written or lost, or if a temporary file stays.",
        lambda folder, share: faults(folder, most=None if share >= 1 else max(2, round(200 * share))),
    ),
    "damage": Trial(
        "Damaged data",
        "Each file of the shipped dataset is damaged in turn, and then the whole dataset is read. These are failures:"
        "\n\n"
        "- An answer changes.\n"
        "- There is an error other than `DamagedData` with the path of the file.",
        lambda folder, share: damage(folder, max(2, round(80 * share))),
    ),
    "processes": Trial(
        "Threads and processes",
        "Several threads run ten queries between them at once, in a fresh process. These are failures:\n\n"
        "- An answer differs from the answer of a single thread.\n"
        "- An error is raised.\n"
        "- The process crashes or does not end.",
        lambda _folder, share: all_processes(max(3, round(501 * share))),
    ),
    "cells": Trial(
        "Screening compared with `identify`",
        "Random cells contain names, models, addresses and banners, intact and damaged, among words and punctuation "
        "of all scripts. Each cell is decided in three ways: by screening, by `identify`, and as a whole. It is a "
        "failure if the three results differ.",
        lambda _folder, share: cells(max(500, round(1_000_000 * share))),
    ),
    "names": Trial(
        "Names in other spellings",
        "The names of vendors and of bodies with a claim are each written in 34 ways.",
        lambda _folder, share: respellings(None if share >= 1 else 5),
    ),
    "arguments": Trial(
        "Arguments of wrong types",
        "Every keyword of every query gets values that make no sense. `[]` on a collection may raise the same errors "
        "as Python's own lists and dictionaries.",
        lambda _folder, share: arguments(camwatch.load(), None if share >= 1 else [None, 7, "\0", []]),
    ),
    "columns": Trial(
        "Columns of every type",
        "A table with one column of each Arrow type is screened and written as CSV, NDJSON and Parquet.",
        lambda folder, _share: columns(folder),
    ),
    "growth": Trial(
        "Bounded work",
        "Each text is designed to be slow. It is tried at one length, at four times that length, and at sixteen times "
        "that length. Processor times under 0.05 s are ignored. It is a failure if the other times grow with an "
        "exponent of more than 1.4.",
        lambda folder, share: growth(folder, None if share >= 1 else 3),
    ),
    "hostile": Trial(
        "A hostile register",
        "Every free text and every address of a register contains HTML, Markdown, formulas, escape sequences and "
        "direction marks. The register is then shown in every way. These are failures:\n\n"
        "- The output has a working tag, attribute or link.\n"
        "- A workbook has a formula.\n"
        "- A terminal gets a control character.",
        lambda folder, _share: hostile(folder),
    ),
}
"""Each kind by its name."""
