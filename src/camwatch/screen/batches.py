"""Screening of record batches: each comes out with all its rows and columns, and the marks beside them."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyarrow as pa

from camwatch.dataset import Dataset, load
from camwatch.dates import DateLike
from camwatch.errors import CamwatchError, nearest
from camwatch.screen.duties import Duties
from camwatch.screen.finder import Finder
from camwatch.screen.marks import FAULT, LINE, MARKS, OF_OWNER, Marks
from camwatch.screen.verdicts import Rulings

__all__ = ["ScreenError", "Screener", "screen_batches"]


class ScreenError(CamwatchError, ValueError):
    """A table cannot be screened: it is damaged, of another form, or lacks a column; the message says which."""


@functools.lru_cache(maxsize=4)
def _finder(dataset: Dataset) -> Finder:
    return Finder(dataset)


def _is_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        return _is_text(kind.value_type)
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def _plain(column: pa.Array[Any]) -> pa.Array[Any]:
    """Return a column of texts as an array that has one buffer of them."""
    plain: Any = column.dictionary_decode() if isinstance(column, pa.DictionaryArray) else column
    made: pa.Array[Any] = plain.cast(pa.large_string()) if pa.types.is_string_view(plain.type) else plain
    return made


class Screener:
    """What is looked for, in which columns, and for whom.

    Args:
        dataset: The dataset; the newest release where None.
        columns: The columns to look in; every column of texts where None.
        body: Id or exact name of the body that owns the estate, whose commitments are looked up.
        on: The day on which commitments must be in force; today where None.
        jurisdiction: Code or name of the owner's country or part of a country, such as ``"US-OK"``: of an owner that
            the register does not have or, with a name, to say which body of this name is meant.
        kind: Word of :class:`~camwatch.BodyKind`: the kind of such an owner.

    Raises:
        UnknownId: If there is no such body.
        UnresolvedName: If a name does not lead to one body; the message lists the candidates.
        UnknownWord: If the jurisdiction or the kind is not one of the choices.
        InvalidDate: If ``on`` is not a date.
    """

    def __init__(
        self,
        dataset: Dataset | None = None,
        *,
        columns: Sequence[str] | None = None,
        body: str | None = None,
        on: DateLike | None = None,
        jurisdiction: str | None = None,
        kind: str | None = None,
    ) -> None:
        known = load() if dataset is None else dataset
        if isinstance(columns, str):
            raise ScreenError(f"columns is a list of names, not the text {columns!r}; write [{columns!r}]")
        self._columns = None if columns is None else list(columns)
        self._finder = _finder(known)
        anybody = body is None and jurisdiction is None and kind is None
        self.duties: Duties | None = None if anybody else Duties(known, body, on, jurisdiction=jurisdiction, kind=kind)
        """The commitments in force that apply to the owner; None if no owner is given."""
        self._rulings = Rulings(self.duties)

    def places(self, schema: pa.Schema) -> list[int]:
        """Return the places of the columns to look in.

        Raises:
            ScreenError: If one is missing, is there twice, or holds no texts.
        """
        names = list(schema.names)
        taken = sorted(set(names) & MARKS.keys())
        if taken:
            raise ScreenError(f"the table has a column {taken[0]!r} already; was it screened before? Leave it out")
        if self._columns is None:
            places = [
                place
                for place, (name, kind) in enumerate(zip(names, schema.types, strict=True))
                if _is_text(kind) and name not in (FAULT, LINE)
            ]
            if not places:
                described = ", ".join(f"{name} ({kind})" for name, kind in zip(names, schema.types, strict=True))
                raise ScreenError(f"the table has no column of texts; its columns: {described}")
            return places
        places = []
        for column in self._columns:
            count = names.count(column)
            if count == 0:
                own = [name for name in names if name not in (FAULT, LINE)]
                raise ScreenError(f"the table has no column {column!r}; {nearest(column, own)}")
            if count > 1:
                raise ScreenError(f"the table has {count} columns {column!r}; rename all but one, or name no columns")
            place = names.index(column)
            if not _is_text(schema.types[place]):
                raise ScreenError(f"column {column!r} holds {schema.types[place]}, not texts")
            places.append(place)
        return places

    def schema(self, schema: pa.Schema) -> pa.Schema:
        """Return the schema of what comes out for a schema that goes in."""
        self.places(schema)
        for field in MARKS.values():
            if field.name not in OF_OWNER or self.duties is not None:
                schema = schema.append(field)
        return schema

    def screen(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Return a batch with the marks beside its columns.

        Raises:
            ScreenError: If the columns to look in are not there.
        """
        marks = Marks(batch.num_rows)
        for place in self.places(batch.schema):
            marks.add(batch.schema.names[place], self._finder.find(_plain(batch.column(place))))
        added = marks.columns(self._rulings, owner=self.duties is not None)
        made: pa.RecordBatch = pa.RecordBatch.from_arrays(
            [*batch.columns, *added.values()], schema=self.schema(batch.schema)
        )
        return made


def screen_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    dataset: Dataset | None = None,
    columns: Sequence[str] | None = None,
    body: str | None = None,
    on: DateLike | None = None,
    jurisdiction: str | None = None,
    kind: str | None = None,
) -> Iterator[pa.RecordBatch]:
    """Look for vendors in record batches, one after the other, and yield each with what was found.

    Every row and column comes out, in order. The marks are further columns: ``camwatch_verdict`` (a word of
    :class:`RowVerdict`: ``covered``, ``to_check`` or ``vendor``), ``camwatch_vendors`` (ids of the vendors found),
    ``camwatch_confidence`` (of the find on which the verdict rests), ``camwatch_found`` (for each find: column, vendor,
    kind, term, confidence, brand) and, if an owner is given, ``camwatch_commitments`` (ids of the commitments in force
    that apply by a find of high or medium confidence: the owner's own and those that bind it) and ``camwatch_basis``
    (for each commitment that applies, the vendor and the confidence by which it does, low ones too). Memory does not
    grow with the number of batches.

    Args:
        batches: The batches, such as a ``pyarrow.RecordBatchReader``.
        dataset: The dataset; the newest release where None.
        columns: The columns to look in; every column of texts where None.
        body: Id or exact name of the body that owns the estate.
        on: The day on which commitments must be in force; today where None.
        jurisdiction: Code or name of the owner's country or part of a country, such as ``"US-OK"``: of an owner that
            the register does not have or, with a name, to say which body of this name is meant.
        kind: Word of :class:`~camwatch.BodyKind`: the kind of such an owner.

    Raises:
        ScreenError: If a column to look in is missing, is there twice or holds no texts.
        UnknownId: If there is no such body.
        UnresolvedName: If a name does not lead to one body; the message lists the candidates.
        UnknownWord: If the jurisdiction or the kind is not one of the choices.
    """
    screener = Screener(dataset, columns=columns, body=body, on=on, jurisdiction=jurisdiction, kind=kind)
    return map(screener.screen, batches)
