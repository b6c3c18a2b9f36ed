"""The page on what the register covers and what it does not."""

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
description: How many bodies the register has, how many of them have a claim, and which questions have no answer.
---

# Coverage

This page shows how many bodies are in release {version} of the register, how many of them have a commitment or a tie
(a claim), and which questions research has left unanswered. Commitments that do not cover cameras, such as those about
core networks, are not counted as commitments made.

**A body without a claim may still have such cameras: the lack of a claim means only that no source was found.** For
some countries, such
as the United Kingdom, the register includes all bodies from open registers of public bodies. For others, it includes
only the bodies that sources name. So do not compare the share of bodies with a claim between countries.
"""


def coverage_page(dataset: Dataset) -> str:
    """Return the page for a release in Markdown."""
    coverage = dataset.coverage()
    head = ["", "Bodies", "With a claim", "With a commitment made", "Reported as users", "Reported to have none"]
    figures = range(1, len(head))
    columns = ("bodies", "with_claim", "with_undertaking", "with_use", "without_use")
    by_country: dict[str, list[int]] = defaultdict(lambda: [0] * len(columns))
    by_kind: dict[str, list[int]] = defaultdict(lambda: [0] * len(columns))
    for row in coverage.rows:
        for totals in (by_country[row.country], by_kind[row.body_kind]):
            for place, column in enumerate(columns):
                totals[place] += getattr(row, column)
    lines = [_INTRODUCTION.format(version=dataset.release.version), "## By country", ""]
    named = sorted((COUNTRIES[country], country) for country in by_country)
    countries = [[f"{name} ({country})", *map(str, by_country[country])] for name, country in named]
    lines += [*markdown_table(head, countries, figures=figures), "", "## By kind of body", ""]
    kinds = [[label(kind), *map(str, by_kind[kind])] for kind in BodyKind if kind in by_kind]
    lines += [*markdown_table(head, kinds, figures=figures), "", "## Unanswered questions", ""]
    gaps = [[COUNTRIES[gap.country], escaped(gap.question), gap.looked] for gap in coverage.gaps]
    lines += markdown_table(["Country", "Question", "Researched on"], gaps)
    return "\n".join(lines) + "\n"
