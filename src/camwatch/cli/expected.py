"""The command ``expected``."""

from __future__ import annotations

from typing import Any

import click

from camwatch.cli.claims import commitment_columns, commitment_row
from camwatch.cli.command import command as define
from camwatch.cli.context import dataset
from camwatch.cli.options import all_subjects, by_body, concerning, on_day, query_arguments
from camwatch.cli.tables import ABSENT, Layout, emit, listed, newest_first
from camwatch.dates import as_date

__all__ = ["command"]


@define(
    "expected",
    examples=("camwatch expected --country GB", "camwatch expected --on 2024-01-01 --format csv"),
    differs="no expected date has passed",
)
@by_body("commitments")
@all_subjects
@on_day("List commitments whose expected date is before this date.")
@listed
@click.pass_context
def command(context: click.Context, /, layout: Layout, on: str | None, all_subjects: bool, **options: Any) -> None:
    """List expected dates.

    An expected date is a forecast, a hope or a third party's plan. It is not a deadline, so these commitments are not
    overdue, but you can ask what happened. Latest date first.
    """
    data = dataset(context)
    matches = data.commitments.where(**query_arguments(data, **options))
    passed, note = concerning(matches.expected(on), everything=all_subjects)
    absent = f"No commitment with an expected date before {as_date(on)} was found. {ABSENT}"
    latest = newest_first(passed, lambda one: one.due)
    columns = commitment_columns(data, on=on, dates=("due",), reports=True)
    emit(latest, columns, layout, title="Passed expected dates", row=commitment_row, absent=absent, note=note)
