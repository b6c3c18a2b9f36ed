"""NDJSON: an object per line; no line is lost."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from typing import Any

from camwatch.screen.readers.base import Options, Reading, Tally
from camwatch.screen.readers.json_rows import Object, expanded, object_batches, object_of, plain
from camwatch.screen.readers.source import Source
from camwatch.screen.readers.text import FOREIGN, TextSource, as_windows, line_pieces

__all__ = ["objects_of_lines", "read_json_lines"]

_FIRST = 1 << 14


class _Twice(ValueError):
    """A key occurs twice."""


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise _Twice
    return members


# One decoder for all lines: making one takes longer than reading most of them.
_decode = json.JSONDecoder(object_pairs_hook=_members).decode


def _read(text: str, number: int, encoding: str) -> list[Object]:
    """Return a line as objects: one, or the releases of an OCDS package."""
    fault = None
    if not text.isascii() and FOREIGN.search(text):
        text, fault = as_windows(text), f"line {number} is not {encoding}, read as Windows-1252"
    # Files that were joined have marks of their encoding in the middle.
    text = text.removeprefix("\ufeff")
    try:
        found = _decode(text)
    except _Twice:
        found = json.loads(text, object_pairs_hook=object_of)
        fault = f"line {number} has a duplicate key; the second value is kept as 'KEY (2)'"
    except (ValueError, RecursionError) as error:
        return [Object({}, plain(text), f"line {number} is not JSON: {error}", unfit=True)]
    if not isinstance(found, dict):
        return [Object({}, plain(text), f"line {number} is not a JSON object", unfit=True)]
    rows = expanded(found)
    if len(rows) == 1 and rows[0] is found:
        return [Object(found, plain(text), fault)]
    return [Object(row, plain(json.dumps(row, ensure_ascii=False)), fault) for row in rows]


def objects_of_lines(text: TextSource) -> Iterator[Object]:
    """Yield the objects of lines; blank lines are left out."""
    for block in text.blocks():
        for number, line in enumerate(line_pieces(block.text), block.line):
            if line and not line.isspace():
                yield from _read(line, number, text.encoding_name)


def read_json_lines(source: Source, options: Options) -> Reading:
    """Read NDJSON; strings are texts, other values their JSON."""
    objects = objects_of_lines(TextSource(source, options.encoding))
    tally = Tally()
    first = list(itertools.islice(objects, _FIRST))
    schema, batches = object_batches(first, objects, source.name, tally)
    return Reading(schema, batches, (), tally)
