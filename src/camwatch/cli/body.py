"""The command ``body``."""

from __future__ import annotations

import click

from camwatch.arrow.rows import to_row
from camwatch.cli.command import argument, word_option
from camwatch.cli.command import command as define
from camwatch.cli.context import dataset
from camwatch.cli.lookup import identified
from camwatch.cli.options import by_place
from camwatch.cli.output import emit_json
from camwatch.cli.pages import Page, formatted_page
from camwatch.cli.tables import ABSENT
from camwatch.model.body import Body
from camwatch.model.place import place_name
from camwatch.model.vocabulary import BodyKind
from camwatch.wording import label

__all__ = ["command"]


def _page(body: Body) -> Page:
    page = Page()
    page.line((body.name, "bold"), f" · {label(body.kind)} · {place_name(body.jurisdiction)} · ", (body.id, "dim"))
    if body.names:
        page.text("also: " + ", ".join(name.name for name in body.names), style="dim")
    if body.parent:
        page.text(f"part of {body.parent.name} ({body.parent.id})")
    if body.closed or body.closed_by:
        after = ", ".join(one.name for one in body.successors)
        when = body.closed or f"by {body.closed_by}"
        page.text(f"ceased to exist {when}" + (f"; followed by {after}" if after else ""), style="yellow")
    page.section("Commitments")
    for commitment in body.commitments:
        page.commitment(commitment, of_body=True)
    if not body.commitments:
        page.text(f"No commitments found. {ABSENT}", indent=2)
    binding = body.binding_commitments
    if binding:
        page.section("Bound by")
        for commitment in binding:
            page.commitment(commitment, of_body=False)
    page.section("Ties to vendors")
    for tie in body.ties:
        page.tie(tie)
    if not body.ties:
        page.text(f"No ties found. {ABSENT}", indent=2)
    return page


@define(
    "body",
    examples=(
        "camwatch body gb-tesco",
        "camwatch body Bristol",
        "camwatch body gss:S12000036",
        "camwatch body 'Edinburgh City Council' --format json",
    ),
)
@argument("text", metavar="ID-OR-NAME", help="The body's id, one of its names, or a code such as gss:S12000036.")
@by_place
@word_option("--kind", of=(BodyKind,), multiple=True, help="Only bodies of this kind can be meant; can be repeated.")
@formatted_page
@click.pass_context
def command(context: click.Context, text: str, country: tuple[str, ...], kind: tuple[str, ...], form: str) -> None:
    """Show a body.

    The name of a place stands for its local authority. Similar names are listed by `camwatch find`.
    """
    body = identified(dataset(context).bodies, text, country=country, kind=kind)
    if form == "json":
        emit_json(
            {
                **to_row(body),
                "commitments": [to_row(claim) for claim in body.commitments],
                "binding_commitments": [claim.id for claim in body.binding_commitments],
                "ties": [to_row(claim) for claim in body.ties],
            }
        )
        return
    _page(body).show()
