"""Pages of interventions: what was done to bring promises about, by year, and what came of it."""

from __future__ import annotations

from collections import defaultdict

import camwatch
from pages.page import Writer
from pages.register import newest_first, year

__all__ = ["write"]


def write(writer: Writer) -> None:
    """Write a page a year, and the list of those that a source ties to a promise."""
    acts = newest_first(writer.register.ds.interventions)
    by_year: dict[str | None, list[camwatch.Intervention]] = defaultdict(list)
    by_kind: dict[camwatch.InterventionKind, list[camwatch.Intervention]] = defaultdict(list)
    for act in acts:
        by_year[year(act)].append(act)
        by_kind[act.kind].append(act)
    for one, some in by_year.items():
        writer.write(f"register/interventions/{one or 'undated'}.md", "interventions_of_year", year=one, acts=some)
    kinds = [
        (
            kind,
            len(some),
            sum(1 for act in some if act.outcome is not None),
            sum(1 for act in some if act.prompted),
        )
        for kind, some in sorted(by_kind.items(), key=lambda item: (-len(item[1]), item[0].value))
    ]
    writer.write(
        "register/interventions/index.md",
        "interventions",
        years=[(one or "undated", len(some)) for one, some in by_year.items()],
        kinds=kinds,
        effective=[act for act in acts if act.prompted],
        total=len(acts),
    )
