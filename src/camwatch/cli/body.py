"""The command ``body``."""

from __future__ import annotations

import click

from camwatch.arrow.rows import to_row
from camwatch.cli.claims import standing_span
from camwatch.cli.command import argument, word_option
from camwatch.cli.command import command as define
from camwatch.cli.context import dataset
from camwatch.cli.lookup import identified, only_matching
from camwatch.cli.options import by_place
from camwatch.cli.output import emit_json
from camwatch.cli.pages import Page, formatted_page
from camwatch.cli.tables import none_found
from camwatch.followup import neighbours
from camwatch.model.body import Body
from camwatch.model.place import place_name, the_place
from camwatch.model.vocabulary import BodyKind
from camwatch.wording import counted, label

__all__ = ["command"]


def _page(body: Body) -> Page:
    page = Page()
    page.line((body.name, "bold"), f" · {label(body.kind)} · {place_name(body.jurisdiction)} · ", (body.id, "dim"))
    if body.names:
        page.text("also: " + ", ".join(name.name for name in body.names), style="dim")
    if body.parent:
        page.text(f"part of {body.parent.name} ({body.parent.id})")
    if body.closed or body.closed_by:
        after = ", ".join(successor.name for successor in body.successors)
        when = body.closed or f"by {body.closed_by}"
        page.text(f"ceased to exist {when}" + (f"; followed by {after}" if after else ""), style="yellow")
    promised = bool(body.commitments.about_cameras().made())
    page.section("Commitments")
    for commitment in body.commitments:
        page.commitment(commitment, of_body=True)
    if not body.commitments:
        page.text(none_found("commitments"), indent=2)
    binding = body.binding_commitments
    if binding or not promised:
        page.section("Bound by")
        for commitment in binding:
            page.commitment(commitment, of_body=False)
        if not binding:
            page.text("In the register, no law, instruction or commitment of another body binds it.", indent=2)
    page.section("Ties to vendors")
    for tie in body.ties:
        page.tie(tie)
    if not body.ties:
        page.text(none_found("ties"), indent=2)
    if not promised:
        _others(page, body)
    return page


def _others(page: Page, body: Body) -> None:
    """Add what similar bodies have promised and how to ask, for a body that has made no commitment."""
    data = body._linked()  # noqa: SLF001 (the release that the record is from)
    place, kind = body.jurisdiction, body.kind
    alike = data.bodies.where(jurisdiction=place, kind=kind)
    made = data.commitments.about_cameras().made().where(country=place, body_kind=kind)
    committed = {commitment.body_id for commitment in made}
    users = len(data.without_commitment(country=place, body_kind=kind))
    page.section("What similar bodies have promised")
    page.text(
        f"Of {counted(len(alike), 'body', 'bodies')} of this kind ({label(kind)}) in {the_place(place)}, "
        f"{len(committed):,} {'has' if len(committed) == 1 else 'have'} made a commitment. "
        f"{counted(users, 'known user')} of a vendor's equipment {'has' if users == 1 else 'have'} made none.",
        indent=2,
    )
    near = neighbours(body)
    if near:
        those = "Some" if near[0].kilometres is None else "The nearest"
        page.text(f"{those} of this kind that have made one, anywhere in {the_place(body.country)}:", indent=2)
    for one in near:
        away = "" if one.kilometres is None else f" ({one.kilometres:,.0f} km)"
        page.line("  ", (f"{one.body.name}{away}", "bold"), " ", (one.body.id, "dim"))
        for commitment in one.commitments:
            announced = f", announced {commitment.announced}" if commitment.announced else ""
            words, style = standing_span(commitment)
            page.line("    ", f"{commitment.phrase()}{announced}: ", (words, style))
    page.section("What to ask")
    if body.is_closed() and not body.successors:
        page.text("This body has ceased to exist, and the register has no successor to ask.", indent=2)
    elif body.commitments.about_cameras():
        page.text("A letter about each commitment:", indent=2)
        page.line("  ", (f"camwatch follow-up --body {body.id} --letters", "dim"))
    else:
        page.text("A letter that asks which cameras it uses, and what it has decided about them:", indent=2)
        page.line("  ", (f"camwatch follow-up --body {body.id} --letters", "dim"))


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
@word_option("--kind", of=(BodyKind,), multiple=True, help="Only bodies of this kind; can be repeated.")
@formatted_page
@click.pass_context
def command(context: click.Context, text: str, country: tuple[str, ...], kind: tuple[str, ...], form: str) -> None:
    """Show a body.

    A place name, alone or with the word "council", is taken to mean the place's local authority. `camwatch find`
    lists similar names. If the body has made no commitment, the output lists similar bodies nearby that have.
    """
    data = dataset(context)
    bodies = data.bodies
    found = identified(bodies, text, country=country, kind=kind, elsewhere=data.vendors)
    body = only_matching(bodies, found, country=country, kind=kind)
    if form == "json":
        emit_json(
            {
                **to_row(body),
                "commitments": [to_row(claim) for claim in body.commitments],
                "binding_commitments": [claim.id for claim in body.binding_commitments],
                "ties": [to_row(claim) for claim in body.ties],
                "neighbours": [
                    {"body": one.body.id, "kilometres": one.kilometres, "commitments": list(one.commitments.ids)}
                    for one in neighbours(body)
                ],
            }
        )
        return
    _page(body).show()
