"""Screening of record batches: each is returned with all its rows and columns, and the result columns after them."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa

from camwatch.dataset import Dataset, load
from camwatch.dates import DateLike
from camwatch.screen.collecting import not_collecting
from camwatch.screen.columns import Searched, searched_columns
from camwatch.screen.duties import Duties
from camwatch.screen.finder import Finder
from camwatch.screen.leaves import leaves
from camwatch.screen.marks import MARKS, OF_OWNER, Marks
from camwatch.screen.readers.base import ScreenError
from camwatch.screen.verdicts import Rulings

__all__ = ["ScreenError", "Screener", "screen_batches"]


@functools.lru_cache(maxsize=4)
def _finder(dataset: Dataset) -> Finder:
    return Finder(dataset)


class Screener:
    """A screening: the vendors to find, the columns to search and the owner of the equipment.

    Args:
        dataset: The dataset; the newest release if None.
        columns: Names or positions (the first is 1) of the columns to search; every column that holds text if None.
        body: Id or exact name of the body that owns the estate, whose commitments are looked up.
        on: The day on which commitments must be in force; today if None.
        jurisdiction: Code or name of the owner's country or part of a country, such as ``"US-OK"``: of an owner that
            the register does not have or, with a name, to say which body of this name is meant.
        kind: Word of :class:`~camwatch.BodyKind`: the kind of such an owner.

    Raises:
        UnknownId: If no body has this id.
        UnresolvedName: If a name does not lead to one body; the message lists the candidates.
        UnknownWord: If the jurisdiction or the kind is not one of the choices.
        InvalidDate: If ``on`` is not a date.
    """

    def __init__(
        self,
        dataset: Dataset | None = None,
        *,
        columns: Sequence[str | int] | None = None,
        body: str | None = None,
        on: DateLike | None = None,
        jurisdiction: str | None = None,
        kind: str | None = None,
    ) -> None:
        known = load() if dataset is None else dataset
        self.dataset: Dataset = known
        """The dataset that is searched for."""
        if isinstance(columns, str):
            raise ScreenError(f"columns must be a list of names, not the str {columns!r}; write [{columns!r}]")
        self._columns = None if columns is None else list(columns)
        self._finder = _finder(known)
        anybody = body is None and jurisdiction is None and kind is None
        self.duties: Duties | None = None if anybody else Duties(known, body, on, jurisdiction=jurisdiction, kind=kind)
        """The commitments in force that apply to the owner; None if no owner is given."""
        self._rulings = Rulings(self.duties)

    def searched(self, schema: pa.Schema) -> Searched:
        """Return which columns of a table are searched, and which are not.

        Raises:
            UnknownColumn: If the column is unknown; the message lists the nearest.
            ScreenError: If a column is there twice or holds no text, or the table was screened before.
        """
        marked = sorted(set(schema.names) & MARKS.keys())
        if marked:
            raise ScreenError(
                f"the table already has a column {marked[0]!r} from an earlier screening; remove that column"
            )
        return searched_columns(schema, self._columns)

    def schema(self, schema: pa.Schema) -> pa.Schema:
        """Return the schema of the result for the schema of a table."""
        self.searched(schema)
        for field in MARKS.values():
            if field.name not in OF_OWNER or self.duties is not None:
                schema = schema.append(field)
        return schema

    def screen(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Return a batch with the marks beside its columns.

        Raises:
            UnknownColumn: If a column to look in is missing.
            ScreenError: If a column to look in is there twice or holds no text.
        """
        marks = Marks(batch.num_rows)
        with not_collecting():
            for place in self.searched(batch.schema).places:
                for part in leaves(batch.schema.field(place), batch.column(place)):
                    for name, found in part.by_name(self._finder.find(part.texts)).items():
                        marks.add(name, found)
            added = marks.columns(self._rulings, owner=self.duties is not None)
        made: pa.RecordBatch = pa.RecordBatch.from_arrays(
            [*batch.columns, *added.values()], schema=self.schema(batch.schema)
        )
        return made


def screen_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    dataset: Dataset | None = None,
    columns: Sequence[str | int] | None = None,
    body: str | None = None,
    on: DateLike | None = None,
    jurisdiction: str | None = None,
    kind: str | None = None,
) -> Iterator[pa.RecordBatch]:
    """Find vendors in record batches, and yield each batch with its result columns.

    Every row and column is kept, in order. The result columns are ``camwatch_verdict`` (a word of
    :class:`RowVerdict`: ``covered``, ``to_check`` or ``vendor``), ``camwatch_vendors`` (the ids of the vendors found),
    ``camwatch_confidence`` (of the match on which the verdict rests) and ``camwatch_found`` (for each match: column,
    vendor, kind, term, confidence, brand). If an owner is given, there are also ``camwatch_commitments`` (the ids of
    the commitments in force that apply by a match of high or medium confidence: the owner's own and those that bind
    it) and ``camwatch_basis`` (for each commitment that applies, its vendor and confidence, including low ones).
    Memory use does not grow with the number of batches.

    Args:
        batches: The batches, such as a ``pyarrow.RecordBatchReader``.
        dataset: The dataset; the newest release if None.
        columns: Names or positions (the first is 1) of the columns to search; every column that holds text if None.
        body: Id or exact name of the body that owns the estate.
        on: The day on which commitments must be in force; today if None.
        jurisdiction: Code or name of the owner's country or part of a country, such as ``"US-OK"``: of an owner that
            the register does not have or, with a name, to say which body of this name is meant.
        kind: Word of :class:`~camwatch.BodyKind`: the kind of such an owner.

    Raises:
        UnknownColumn: If a column to look in is missing; the message lists the nearest.
        ScreenError: If a column to look in is there twice or holds no text.
        UnknownId: If no body has this id.
        UnresolvedName: If a name does not lead to one body; the message lists the candidates.
        UnknownWord: If the jurisdiction or the kind is not one of the choices.
    """
    screener = Screener(dataset, columns=columns, body=body, on=on, jurisdiction=jurisdiction, kind=kind)
    return map(screener.screen, batches)
