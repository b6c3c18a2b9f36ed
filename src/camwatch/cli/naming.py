"""The command ``find``, and reading an argument that may be an id or a name."""

from __future__ import annotations

import re
from typing import Any, TypeVar

import click

from camwatch.cli.command import Word, argument, command
from camwatch.cli.opening import dataset
from camwatch.cli.output import Column, emit, formatted
from camwatch.collections.named import NamedCollection
from camwatch.errors import RetiredRecord, UnknownId
from camwatch.model.body import Body
from camwatch.model.column import ID
from camwatch.model.record import Record
from camwatch.model.vocabulary import BodyKind, VendorKind
from camwatch.names.match import ending
from camwatch.wording import label

__all__ = ["find", "identified"]

R = TypeVar("R", bound=Record)


def identified(records: NamedCollection[R], text: str) -> R:
    """Return the record with an id, or else with exactly that name.

    Raises:
        UnknownId: If the text has the form of an id, and there is no such record.
        UnknownName: If no record bears the name; the message names the nearest.
        AmbiguousName: If the name does not tell which record is meant.
    """
    try:
        return records[text]
    except RetiredRecord:
        raise
    except UnknownId:
        if "-" in text and re.fullmatch(ID, text):
            raise
    return records.resolve(text)


def _flat(match: Any) -> dict[str, Any]:
    record = match.record
    row = {
        "id": record.id,
        "name": record.name,
        "kind": record.kind.value,
        "country": record.country,
        "matched": match.name,
        "score": round(match.score, 4),
        "exact": match.exact,
    }
    if isinstance(record, Body):
        row |= {
            "closed": str(record.closed or record.closed_by or "") or None,
            "successors": list(record.successor_ids),
        }
    return row


@command(
    examples=(
        "camwatch find 'edinburgh council' --country GB",
        "camwatch find hikvison --vendors --limit 3",
    ),
    differs="no name is near that one",
)
@argument("text", metavar="NAME", help="The name, as somebody wrote it.")
@click.option("--vendors", is_flag=True, help="Look among vendors, not bodies.")
@click.option(
    "--country",
    multiple=True,
    metavar="PLACE",
    help="Only in this country or part of one (GB, GB-SCT, Scotland); may be given again.",
)
@click.option(
    "--kind",
    multiple=True,
    type=Word(BodyKind, VendorKind),
    metavar="WORD",
    help="Only of this kind of body or, with --vendors, of vendor; may be given again.",
)
@click.option("--limit", default=5, show_default=True, metavar="NUMBER", help="How many to list at most.")
@formatted
@click.pass_context
def find(
    context: click.Context,
    /,
    *,
    text: str,
    vendors: bool,
    country: tuple[str, ...],
    kind: tuple[str, ...],
    limit: int,
    form: str,
) -> None:
    """List the bodies, or the vendors, that a name may mean, the likeliest first."""
    data = dataset(context)
    table: Any = data.vendors if vendors else data.bodies
    found = table.find(text, country=country or None, kind=kind or None, limit=limit)
    columns = (
        Column("Score", lambda match: "exact" if match.exact else f"{match.score:.2f}"),
        Column("Name", lambda match: match.record.name + ending(match.record), wide=True),
        Column("Matched", lambda match: "" if match.name == match.record.name else match.name, wide=True),
        Column("Kind", lambda match: label(match.record.kind.value)),
        Column("Id", lambda match: match.record.id, style="dim"),
    )
    if form != "table":
        emit([_flat(match) for match in found], (), form, title="Matches")
        return
    emit(found, columns, form, title="Matches")
