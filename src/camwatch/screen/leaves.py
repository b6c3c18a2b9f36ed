"""Leaves: every str inside a column, with its row, for columns of any type."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

import attrs
import pyarrow as pa
import pyarrow.compute as pc

from camwatch.arrow.arrays import integers_array, texts_array
from camwatch.screen.readers.base import ScreenError

__all__ = ["JSON", "Leaves", "holds_text", "leaves", "walk"]

JSON = b"camwatch.json"
"""Key in the metadata of a field whose cells may be JSON arrays and objects."""
_DEEPEST = 60

T = TypeVar("T")


@attrs.frozen
class Leaves:
    """Texts of a column."""

    texts: pa.Array[Any]
    """The texts: an array of type string or large_string."""
    rows: Sequence[int] | None
    """The row of each; None if each row has exactly one."""
    names: str | Sequence[str]
    """The name of the column, with the keys that lead to the texts, or to each of them."""

    def by_name(self, found: Mapping[int, tuple[T, ...]]) -> dict[str, dict[int, tuple[T, ...]]]:
        """Return the matches in the texts, by name and row of the table."""
        if self.rows is None and isinstance(self.names, str):
            return {self.names: dict(found)} if found else {}
        named: dict[str, dict[int, tuple[T, ...]]] = {}
        for place, finds in found.items():
            name = self.names if isinstance(self.names, str) else self.names[place]
            row = place if self.rows is None else self.rows[place]
            rows = named.setdefault(name, {})
            rows[row] = tuple(dict.fromkeys((*rows[row], *finds))) if row in rows else finds
        return named


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def _is_bytes(kind: pa.DataType) -> bool:
    return bool(pa.types.is_binary(kind) or pa.types.is_large_binary(kind) or pa.types.is_binary_view(kind))


def _is_list(kind: pa.DataType) -> bool:
    return bool(
        pa.types.is_list(kind)
        or pa.types.is_large_list(kind)
        or pa.types.is_fixed_size_list(kind)
        or pa.types.is_list_view(kind)
        or pa.types.is_large_list_view(kind)
    )


def holds_text(kind: pa.DataType) -> bool:
    """Return whether a type of columns contains text at any depth."""
    if isinstance(kind, pa.BaseExtensionType):
        return kind.extension_name != "arrow.uuid" and holds_text(kind.storage_type)
    if pa.types.is_dictionary(kind) or pa.types.is_run_end_encoded(kind) or _is_list(kind):
        inner: Any = kind
        return holds_text(inner.value_type)
    if pa.types.is_map(kind):
        return holds_text(kind.key_type) or holds_text(kind.item_type)
    if pa.types.is_struct(kind) or pa.types.is_union(kind):
        return any(holds_text(kind.field(place).type) for place in range(kind.num_fields))
    return _is_text(kind) or _is_bytes(kind) or pa.types.is_fixed_size_binary(kind)


def leaves(field: pa.Field[Any], column: pa.Array[Any]) -> Iterator[Leaves]:
    """Yield the texts inside a column.

    Args:
        field: The field of the column.
        column: The column.

    Raises:
        ScreenError: If a text is not valid UTF-8.
    """
    kind: Any = field.type
    is_json = getattr(kind, "extension_name", "") == "arrow.json" or (field.metadata and JSON in field.metadata)
    for part in _leaves(field.name, column, None):
        if is_json and part.rows is None:
            yield from _of_json(field.name, part.texts)
        else:
            yield part


def _leaves(name: str, column: Any, rows: Any) -> Iterator[Leaves]:
    kind = column.type
    if not holds_text(kind):
        return
    if isinstance(kind, pa.BaseExtensionType):
        yield from _leaves(name, column.storage, rows)
    elif pa.types.is_dictionary(kind):
        yield from _leaves(name, column.dictionary_decode(), rows)
    elif pa.types.is_run_end_encoded(kind):
        yield from _leaves(name, pc.run_end_decode(column), rows)
    elif _is_list(kind):
        parents = _parents(column)
        yield from _leaves(name, pc.list_flatten(column), parents if rows is None else rows.take(parents))
    elif pa.types.is_struct(kind):
        for place, part in enumerate(column.flatten()):
            yield from _leaves(f"{name}.{kind.field(place).name}", part, rows)
    elif pa.types.is_map(kind):
        pairs = pa.list_(pa.struct([kind.key_field, kind.item_field]))
        yield from _leaves(name, column.cast(pairs), rows)
    elif pa.types.is_union(kind):
        # Its parts are of several types, and a slice of it does not slice them.
        walked = [(row, text) for row, value in enumerate(column.to_pylist()) for _, text in walk(value, name)]
        own = [row if rows is None else rows[row].as_py() for row, _ in walked]
        yield Leaves(texts_array(text for _, text in walked), own, name)
    else:
        yield Leaves(_plain(name, column), None if rows is None else rows.to_pylist(), name)


def _parents(column: Any) -> Any:
    """Return the place of the list that each value is in; ``list_flatten`` leaves out what lies under nulls."""
    lengths = pc.fill_null(pc.list_value_length(column), 0).to_pylist()
    return integers_array(place for place, length in enumerate(lengths) for _ in range(length))


def _plain(name: str, column: Any) -> Any:
    """Return texts or bytes as an array that has one buffer of texts."""
    kind = column.type
    if _is_text(kind):
        plain = column.cast(pa.large_string()) if pa.types.is_string_view(kind) else column
        try:
            # Whether texts are valid, Arrow looks at when bytes become texts.
            plain.view(pa.large_binary() if pa.types.is_large_string(plain.type) else pa.binary()).cast(plain.type)
        except pa.ArrowInvalid:
            raise ScreenError(f"column {name!r} holds text that is not UTF-8; store it as UTF-8 or as binary") from None
        return plain
    # Bytes of one length are digests and addresses rather than text in an older encoding.
    fixed = pa.types.is_fixed_size_binary(kind)
    binary = column.cast(pa.binary()) if fixed else column
    try:
        return binary.cast(pa.large_string())
    except pa.ArrowInvalid:
        return texts_array(_of_bytes(value, None if fixed else "cp1252") for value in binary.to_pylist())


def _of_bytes(value: bytes | None, other: str | None) -> str | None:
    if value is None:
        return None
    try:
        return value.decode()
    except UnicodeDecodeError:
        return None if other is None else value.decode(other, "replace")


def _of_json(name: str, texts: Any) -> Iterator[Leaves]:
    """Yield the texts of cells that may be JSON: those inside the arrays and objects, and other cells as they are."""
    nested: Any = pc.or_(pc.starts_with(texts, "{"), pc.starts_with(texts, "["))
    places = pc.indices_nonzero(nested).to_pylist()
    if not places:
        yield Leaves(texts, None, name)
        return
    inner: list[str] = []
    rows: list[int] = []
    names: list[str] = []
    others: list[int] = []
    for place in places:
        cell = texts[place].as_py()
        try:
            value = json.loads(cell)
        except (ValueError, RecursionError):
            others.append(place)
            continue
        for path, text in walk(value, name):
            inner.append(text)
            rows.append(place)
            names.append(path)
    # The cells that were JSON are blank here, so that others keep their rows.
    kept = set(others)
    hidden = {place for place in places if place not in kept}
    plain = texts_array(None if place in hidden else cell for place, cell in enumerate(texts.to_pylist()))
    yield Leaves(plain, None, name)
    yield Leaves(texts_array(inner), rows, names)


def walk(value: Any, path: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Yield the texts inside a value of Python, keys included, with the keys that lead to each."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if isinstance(value, str):
        yield path, value if value.isascii() else value.encode("utf-8", "replace").decode()
    elif depth > _DEEPEST:
        yield path, json.dumps(value)
    elif isinstance(value, list):
        for one in value:
            yield from walk(one, path, depth + 1)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield path, key if key.isascii() else key.encode("utf-8", "replace").decode()
            yield from walk(one, f"{path}.{key}" if path else key, depth + 1)
