"""The record: what every row of the register has, and how it finds the records it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, SupportsIndex, TypeVar

import attrs

from camwatch.errors import UnlinkedRecord
from camwatch.model.column import ID, ID_WORDS, column
from camwatch.model.fields import plain_with_computed

if TYPE_CHECKING:
    from typing import Self

    from camwatch.dataset import Dataset
    from camwatch.store.revision import Revision
    from camwatch.store.tables import Tables
else:
    Tables = object  # attrs resolves the annotation below; the model itself imports nothing that is built on it

__all__ = ["Linked", "Record"]

R = TypeVar("R", bound="Record")


# Of a class that others build on, attrs makes no methods that those have of their own: each takes time to make.
@attrs.frozen(kw_only=True, repr=False, eq=False, init=False)
class Linked:
    """Part of a record that follows links through the tables that it came from."""

    _tables: Tables | None = attrs.field(default=None, init=False, repr=False, eq=False)

    def _linked(self) -> Dataset:
        """Return the dataset that the record is from.

        Raises:
            UnlinkedRecord: If it was made by hand.
        """
        if self._tables is None:
            raise UnlinkedRecord(
                f"this {type(self).__name__} was made outside a dataset, so it cannot look up the records "
                "that it names; take it from camwatch.load() instead"
            )
        return self._tables.dataset

    # It cannot be changed, so a copy is the same.

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self


@attrs.frozen(kw_only=True, repr=False, eq=False, init=False)
class Record(Linked):
    """A row of the register."""

    id: str = column(
        "Id of the record, which is never changed and never reused.",
        pattern=ID,
        expected=ID_WORDS,
    )

    def history(self) -> tuple[Revision[Self], ...]:
        """Return every revision of the record up to the dataset's release, oldest first.

        Revisions of the records that were merged into it are among them, each with its own id.

        Raises:
            UnlinkedRecord: If the record was made by hand, outside a dataset.
        """
        return self._linked().collection(type(self)).history(self.id)

    def to_dict(self) -> dict[str, Any]:
        """Return the record as JSON has it, in the form of the JSON Schema of its table's rows.

        Keys are the names of columns, so a link is an id: ``commitment.to_dict()["body"]`` is ``commitment.body_id``.
        The columns that follow from the record's own fields, such as ``status`` and ``country``, are included. Absent
        values are None, dates and words of vocabularies are texts.
        """
        return plain_with_computed(self)

    def __reduce_ex__(self, protocol: SupportsIndex) -> str | tuple[Any, ...]:
        # What comes from a dataset is pickled as its place there; what was made by hand, as what it holds.
        if self._tables is None:
            return super().__reduce_ex__(protocol)
        return _record_of, (self._tables, type(self), self.id)

    def __repr__(self) -> str:
        name = next((text for key in _NAMES if (text := getattr(self, key, None))), "")
        short = name if len(name) <= _REPR else name[: _REPR - 1] + "…"
        return f"<{type(self).__name__} {self.id}{': ' + short if short else ''}>"

    def _repr_html_(self) -> str:
        from camwatch.notebook import card

        return card(f"{type(self).__name__} {self.id}", self.to_dict())


_NAMES = ("name", "title", "summary")
"""The fields that say in words what a record is about, the first of them that it has."""

_REPR = 60
"""How many characters of them its representation shows."""


def _record_of(tables: Tables, cls: type[R], record_id: str) -> R:
    """Return a record that was pickled."""
    return tables.record(cls, tables.row_of(cls, record_id))
