"""The command ``format``."""

from __future__ import annotations

from pathlib import Path

import click

from camwatch.cli.command import command as define
from camwatch.cli.curation import faults_listed, needs_curation, records_argument
from camwatch.cli.output import say

__all__ = ["command"]


@define(
    "format",
    examples=("camwatch format", "camwatch format --check"),
    differs="a record has a fault or, with --check, a file would change",
)
@records_argument
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit with 1 if a file would change.")
def command(folder: Path, only_check: bool) -> None:
    """Format."""
    needs_curation()
    from camwatch.curation.format import format_records, unformatted

    with faults_listed():
        if only_check:
            faults = list(unformatted(folder))
            for fault in faults:
                say(str(fault))
            raise SystemExit(1 if faults else 0)
        for file in format_records(folder):
            say(f"formatted {file}")
