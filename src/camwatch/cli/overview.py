"""The overview: what the register knows, its newest commitments, deadlines that have passed."""

from __future__ import annotations

import datetime as dt

import click
from rich import box
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from camwatch.cli.opening import dataset
from camwatch.cli.output import console, standing_text
from camwatch.collections.commitments import Commitments
from camwatch.model.commitment import Commitment
from camwatch.wording import label

__all__ = ["overview"]

_SHOWN = 8
_ASK_ON = (
    "camwatch vendor hikvision",
    "camwatch body gb-tesco",
    "camwatch without-commitment --vendor hikvision",
    "camwatch --help",
)


def _countries(count: int) -> str:
    return f"{count} countr{'y' if count == 1 else 'ies'}"


def _vendors(commitment: Commitment) -> str:
    return ", ".join(vendor.name for vendor in commitment.vendors)


def _table(title: str, commitments: list[Commitment], date: str) -> Table:
    table = Table(
        title=Text(title, style="bold"), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False, expand=True
    )
    table.add_column(date, no_wrap=True)
    table.add_column("Body", ratio=3)
    table.add_column("Promise", no_wrap=True)
    table.add_column("Vendors", ratio=3)
    table.add_column("Stands", no_wrap=True)
    for one in commitments:
        when = one.due if date == "Due" else one.announced
        table.add_row(
            str(when),
            one.body.name,
            label(one.action.value),
            _vendors(one),
            standing_text(one.standing().value),
        )
    return table


def _newest(commitments: Commitments) -> list[Commitment]:
    dated = [one for one in commitments.made() if one.announced is not None]
    return sorted(dated, key=lambda one: one.announced.sort_key if one.announced else (dt.date.min,) * 2, reverse=True)[
        :_SHOWN
    ]


def overview(context: click.Context) -> None:
    """Print what the register knows."""
    data = dataset(context)
    release = data.release
    screen = console()
    screen.print(
        Text.assemble(("camwatch", "bold"), f" · dataset {release.version} of {release.date} · {release.digest[:12]}")
    )
    made = data.commitments.made()
    users = data.ties.where(kind="uses", present=True).select("body")["body"].unique()
    countries = data.commitments.select("country")["country"].unique()
    knows = [
        f"{len(data.bodies):,} bodies",
        f"{len(data.vendors):,} vendors",
        f"{len(data.commitments):,} commitments ({len(made):,} undertakings, in {_countries(len(countries))})",
        f"{len(data.ties):,} ties ({len(users):,} bodies with cameras)",
        f"{len(data.interventions):,} interventions",
        f"{len(data.statistics):,} statistics",
        f"{len(data.sources):,} sources",
    ]
    screen.print(" · ".join(knows))
    screen.print()
    screen.print(_table("Newest promises", _newest(data.commitments), "Announced"))
    overdue = sorted(
        data.commitments.overdue(), key=lambda one: one.due.sort_key if one.due else (dt.date.min,) * 2, reverse=True
    )
    title = f"Deadlines that have passed, with no report that the promise was kept ({len(overdue)})"
    screen.print(_table(title, overdue[:_SHOWN], "Due"))
    screen.print(Padding(Text("Ask on: " + " · ".join(_ASK_ON), style="dim"), (0, 0, 1, 0)))
