"""Data extension: the values of properties of entities, for the columns that a client adds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from camwatch.dataset import Dataset
from camwatch.dates import DateLike, PartialDate
from camwatch.errors import UnknownArgument, UnknownId, UnknownWord, nearest
from camwatch.reconcile.properties import Property, properties
from camwatch.reconcile.types import KINDS, records_of, types

__all__ = ["extend", "propose_properties"]

_LIMIT = 100


def propose_properties(dataset: Dataset, *, type: str | None = None, limit: int | None = None) -> dict[str, Any]:  # noqa: A002 (the API's word)
    """Return the properties that the entities of a type may have.

    Args:
        dataset: The release.
        type: The id of a type, such as ``bodies`` or ``bodies/police``; every property if None.
        limit: The maximum number of properties.

    Raises:
        UnknownWord: If the type is unknown.
    """
    if type is not None and type not in types():
        raise UnknownWord(f"{type[:80]!r} is not a type; {nearest(type[:80], types())}")
    tables = KINDS if type is None else (type.partition("/")[0],)
    known = {one.id: one for table in tables for one in properties(dataset, table).values()}
    shown = list(known.values())[: _LIMIT if limit is None else limit]
    found: dict[str, Any] = {"properties": [_shown(one) for one in shown]}
    if type is not None:
        found["type"] = type
    return found if limit is None else {**found, "limit": limit}


def _shown(one: Property) -> dict[str, str]:
    return {"id": one.id, "name": one.name, "description": one.description}


def extend(dataset: Dataset, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return values of properties of entities.

    Args:
        dataset: The release.
        query: ``ids`` of entities, such as ``bodies/gb-tesco``, and ``properties``, each with its ``id`` and, in
            ``settings``, the date for standings (``on``).

    Returns:
        ``meta``, the properties, and ``rows``, the values by entity id and property id. An entity that does not exist
        or has no known value has an empty list.

    Raises:
        UnknownArgument: If the query does not have this form.
        UnknownWord: If no entity has such a property.
        InvalidDate: If a day is not a date.
    """
    ids, asked = _read(query)
    known = {one.id: one for table in reversed(tuple(KINDS)) for one in properties(dataset, table).values()}
    wanted: list[tuple[Property, DateLike | None]] = []
    for property_id, on in asked:
        if property_id not in known:
            raise UnknownWord(f"{property_id[:80]!r} is not a property; {nearest(property_id[:80], known)}")
        wanted.append((known[property_id], on))
    meta = []
    for one, _ in wanted:
        kind = {} if one.entities is None else {"type": {"id": one.entities, "name": types()[one.entities]["name"]}}
        meta.append({"id": one.id, "name": one.name, **kind})
    rows = {entity: _row(dataset, entity, wanted) for entity in dict.fromkeys(ids)}
    return {"meta": meta, "rows": rows}


def _row(dataset: Dataset, entity: str, wanted: list[tuple[Property, DateLike | None]]) -> dict[str, Any]:
    table, _, record_id = entity.partition("/")
    record = None
    if table in KINDS:
        try:
            record = records_of(dataset, table)[record_id]
        except UnknownId:
            record = None
    row: dict[str, Any] = {}
    for one, on in wanted:
        own = properties(dataset, table).get(one.id) if record is not None else None
        row[one.id] = [] if own is None else own.values(dataset, record, on)
    return row


def _read(query: Any) -> tuple[list[str], list[tuple[str, DateLike | None]]]:
    form = 'expected an object such as {"ids": ["bodies/gb-tesco"], "properties": [{"id": "country"}]}'
    if not isinstance(query, Mapping):
        raise UnknownArgument(form)
    ids, asked = query.get("ids"), query.get("properties")
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
        raise UnknownArgument(f"ids must be a list of str; {form}")
    if not isinstance(asked, list):
        raise UnknownArgument(f"properties must be a list; {form}")
    found: list[tuple[str, DateLike | None]] = []
    for one in asked:
        if not isinstance(one, Mapping) or not isinstance(one.get("id"), str):
            raise UnknownArgument(f"a property has no 'id'; {form}")
        settings = one.get("settings")
        on = settings.get("on") if isinstance(settings, Mapping) else None
        if on is not None and not isinstance(on, str):
            raise UnknownArgument("the setting 'on' must be a date such as '2024-01-01'")
        found.append((one["id"], PartialDate.of(on.strip()) if on and on.strip() else None))
    return ids, found
