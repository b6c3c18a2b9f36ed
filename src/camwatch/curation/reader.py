"""Reading typed records from str values: each field is read by its type and column, and all faults are kept."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from camwatch.curation.explained import expected, without_history
from camwatch.dates import PartialDate
from camwatch.errors import InvalidDate, nearest
from camwatch.model.column import Column
from camwatch.model.fields import Field, fields
from camwatch.model.vocabulary import Vocabulary
from camwatch.wording import a_noun, noun

__all__ = ["NEEDED", "FieldPath", "read"]

FieldPath = tuple[str | int, ...]
"""Position of a value in a record: names of fields and indexes in lists."""
NEEDED: Mapping[str, str | None] = MappingProxyType({"subject": None, "due_kind": "due"})
"""The fields that a rule requires although records of older releases lack them.

By name: the field without which it is not required, or None.
"""
Complain = Callable[[FieldPath, str], None]

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_MOST_DIGITS = 18
"""The most digits that fit in an integer column of a table."""
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")


class _Unreadable(Exception):
    """A value does not have its field's type; the message says what was expected."""


def _scalar(text: Any, of: type[Any]) -> Any:
    if not isinstance(text, str):
        kind = "a list" if isinstance(text, list) else "fields"
        raise _Unreadable(f"expected one value, found {kind}; write one value after the colon")
    if not text.strip():
        raise _Unreadable("the value is empty; give a value or, if no source states one, remove the field")
    if of is str:
        return text
    if of is PartialDate:
        try:
            return PartialDate(text)
        except InvalidDate as error:
            raise _Unreadable(str(error)) from None
    if of is bool:
        if text not in ("true", "false"):
            raise _Unreadable(f"{text!r} is not valid; expected true or false")
        return text == "true"
    if of is int:
        if not _INTEGER.fullmatch(text):
            raise _Unreadable(f"{text!r:.60} is not a whole number; write only digits, such as 4500")
        if len(text) > _MOST_DIGITS:
            raise _Unreadable(f"{text:.20}… is too large: the limit is {_MOST_DIGITS} digits")
        return int(text)
    if of is float:
        if not _NUMBER.fullmatch(text) or math.isinf(float(text)):
            raise _Unreadable(f"{text!r:.60} is not a number; write digits with a point, such as 83166000000 or 11.1")
        return float(text)
    if issubclass(of, Vocabulary):
        words = [member.value for member in of]
        if text not in words:
            raise _Unreadable(f"{text!r} is not a valid {noun(of)}; {nearest(text, words)}")
        return next(member for member in of if member.value == text)
    raise AssertionError(f"no way to read {of!r}")


def _constraint(value: Any, column: Column) -> str | None:
    """Return how a value breaks its column's constraints, or None if it does not."""
    if column.pattern is not None and isinstance(value, str) and not column.pattern.fullmatch(value):
        return f"{value!r} is not valid; expected {column.expected}"
    if isinstance(value, int | float) and not isinstance(value, bool):
        if column.minimum is not None and value < column.minimum:
            return f"{value} is too small; the minimum is {column.minimum}"
        if column.maximum is not None and value > column.maximum:
            return f"{value} is too large; the maximum is {column.maximum}"
    return None


def read(cls: type[Any], raw: Any, complain: Complain, path: FieldPath = ()) -> Any:
    """Make an object of a class of the model from str values.

    Args:
        cls: The class.
        raw: A dict by column name, whose values are str, list and dict.
        complain: A function that gets the path and the message of every fault.
        path: Position of ``raw`` in the record.

    Returns:
        The object, or None if a fault prevents it.
    """
    if not isinstance(raw, dict):
        form = ", ".join(field.name for field in fields(cls))
        complain(path, f"expected {a_noun(cls)} ({form}), found {raw!r:.60}; records/README.md shows how to write one")
        return None
    names = [field.name for field in fields(cls)]
    for key in raw:
        if key not in names:
            complain(
                (*path, key), f"{key!r} is not a field of {a_noun(cls)}; {nearest(key, names, of='fields', by='name')}"
            )
    values: dict[str, Any] = {}
    whole = True
    for field in fields(cls):
        name = field.name
        if name not in raw:
            if field.required:
                complain(path, f"{name!r} is missing. {_wanted(cls, field)}")
                whole = False
            continue
        if name in NEEDED and NEEDED[name] in (None, *raw) and _is_empty(raw[name]):
            complain((*path, name), f"{name!r} has no value. {_wanted(cls, field)}")
            whole = False
            continue
        fine, values[field.attribute] = _field(cls, raw[name], field, complain, (*path, name))
        if field.required and values[field.attribute] == ():
            complain((*path, name), f"{name!r} is an empty list. {_wanted(cls, field)}")
            fine = False
        whole = whole and fine
    return cls(**values) if whole else None


def _is_empty(raw: Any) -> bool:
    return isinstance(raw, str) and not raw.strip()


def _wanted(cls: type[Any], field: Field) -> str:
    """Return the sentence that says what a field should hold, from its description if that helps a writer."""
    if (text := expected(cls.__name__, field.name)) is not None:
        return f"Expected: {text}"
    first, space, rest = without_history(field.doc).rstrip(".").partition(" ")
    # A first word with another capital is an acronym.
    first = first.lower() if first[1:] == first[1:].lower() else first
    article = "" if first in ("a", "an", "the", "whether") else "the "
    return f"Expected: {article}{first}{space}{rest}"


def _field(cls: type[Any], raw: Any, field: Field, complain: Complain, path: FieldPath) -> tuple[bool, Any]:
    if not field.many:
        return _value(cls, raw, field, complain, path)
    if not isinstance(raw, list):
        complain(path, f"{field.name!r} must be a list; write [first, second], or each item on a line after a dash")

        return False, None
    results = [_value(cls, item, field, complain, (*path, place)) for place, item in enumerate(raw)]
    return all(fine for fine, _ in results), tuple(value for _, value in results)


def _value(cls: type[Any], raw: Any, field: Field, complain: Complain, path: FieldPath) -> tuple[bool, Any]:
    if field.part is not None:
        value = read(field.part, raw, complain, path)
        return value is not None, value
    if _is_empty(raw) and field.required and not field.many:
        complain(path, f"{field.name!r} has no value. {_wanted(cls, field)}")
        return False, None
    try:
        value = _scalar(raw, field.type)
    except _Unreadable as error:
        complain(path, f"{field.name!r}: {error}")
        return False, None
    if (fault := _constraint(value, field.column)) is not None:
        complain(path, f"{field.name!r}: {fault}")
        return False, None
    return True, value
