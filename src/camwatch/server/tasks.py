"""Tasks that run in a worker: screening a table, and an SQL query."""

from __future__ import annotations

import contextlib
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from camwatch.dataset import Dataset, tables_of
from camwatch.errors import MissingExtra, ScreenError
from camwatch.screen.batches import Screener
from camwatch.screen.marks import MARKS, VERDICT
from camwatch.screen.names import FAULT, LINE
from camwatch.screen.readable import column_values
from camwatch.screen.report import Report
from camwatch.screen.tables import open_table
from camwatch.server.limits import Limits
from camwatch.server.problems import Problem
from camwatch.sql import Database, plain_rows

__all__ = ["TABLE", "prepare", "query", "screen"]

TABLE = "the table"
"""The name of the posted file in messages."""
_SHOWN = 1_000
"""The maximum number of characters of a cell to return."""
_UNPACKED = 256 << 20
"""The maximum size of an unpacked spreadsheet, in bytes."""


def screen(dataset: Dataset, limits: Limits, given: Mapping[str, Any]) -> dict[str, Any]:
    """Screen a table.

    Args:
        dataset: The release.
        limits: The limits.
        given: ``path`` of the table, ``limit`` of the rows that are returned, ``of`` (the owner and the day: keywords
            of :class:`~camwatch.screen.Screener`) and ``reading`` (keywords of :func:`~camwatch.screen.open_table`).

    Returns:
        The counts and the first matching rows.
    """
    path, columns = given["path"], given["columns"]
    _refuse_bomb(Path(path))
    screener = Screener(dataset, columns=columns or None, **given["of"])
    try:
        with open_table(path, dataset=dataset, columns=columns or None, **given["reading"]) as table:
            report = Report(
                screener, table.schema, table=TABLE, reading=tuple(_own_words(note, path) for note in table.notes)
            )
            rows: list[dict[str, Any]] = []
            done = 0
            for batch in table.batches:
                if done + batch.num_rows > limits.rows:
                    raise Problem(413, "too-many-rows", f"the table has more than {limits.rows:,} rows; {_LARGER}")
                marked = screener.screen(batch)
                report.add(marked)
                rows.extend(_marked_rows(marked, done, given["limit"] - len(rows)))
                done += batch.num_rows
            report.write()
    except ScreenError as error:
        raise ScreenError(_own_words(str(error), path)) from None
    return {**report.result.to_dict(), "marked": rows}


_LARGER = "split it, or use the command camwatch screen, which has no such limit"


def _own_words(message: str, path: str) -> str:
    """Return a message with the server's parameters instead of options, and without the path of the file."""
    message = message.replace(path, TABLE)
    return re.sub(
        r"--([a-z][a-z-]+)", lambda option: option[1].replace("input-format", "format").replace("-", "_"), message
    )


def _refuse_bomb(path: Path) -> None:
    """Refuse an archive whose members are much larger than the file: spreadsheets are unpacked as a whole."""
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return
    if size > _UNPACKED:
        raise Problem(413, "too-much-memory", f"the table unpacks to more than {_UNPACKED >> 20} MiB; {_LARGER}")


def _marked_rows(batch: pa.RecordBatch, before: int, most: int) -> Iterator[dict[str, Any]]:
    """Yield the matching rows of a marked batch with their numbers from 1, up to a limit."""
    names = batch.schema.names
    places: Any = pc.indices_nonzero(pc.is_valid(batch.column(names.index(VERDICT))))[: max(most, 0)]
    if not len(places):
        return
    kept = batch.take(places)
    own = [place for place, name in enumerate(names) if name not in (*MARKS, FAULT, LINE)]
    marks = [name for name in names if name in MARKS]
    cells = [column_values(kept.column(place)) for place in own]
    values = {name: kept.column(names.index(name)).to_pylist() for name in marks}
    for row, place in enumerate(places.to_pylist()):
        yield {
            "row": before + place + 1,
            "cells": {names[column]: _cell(cells[order][row]) for order, column in enumerate(own)},
            **{name.removeprefix("camwatch_"): values[name][row] for name in marks},
        }


def _cell(value: Any) -> Any:
    """Return a cell in a form that JSON has."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if value - value == 0 else str(value)
    text = value if isinstance(value, str) else str(value)
    return text[:_SHOWN].encode("utf-8", "replace").decode()


def prepare(dataset: Dataset, limits: Limits) -> None:
    """Load everything that the first task would otherwise have to wait for."""
    Screener(dataset)
    with contextlib.suppress(MissingExtra):
        _database(dataset, limits).answer("select count(*) from bodies")


def _database(dataset: Dataset, limits: Limits) -> Database:
    settings: dict[str, str | int] = {"memory_limit": f"{limits.memory >> 21}MiB", "threads": 1}
    return tables_of(dataset).once(
        "server database",
        lambda: Database({name: records.to_arrow() for name, records in dataset.tables.items()}, settings),
    )


def query(dataset: Dataset, limits: Limits, given: Mapping[str, Any]) -> dict[str, Any]:
    """Run an SQL query, which can read the tables and nothing else.

    Args:
        dataset: The release.
        limits: The limits.
        given: The ``query`` and its ``parameters``.

    Returns:
        The names of the columns, the rows, and whether there are more rows than the limit.
    """
    database = _database(dataset, limits)
    answer = database.answer(given["query"], given["parameters"], most=limits.sql_rows + 1)
    if answer.nbytes > limits.table:
        raise Problem(413, "too-much-memory", f"the result has more than {limits.table:,} bytes; request less data")
    rows = list(plain_rows(answer.slice(0, limits.sql_rows)))
    return {"columns": answer.column_names, "rows": rows, "truncated": answer.num_rows > limits.sql_rows}
