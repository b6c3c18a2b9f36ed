"""A JSON document: an array of objects, or an object that contains one. OCDS packages have a row per release."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from camwatch.screen.leaves import walk
from camwatch.screen.readers.base import Options, Reading, ScreenError, Tally
from camwatch.screen.readers.json_rows import Object, expanded, object_batches, object_of, plain
from camwatch.screen.readers.source import Source
from camwatch.screen.readers.text import FOREIGN, as_windows, encoding_of

__all__ = ["read_json_document"]

_DEEPEST = 6
_SPACE: Any = re.compile(r"\s*")


def _document(source: Source, options: Options) -> Any:
    encoding = encoding_of(source, options.encoding)
    data = source.whole("a JSON document")
    try:
        text = data.decode(encoding, "camwatch-keep")
    except UnicodeError as error:
        raise ScreenError(f"{source.name} is not {encoding}: {error}") from error
    del data
    if not text.isascii() and FOREIGN.search(text):
        text = as_windows(text)
    try:
        return _values(text)
    except json.JSONDecodeError as error:
        remedy = (
            "correct it, or give --input-format text to search it line by line"
            if options.records is None
            else "--records applies only to JSON, so correct the file or leave out --records"
        )
        raise ScreenError(
            f"{source.name} is not valid JSON: {error.msg} at line {error.lineno}, column {error.colno}; {remedy}"
        ) from error
    except RecursionError:
        raise ScreenError(f"{source.name} is nested too deeply; convert it to NDJSON (one object per line)") from None
    except ValueError as error:
        raise ScreenError(f"{source.name} cannot be read as JSON: {error}") from error


def _values(text: str) -> Any:
    """Return the value that a text holds; of several objects one after the other, as jq writes them, their list."""
    decoder = json.JSONDecoder(object_pairs_hook=object_of)
    values: list[Any] = []
    end = _SPACE.match(text, 0).end()
    while end < len(text) or not values:
        value, end = decoder.raw_decode(text, end)
        values.append(value)
        end = _SPACE.match(text, end).end()
        if end < len(text) and not isinstance(value, dict):
            raise json.JSONDecodeError("Extra data", text, end)
    return values[0] if len(values) == 1 else values


def _are_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _lists(value: dict[str, Any], path: str = "", depth: int = 0) -> Iterator[tuple[str, list[Any]]]:
    """Yield the lists of objects in an object, with the keys that lead to each."""
    for key, member in value.items():
        here = f"{path}.{key}" if path else key
        if _are_objects(member):
            yield here, member
        elif isinstance(member, dict) and depth < _DEEPEST:
            yield from _lists(member, here, depth + 1)


def _without(value: dict[str, Any], path: list[str]) -> dict[str, Any]:
    """Return an object without the member that keys lead to."""
    first, *rest = path
    others = {key: member for key, member in value.items() if key != first}
    inner = _without(value[first], rest) if rest else {}
    return {**others, first: inner} if inner else others


def _by_key(document: Any, key: str, name: str) -> list[Any]:
    """Return the list under a key, whose parts are joined with dots."""
    value = document
    if isinstance(document, dict) and isinstance(document.get(key), list):
        return list(document[key])
    for part in key.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    if isinstance(value, list):
        return value
    lists = [path for path, _ in _lists(document)] if isinstance(document, dict) else []
    choices = f"; it has {', '.join(lists)}" if lists else ""
    raise ScreenError(f"{name} has no list under the key {key!r}{choices}")


def _rows(document: Any, options: Options, name: str) -> tuple[list[Any], list[str]]:
    """Return the rows of a document, and notes on how they were found."""
    if options.records is not None:
        return _by_key(document, options.records, name), []
    if isinstance(document, list):
        return [row for one in document for row in expanded(one)], []
    if not isinstance(document, dict):
        raise ScreenError(f"{name} is a single JSON value; expected an object or an array of objects")
    rows = expanded(document)
    if rows != [document]:
        return rows, ["The file is an OCDS package; each release is a row."]
    lists = list(_lists(document))
    if len(lists) == 1:
        path, rows = lists[0]
        note = f"The rows are the list {path!r} of the JSON object."
        others = _without(document, path.split("."))
        if not others:
            return rows, [note]
        if options.points([text for _, text in walk(others)]):
            return [others, *rows], [
                f"{note} The other members were read as the first row, because one of them has a match."
            ]
        return rows, [f"{note} Other members of the file were not searched: {', '.join(list(others)[:8])}."]
    if lists:
        paths = ", ".join(path for path, _ in lists[:12])
        raise ScreenError(f"{name} has {len(lists)} lists of objects; choose one with --records: {paths}")
    return [document], ["The file is one JSON object, which is one row."]


def _object(row: Any, number: int) -> Object:
    text = plain(json.dumps(row, ensure_ascii=False))
    if isinstance(row, dict):
        return Object(row, text)
    if isinstance(row, list):
        return Object({f"column_{place}": value for place, value in enumerate(row, 1)}, text)
    return Object({"value": row}, text) if row is not None else Object({}, text, f"row {number} is null", unfit=True)


def read_json_document(source: Source, options: Options) -> Reading:
    """Read a JSON document, which is held in memory.

    Raises:
        ScreenError: If it is not valid, is too large, or has several lists and none was chosen.
    """
    rows, notes = _rows(_document(source, options), options, source.name)
    if not rows:
        raise ScreenError(f"{source.name} is an empty list; expected objects, one per row")
    tally = Tally()
    first = [_object(row, number) for number, row in enumerate(rows[: 1 << 14], 1)]
    others = (_object(row, number) for number, row in enumerate(rows[1 << 14 :], (1 << 14) + 1))
    schema, batches = object_batches(first, others, source.name, tally)
    return Reading(schema, batches, tuple(notes), tally)
