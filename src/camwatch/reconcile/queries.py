"""Queries: find candidates for a batch of names and codes, and decide whether one is a match."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from camwatch.collections.filters import place
from camwatch.collections.identifiers import owners
from camwatch.dataset import Dataset
from camwatch.errors import MissingExtra, UnknownArgument, UnknownWord, nearest
from camwatch.model.body import Body
from camwatch.model.column import ID
from camwatch.model.place import inside, named
from camwatch.model.scheme import folded
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import BodyKind, NameKind
from camwatch.reconcile.types import KINDS, described, named_types, records_of, types
from camwatch.text import plain_words

__all__ = ["answer_to", "reconcile"]

_LIMIT = 10
_HUGE = 10**100
"""All codes that are numbers are smaller than this."""
_ID = re.compile(ID)
_EVERY = {table: frozenset(kind.value for kind in kinds) for table, kinds in KINDS.items()}
"""By table: every kind."""
_PLACES = ("country", "jurisdiction")
_FIELDS = (*_PLACES, "kind")

_SURE = 100.0
_VAGUELY = 90.0
"""The score of a record with the name as a short name or an acronym."""
_BY_CODE = 90.0
"""The score of a record with the requested code but another name."""

_VAGUE = (NameKind.SHORT, NameKind.ACRONYM)
"""Kinds of name that bodies outside the register may have too."""


@attrs.frozen
class _Query:
    text: str
    kinds: Mapping[str, frozenset[str]]
    """By table: the requested kinds."""
    limit: int
    properties: tuple[tuple[str, frozenset[str]], ...]


def _value(given: Any) -> str:
    """Return a property value as str: the id for an entity, empty for a blank value."""
    if isinstance(given, Mapping):
        given = given.get("id")
    if given is None:
        return ""
    if isinstance(given, bool):
        return str(given).lower()
    if isinstance(given, str):
        return given.strip()
    if isinstance(given, float) or (isinstance(given, int) and abs(given) < _HUGE):
        return str(given)
    raise UnknownArgument(
        f"{_shown(given)} is not a valid property value; expected text, a number or an entity with an id"
    )


def _shown(given: Any) -> str:
    """Return a value for a message, shortened if it is long."""
    try:
        text = repr(given)
    except (ValueError, RecursionError):  # a number of thousands of digits, a list in a list in a list …
        text = f"this {type(given).__name__}"
    return text if len(text) <= 80 else f"{text[:77]}…"


def _property(stated: Any) -> tuple[str, frozenset[str]] | None:
    """Read a property of a query; None if its value is blank, as cells of a table may be."""
    if not isinstance(stated, Mapping) or not isinstance(stated.get("pid"), str) or "v" not in stated:
        raise UnknownArgument(f"{_shown(stated)} is not a property; expected an object with pid and v")
    pid, given = stated["pid"], stated["v"]
    values = {_value(one) for one in (given if isinstance(given, list) else [given])} - {""}
    if not values:
        return None
    if pid in _PLACES:
        values = {code for value in values for code in _places(pid, value)}
    elif pid == "kind":
        for value in values - {kind.value for kinds in KINDS.values() for kind in kinds}:
            raise UnknownWord(f"{value!r} is not a valid kind of body or vendor; {BodyKind.hint(value)}")
    else:
        codes = {folded(pid, value) for value in values}
        pid, values = pid.strip().casefold(), {code for _, code in codes}
    return pid, frozenset(values)


def _places(pid: str, value: str) -> tuple[str, ...]:
    """Return the codes of the places that a value may mean."""
    codes = named(value)
    if not codes:
        place(pid, value)  # says what is near
    return codes


def _wanted_kinds(stated: Any) -> dict[str, frozenset[str]]:
    names = [stated] if isinstance(stated, str) else ([] if stated is None else stated)
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise UnknownArgument(f"type is {_shown(stated)}; expected the id of a type or a list of ids")
    found: dict[str, set[str]] = {}
    for name in dict.fromkeys(names):
        if name not in types():
            raise UnknownWord(f"{_shown(name)} is not a type; {nearest(name[:80], types())}")
        table, _, kind = name.partition("/")
        found.setdefault(table, set()).update([kind] if kind else _EVERY[table])
    return {table: frozenset(kinds) for table, kinds in found.items()} or _EVERY


def _limit(given: Any) -> int:
    if (
        isinstance(given, bool)
        or not isinstance(given, int | float)
        or not 1 <= given < math.inf
        or given != int(given)
    ):
        raise UnknownArgument(f"limit is {_shown(given)}; expected a whole number, 1 or more")
    return int(given)


def _read(given: Any) -> _Query:
    """Read a query.

    Raises:
        UnknownArgument: If it is not a query; the message says what was expected.
        UnknownWord: If a type, a place or a kind does not exist.
    """
    if isinstance(given, str):
        given = {"query": given}
    if not isinstance(given, Mapping):
        raise UnknownArgument(f"expected a query as an object with the member 'query', not {_shown(given)}")
    text = given.get("query")
    stated = given.get("properties")
    text = "" if text is None else text
    stated = [] if stated is None else stated
    if not isinstance(text, str):
        raise UnknownArgument(f"query is {_shown(text)}; expected text")
    if not isinstance(stated, list):
        raise UnknownArgument(f"properties is {_shown(stated)}; expected a list")
    if not text.strip() and not stated:
        raise UnknownArgument("a query needs the member 'query' or 'properties'")
    limit = _limit(given.get("limit", _LIMIT))
    properties = tuple(one for one in map(_property, stated) if one is not None)
    return _Query(text.strip(), _wanted_kinds(given.get("type")), limit, properties)


@attrs.frozen
class _Found:
    record: Body | Vendor
    score: float
    """From 0 to 100."""
    exact: bool
    """Whether it has exactly the requested name or code, not a similar one."""
    sure: bool
    """Whether this identifies the record, if no other candidate is exact."""


def _vague(record: Body | Vendor, text: str) -> bool:
    """Return whether the record has the name only as a short name or an acronym."""
    asked = plain_words(text)
    own = [record.name, *([record.legal_name] if isinstance(record, Vendor) and record.legal_name else [])]
    own += [name.name for name in record.names if name.kind not in _VAGUE]
    return asked not in map(plain_words, own)


def _narrowed(dataset: Dataset, table: str, query: _Query) -> Any:
    """Return the records of a table with the kinds and the country of a query."""
    countries = [values for pid, values in query.properties if pid == "country"] if table == "bodies" else []
    return _chosen(dataset, table, query.kinds[table], countries[0] if countries else None)


@functools.lru_cache(maxsize=256)
def _chosen(dataset: Dataset, table: str, kinds: frozenset[str], countries: frozenset[str] | None) -> Any:
    """Return the records of some kinds and countries; cached, since the queries of a batch mostly share them."""
    records: Any = records_of(dataset, table)
    chosen = {} if len(kinds) == len(KINDS[table]) else {"kind": sorted(kinds)}
    if countries is not None:
        try:
            return records.where(**chosen, country=sorted(countries))
        except UnknownWord:
            pass  # The register has no body there, so that no candidate will agree.
    return records.where(**chosen) if chosen else records


def _named(record: Body | Vendor, text: str, score: float, *, exact: bool, sure: bool) -> _Found:
    vague = exact and _vague(record, text)
    return _Found(record, _SURE * score if not vague else _VAGUELY, exact, sure and exact and not vague)


def _by_name(dataset: Dataset, table: str, query: _Query) -> Iterator[_Found]:
    """Yield candidates for a name; the collection decides whether the name identifies one for certain."""
    if not query.text.strip():
        return
    collection = _narrowed(dataset, table, query)
    (resolved,) = collection.resolve_all([query.text])
    meant = None if resolved is None else resolved.id
    try:
        # If a record has exactly the name, similar names are not searched.
        matches = collection.find(query.text, limit=1 if meant else max(query.limit, _LIMIT))
    except MissingExtra:
        # No name matches exactly, and the extra for similar names is not installed.
        return
    for match in matches:
        yield _named(match.record, match.name, match.score, exact=match.exact, sure=match.record.id == meant)


def _by_id(dataset: Dataset, table: str, query: _Query) -> Iterator[_Found]:
    given, _, rest = query.text.partition("/")
    record_id = rest if given == table else query.text
    records = records_of(dataset, table)
    if _ID.fullmatch(record_id) and record_id in records:
        record = records[record_id]
        if record.kind.value in query.kinds[table]:
            yield _Found(record, _SURE, exact=True, sure=True)


def _by_code(dataset: Dataset, table: str, query: _Query) -> Iterator[_Found]:
    known = owners(records_of(dataset, table))
    for pid, values in query.properties:
        for value in sorted(values):
            for record_id in known.of(pid, value):
                record = records_of(dataset, table)[record_id]
                if record.kind.value in query.kinds[table]:
                    alone = not query.text
                    yield _Found(record, _SURE if alone else _BY_CODE, exact=alone, sure=alone)


def _held(record: Body | Vendor, pid: str) -> set[str]:
    """Return the known values of a property of a record."""
    if pid in _FIELDS:
        value = getattr(record, "jurisdiction" if pid == "country" else pid, getattr(record, pid, None))
        return set() if value is None else {str(value)}
    codes = (folded(one.scheme, one.value) for one in record.identifiers)
    return {value for scheme, value in codes if scheme == pid}


def _agrees(pid: str, held: set[str], values: frozenset[str]) -> bool | None:
    """Return whether a record agrees with a property; None if its value is not known."""
    if not held:
        return None
    if pid in _PLACES:
        # A part of a country is in the country, and a query for a part may mean a body of the whole country.
        if any(inside(one, value) for one in held for value in values):
            return True
        return None if any(inside(value, one) for one in held for value in values) else False
    return not held.isdisjoint(values)


def _judge(found: _Found, properties: Iterable[tuple[str, frozenset[str]]]) -> _Found | None:
    """Weigh the properties of a query; None if one of them rules the record out."""
    sure = found.sure
    for pid, values in properties:
        agrees = _agrees(pid, _held(found.record, pid), values)
        if agrees is False:
            return None
        sure = sure and agrees is True
    return attrs.evolve(found, sure=sure)


def _candidate(table: str, found: _Found, *, match: bool) -> dict[str, Any]:
    record = found.record
    return {
        "id": f"{table}/{record.id}",
        "name": record.name,
        "description": described(record),
        "type": named_types(table, record),
        "score": round(found.score, 1),
        "match": match,
    }


def answer_to(dataset: Dataset, given: Any) -> dict[str, Any]:
    """Answer one query: an object, or only a name.

    Raises:
        UnknownArgument: If it is not a query; the message says what was expected.
        UnknownWord: If a type, a place or a kind does not exist.
    """
    return _answer(dataset, _read(given))


def _answer(dataset: Dataset, query: _Query) -> dict[str, Any]:
    best: dict[tuple[str, str], _Found] = {}
    borne = False
    for table in query.kinds:
        ways = [_by_code(dataset, table, query)]
        if query.text:
            ways += [_by_id(dataset, table, query), _by_name(dataset, table, query)]
        for way in ways:
            for one in way:
                borne = borne or one.exact
                judged = _judge(one, query.properties)
                key = (table, one.record.id)
                if judged is not None and (key not in best or judged.score > best[key].score):
                    best[key] = judged
    # If a record has exactly the name, similar names would only be noise.
    kept = {key: found for key, found in best.items() if found.exact or not borne or found.score == _BY_CODE}
    ranked = sorted(kept.items(), key=lambda item: (-item[1].score, item[0]))
    # Clients accept a match without review, so it must be the only record with the name.
    alone = sum(found.exact for _, found in ranked) == 1
    return {
        "result": [
            _candidate(table, found, match=alone and found.exact and found.sure)
            for (table, _), found in ranked[: query.limit]
        ]
    }


def reconcile(dataset: Dataset, queries: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Answer a batch of queries.

    Args:
        dataset: The release to search.
        queries: The queries by key. Each is an object with ``query`` (a name or an id), ``type`` (one or a list),
            ``limit`` and ``properties`` (a list of ``pid`` and ``v``); ``query`` or ``properties`` is required.

    Returns:
        The results by the same keys. ``result`` lists the candidates, best first, each with ``id``, ``name``,
        ``description``, ``type``, ``score`` (0 to 100) and ``match``. A candidate is a match if it is the only record
        with exactly this full name and every property is known to agree.

        A query that cannot be answered gets an empty ``result`` and an ``error`` that says why.

    Raises:
        UnknownArgument: If the batch is not an object of queries.
    """
    if not isinstance(queries, Mapping):
        raise UnknownArgument(
            f"expected a batch as an object with a query under each key, not {type(queries).__name__}"
        )
    return {str(key): _answered(dataset, given) for key, given in queries.items()}


def _answered(dataset: Dataset, given: Any) -> dict[str, Any]:
    try:
        return _answer(dataset, _read(given))
    except (UnknownArgument, UnknownWord) as error:
        return {"result": [], "error": str(error)}
