"""Pages of interventions, by year, with their outcomes."""

from __future__ import annotations

from collections import defaultdict

import camwatch
from pages.page import Writer
from pages.register import newest_first

__all__ = ["write"]


def write(writer: Writer) -> None:
    """Write one or more pages for each year, and the list of interventions that prompted a commitment."""
    acts = newest_first(writer.register.ds.interventions)
    by_kind: dict[camwatch.InterventionKind, list[camwatch.Intervention]] = defaultdict(list)
    for act in acts:
        by_kind[act.kind].append(act)
    pages = writer.register.act_pages
    by_year: dict[str | None, list[str]] = defaultdict(list)
    for path, (one, _) in pages.items():
        by_year[one].append(path)
    for path, (one, some) in pages.items():
        parts = by_year[one]
        writer.write(path, "interventions_of_year", year=one, acts=some, parts=parts, part=parts.index(path) + 1)
    kinds = [
        (
            kind,
            len(some),
            sum(1 for act in some if act.outcome is not None),
            sum(1 for act in some if act.prompted),
        )
        for kind, some in sorted(by_kind.items(), key=lambda item: (-len(item[1]), item[0].value))
    ]
    prompted = [(act, promise) for act in acts for promise in act.prompted]
    writer.write(
        "register/interventions/index.md",
        "interventions",
        years=[
            (one or "undated", paths[0], sum(len(pages[path][1]) for path in paths)) for one, paths in by_year.items()
        ],
        kinds=kinds,
        made=[(act, promise) for act, promise in prompted if promise.made],
        others=[(act, promise) for act, promise in prompted if not promise.made],
        total=len(acts),
    )
