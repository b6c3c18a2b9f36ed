"""What a collection needs of the dataset that it belongs to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Protocol, TypeVar

import pyarrow as pa

from camwatch.model.record import Record
from camwatch.store.release import Release
from camwatch.store.revision import Revision

__all__ = ["Store"]

R = TypeVar("R", bound=Record)


class Store(Protocol):
    """A dataset, as its collections see it."""

    @property
    def release(self) -> Release:
        """Which release of the dataset it is."""

    @property
    def known_by(self) -> dt.date:
        """The day by which everything that the dataset holds had happened."""

    def count(self, table: str) -> int:
        """Return how many records a table has, without reading it."""

    def table(self, table: str) -> pa.Table:
        """Return a table with its joined columns, rows in the order of their ids."""

    def whole(self, table: str) -> pa.Table:
        """Return a table with its joined columns and those of corroboration."""

    def codes(self, table: str, column: str) -> pa.DictionaryArray[Any, Any]:
        """Return a column of few different words, encoded by them."""

    def row(self, table: str, record_id: str) -> Mapping[str, Any] | None:
        """Return the row with an id, following redirects; None where there is none."""

    def resolve(self, table: str, record_id: str) -> str:
        """Return the id that an id leads to, or raise UnknownId with the nearest ones."""

    def history(self, table: str, record_id: str) -> tuple[Revision[Any], ...]:
        """Return the revisions of a record up to the dataset's release, oldest first."""

    def record(self, cls: type[R], row: Mapping[str, Any]) -> R:
        """Make a record of a row, linked to the dataset."""
