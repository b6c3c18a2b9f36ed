"""The report: tables with the measurements, the goals and whether they were reached."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence

import attrs

from benchmarks.timings import times

__all__ = ["Goal", "Section", "Table", "document", "share"]

_OVERVIEW = "Overview"
_GOALS = ("what", "to reach", "measured", "reached")
_MEASURED = "Measured on "
_NOT_REACHED = "These goals were not met:"


@attrs.frozen
class Table:
    """Rows of texts under heads; the first column is text, the others are figures."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]

    def markdown(self) -> str:
        """Return the table as Markdown that is readable without rendering."""
        cells = [[cell.replace("|", "\\|") for cell in row] for row in (self.heads, *self.rows)]
        widths = [max(len(row[at]) for row in cells) for at in range(len(self.heads))]
        lines = [
            "| "
            + " | ".join(
                cell.rjust(width) if at else cell.ljust(width)
                for at, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
            + " |"
            for row in cells
        ]
        rule = "|" + "|".join("-" * (width + 1) + (":" if at else "-") for at, width in enumerate(widths)) + "|"
        return "\n".join([lines[0], rule, *lines[1:]])


@attrs.frozen
class Goal:
    """A figure to reach."""

    what: str
    reach: float
    reached: float
    reason: str = ""
    """Why it is not reached, if it is not."""
    least: bool = attrs.field(default=False, kw_only=True)
    """Whether the figure must be at least the goal; otherwise it must be at most the goal."""
    shown: Callable[[float], str] = attrs.field(default=times, kw_only=True)
    """Writes the figure."""

    @property
    def met(self) -> bool:
        return self.reached >= self.reach if self.least else self.reached <= self.reach

    def row(self) -> list[str]:
        sign = "≥" if self.least else "≤"
        return [self.what, f"{sign} {self.shown(self.reach)}", self.shown(self.reached), "yes" if self.met else "no"]


@attrs.frozen
class Section:
    """One section of the benchmarks: what was measured, how, and the figures."""

    title: str
    how: str
    parts: Sequence[tuple[str, Table]]
    """Tables, each with a caption that says what it shows."""
    goals: Sequence[Goal] = ()

    def markdown(self, machine: str) -> str:
        """Return the section as Markdown, with the machine on which it was measured and the goals."""
        paragraphs = [f"## {self.title}", self.how, f"{_MEASURED}{machine}."]
        if self.goals:
            paragraphs.append(Table(_GOALS, [goal.row() for goal in self.goals]).markdown())
        if missed := [f"- {goal.what}: {goal.reason}" for goal in self.goals if not goal.met and goal.reason]:
            paragraphs += [_NOT_REACHED, "\n".join(missed)]
        for caption, table in self.parts:
            paragraphs += [caption, table.markdown()] if caption else [table.markdown()]
        return "\n\n".join(paragraphs)


def share(value: float) -> str:
    """Write a share of one."""
    return f"{value:.3f}"


def _kept(text: str) -> dict[str, str]:
    """Return the sections of an earlier page, by title."""
    sections = re.split(r"^## (?=.)", text, flags=re.MULTILINE)[1:]
    by_title = {section.partition("\n")[0]: f"## {section.rstrip()}" for section in sections}
    by_title.pop(_OVERVIEW, None)
    return by_title


def _goals_of(section: str) -> list[list[str]]:
    """Return the rows of a section's table of goals."""
    rows = [
        [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in section.splitlines()
    ]
    begin = next((place for place, row in enumerate(rows) if tuple(row) == _GOALS), None)
    if begin is None:
        return []
    return list(itertools.takewhile(lambda row: len(row) == len(_GOALS), rows[begin + 2 :]))


def document(machine: str, sections: Sequence[Section], earlier: str = "") -> str:
    """Return everything as one Markdown document.

    Args:
        machine: The machine, the day and the versions, in a line.
        sections: What was measured now.
        earlier: The page as it was; sections that were not measured now are kept from it.
    """
    by_title = _kept(earlier) | {section.title: section.markdown(machine) for section in sections}
    overview = Table(_GOALS, [row for section in by_title.values() for row in _goals_of(section)])
    paragraphs = [
        "---\ntitle: Benchmarks\n"
        "description: The time and memory that camwatch needs and how often it is right, compared with other "
        "packages.\n"
        "search: { exclude: true }\n---",
        "# Benchmarks",
        "This page shows how much time and memory camwatch needs, and how often its answers are right. It compares "
        "camwatch with other packages, and with the minimum that is possible. `nox -s bench -- --write "
        "docs/benchmarks.md` measures each section in one run.\n\n"
        "- Each program runs in its own process. The programs take turns, in a different order in each round, so "
        "other work on the machine affects all of them equally.\n"
        "- “A ÷ B” is the median of A divided by the median of B.\n"
        "- These are measurements of one machine, not tests. No test fails when they change.",
        f"## {_OVERVIEW}",
        overview.markdown(),
    ]
    return "\n\n".join([*paragraphs, *by_title.values()]) + "\n"
