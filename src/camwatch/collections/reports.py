"""The latest reports: whether a body uses a vendor's equipment, by the latest tie for each vendor."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import attrs

from camwatch.collections.claims import classes_of
from camwatch.model.vocabulary import TieKind

if TYPE_CHECKING:
    from camwatch.collections.ties import Ties
    from camwatch.store.tables import Tables

__all__ = ["Report", "newest_reports"]


@attrs.frozen
class Report:
    """The newest tie of kind ``uses`` between a body and a vendor."""

    tie: str
    """The id of the tie."""
    present: bool
    """Whether it says that the body uses the vendor's equipment."""
    vendors: frozenset[str]
    """The ids of the vendor and of the classes that it is in."""


def _age(row: dict[str, Any]) -> tuple[dt.date, bool, str]:
    # An undated report is the oldest. Of two reports with one date, the one that reports use counts.
    return (row["as_of_latest"] or dt.date.min, row["present"], row["id"])


def newest_reports(tables: Tables, ties: Ties) -> dict[str, list[Report]]:
    """Return by body the latest report for each vendor that its ties name, the newest first.

    A report that a body uses equipment of a class does not say which member's. A report that it uses none of a class
    says so of each member.
    """
    by_body: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in ties.where(kind=TieKind.USES).select("id", "body", "vendor", "present", "as_of_latest").to_pylist():
        by_body[row["body"]].append(row)
    named = {row["vendor"] for rows in by_body.values() for row in rows}
    groups = {vendor: frozenset({vendor, *classes_of(tables, [vendor])}) for vendor in named}
    reports = {}
    for body, rows in by_body.items():
        newest = []
        for vendor in {row["vendor"] for row in rows}:
            group = groups[vendor]
            about = [row for row in rows if row["vendor"] == vendor or (row["vendor"] in group and not row["present"])]
            newest.append((max(about, key=_age), group))
        newest.sort(key=lambda pair: _age(pair[0]), reverse=True)
        reports[body] = [Report(row["id"], row["present"], group) for row, group in newest]
    return reports
