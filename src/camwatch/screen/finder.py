"""The finder: find the cells that point to vendors, column by column instead of cell by cell."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, NamedTuple

import attrs
import pyarrow as pa
import pyarrow.compute as pc

from camwatch.arrow.arrays import texts_array
from camwatch.dataset import Dataset, identifier_of
from camwatch.devices.folding import Folded, fold, fold_piece, plain_of, unescaped_bytes
from camwatch.devices.matcher import Hit, Matcher, matcher
from camwatch.devices.windows import MODEL, OUI, Pieces, Window, Windows, merged
from camwatch.screen.literals import literals_of
from camwatch.text import DASHES

__all__ = ["Find", "Finder"]

_MOST_KNOWN = 50_000
"""The number of identifications that are cached before the cache is cleared, to limit memory."""
_AT_ONCE = 1 << 18
"""The number of bytes to scan at once: few enough to stay in the processor's cache between steps."""
_LONG = 200
"""Parts of at least this many characters are not cached."""


_DASHES = f"-{DASHES}\uff0d"
_DIGIT = re.compile(rb"[^ ]*?[0-9]").match
_DIGIT_OF_ANY = re.compile("[^ ]*?[0-9\u0080-\U0010ffff]").match


class Find(NamedTuple):
    """A match: a part of a cell that points to a vendor."""

    vendor: str
    """The id of the vendor."""
    kind: str
    """Kind of evidence: a word of :class:`~camwatch.DeviceKind`."""
    term: str
    """The matching part of the cell."""
    confidence: str
    """A word of :class:`~camwatch.Confidence`."""
    brand: str | None
    """The id of the brand through which the goods are the vendor's."""


class _Part(NamedTuple):
    """The decision about a part of a cell."""

    finds: tuple[Find, ...]
    """The most reliable first, one per vendor and term."""
    orders: tuple[tuple[Any, ...], ...]
    """The sort key of each."""


_NOTHING = _Part((), ())
_UNSETTLED = _Part((), ((),))
_HEAD = 14
"""The number of leading characters that are usually enough to identify a model number."""
_SERIAL = re.compile(rb"(?![0-9A-Fa-f]{24})[A-Za-z0-9]+(?:-[A-Za-z0-9]+){0,2}").fullmatch
"""A word that is not a reference: not a hash, a UUID or a slug."""
_OCTETS = re.compile(rb"[0-9A-Fa-f]{2}([:-])[0-9A-Fa-f]{2}(?:\1[0-9A-Fa-f]{2}){4}").fullmatch
_ADDRESS, _HALF = 17, 8
"""How long an address with separators is, and its first half."""


@attrs.frozen
class _Piece:
    """Some rows of a column, prepared for the search."""

    first: int
    """The number of the first row."""
    text: str | bytes
    """The cells as they are searched, with a line feed before each and after the last; bytes if all are ASCII."""
    raw: str | bytes
    """The same, with percent-encoded characters left as they are."""
    plain: bytes
    starts: Sequence[int]
    """Position of the line feed before each cell; then of the last one."""
    others: dict[int, tuple[str, Folded]]
    """By row, the cells whose characters have moved."""


def _text(part: str | bytes) -> str:
    return part.decode("ascii") if isinstance(part, bytes) else part


