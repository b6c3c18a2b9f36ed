"""Look-up: find the record that an argument means, by its id, an identifier or a name."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from camwatch.cli.kinds import kinds_meant
from camwatch.cli.output import complain
from camwatch.collections.bodies import Bodies
from camwatch.collections.filters import OneOrMore
from camwatch.collections.named import NamedCollection
from camwatch.errors import AmbiguousName, RetiredRecord, UnknownId, UnknownIdentifier, UnknownName
from camwatch.model.body import Body
from camwatch.model.column import ID
from camwatch.model.place import place_name
from camwatch.model.record import Record
from camwatch.model.tables import TABLES
from camwatch.model.vocabulary import BodyKind
from camwatch.names.match import Match, listed
from camwatch.wording import noun

__all__ = ["identified", "only_matching"]

R = TypeVar("R", bound=Record)

_IDENTIFIER = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9-]*):\s?(?P<value>\S+)")
"""A scheme and a code, joined by a colon. A name with a colon has spaces around it or several words."""

_COUNCIL = re.compile(
    r"(?:the )?(?:council of (?:the )?(?P<after>.+)|(?P<before>.+?)(?:['\u2019]s)? council)", re.IGNORECASE
)
"""Informal names of a place's local authority: "Edinburgh council", "council of Bristol"."""

_NEAR = 0.8
"""A similar name with at least this score is suggested in the error message."""


def identified(
    records: NamedCollection[R],
    text: str,
    *,
    country: OneOrMore | None = None,
    kind: OneOrMore | None = None,
    elsewhere: NamedCollection[Any] | None = None,
) -> R:
    """Return the record with this id, identifier (such as ``wikidata:Q23436``) or name.

    The name of a place, alone or with the word "council", means its local authority if only one has that name. A line
    on standard error then says which body was taken, and what else the name may mean.

    Args:
        records: The bodies or the vendors.
        text: An id, an identifier in the form ``scheme:code``, or a name.
        country: Countries or parts of them in which to look for the name.
        kind: Kinds of record among which to look for the name.
        elsewhere: Records of another table, to which a name may lead that leads to none of these.

    Raises:
        UnknownId: If the text has the form of an id and no record has it.
        UnknownIdentifier: If the text has the form of an identifier and no record has it.
        AmbiguousIdentifier: If several records have the identifier.
        UnknownName: If no record has the name; the message lists similar names.
        AmbiguousName: If the name may mean several records; the message lists them.
    """
    if not text.strip():
        raise UnknownName("the name is empty; give an id, a name or a code", text, ())
    try:
        return records[text]
    except RetiredRecord:
        raise
    except UnknownId:
        if "-" in text and re.fullmatch(ID, text):
            raise
    if (code := _IDENTIFIER.fullmatch(text)) is not None:
        try:
            return records.by_identifier(code["scheme"], code["value"])
        except UnknownIdentifier as error:
            search = "`camwatch find`" if isinstance(records, Bodies) else "`camwatch find --vendors`"
            raise UnknownIdentifier(str(error).replace("find()", search)) from None
    try:
        return records.resolve(text, country=country or None, kind=kind or None)
    except AmbiguousName as error:
        match = _of_place(error.candidates)
        others = [one for one in error.candidates if match is None or one.record.id != match.record.id]
        if match is None and len(others) == 1:
            only = _with_place(others[0].record)
            known = "your filters leave" if country or kind else "the register has"
            raise AmbiguousName(
                f"{text!r} is ambiguous: others may share this name, but {known} only {only}. If you mean that one, "
                f"use its id, {others[0].record.id}",
                text,
                error.candidates,
            ) from None
        if match is None:
            raise AmbiguousName(
                f"{text!r} fits several {records.table_name}: {listed(others)}. Use an id, or add --country or --kind",
                text,
                error.candidates,
            ) from None
        council: Any = match.record
        if others:
            complain(f"Taking {text!r} to mean {council.name} ({council.id}). It may also mean: {listed(others)}")
    except UnknownName as error:
        council = _council(records, text, country, kind) if isinstance(records, Bodies) else None
        if council is None:
            raise _with_advice(records, error, elsewhere) from None
        complain(f"Taking {text!r} to mean {council.name} ({council.id}).")
    record: R = council
    return record


def only_matching(
    records: NamedCollection[R], record: R, *, country: OneOrMore | None = None, kind: OneOrMore | None = None
) -> R:
    """Return the record if it is in one of the countries and of one of the kinds. An id or a code leads to it anyway.

    Raises:
        UnknownName: If it is not.
    """
    options = [option for option, value in (("--country", country), ("--kind", kind)) if value]
    if options and record.id not in records.narrowed(country=country or None, kind=kind or None):
        named = " and ".join(options)
        name = getattr(record, "name", record.id)
        raise UnknownName(f"{name} ({record.id}) does not match {named}; leave out {named}", record.id, ())
    return record


def _found_in(records: NamedCollection[Any] | None, text: str) -> str:
    """Return a sentence on the record of another table that has the name; empty if none has it, or several have."""
    try:
        found = None if records is None else records.resolve(text)
    except (AmbiguousName, UnknownName):
        found = None
    what = "" if found is None else noun(type(found))
    return f"It is the name of a {what}: `camwatch {what} {found.id}` shows it" if found else ""


def _with_place(record: Record) -> str:
    place = f", {place_name(record.jurisdiction)}" if isinstance(record, Body) else ""
    return f"{getattr(record, 'name', record.id)}{place}"


def _council(records: Bodies, text: str, country: OneOrMore | None, kind: OneOrMore | None) -> Body | None:
    """Return the local authority that a text such as "Edinburgh council" means; None unless exactly one matches."""
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


def _with_advice(
    records: NamedCollection[Any], error: UnknownName, elsewhere: NamedCollection[Any] | None
) -> UnknownName:
    """Return the error with advice: the id of a body with a similar name, or how to list the bodies of a kind."""
    text, candidates = error.text, error.candidates
    if " is called " not in str(error):
        return error  # the name exists, but the options exclude it
    kinds = kinds_meant(text) if isinstance(records, Bodies) else []
    advice = [
        f"{text!r} is a kind of body, not a name: `camwatch commitments --body-kind {kind.value}` lists "
        "the commitments of such bodies"
        for kind in kinds
    ]
    if other := _found_in(elsewhere, text):
        advice.append(other)
    likely = [one for one in candidates if one.score >= _NEAR]
    if likely and not kinds:
        first = likely[0].record
        advice.append(f"Did you mean {_with_place(first)}? If so, use its id, {first.id}")
        if len(candidates) > 1:
            advice.append(f"Other similar names: {listed(candidates[1:])}")
    if not advice:
        return error
    unknown = f"no {noun(TABLES[records.table_name])} is called {text!r}" if candidates or other else str(error)
    return UnknownName(f"{unknown}. {'. '.join(advice)}", text, candidates)


def _of_place(matches: tuple[Match[Any], ...]) -> Match[Any] | None:
    """Return the local authority that still exists and has exactly the name; None unless there is exactly one."""
    councils = [
        match
        for match in matches
        if match.exact
        and isinstance(match.record, Body)
        and match.record.kind is BodyKind.LOCAL_AUTHORITY
        and match.record.is_closed() is not True
    ]
    return councils[0] if len(councils) == 1 else None
