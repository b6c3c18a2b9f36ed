"""Commands that ask the register: body, vendor, commitments, ties, without-commitment."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from camwatch.arrow.rows import to_row
from camwatch.cli.command import Word, argument, command
from camwatch.cli.naming import identified
from camwatch.cli.opening import dataset
from camwatch.cli.output import FORMATS, Column, console, emit, formatted, link, standing_text
from camwatch.collections.users import USE_COLUMNS, Users
from camwatch.dataset import Dataset
from camwatch.model.body import Body
from camwatch.model.claim import Claim
from camwatch.model.commitment import Commitment
from camwatch.model.tie import Tie
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import Action, BodyKind, Relation, Standing, Status, TieKind
from camwatch.wording import label

__all__ = ["body", "commitments", "ties", "vendor", "without_commitment"]


_COMMITMENT_COLUMNS = (
    Column("Announced", lambda one: one.announced or ""),
    Column("Body", lambda one: one.body.name, wide=True),
    Column("Promise", lambda one: label(one.action)),
    Column("Vendors", lambda one: ", ".join(vendor.name for vendor in one.vendors), wide=True),
    Column("Due", lambda one: one.due or ""),
    Column("Stands", lambda one: standing_text(one.standing().value)),
    Column("Id", lambda one: one.id, style="dim"),
)

_SHOWN = 15
"""How many rows of each list a page about a vendor shows."""

_RELATIONS = {
    Relation.OWN: "own brands",
    Relation.SUBSIDIARY: "companies that it owns or owned, by a source",
    Relation.RELABELLED: "others' brands on goods that it made, wholly or in part, by a source",
}

_TIE_COLUMNS = (
    Column("As of", lambda one: one.as_of or ""),
    Column("Body", lambda one: one.body.name, wide=True),
    Column("Tie", lambda one: ("" if one.present else "not: ") + label(one.kind)),
    Column("Vendor", lambda one: one.vendor.name),
    Column("Cameras", lambda one: f"{one.cameras:,}" if one.cameras is not None else ""),
    Column("Where", lambda one: one.scope or "", wide=True),
)


def _json_format(function: Any) -> Any:
    option = click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS[:2]),
        default="table",
        show_default=True,
        help="A page to read, or JSON.",
    )
    return option(function)


def _cited(screen: Console, claim: Claim) -> None:
    for citation in claim.citations:
        source = citation.source
        when = f", {source.published}" if source.published else ""
        via = f" (via {source.via})" if source.via else ""
        line = Text.assemble(
            ("· ", "dim"), f"{source.publisher}{when}: ", link(source.url, source.title), via, style="dim"
        )
        screen.print(Padding(line, (0, 0, 0, 4)))
        # An address that is cut or wrapped cannot be copied.
        screen.print(Text(" " * 6 + source.url, style="dim"), soft_wrap=True)


def _commitment(screen: Console, one: Commitment, *, of_body: bool) -> None:
    who = "" if of_body else f"{one.body.name}: "
    head = Text.assemble(
        (f"{who}{label(one.action)}", "bold"),
        " · " + ", ".join(vendor.name for vendor in one.vendors) + " · ",
        standing_text(one.standing().value),
    )
    screen.print(Padding(head, (1, 0, 0, 0)))
    dates = [
        f"{name} {getattr(one, name)}" for name in ("announced", "effective", "due") if getattr(one, name) is not None
    ]
    screen.print(Padding(Text(" · ".join([*dates, f"by {label(one.instrument)}", one.id]), style="dim"), (0, 0, 0, 2)))
    screen.print(Padding(one.summary, (0, 0, 0, 2)))
    if one.scope:
        screen.print(Padding(f"Covers: {one.scope}", (0, 0, 0, 2)))
    if len(one.milestones) > 1:
        for step in one.milestones:
            note = f": {step.note}" if step.note else ""
            screen.print(Padding(f"{step.date or 'undated'} {label(step.status)}{note}", (0, 0, 0, 4)))
    for act in one.prompted_by:
        screen.print(Padding(f"Prompted by: {act.summary} ({act.date or 'undated'})", (0, 0, 0, 2)))
    if one.note:
        screen.print(Padding(Text(f"Note: {one.note}", style="italic"), (0, 0, 0, 2)))
    _cited(screen, one)


def _tie(screen: Console, one: Tie) -> None:
    what = ("" if one.present else "not: ") + label(one.kind)
    count = f" · {one.cameras:,} cameras" if one.cameras is not None else ""
    head = Text.assemble((f"{what} {one.vendor.name}", "bold"), f" · {one.as_of or 'undated'}{count}")
    screen.print(Padding(head, (1, 0, 0, 0)))
    screen.print(Padding(one.summary, (0, 0, 0, 2)))
    if one.note:
        screen.print(Padding(Text(f"Note: {one.note}", style="italic"), (0, 0, 0, 2)))
    _cited(screen, one)


def _section(screen: Console, title: str) -> None:
    screen.print(Padding(Text(title, style="bold underline"), (1, 0, 0, 0)))


def _body_page(screen: Console, one: Body) -> None:
    screen.print(Text.assemble((one.name, "bold"), f" · {label(one.kind)} · {one.jurisdiction} · ", (one.id, "dim")))
    if one.names:
        screen.print(Text("also: " + ", ".join(name.name for name in one.names), style="dim"))
    if one.parent:
        screen.print(f"part of {one.parent.name}")
    if one.closed or one.closed_by:
        after = ", ".join(body.name for body in one.successors)
        when = one.closed or f"by {one.closed_by}"
        screen.print(Text(f"ceased to exist {when}" + (f"; followed by {after}" if after else ""), style="yellow"))
    _section(screen, "Promises")
    for commitment in one.commitments:
        _commitment(screen, commitment, of_body=True)
    if not one.commitments:
        screen.print("  none known to the register")
    if one.binding_commitments:
        _section(screen, "Bound by")
        for commitment in one.binding_commitments:
            _commitment(screen, commitment, of_body=False)
    _section(screen, "Ties to vendors")
    for tie in one.ties:
        _tie(screen, tie)
    if not one.ties:
        screen.print("  none known to the register, which does not mean that there are none")


@command(examples=("camwatch body gb-tesco", "camwatch body 'Edinburgh City Council' --format json"))
@argument("body_id", metavar="ID-OR-NAME", help="The body's id, or exactly one of its names.")
@_json_format
@click.pass_context
def body(context: click.Context, body_id: str, form: str) -> None:
    """Show what a body has promised, what binds it and which vendors it has to do with."""
    one = identified(dataset(context).bodies, body_id)
    if form == "json":
        value = {
            **to_row(one),
            "commitments": [to_row(claim) for claim in one.commitments],
            "binding_commitments": [claim.id for claim in one.binding_commitments],
            "ties": [to_row(claim) for claim in one.ties],
        }
        click.echo(json.dumps(value, ensure_ascii=False, indent=2))
        return
    _body_page(console(), one)


def _when(one: Commitment) -> tuple[str, str]:
    date = one.announced or one.effective
    return ("" if date is None else date.text, one.id)


def _newest_first(commitments: Iterable[Commitment]) -> list[Commitment]:
    return sorted(commitments, key=_when, reverse=True)


def _latest_first(ties: Iterable[Tie]) -> list[Tie]:
    return sorted(ties, key=lambda tie: (tie.as_of.text if tie.as_of else "", tie.id), reverse=True)


def _vendor_page(screen: Console, data: Dataset, one: Vendor) -> None:
    seat = f" · {one.country}" if one.country else ""
    screen.print(Text.assemble((one.name, "bold"), f" · {label(one.kind)}{seat} · ", (one.id, "dim")))
    if one.legal_name:
        screen.print(Text(one.legal_name, style="dim"))
    for title, vendors in (("members", one.members), ("in the classes", tuple(one.classes))):
        if vendors:
            screen.print(f"{title}: " + "; ".join(vendor.name for vendor in vendors))
    if one.parent:
        screen.print(f"owned by {one.parent.name}")
    for relation in Relation:
        names = [brand.name for brand in one.brands if brand.relation is relation]
        if names:
            screen.print(f"{_RELATIONS[relation]}: " + ", ".join(names))
    about = data.commitments.where(vendor=one.id)
    screen.print(
        f"{len(about):,} commitments about it, {len(about.made()):,} of them undertakings; {len(one.ties):,} ties"
    )
    if one.figures:
        columns = (
            Column("Period", lambda figure: f"{figure.period_start} to {figure.period_end}"),
            Column("Figure", lambda figure: label(figure.metric)),
            Column("Value", lambda figure: "" if figure.value is None else f"{figure.currency} {figure.value:,.0f}"),
            Column("Change", lambda figure: "" if figure.change_percent is None else f"{figure.change_percent:+g} %"),
        )
        newest = sorted(one.figures, key=lambda figure: (figure.period_end.sort_key, figure.id), reverse=True)
        _first(screen, newest, columns, "Reported figures", f"camwatch vendor {one.id} --format json")
    if about:
        _first(
            screen,
            _newest_first(about),
            _COMMITMENT_COLUMNS[:-1],
            "Commitments",
            f"camwatch commitments --vendor {one.id}",
        )
    if one.ties:
        _first(screen, _latest_first(one.ties), _TIE_COLUMNS, "Ties", f"camwatch ties --vendor {one.id}")


def _first(screen: Console, found: list[Any], columns: Sequence[Column], title: str, command: str) -> None:
    """Print the first of a list, and the command that prints all."""
    emit(found[:_SHOWN], columns, "table", title=title)
    if len(found) > _SHOWN:
        screen.print(Text(f"… and {len(found) - _SHOWN:,} more: {command}", style="dim"))


@command(examples=("camwatch vendor hikvision", "camwatch --release 2026.11.0 vendor Dahua --format json"))
@argument("vendor_id", metavar="ID-OR-NAME", help="The vendor's id, or exactly one of its names.")
@_json_format
@click.pass_context
def vendor(context: click.Context, vendor_id: str, form: str) -> None:
    """Show a vendor: its figures, the commitments about it, and who has ties to it."""
    data = dataset(context)
    one = identified(data.vendors, vendor_id)
    if form == "json":
        lists = {
            name: getattr(one, name)
            for name in ("brands", "figures", "ownership", "device_rules", "commitments", "ties")
        }
        value = {**to_row(one), **{name: [to_row(claim) for claim in claims] for name, claims in lists.items()}}
        click.echo(json.dumps(value, ensure_ascii=False, indent=2))
        return
    _vendor_page(console(), data, one)


def _where(function: Any) -> Any:
    """Add the options that name a body, a country or a vendor."""
    for option in (
        click.option(
            "--body-kind",
            multiple=True,
            type=Word(BodyKind),
            metavar="WORD",
            help="Only bodies of this kind; may be given again.",
        ),
        click.option(
            "--country",
            multiple=True,
            metavar="PLACE",
            help="Only bodies in this country or part of one (GB, GB-SCT, Scotland); may be given again.",
        ),
        click.option(
            "--vendor",
            multiple=True,
            metavar="VENDOR",
            help="Only about this vendor (id or name) or its classes; may be given again.",
        ),
    ):
        function = option(function)
    return function


def _given(**options: Any) -> dict[str, Any]:
    return {name: value for name, value in options.items() if value not in (None, (), "")}


@command(
    examples=(
        "camwatch commitments --vendor hikvision --country GB --made",
        "camwatch commitments --overdue --on 2024-01-01",
        "camwatch commitments --action remove --action phase_out --format csv",
    ),
    differs="no commitment fits",
)
@_where
@click.option("--body", multiple=True, metavar="BODY", help="Only of this body (id or name); may be given again.")
@click.option(
    "--action", multiple=True, type=Word(Action), metavar="WORD", help="Only with this action; may be given again."
)
@click.option(
    "--status",
    multiple=True,
    type=Word(Status),
    metavar="WORD",
    help="Only with this status, as last reported; may be given again.",
)
@click.option(
    "--standing",
    multiple=True,
    type=Word(Standing),
    metavar="WORD",
    help="Only those that stand so on the day of --on; may be given again.",
)
@click.option("--made", is_flag=True, help="Only undertakings: no proposals, reviews or refusals.")
@click.option("--overdue", is_flag=True, help="Only those whose deadline has passed on the day of --on.")
@click.option("--in-force", is_flag=True, help="Only those that apply on the day of --on.")
@click.option("--on", metavar="DATE", help="The day for --standing, --overdue and --in-force; today if not given.")
@formatted
@click.pass_context
def commitments(context: click.Context, /, form: str, **options: Any) -> None:
    """List what bodies have promised, considered or refused, the newest first."""
    day = options.pop("on")
    flags = {name: options.pop(name) for name in ("made", "overdue", "in_force")}
    standing = options.pop("standing")
    found = dataset(context).commitments.where(**_given(**options))
    if flags["made"]:
        found = found.made()
    if standing:
        found = found.standing(standing, on=day)
    if flags["overdue"]:
        found = found.overdue(day)
    if flags["in_force"]:
        found = found.in_force(day)

    def extra(one: Commitment) -> dict[str, Any]:
        return {"status": one.status.value, "standing": one.standing(day).value, "body_name": one.body.name}

    emit(_newest_first(found), _COMMITMENT_COLUMNS, form, title="Commitments", extra=extra)


@command(
    examples=(
        "camwatch ties --vendor dahua --country GB",
        "camwatch ties --kind holds_shares --format ndjson",
    ),
    differs="no tie fits",
)
@_where
@click.option("--body", multiple=True, metavar="BODY", help="Only of this body (id or name); may be given again.")
@click.option(
    "--kind", multiple=True, type=Word(TieKind), metavar="WORD", help="Only of this kind; may be given again."
)
@click.option("--present/--absent", default=None, help="Only ties that stood, or only reports that there is none.")
@formatted
@click.pass_context
def ties(context: click.Context, /, form: str, **options: Any) -> None:
    """List what bodies have to do with vendors, the newest report first."""
    found = dataset(context).ties.where(**_given(**options))
    emit(
        _latest_first(found),
        _TIE_COLUMNS,
        form,
        title="Ties",
        extra=lambda one: {"body_name": one.body.name},
    )


@command(
    "without-commitment",
    examples=(
        "camwatch without-commitment --vendor hikvision --country GB",
        "camwatch without-commitment --body-kind police --format csv",
    ),
    differs="no such body is known",
)
@_where
@click.option("--on", metavar="DATE", help="The day for which promises are judged; today if not given.")
@formatted
@click.pass_context
def without_commitment(context: click.Context, /, form: str, on: str | None, **options: Any) -> None:
    """List bodies known to use a vendor's equipment that have promised nothing about it.

    Each body comes with what it uses, the date and the sources of the newest report, and the commitments of other
    bodies about these vendors that bind it. A body that is missing from the list may use the equipment too.
    """
    found = dataset(context).without_commitment(on=on, **_given(**options))
    columns = (
        Column("Body", lambda user: Text.assemble(user.body.name, "\n", (user.body.id, "dim")), wide=True),
        Column("Where", lambda user: user.body.jurisdiction),
        Column("Uses", lambda user: ", ".join(vendor.name for vendor in user.vendors)),
        Column("Last report", lambda user: user.last_report or "undated"),
        Column("Source", lambda user: "; ".join(dict.fromkeys(source.publisher for source in user.sources)), wide=True),
        Column("Bound by", lambda user: "\n".join(dict.fromkeys(map(_given_by, user.bound_by)))),
    )
    users: Sequence[Any] = found.evidence() if form == "table" else _user_rows(found, form)
    emit(users, columns, form, title="Known users that have promised nothing")


def _given_by(commitment: Commitment) -> str:
    return commitment.body.name + (f", {commitment.announced}" if commitment.announced else "")


_FIRST = ("id", "name", "kind", "jurisdiction")


def _user_rows(users: Users, form: str) -> list[dict[str, Any]]:
    """Return users as rows: in CSV, the evidence follows what names the body, and lists are texts."""
    rows: list[dict[str, Any]] = users.to_arrow().to_pylist()
    if form != "csv":
        return rows
    order = (*_FIRST, *USE_COLUMNS)
    ordered = [{name: row[name] for name in (*order, *(one for one in row if one not in order))} for row in rows]
    return [
        row | {name: "; ".join(row[name]) for name in USE_COLUMNS if isinstance(row[name], list)} for row in ordered
    ]
