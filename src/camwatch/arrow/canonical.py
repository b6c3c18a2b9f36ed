"""The canonical JSON of records, and the digest that is taken over it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["Digest", "canonical_json"]


def _without_absent(value: Any) -> Any:
    if isinstance(value, Mapping):
        kept = {key: _without_absent(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item is not None and item != []}
    if isinstance(value, list | tuple):
        return [_without_absent(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        # 12.0 and 12 are one number; JSON has no difference between them.
        return int(value)
    return value


def canonical_json(value: Any) -> str:
    """Write a value as JSON in one form only: keys sorted, no spaces, absent values and empty lists left out.

    Since what is absent is left out, a column that a later version adds changes no earlier record.
    Numbers are written in the shortest form that reads back as the same binary64.
    """
    return json.dumps(
        _without_absent(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )


class Digest:
    """The SHA-256 over a release's records, identical on every machine and with every Arrow version.

    It is computed over one line per record: the table, a tab, the record's canonical JSON, a line feed;
    tables in the order of their names, records in the order of their ids (by code point).
    """

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self._last = ("", "")

    def add(self, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Add the records of a table.

        Raises:
            ValueError: If tables or records do not come in order.
        """
        for row in rows:
            position = (table, row["id"])
            if position <= self._last:
                raise ValueError(f"{table} {row['id']!r} does not come in order")
            self._last = position
            self._hash.update(f"{table}\t{canonical_json(row)}\n".encode())

    def hexdigest(self) -> str:
        """Return the digest as 64 hexadecimal digits."""
        return self._hash.hexdigest()
