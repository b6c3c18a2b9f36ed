"""The record: what every row of the register has, and how it finds the records it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from camwatch.errors import UnlinkedRecord
from camwatch.model.column import ID, ID_WORDS, column

if TYPE_CHECKING:
    from typing import Self

    from camwatch.dataset import Dataset
    from camwatch.store.revision import Revision
    from camwatch.store.tables import Tables
else:
    Tables = object  # attrs resolves the annotation below; the model itself imports nothing that is built on it

__all__ = ["Linked", "Record"]


@attrs.frozen(kw_only=True)
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
        return self._linked().collection(type(self)).history(self.id)
