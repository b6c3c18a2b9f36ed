"""The command ``coverage``."""

from __future__ import annotations

from operator import itemgetter

import attrs
import click

import camwatch.coverage
from camwatch.cli.command import command as define
from camwatch.cli.context import dataset
from camwatch.cli.options import by_place
from camwatch.cli.output import say
from camwatch.cli.tables import Column, Layout, emit, listed
from camwatch.wording import label

__all__ = ["command"]

_COLUMNS = (
    Column("Country", itemgetter("country")),
    Column("Kind of body", itemgetter("body_kind"), name="body_kind", shown=lambda row: label(row["body_kind"])),
    Column("Bodies", itemgetter("bodies"), right=True),
    Column("With a claim", itemgetter("with_claim"), name="with_claim", right=True),
    Column("Commitment made", itemgetter("with_undertaking"), name="with_undertaking", right=True),
    Column("Use", itemgetter("with_use"), name="with_use", right=True),
    Column("Reported to have none", itemgetter("without_use"), name="without_use", right=True),
)


@define(
    "coverage",
    examples=("camwatch coverage --country GB", "camwatch coverage --format csv"),
    differs="the register has no body in this place",
)
@by_place
@listed
@click.pass_context
def command(context: click.Context, country: tuple[str, ...], layout: Layout) -> None:
    """Show what the register holds.

    Below the table, it lists the questions that research could not answer. If the register has nothing about a body,
    that means only that no source was found; the body may still have cameras.
    """
    data = dataset(context)
    bodies = data.bodies.where(country=country or None)
    result = camwatch.coverage.coverage(bodies, data.commitments, data.ties, data.release.gaps)
    countries = {row.country for row in result.rows}
    emit(
        [attrs.asdict(row) for row in result.rows],
        _COLUMNS,
        layout,
        title="Coverage",
        absent="The register has no body in this place.",
    )
    if layout.form == "table":
        for gap in result.gaps:
            if not country or gap.country in countries:
                say(f"no answer found ({gap.country}, {gap.looked}): {gap.question}")
