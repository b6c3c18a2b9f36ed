"""The command ``ties``."""

from __future__ import annotations

from typing import Any

import click

from camwatch.arrow.rows import to_row
from camwatch.cli.claims import newest_reports, tie_columns
from camwatch.cli.command import command as define
from camwatch.cli.command import word_option
from camwatch.cli.context import dataset
from camwatch.cli.options import by_body, query_arguments
from camwatch.cli.tables import Layout, emit, listed, none_found
from camwatch.model.vocabulary import TieKind

__all__ = ["command"]


@define(
    "ties",
    examples=(
        "camwatch ties --vendor dahua --country GB",
        "camwatch ties --kind holds_shares --format ndjson",
    ),
    differs="no tie matches",
)
@by_body("ties")
@word_option("--kind", of=(TieKind,), multiple=True, help="Only ties of this kind; can be repeated.")
@click.option(
    "--present/--absent",
    default=None,
    help="Only ties that were reported to exist, or only ties that were reported not to exist.",
)
@listed
@click.pass_context
def command(context: click.Context, /, layout: Layout, **options: Any) -> None:
    """List ties."""
    data = dataset(context)
    found = data.ties.where(**query_arguments(data, **options))
    emit(newest_reports(found), tie_columns(data), layout, title="Ties", absent=none_found("ties"), row=to_row)
