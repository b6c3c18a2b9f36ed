"""What commands print: a table in a terminal, or JSON, NDJSON or CSV for programs."""

from __future__ import annotations

import csv
import datetime as dt
import json
import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import attrs
import click
from rich import box
from rich.console import Console, JustifyMethod
from rich.table import Table
from rich.text import Text

from camwatch.arrow.rows import to_row
from camwatch.model.record import Record
from camwatch.wording import label

__all__ = ["FORMATS", "Column", "console", "emit", "formatted", "link", "standing_text"]

FORMATS = ("table", "json", "ndjson", "csv")

F = TypeVar("F", bound=Callable[..., Any])

_STANDING_STYLES = {
    "overdue": "bold red",
    "missed": "red",
    "withdrawn": "yellow",
    "declined": "yellow",
    "kept": "green",
    "open": "cyan",
}


@attrs.frozen
class Column:
    """A column of a table in a terminal."""

    title: str
    value: Callable[[Any], Any]
    style: str = ""
    wide: bool = False
    """Whether the column takes the room that is left."""
    right: bool = False
    """Whether it is a number, set to the right."""


def console() -> Console:
    """Return the console that tables are printed on; in a pipe, lines are not cut to 80 columns."""
    plain = Console(highlight=False)
    return plain if plain.is_terminal else Console(highlight=False, width=max(plain.width, 120))


def formatted(function: F) -> F:
    """Add the option ``--format`` to a command."""
    option = click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="How to print: a table to read, or JSON, NDJSON or CSV for programs.",
    )
    return option(function)


def link(url: str, text: str | None = None) -> Text:
    """Return a text that a terminal may follow to an address."""
    return Text(text or url, style=f"link {url}")


def standing_text(standing: str) -> Text:
    """Return a standing with its colour; the word alone says it too."""
    return Text(label(standing), style=_STANDING_STYLES.get(standing, ""))


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"cannot write {type(value).__name__} as JSON")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=_plain) if value else ""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)


def _rows(records: Sequence[Any]) -> list[dict[str, Any]]:
    return [to_row(one) if isinstance(one, Record) else dict(one) for one in records]


def emit(
    records: Sequence[Any],
    columns: Sequence[Column],
    form: str,
    *,
    title: str,
    extra: Callable[[Any], dict[str, Any]] | None = None,
) -> None:
    """Print records in a format; for programs every field, with ``extra`` ones, for people the columns.

    Ends the command with status 1 where there is no record.
    """
    if form == "table":
        _table(records, columns, title)
    else:
        rows = [{**row, **(extra(one) if extra else {})} for row, one in zip(_rows(records), records, strict=True)]
        if form == "json":
            click.echo(json.dumps(rows, ensure_ascii=False, indent=2, default=_plain))
        elif form == "ndjson":
            for row in rows:
                click.echo(json.dumps(row, ensure_ascii=False, default=_plain))
        elif rows:
            writer = csv.writer(sys.stdout, lineterminator="\n")
            writer.writerow(rows[0])
            writer.writerows([_cell(value) for value in row.values()] for row in rows)
    if not records:
        raise SystemExit(1)


def _table(records: Sequence[Any], columns: Sequence[Column], title: str) -> None:
    if not records:
        click.echo(f"Nothing found: {title}.", err=True)
        return
    table = Table(
        title=Text(f"{title} ({len(records):,})", style="bold"),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
    )
    for column in columns:
        justify: JustifyMethod = "right" if column.right else "left"
        ratio = 1 if column.wide else None
        table.add_column(column.title, style=column.style, ratio=ratio, overflow="fold", justify=justify)
    for record in records:
        cells = [column.value(record) for column in columns]
        table.add_row(
            *[cell if isinstance(cell, Text) else Text(str(cell if cell is not None else "")) for cell in cells]
        )
    console().print(table)
