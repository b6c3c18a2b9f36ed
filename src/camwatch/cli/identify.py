"""The command ``identify``."""

from __future__ import annotations

import sys

import click

from camwatch.cli.command import argument
from camwatch.cli.command import command as define
from camwatch.cli.context import dataset
from camwatch.cli.output import complain
from camwatch.cli.tables import Column, Layout, emit, listed
from camwatch.devices.identification import Identification

__all__ = ["command"]


def _rule(one: Identification) -> str:
    rule = one.rule or one.brand
    return "" if rule is None else rule.id


_COLUMNS = (
    Column("Id", lambda one: one.vendor.id, name="vendor"),
    Column("Vendor", lambda one: one.vendor.name, name="vendor_name"),
    Column("Country", lambda one: one.vendor.country),
    Column("Confidence", lambda one: one.confidence.value),
    Column("Found", lambda one: one.kind.value, name="kind", shown=lambda one: f"{one.kind.value} {one.matched}"),
    Column("Matched", lambda one: one.matched, common=False),
    Column("Start", lambda one: one.start, common=False),
    Column("Brand", lambda one: one.brand.name if one.brand else None, name="brand_name"),
    Column("Device", lambda one: one.device),
    Column("Note", lambda one: one.note, wide=True),
    Column("Rule", lambda one: one.rule.id if one.rule else None, shown=_rule, style="dim"),
    Column("Brand id", lambda one: one.brand.id if one.brand else None, name="brand", common=False),
    Column(
        "Source address",
        lambda one: list(dict.fromkeys(citation.source.url for citation in one.citations)),
        name="sources",
        common=False,
    ),
)


@define(
    "identify",
    examples=(
        "camwatch identify DS-2CD2143G2-I",
        "camwatch identify 44:19:b6:00:00:01",
        "camwatch identify EZVIZ C6N --format json",
    ),
    differs="no vendor was recognised in the text",
)
@argument(
    "text",
    nargs=-1,
    required=True,
    metavar="TEXT...",
    help="The text of a label or of an asset list, or - to read standard input.",
)
@listed
@click.pass_context
def command(context: click.Context, text: tuple[str, ...], layout: Layout) -> None:
    """Identify vendors.

    The lack of a match does not rule out a vendor: the register covers only some vendors, and only some of their
    models.
    """
    result = dataset(context).identify(sys.stdin.read() if text == ("-",) else " ".join(text))
    for note in result.notes:
        complain(f"Note: {note}.")
    emit(
        list(result),
        _COLUMNS,
        layout,
        title="Vendors in the text",
        absent="No vendor was recognised in the text. The register covers only some vendors, and only "
        "some of their models.",
    )
