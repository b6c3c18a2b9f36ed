"""Suggestions: entities, properties and types whose names begin with the text typed so far."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Any

from camwatch.dataset import Dataset
from camwatch.errors import MissingExtra, UnknownWord, nearest
from camwatch.reconcile.properties import properties
from camwatch.reconcile.types import KINDS, described, named_types, records_of, types
from camwatch.text import plain_words

__all__ = ["suggest_entities", "suggest_properties", "suggest_types"]

_LIMIT = 10


@functools.lru_cache(maxsize=4)
def _names(dataset: Dataset) -> tuple[tuple[str, str, str, str], ...]:
    """Return every name as plain words, with the table, the id and the kind of its record, in the order of names."""
    found = set()
    for table in KINDS:
        for row in records_of(dataset, table).select("id", "name", "names", "kind").to_pylist():
            for name in (row["name"], *(other["name"] for other in row["names"])):
                found.add((" ".join(plain_words(name)), table, row["id"], row["kind"]))
    return tuple(sorted(found))


def suggest_entities(
    dataset: Dataset, prefix: str, *, types_: Iterable[str] = (), cursor: int = 0, limit: int = _LIMIT
) -> dict[str, Any]:
    """Return the entities with a name that begins with a text, then with a word that does, then with similar names.

    Args:
        dataset: The release.
        prefix: The text typed so far.
        types_: Ids of types; entities of any type if empty.
        cursor: The number of suggestions to skip.
        limit: The maximum number of suggestions.

    Raises:
        UnknownWord: If the type is unknown.
    """
    wanted = set(types_)
    for one in wanted - types().keys():
        raise UnknownWord(f"{one[:80]!r} is not a type; {nearest(one[:80], types())}")
    begun = " ".join(plain_words(prefix))
    if not begun:
        return {"result": []}
    whole: dict[tuple[str, str], None] = {}
    inner: dict[tuple[str, str], None] = {}
    for name, table, record_id, kind in _names(dataset):
        if wanted and wanted.isdisjoint((table, f"{table}/{kind}")):
            continue
        if name.startswith(begun):
            whole[table, record_id] = None
        elif f" {begun}" in name:
            inner[table, record_id] = None
    found = list(whole | inner)
    if len(found) < cursor + limit:
        found += [one for one in _near(dataset, prefix, wanted) if one not in whole and one not in inner]
    result = []
    for table, record_id in found[cursor : cursor + limit]:
        record = records_of(dataset, table)[record_id]
        result.append(
            {
                "id": f"{table}/{record_id}",
                "name": record.name,
                "description": described(record),
                "notable": named_types(table, record),
            }
        )
    return {"result": result}


def _near(dataset: Dataset, text: str, wanted: set[str]) -> list[tuple[str, str]]:
    found: list[tuple[float, str, str]] = []
    if not text.strip():
        return []
    for table in KINDS:
        collection: Any = records_of(dataset, table)
        try:
            matches = collection.find(text, limit=_LIMIT)
        except MissingExtra:
            continue
        for match in matches:
            kind = match.record.kind.value
            if not wanted or not wanted.isdisjoint((table, f"{table}/{kind}")):
                found.append((match.score, table, match.record.id))
    return [(table, record_id) for _, table, record_id in sorted(found, key=lambda one: -one[0])]


def _begins(begun: str, *texts: str) -> bool:
    return any(f" {begun}" in f" {' '.join(plain_words(text.replace('_', ' ')))}" for text in texts)


def suggest_properties(dataset: Dataset, prefix: str, *, cursor: int = 0, limit: int = _LIMIT) -> dict[str, Any]:
    """Return the properties with a word that begins with a text, including those that narrow a query.

    Args:
        dataset: The release.
        prefix: The text typed so far.
        cursor: The number of suggestions to skip.
        limit: The maximum number of suggestions.
    """
    begun = " ".join(plain_words(prefix))
    known = {one.id: one for table in reversed(tuple(KINDS)) for one in properties(dataset, table).values()}
    found = [
        {"id": one.id, "name": one.name, "description": one.description}
        for one in known.values()
        if _begins(begun, one.id, one.name)
    ]
    return {"result": found[cursor : cursor + limit]}


def suggest_types(prefix: str, *, cursor: int = 0, limit: int = _LIMIT) -> dict[str, Any]:
    """Return the types with a word that begins with a text.

    Args:
        prefix: The text typed so far.
        cursor: The number of suggestions to skip.
        limit: The maximum number of suggestions.
    """
    begun = " ".join(plain_words(prefix))
    found = [dict(one) for one in types().values() if _begins(begun, one["id"], one["name"])]
    return {"result": found[cursor : cursor + limit]}
