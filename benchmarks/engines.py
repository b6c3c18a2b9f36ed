"""The engines: camwatch, DuckDB and Polars, each warm in a process of its own, asked the same questions.

Run as a worker: ``python -m benchmarks.engines ENGINE FOLDER`` with the conditions of
each question as JSON; it prints the seconds of each answer and which rows came.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from benchmarks.questions import QUESTIONS, Conditions
from benchmarks.timings import repeated

__all__ = ["DATASET", "ENGINES", "Engine"]

DATASET = "dataset.txt"
"""The file that says where the dataset lies, beside the tables."""


class Engine(Protocol):
    """Something that holds the tables and answers questions; making it is not timed with the answers."""

    def count(self, number: int) -> Callable[[], int]:
        """Return what counts the rows that answer a question."""

    def rows(self, number: int) -> Callable[[], Any]:
        """Return what answers a question with rows, every column of them."""

    def ids(self, answer: Any) -> list[str]:
        """Return the ids in an answer."""


def _tables(folder: Path, names: set[str]) -> dict[str, Any]:
    import pyarrow as pa

    found = {}
    for name in names:
        with pa.OSFile(str(folder / f"{name}.arrow"), "r") as file:
            found[name] = pa.ipc.open_file(file).read_all()
    return found


class Camwatch:
    """camwatch's own queries."""

    def __init__(self, folder: Path, _: Sequence[Conditions]) -> None:
        import camwatch

        self._dataset = camwatch.load(path=(folder / DATASET).read_text(encoding="utf-8"))

    def _ask(self, number: int) -> Callable[[], Any]:
        question = QUESTIONS[number]
        return lambda: getattr(self._dataset, question.table).where(**question.keywords)

    def count(self, number: int) -> Callable[[], int]:
        ask = self._ask(number)
        return lambda: len(ask())

    def rows(self, number: int) -> Callable[[], Any]:
        ask = self._ask(number)
        return lambda: ask().to_arrow()

    def ids(self, answer: Any) -> list[str]:
        return [str(one) for one in answer["id"].to_pylist()]


class DuckArrow:
    """DuckDB over the same Arrow tables, registered with a connection that stays open."""

    def __init__(self, folder: Path, conditions: Sequence[Conditions]) -> None:
        import duckdb

        self._conditions = conditions
        self._connection = duckdb.connect()
        for name, table in _tables(folder, {one.table for one in conditions}).items():
            self._hold(name, table)

    def _hold(self, name: str, table: Any) -> None:
        self._connection.register(name, table)

    def _from(self, number: int) -> str:
        asked = self._conditions[number]

        def literal(value: str | bool) -> str:
            return str(value).lower() if isinstance(value, bool) else "'" + value.replace("'", "''") + "'"

        def one_of(values: Sequence[str | bool]) -> str:
            return f"({', '.join(map(literal, values))})"

        wanted = [
            f"{column} = {literal(values[0])}" if len(values) == 1 else f"{column} in {one_of(values)}"
            for column, values in asked.equal.items()
        ]
        for column, values in asked.hold.items():
            either = " or ".join(f"list_contains({column}, {literal(value)})" for value in values)
            wanted.append(f"({either})")
        return f"from {asked.table} where {' and '.join(wanted)}"

    def count(self, number: int) -> Callable[[], int]:
        query = f"select count(*) {self._from(number)}"
        connection = self._connection

        def ask() -> int:
            found = connection.execute(query).fetchone()
            return 0 if found is None else int(found[0])

        return ask

    def rows(self, number: int) -> Callable[[], Any]:
        query = f"select * {self._from(number)}"
        return lambda: self._connection.execute(query).to_arrow_table()

    def ids(self, answer: Any) -> list[str]:
        return [str(one) for one in answer["id"].to_pylist()]


class DuckNative(DuckArrow):
    """DuckDB over tables of its own, in memory, made of the same Arrow tables."""

    def _hold(self, name: str, table: Any) -> None:
        self._connection.register("arrow_table", table)
        self._connection.execute(f"create table {name} as select * from arrow_table")
        self._connection.unregister("arrow_table")


class Polars:
    """Polars over eager data frames made of the same Arrow tables; its answer stays a data frame."""

    def __init__(self, folder: Path, conditions: Sequence[Conditions]) -> None:
        import polars as pl

        self._pl = pl
        self._conditions = conditions
        tables = _tables(folder, {one.table for one in conditions})
        self._frames: dict[str, Any] = {name: pl.DataFrame(table) for name, table in tables.items()}

    def _wanted(self, number: int) -> Any:
        asked = self._conditions[number]
        col = self._pl.col
        wanted = [
            col(column) == values[0] if len(values) == 1 else col(column).is_in(list(values))
            for column, values in asked.equal.items()
        ]
        for column, values in asked.hold.items():
            wanted.append(self._pl.any_horizontal(*(col(column).list.contains(value) for value in values)))
        return self._pl.all_horizontal(*wanted)

    def count(self, number: int) -> Callable[[], int]:
        frame, wanted = self._frames[self._conditions[number].table], self._wanted(number)
        return lambda: int(frame.select(wanted.sum()).item())

    def rows(self, number: int) -> Callable[[], Any]:
        frame, wanted = self._frames[self._conditions[number].table], self._wanted(number)
        return lambda: frame.filter(wanted)

    def ids(self, answer: Any) -> list[str]:
        return [str(one) for one in answer["id"].to_list()]


ENGINES: dict[str, Callable[[Path, Sequence[Conditions]], Engine]] = {
    "camwatch": Camwatch,
    "DuckDB, Arrow table": DuckArrow,
    "DuckDB, own table": DuckNative,
    "Polars": Polars,
}


def _main(name: str, folder: Path, asked: Sequence[Conditions]) -> None:
    begun = time.perf_counter()
    engine = ENGINES[name](folder, asked)
    for number in range(len(asked)):
        engine.count(number)()
    ready = time.perf_counter() - begun
    answers = []
    for number in range(len(asked)):
        ids = sorted(engine.ids(engine.rows(number)()))
        answers.append(
            {
                "count": repeated(engine.count(number)),
                "rows": repeated(engine.rows(number)),
                "found": len(ids),
                "counted": engine.count(number)(),
                "ids": hashlib.sha256("\n".join(ids).encode()).hexdigest(),
            }
        )
    print(json.dumps({"ready": ready, "answers": answers}))


if __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]), [Conditions.read(text) for text in sys.argv[3:]])
