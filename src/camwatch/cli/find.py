"""The command ``find``."""

from __future__ import annotations

from typing import Any

import click

from camwatch.cli.command import argument, word_option
from camwatch.cli.command import command as define
from camwatch.cli.context import dataset
from camwatch.cli.kinds import described, kinds_meant
from camwatch.cli.options import by_place
from camwatch.cli.output import complain
from camwatch.cli.tables import Column, Layout, emit, listed
from camwatch.model.body import Body
from camwatch.model.vocabulary import BodyKind, VendorKind
from camwatch.names.match import ending
from camwatch.names.match import listed as also_listed
from camwatch.wording import label

__all__ = ["command"]

_MOST = 5


def _score(match: Any) -> str:
    return "exact" if match.exact else f"{match.score:.2f}"


def _other_name(match: Any) -> str:
    return "" if match.name == match.record.name else str(match.name)


_COLUMNS = (
    Column("Id", lambda match: match.record.id, style="dim"),
    Column("Score", lambda match: round(match.score, 4), shown=_score),
    Column("Name", lambda match: match.record.name, shown=lambda match: match.record.name + ending(match.record)),
    Column("Matched", lambda match: match.name, shown=_other_name),
    Column("Kind", lambda match: match.record.kind.value, shown=lambda match: label(match.record.kind)),
    Column("Country", lambda match: match.record.country),
    Column("Exact", lambda match: match.exact, common=False),
)


def _row(match: Any) -> dict[str, Any]:
    record = match.record
    if not isinstance(record, Body):
        return {}
    return {
        "jurisdiction": record.jurisdiction,
        "closed": str(record.closed or record.closed_by or "") or None,
        "successors": list(record.successor_ids),
    }


@define(
    "find",
    examples=(
        "camwatch find 'edinburgh council' --country GB",
        "camwatch find hikvison --vendors --limit 3",
        "camwatch find schools",
    ),
    differs="the register has no similar name",
)
@argument("text", metavar="NAME", help="The name to look up, in any spelling.")
@click.option("--vendors", is_flag=True, help="Search the vendors instead of the bodies.")
@by_place
@word_option(
    "--kind",
    of=(BodyKind, VendorKind),
    multiple=True,
    help="Only bodies of this kind or, with --vendors, vendors of this kind; can be repeated.",
)
@listed
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    text: str,
    vendors: bool,
    country: tuple[str, ...],
    kind: tuple[str, ...],
    layout: Layout,
) -> None:
    """List what a name may mean.

    It lists five matches unless you give --limit. If NAME is a kind of body, such as "schools", the output also shows
    the commands that query bodies of that kind.
    """
    if not text.strip():
        raise click.UsageError("the name is empty; give a name")
    data = dataset(context)
    table: Any = data.vendors if vendors else data.bodies
    matches = table.find(text, country=country or None, kind=kind or None, limit=max(len(table), 1))
    most = layout.limit or _MOST
    # --limit keeps the best matches; --sort then orders these.
    shown = matches[:most]
    more = f"{len(shown)} of {len(matches):,} shown; --limit {len(matches)} shows all" if len(matches) > most else ""
    sought = "vendor" if vendors else "body"
    absent = f"No {sought} with this name was found. The register may list it under another name."
    if not matches and (country or kind):
        others = [match for match in table.find(text) if match.exact]
        if others:
            options = [name for name, value in (("--country", country), ("--kind", kind)) if value]
            given = " and ".join(options)
            absent = (
                f"No {sought} called {text!r} matches {given}. Without {given}, the name matches {also_listed(others)}"
            )
        else:
            absent = (
                f"No {sought} that matches the options was found by this name. The register may have the {sought} "
                "under another name."
            )
    for one in () if vendors else kinds_meant(text):
        for line in described(data, one, country):
            complain(line)
    whole = layout._replace(limit=None)
    emit(shown, _COLUMNS, whole, title="Matches", row=_row, absent=absent, total=len(matches), note=more)
