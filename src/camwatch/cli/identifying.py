"""The command that says which vendors a text from an asset list points to."""

from __future__ import annotations

import sys
from typing import Any

import click

from camwatch.cli.command import argument, command
from camwatch.cli.opening import dataset
from camwatch.cli.output import Column, emit, formatted
from camwatch.devices.identification import Identification

__all__ = ["identify"]

_COLUMNS = (
    Column("Vendor", lambda row: row["vendor_name"]),
    Column("Confidence", lambda row: row["confidence"]),
    Column("Told by", lambda row: f"{row['kind']} {row['matched']}"),
    Column("Brand", lambda row: row["brand_name"] or ""),
    Column("Device", lambda row: row["device"] or ""),
    Column("To know", lambda row: row["note"] or "", wide=True),
    Column("Rule", lambda row: row["rule"] or row["brand"] or "", style="dim"),
)


def _row(one: Identification) -> dict[str, Any]:
    return {
        "vendor": one.vendor.id,
        "vendor_name": one.vendor.name,
        "kind": one.kind.value,
        "matched": one.matched,
        "start": one.start,
        "confidence": one.confidence.value,
        "rule": one.rule.id if one.rule else None,
        "brand": one.brand.id if one.brand else None,
        "brand_name": one.brand.name if one.brand else None,
        "device": one.device,
        "note": one.note,
        "sources": list(dict.fromkeys(citation.source.url for citation in one.citations)),
    }


@command(
    examples=(
        "camwatch identify DS-2CD2143G2-I",
        "camwatch identify 44:19:b6:00:00:01",
        "camwatch identify EZVIZ C6N --format json",
    ),
    differs="the text points to no vendor",
)
@argument(
    "text", nargs=-1, required=True, metavar="TEXT...", help="Text of the list or label, or - for standard input."
)
@formatted
@click.pass_context
def identify(context: click.Context, text: tuple[str, ...], form: str) -> None:
    """Say which vendors a text points to: a model number, a MAC address, a brand, a line of an asset list.

    What is not found need not be another's: the register knows some makers and some of their forms.
    """
    found = dataset(context).identify(sys.stdin.read() if text == ("-",) else " ".join(text))
    for note in found.notes:
        click.echo(f"Note: {note}.", err=True)
    emit([_row(one) for one in found], _COLUMNS, form, title="Vendors that the text points to")
