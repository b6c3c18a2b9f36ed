"""Columns to search: those that the user gives by name (any case) or position, or all text columns."""

from __future__ import annotations

from collections.abc import Iterable

import attrs
import pyarrow as pa

from camwatch.errors import UnknownColumn, nearest
from camwatch.screen.leaves import holds_text
from camwatch.screen.names import FAULT, LINE, SHEET
from camwatch.screen.readers.base import ScreenError

__all__ = ["Searched", "searched_columns"]

_OWN = (FAULT, LINE, SHEET)


@attrs.frozen
class Searched:
    """Which columns of a table are searched, and which are not."""

    places: tuple[int, ...]
    """Positions of the columns that are searched; the first column is 0."""
    names: tuple[str, ...]
    """Names of the columns that are searched."""
    others: tuple[str, ...]
    """Names of the columns that are not searched, except those that camwatch adds."""


def searched_columns(schema: pa.Schema, wanted: Iterable[str | int] | None) -> Searched:
    """Return the columns to search.

    Args:
        schema: The table.
        wanted: Names of columns, in any case, or positions from 1. A str that is not the name of a column may be
            several names separated by commas. None takes every text column.

    Raises:
        UnknownColumn: If the column is unknown.
        ScreenError: If a name is ambiguous, a column does not contain text, or no column is left.
    """
    own = {place for place, name in enumerate(schema.names) if name in _OWN}
    if wanted is None:
        places = [place for place, kind in enumerate(schema.types) if place not in own and holds_text(kind)]
    else:
        places = list(dict.fromkeys(place for one in wanted for place in _places(schema, own, one)))
    if not places:
        described = ", ".join(f"{field.name} ({field.type})" for field in schema)
        raise ScreenError(
            f"no column of the table holds text; its columns are: {described}. Store the column to search as text"
        )
    return Searched(
        tuple(places),
        tuple(schema.names[place] for place in places),
        tuple(name for place, name in enumerate(schema.names) if place not in places and place not in own),
    )


def _places(schema: pa.Schema, own: set[int], wanted: str | int) -> list[int]:
    place = _place(schema, own, wanted)
    parts = [part.strip() for part in wanted.split(",") if part.strip()] if isinstance(wanted, str) else []
    if place is None and len(parts) > 1:
        return [place for part in parts for place in _places(schema, own, part)]
    if place is None:
        names = [name for place, name in enumerate(schema.names) if place not in own]
        said = repr(wanted) if isinstance(wanted, str) else f"number {wanted}"
        raise UnknownColumn(f"the table has no column {said}; {nearest(str(wanted), names, of='columns', by='name')}")
    if not holds_text(schema.types[place]):
        raise ScreenError(
            f"column {schema.names[place]!r} has the type {schema.types[place]}, which is not text; "
            "choose a column of text"
        )
    return [place]


def _place(schema: pa.Schema, own: set[int], wanted: str | int) -> int | None:
    """Return the position of the column that a name or number means; None if there is none."""
    names = list(schema.names)
    if isinstance(wanted, str):
        exact = [place for place, name in enumerate(names) if name == wanted]
        alike = [place for place, name in enumerate(names) if name.strip().casefold() == wanted.strip().casefold()]
        places = exact or alike
        if len(places) > 1:
            said = " or ".join(str(place + 1) for place in places)
            raise ScreenError(
                f"{len(places)} columns are called {wanted!r}; give the number of the one to search: {said}"
            )
        if places:
            return places[0]
        if not wanted.strip().isdecimal():
            return None
    number = int(wanted)
    return number - 1 if 1 <= number <= len(names) and number - 1 not in own else None
