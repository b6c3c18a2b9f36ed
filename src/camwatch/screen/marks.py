"""The marks: the result columns that screening adds to a table."""

from __future__ import annotations

import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import pyarrow as pa

from camwatch.arrow.arrays import integers_array, lists_array, text_lists_array, texts_array
from camwatch.screen.finder import Find
from camwatch.screen.names import FAULT, LINE, REST
from camwatch.screen.verdicts import Basis, Ruling, Rulings

__all__ = [
    "BASIS",
    "COMMITMENTS",
    "CONFIDENCE",
    "FAULT",
    "FOUND",
    "LINE",
    "MARKS",
    "OF_OWNER",
    "REST",
    "VENDORS",
    "VERDICT",
    "Marks",
]

VERDICT = "camwatch_verdict"
"""The column of the verdict: a word of :class:`~camwatch.screen.verdicts.RowVerdict`; null if nothing was found."""
VENDORS = "camwatch_vendors"
"""The column of the ids of vendors found, most reliable first."""
CONFIDENCE = "camwatch_confidence"
"""The column of the confidence of the match on which the verdict rests: high, medium or low; null without a match."""
FOUND = "camwatch_found"
"""The column of the matches with their positions."""
COMMITMENTS = "camwatch_commitments"
"""The column of the ids of commitments in force that apply by a match of high or medium confidence; with an owner."""
BASIS = "camwatch_basis"
"""The column of the vendor and confidence by which each commitment in force applies; with an owner."""

_FOUND_TYPE = pa.struct(
    [
        pa.field("column", pa.string(), nullable=False),
        pa.field("vendor", pa.string(), nullable=False),
        pa.field("kind", pa.string(), nullable=False),
        pa.field("term", pa.string(), nullable=False),
        pa.field("confidence", pa.string(), nullable=False),
        pa.field("brand", pa.string()),
    ]
)
_TEXTS = pa.list_(pa.field("item", pa.string(), nullable=False))

_BASIS_TYPE = pa.struct(
    [pa.field(name, pa.string(), nullable=False) for name in ("commitment", "vendor", "confidence")]
)

MARKS: dict[str, pa.Field[Any]] = {
    VERDICT: pa.field(VERDICT, pa.string()),
    VENDORS: pa.field(VENDORS, _TEXTS, nullable=False),
    CONFIDENCE: pa.field(CONFIDENCE, pa.string()),
    FOUND: pa.field(FOUND, pa.list_(pa.field("item", _FOUND_TYPE, nullable=False)), nullable=False),
    COMMITMENTS: pa.field(COMMITMENTS, _TEXTS, nullable=False),
    BASIS: pa.field(BASIS, pa.list_(pa.field("item", _BASIS_TYPE, nullable=False)), nullable=False),
}
"""The columns that screening adds, in their order."""
OF_OWNER = (COMMITMENTS, BASIS)
"""Those of them that are only added if an owner is given."""

Mark = tuple[tuple[str, Find], ...]
"""The matches in a row, each with the name of its column."""


