"""The command ``sql``."""

from __future__ import annotations

import datetime as dt
import json
import math
import os
import queue
import threading
from collections.abc import Iterator
from decimal import Decimal
from operator import itemgetter
from typing import Any

import click
import pyarrow as pa

from camwatch.cli.command import argument
from camwatch.cli.command import command as define
from camwatch.cli.context import dataset
from camwatch.cli.failures import INTERRUPTED
from camwatch.cli.tables import Column, Layout, emit, listed
from camwatch.dataset import Dataset

__all__ = ["command"]


def _plain(value: Any) -> Any:
    """Return a value of an answer in a form that JSON has."""
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, Decimal):
        # Sums of whole numbers come as decimals without a fraction.
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int) else str(value)


def _values(column: Any) -> list[Any]:
    """Return the values of a column; what Python's dates cannot hold (infinity, the year 290000) comes as text."""
    try:
        return [_plain(value) for value in column.to_pylist()]
    except (ValueError, OverflowError, pa.ArrowException):
        return [_far(value) for value in column]


def _far(value: Any) -> Any:
    try:
        return _plain(value.as_py())
    except (ValueError, OverflowError, pa.ArrowException):
        number, kind = value.value, value.type
        # DuckDB writes infinity as the largest number, and minus infinity as its opposite.
        if abs(number) >= 2 ** (kind.bit_width - 1) - 1:
            return "infinity" if number > 0 else "-infinity"
        if pa.types.is_date32(kind):
            return _day(number)
        if pa.types.is_timestamp(kind):
            days, rest = divmod(number, 86_400 * _PER_SECOND[kind.unit])
            return f"{_day(days)}T{dt.timedelta(seconds=rest // _PER_SECOND[kind.unit])}"
        return str(number)


_PER_SECOND = {"s": 1, "ms": 1_000, "us": 1_000_000, "ns": 1_000_000_000}
_DAYS, _YEARS = 146_097, 400
"""The calendar repeats after so many days, which are so many years."""


def _day(number: int) -> str:
    """Write a day, counted from 1970, of a year that Python's dates do not have."""
    cycles, rest = divmod(number, _DAYS)
    day = dt.date(1970, 1, 1) + dt.timedelta(days=rest)
    return f"{day.year + cycles * _YEARS}-{day:%m-%d}"


def _as_json(value: Any) -> Any:
    """Return a list or a mapping as JSON, so that a program that reads CSV gets it back as it was."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _rows(answer: pa.Table) -> Iterator[dict[str, Any]]:
    names = answer.column_names
    columns = [_values(column) for column in answer.columns]
    for values in zip(*columns, strict=True):
        yield dict(zip(names, values, strict=True))


def _answered(data: Dataset, query: str, parameters: dict[str, str]) -> pa.Table:
    """Run a query on a thread of its own: DuckDB does not listen to Ctrl-C on the one that it works on."""
    outcomes: queue.SimpleQueue[pa.Table | BaseException] = queue.SimpleQueue()

    def work() -> None:
        try:
            outcomes.put(data.sql(query, parameters))
        except BaseException as error:  # noqa: BLE001 (raised again where it is waited for)
            outcomes.put(error)

    threading.Thread(target=work, daemon=True).start()
    while True:
        try:
            outcome = outcomes.get(timeout=0.2)
        except queue.Empty:
            continue
        except KeyboardInterrupt:
            # Nothing was printed, and the interpreter would wait for the query when it ends.
            os._exit(INTERRUPTED)
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome


def _parameter(_context: click.Context, _option: click.Parameter, pairs: tuple[str, ...]) -> dict[str, str]:
    values = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise click.BadParameter(f"expected NAME=VALUE, got {pair!r}")
        values[name] = value
    return values


@define(
    "sql",
    examples=(
        "camwatch sql 'show tables'",
        "camwatch sql 'select action, count(*) as commitments from commitments where made group by all order by all'",
        "camwatch sql 'select name from bodies where id = $id' --param id=gb-tesco --format json",
    ),
    differs="the answer has no row",
)
@argument("query", metavar="QUERY", help="One SELECT.")
@click.option(
    "--param",
    "parameters",
    multiple=True,
    metavar="NAME=VALUE",
    callback=_parameter,
    help="The text for $NAME in the query; can be repeated.",
)
@listed
@click.pass_context
def command(context: click.Context, query: str, parameters: dict[str, str], layout: Layout) -> None:
    """Query in SQL.

    The dialect is DuckDB's. The query can read the tables and nothing else, neither files nor the network.
    `show tables` and `describe commitments` list what there is.
    """
    answer = _answered(dataset(context), query, parameters)
    columns = [Column(name, itemgetter(name), name=name) for name in answer.column_names]
    rows: Iterator[dict[str, Any]] = _rows(answer)
    if layout.form == "csv":
        rows = ({name: _as_json(value) for name, value in row.items()} for row in rows)
    emit(rows, columns, layout, title="Rows", absent="")
