"""The column: a field of a record with its meaning, its constraints and its name in a table."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

import attrs

__all__ = ["ID", "ID_WORDS", "URL", "URL_WORDS", "Column", "column", "computed", "computed_columns"]

ID = r"[a-z0-9]+(-[a-z0-9]+)*"
ID_WORDS = "lower-case letters, digits and single hyphens"
URL = r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]+)?([/?#]\S*)?"
URL_WORDS = "an address that begins with http:// or https:// and contains no spaces"

_KEY = "camwatch"


@attrs.frozen(eq=False, repr=False)
class Column:
    """The properties of a field other than its type.

    Validation, the Arrow schema and the data dictionary all read it.
    """

    doc: str
    """What the field holds, with unit and allowed values."""
    references: str | None = None
    """The table whose ids the field holds."""
    pattern: re.Pattern[str] | None = None
    """What a text must match as a whole."""
    expected: str | None = None
    """The pattern in words, for an error message."""
    minimum: float | None = None
    maximum: float | None = None
    bounds: bool = False
    """Whether the table also carries a date's first and last possible day."""
    measured: bool = False
    """Whether a citation must name the field among what it supports."""
    last: bool = False
    """Whether the column comes after all columns added by subclasses."""
    name: str = ""
    """Name of the column in a table: the attribute's name, without the ``_id`` or ``_ids`` of a link."""

    @staticmethod
    def of(attribute: attrs.Attribute[Any]) -> Column | None:
        """Return the column of a field of an attrs class, with its name; None if it is not one."""
        column: Column | None = attribute.metadata.get(_KEY)
        if column is None or column.name:
            return column
        name = attribute.name
        if column.references and name.endswith("_id"):
            name = name[: -len("_id")]
        elif column.references and name.endswith("_ids"):
            name = name[: -len("_ids")] + "s"
        return attrs.evolve(column, name=name)


def column(doc: str, *, default: Any = attrs.NOTHING, **known: Any) -> Any:
    """Define a field of a record; takes the keywords of :class:`Column`."""
    if "references" in known:
        known = {"pattern": ID, "expected": ID_WORDS, **known}
    if isinstance(known.get("pattern"), str):
        known["pattern"] = re.compile(known["pattern"])
    return attrs.field(default=default, metadata={_KEY: Column(doc=doc, **known)})


F = TypeVar("F", bound=Callable[..., Any])


def computed(function: F) -> F:
    """Mark the getter of a property as a column of the table too: one that follows from the record's own fields."""
    setattr(function, _KEY, Column(doc=(function.__doc__ or "").strip().partition("\n")[0], name=function.__name__))
    return function


def computed_columns(cls: type[Any]) -> dict[str, Column]:
    """Return the computed columns of a record class by name, in the order of their definition."""
    return {
        name: getattr(member.fget, _KEY)
        for base in reversed(cls.__mro__)
        for name, member in vars(base).items()
        if isinstance(member, property) and hasattr(member.fget, _KEY)
    }
