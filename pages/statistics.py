"""Pages of statistics: counts and shares of many bodies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from operator import itemgetter

import camwatch
from camwatch.model.vocabulary import BodyKind
from pages.labels import country_name
from pages.page import Writer
from pages.register import newest_first

__all__ = ["of_kind", "write"]

_NAMED = {
    BodyKind.CENTRAL_GOVERNMENT: r"departments?|ministr(?:y|ies)|(?:central|federal|government) (?:agenc|bod)\w+",
    BodyKind.LOCAL_AUTHORITY: r"councils?|local authorit\w+|municipalit\w+|cit(?:y|ies)|count(?:y|ies)|towns?",
    BodyKind.POLICE: r"police",
    BodyKind.HEALTH: r"NHS|hospitals?|health",
    BodyKind.UNIVERSITY: r"universit(?:y|ies)|higher[- ]education",
    BodyKind.EDUCATION: r"schools?|colleges?|pupils?",
    BodyKind.TRANSPORT: r"railways?|airports?|ports?|transport|transit",
    BodyKind.HOUSING: r"housing",
}
"""Patterns of the words that name bodies of each kind in the population of a statistic."""


def of_kind(kind: BodyKind, statistics: Iterable[camwatch.Statistic]) -> list[camwatch.Statistic]:
    """Return the statistics whose population names bodies of a kind, newest first."""
    words = _NAMED.get(kind)
    if words is None:
        return []
    named = re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    return newest_first(one for one in statistics if named.search(one.population))


def write(writer: Writer) -> None:
    """Write one or more pages per country, and the list of these pages."""
    pages = writer.register.statistic_pages
    by_country: dict[str | None, list[str]] = defaultdict(list)
    for path, (code, _) in pages.items():
        by_country[code].append(path)
    countries = []
    for code, parts in by_country.items():
        name = country_name(code) if code else "Several countries"
        countries.append((name, parts[0], [one for path in parts for one in pages[path][1]]))
        for part, path in enumerate(parts, 1):
            writer.write(path, "statistics_of", name=name, statistics=pages[path][1], parts=parts, part=part)
    writer.write("register/statistics/index.md", "statistics", countries=sorted(countries, key=itemgetter(0, 1)))
