"""Look-up: from an argument that may be an id or a name to the record that it means."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from camwatch.cli.output import complain
from camwatch.collections.filters import OneOrMore
from camwatch.collections.named import NamedCollection
from camwatch.errors import AmbiguousName, RetiredRecord, UnknownId
from camwatch.model.body import Body
from camwatch.model.column import ID
from camwatch.model.record import Record
from camwatch.model.vocabulary import BodyKind
from camwatch.names.match import Match, listed

__all__ = ["identified"]

R = TypeVar("R", bound=Record)

_IDENTIFIER = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9-]*):\s?(?P<value>\S+)")
"""A scheme and a code. A name has no colon without a space on both sides of it or several words."""


def identified(
    records: NamedCollection[R], text: str, *, country: OneOrMore | None = None, kind: OneOrMore | None = None
) -> R:
    """Return the record with an id, or with an identifier such as ``wikidata:Q23436``, or else the one with that name.

    The name of a place stands for its local authority if only one has that name; a line on standard error then says
    what else it may mean.

    Args:
        records: The bodies or the vendors.
        text: The id, the scheme and the code of an identifier with a colon between them, or the name.
        country: Countries or parts of them in which to look for the name.
        kind: Kinds of record among which to look for the name.

    Raises:
        UnknownId: If the text has the form of an id, and there is no such record.
        UnknownIdentifier: If the text has the form of an identifier, and no record has it.
        AmbiguousIdentifier: If several records have the identifier.
        UnknownName: If no record has the name; the message lists similar names.
        AmbiguousName: If the name may mean several records; the message lists them.
    """
    try:
        return records[text]
    except RetiredRecord:
        raise
    except UnknownId:
        if "-" in text and re.fullmatch(ID, text):
            raise
    if (code := _IDENTIFIER.fullmatch(text)) is not None:
        return records.by_identifier(code["scheme"], code["value"])
    try:
        return records.resolve(text, country=country or None, kind=kind or None)
    except AmbiguousName as error:
        match = _of_place(error.candidates)
        others = [one for one in error.candidates if match is None or one.record.id != match.record.id]
        if match is None:
            raise AmbiguousName(
                f"{text!r} may mean: {listed(others)}. Give an id, or narrow it with --country or --kind",
                text,
                error.candidates,
            ) from None
        record: R = match.record
        if others:
            complain(f"{text!r} is read as {record.id}. It may also mean: {listed(others)}")
        return record


def _of_place(matches: tuple[Match[Any], ...]) -> Match[Any] | None:
    """Return the one existing local authority that has exactly the name, if there is only one."""
    councils = [
        match
        for match in matches
        if match.exact
        and isinstance(match.record, Body)
        and match.record.kind is BodyKind.LOCAL_AUTHORITY
        and match.record.is_closed() is not True
    ]
    return councils[0] if len(councils) == 1 else None
