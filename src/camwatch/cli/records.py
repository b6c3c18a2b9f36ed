"""Commands for contributors: check, format, build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from rich.console import Console

from camwatch.cli.command import argument, command
from camwatch.errors import MissingExtra

__all__ = ["build", "check", "format_"]

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


def _records_argument(function: Any) -> Any:
    folder = argument(
        "folder",
        metavar="[RECORDS]",
        type=_FOLDER,
        default=Path("records"),
        required=False,
        help="The folder of the records; records/ without it.",
    )
    return folder(function)


def _curation() -> None:
    try:
        import yaml  # noqa: F401 (asks whether the extra is there)
    except ImportError:
        raise MissingExtra("this command needs an extra: pip install 'camwatch[curation]'") from None


@command(examples=("camwatch check", "camwatch check records"), differs="a record has a fault")
@_records_argument
def check(folder: Path) -> None:
    """Check the records and list every fault with its remedy."""
    _curation()
    from camwatch.curation.check import check_records

    with Console(stderr=True).status("Checking records …"):
        records, faults = check_records(folder)
    for fault in faults:
        click.echo(str(fault))
    if faults:
        click.echo(f"{len(faults)} fault{'s' if len(faults) != 1 else ''}", err=True)
        raise SystemExit(1)
    click.echo(f"{len(records.entries):,} records, no fault")


@command(
    "format",
    examples=("camwatch format", "camwatch format --check"),
    differs="--check is given, and a file would change",
)
@_records_argument
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit with 1 where a file would change.")
def format_(folder: Path, only_check: bool) -> None:
    """Bring the records into their canonical form."""
    _curation()
    from camwatch.curation.format import format_records, unformatted

    if only_check:
        faults = list(unformatted(folder))
        for fault in faults:
            click.echo(str(fault))
        raise SystemExit(1 if faults else 0)
    for file in format_records(folder):
        click.echo(f"formatted {file}")


@command(examples=("camwatch build", "camwatch build records --into built"), differs="a record has a fault")
@_records_argument
@click.option(
    "--into",
    "target",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("src/camwatch/data"),
    show_default=True,
    help="The directory of the dataset; it holds the releases that were published before.",
)
def build(folder: Path, target: Path) -> None:
    """Build the dataset from the records."""
    _curation()
    from camwatch.curation.build import build as build_release
    from camwatch.curation.fault import RecordFaults

    try:
        with Console(stderr=True).status("Building …"):
            release = build_release(folder, target)
    except RecordFaults as error:
        click.echo(str(error), err=True)
        raise SystemExit(1) from None
    counts = ", ".join(f"{count:,} {table.replace('_', ' ')}" for table, count in release.counts.items() if count)
    click.echo(f"built {release.version} into {target}: {counts}\ndigest {release.digest}")
