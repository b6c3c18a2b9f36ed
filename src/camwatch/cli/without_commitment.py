"""The command ``without-commitment``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import click

from camwatch.arrow.rows import to_row
from camwatch.cli.command import command as define
from camwatch.cli.context import dataset
from camwatch.cli.options import by_place, kind_of_body, on_day, query_arguments
from camwatch.cli.tables import ABSENT, Column, Layout, emit, listed
from camwatch.collections.users import KnownUser
from camwatch.model.commitment import Commitment

__all__ = ["command"]


def _given_by(commitment: Commitment) -> str:
    return commitment.body.name + (f", {commitment.announced}" if commitment.announced else "")


def _each(texts: Callable[[KnownUser], Any], separator: str) -> Callable[[KnownUser], str]:
    return lambda user: separator.join(dict.fromkeys(texts(user)))


def _above(user: KnownUser) -> Iterator[str]:
    bound = {commitment.id for commitment in user.bound_by}
    yield from map(_given_by, user.bound_by)
    for commitment in user.parents_promised:
        if commitment.id not in bound:
            yield f"perhaps its parent: {_given_by(commitment)}"


def _date(user: KnownUser) -> str | None:
    return None if user.last_report is None else user.last_report.text


_COLUMNS = (
    Column("Id", lambda user: user.body.id, style="dim"),
    Column("Body", lambda user: user.body.name, name="name", wide=True),
    Column("Kind", lambda user: user.body.kind.value, common=False),
    Column("Country", lambda user: user.body.jurisdiction, name="jurisdiction"),
    Column(
        "Uses",
        lambda user: [vendor.id for vendor in user.vendors],
        shown=_each(lambda user: [vendor.name for vendor in user.vendors], ", "),
    ),
    Column("Last report", _date, shown=lambda user: _date(user) or "undated"),
    Column("Ties", lambda user: [tie.id for tie in user.ties], common=False),
    Column(
        "Source",
        lambda user: [source.id for source in user.sources],
        name="sources",
        shown=_each(lambda user: [source.origin for source in user.sources], "; "),
        wide=True,
    ),
    Column("Source address", lambda user: [source.url for source in user.sources], name="source_urls", common=False),
    Column(
        "Bound by",
        lambda user: [commitment.id for commitment in user.bound_by],
        shown=_each(_above, "; "),
        wide=True,
    ),
    Column(
        "Commitments of its parents",
        lambda user: [commitment.id for commitment in user.parents_promised],
        name="parents_promised",
        common=False,
    ),
    Column("Uses, by name", lambda user: [vendor.name for vendor in user.vendors], name="vendor_names", common=False),
    Column(
        "Bound by, by name",
        lambda user: list(dict.fromkeys(map(_given_by, user.bound_by))),
        name="bound_by_names",
        common=False,
    ),
)


def _row(user: KnownUser) -> dict[str, Any]:
    return to_row(user.body) | {"country": user.body.country}


@define(
    "without-commitment",
    examples=(
        "camwatch without-commitment --vendor hikvision --country GB",
        "camwatch without-commitment --vendor hikvision --country Scotland --format csv",
        "camwatch without-commitment --body-kind police --sort -last_report",
    ),
    differs="the register has no such user",
)
@click.option(
    "--vendor",
    multiple=True,
    metavar="VENDOR",
    help="Only users of this vendor's equipment (id or name); can be repeated.",
)
@by_place
@kind_of_body
@on_day("Look at the commitments as they were on this date.")
@listed
@click.pass_context
def command(context: click.Context, /, layout: Layout, on: str | None, **options: Any) -> None:
    """List known users without a commitment.

    Each row gives a body, the vendors whose equipment it uses, the latest report and the sources. It also gives other
    bodies' commitments that bind this body, and the commitments of its parent bodies, which may cover it too. The
    register does not list every user.
    """
    data = dataset(context)
    users = data.without_commitment(on=on, **query_arguments(data, **options)).evidence()
    absent = f"The register lists no such user. {ABSENT}"
    emit(users, _COLUMNS, layout, title="Known users without a commitment", row=_row, absent=absent)
