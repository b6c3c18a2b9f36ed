"""The command ``releases``."""

from __future__ import annotations

import click

from camwatch.cli.command import command as define
from camwatch.cli.tables import Column, Layout, emit, listed
from camwatch.dataset import releases

__all__ = ["command"]

_COLUMNS = (
    Column("Version", lambda release: release.version),
    Column("Date", lambda release: release.date.isoformat()),
    Column("Bodies", lambda release: release.counts["bodies"], right=True, data=False),
    Column("Commitments", lambda release: release.counts["commitments"], right=True, data=False),
    Column("Ties", lambda release: release.counts["ties"], right=True, data=False),
    Column("Digest", lambda release: release.digest, shown=lambda release: release.digest[:16] + "…", style="dim"),
    Column("Notes", lambda release: release.notes, wide=True),
)


@define("releases", examples=("camwatch releases", "camwatch releases --format json"))
@listed
@click.pass_context
def command(context: click.Context, layout: Layout) -> None:
    """List releases.

    Oldest first. The package contains all of them.
    """
    all_releases = releases(path=context.obj["path"])
    emit(all_releases, _COLUMNS, layout, title="Releases", row=lambda release: release.to_index())
