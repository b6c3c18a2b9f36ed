"""Pages of statistics: counts and shares over many bodies."""

from __future__ import annotations

from collections import defaultdict

import camwatch
from pages.labels import country_name
from pages.page import Writer
from pages.register import newest_first, statistics_path

__all__ = ["write"]


def write(writer: Writer) -> None:
    """Write a page a country, and the list of them."""
    by_country: dict[str | None, list[camwatch.Statistic]] = defaultdict(list)
    for one in newest_first(writer.register.ds.statistics):
        by_country[one.jurisdiction[:2] if one.jurisdiction else None].append(one)
    pages = sorted(
        (country_name(code) if code else "Several countries", statistics_path(code), some)
        for code, some in by_country.items()
    )
    for name, path, some in pages:
        writer.write(path, "statistics_of", name=name, statistics=some)
    writer.write("register/statistics/index.md", "statistics", countries=pages)
