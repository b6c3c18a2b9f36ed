"""The collection: records of one table, in the order of their ids. A record is made only on request."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, overload

import pyarrow as pa

from camwatch.arrow.arrays import positions_array
from camwatch.arrow.compute import pc
from camwatch.arrow.schema import record_columns
from camwatch.dates import PartialDate
from camwatch.errors import MissingExtra, UnknownArgument, UnknownColumn, UnknownId, nearest
from camwatch.model.fields import field_names, fields
from camwatch.model.record import Record
from camwatch.model.tables import TABLES
from camwatch.store.tables import Tables

if TYPE_CHECKING:
    from typing import Self

    import pandas as pd
    import polars as pl

    from camwatch.collections.filters import Filters
    from camwatch.store.revision import Revision

__all__ = ["Collection"]

R = TypeVar("R", bound=Record)

T = TypeVar("T")

_SHOWN = 10
"""Number of records that a notebook shows."""
_BATCH = 1024
"""Number of rows that are turned into records at once."""


class Collection(Generic[R]):
    """Records of one table, in the order of their ids.

    A collection holds Arrow data; a record is made on request. A query returns a collection of the same class.
    ``collection[0]`` is a record by its position, ``collection[:5]`` a collection, ``collection["gb-tesco"]`` a record
    by its id, or by an id that was merged into it. ``"gb-tesco" in collection`` and ``record in collection`` are True
    or False. Libraries that support the Arrow PyCapsule interface accept a collection directly.
    """

    table_name: ClassVar[str]
    """The name of the table."""
    _shown: ClassVar[tuple[str, ...]]
    """The columns that a notebook shows beside the id."""

    def __init__(self, tables: Tables, positions: pa.Array[Any] | None = None) -> None:
        self._tables = tables
        self._positions = positions

    @property
    def _record(self) -> type[R]:
        return TABLES[self.table_name]  # type: ignore[return-value]

    @property
    def _rows(self) -> pa.Table:
        return self._tables.table(self.table_name)

    def _at(self, positions: pa.Array[Any] | None) -> Self:
        """Return the collection of some of its own rows."""
        if positions is None:
            return self
        if self._positions is not None:
            positions = self._positions.take(positions)
        return type(self)(self._tables, positions)

    def _narrow(self, filters: Filters) -> Self:
        return self._at(filters.positions())

    def _filters(self) -> Filters:
        from camwatch.collections.filters import Filters

        return Filters(self._rows, self._positions, lambda column: self._tables.codes(self.table_name, column))

    def __len__(self) -> int:
        return self._tables.count(self.table_name) if self._positions is None else len(self._positions)

    def __bool__(self) -> bool:
        return len(self) > 0

    def __iter__(self) -> Iterator[R]:
        rows = self.select(*record_columns(self.table_name))
        for batch in rows.to_batches(max_chunksize=_BATCH):
            for row in batch.to_pylist():
                yield self._tables.record(self._record, row)

    @overload
    def __getitem__(self, key: int | str) -> R: ...

    @overload
    def __getitem__(self, key: slice) -> Self: ...

    def __getitem__(self, key: int | str | slice) -> R | Self:
        if isinstance(key, str):
            return self._by_id(key)
        if isinstance(key, slice):
            return self._at(positions_array(range(*key.indices(len(self)))))
        count = len(self)
        place = key + count if key < 0 else key
        if not 0 <= place < count:
            raise IndexError(f"position {key} is out of range; the collection has {count} {self.table_name}")
        if self._positions is not None:
            place = self._positions[place].as_py()
        row = self._rows.slice(place, 1).select(record_columns(self.table_name)).to_pylist()[0]
        return self._tables.record(self._record, row)

    def _by_id(self, key: str) -> R:
        if self._positions is None:
            return self._tables.record(self._record, self._tables.row(self.table_name, key))
        place = self._place(self._tables.canonical_id(self.table_name, key))
        if place is None:
            near = nearest(key, self.ids, of=self.table_name)
            raise UnknownId(f"{key!r} is not among these {len(self)} {self.table_name}; {near}")
        return self[place]

    def _place(self, record_id: str) -> int | None:
        ids = self._rows["id"]
        row = bisect.bisect_left(range(len(ids)), record_id, key=lambda place: str(ids[place]))
        if row == len(ids) or str(ids[row]) != record_id:
            return None
        if self._positions is None:
            return row
        # The records of a part need not be in the order of their ids.
        place: int = pc.index(self._positions, positions_array([row])[0]).as_py()
        return None if place < 0 else place

    def __contains__(self, record: object) -> bool:
        if isinstance(record, str):
            known = self._tables.known_id(self.table_name, record)
            return known is not None and self._place(known) is not None
        if not isinstance(record, self._record):
            return False
        place = self._place(record.id)
        return place is not None and self[place] == record

    @overload
    def get(self, record_id: str) -> R | None: ...

    @overload
    def get(self, record_id: str, default: T) -> R | T: ...

    def get(self, record_id: str, default: T | None = None) -> R | T | None:
        """Return the record with an id, following redirects, or a default if the collection does not have it.

        Args:
            record_id: The id.
            default: What to return if no record of this collection has it, or the record was withdrawn.
        """
        if record_id not in self:
            return default
        return self[record_id]

    def sort_by(self, *columns: str, descending: bool = False) -> Self:
        """Return the records sorted by some columns; records without a value come last.

        Dates are sorted by their first possible day, then by their last. Records that are equal in all of the columns
        keep their order.

        Args:
            columns: The names of columns, as :meth:`select` takes them, the most important first.
            descending: Whether the largest, the newest or the last in the alphabet comes first.

        Raises:
            UnknownColumn: If the table has no such column; the message lists the nearest.
            UnknownArgument: If a column holds lists or parts, which have no order.
        """
        order = list(range(len(self)))
        dates = {field.name for field in fields(self._record) if field.type is PartialDate}
        rows = self.select(*columns)
        for name in reversed(rows.column_names):
            if pa.types.is_nested(rows.schema.field(name).type):
                raise UnknownArgument(
                    f"{self.table_name} cannot be sorted by {name!r}, whose values are "
                    "lists or objects; choose another column"
                )
            values: list[Any] = rows[name].to_pylist()
            keys = [PartialDate(value).sort_key if name in dates and value is not None else value for value in values]
            there = [place for place in order if keys[place] is not None]
            there.sort(key=lambda place: keys[place], reverse=descending)
            order = there + [place for place in order if keys[place] is None]
        return self._at(positions_array(order))

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its records, in order."""
        ids = self._rows["id"]
        return tuple(str(one) for one in (ids if self._positions is None else ids.take(self._positions)).to_pylist())

    def history(self, record_id: str) -> tuple[Revision[R], ...]:
        """Return every revision of a record, up to the dataset's release, oldest first.

        For an id that was merged into another, this is the history of the other. It includes the revisions of all
        records that were merged into it, each with its own id. The history of a record that was withdrawn ends with the
        release that dropped it, and the reason.

        Args:
            record_id: The id, which need not be among the records of this collection.

        Raises:
            UnknownId: If there never was such a record.
        """
        from camwatch.store.history import history

        return history(self._tables, self.table_name, record_id)

    def to_arrow(self) -> pa.Table:
        """Return the records as an Arrow table: the columns of the data dictionary."""
        whole = self._tables.with_evidence(self.table_name)
        return whole if self._positions is None else whole.take(self._positions)

    def select(self, *columns: str) -> pa.Table:
        """Return some columns of the records as an Arrow table, without the evidence that :class:`Users` adds.

        A column may be named by its attribute too: ``body_id`` is the column ``body``.

        Raises:
            UnknownColumn: If the table has no such column; the message lists the nearest.
        """
        whole = self._rows.select([self._column(column) for column in columns])
        return whole if self._positions is None else whole.take(self._positions)

    def _column(self, name: str) -> str:
        """Return the name of a column, which may be given as the name of its attribute."""
        names = self._rows.column_names
        column = name if name in names else field_names(self._record).get(str(name))
        if column is None:
            raise UnknownColumn(
                f"{self.table_name} has no column {name!r}; {nearest(str(name), names, of='columns', by='name')}"
            )
        return column

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return each record as a dict of JSON values; see :meth:`camwatch.model.record.Record.to_dict`."""
        return [record.to_dict() for record in self]

    def to_pandas(self) -> pd.DataFrame:
        """Return the records as a pandas data frame.

        Raises:
            MissingExtra: If pandas is not installed.
        """
        try:
            import pandas  # noqa: F401, ICN001 (Arrow imports it itself; this asks whether it is there)
        except ImportError:
            raise MissingExtra("to_pandas() needs pandas: pip install pandas") from None
        return self.to_arrow().to_pandas()

    def to_polars(self) -> pl.DataFrame:
        """Return the records as a Polars data frame.

        Raises:
            MissingExtra: If Polars is not installed.
        """
        try:
            import polars as pl
        except ImportError:
            raise MissingExtra("to_polars() needs Polars: pip install polars") from None
        frame = pl.from_arrow(self.to_arrow())
        assert isinstance(frame, pl.DataFrame)
        return frame

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Hand the records over by the Arrow PyCapsule interface."""
        stream: Any = self.to_arrow()
        return stream.__arrow_c_stream__(requested_schema)

    # It never changes, so a copy is the same.

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[object, ...]:
        return _of_ids, (type(self), self._tables, None if self._positions is None else self.ids)

    def _repr_html_(self) -> str:
        from camwatch.notebook import table

        count, some = len(self), self[:_SHOWN]
        rows = [list(row.values()) for row in some.select("id", *self._shown).to_pylist()]
        more = f"{count - _SHOWN:,} more" if count > _SHOWN else ""
        names = [name.replace("_", " ") for name in ("id", *self._shown)]
        return table(names, rows, title=f"{count:,} {self.table_name.replace('_', ' ')}", note=more)

    def __repr__(self) -> str:
        count = len(self)
        shown = ", ".join(str(one) for one in self[:3].ids) if count else ""
        return f"<{count:,} {self.table_name}{': ' + shown if shown else ''}{', …' if count > 3 else ''}>"


def _of_ids(cls: type[Collection[Any]], tables: Tables, ids: tuple[str, ...] | None) -> Collection[Any]:
    """Return a collection that was pickled: all records of a table, or those with some ids."""
    return cls(tables, None if ids is None else tables.positions(cls.table_name, list(ids)))
