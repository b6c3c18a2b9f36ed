"""The command ``sql``."""

from __future__ import annotations

import json
import os
import queue
import threading
from collections.abc import Iterator
from operator import itemgetter
from typing import Any

import click
import pyarrow as pa

from camwatch.cli.command import Number, argument
from camwatch.cli.command import command as define
from camwatch.cli.context import dataset
from camwatch.cli.failures import INTERRUPTED, Terminated, status_after
from camwatch.cli.tables import Column, Layout, emit, listed
from camwatch.dataset import Dataset
from camwatch.sql import plain_rows

__all__ = ["command"]


def _as_json(value: Any) -> Any:
    """Return a list or a dict as JSON, so that a program that reads the CSV can restore it; others unchanged."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _answered(data: Dataset, query: str, parameters: dict[str, str], seconds: float) -> pa.Table:
    """Run a query on a thread of its own, because DuckDB blocks Ctrl-C on the thread that it runs on."""
    outcomes: queue.SimpleQueue[pa.Table | BaseException] = queue.SimpleQueue()

    def work() -> None:
        try:
            outcomes.put(data.sql(query, parameters, seconds=seconds or None))
        except BaseException as error:  # noqa: BLE001 (the thread that waits raises it again)
            outcomes.put(error)

    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    while True:
        try:
            outcome = outcomes.get(timeout=0.2)
        except queue.Empty:
            continue
        except KeyboardInterrupt:
            # Nothing has been printed, and at exit the interpreter would wait for the query to finish.
            os._exit(INTERRUPTED)
        except Terminated as error:
            os._exit(status_after(error))
        # A thread that is still leaving DuckDB when the interpreter ends would abort the process.
        worker.join()
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
    differs="the result has no rows",
)
@argument("query", metavar="QUERY", help="One SELECT statement.")
@click.option(
    "--param",
    "parameters",
    multiple=True,
    metavar="NAME=VALUE",
    callback=_parameter,
    help="The value of $NAME in the query, as text; can be repeated.",
)
@click.option(
    "--seconds",
    type=Number(0, 1_000_000, whole=False),
    metavar="NUMBER",
    default=60,
    show_default=True,
    help="Time limit in seconds; 0 for none.",
)
@listed
@click.pass_context
def command(context: click.Context, query: str, parameters: dict[str, str], seconds: float, layout: Layout) -> None:
    """Query in SQL.

    The SQL dialect is DuckDB's. A query can read the register's tables, but not files or the network. `show tables`
    lists the tables; `describe commitments` lists the columns of one.
    """
    answer = _answered(dataset(context), query, parameters, seconds)
    columns = [Column(name, itemgetter(name), name=name) for name in answer.column_names]
    rows: Iterator[dict[str, Any]] = plain_rows(answer)
    if layout.form == "csv":
        rows = ({name: _as_json(value) for name, value in row.items()} for row in rows)
    emit(rows, columns, layout, title="Rows", absent="The query returned no rows.")
