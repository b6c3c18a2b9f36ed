"""The command that asks in SQL: sql."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from operator import itemgetter
from typing import Any

import click

from camwatch.cli.command import argument, command
from camwatch.cli.opening import dataset
from camwatch.cli.output import Column, emit, formatted

__all__ = ["sql"]


def _plain(value: Any) -> Any:
    """Return a value of an answer as JSON can have it."""
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


def _parameter(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for one in given:
        name, sign, value = one.partition("=")
        if not sign:
            raise click.BadParameter(f"expected NAME=VALUE, got {one!r}")
        found[name] = value
    return found


@command(
    examples=(
        "camwatch sql 'show tables'",
        "camwatch sql 'select action, count(*) as promises from commitments where made group by all order by all'",
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
    help="The text for $NAME in the query; may be given again.",
)
@formatted
@click.pass_context
def sql(context: click.Context, query: str, parameters: dict[str, str], form: str) -> None:
    """Ask in SQL (DuckDB's), over all tables.

    The query may read the tables and nothing else, neither files nor the network. `show tables` and
    `describe commitments` say what there is.
    """
    answer = dataset(context).sql(query, parameters)
    columns = [Column(name, itemgetter(name)) for name in answer.column_names]
    emit([_plain(row) for row in answer.to_pylist()], columns, form, title="Rows")
