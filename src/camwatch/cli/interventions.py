"""The command ``interventions``."""

from __future__ import annotations

from typing import Any

import click

from camwatch.arrow.rows import to_row
from camwatch.cli.claims import evidence, standing_span, vendor_names
from camwatch.cli.command import command as define
from camwatch.cli.command import word_option
from camwatch.cli.context import dataset
from camwatch.cli.options import by_vendor, jurisdiction, on_day, query_arguments
from camwatch.cli.tables import Column, Layout, emit, listed, newest_first, none_found
from camwatch.dates import DateLike
from camwatch.model.intervention import Intervention
from camwatch.model.vocabulary import InterventionKind
from camwatch.wording import label

__all__ = ["command"]


def _prompted(act: Intervention) -> list[str]:
    return [f"{commitment.body.name}: {label(commitment.action)}" for commitment in act.prompted]


def _columns(on: DateLike | None) -> tuple[Column, ...]:
    return (
        Column("Id", lambda act: act.id, style="dim"),
        Column("Date", lambda act: act.date and act.date.text),
        Column("Country", lambda act: act.jurisdiction and act.jurisdiction[:2]),
        Column("Kind", lambda act: act.kind.value, shown=lambda act: label(act.kind)),
        Column("By", lambda act: [party.label for party in act.actors], name="actor_names", wide=True),
        Column("To", lambda act: [party.label for party in act.targets], name="target_names", common=False),
        Column("Vendors", vendor_names, name="vendor_names", common=False),
        Column("What", lambda act: act.summary, name="summary", wide=True),
        Column("Prompted", _prompted, name="prompted_names", wide=True),
        Column(
            "Standing",
            lambda act: [commitment.standing(on).value for commitment in act.prompted],
            name="prompted_standings",
            shown=lambda act: "; ".join(standing_span(commitment, on)[0] for commitment in act.prompted),
        ),
        Column("Prompted, by id", lambda act: list(act.prompted.ids), name="prompted", common=False),
        evidence()[1],
        evidence()[0],
        evidence()[2],
    )


@define(
    "interventions",
    examples=(
        "camwatch interventions --prompted --country GB",
        "camwatch interventions --kind letter --vendor hikvision --format csv",
    ),
    differs="no intervention matches",
)
@jurisdiction("Only interventions addressed to bodies in this country or region")
@by_vendor("interventions")
@word_option("--kind", of=(InterventionKind,), multiple=True, help="Only interventions of this kind; can be repeated.")
@click.option(
    "--prompted/--unprompted",
    default=None,
    help="Only interventions that, according to a source, led to a commitment, a review or a refusal; or only those "
    "that did not.",
)
@click.option(
    "--actor", multiple=True, metavar="BODY", help="Only interventions by this body (id or name); can be repeated."
)
@click.option(
    "--target",
    multiple=True,
    metavar="BODY",
    help="Only interventions addressed to this body (id or name); can be repeated.",
)
@on_day()
@listed
@click.pass_context
def command(context: click.Context, /, layout: Layout, on: str | None, **options: Any) -> None:
    """List interventions.

    Newest first. Each row lists the commitments that the intervention prompted and, in the same order, their standing
    on the --on date.
    """
    data = dataset(context)
    matches = data.interventions.where(**query_arguments(data, **options))
    acts = newest_first(matches, lambda act: act.date)
    emit(acts, _columns(on), layout, title="Interventions", absent=none_found("interventions"), row=to_row)
