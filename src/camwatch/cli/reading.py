"""The command ``reading``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from camwatch.cli.command import argument, word_option
from camwatch.cli.command import command as define
from camwatch.cli.curation import FOLDER, faults_listed, needs_curation
from camwatch.cli.output import say
from camwatch.dates import PartialDate
from camwatch.model.vocabulary import Verdict

__all__ = ["command"]


@define(
    "reading",
    differs="a record has a fault",
    examples=("camwatch reading commitments/gb-shop-remove-2022 --verdict agrees --read 'rival-press, page 1'",),
)
@argument("record", metavar="TABLE/ID", help="The record, such as commitments/gb-tesco-phase-out-2023.")
@word_option(
    "--verdict",
    of=(Verdict,),
    required=True,
    help=("agrees if the record is correct; corrected if you had to correct it."),
)
@click.option("--read", "what", metavar="TEXT", required=True, help="The sources or pages that you read.")
@click.option("--remark", metavar="TEXT", help="What you corrected, or what you could not read.")
@click.option(
    "--records", "folder", type=FOLDER, default=Path("records"), show_default=True, help="The directory of the records."
)
def command(record: str, verdict: str, what: str, remark: str | None, folder: Path) -> None:
    """Record a reading.

    Before a release, each commitment needs this second reading by someone who did not write the record.
    """
    needs_curation()
    from camwatch.curation.readings import write_reading

    day = PartialDate.of(dt.date.today())
    with faults_listed():
        written = write_reading(folder, record, verdict=Verdict(verdict), read=what, remark=remark, day=day)
    say(f"Added to readings.csv: {written.id}, {written.verdict}.")
