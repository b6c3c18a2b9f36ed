"""The command ``screen``."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import click

from camwatch.cli.command import Number, argument, word_option
from camwatch.cli.command import command as define
from camwatch.cli.context import dataset
from camwatch.cli.layout import paragraph
from camwatch.cli.lookup import identified
from camwatch.cli.options import only_with
from camwatch.cli.output import draw, emit_json, progress_console, screen_width
from camwatch.cli.tables import Column, emit, formatted
from camwatch.model.vocabulary import BodyKind
from camwatch.screen.batches import Screener
from camwatch.screen.readers.dialect import DELIMITERS
from camwatch.screen.report import Report
from camwatch.screen.result import CAVEAT, Result
from camwatch.screen.tables import FORMATS, Table, open_table
from camwatch.screen.writing import written
from camwatch.wording import label

__all__ = ["command"]


@contextlib.contextmanager
def _progress(table: Table) -> Iterator[Callable[[], None]]:
    """Show on standard error how far the table has been read, if standard error is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    bars = (TextColumn("screening"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*bars, console=progress_console(), transient=True) as progress:
        task = progress.add_task("", total=table.size)
        yield lambda: progress.update(task, completed=table.position())


_FOUND = (
    Column("Vendor", lambda one: one.name),
    Column("Rows", lambda one: f"{one.rows:,}", right=True),
    Column("To check by hand", lambda one: f"{one.rows_to_check:,}", right=True),
    Column("Examples", lambda one: ", ".join(term[:40] for term in one.terms), wide=True),
)
_RULES = (
    Column("Rows", lambda rule: f"{rule.rows:,}", right=True),
    Column("To check", lambda rule: f"{rule.rows_to_check:,}", right=True),
    Column("Commitment", lambda rule: rule.commitment.id, name="id", style="dim"),
    Column("Commitment by", lambda rule: "the owner" if rule.own else rule.commitment.body.name),
    Column("Action", lambda rule: label(rule.commitment.action)),
    Column("Due", lambda rule: rule.commitment.due or ""),
    Column("What it says", lambda rule: rule.commitment.summary, wide=True),
)


@define(
    "screen",
    examples=(
        "camwatch screen inventory.csv",
        "camwatch screen inventory.csv --body 'City of Edinburgh Council' --on 2024-01-01 --output marked.parquet",
        "camwatch screen inventory.csv --jurisdiction US-OK --kind local_authority",
        "camwatch screen inventory.csv --body gb-tesco --report report.xlsx",
        "camwatch screen - --columns model,notes --format json < inventory.csv",
        "camwatch screen estate.xlsx --sheet Cameras --header-row 3",
    ),
    differs="no row matches a vendor",
)
@argument(
    "file",
    metavar="FILE",
    type=click.Path(dir_okay=False, allow_dash=True),
    help="The table; - for standard input.",
)
@click.option("--body", metavar="BODY", help="The owner of the equipment: its id or one of its names.")
@click.option(
    "--jurisdiction",
    metavar="PLACE",
    help="The owner's country or region (US-OK, Scotland), if the owner is not in the register or its name is "
    "ambiguous.",
)
@word_option(
    "--kind", of=(BodyKind,), help="The owner's kind, if the owner is not in the register or its name is ambiguous."
)
@click.option("--on", metavar="DATE", help="Consider only commitments that are in force on this date. Default: today.")
@click.option(
    "--columns",
    metavar="A,B",
    multiple=True,
    help="Columns to search, separated by commas: names (case does not matter) or positions (counting from 1). "
    "If a name contains a comma, give each column in its own --columns. Default: all text columns.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the table, with result columns added, to this file (.csv, .ndjson, .jsonl or .parquet).",
)
@click.option(
    "--report",
    "report_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a shareable report to this file (.xlsx or .html).",
)
@click.option("--overwrite", "--replace", "replace", is_flag=True, help="Replace existing files.")
@click.option("--input-format", type=click.Choice(tuple(FORMATS)), help="Format of FILE. Default: detected.")
@click.option("--encoding", help="Encoding of text, such as cp1252. Default: detected, else UTF-8.")
@click.option(
    "--delimiter",
    help=f"Delimiter of CSV: one character, or a name: {', '.join(DELIMITERS)}. Default: detected.",
)
@click.option(
    "--no-header", is_flag=True, help="Treat the first line as data. The columns are then named column_1, column_2, …"
)
@click.option(
    "--header-row",
    metavar="N",
    type=Number(1),
    help="Number of the line, or of the row in a sheet, that contains the column names. Default: detected.",
)
@click.option("--sheet", metavar="NAME", help="Name or number of the sheet in a spreadsheet. Default: all sheets.")
@click.option(
    "--records",
    metavar="KEY",
    help="Key of the list of rows in a JSON object, such as data.items. Default: the only list of objects in the file.",
)
@formatted
@click.pass_context
def command(
    context: click.Context,
    file: str,
    body: str | None,
    jurisdiction: str | None,
    kind: str | None,
    on: str | None,
    columns: tuple[str, ...],
    output: Path | None,
    report_file: Path | None,
    replace: bool,
    input_format: str | None,
    encoding: str | None,
    delimiter: str | None,
    no_header: bool,
    header_row: int | None,
    sheet: str | None,
    records: str | None,
    form: str,
) -> None:
    """Find vendors.

    FILE is CSV, a spreadsheet, JSON, NDJSON, Parquet, Arrow, nmap XML, the output of arp or ip neigh, a DHCP lease
    file, or plain text. It may be compressed (gzip, bzip2, xz, Zstandard, ZIP). The format is detected from the
    content.

    Use --body, or --jurisdiction and --kind, to say who owns the equipment. The output then says how many rows fall
    under commitments that bind the owner and are in force, how many need checking by hand, and which vendors were
    found. --output writes the table with result columns added to each row; no row is left out. --report writes the
    summary, the matching rows, the commitments with their sources, and the caveats.
    """
    if no_header and header_row is not None:
        raise click.UsageError("--no-header and --header-row cannot be combined; give only one")
    only_with(context, "replace", "output", "report_file")
    only_with(context, "on", "body", "jurisdiction")
    ds = dataset(context)
    if body is not None:
        body = identified(ds.bodies, body, country=jurisdiction, kind=kind).id
    screener = Screener(ds, columns=columns or None, body=body, on=on, jurisdiction=jurisdiction, kind=kind)
    with contextlib.ExitStack() as stack:
        table = stack.enter_context(
            open_table(
                file,
                input_format,
                encoding=encoding,
                delimiter=delimiter,
                header=False if no_header else None,
                header_row=header_row,
                sheet=sheet,
                records=records,
                columns=columns,
                dataset=ds,
            )
        )
        name = "standard input" if file == "-" else Path(file).name
        report = Report(screener, table.schema, table=name, reading=table.notes, target=report_file, replace=replace)
        schema = screener.schema(table.schema)
        writer = None if output is None else stack.enter_context(written(output, schema, replace=replace))
        advance = stack.enter_context(_progress(table))
        for batch in table.batches:
            marked = screener.screen(batch)
            report.add(marked)
            if writer is not None:
                writer.write(marked)
            advance()
        report.write()
    _show(report.result, form, {"table with the result columns": output, "report": report_file})


def _show(result: Result, form: str, written_to: Mapping[str, Path | None]) -> None:
    if form == "json":
        emit_json(result.to_dict())
        if not result.vendors:
            raise SystemExit(1)
        return
    if form != "table":
        emit(result.to_dict()["vendors"], (), form, title="Vendors in the table")
        return
    lines = [result.headline, *result.notes, CAVEAT]
    release = result.dataset.release
    lines.append(f"Data: release {release.version} of {release.date}.")
    lines += [f"Wrote the {name} to {path}." for name, path in written_to.items() if path is not None]
    width = screen_width()
    draw([*(span for line in lines for span in paragraph(line, width)), []])
    rules = [rule for rule in result.rules if rule.rows or rule.rows_to_check]
    if rules:
        emit(rules, _RULES, form, title="Commitments in force that cover rows")
    if not result.vendors:
        raise SystemExit(1)
    emit(result.vendors, _FOUND, form, title="Vendors in the table")
