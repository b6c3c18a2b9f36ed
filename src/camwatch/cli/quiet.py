"""The command ``quiet``."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from camwatch.cli.claims import commitment_columns, commitment_row
from camwatch.cli.command import command as define
from camwatch.cli.context import dataset
from camwatch.cli.options import all_subjects, by_body, concerning, query_arguments
from camwatch.cli.tables import ABSENT, Layout, emit, listed
from camwatch.dates import year_before

__all__ = ["a_year_ago", "command"]


def a_year_ago() -> dt.date:
    """Return the day a year before today."""
    return year_before(dt.date.today())


@define(
    "quiet",
    examples=("camwatch quiet --since 2024-01-01 --country GB", "camwatch quiet --body-kind police --format csv"),
    differs="every unfinished commitment has been reported on since the --since date",
)
@click.option(
    "--since",
    metavar="DATE",
    help="Only commitments that no source has reported on since this date. Default: a year ago.",
)
@by_body("commitments")
@all_subjects
@listed
@click.pass_context
def command(context: click.Context, /, layout: Layout, since: str | None, all_subjects: bool, **options: Any) -> None:
    """List what has gone quiet.

    Commitments that have gone longest without a report come first. Proposals, reviews and refusals are left out.
    """
    data = dataset(context)
    day = since or a_year_ago()
    absent = f"No commitment that has gone without a report since {day} was found. {ABSENT}"
    matches = data.commitments.where(**query_arguments(data, **options))
    quiet, note = concerning(matches.quiet(day), everything=all_subjects)
    longest = sorted(quiet, key=lambda one: (one.last_report.text if one.last_report else "", one.id))
    columns = commitment_columns(data, dates=("announced",), reports=True)
    emit(
        longest,
        columns,
        layout,
        title=f"Commitments without a report since {day}",
        row=commitment_row,
        absent=absent,
        note=note,
    )
