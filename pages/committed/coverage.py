"""The page that says what the register covers, and what it does not."""

from __future__ import annotations

from collections import defaultdict

from camwatch.dataset import Dataset
from camwatch.model.country import COUNTRIES
from camwatch.model.vocabulary import BodyKind
from camwatch.wording import escaped, label, markdown_table

__all__ = ["coverage_page"]

_INTRODUCTION = """\
---
title: Coverage and its limits
description: How many bodies the register knows, of how many it has a claim, and what was looked for and not found.
---

# Coverage

How many bodies the register knows, of how many it has a claim (a promise or a tie), and what it looked for in vain.
Release {version}.

**A body without a claim is one that no source was found for. That says nothing of its cameras.** Where open registers
of public bodies were at hand, as for the United Kingdom, the register holds all of them; elsewhere it holds the bodies
that sources name. Shares across countries can therefore not be compared.
"""


def coverage_page(dataset: Dataset) -> str:
    """Write the page of a release in Markdown."""
    found = dataset.coverage()
    head = ["", "Bodies", "With a claim", "With an undertaking", "Said to use", "Said to have none"]
    figures = range(1, len(head))
    columns = ("bodies", "with_claim", "with_undertaking", "with_use", "without_use")
    by_country: dict[str, list[int]] = defaultdict(lambda: [0] * len(columns))
    by_kind: dict[str, list[int]] = defaultdict(lambda: [0] * len(columns))
    for row in found.rows:
        for totals in (by_country[row.country], by_kind[row.body_kind]):
            for place, column in enumerate(columns):
                totals[place] += getattr(row, column)
    lines = [_INTRODUCTION.format(version=dataset.release.version), "## By country", ""]
    named = sorted((COUNTRIES[country], country) for country in by_country)
    countries = [[f"{name} ({country})", *map(str, by_country[country])] for name, country in named]
    lines += [*markdown_table(head, countries, figures=figures), "", "## By kind of body", ""]
    kinds = [[label(kind), *map(str, by_kind[kind])] for kind in BodyKind if kind in by_kind]
    lines += [*markdown_table(head, kinds, figures=figures), "", "## Looked for and not found", ""]
    gaps = [[COUNTRIES[gap.country], escaped(gap.question), gap.looked] for gap in found.gaps]
    lines += markdown_table(["Country", "Question", "Looked for on"], gaps)
    return "\n".join(lines) + "\n"
