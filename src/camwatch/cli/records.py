"""Commands for contributors: check, format, read, build, release."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from camwatch.cli.command import argument, command
from camwatch.dates import PartialDate
from camwatch.errors import MissingExtra
from camwatch.model.vocabulary import Verdict
from camwatch.store.release import Release

__all__ = ["build", "check", "format_", "reading", "release"]

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


@command(
    examples=("camwatch check", "camwatch check records", "camwatch check --unread"),
    differs="a record has a fault, or lacks a second reading with --unread",
)
@_records_argument
@click.option(
    "--unread",
    "only_unread",
    is_flag=True,
    help="List the commitments that nobody has compared with their sources a second time since they last changed.",
)
def check(folder: Path, only_unread: bool) -> None:
    """Check the records and list every fault with its remedy."""
    _curation()
    from camwatch.curation.check import check_records
    from camwatch.curation.readings import unread

    with Console(stderr=True).status("Checking records …"):
        records, faults = check_records(folder)
    what = "fault"
    if only_unread and not faults:
        faults, what = unread(records), "unread commitment"
    for fault in faults:
        click.echo(str(fault))
    if faults:
        click.echo(f"{len(faults)} {what}{'s' if len(faults) != 1 else ''}", err=True)
        raise SystemExit(1)
    click.echo(f"{len(records.entries):,} records, no {what}")


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


@command(
    examples=("camwatch reading commitments/gb-shop-remove-2022 --verdict agrees --read 'rival-press, page 1'",),
)
@argument("record", metavar="TABLE/ID", help="The record, such as commitments/gb-tesco-phase-out-2023.")
@click.option(
    "--verdict",
    type=click.Choice([verdict.value for verdict in Verdict]),
    required=True,
    help="agrees: the sources say what the record says. corrected: a fault was found, and the record was corrected.",
)
@click.option("--read", "what", metavar="TEXT", required=True, help="Ids of the sources that were read, or the pages.")
@click.option("--remark", metavar="TEXT", help="What was wrong, or could not be read.")
@click.option("--records", "folder", type=_FOLDER, default=Path("records"), show_default=True, help="The records.")
def reading(record: str, verdict: str, what: str, remark: str | None, folder: Path) -> None:
    """Record that you compared a record, which you did not write, with its sources."""
    _curation()
    from camwatch.curation.readings import write_reading

    written = write_reading(
        folder, record, verdict=Verdict(verdict), read=what, remark=remark, day=PartialDate.of(dt.date.today())
    )
    click.echo(f"readings.csv: {written.id} {written.digest} {written.verdict}")


def _built(made: Release, target: Path) -> None:
    counts = ", ".join(f"{count:,} {table.replace('_', ' ')}" for table, count in made.counts.items() if count)
    click.echo(f"built {made.version} into {target}: {counts}\ndigest {made.digest}")


@command(
    examples=("camwatch build", "camwatch build records --into built"),
    differs="a record has a fault",
)
@_records_argument
@click.option(
    "--into",
    "target",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("preview"),
    show_default=True,
    help="The directory of the preview.",
)
@click.option(
    "--published",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("src/camwatch/data"),
    show_default=True,
    help="The directory of the published dataset. It is only read.",
)
def build(folder: Path, target: Path, published: Path) -> None:
    """Build a preview of the dataset that the records would make.

    Ask it with `camwatch --data preview`. Only `camwatch release` changes the published dataset.
    """
    _curation()
    from camwatch.curation.build import preview
    from camwatch.curation.fault import RecordFaults

    try:
        with Console(stderr=True).status("Building …"):
            made = preview(folder, published, target)
    except RecordFaults as error:
        click.echo(str(error), err=True)
        raise SystemExit(1) from None
    _built(made, target)


@command(
    examples=("camwatch release 2026.12.0 --notes 'Corrections, and the councils of Wales.'",),
    differs="a record has a fault, or lacks a second reading",
)
@argument("version", help="The version, YYYY.MM.N with the year and month of the day.")
@click.option("--notes", required=True, help="What the release brings, in a sentence or two.")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="The day of the release (default: today).")
@click.option(
    "--allow-unread",
    is_flag=True,
    help="Release even if commitments lack a second reading; the notes then say how many.",
)
@click.option("--root", type=_FOLDER, default=Path(), show_default=True, help="A clone of the repository.")
def release(version: str, notes: str, date: dt.datetime | None, allow_unread: bool, root: Path) -> None:
    """Publish the records as a new release of the dataset, and write every file that describes it."""
    _curation()
    from camwatch.curation.build import BuildRefused
    from camwatch.curation.build import release as make_release
    from camwatch.curation.fault import RecordFaults

    day = dt.date.today() if date is None else date.date()
    try:
        with Console(stderr=True).status("Releasing …"):
            made = make_release(root, version, notes, date=day, allow_unread=allow_unread)
    except RecordFaults as error:
        click.echo(str(error), err=True)
        raise SystemExit(1) from None
    _built(made, root / "src" / "camwatch" / "data")
    # What describes a release is written by the repository's own tools, which are not part of the package.
    written = subprocess.run([sys.executable, "-m", "pages.committed"], cwd=root, check=False)
    if written.returncode:
        raise BuildRefused("the release was built, but not what describes it; correct that and run `nox -s generate`")
