"""Commands about releases: releases, verify."""

from __future__ import annotations

import click

import camwatch
from camwatch.cli.output import Column, emit, formatted
from camwatch.verify import verify_dataset

__all__ = ["releases", "verify"]


@click.command()
@formatted
@click.pass_context
def releases(context: click.Context, form: str) -> None:
    """List the releases of the dataset that the package carries."""
    columns = (
        Column("Version", lambda one: one["version"]),
        Column("Date", lambda one: one["date"]),
        Column("Bodies", lambda one: f"{one['counts']['bodies']:,}"),
        Column("Commitments", lambda one: f"{one['counts']['commitments']:,}"),
        Column("Ties", lambda one: f"{one['counts']['ties']:,}"),
        Column("Digest", lambda one: one["digest"][:16] + "…", style="dim"),
        Column("Notes", lambda one: one["notes"], wide=True),
    )
    found = [release.to_index() for release in camwatch.releases(path=context.obj["path"])]
    emit(found, columns, form, title="Releases")


@click.command()
@click.pass_context
def verify(context: click.Context) -> None:
    """Check every shipped file's SHA-256, and compute the digest of every release anew."""
    path = context.obj["path"]
    for release, digest in verify_dataset(path):
        same = digest == release.digest
        click.echo(f"{release.version}  {digest}  {'as published' if same else 'DIFFERS from ' + release.digest}")
        if not same:
            raise SystemExit(1)
