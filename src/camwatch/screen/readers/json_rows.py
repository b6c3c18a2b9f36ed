"""Rows of JSON objects: a column of text for each member; nested values are kept as JSON, and searched leaf by leaf."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs
import pyarrow as pa

from camwatch.arrow.arrays import texts_array
from camwatch.screen.leaves import JSON
from camwatch.screen.names import FAULT, LINE, REST
from camwatch.screen.readers.base import ScreenError, Tally

__all__ = ["Object", "columns_of", "expanded", "object_batches", "object_of", "plain"]

_MOST_COLUMNS = 2_000
_MOST_CELLS = 1 << 21


@attrs.frozen
class Object:
    """A JSON object, or a line that should be one."""

    members: Mapping[str, Any]
    text: str
    """The object as it is written."""
    fault: str | None = None
    unfit: bool = False


def plain(text: str) -> str:
    """Return a text without halves of surrogate pairs, which JSON can have and Arrow cannot."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


# One encoder for all: making one takes longer than what it writes.
_encode = json.JSONEncoder(ensure_ascii=False).encode


def _cell(value: Any) -> str | None:
    if isinstance(value, str):
        return plain(value)
    if type(value) is int:
        return str(value)
    return None if value is None else plain(_encode(value))


def object_of(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """Return the object of some members; one that is there twice is kept under another key."""
    members: dict[str, Any] = {}
    for key, value in pairs:
        name, number = key, 1
        while name in members:
            number += 1
            name = f"{key} ({number})"
        members[name] = value
    return members


def expanded(value: Any) -> list[Any]:
    """Return the releases of an OCDS package, one per row; anything else is returned as it is.

    Args:
        value: A value of JSON.
    """
    if not isinstance(value, dict):
        return [value]
    releases = value.get("releases")
    if isinstance(releases, list) and _are_releases(releases) and "ocid" not in value:
        return list(releases)
    records = value.get("records")
    if isinstance(records, list) and _are_releases(records):
        return [row for record in records for row in _of_record(record)]
    return [value]


def _are_releases(values: Any) -> bool:
    return isinstance(values, list) and bool(values) and all(isinstance(one, dict) and "ocid" in one for one in values)


def _of_record(record: dict[str, Any]) -> list[dict[str, Any]]:
    compiled = record.get("compiledRelease")
    if isinstance(compiled, dict):
        others = {key: value for key, value in record.items() if key != "compiledRelease"}
        return [others | compiled]
    releases = record.get("releases")
    return list(releases) if isinstance(releases, list) and _are_releases(releases) else [record]


def columns_of(objects: Sequence[Object]) -> list[str]:
    """Return the names of the columns for some first objects: the names of members that fill the table.

    A table of objects that have no member in common would grow with the square of their number.
    """
    counts = Counter(key for one in objects for key in one.members)
    most = max(64, 8 * counts.total() // max(len(objects), 1))
    kept = {key for key, _ in counts.most_common(min(most, _MOST_COLUMNS))}
    return [key for key in counts if key in kept]


def object_batches(
    first: Sequence[Object], others: Iterable[Object], name: str, tally: Tally
) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
    """Return the schema and the batches of objects.

    Args:
        first: The first objects, whose members are the columns.
        others: Those that follow.
        name: The name of the file, for messages.
        tally: Counter of the rows.

    Raises:
        ScreenError: If the first objects have no members.
    """
    keys = columns_of(first)
    if not keys:
        raise ScreenError(f"{name} begins with empty JSON objects; expected one object with members per row")
    places = {key: place for place, key in enumerate(keys)}
    metadata = {JSON: b"yes"}
    schema = pa.schema(
        [
            *(pa.field(plain(key), pa.string(), metadata=metadata) for key in (*keys, REST)),
            pa.field(FAULT, pa.string()),
            pa.field(LINE, pa.string()),
        ]
    )
    size = max(1, min(1 << 14, _MOST_CELLS // len(keys)))

    def batch(objects: Sequence[Object]) -> pa.RecordBatch:
        columns: dict[int, list[str | None]] = {}
        rests: list[str | None] = []
        for row, one in enumerate(objects):
            rest = {}
            for key, value in one.members.items():
                place = places.get(key)
                if place is None:
                    rest[key] = value
                elif value is not None:
                    if place not in columns:
                        columns[place] = [None] * len(objects)
                    columns[place][row] = _cell(value)
            rests.append(_cell(rest) if rest else one.text if one.unfit else None)
        nulls: Any = pa.nulls(len(objects), pa.string())
        tally.rows += len(objects)
        tally.unfit += sum(one.unfit for one in objects)
        made: pa.RecordBatch = pa.RecordBatch.from_arrays(
            [
                *(texts_array(columns[place]) if place in columns else nulls for place in range(len(keys))),
                texts_array(rests),
                texts_array(one.fault for one in objects),
                texts_array(one.text for one in objects),
            ],
            schema=schema,
        )
        return made

    def batches() -> Iterator[pa.RecordBatch]:
        taken: list[Object] = []
        for part in (first, others):
            for one in part:
                taken.append(one)
                if len(taken) == size:
                    yield batch(taken)
                    taken = []
        if taken:
            yield batch(taken)

    return schema, batches()
