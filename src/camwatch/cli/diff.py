"""The command ``diff``."""

from __future__ import annotations

import click

from camwatch.cli.command import argument
from camwatch.cli.command import command as define
from camwatch.cli.output import complain, emit_csv, emit_json, say
from camwatch.cli.tables import Column, emit
from camwatch.comparison.difference import Difference
from camwatch.dataset import diff as difference_of
from camwatch.wording import label

__all__ = ["command"]

_COUNTS = (
    Column("Table", lambda row: row["table"], shown=lambda row: label(row["table"])),
    Column("Added", lambda row: row["added"], right=True),
    Column("Changed", lambda row: row["changed"], right=True),
    Column("Removed", lambda row: row["removed"], right=True),
)


def _csv(difference: Difference) -> None:
    table = difference.to_arrow()
    emit_csv([table.column_names, *([cell or "" for cell in row.values()] for row in table.to_pylist())])


def _counts(difference: Difference, form: str) -> None:
    before, after = difference.before, difference.after
    rows = [{"table": table, **counts} for table, counts in difference.counts.items()]
    title = f"Differences per table, {before.version} to {after.version}"
    emit(rows, _COUNTS, {"text": "table", "markdown": "table"}.get(form, form), title=title, absent="")


@define(
    "diff",
    examples=(
        "camwatch diff 2026.11.0 --stat",
        "camwatch diff 2026.11.0 2026.11.1 --format markdown",
    ),
    differs="the releases differ",
)
@argument("before", metavar="BEFORE", help="The version of a release, such as 2026.11.0.")
@argument(
    "after",
    metavar="[AFTER]",
    required=False,
    help="The version to compare it with. Default: the release that is queried, usually the newest.",
)
@click.option(
    "--stat", is_flag=True, help="Print only the numbers of records added, changed and removed in each table."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "markdown", "json", "ndjson", "csv")),
    default="text",
    show_default=True,
    help="Text or Markdown for reading; JSON, NDJSON or CSV (UTF-8) for programs.",
)
@click.pass_context
def command(context: click.Context, before: str, after: str | None, stat: bool, form: str) -> None:
    """Compare."""
    difference = difference_of(before, after or context.obj["release"], path=context.obj["path"])
    if difference.before == difference.after:
        complain(f"This compares release {difference.before.version} with itself; give another version as AFTER.")
    if stat and difference:
        _counts(difference, form)
    elif form == "json":
        import json

        emit_json(json.loads(difference.to_json()))
    elif form == "ndjson":
        for row in difference.to_rows():
            emit_json(row, indent=None)
    elif form == "csv":
        _csv(difference)
    else:
        text = difference.to_markdown() if form == "markdown" else difference.to_text()
        say(text.removesuffix("\n"))
    if difference:
        raise SystemExit(1)