class Marks:
    """The matches in the rows of a batch. Rows with the same matches share one mark.

    Args:
        rows: The number of rows of the batch.
    """

    def __init__(self, rows: int) -> None:
        self._rows = rows
        self._marks: list[Mark] = [()]
        self._numbers: dict[tuple[int, str, int], int] = {}
        self._of_row: dict[int, int] = {}
        # Objects that are compared by identity must stay alive.
        self._held: list[tuple[Find, ...]] = []

    def add(self, column: str, found: Mapping[int, tuple[Find, ...]]) -> None:
        """Add the matches in a column, by row."""
        of_row, numbers = self._of_row, self._numbers
        for row, finds in found.items():
            before = of_row.get(row, 0)
            # Equal matches mostly are the same object, whose place is quicker to compare than all of its texts.
            key = (before, column, id(finds))
            number = numbers.get(key)
            if number is None:
                number = numbers[key] = len(self._marks)
                mark = tuple([(column, find) for find in finds])
                self._marks.append((*self._marks[before], *mark) if before else mark)
                self._held.append(finds)
            of_row[row] = number

    def columns(self, rulings: Rulings, *, owner: bool) -> dict[str, pa.Array[Any]]:
        """Return the result columns.

        Args:
            rulings: The rules that turn the matches of a row into a verdict.
            owner: Whether an owner is given, so that there are columns for its commitments.
        """
        numbers: dict[int, int] = {}
        ruled: list[Ruling] = []
        number_of_mark = array.array("i")
        for mark in self._marks:
            ruling = rulings.of(tuple([(find.vendor, find.confidence) for _, find in mark]))
            # Equal rulings mostly are the same object, and few: each is made into cells once.
            number = numbers.get(id(ruling))
            if number is None:
                number = numbers[id(ruling)] = len(ruled)
                ruled.append(ruling)
            number_of_mark.append(number)
        by_ruling = {
            VERDICT: texts_array(ruling.verdict for ruling in ruled),
            VENDORS: text_lists_array(ruling.vendors for ruling in ruled),
            CONFIDENCE: texts_array(ruling.confidence for ruling in ruled),
        }
        if owner:
            by_ruling[COMMITMENTS] = text_lists_array(ruling.commitments for ruling in ruled)
            by_ruling[BASIS] = _lists([ruling.bases for ruling in ruled], _bases, MARKS[BASIS])
        by_row = self._by_row()
        ruling_by_row = integers_array(number_of_mark).take(by_row)
        made = {name: each.take(ruling_by_row) for name, each in by_ruling.items()}
        made[FOUND] = _lists(self._marks, _items, MARKS[FOUND]).take(by_row)
        return {name: made[name] for name in MARKS if name in made}

    def _by_row(self) -> pa.Array[Any]:
        """Return the number of each row's mark; for most rows the first, which is empty."""
        numbers = array.array("i", bytes(4 * self._rows))
        for row, number in self._of_row.items():
            numbers[row] = number
        made: pa.Array[Any] = pa.Array.from_buffers(pa.int32(), self._rows, [None, pa.py_buffer(numbers)])
        return made


T = TypeVar("T")


def _lists(each: Sequence[Sequence[T]], items: Callable[[Iterable[T]], pa.Array[Any]], field: pa.Field[Any]) -> Any:
    """Make an array of lists, given what makes an array of all that is in them."""
    return lists_array(map(len, each), items(one for some in each for one in some), field.type)


def _bases(bases: Iterable[Basis]) -> pa.Array[Any]:
    flat = list(bases)
    children = [
        texts_array(basis.commitment for basis in flat),
        texts_array(basis.vendor for basis in flat),
        texts_array(basis.confidence for basis in flat),
    ]
    made: pa.Array[Any] = pa.StructArray.from_arrays(children, fields=list(_BASIS_TYPE))
    return made


def _items(found: Iterable[tuple[str, Find]]) -> pa.Array[Any]:
    # But for the terms there are few different matches: each is made into cells once.
    numbers: dict[tuple[str, str, str, str, str | None], int] = {}
    number_of_find = array.array("i")
    terms = []
    for column, find in found:
        terms.append(find.term)
        key = (column, find.vendor, find.kind, find.confidence, find.brand)
        number_of_find.append(numbers.setdefault(key, len(numbers)))
    places = integers_array(number_of_find)
    columns = zip(*numbers, strict=True) if numbers else [()] * 5
    by_name = dict(zip(("column", "vendor", "kind", "confidence", "brand"), columns, strict=True))
    children = [
        texts_array(terms) if field.name == "term" else texts_array(by_name[field.name]).take(places)
        for field in _FOUND_TYPE
    ]
    made: pa.Array[Any] = pa.StructArray.from_arrays(children, fields=list(_FOUND_TYPE))
    return made
