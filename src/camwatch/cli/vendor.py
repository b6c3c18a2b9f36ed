"""The command ``vendor``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from camwatch.arrow.rows import to_row
from camwatch.cli.claims import commitment_columns, composition, newest, newest_reports, tie_columns
from camwatch.cli.command import argument, word_option
from camwatch.cli.command import command as define
from camwatch.cli.context import dataset
from camwatch.cli.lookup import identified, only_matching
from camwatch.cli.output import emit_json
from camwatch.cli.pages import Page, formatted_page
from camwatch.cli.tables import Column, none_found
from camwatch.dataset import Dataset
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import Relation, VendorKind
from camwatch.wording import counted, label

__all__ = ["command"]

_SHOWN = 15
"""The maximum number of rows of each list on the page."""

_RELATIONS = {
    Relation.OWN: "own brands",
    Relation.SUBSIDIARY: "subsidiaries, current or former, according to a source",
    Relation.RELABELLED: "other companies' brands on goods that it made, wholly or partly, according to a source",
}

_FIGURES = (
    Column("Period", lambda figure: f"{figure.period_start} to {figure.period_end}"),
    Column("Figure", lambda figure: label(figure.metric)),
    Column("Value", lambda figure: "" if figure.value is None else f"{figure.currency} {figure.value:,.0f}"),
    Column("Change", lambda figure: "" if figure.change_percent is None else f"{figure.change_percent:+g} %"),
)


def _list(page: Page, records: Sequence[Any], columns: Sequence[Column], title: str, command: str) -> None:
    """Add the first rows of a list, and the command that prints all of them."""
    page.table(records[:_SHOWN], columns, f"{title} ({len(records):,})")
    if len(records) > _SHOWN:
        page.text(f"All {len(records):,}: {command}", style="dim")


def _page(data: Dataset, vendor: Vendor) -> Page:
    page = Page()
    seat = f" · {vendor.country}" if vendor.country else ""
    page.line((vendor.name, "bold"), f" · {label(vendor.kind)}{seat} · ", (vendor.id, "dim"))
    if vendor.legal_name:
        page.text(vendor.legal_name, style="dim")
    for title, vendors in (("members", vendor.members), ("in the classes", tuple(vendor.classes))):
        if vendors:
            page.text(f"{title}: " + "; ".join(one.name for one in vendors))
    if vendor.parent:
        page.text(f"owned by {vendor.parent.name} ({vendor.parent.id})")
    for relation in Relation:
        names = [brand.name for brand in vendor.brands if brand.relation is relation]
        if names:
            page.text(f"{_RELATIONS[relation]}: " + ", ".join(names))
    lists = sorted(vendor.listed_on(), key=lambda one: one.id)
    if lists:
        named = "; ".join(f"{one.body.name}, {one.scope or one.id}, {one.announced or 'undated'}" for one in lists)
        page.text(f"on official lists: {named}")
    about = data.commitments.where(vendor=vendor.id)
    concerned = about.about_cameras()
    others = len(about) - len(concerned)
    page.text(
        f"{counted(len(concerned), 'commitment')} about this vendor{composition(concerned)}; "
        f"{counted(len(vendor.ties), 'tie')}"
        + (f". Not counted: {counted(others, 'commitment')} that do not cover cameras" if others > 1 else "")
        + (". Not counted: 1 commitment that does not cover cameras" if others == 1 else "")
    )
    if concerned:
        _list(
            page,
            newest(concerned),
            commitment_columns(data),
            "Commitments",
            f"camwatch commitments --vendor {vendor.id}",
        )
    else:
        page.text(none_found("commitments"))
    if vendor.ties:
        _list(page, newest_reports(vendor.ties), tie_columns(data), "Ties", f"camwatch ties --vendor {vendor.id}")
    else:
        page.text(none_found("ties"))
    if vendor.figures:
        figures = sorted(vendor.figures, key=lambda figure: (figure.period_end.sort_key, figure.id), reverse=True)
        _list(page, figures, _FIGURES, "Reported figures", f"camwatch vendor {vendor.id} --format json")
    return page


@define(
    "vendor",
    examples=(
        "camwatch vendor hikvision",
        "camwatch vendor ticker-szse:002415",
        "camwatch --release 2026.11.0 vendor Dahua --format json",
    ),
)
@argument("text", metavar="ID-OR-NAME", help="The vendor's id, one of its names, or a code such as ticker-szse:002415.")
@click.option(
    "--country",
    multiple=True,
    metavar="PLACE",
    help="Only vendors based in this country (CN, United States); can be repeated.",
)
@word_option("--kind", of=(VendorKind,), multiple=True, help="Only vendors of this kind; can be repeated.")
@formatted_page
@click.pass_context
def command(context: click.Context, text: str, country: tuple[str, ...], kind: tuple[str, ...], form: str) -> None:
    """Show a vendor."""
    data = dataset(context)
    found = identified(data.vendors, text, country=country, kind=kind, elsewhere=data.bodies)
    vendor = only_matching(data.vendors, found, country=country, kind=kind)
    if form == "json":
        lists = ("brands", "figures", "ownership", "device_rules", "commitments", "ties")
        emit_json({**to_row(vendor), **{name: [to_row(claim) for claim in getattr(vendor, name)] for name in lists}})
        return
    _page(data, vendor).show()
