"""Hypothesis strategies, made from the model: a field that is added there is generated here."""

from __future__ import annotations

import datetime as dt
import functools
from typing import Any

import attrs
from hypothesis import strategies as st

from camwatch.dates import PartialDate
from camwatch.errors import UnknownTable, nearest
from camwatch.model.column import Column
from camwatch.model.fields import Field, fields
from camwatch.model.record import Record
from camwatch.model.tables import STORED
from camwatch.text import unseen

__all__ = ["partial_dates", "records"]


def _cut(day: dt.date, width: int) -> PartialDate:
    return PartialDate(day.isoformat()[:width])


def partial_dates() -> st.SearchStrategy[PartialDate]:
    """Generate dates known to the year, the month or the day."""
    return st.builds(_cut, st.dates(), st.sampled_from([4, 7, 10]))


def _texts() -> st.SearchStrategy[str]:
    # Any text that a file of records can hold: no line ends, and no character that no record may have.
    alphabet = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])
    return st.text(alphabet, min_size=1, max_size=40).filter(
        lambda text: text.strip() == text and text != "" and unseen(text) is None
    )


def _scalars(of: type[Any], column: Column) -> st.SearchStrategy[Any]:
    if attrs.has(of) and of is not PartialDate:
        return _parts(of)
    if of is PartialDate:
        return partial_dates()
    if of is bool:
        return st.booleans()
    if of is int:
        low = None if column.minimum is None else int(column.minimum)
        high = 10**18 - 1 if column.maximum is None else int(column.maximum)
        return st.integers(min_value=-(10**18 - 1) if low is None else low, max_value=high)
    if of is float:
        return st.floats(
            min_value=column.minimum,
            max_value=column.maximum,
            allow_nan=False,
            allow_infinity=False,
            allow_subnormal=False,
        )
    if of is str:
        if column.pattern is None or column.pattern.pattern.startswith(r"\S("):
            return _texts()
        return st.from_regex(
            column.pattern, fullmatch=True, alphabet=st.characters(min_codepoint=33, max_codepoint=126)
        )
    return st.sampled_from(of)


def _values(field: Field) -> st.SearchStrategy[Any]:
    one = _scalars(field.type, field.column)
    if field.many:
        # What a claim rests on, a history: a list that a record must have is never empty.
        return st.lists(one, min_size=1 if field.required else 0, max_size=3).map(tuple)
    return st.none() | one if field.optional else one


@functools.cache
def _parts(cls: type[Any]) -> st.SearchStrategy[Any]:
    return st.builds(cls, **{field.attribute: _values(field) for field in fields(cls)})


def records(table: str) -> st.SearchStrategy[Record]:
    """Generate records of a table, alone: the ids that a record refers to need not exist.

    Args:
        table: Such as ``"commitments"``; one of the names of ``Dataset.tables``.
    """
    if table not in STORED:
        raise UnknownTable(f"{table!r} is not a table; {nearest(table, STORED)}")
    cls: Any = STORED[table]
    made: st.SearchStrategy[Record] = _parts(cls)
    return made
