"""The promises at a glance: one row per commitment, with names in place of ids, for a spreadsheet."""

from __future__ import annotations

from typing import Any

from camwatch.export.flat import FlatColumn, FlatTable
from camwatch.model.commitment import Commitment
from camwatch.model.country import COUNTRIES
from camwatch.model.vocabulary import Standing
from camwatch.store.tables import Tables
from camwatch.wording import label

__all__ = ["PROMISES", "promises"]

PROMISES = "promises"
"""The name of the file and of the sheet."""

_DOC = "The promises at a glance: one row per commitment, with names instead of ids."
_COLUMNS = (
    FlatColumn(name="body", kind="string", doc="The name of the body.", required=True),
    FlatColumn(name="country", kind="string", doc="The name of its country.", required=True),
    FlatColumn(name="vendors", kind="string", doc="The names of the vendors, separated by semicolons.", required=True),
    FlatColumn(name="action", kind="string", doc="What the body commits to do.", required=True),
    FlatColumn(name="made", kind="boolean", doc="Whether it binds the body that made it.", required=True),
    FlatColumn(name="announced", kind="string", doc="When it was made or, if no source says, first reported."),
    FlatColumn(name="due", kind="string", doc="The date by which it is to be carried out."),
    FlatColumn(name="due_kind", kind="string", doc="Whether that is a deadline or expected."),
    FlatColumn(name="standing", kind="string", doc="Standing on the day of the release.", required=True),
    FlatColumn(name="last_report", kind="string", doc="The date of the latest report on how it is going."),
    FlatColumn(name="summary", kind="string", doc="The commitment in a sentence.", required=True),
    FlatColumn(name="source", kind="string", doc="The address of the first source.", required=True),
    FlatColumn(name="id", kind="string", doc="The id of the commitment.", required=True),
)


def _row(commitment: Commitment, day: Any) -> tuple[Any, ...]:
    announced, due, last = (
        None if date is None else date.text for date in (commitment.announced, commitment.due, commitment.last_report)
    )
    word = commitment.standing(day)
    standing = "in force" if word is Standing.OPEN and commitment.in_force_as_reported else label(word.value)
    return (
        commitment.body.name,
        COUNTRIES[commitment.country],
        "; ".join(vendor.name for vendor in commitment.vendors),
        label(commitment.action.value),
        commitment.made,
        announced,
        due,
        None if commitment.due_kind is None else commitment.due_kind.value,
        standing,
        last,
        commitment.summary,
        commitment.citations[0].source.url,
        commitment.id,
    )


def promises(tables: Tables) -> FlatTable:
    """Return one row for each commitment, the newest announcement first."""
    day = tables.release.date
    commitments = sorted(
        tables.dataset.commitments,
        key=lambda one: ("" if one.announced is None else one.announced.latest.isoformat(), one.id),
        reverse=True,
    )
    table = FlatTable(name=PROMISES, doc=_DOC, columns=_COLUMNS, key=("id",))
    table.rows.extend(_row(one, day) for one in commitments)
    return table
