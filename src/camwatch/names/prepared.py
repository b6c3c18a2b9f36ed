"""The prepared index of names: written when a dataset is built, so that the first question need not make it."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, overload

from camwatch.names.index import Entry, NameIndex, Row
from camwatch.names.normalise import Reading

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["COLUMNS", "index_of", "prepared", "read_prepared"]

T = TypeVar("T")

COLUMNS = ("id", "name", "kind", "names", "country", "jurisdiction", "legal_name", "closed", "closed_by")
"""The columns of a record that an index needs, if its table has them."""
_DECIDING = ("index", "lexicon", "normalise", "organisation_words", "prepared", "typed", "../text")
"""The modules, relative to this one, whose code determines the content of an index."""


@functools.cache
def _rules() -> str | None:
    """Return the SHA-256 of the code that determines the content of an index; None if it cannot be read."""
    try:
        sources = [(Path(__file__).parent / f"{name}.py").read_bytes() for name in _DECIDING]
    except OSError:
        return None
    return hashlib.sha256(b"\0".join(source.replace(b"\r\n", b"\n") for source in sources)).hexdigest()


def index_of(table: str, rows: pa.Table) -> NameIndex:
    """Make the index of a table's rows."""
    names = [name for name in COLUMNS if name in rows.column_names]
    return NameIndex(rows.select(names).to_pylist(), places=table == "bodies")


_MARK = "\x7f"
"""What separates joined values. It is in no name, and JSON reads it twice as fast as an escaped line feed."""


def _joined(values: Iterable[str]) -> str:
    """Join str values. Reading one str and splitting it is much faster than reading a list of str."""
    texts = list(values)
    assert not any(_MARK in text for text in texts)
    return _MARK.join(texts)


def _split(text: str) -> list[str]:
    return text.split(_MARK) if text else []


def _columns(entries: Iterable[Entry]) -> list[Any]:
    rows = [(entry.position, entry.name, entry.kind, entry.reading) for entry in entries]
    return [
        [position for position, _, _, _ in rows],
        _joined(name for _, name, _, _ in rows),
        _joined(kind for _, _, kind, _ in rows),
        _joined(" ".join(reading.tokens) for _, _, _, reading in rows),
        # A blank before each, so that the forms of one entry alone, which has none, are not an empty text.
        _joined(f" {' '.join(reading.forms)}" for _, _, _, reading in rows),
    ]


def _places(lists: Mapping[str, list[int]]) -> list[str]:
    keys = sorted(lists)
    return [_joined(keys), _joined(" ".join(map(str, lists[key])) for key in keys)]


def _read_places(text: str) -> list[int]:
    return [int(place) for place in text.split(" ")]


def _forms(lists: Mapping[str, list[tuple[int, str]]]) -> list[str]:
    values = ("|".join(f"{place} {languages}" for place, languages in forms) for forms in lists.values())
    return [_joined(lists), _joined(values)]


def _read_forms(text: str) -> list[tuple[int, str]]:
    parts = (part.partition(" ") for part in text.split("|"))
    return [(int(place), languages) for place, _, languages in parts]


def prepared(index: NameIndex) -> bytes:
    """Write an index of bodies, the same bytes for the same names and the same rules."""
    value = {
        "rules": _rules(),
        "ids": _joined(index.ids),
        "kinds": _joined(row.kind for row in index.rows),
        "places": _joined(f" {row.place}" for row in index.rows),
        "open": "".join("1" if row.open else "0" for row in index.rows),
        "firsts": index.firsts,
        "entries": _columns(index.entries),
        "others": _columns(index.others),
        "exact": _places(index.exact),
        "typed": _forms(index.typed),
        "postings": _places(index.postings),
        "unspelled": _joined(index.unspelled),
        "acronyms": _places(index.acronyms),
    }
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def read_prepared(content: bytes) -> NameIndex | None:
    """Read a prepared index of bodies; None if it was made by other rules than the current ones."""
    value = json.loads(content)
    if (rules := _rules()) is None or value["rules"] != rules:
        return None
    index = NameIndex((), places=True)
    index.ids = _split(value["ids"])
    index.rows = _Rows(value["kinds"], value["places"], value["open"])
    index.firsts = value["firsts"]
    index.positions = value["entries"][0]
    index.entries, index.others = _Entries(value["entries"]), _Entries(value["others"])
    index.exact = _Lists(value["exact"], _read_places)
    index.typed = _Lists(value["typed"], _read_forms)
    index.postings = _Lists(value["postings"], _read_places)
    index.unspelled = _split(value["unspelled"])
    index.acronyms = _Lists(value["acronyms"], _read_places)
    return index


class _Rows(Sequence[Row]):
    """Rows that are each made when they are asked for."""

    def __init__(self, kinds: str, places: str, are_open: str) -> None:
        self._kinds, self._places, self._open = _split(kinds), _split(places), are_open
        assert len(self._kinds) == len(self._places) == len(are_open)

    def __len__(self) -> int:
        return len(self._open)

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...

    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        return Row(self._kinds[at], self._places[at][1:], self._open[at] == "1")


class _Lists(Mapping[str, list[T]]):
    """Lists by a text, each read when it is first asked for."""

    def __init__(self, columns: Sequence[str], read: Callable[[str], list[T]]) -> None:
        self._columns = columns
        self._read = read
        self._made: dict[str, list[T]] = {}

    @functools.cached_property
    def _texts(self) -> dict[str, str]:
        # An exact name needs but one of the four, and to split all of them takes longer than to look it up.
        keys, values = self._columns
        return dict(zip(_split(keys), _split(values), strict=True))

    def __getitem__(self, key: str) -> list[T]:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._read(self._texts[key])
        return made

    def __contains__(self, key: object) -> bool:
        return key in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


class _Entries(Sequence[Entry]):
    """Entries that are each made when they are first asked for."""

    def __init__(self, columns: list[Any]) -> None:
        self._positions: list[int] = columns[0]
        self._names, self._kinds, self._tokens, self._forms = map(_split, columns[1:])
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
