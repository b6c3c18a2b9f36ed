"""The command ``check``."""

from __future__ import annotations

from pathlib import Path

import click

from camwatch.cli.command import command as define
from camwatch.cli.curation import needs_curation, records_argument, working
from camwatch.cli.output import complain, say
from camwatch.wording import counted

__all__ = ["command"]


@define(
    "check",
    examples=("camwatch check", "camwatch check records", "camwatch check --unread"),
    differs="a record has a fault or, with --unread, a commitment is listed",
)
@records_argument
@click.option(
    "--unread",
    "only_unread",
    is_flag=True,
    help="List the commitments whose current version nobody but the author has compared with the sources.",
)
def command(folder: Path, only_unread: bool) -> None:
    """Check."""
    needs_curation()
    from camwatch.curation.check import check_records
    from camwatch.curation.readings import unread

    with working("Checking records …"):
        records, faults = check_records(folder)
    what = "fault"
    if only_unread and not faults:
        faults, what = unread(records), "unread commitment"
    for fault in faults:
        say(str(fault))
    if faults:
        complain(counted(len(faults), what))
        raise SystemExit(1)
    say(f"{counted(len(records.entries), 'record')}, no {what}s")
