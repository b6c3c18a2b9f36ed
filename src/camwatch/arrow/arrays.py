"""Arrow arrays of Python values, made without ``pyarrow.array`` and ``pyarrow.scalar``.

Those look whether they were given a pandas object, and for that import pandas wherever it
is installed: some 0.3 s for a program that never asks for a data frame.
"""

from __future__ import annotations

import array
import itertools
from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa

__all__ = ["integer", "integers_array", "lists_array", "positions_array", "text_lists_array", "texts_array"]


def texts_array(values: Iterable[str | None]) -> pa.Array[Any]:
    """Make an array of texts; None is null."""
    texts = list(values)
    validity = _validity([text is None for text in texts]) if None in texts else None
    known = [text or "" for text in texts]
    joined = "".join(known)
    # A character of ASCII is one byte, so the lengths are known without encoding each text.
    lengths = map(len, known) if joined.isascii() else (len(text.encode()) for text in known)
    offsets = array.array("i", itertools.accumulate(lengths, initial=0))
    buffers = [validity, pa.py_buffer(offsets), pa.py_buffer(joined.encode())]
    made: pa.Array[Any] = pa.Array.from_buffers(pa.string(), len(texts), buffers)
    return made


def _validity(absent: Sequence[bool]) -> pa.Buffer:
    # Arrow counts the bits of a byte from the lowest, so the first value is the last digit.
    digits = "".join(["0" if missing else "1" for missing in reversed(absent)])
    return pa.py_buffer(int(digits, 2).to_bytes((len(absent) + 7) // 8, "little"))


def lists_array(
    lengths: Iterable[int], items: pa.Array[Any], kind: pa.DataType, absent: Sequence[bool] = ()
) -> pa.Array[Any]:
    """Make an array of lists.

    Args:
        lengths: How many items each list has.
        items: The items of all lists, in order.
        kind: The type of the array.
        absent: Whether each list is null; none is if it is empty.
    """
    ends = array.array("i", itertools.accumulate(lengths, initial=0))
    validity = _validity(absent) if any(absent) else None
    made: pa.Array[Any] = pa.Array.from_buffers(kind, len(ends) - 1, [validity, pa.py_buffer(ends)], children=[items])
    return made


def text_lists_array(values: Iterable[Sequence[str]]) -> pa.Array[Any]:
    """Make an array of lists of texts."""
    lists = list(values)
    kind = pa.list_(pa.field("item", pa.string(), nullable=False))
    return lists_array(map(len, lists), texts_array(itertools.chain.from_iterable(lists)), kind)


def positions_array(values: Iterable[int]) -> pa.Array[Any]:
    """Make an array of positions of rows."""
    packed = array.array("Q", values)
    made: pa.Array[Any] = pa.Array.from_buffers(pa.uint64(), len(packed), [None, pa.py_buffer(packed.tobytes())])
    return made


def integers_array(values: Iterable[int]) -> pa.Array[Any]:
    """Make an array of numbers (int32)."""
    packed = array.array("i", values)
    made: pa.Array[Any] = pa.Array.from_buffers(pa.int32(), len(packed), [None, pa.py_buffer(packed.tobytes())])
    return made


def integer(value: int) -> pa.Scalar[Any]:
    """Make a scalar (int32) of a number."""
    made: pa.Scalar[Any] = integers_array([value])[0]
    return made
