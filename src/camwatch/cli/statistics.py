"""The command ``statistics``."""

from __future__ import annotations

from typing import Any

import click

from camwatch.arrow.rows import to_row
from camwatch.cli.claims import evidence, vendor_names
from camwatch.cli.command import command as define
from camwatch.cli.command import word_option
from camwatch.cli.context import dataset
from camwatch.cli.options import by_vendor, jurisdiction, query_arguments
from camwatch.cli.tables import Column, Layout, emit, listed, newest_first, none_found
from camwatch.model.statistic import Statistic
from camwatch.model.vocabulary import BodyKind, Qualifier, Unit
from camwatch.wording import label, unit_label

__all__ = ["command"]


def _value(one: Statistic) -> str:
    how = "" if one.value_is in (None, Qualifier.EXACT) else f"{label(one.value_is)} "
    return f"{how}{one.value:,.10g} {unit_label(one.unit, one.value)}"


_COLUMNS = (
    Column("Id", lambda one: one.id, style="dim"),
    Column("As of", lambda one: one.as_of and one.as_of.text),
    Column("Country", lambda one: one.jurisdiction and one.jurisdiction[:2]),
    Column("Value", lambda one: one.value, shown=_value, right=True),
    Column("Measure", lambda one: one.measure, wide=True),
    Column("Of", lambda one: one.population, name="population", wide=True),
    Column("Vendors", vendor_names, name="vendor_names", shown=lambda one: ", ".join(vendor_names(one))),
    Column("By", lambda one: one.publisher, name="publisher", wide=True),
    evidence()[0],
    evidence()[2],
)


@define(
    "statistics",
    examples=(
        "camwatch statistics --country GB",
        "camwatch statistics --body-kind education",
        "camwatch statistics --unit percent --vendor hikvision --format csv",
    ),
    differs="no statistic matches",
)
@jurisdiction("Only statistics about this country or region")
@by_vendor("statistics")
@word_option(
    "--body-kind",
    of=(BodyKind,),
    multiple=True,
    help="Only statistics about bodies of this kind; can be repeated. Use education for schools and colleges.",
)
@click.option(
    "--publisher",
    multiple=True,
    metavar="NAME",
    help="Only statistics from this publisher, spelled as in this command's output; can be repeated.",
)
@word_option("--unit", of=(Unit,), multiple=True, help="Only statistics in this unit; can be repeated.")
@listed
@click.pass_context
def command(context: click.Context, /, layout: Layout, **options: Any) -> None:
    """List statistics.

    Newest first.
    """
    data = dataset(context)
    found = data.statistics.where(**query_arguments(data, **options))
    newest = newest_first(found, lambda one: one.as_of)
    emit(newest, _COLUMNS, layout, title="Statistics", absent=none_found("statistics"), row=to_row)