class Finder:
    """The names and device rules of a dataset, prepared for searching whole columns.

    Each cell gives the same result as ``dataset.identify(cell)``: both search for the same literals, and both use
    :meth:`~camwatch.devices.identifier.DeviceIdentifier.decide` on the text around them.

    Args:
        dataset: The dataset.
        by: What finds the literals; the fastest that is installed if None.
    """

    def __init__(self, dataset: Dataset, by: Matcher | None = None) -> None:
        self._identifier = identifier_of(dataset)
        literals = literals_of(dataset)
        self.texts: list[bytes] = [one.text for one in literals]
        """The literals, in folded bytes."""
        self._windows = Windows.of(literals)
        self._hyphens = [one.hyphen for one in literals]
        self._digits = [one.digit for one in literals]
        self._matcher = by or matcher(self.texts)
        # Equal matches are one object, so that comparing them is quick when rows are marked.
        self._known: dict[tuple[str | bytes, int, bool], _Part] = {}
        self._heads: dict[bytes, _Part] = {}
        self._orders: dict[tuple[int, ...], tuple[list[tuple[Any, ...]], list[int]]] = {}
        self._joined: dict[tuple[int, ...], tuple[list[_Part], tuple[Find, ...]]] = {}

    def find(self, column: pa.Array[Any]) -> dict[int, tuple[Find, ...]]:
        """Return the matches in a text column by row; rows without a match are left out.

        Args:
            column: An array of type string or large_string.
        """
        found: dict[int, tuple[Find, ...]] = {}
        rows = len(column)
        step = max(1, rows * _AT_ONCE // max(column.nbytes, 1))
        if step >= rows:
            piece = _piece(column, 0)
            self._take(piece, self._matcher.find(piece.plain), found)
            return found
        # The matcher lets other threads run, so that what it found last is looked at while it scans on.
        with ThreadPoolExecutor(1) as pool:
            before: tuple[_Piece, Future[Iterable[Hit]]] | None = None
            for first in range(0, rows, step):
                piece = _piece(column.slice(first, step), first)
                hits = pool.submit(self._matcher.find, piece.plain)
                if before is not None:
                    self._take(before[0], before[1].result(), found)
                before = (piece, hits)
            if before is not None:
                self._take(before[0], before[1].result(), found)
        return found

    def _take(self, piece: _Piece, hits: Iterable[Hit], found: dict[int, tuple[Find, ...]]) -> None:
        """Evaluate the hits in the rows of a piece."""
        # The most frequent case stays as it is: bytes, if everything is ASCII.
        text: Any = piece.text
        starts, windows = piece.starts, self._windows
        space, dashes, digit = (b" ", b"-", _DIGIT) if isinstance(text, bytes) else (" ", _DASHES, _DIGIT_OF_ANY)
        hyphens, digits, simple = self._hyphens, self._digits, windows.simple
        leads, tails, kinds = windows.leads, windows.tails, windows.kinds
        models = self._identifier.models
        row, first, last, begin, finish = -1, 0, -1, 0, -1
        pieces: Pieces | None = None
        cell = ""
        parts: list[Window] = []
        looked, until, seen = 0, -1, None
        for hit in hits:
            number, start, end = hit
            hyphen = hyphens[number]
            if hyphen and text[start + hyphen] not in dashes:
                continue
            if digits[number]:
                if not looked <= end <= until:
                    # What was seen holds for every hit up to there: a word of many hits is gone through once.
                    seen = digit(text, end)
                    looked, until = end, _next(text, space, end) if seen is None else seen.end() - 1
                if seen is None:
                    continue
            # The first character of a cell is the line feed set before it.
            if not first <= start + 1 <= last:
                if parts:
                    self._in_row(piece, row, parts, found)
                    parts = []
                row = bisect.bisect_right(starts, start) - 1
                if row + 1 >= len(starts):
                    break
                first, last = starts[row] + 1, starts[row + 1]
                begin, finish, pieces = 0, -1, None
            if simple[number]:
                # Most hits of a piece follow each other.
                if start + leads[number] < begin or end - tails[number] > finish:
                    begin = text.rfind(space, first, start + leads[number]) + 1 or first
                    finish = text.find(space, end - tails[number] - 1, last)
                    finish = last if finish < 0 else finish
                window = (begin, finish, kinds[number])
                if not parts or parts[-1] != window:
                    parts.append(window)
            else:
                if pieces is None:
                    pieces = Pieces(_text(text[first:last]))
                    cell = models.fold(pieces.text)
                if kinds[number] == MODEL and not models.may_begin(cell, start + 1 - first):
                    continue
                wide = windows.around((number, start - first, end - first), pieces)
                parts.append((wide[0] + first, wide[1] + first, wide[2]))
        if parts:
            self._in_row(piece, row, parts, found)

    def _in_row(self, piece: _Piece, row: int, windows: list[Window], found: dict[int, tuple[Find, ...]]) -> None:
        """Return the decisions about the windows of a cell."""
        if len(windows) > 1:
            windows = merged(windows)
        text: Any = piece.text
        raw, first, last = piece.raw, piece.starts[row] + 1, piece.starts[row + 1]
        other = piece.others.get(row) if piece.others else None
        known = self._known
        parts: list[_Part] = []
        bounds: tuple[int, int] | None = None
        fresh = False
        for begin, finish, kinds in windows:
            whole = begin == first and finish == last
            if not whole:
                if bounds is None:
                    # Few cells begin or end with spaces.
                    bounds = first, last
                    if text[first : first + 1].isspace() or text[last - 1 : last].isspace():
                        cell = text[first:last]
                        bounds = (last - len(cell.lstrip()), first + len(cell.rstrip()))
                whole = begin <= bounds[0] and finish >= bounds[1]
            part = raw[begin:finish]
            key = (part, kinds, whole)
            decided = known.get(key) if other is None else None
            if decided is None and other is None and isinstance(part, bytes):
                decided = self._by_head(part, kinds)
                fresh = fresh or decided is not None
            if decided is None:
                folded = Folded(_text(text[begin:finish]), piece.plain[begin:finish], None)
                decided = self._decided(_text(part), folded, kinds, whole, other, begin - first)
                if other is None and finish - begin < _LONG:
                    if len(known) >= _MOST_KNOWN:
                        known.clear()
                    known[key] = decided
            if decided is not _NOTHING:
                parts.append(decided)
        if len(parts) == 1:
            found[piece.first + row] = parts[0].finds
        elif parts:
            found[piece.first + row] = self._in_order(parts) if fresh else self._together(parts)

    def _by_head(self, part: bytes, kinds: int) -> _Part | None:
        """Return the decision about a word that differs from known ones only in its end, such as a serial number.

        None if its beginning does not settle this.
        """
        if kinds == MODEL and len(part) > _HEAD and _SERIAL(part):
            head = part[:_HEAD]
        elif kinds == OUI and len(part) == _ADDRESS and _OCTETS(part):
            head = part[:_HALF]
        else:
            return None
        like = self._heads.get(head)
        if like is None:
            if len(self._heads) >= _MOST_KNOWN:
                self._heads.clear()
            text = part.decode("ascii")
            like = self._decided(text, fold(text), kinds, False, None, 0)
            settled = self._identifier.is_settled(text, len(head), kinds) and all(
                one.term == text for one in like.finds
            )
            like = self._heads[head] = like if settled else _UNSETTLED
        if like is _UNSETTLED:
            return None
        if not like.finds:
            return _NOTHING
        term = part.decode("ascii")
        return _Part(tuple([Find(one[0], one[1], term, one[3], one[4]) for one in like.finds]), like.orders)

    def _together(self, parts: list[_Part]) -> tuple[Find, ...]:
        """Return the matches in several parts of a cell, most reliable first."""
        numbers = tuple(map(id, parts))
        joined = self._joined.get(numbers)
        if joined is None:
            if len(self._joined) >= _MOST_KNOWN:
                self._joined.clear()
            # The parts are held, so that no others take their numbers.
            joined = self._joined[numbers] = (parts, self._in_order(parts))
        return joined[1]

    def _in_order(self, parts: list[_Part]) -> tuple[Find, ...]:
        """Return the matches of parts, most reliable first, one per vendor and term."""
        numbers = tuple([id(part.orders) for part in parts])
        known = self._orders.get(numbers)
        if known is None:
            if len(self._orders) >= _MOST_KNOWN:
                self._orders.clear()
            orders = [part.orders for part in parts]
            each = list(itertools.chain.from_iterable(orders))
            # The orders are held, so that no others take their numbers.
            known = self._orders[numbers] = (orders, sorted(range(len(each)), key=each.__getitem__))
        finds = [find for part in parts for find in part.finds]
        terms = {find.term for find in finds}
        finds = [finds[place] for place in known[1]]
        if len(terms) == len(parts) and len({term.casefold() for term in terms}) == len(terms):
            return tuple(finds)  # each part has one term, and no two the same
        best: dict[tuple[str, str, str], Find] = {}
        for find in finds:
            best.setdefault((find.vendor, find.kind, find.term.casefold()), find)
        return tuple(best.values())

    def _decided(
        self, part: str, folded: Folded, kinds: int, whole: bool, other: tuple[str, Folded] | None, offset: int
    ) -> _Part:
        """Return the matches of a part. If characters of the cell were moved, the terms are as originally written."""
        best: dict[tuple[str, str, str], tuple[Find, tuple[Any, ...]]] = {}
        for one in self._identifier.decide(folded, kinds, whole=whole):
            if other is None:
                term = part[one.start : one.end]
            else:
                start, end = other[1].original(one.start + offset, one.end + offset)
                term = other[0][start:end]
            find = Find(one.vendor, one.kind.value, term, one.confidence.value, one.brand)
            best.setdefault((find.vendor, find.kind, term.casefold()), (find, one.order()[:3]))
        if not best:
            return _NOTHING
        finds, orders = zip(*best.values(), strict=True)
        return _Part(finds, orders)


def _next(text: Any, sign: Any, start: int) -> int:
    """Return the place of the next sign in a text, or the end of the text."""
    place: int = text.find(sign, start)
    return len(text) if place < 0 else place


def _piece(column: pa.Array[Any], first: int) -> _Piece:
    """Prepare rows of a column for the search."""
    data, starts = _joined(column)
    plain, text = fold_piece(data)
    if plain is not None and text is None:
        return _Piece(first, unescaped_bytes(data), data, plain, starts, {})
    if plain is not None and text is not None:
        return _Piece(first, text, data.decode(), plain, _starts(column), {})
    others: dict[int, tuple[str, Folded]] = {}
    cells = []
    for row, value in enumerate(column.to_pylist()):
        cell = value or ""
        folded = fold(cell)
        if folded.places is not None or "%" in cell:
            others[row] = (cell, folded)
        cells.append(folded.text)
    whole = "\n".join(("", *cells, ""))
    ends = itertools.accumulate((len(cell) + 1 for cell in cells), initial=0)
    return _Piece(first, whole, whole, plain_of(whole), list(ends), others)


def _starts(column: pa.Array[Any]) -> Sequence[int]:
    """Return the positions of the line feeds before cells, in characters, and of the last one."""
    lengths: Any = pc.utf8_length(column)
    return [0, *itertools.accumulate((length or 0) + 1 for length in lengths.to_pylist())]


def _joined(column: pa.Array[Any]) -> tuple[bytes, Any]:
    """Return the bytes of a column with a line feed before each cell and after the last, and the start of each cell."""
    # Null becomes a text too, so that rows keep their places whatever lies under a null.
    joined: Any = pc.binary_join_element_wise(
        _scalar("", column), column, _scalar("\n", column), null_handling="replace", null_replacement=""
    )
    width: Any = "q" if pa.types.is_large_string(joined.type) else "i"
    buffers = joined.buffers()
    starts = memoryview(buffers[1]).cast("B").cast(width)[joined.offset : joined.offset + len(joined) + 1]
    data = b"" if buffers[2] is None else memoryview(buffers[2])[: starts[-1]]
    return b"".join((data, b"\n")), starts


def _scalar(text: str, like: pa.Array[Any]) -> Any:
    # Not pyarrow.scalar: see camwatch.arrow.arrays.
    return texts_array([text]).cast(like.type)[0]
