"""Filters: from the keywords of a query to the positions of the rows that pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias, TypeVar

import pyarrow as pa

from camwatch.arrow.arrays import integers_array, texts_array
from camwatch.arrow.compute import pc
from camwatch.errors import UnknownArgument, UnknownWord
from camwatch.model.record import Record
from camwatch.model.vocabulary import Vocabulary
from camwatch.wording import as_word, noun

__all__ = ["Filters", "OneOrMore", "Records", "place", "places", "refuse_several", "texts", "truth", "words"]

R = TypeVar("R", bound=Record)

OneOrMore: TypeAlias = str | Iterable[str]
"""An argument that may be one value or several; a row passes that has any of them."""
Records: TypeAlias = str | R | Iterable[str | R]
"""An argument that names one record or several: by id, by name, or the record itself."""


def texts(argument: str, values: OneOrMore) -> list[str]:
    """Read an argument of one or more texts.

    Raises:
        UnknownArgument: If a value is not a text.
    """
    found = [values] if isinstance(values, str) or not isinstance(values, Iterable) else list(values)
    for value in found:
        if not isinstance(value, str):
            raise UnknownArgument(f"{argument}={value!r}: expected a str or a list of str, got {type(value).__name__}")
        if not value.isprintable() and any("\ud800" <= sign <= "\udfff" for sign in value):
            raise UnknownArgument(f"{argument}={value!r}: half of a surrogate pair is not a character")
    return [str(value) for value in found]


def truth(argument: str, value: object) -> bool:
    """Read an argument that is True or False.

    Raises:
        UnknownArgument: If it is neither.
    """
    if not isinstance(value, bool):
        raise UnknownArgument(f"{argument}={value!r}: expected True or False, got {type(value).__name__}")
    return value


def words(argument: str, values: OneOrMore, vocabulary: type[Vocabulary]) -> list[str]:
    """Read an argument of one or more words of a vocabulary.

    A word is also accepted as it is shown: ``under review`` and ``FOI`` are ``under_review`` and ``foi``.

    Raises:
        UnknownWord: If a value is not a word of it; the message lists the choices.
    """
    plain = {word.value.casefold(): word.value for word in vocabulary}
    found = []
    for value in texts(argument, values):
        word = plain.get(as_word(value).casefold())
        if word is None:
            refuse_several(argument, value, lambda part: as_word(part).casefold() in plain)
            raise UnknownWord(f"{argument}={value!r} is not a valid {noun(vocabulary)}; {vocabulary.hint(value)}")
        found.append(word)
    return found


def places(argument: str, values: OneOrMore, held: Iterable[str]) -> list[str]:
    """Read an argument of one or more countries or parts of one, as codes or by name.

    Args:
        argument: Its name, for messages.
        values: Such as ``"GB"``, ``"gb-sct"``, ``"Scotland"``, or several.
        held: The codes that the data has. A place that contains none of them is refused, as it can match nothing.

    Returns:
        The codes in ``held`` that are one of the places or within one.

    Raises:
        UnknownWord: If a value does not name exactly one place, or names a place without data.
    """
    from camwatch.model.place import inside, named  # names of places are not needed for a record by its id

    codes = sorted(set(held))
    found: dict[str, None] = {}
    for value in texts(argument, values):
        try:
            wanted = place(argument, value)
        except UnknownWord:
            refuse_several(argument, value, named)
            raise
        within = [code for code in codes if inside(code, wanted)]
        if not within:
            raise UnknownWord(f"{argument}={value!r}: {_without(wanted, codes)}")
        found.update(dict.fromkeys(within))
    return list(found)


_SEPARATOR = re.compile(r"\s*[,;/&|]\s*|\s+and\s+", re.IGNORECASE)


def refuse_several(argument: str, value: str, valid: Callable[[str], object]) -> None:
    """Refuse a value that gives several at once, such as "GB, US", and say how several are given.

    Args:
        argument: The name of the argument, for the message.
        value: A value that is not valid as a whole.
        valid: A function that is true of a valid value.

    Raises:
        UnknownWord: If every part of the value is valid.
    """
    parts = [part for part in _SEPARATOR.split(value) if part]
    if len(parts) > 1 and all(valid(part) for part in parts):
        raise UnknownWord(f"{argument}={value!r} contains several values; pass {argument}={parts!r}")


def place(argument: str, value: object) -> str:
    """Read an argument of one country or region, and return its code.

    Raises:
        UnknownArgument: If the value is not a text.
        UnknownWord: If it does not name exactly one place.
    """
    from camwatch.model.place import place_code

    if not isinstance(value, str):
        raise UnknownArgument(f"{argument}={value!r}: expected a str, got {type(value).__name__}")
    try:
        return place_code(value)
    except UnknownWord as error:
        raise UnknownWord(f"{argument}={error}") from None


def _without(wanted: str, held: Sequence[str]) -> str:
    """Return the message that the data has no records from a place, with the places that it has."""
    from camwatch.model.place import the_place

    country = wanted[:2]
    there = [code for code in held if code[:2] == country] if "-" in wanted else []
    choices = ", ".join(there or dict.fromkeys(code[:2] for code in held))
    held_here = "from that country it has" if there else "it has records from"
    return f"this release has no records from {the_place(wanted)} ({wanted}); {held_here}: {choices}"


class Filters:
    """Conditions on the rows of a table; a row passes if it meets all of them.

    Args:
        table: The table.
        positions: The positions of the rows to test; None for all.
        codes: A function that gives a dictionary-encoded column. Comparing numbers is quicker than comparing str.
    """

    def __init__(
        self,
        table: pa.Table,
        positions: pa.Array[Any] | None = None,
        codes: Callable[[str], pa.DictionaryArray[Any, Any]] | None = None,
    ) -> None:
        self._table = table
        self._positions = positions
        self._codes = codes
        self._mask: Any = None
        self._lists: list[tuple[str, list[str], str | None]] = []

    def column(self, name: str) -> Any:
        """Return a column of the rows that are asked."""
        column = self._table[name]
        return column if self._positions is None else column.take(self._positions)

    def mask(self, mask: Any) -> None:
        """Keep the rows of a mask."""
        self._mask = mask if self._mask is None else pc.and_(self._mask, mask)

    def any_of(self, column: str, values: list[str]) -> None:
        """Keep rows whose column has one of the values."""
        self.mask(pc.is_in(self.column(column), value_set=texts_array(values)))

    def any_word(self, column: str, words: list[str]) -> None:
        """Keep rows whose column, one of few different words, has one of the given."""
        if self._positions is not None or self._codes is None:
            return self.any_of(column, words)
        encoded: Any = self._codes(column)
        wanted = [code for code, word in enumerate(encoded.dictionary.to_pylist()) if word in words]
        return self.mask(pc.is_in(encoded.indices, value_set=integers_array(wanted)))

    def is_true(self, column: str, value: bool) -> None:
        """Keep rows whose truth value is the given one."""
        data = self.column(column)
        self.mask(data if value else pc.invert(data))

    def holds(self, column: str, values: list[str], *, part: str | None = None) -> None:
        """Keep rows whose list has one of the values, or an item with one of them as that part of it."""
        self._lists.append((column, values, part))

    def positions(self) -> pa.Array[Any] | None:
        """Return the positions of the rows that pass, in order; None for all of them."""
        kept: pa.Array[Any] | None = None
        if self._mask is not None:
            kept = pc.indices_nonzero(self._mask)  # null counts as no
        for column, values, part in self._lists:
            lists: Any = self.column(column).combine_chunks()
            if kept is not None:
                lists = lists.take(kept)
            items = pc.list_flatten(lists)
            if part is not None:
                items = pc.struct_field(items, part)
            hits = pc.is_in(items, value_set=texts_array(values))
            # The positions rise, so equal ones lie together.
            rows = pc.run_end_encode(pc.list_parent_indices(lists).filter(hits)).values.cast(pa.uint64())
            kept = rows if kept is None else kept.take(rows)
        return kept
