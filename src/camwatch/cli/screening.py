"""The command that screens a table: screen."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from camwatch.cli.command import argument, command
from camwatch.cli.opening import dataset
from camwatch.cli.output import Column, console, emit, formatted
from camwatch.dataset import Dataset
from camwatch.screen.batches import Screener
from camwatch.screen.summary import Summary
from camwatch.screen.tables import FORMATS, Table, open_table
from camwatch.screen.writing import written
from camwatch.wording import counted, label

__all__ = ["screen"]


@contextlib.contextmanager
def _progress(table: Table) -> Iterator[Callable[[], None]]:
    """Show how far the table was read, on a terminal's standard error alone."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console

    bars = (TextColumn("screening"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*bars, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=table.size)
        yield lambda: progress.update(task, completed=table.position())


def _rows(ds: Dataset, found: Summary) -> list[dict[str, Any]]:
    return [
        {
            "vendor": vendor,
            "vendor_name": ds.vendors[vendor].name,
            "rows": count,
            "rows_to_check": found.unsure[vendor],
            "terms": [term for term, _ in found.terms[vendor].most_common(5)],
        }
        for vendor, count in found.vendors.most_common()
    ]


def _duties(screener: Screener, found: Summary) -> list[dict[str, Any]]:
    if screener.duties is None:
        return []
    return [
        {
            "commitment": one.id,
            "body": one.body_id,
            "action": one.action.value,
            "scope": one.scope,
            "announced": None if one.announced is None else str(one.announced),
            "due": None if one.due is None else str(one.due),
            "standing": one.standing(screener.duties.on).value,
            "summary": one.summary,
            "rows": found.commitments[one.id],
        }
        for one in screener.duties.commitments
        if found.commitments[one.id]
    ]


_FOUND = (
    Column("Vendor", lambda row: row["vendor_name"]),
    Column("Rows", lambda row: f"{row['rows']:,}", right=True),
    Column("To check by hand", lambda row: f"{row['rows_to_check']:,}", right=True),
    Column("For instance", lambda row: ", ".join(term[:40] for term in row["terms"]), wide=True),
)
_FALLS = (
    Column("Rows", lambda row: f"{row['rows']:,}", right=True),
    Column("Commitment", lambda row: row["commitment"]),
    Column("Action", lambda row: label(row["action"])),
    Column("Due", lambda row: row["due"] or ""),
    Column("Stands", lambda row: label(row["standing"])),
    Column("What it says", lambda row: row["summary"], wide=True),
)


@command(
    examples=(
        "camwatch screen inventory.csv",
        "camwatch screen inventory.csv --body 'City of Edinburgh Council' --on 2024-01-01 --output marked.parquet",
        "camwatch screen - --columns model,notes --format json < inventory.csv",
    ),
    differs="no row points to a vendor",
)
@argument(
    "file",
    metavar="FILE",
    type=click.Path(dir_okay=False, allow_dash=True),
    help="The table; - for the standard input.",
)
@click.option("--body", metavar="BODY", help="Id or exact name of the body that owns the estate.")
@click.option("--on", metavar="DATE", help="The day on which commitments must be in force; today without it.")
@click.option("--columns", metavar="A,B", help="The columns to look in, set apart by commas; all texts without it.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write the marked table: a name that ends in .csv, .ndjson or .parquet.",
)
@click.option("--replace", is_flag=True, help="Replace the output where it is there already.")
@click.option("--input-format", type=click.Choice(tuple(FORMATS)), help="What FILE is; told by itself without it.")
@click.option("--encoding", help="The encoding of CSV, such as cp1252; UTF-8 without it.")
@click.option("--delimiter", help="What stands between the cells of CSV; told by the first line without it.")
@formatted
@click.pass_context
def screen(
    context: click.Context,
    file: str,
    body: str | None,
    on: str | None,
    columns: str | None,
    output: Path | None,
    replace: bool,
    input_format: str | None,
    encoding: str | None,
    delimiter: str | None,
    form: str,
) -> None:
    """Look for vendors in a table of assets, purchases or notices: CSV, NDJSON, Parquet or an Arrow stream.

    Prints what was found and, with --body, the commitments in force that it falls under. With
    --output, writes the table with the marks beside each row; none is left out.
    """
    ds = dataset(context)
    wanted = None if columns is None else [name.strip() for name in columns.split(",")]
    screener = Screener(ds, columns=wanted, body=body, on=on)
    found = Summary()
    with contextlib.ExitStack() as stack:
        table = stack.enter_context(open_table(file, input_format, encoding=encoding, delimiter=delimiter))
        schema = screener.schema(table.schema)
        writer = None if output is None else stack.enter_context(written(output, schema, replace=replace))
        advance = stack.enter_context(_progress(table))
        for batch in table.batches:
            marked = screener.screen(batch)
            found.add(marked)
            if writer is not None:
                writer.write(marked)
            advance()
    _report(ds, screener, found, form, output)


def _report(ds: Dataset, screener: Screener, found: Summary, form: str, output: Path | None) -> None:
    rows, duties = _rows(ds, found), _duties(screener, found)
    if form == "json":
        whole = {"rows": found.rows, "rows_marked": found.marked, "rows_with_faults": found.faults}
        click.echo(json.dumps(whole | {"vendors": rows, "commitments": duties}, ensure_ascii=False, indent=2))
        if not rows:
            raise SystemExit(1)
        return
    if form == "table":
        _say(screener, found, duties, output)
        if duties:
            emit(duties, _FALLS, form, title="Commitments in force that the finds fall under")
    emit(rows, _FOUND, form, title="Vendors found")


def _say(screener: Screener, found: Summary, duties: list[dict[str, Any]], output: Path | None) -> None:
    lines = [f"{counted(found.rows, 'row')}, {found.marked:,} with a vendor that the register knows."]
    if found.faults:
        faulty = counted(found.faults, "row has a fault", "rows have a fault")
        lines.append(f"{faulty} (see camwatch_fault), and what could be read was looked at all the same.")
    if screener.duties is not None:
        name, day = screener.duties.body.name, screener.duties.on
        count = len(screener.duties.commitments)
        if not count:
            lines.append(f"The register knows of no commitment that holds for {name} on {day}.")
        elif found.marked and not duties:
            hold = counted(count, "commitment holds", "commitments hold")
            lines.append(f"{hold} for {name} on {day}, none about what was found.")
        elif duties:
            lines.append(f"For {name} on {day}, they fall under {counted(len(duties), 'commitment')}.")
    if output is not None:
        lines.append(f"The marked table is {output}.")
    console().print("\n".join(lines) + "\n", markup=False)
