"""SQL over the tables of a dataset. Queries run in DuckDB, which can read the tables and nothing else."""

from __future__ import annotations

import contextlib
import datetime as dt
import math
import re
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from camwatch.dates import PartialDate
from camwatch.errors import MissingExtra, QueryError, UnknownArgument

if TYPE_CHECKING:
    import duckdb

__all__ = ["MOST_BYTES", "SECONDS", "Database", "plain_rows"]

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    # Do not load secrets that other programs of the user have stored.
    "allow_persistent_secrets": "false",
    # Do not look up unknown tables among the program's variables.
    "python_enable_replacements": "false",
    # A query that needs too much memory fails instead of spilling to a file.
    "temp_directory": "",
    "memory_limit": "2GB",
}
_LOCKS = (
    # DuckDB would otherwise look for secrets in the home directory.
    "SET secret_directory = ''",
    # This forbids files, the network, ATTACH, COPY, EXPORT and extensions. If it were set on opening the database,
    # DuckDB would allow access to files in the working directory that are named like the database.
    "SET enable_external_access = false",
    # After this, no setting can be changed, including those that would open a log or a profile.
    "SET lock_configuration = true",
)
MOST_BYTES = 1_000_000_000
"""The largest result in bytes. It is held in memory in addition to what the query itself needs."""
SECONDS = 60.0
"""The default time limit of a query, in seconds."""
_ROWS_A_BATCH = 100_000


def _value(parameter: object) -> object:
    if isinstance(parameter, PartialDate):
        return parameter.text
    # DuckDB does not accept subclasses of str, such as the words of vocabularies.
    return str(parameter) if isinstance(parameter, str) else parameter


def _values(parameters: Sequence[object] | Mapping[str, object] | None) -> list[object] | dict[str, object] | None:
    if isinstance(parameters, Mapping):
        return {name: _value(parameter) for name, parameter in parameters.items()}
    if isinstance(parameters, str) or not isinstance(parameters, Iterable | None):
        kind = type(parameters).__name__
        raise QueryError(f"parameters must be a list or a dict, not {kind}; write [value] for one parameter")
    return [_value(parameter) for parameter in parameters] if parameters else None


_ROWS_SHOWN = 20
"""The number of rows of a result that a notebook shows."""


def _html(answer: pa.Table) -> str:
    from camwatch.notebook import table

    count = answer.num_rows
    rows = [list(row.values()) for row in answer.slice(0, _ROWS_SHOWN).to_pylist()]
    more = f"{count - _ROWS_SHOWN:,} more" if count > _ROWS_SHOWN else ""
    return table(answer.column_names, rows, title=f"{count:,} rows", note=more)


def _show_in_notebooks() -> None:
    """Make notebooks show Arrow tables as tables instead of text. Outside a notebook, this has no effect."""
    if "IPython" not in sys.modules:
        return
    import IPython

    shell = IPython.get_ipython()
    formatter = None if shell is None else shell.display_formatter.formatters["text/html"]
    if formatter is not None and pa.Table not in formatter.type_printers:
        formatter.for_type(pa.Table, _html)


def _whole(relation: Any) -> pa.Table:
    """Read a result to its end.

    Raises:
        QueryError: If it is larger than :data:`MOST_BYTES`.
    """
    # Older versions of DuckDB have only the older name.
    read = relation.to_arrow_reader if hasattr(relation, "to_arrow_reader") else relation.fetch_arrow_reader
    reader: pa.RecordBatchReader = read(_ROWS_A_BATCH)
    batches, size = [], 0
    for batch in reader:
        size += batch.nbytes
        if size > MOST_BYTES:
            raise QueryError(f"the result has over {MOST_BYTES:,} bytes; request less data, for example with LIMIT")
        batches.append(batch)
    return pa.Table.from_batches(batches, reader.schema)


_UNSIGNED = "UHUGEINT"
"""DuckDB's type of integers up to 2^128. Arrow gets them as signed numbers, so that large ones become negative."""


