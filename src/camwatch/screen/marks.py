"""The marks: the columns that screening adds to a table."""

from __future__ import annotations

import array
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import pyarrow as pa

from camwatch.arrow.arrays import texts_array
from camwatch.model.vocabulary import Confidence
from camwatch.screen.duties import Duties
from camwatch.screen.finder import Find

__all__ = ["COMMITMENTS", "CONFIDENCE", "FAULT", "FOUND", "LINE", "MARKS", "REST", "VENDORS", "Marks"]

VENDORS = "camwatch_vendors"
"""The column of the ids of vendors found."""
CONFIDENCE = "camwatch_confidence"
"""The column of the highest confidence of what was found: high, medium or low; null where nothing was."""
FOUND = "camwatch_found"
"""The column that says what was found where."""
COMMITMENTS = "camwatch_commitments"
"""The column of the ids of commitments in force; only where a body is given."""

FAULT = "camwatch_fault"
"""The column that says what is wrong with a row that was read from a file; null where nothing is."""
REST = "camwatch_rest"
"""The column of what fits no other: members that the first objects have not, lines that are no object."""
LINE = "camwatch_line"
"""The column of the lines of NDJSON as they stand, for writing them again."""

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

MARKS: dict[str, pa.Field[Any]] = {
    VENDORS: pa.field(VENDORS, _TEXTS, nullable=False),
    CONFIDENCE: pa.field(CONFIDENCE, pa.string()),
    FOUND: pa.field(FOUND, pa.list_(pa.field("item", _FOUND_TYPE, nullable=False)), nullable=False),
    COMMITMENTS: pa.field(COMMITMENTS, _TEXTS, nullable=False),
}
"""The columns that screening adds, in their order."""

Mark = tuple[tuple[str, Find], ...]
"""What was found in a row: for each find the name of the column, and the find."""

_RANKS = {confidence.value: rank for rank, confidence in enumerate(Confidence)}


class Marks:
    """What was found in the rows of a batch. Rows in which the same was found share one mark.

    Args:
        rows: How many rows the batch has.
    """

    def __init__(self, rows: int) -> None:
        self._rows = rows
        self._marks: list[Mark] = [()]
        self._numbers: dict[tuple[int, str, int], int] = {}
        self._of_row: dict[int, int] = {}
        # What is told apart by its place in memory must stay there.
        self._held: list[tuple[Find, ...]] = []

    def add(self, column: str, found: Mapping[int, tuple[Find, ...]]) -> None:
        """Add what was found in a column, by row."""
        of_row, numbers = self._of_row, self._numbers
        for row, finds in found.items():
            before = of_row.get(row, 0)
            # Equal finds mostly are the same object, whose place is quicker to compare than all of its texts.
            key = (before, column, id(finds))
            number = numbers.get(key)
            if number is None:
                number = numbers[key] = len(self._marks)
                self._marks.append((*self._marks[before], *((column, find) for find in finds)))
                self._held.append(finds)
            of_row[row] = number

    def columns(self, duties: Duties | None) -> dict[str, pa.Array[Any]]:
        """Make the columns that say what was found.

        Args:
            duties: The duties of the body; None where no body is given.
        """
        vendors = [
            list(dict.fromkeys(find.vendor for _, find in sorted(mark, key=lambda one: _RANKS[one[1].confidence])))
            for mark in self._marks
        ]
        best = [
            min((find.confidence for _, find in mark), key=_RANKS.__getitem__, default=None) for mark in self._marks
        ]
        made = {
            VENDORS: _lists(vendors, texts_array, MARKS[VENDORS]),
            CONFIDENCE: texts_array(best),
            FOUND: _lists(self._marks, _items, MARKS[FOUND]),
        }
        if duties is not None:
            falls = [duties.about(found) for found in vendors]
            made[COMMITMENTS] = _lists(falls, texts_array, MARKS[COMMITMENTS])
        by_row = self._by_row()
        return {name: each.take(by_row) for name, each in made.items()}

    def _by_row(self) -> pa.Array[Any]:
        """Return the number of each row's mark; that of the first, which holds nothing, for most."""
        numbers = array.array("i", bytes(4 * self._rows))
        for row, number in self._of_row.items():
            numbers[row] = number
        made: pa.Array[Any] = pa.Array.from_buffers(pa.int32(), self._rows, [None, pa.py_buffer(numbers)])
        return made


T = TypeVar("T")


def _lists(each: Sequence[Sequence[T]], items: Callable[[Iterable[T]], pa.Array[Any]], field: pa.Field[Any]) -> Any:
    """Make an array of lists, given what makes an array of all that is in them."""
    ends = array.array("i", [0, *itertools.accumulate(map(len, each))])
    values = items(one for some in each for one in some)
    return pa.Array.from_buffers(field.type, len(each), [None, pa.py_buffer(ends)], children=[values])


def _items(found: Iterable[tuple[str, Find]]) -> pa.Array[Any]:
    flat = list(found)
    children = [
        texts_array(column for column, _ in flat),
        texts_array(find.vendor for _, find in flat),
        texts_array(find.kind for _, find in flat),
        texts_array(find.term for _, find in flat),
        texts_array(find.confidence for _, find in flat),
        texts_array(find.brand for _, find in flat),
    ]
    made: pa.Array[Any] = pa.StructArray.from_arrays(children, fields=list(_FOUND_TYPE))
    return made
