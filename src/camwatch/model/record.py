"""The record: what every row of the register has, and how it finds the records it names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, overload

import attrs

from camwatch.errors import UnlinkedRecord
from camwatch.model.column import ID, ID_WORDS, column

if TYPE_CHECKING:
    from typing import Self

    from camwatch.store.revision import Revision

__all__ = ["Linked", "Record", "Records", "Register"]

R_co = TypeVar("R_co", covariant=True)


class Records(Protocol[R_co]):
    """An ordered collection of records, as a dataset gives it."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[R_co]: ...

    @overload
    def __getitem__(self, key: int | str) -> R_co: ...

    @overload
    def __getitem__(self, key: slice) -> Records[R_co]: ...


class Register(Protocol):
    """What a record needs of the dataset that it came from."""

    @property
    def known_by(self) -> dt.date:
        """The day by which everything that the dataset holds had happened."""

    def get(self, table: str, record_id: str) -> Any:
        """Return the record of a table with an id, following redirects."""

    def related(self, table: str, column: str, record_id: str) -> Any:
        """Return the records of a table that name an id in a column."""

    def binding(self, body_id: str) -> Any:
        """Return the commitments of other bodies that bind a body."""

    def cite_claim(self, claim: Any, style: str) -> str:
        """Return how to cite a claim with its evidence."""

    def plot_vendor(self, vendor: Any, title: str | None) -> Any:
        """Return a picture of a vendor's results."""

    def history_of(self, record: Record) -> Any:
        """Return the revisions of a record, oldest first."""


@attrs.frozen(kw_only=True)
class Linked:
    """Part of a record that follows links through the dataset that it came from."""

    _dataset: Register | None = attrs.field(default=None, init=False, repr=False, eq=False)

    def _register(self) -> Register:
        if self._dataset is None:
            raise UnlinkedRecord(
                f"this {type(self).__name__} was made outside a dataset, so it cannot look up the records "
                "that it names; take it from camwatch.load() instead"
            )
        return self._dataset

    def _get(self, table: str, record_id: str) -> Any:
        return self._register().get(table, record_id)

    def _get_all(self, table: str, ids: tuple[str, ...]) -> Any:
        register = self._register()
        return tuple(register.get(table, one) for one in ids)


@attrs.frozen(kw_only=True)
class Record(Linked):
    """A row of the register."""

    id: str = column(
        "The record's id: never changed and never used again for anything else.",
        pattern=ID,
        expected=ID_WORDS,
    )

    def history(self) -> tuple[Revision[Self], ...]:
        """Return every revision of the record up to the dataset's release, oldest first.

        Revisions of the records that were merged into it are among them, each with its own id.

        Raises:
            UnlinkedRecord: If the record was made by hand, outside a dataset.
        """
        revisions: tuple[Revision[Self], ...] = self._register().history_of(self)
        return revisions
