"""Filters: from the keywords of a query to the positions of the rows that pass."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from camwatch.arrow.arrays import texts_array
from camwatch.errors import UnknownArgument, UnknownWord, nearest
from camwatch.model.body import JURISDICTION_WORDS
from camwatch.model.country import COUNTRIES
from camwatch.model.vocabulary import Vocabulary

__all__ = ["Filters", "OneOrMore", "countries", "texts", "words"]

OneOrMore: TypeAlias = str | Iterable[str]
"""An argument that may be one value or several; a row passes that has any of them."""


def texts(argument: str, values: OneOrMore) -> list[str]:
    """Read an argument of one or more texts.

    Raises:
        UnknownArgument: If a value is no text.
    """
    found = [values] if isinstance(values, str) or not isinstance(values, Iterable) else list(values)
    for value in found:
        if not isinstance(value, str):
            raise UnknownArgument(f"{argument}={value!r}: expected a text or several, got {type(value).__name__}")
    return [str(value) for value in found]


def words(argument: str, values: OneOrMore, vocabulary: type[Vocabulary]) -> list[str]:
    """Read an argument of one or more words of a vocabulary.

    Raises:
        UnknownWord: If a value is no word of it; the message lists the choices.
    """
    found = texts(argument, values)
    choices = [member.value for member in vocabulary]
    for value in found:
        if value not in choices:
            raise UnknownWord(f"{argument}={value!r} is not a word of {vocabulary.__name__}; {nearest(value, choices)}")
    return found


def countries(argument: str, values: OneOrMore) -> list[str]:
    """Read an argument of one or more countries or parts of one.

    Raises:
        UnknownWord: If a value is no such code.
    """
    found = texts(argument, values)
    for value in found:
        if value[:2] not in COUNTRIES or value[2:3] not in ("", "-"):
            hint = "; the United Kingdom is GB" if value.upper() == "UK" else ""
            raise UnknownWord(f"{argument}={value!r} is no country: expected {JURISDICTION_WORDS}{hint}")
    return found


class Filters:
    """Conditions on a table that all hold of the rows that pass."""

    def __init__(self, table: pa.Table) -> None:
        self._table = table
        self._mask: Any = None
        self._lists: list[tuple[str, list[str], str | None]] = []

    def column(self, name: str) -> Any:
        """Return a column of the table."""
        return self._table[name]

    def mask(self, mask: Any) -> None:
        """Keep the rows of a mask."""
        self._mask = mask if self._mask is None else pc.and_(self._mask, mask)

    def any_of(self, column: str, values: list[str]) -> None:
        """Keep rows whose column has one of the values."""
        self.mask(pc.is_in(self._table[column], value_set=texts_array(values)))

    def is_true(self, column: str, value: bool) -> None:
        """Keep rows whose truth value is the given one."""
        data = self._table[column]
        self.mask(data if value else pc.invert(data))

    def within(self, column: str, values: list[str]) -> None:
        """Keep rows whose jurisdiction is one of the values or lies in one."""
        data = self._table[column]
        inside = pc.is_in(data, value_set=texts_array(values))
        for value in values:
            inside = pc.or_(inside, pc.starts_with(data, value + "-"))
        self.mask(inside)

    def holds(self, column: str, values: list[str], *, part: str | None = None) -> None:
        """Keep rows whose list has one of the values, or an item with one of them as that part of it."""
        self._lists.append((column, values, part))

    def positions(self) -> pa.Array[Any] | None:
        """Return the positions of the rows that pass, in order; None for all of them."""
        kept: pa.Array[Any] | None = None
        if self._mask is not None:
            kept = pc.indices_nonzero(self._mask)  # null counts as no
        for column, values, part in self._lists:
            lists: Any = self._table[column].combine_chunks()
            if kept is not None:
                lists = lists.take(kept)
            items = pc.list_flatten(lists)
            if part is not None:
                items = pc.struct_field(items, part)
            hits = pc.is_in(items, value_set=texts_array(values))
            rows = pc.unique(pc.list_parent_indices(lists).filter(hits)).cast(pa.uint64())
            kept = rows if kept is None else kept.take(rows)
        return kept