def _unsigned(types: Sequence[str], names: Sequence[str]) -> list[int]:
    """Return the positions of the columns with numbers of that type.

    Raises:
        QueryError: If a column has such numbers in lists or structs.
    """
    for kind, name in zip(types, names, strict=True):
        if _UNSIGNED in kind and kind != _UNSIGNED:
            raise QueryError(
                f"column {name!r} has numbers of type {_UNSIGNED} in lists or structs; cast them to VARCHAR"
            )
    return [place for place, kind in enumerate(types) if kind == _UNSIGNED]


def _of_bits(value: Any) -> Decimal:
    """Return the unsigned number that arrived as a signed one or, from older versions of DuckDB, as 16 bytes."""
    return Decimal(int.from_bytes(value, "little") if isinstance(value, bytes) else int(value) % 2**128)


def _with_unsigned(answer: pa.Table, places: Sequence[int]) -> pa.Table:
    """Return a result with the true values of the unsigned columns."""
    for place in places:
        values = [None if value is None else _of_bits(value) for value in answer.column(place).to_pylist()]
        column = pa.array(values, pa.decimal256(39, 0))
        answer = answer.set_column(place, answer.column_names[place], column)
    return answer


class Database:
    """Tables that can be queried with SQL.

    Args:
        tables: Arrow tables by name. They are read in place, not copied.
        settings: Further settings of DuckDB, such as ``memory_limit`` and ``threads``.

    Raises:
        MissingExtra: If DuckDB is not installed.
    """

    def __init__(self, tables: Mapping[str, pa.Table], settings: Mapping[str, str | int] | None = None) -> None:
        try:
            import duckdb
        except ImportError:
            raise MissingExtra("SQL needs optional packages; run: pip install 'camwatch[sql]'") from None
        self._names = ", ".join(tables)
        self._tables = tables
        self._instance = duckdb.connect(":memory:", config={**_SETTINGS, **(settings or {})})
        for lock in _LOCKS:
            self._instance.execute(lock)
        self._local = threading.local()

    @property
    def _connection(self) -> duckdb.DuckDBPyConnection:
        """The thread's own connection: one connection runs one query at a time."""
        connection: duckdb.DuckDBPyConnection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._instance.cursor()
            for name, table in self._tables.items():
                connection.register(name, table)
            self._local.connection = connection
        return connection

    def _select(self, query: str) -> Any:
        """Return the query as one SELECT statement.

        A SELECT cannot change anything: the tables are in Arrow, and no others can be created.
        """
        import duckdb

        if not isinstance(query, str):
            raise QueryError(f"a query must be a str, not {type(query).__name__}")
        statements = self._connection.extract_statements(query)
        if not statements:
            raise QueryError("the query is empty; give one SELECT statement")
        if len(statements) != 1:
            raise QueryError(f"expected one SQL statement, got {len(statements)}; run each statement on its own")
        kind = statements[0].type
        if kind != duckdb.StatementType.SELECT:
            name = str(getattr(kind, "name", kind)).lower()
            raise QueryError(
                f"{name.upper()} is not allowed; use SELECT, DESCRIBE, SHOW or SUMMARIZE; the tables are {self._names}"
            )
        return statements[0]

    @contextlib.contextmanager
    def _stopped_after(self, seconds: object) -> Iterator[None]:
        """Interrupt the query on the thread's connection after some seconds."""
        if seconds is None:
            yield
            return
        if (
            isinstance(seconds, bool)
            or not isinstance(seconds, int | float)
            or not 0 < seconds <= threading.TIMEOUT_MAX
        ):
            raise UnknownArgument(f"seconds={seconds!r:.40}: expected a positive number, or None for no limit")
        # The timer's thread lets go of its function only after it has been joined. If it held the last reference to the
        # connection then, at the end of the interpreter, closing the connection there would abort the process.
        running = [self._connection]

        def stop() -> None:
            for connection in running:
                connection.interrupt()

        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            running.clear()

    def answer(
        self,
        query: str,
        parameters: Sequence[object] | Mapping[str, object] | None = None,
        *,
        most: int | None = None,
        seconds: float | None = SECONDS,
    ) -> pa.Table:
        """Run a query.

        Args:
            query: One SELECT.
            parameters: Values of ``?`` in their order, or of ``$name`` by name.
            most: Maximum number of rows to return; None for all.
            seconds: Time limit in seconds; None for no limit.

        Raises:
            QueryError: If the query has a fault, is not a SELECT, or exceeds a limit of time, memory or size.
            UnknownArgument: If the number of seconds is not a positive number.
        """
        import duckdb

        with self._stopped_after(seconds):
            try:
                relation = self._connection.sql(self._select(query), params=_values(parameters))
                names = relation.columns
                unsigned = _unsigned([str(kind) for kind in relation.types], names)
                found = _with_unsigned(_whole(relation if most is None else relation.limit(most)), unsigned)
            except duckdb.InterruptException:
                raise QueryError(
                    f"the query reached the time limit ({seconds:,g} second{'' if seconds == 1 else 's'}) and was "
                    "stopped; request less data, or raise seconds="
                ) from None
            except duckdb.OutOfMemoryException:
                raise QueryError("the query needs too much memory; request less data, for example with LIMIT") from None
            except duckdb.ParserException as error:
                raise QueryError(str(error).rstrip()) from error
            except (duckdb.Error, TypeError) as error:
                # A str that DuckDB cannot take, because it has half of a surrogate pair, is a TypeError.
                reason = str(error).rstrip()
                if isinstance(error, TypeError):
                    raise QueryError("the query contains half of a surrogate pair; remove that character") from error
                if "count mismatch" in reason and isinstance(parameters, Mapping):
                    raise QueryError(_surplus(query, parameters)) from error
                if (lacking := re.search(r"Values were not provided for .*parameters: ([^\d]\w*)", reason)) is not None:
                    name = lacking[1]
                    raise QueryError(f"the query has the parameter ${name}; pass parameters={{{name!r}: …}}") from error
                if not isinstance(error, duckdb.BinderException | duckdb.CatalogException):
                    raise QueryError(reason) from error
                if re.search(r"\bstanding\b", reason.partition("LINE")[0]):
                    reason += ". A standing is computed for a day and is not a column"
                end = "" if reason.endswith((".", "?", "!", "^")) else "."
                raise QueryError(f"{reason}{end}\nThe tables are {self._names}.") from error
        _show_in_notebooks()
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise QueryError(f"the result has several columns named {', '.join(twice)}; give each its own name with AS")
        return found


