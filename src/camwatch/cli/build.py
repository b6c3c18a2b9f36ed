"""The command ``build``."""

from __future__ import annotations

from pathlib import Path

import click

from camwatch.cli.command import command as define
from camwatch.cli.curation import faults_listed, needs_curation, records_argument, working
from camwatch.cli.output import say
from camwatch.model.tables import STORED
from camwatch.store.release import Release
from camwatch.wording import counted, label, noun

__all__ = ["command", "report"]


def report(release: Release, target: Path) -> None:
    """Print what was built."""
    counts = ", ".join(
        counted(count, noun(STORED[table]), label(table)) for table, count in release.counts.items() if count
    )
    say(f"built {release.version} into {target}: {counts}\ndigest {release.digest}")


@define(
    "build",
    examples=("camwatch build", "camwatch build records --into built"),
    differs="a record has a fault",
)
@records_argument
@click.option(
    "--into",
    "target",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("preview"),
    show_default=True,
    help="The directory to write the preview to.",
)
@click.option(
    "--published",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("src/camwatch/data"),
    show_default=True,
    help="The directory of the published dataset that the preview is built on. It is not changed.",
)
def command(folder: Path, target: Path, published: Path) -> None:
    """Build.

    Query the preview with `camwatch --data preview`. Only `camwatch release` changes the published dataset.
    """
    needs_curation()
    from camwatch.curation.build import preview

    with faults_listed(), working("Building …"):
        release = preview(folder, published, target)
    report(release, target)
