"""The marks: the columns that screening adds to a table."""

from __future__ import annotations

import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from camwatch.arrow.arrays import texts_array
from camwatch.model.vocabulary import Confidence
from camwatch.screen.duties import Duties
from camwatch.screen.finder import Find

__all__ = ["COMMITMENTS", "CONFIDENCE", "FAULT", "FOUND", "LINE", "MARKS", "REST", "VENDORS", "Mark", "marked_columns"]

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

Mark = Sequence[tuple[str, Find]]
"""What was found in a row: the name of the column, and the find."""

_RANKS = {confidence.value: rank for rank, confidence in enumerate(Confidence)}


def _lists(rows: int, lengths: Mapping[int, int], values: Any, field: pa.Field[Any]) -> pa.Array[Any]:
    """Make an array of lists of which most are empty.

    Args:
        rows: How many lists.
        lengths: How long each is that is not empty, in the order of the rows.
        values: What is in them, one list after the other.
        field: Its type.
    """
    # Written run by run, since a step of Python a row would take longer than the search.
    pieces: list[bytes] = []
    done, end = 0, 0
    for row, length in lengths.items():
        pieces.append(end.to_bytes(4, "little") * (row + 1 - done))
        done = row + 1
        end += length
    pieces.append(end.to_bytes(4, "little") * (rows + 1 - done))
    offsets = pa.py_buffer(_native(b"".join(pieces)))
    made: pa.Array[Any] = pa.Array.from_buffers(field.type, rows, [None, offsets], children=[values])
    return made


def _native(little: bytes) -> bytes:
    import sys

    if sys.byteorder == "little":
        return little
    swapped = array.array("i", little)
    swapped.byteswap()
    return swapped.tobytes()


def _sparse(rows: int, words: Mapping[int, str]) -> pa.Array[Any]:
    """Make an array of texts of which most are null."""
    lengths = {row: len(word.encode()) for row, word in words.items()}
    data = "".join(words.values()).encode()
    whole = _lists(rows, lengths, pa.Array.from_buffers(pa.uint8(), len(data), [None, pa.py_buffer(data)]), _BYTES)
    valid = bytearray((rows + 7) // 8)
    for row in words:
        valid[row >> 3] |= 1 << (row & 7)
    made: pa.Array[Any] = pa.Array.from_buffers(
        pa.string(), rows, [pa.py_buffer(bytes(valid)), whole.buffers()[1], pa.py_buffer(data)]
    )
    return made


_BYTES = pa.field("bytes", pa.list_(pa.uint8()))


def _texts(rows: int, each: Mapping[int, Sequence[str]], field: pa.Field[Any]) -> pa.Array[Any]:
    values = texts_array(text for texts in each.values() for text in texts)
    return _lists(rows, {row: len(texts) for row, texts in each.items()}, values, field)


def _found(rows: int, marks: Mapping[int, Mark]) -> pa.Array[Any]:
    flat = [(column, find) for mark in marks.values() for column, find in mark]
    children: Iterable[pa.Array[Any]] = [
        texts_array(column for column, _ in flat),
        texts_array(find.vendor for _, find in flat),
        texts_array(find.kind for _, find in flat),
        texts_array(find.term for _, find in flat),
        texts_array(find.confidence for _, find in flat),
        texts_array(find.brand for _, find in flat),
    ]
    items: Any = pa.StructArray.from_arrays(list(children), fields=list(_FOUND_TYPE))
    return _lists(rows, {row: len(mark) for row, mark in marks.items()}, items, MARKS[FOUND])


def marked_columns(rows: int, marks: Mapping[int, Mark], duties: Duties | None) -> dict[str, pa.Array[Any]]:
    """Make the columns that say what was found.

    Args:
        rows: How many rows the table has.
        marks: What was found, by row, in the order of the rows; rows without a find are left out.
        duties: The duties of the body; None where no body is given.
    """
    vendors = {
        row: list(dict.fromkeys(find.vendor for _, find in sorted(mark, key=lambda one: _RANKS[one[1].confidence])))
        for row, mark in marks.items()
    }
    best = {row: min((find.confidence for _, find in mark), key=_RANKS.__getitem__) for row, mark in marks.items()}
    made = {
        VENDORS: _texts(rows, vendors, MARKS[VENDORS]),
        CONFIDENCE: _sparse(rows, best),
        FOUND: _found(rows, marks),
    }
    if duties is not None:
        # A list of length nought is as good as none, so rows that fall under nothing need no place of their own.
        falls = {row: duties.about(found) for row, found in vendors.items()}
        made[COMMITMENTS] = _texts(rows, falls, MARKS[COMMITMENTS])
    return made
