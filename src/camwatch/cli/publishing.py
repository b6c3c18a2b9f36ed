"""Commands about releases and what they hold: releases, verify, coverage."""

from __future__ import annotations

from operator import itemgetter

import attrs
import click

import camwatch
import camwatch.coverage
from camwatch.cli.command import command
from camwatch.cli.opening import dataset
from camwatch.cli.output import Column, emit, formatted
from camwatch.verify import verify_dataset
from camwatch.wording import label

__all__ = ["coverage", "releases", "verify"]


@command(examples=("camwatch releases", "camwatch releases --format json"))
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


@command(
    examples=("camwatch coverage --country GB", "camwatch coverage --format csv"),
    differs="the register knows no body there",
)
@click.option(
    "--country",
    multiple=True,
    metavar="PLACE",
    help="Only this country or part of one (GB, GB-SCT, Scotland); may be given again.",
)
@formatted
@click.pass_context
def coverage(context: click.Context, country: tuple[str, ...], form: str) -> None:
    """Show what the register knows by country and kind of body, and what it looked for in vain.

    A body without a claim is one that no source was found for; that says nothing of its cameras.
    """
    data = dataset(context)
    bodies = data.bodies.where(country=country or None)
    found = camwatch.coverage.coverage(bodies, data.commitments, data.ties, data.release.gaps)
    countries = {row.country for row in found.rows}
    columns = (
        Column("Country", itemgetter("country")),
        Column("Kind of body", lambda one: label(one["body_kind"])),
        Column("Bodies", itemgetter("bodies"), right=True),
        Column("With a claim", itemgetter("with_claim"), right=True),
        Column("Undertaking", itemgetter("with_undertaking"), right=True),
        Column("Use", itemgetter("with_use"), right=True),
        Column("Said to have none", itemgetter("without_use"), right=True),
    )
    rows = [attrs.asdict(row) for row in found.rows]
    emit(rows, columns, form, title="Coverage")
    if form == "table":
        for gap in found.gaps:
            if not country or gap.country in countries:
                click.echo(f"not found ({gap.country}, {gap.looked}): {gap.question}")


@command(
    examples=("camwatch verify", "camwatch --data built verify"),
    differs="the digest of a release is not the published one",
)
@click.pass_context
def verify(context: click.Context) -> None:
    """Check every shipped file, and compute the digest of every release again.

    Checked are the SHA-256 of each file, the order, dates, counts and redirects of releases, and the descriptions that
    the package carries beside the dataset.
    """
    path = context.obj["path"]
    for release, digest in verify_dataset(path):
        same = digest == release.digest
        click.echo(f"{release.version}  {digest}  {'as published' if same else 'DIFFERS from ' + release.digest}")
        if not same:
            raise SystemExit(1)
