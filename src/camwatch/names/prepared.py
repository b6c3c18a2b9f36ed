"""The prepared index of names: written when a dataset is built, so that the first question need not make it."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from camwatch.names.index import Entry, NameIndex, Row
from camwatch.names.normalise import Reading

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["COLUMNS", "index_of", "prepared", "read_prepared"]

COLUMNS = ("name", "kind", "names", "country", "legal_name", "closed", "closed_by")
"""What an index needs of a record, where its table has the column."""
_DECIDING = ("index", "lexicon", "normalise", "organisation_words", "prepared", "typed", "../text")
"""The modules, from here, whose code decides what stands in an index."""


@functools.cache
def _rules() -> str | None:
    """Return the SHA-256 of the code that decides what stands in an index; None where it cannot be read."""
    try:
        sources = [(Path(__file__).parent / f"{name}.py").read_bytes() for name in _DECIDING]
    except OSError:
        return None
    return hashlib.sha256(b"\0".join(source.replace(b"\r\n", b"\n") for source in sources)).hexdigest()


def index_of(table: str, rows: pa.Table) -> NameIndex:
    """Make the index of a table's rows."""
    names = [name for name in COLUMNS if name in rows.column_names]
    return NameIndex(rows.select(names).to_pylist(), places=table == "bodies")


def _columns(entries: Iterable[Entry]) -> list[list[Any]]:
    columns: list[list[Any]] = [[], [], [], [], []]
    for entry in entries:
        reading = entry.reading
        values = (entry.position, entry.name, entry.kind, " ".join(reading.tokens), " ".join(reading.forms))
        for column, value in zip(columns, values, strict=True):
            column.append(value)
    return columns


def prepared(index: NameIndex) -> bytes:
    """Write an index of bodies, the same bytes for the same names and the same rules."""
    value = {
        "rules": _rules(),
        "rows": list(zip(*index.rows, strict=True)),
        "firsts": index.firsts,
        "entries": _columns(index.entries),
        "others": _columns(index.others),
        "exact": index.exact,
        "typed": index.typed,
        "postings": index.postings,
        "unspelled": index.unspelled,
        "acronyms": index.acronyms,
    }
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def read_prepared(content: bytes) -> NameIndex | None:
    """Read an index of bodies that was prepared; None where other rules than today's made it."""
    value = json.loads(content)
    if (rules := _rules()) is None or value["rules"] != rules:
        return None
    index = NameIndex((), places=True)
    index.rows = list(map(Row, *value["rows"])) if value["rows"] else []
    index.positions = value["entries"][0]
    index.entries, index.others = _Entries(value["entries"]), _Entries(value["others"])
    for name in ("firsts", "exact", "typed", "postings", "unspelled", "acronyms"):
        setattr(index, name, value[name])
    return index


class _Entries(Sequence[Entry]):
    """Entries that are each made when they are first asked for."""

    def __init__(self, columns: list[list[Any]]) -> None:
        self._positions, self._names, self._kinds, self._tokens, self._forms = columns
        self._made: list[Entry | None] = [None] * len(self._names)

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, at: int) -> Entry: ...

    @overload
    def __getitem__(self, at: slice) -> list[Entry]: ...

    def __getitem__(self, at: int | slice) -> Entry | list[Entry]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        entry = self._made[at]
        if entry is None:
            reading = Reading(tuple(self._tokens[at].split(" ")), tuple(self._forms[at].split()))
            entry = self._made[at] = Entry(self._positions[at], self._names[at], self._kinds[at], reading)
        return entry
