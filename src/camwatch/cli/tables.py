"""Lists, printed as a table or for programs, with the requested columns, order and length."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from camwatch.cli.command import Number
from camwatch.cli.layout import Cell, Head, paragraph, table
from camwatch.cli.output import complain, draw, emit_csv, emit_json, flush, say, screen_width
from camwatch.errors import UnknownColumn, nearest

if TYPE_CHECKING:
    from camwatch.dates import PartialDate
    from camwatch.model.record import Record

__all__ = ["ABSENT", "FORMATS", "Column", "Layout", "emit", "formatted", "listed", "newest_first", "none_found"]

FORMATS = ("table", "json", "ndjson", "csv")

ABSENT = "This does not mean that there are none."
"""The caveat after an answer that finds no claim about the world. A list of what the register itself has needs none."""

F = TypeVar("F", bound=Callable[..., Any])
R = TypeVar("R", bound="Record")


class Column(NamedTuple):
    """A column of a list."""

    title: str
    value: Callable[[Any], Any]
    """A function that gives a record's value; programs get it unless ``data`` is false."""
    style: str = ""
    wide: bool = False
    right: bool = False
    """Whether it is a number, aligned to the right."""
    name: str = ""
    """The column's name in ``--columns`` and ``--sort``; by default, its title in lower case."""
    shown: Callable[[Any], Any] | None = None
    """A function that gives the cell that people see instead of the value: a str, or a str and its style."""
    common: bool = True
    """Whether the table has the column if ``--columns`` is not given."""
    data: bool = True
    """Whether programs get the column if ``--columns`` is not given."""

    @property
    def key(self) -> str:
        """The column's name in ``--columns`` and ``--sort``."""
        return self.name or self.title.lower().replace(" ", "_")

    def over(self, part: Callable[[Any], Any]) -> Column:
        """Return the same column for records that contain the record it applies to."""
        value, shown = self.value, self.shown
        return self._replace(
            value=lambda record: value(part(record)),
            shown=None if shown is None else lambda record: shown(part(record)),
        )

    def cell(self, record: Any) -> Cell:
        """Return its cell in a table."""
        value = (self.shown or self.value)(record)
        if isinstance(value, tuple):
            return str(value[0]), str(value[1])
        return _text(value), self.style


class Layout(NamedTuple):
    """How a list is printed: the options ``--format``, ``--columns``, ``--sort`` and ``--limit``."""

    form: str = "table"
    columns: tuple[str, ...] = ()
    sort: str | None = None
    limit: int | None = None


def formatted(function: F) -> F:
    """Add the option ``--format`` to a command."""
    option = click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="A table for reading; JSON, NDJSON or CSV (UTF-8) for programs.",
    )
    return option(function)