def _surplus(query: str, parameters: Mapping[str, object]) -> str:
    """Return the message that a query does not have some of the parameters."""
    surplus = [name for name in parameters if not re.search(rf"\${re.escape(name)}\b", query)] or list(parameters)
    verb, them = ("does not use", "it") if len(surplus) == 1 else ("uses none of", "them")
    return f"the query {verb} {', '.join(f'${name}' for name in surplus)}; leave {them} out, or correct the query"


def _plain(value: Any) -> Any:
    """Return a value of a result in a form that JSON has."""
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, Decimal):
        # DuckDB returns sums of integers as decimals without a fraction.
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int) else str(value)


def _column_values(column: Any) -> list[Any]:
    """Return the values of a column; dates that Python cannot hold (infinity, the year 290000) become str."""
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
"""The calendar repeats after this many days, which are this many years."""


def _day(number: int) -> str:
    """Return as str a day, counted from 1970, in a year beyond the range of Python's dates."""
    cycles, rest = divmod(number, _DAYS)
    day = dt.date(1970, 1, 1) + dt.timedelta(days=rest)
    return f"{day.year + cycles * _YEARS}-{day:%m-%d}"


def plain_rows(answer: pa.Table) -> Iterator[dict[str, Any]]:
    """Yield the rows of a result for JSON: dates as str, sums of integers as numbers."""
    columns = [_column_values(column) for column in answer.columns]
    for values in zip(*columns, strict=True):
        yield dict(zip(answer.column_names, values, strict=True))
