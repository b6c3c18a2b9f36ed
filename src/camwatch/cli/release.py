"""The command ``release``."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import click

from camwatch.cli.build import report
from camwatch.cli.command import argument
from camwatch.cli.command import command as define
from camwatch.cli.curation import faults_listed, needs_curation, working

__all__ = ["command"]


@define(
    "release",
    examples=("camwatch release 2026.12.0 --notes 'Corrections, and the councils of Wales.'",),
    differs="a record has a fault, or a commitment lacks a second reading",
)
@argument(
    "version",
    metavar="VERSION",
    help="The version, YYYY.MM.N, where YYYY.MM is the month of the release date and N counts the releases of "
    "that month from 0.",
)
@click.option("--notes", metavar="TEXT", required=True, help="One or two sentences on what is new.")
@click.option(
    "--date", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="The date of the release. Default: today."
)
@click.option(
    "--allow-unread",
    is_flag=True,
    help="Release even if commitments lack a second reading (see `camwatch reading`). The notes then say how many.",
)
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    show_default=True,
    help="A clone of the repository.",
)
def command(version: str, notes: str, date: dt.datetime | None, allow_unread: bool, root: Path) -> None:
    """Publish.

    It writes the dataset and every file that describes it.
    """
    needs_curation()
    if not (root / "records").is_dir():
        raise click.UsageError(
            f"there is no directory 'records' in {str(root)!r}; run the command in a clone of the repository, or give "
            "the clone with --root"
        )
    from camwatch.curation.build import BuildRefused
    from camwatch.curation.build import release as make_release

    day = dt.date.today() if date is None else date.date()
    with faults_listed(), working("Releasing …"):
        release = make_release(root, version, notes, date=day, allow_unread=allow_unread)
    report(release, root / "src" / "camwatch" / "data")
    # The files that describe a release are written by the repository's tools, which are not part of the package.
    written = subprocess.run([sys.executable, "-m", "pages.committed"], cwd=root, check=False)
    if written.returncode:
        raise BuildRefused(
            "the release was built, but not the files that describe it; correct the fault above and run "
            "`nox -s generate`"
        )