def listed(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of a list to a command, which gets them as ``layout``."""

    @functools.wraps(function)
    def command(
        *arguments: Any, form: str, columns: str | None, sort: str | None, limit: int | None, **others: Any
    ) -> Any:
        names = tuple(name.strip() for name in (columns or "").split(",") if name.strip())
        return function(*arguments, layout=Layout(form, names, sort, limit), **others)

    for option in (
        click.option("--limit", type=Number(1), metavar="NUMBER", help="Print at most this many rows."),
        click.option(
            "--sort",
            metavar="COLUMN",
            help="Sort by this column; put a minus before it (-due) for reverse order. Rows without a value come last.",
        ),
        click.option(
            "--columns",
            metavar="A,B",
            help="The columns to print, separated by commas. `--columns help` lists them.",
        ),
    ):
        command = option(command)
    return formatted(command)


def none_found(records: str) -> str:
    """Return the message that no claims were found, with the caveat.

    Args:
        records: The claims, in the plural, such as ``ties``.
    """
    return f"No {records} found. {ABSENT}"


def emit(
    records: Iterable[Any],
    columns: Sequence[Column],
    layout: Layout | str,
    *,
    title: str,
    row: Callable[[Any], Mapping[str, Any]] | None = None,
    absent: str = "",
    total: int | None = None,
    note: str = "",
) -> None:
    """Print records as a list. If there are none, end the command with status 1.

    Args:
        records: The records to list.
        columns: The columns of the list.
        layout: How to print the list; a str gives only the format.
        title: A noun for the records, in the plural.
        row: A function that gives the other fields of a record, for programs. By default, the items of a mapping.
        absent: The message for an empty list; by default, that the list has no entries. For facts about the world,
            pass :func:`none_found`.
        total: The number of records if only the first of them are listed. By default, the number of ``records``.
        note: A note on the list for standard error, such as what was left out.
    """
    layout = Layout(layout) if isinstance(layout, str) else layout
    known = [_Row(record, row or _own_items) for record in records]
    by_name = {column.key: column for column in columns}
    fields = list(dict.fromkeys([*by_name, *(known[0].items if known else ())]))
    if layout.columns == ("help",):
        say(f"Columns: {', '.join(fields)}")
        return
    for name in (*layout.columns, *([layout.sort.removeprefix("-")] if layout.sort else ())):
        if known and name not in fields:
            near = nearest(name, fields, of="columns", by="name")
            more = "" if near.startswith("choose from") else ". To list the columns, add --columns help"
            raise UnknownColumn(f"{name!r} is not a column; {near}{more}")

    def value(one: _Row, name: str) -> Any:
        column = by_name.get(name)
        return one.items.get(name) if column is None else column.value(one.record)

    if layout.sort:
        known = _sorted(known, layout.sort, value)
    shown = known[: layout.limit]
    if layout.form == "table":
        names = layout.columns or [name for name, column in by_name.items() if column.common]
        heads = [Head(_column(name, by_name).title, _column(name, by_name).right, name == "id") for name in names]
        cells = [
            [by_name[name].cell(one.record) if name in by_name else (_text(one.items.get(name)), "") for name in names]
            for one in shown
        ]
        _table(heads, cells, title, len(known) if total is None else total, absent)
    else:
        names = layout.columns or [name for name in fields if name not in by_name or by_name[name].data]
        _data([{name: value(one, name) for name in names} for one in shown], layout.form)
    if note:
        # If the list cannot be printed, that error is the only line on standard error.
        flush()
        complain(note)
    if not known:
        raise SystemExit(1)


class _Row:
    """A record and its other fields for programs, which are computed when first needed."""

    def __init__(self, record: Any, more: Callable[[Any], Mapping[str, Any]]) -> None:
        self.record = record
        self._more = more

    @functools.cached_property
    def items(self) -> Mapping[str, Any]:
        return self._more(self.record)


def _column(name: str, columns: Mapping[str, Column]) -> Column:
    return columns.get(name) or Column(name, str)


def _own_items(record: Any) -> Mapping[str, Any]:
    return record if isinstance(record, Mapping) else {}


def _sorted(rows: list[_Row], sort: str, value: Callable[[_Row, str], Any]) -> list[_Row]:
    name = sort.removeprefix("-")
    keyed = [(value(row, name), row) for row in rows]
    having = [pair for pair in keyed if _text(pair[0])]
    having.sort(key=lambda pair: _order(pair[0]), reverse=sort.startswith("-"))
    return [row for _, row in having] + [row for key, row in keyed if not _text(key)]


def newest_first(records: Iterable[R], date: Callable[[R], PartialDate | None]) -> list[R]:
    """Return records by a date of each, newest first; undated records come last."""

    def key(record: R) -> tuple[str, str]:
        day = date(record)
        return ("" if day is None else day.text), record.id

    return sorted(records, key=key, reverse=True)


def _order(value: Any) -> tuple[bool, float, str]:
    if isinstance(value, bool | int | float):
        return False, float(value), ""
    return True, 0.0, _text(value).casefold()


def _text(value: Any) -> str:
    """Return a value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        if all(isinstance(item, str) for item in value):
            return "; ".join(map(str, value))
        return json.dumps(value, ensure_ascii=False, default=str) if value else ""
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def _data(rows: list[dict[str, Any]], form: str) -> None:
    if form == "json":
        emit_json(rows)
    elif form == "ndjson":
        for row in rows:
            emit_json(row, indent=None)
    elif rows:
        emit_csv([list(rows[0]), *([_cell(value) for value in row.values()] for row in rows)])


def _cell(value: Any) -> str:
    """Return a value as a cell of CSV; R and spreadsheets read TRUE and FALSE."""
    return str(value).upper() if isinstance(value, bool) else _text(value)


def _table(heads: Sequence[Head], rows: Sequence[Sequence[Cell]], title: str, total: int, absent: str) -> None:
    if not rows:
        complain(absent or f"No {title[:1].lower()}{title[1:]} found.")
        return
    count = f"{total:,}" if len(rows) == total else f"{len(rows):,} of {total:,}"
    width = screen_width()
    draw([*paragraph(f"{title} ({count})", width, style="bold"), [], *table(heads, rows, width), []])
