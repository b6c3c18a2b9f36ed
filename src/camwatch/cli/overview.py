"""The overview: what the register holds, its newest commitments, and the deadlines that have passed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from camwatch.cli.claims import commitment_columns, composition
from camwatch.cli.context import dataset
from camwatch.cli.pages import Page
from camwatch.dates import PartialDate
from camwatch.wording import counted

if TYPE_CHECKING:
    import click

    from camwatch.collections.commitments import Commitments
    from camwatch.model.commitment import Commitment

__all__ = ["overview"]

_SHOWN = 8
_NEXT = (
    "camwatch vendor hikvision",
    "camwatch body gb-tesco",
    "camwatch without-commitment --vendor hikvision",
    "camwatch --help",
)


def _latest(commitments: Commitments, attribute: str) -> list[Commitment]:
    def key(commitment: Commitment) -> tuple[tuple[dt.date, dt.date], str]:
        date: PartialDate | None = getattr(commitment, attribute)
        return (date.sort_key if date else (dt.date.min,) * 2), commitment.id

    return sorted(commitments, key=key, reverse=True)


def overview(context: click.Context) -> None:
    """Print the overview."""
    data = dataset(context)
    release = data.release
    page = Page()
    page.line(("camwatch", "bold"), f" · dataset {release.version} of {release.date} · {release.digest[:12]}")
    about = data.commitments.about_cameras()
    made = about.made()
    users = data.ties.where(kind="uses", present=True).select("body")["body"].unique()
    countries = len(about.select("country")["country"].unique())
    holds = [
        f"{len(data.bodies):,} bodies",
        f"{len(data.vendors):,} vendors",
        f"{len(about):,} commitments in {counted(countries, 'country', 'countries')}{composition(about)}",
        f"{len(data.ties):,} ties ({len(users):,} bodies reported to use cameras)",
        f"{len(data.interventions):,} interventions",
        f"{len(data.statistics):,} statistics",
        f"{len(data.sources):,} sources",
    ]
    page.text(" · ".join(holds))
    others = len(data.commitments) - len(about)
    if others:
        page.text(
            f"Not counted: {counted(others, 'commitment')} that {'does' if others == 1 else 'do'} not cover cameras "
            "(camwatch commitments --subject other).",
            style="dim",
        )
    newest = [one for one in _latest(made, "announced") if one.announced][:_SHOWN]
    page.table(newest, commitment_columns(data, dates=("announced",), reports=True), "Newest commitments")
    overdue = _latest(about.overdue(), "due")
    title = f"Deadlines that have passed without a report that the work was done ({len(overdue)})"
    page.table(overdue[:_SHOWN], commitment_columns(data, dates=("due",), reports=True), title)
    page.line()
    page.text("Try next: " + " · ".join(_NEXT), style="dim")
    page.show()
