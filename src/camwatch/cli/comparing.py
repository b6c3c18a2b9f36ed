"""The command that compares two releases: diff."""

from __future__ import annotations

import csv
import json
import sys

import click

from camwatch.cli.command import argument, command
from camwatch.comparison.difference import Difference
from camwatch.comparison.difference import diff as difference_of

__all__ = ["diff"]


def _csv(difference: Difference) -> None:
    table = difference.to_arrow()
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(table.column_names)
    writer.writerows(row.values() for row in table.to_pylist())


@command(
    examples=(
        "camwatch diff 2026.11.0",
        "camwatch diff 2026.11.0 2026.11.1 --format markdown",
    ),
    differs="the two differ",
)
@argument("before", metavar="BEFORE", help="The version of a release, such as 2026.11.0.")
@argument(
    "after", metavar="[AFTER]", required=False, help="The version that it is compared with; the newest without it."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "markdown", "json", "ndjson", "csv")),
    default="text",
    show_default=True,
    help="How to print: text or Markdown to read, or JSON, NDJSON or CSV for programs.",
)
@click.pass_context
def diff(context: click.Context, before: str, after: str | None, form: str) -> None:
    """Compare two releases: what came, what went, what changed field by field."""
    found = difference_of(before, after or context.obj["release"], path=context.obj["path"])
    if form == "ndjson":
        for row in found.to_rows():
            click.echo(json.dumps(row, ensure_ascii=False))
    elif form == "csv":
        _csv(found)
    else:
        texts = {"text": found.to_text, "markdown": found.to_markdown, "json": found.to_json}
        click.echo(texts[form](), nl=form == "json")
    if found:
        raise SystemExit(1)
