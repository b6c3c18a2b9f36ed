"""NDJSON, batch by batch: a column for each key of the first objects, the rest in one more, no line lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from camwatch.arrow.arrays import texts_array
from camwatch.screen.batches import ScreenError
from camwatch.screen.marks import FAULT, LINE, REST

__all__ = ["ndjson_batches"]

_BLOCK = 1 << 22
_ROWS = 1 << 15


def _lines(stream: Any) -> Iterator[list[bytes]]:
    """Yield lists of lines."""
    rest: list[bytes] = []
    while block := stream.read(_BLOCK):
        *lines, last = block.split(b"\n")
        if lines:
            lines[0] = b"".join([*rest, lines[0]])
            rest = []
            for begin in range(0, len(lines), _ROWS):
                yield lines[begin : begin + _ROWS]
        rest.append(last)
    if any(rest):
        yield [b"".join(rest)]


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a key stands there twice")
    return made


def _read(line: bytes) -> tuple[str, dict[str, Any], str | None]:
    """Return a line as a text, its object, and what is wrong with it."""
    fault = None
    try:
        text = line.decode()
    except UnicodeDecodeError:
        text, fault = line.decode("cp1252", "replace"), "the line is not UTF-8, read as Windows-1252"
    try:
        found = json.loads(text, object_pairs_hook=_pairs)
    except (ValueError, RecursionError) as error:
        return text, {}, f"the line is not JSON: {error}"
    return (text, found, fault) if isinstance(found, dict) else (text, {}, "the line is no JSON object")


def _text(value: Any) -> str | None:
    # Half a surrogate pair can stand in JSON, and in no text of Arrow.
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return None if value is None else json.dumps(value)


def ndjson_batches(stream: Any, name: str) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
    """Read NDJSON; strings are texts, other values their JSON.

    Args:
        stream: The bytes.
        name: What to call the table in messages.
    """
    blocks = _lines(stream)
    first = [_read(line) for line in next(blocks, []) if line.strip()]
    names = list(dict.fromkeys(key for _, found, _ in first for key in found))
    if not names:
        raise ScreenError(f"{name} holds no JSON object in its first lines; expected one a line")
    schema = pa.schema([pa.field(one, pa.string()) for one in (*names, REST, FAULT, LINE)])

    def batch(read: list[tuple[str, dict[str, Any], str | None]]) -> pa.RecordBatch:
        columns = [texts_array(_text(found.get(key)) for _, found, _ in read) for key in names]
        known = set(names)
        rests = []
        for text, found, _ in read:
            rest = {key: value for key, value in found.items() if key not in known}
            rests.append(json.dumps(rest, ensure_ascii=True) if rest else None if found or text == "{}" else text)
        made: pa.RecordBatch = pa.RecordBatch.from_arrays(
            [
                *columns,
                texts_array(rests),
                texts_array(fault for _, _, fault in read),
                texts_array(text for text, _, _ in read),
            ],
            schema=schema,
        )
        return made

    def batches() -> Iterator[pa.RecordBatch]:
        yield batch(first)
        for block in blocks:
            yield batch([_read(line) for line in block if line.strip()])

    return schema, batches()
