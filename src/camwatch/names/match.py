"""The match: a record that a name may mean, and why it is thought so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

import attrs

from camwatch.model.body import Body
from camwatch.model.record import Record

__all__ = ["Match", "Matches", "described", "ending", "listed"]

R_co = TypeVar("R_co", bound=Record, covariant=True)


@attrs.frozen
class Match(Generic[R_co]):
    """A record that a name may mean."""

    record: R_co
    """The body or the vendor."""
    score: float
    """How close the names are, 0 to 1: a measure for ranking, not a probability. 1 where exact."""
    name: str
    """The name of the record that matched, as the register spells it."""
    exact: bool
    """Whether the two names are the same once case, accents, punctuation, articles, legal forms and
    abbreviations are set aside. An exact match may still leave open which record is meant."""


class Matches(tuple[Match[R_co], ...]):
    """A tuple of the records that a name may mean, the likeliest first. Notebooks show it as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from camwatch.notebook import table

        rows = [
            (match.record.id, getattr(match.record, "name", ""), match.name, round(match.score, 3), match.exact)
            for match in self
        ]
        return table(("id", "name", "matched", "score", "exact"), rows, title=f"{len(self)} matches")


def described(match: Match[Record], *, with_place: bool = False) -> str:
    """Describe a match in a line: name, its place if requested, id, and whether the body still exists."""
    record = match.record
    name = _name(match)
    also = "" if match.name == name else f", also called {match.name!r}"
    if with_place and isinstance(record, Body):
        from camwatch.model.place import place_name  # names of places are needed only for namesakes

        name += f", {place_name(record.jurisdiction)}"
    return f"{name} ({record.id}{also}){ending(record)}"


def _name(match: Match[Record]) -> str:
    return str(getattr(match.record, "name", match.record.id))


def ending(record: Record) -> str:
    """Say of a body that has ceased to exist when it did and who followed; nothing of any other record."""
    if not isinstance(record, Body) or (record.closed is None and record.closed_by is None):
        return ""
    when = str(record.closed) if record.closed is not None else f"by {record.closed_by}"
    after = " and ".join(body.name for body in record.successors)
    return f", ceased to exist {when}" + (f", followed by {after}" if after else "")


def listed(matches: Sequence[Match[Record]]) -> str:
    """List matches for the end of an error message; records of the same name are given with their places."""
    names = [_name(match) for match in matches]
    return "; ".join(
        described(match, with_place=names.count(name) > 1) for match, name in zip(matches, names, strict=True)
    )
