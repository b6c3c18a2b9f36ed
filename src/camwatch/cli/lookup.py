"""Look-up: from an argument that may be an id or a name to the record that it means."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from camwatch.cli.kinds import kinds_meant
from camwatch.cli.output import complain
from camwatch.collections.bodies import Bodies
from camwatch.collections.filters import OneOrMore
from camwatch.collections.named import NamedCollection
from camwatch.errors import AmbiguousName, RetiredRecord, UnknownId, UnknownName
from camwatch.model.body import Body
from camwatch.model.column import ID
from camwatch.model.record import Record
from camwatch.model.vocabulary import BodyKind
from camwatch.names.match import Match, listed

__all__ = ["identified"]

R = TypeVar("R", bound=Record)

_IDENTIFIER = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9-]*):\s?(?P<value>\S+)")
"""A scheme and a code. A name has no colon without a space on both sides of it or several words."""

_COUNCIL = re.compile(
    r"(?:the )?(?:council of (?:the )?(?P<after>.+)|(?P<before>.+?)(?:['\u2019]s)? council)", re.IGNORECASE
)
"""How people call the local authority of a place: "Edinburgh council", "council of Bristol"."""

_NEAR = 0.8
"""From this score on, a near name is asked back as the one that may be meant."""


def identified(
    records: NamedCollection[R], text: str, *, country: OneOrMore | None = None, kind: OneOrMore | None = None
) -> R:
    """Return the record with an id, or with an identifier such as ``wikidata:Q23436``, or else the one with that name.

    The name of a place, alone or with the word "council", stands for its local authority if only one has that name; a
    line on standard error then says which it is, and what else the name may mean.

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
    record: R
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
        record = match.record
        if others:
            complain(f"{text!r} is read as {record.id}. It may also mean: {listed(others)}")
        return record
    except UnknownName as error:
        council: Any = _council(records, text, country, kind) if isinstance(records, Bodies) else None
        if council is None:
            raise _with_advice(records, error) from None
        complain(f"{text!r} is read as {council.id}")
        record = council
        return record


def _council(records: Bodies, text: str, country: OneOrMore | None, kind: OneOrMore | None) -> Body | None:
    """Return the local authority that a text calls the council of its place; None if it names none, or several."""
    called = _COUNCIL.fullmatch(" ".join(text.split()))
    kinds = [kind] if isinstance(kind, str) else list(kind or ())
    if called is None or (kinds and BodyKind.LOCAL_AUTHORITY not in kinds):
        return None
    try:
        return records.resolve(
            called["after"] or called["before"], country=country or None, kind=BodyKind.LOCAL_AUTHORITY
        )
    except (AmbiguousName, UnknownName):
        return None


def _with_advice(records: NamedCollection[Any], error: UnknownName) -> UnknownName:
    """Return the error with what to do: give the id of a body whose name is near, or list the bodies of a kind."""
    text, candidates = error.text, error.candidates
    kinds = kinds_meant(text) if isinstance(records, Bodies) else []
    advice = [
        f"{text!r} is a word for bodies of the kind {kind.value}: camwatch commitments --body-kind {kind.value} lists "
        "their commitments"
        for kind in kinds
    ]
    likely = [one for one in candidates if one.score >= _NEAR]
    if likely and not kinds:
        first = likely[0].record
        advice.append(f"did you mean {first.name}? Then give its id: {first.id}")
        if len(candidates) > 1:
            advice.append(f"also near: {listed(candidates[1:])}")
    if not advice:
        return error
    return UnknownName(f"none of the {records.table_name} has the name {text!r}; {'; '.join(advice)}", text, candidates)


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
