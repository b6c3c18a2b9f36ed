"""The finder: which cells of a column point to which vendors, column by column rather than cell by cell."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import attrs
import pyarrow as pa
import pyarrow.compute as pc

from camwatch.arrow.arrays import texts_array
from camwatch.dataset import Dataset
from camwatch.devices.identification import Identifications
from camwatch.devices.words import says_little
from camwatch.model.vocabulary import DeviceKind
from camwatch.screen.literals import TABLE, Literal, literals_of
from camwatch.screen.matcher import Hit, Matcher, matcher

__all__ = ["Find", "Finder"]

_MOST_KNOWN = 50_000
"""How many identifications are remembered before all are forgotten, so that memory is bounded."""
_AT_ONCE = 1 << 18
"""How many bytes are scanned at once: as many as stay near the processor from one step to the next."""
_LONG = 96
"""From how many bytes on a cell is looked at around the hit alone."""
_THREE_WORDS = re.compile(rb"\S+(?:\s+\S+){0,2}")
_DASHES = "[\u2010-\u2013\u2212]"


@attrs.frozen
class Find:
    """What a cell holds that points to a vendor."""

    vendor: str
    """The id of the vendor."""
    kind: str
    """What told: a word of :class:`~camwatch.DeviceKind`."""
    term: str
    """The part of the cell that told."""
    confidence: str
    """A word of :class:`~camwatch.Confidence`."""
    brand: str | None
    """The id of the brand by which the goods are the vendor's."""


def _finds(found: Identifications) -> tuple[Find, ...]:
    """Return the identifications, the most reliable one for a vendor and a part of the text."""
    best: dict[tuple[str, str, str], Find] = {}
    for one in found:
        brand = None if one.brand is None else one.brand.id
        find = Find(one.vendor.id, one.kind.value, one.matched, one.confidence.value, brand)
        best.setdefault((find.vendor, find.kind, find.term.casefold()), find)
    return tuple(best.values())


class Finder:
    """What a dataset knows of names and devices, made ready for whole columns.

    What it finds in a cell is what ``dataset.identify(cell)`` finds; a test holds it to that.

    Args:
        dataset: The dataset.
        by: What finds the literals; the fastest that is installed where None.
    """

    def __init__(self, dataset: Dataset, by: Matcher | None = None) -> None:
        self._dataset = dataset
        merged: dict[str, list[Literal]] = {}
        for literal in literals_of(dataset):
            merged.setdefault(literal.text, []).append(literal)
        self._literals = list(merged.values())
        self.texts: list[bytes] = [text.encode() for text in merged]
        """The literals, as they stand in bytes that went through ``TABLE``."""
        self._marks = [_last_mark(ones) for ones in self._literals]
        self._checks = [None if len(ones) > 1 else _check(ones[0]) for ones in self._literals]
        self._alone = [_alone(ones) for ones in self._literals]
        self._borders = [ones[0].text[0] == " " for ones in self._literals]
        self._matcher = by or matcher(self.texts)
        # Equal finds are one object, so that they are told apart quickly when rows are marked.
        self._same: dict[tuple[Find, ...], tuple[Find, ...]] = {}
        self._cells: dict[str, tuple[Find, ...]] = {}
        self._whole: dict[bytes, tuple[Find, ...]] = {}
        self._within: dict[bytes, tuple[Find, ...]] = {}

    def find(self, column: pa.Array[Any]) -> dict[int, tuple[Find, ...]]:
        """Return the rows of a column of texts that point to vendors, with what does; others are left out.

        Args:
            column: An array of type string or large_string.
        """
        found: dict[int, tuple[Find, ...]] = {}
        rows = len(column)
        step = max(1, rows * _AT_ONCE // max(column.nbytes, 1))
        if step >= rows:
            text, starts = _joined(column)
            self._take(column, 0, text, starts, self._matcher.find(text.translate(TABLE)), found)
            return found
        # The matcher lets other threads run, so that what it found last is looked at while it scans on.
        with ThreadPoolExecutor(1) as pool:
            before: tuple[pa.Array[Any], int, bytes, Any, Future[Iterable[Hit]]] | None = None
            for begin in range(0, rows, step):
                part = column.slice(begin, step)
                text, starts = _joined(part)
                hits = pool.submit(self._matcher.find, text.translate(TABLE))
                if before is not None:
                    self._take(*before[:4], before[4].result(), found)
                before = (part, begin, text, starts, hits)
            if before is not None:
                self._take(*before[:4], before[4].result(), found)
        return found

    def _take(
        self,
        column: pa.Array[Any],
        first: int,
        text: bytes,
        starts: Any,
        hits: Iterable[Hit],
        found: dict[int, tuple[Find, ...]],
    ) -> None:
        """Take what hits are worth for the rows from ``first`` on."""
        marks, checks, borders = self._marks, self._checks, self._borders
        by_row: dict[int, list[Hit]] = {}
        for hit in hits:
            number, start, end = hit
            mark = marks[number]
            if mark and text[end - 1] != mark:
                continue
            check = checks[number]
            if check is not None and check(text, start + borders[number]) is None:
                continue
            # The first byte of a cell is the line feed set before it.
            by_row.setdefault(bisect.bisect_right(starts, start) - 1, []).append(hit)
        plain = text.isascii()
        other = set() if plain else self._folded(column)
        for row in sorted(by_row.keys() | other) if other else by_row:
            begin = starts[row] + 1
            cell = text[begin : starts[row + 1]]
            if row in other:
                finds = self._cell(cell.decode())
            elif plain or cell.isascii():
                finds = self._in_cell(cell, begin, by_row[row])
            else:
                continue
            if finds:
                found[first + row] = finds

    def _folded(self, column: pa.Array[Any]) -> set[int]:
        """Return the rows that are not all ASCII and hold a literal once accents and other writings are folded."""
        places: Any = pc.indices_nonzero(pc.invert(pc.string_is_ascii(column)))
        cells: Any = pc.utf8_lower(pc.utf8_normalize(column.take(places), "NFKD"))
        cells = pc.replace_substring_regex(cells, r"\p{Mn}+", "")
        cells = pc.replace_substring(pc.replace_substring_regex(cells, _DASHES, "-"), "\u00df", "ss")
        text, starts = _joined(cells)
        hits = self._matcher.find(text.translate(TABLE))
        rows = {bisect.bisect_right(starts, start) - 1 for _, start, _ in hits}
        return {places[row].as_py() for row in rows}

    def _in_cell(self, cell: bytes, begin: int, hits: list[Hit]) -> tuple[Find, ...]:
        """Return what a cell in ASCII holds, given where it begins and where literals stand; each has a border before.

        A cell that holds nothing else that is known is looked at around the hit alone.
        """
        if len(hits) == 1:
            number, start, end = hits[0]
            kind = self._alone[number]
            start, end = start - begin, end - begin
            if kind is DeviceKind.BRAND:
                return self._near(cell, cell[start + 1 : end - 1])
            if len(cell) >= _LONG and kind is DeviceKind.MODEL:
                return self._near(cell, _three_words(cell, start + 1))
            if len(cell) >= _LONG and kind is DeviceKind.OUI:
                return self._near(cell, cell[max(start - 8, 0) : end + 32])
        return self._cell(cell.decode())

    def _near(self, cell: bytes, part: bytes) -> tuple[Find, ...]:
        """Return what a part of a cell holds, as the whole cell or with words beside it."""
        whole = cell.strip() == part.strip()
        known = self._whole if whole else self._within
        if part not in known:
            if len(known) >= _MOST_KNOWN:
                known.clear()
            text = part.decode()
            known[part] = self._identified(text if whole else f". {text} .")
        return known[part]

    def _identified(self, text: str) -> tuple[Find, ...]:
        found = _finds(self._dataset.identify(text))
        if len(self._same) >= _MOST_KNOWN:
            self._same.clear()
        return self._same.setdefault(found, found)

    def _cell(self, cell: str) -> tuple[Find, ...]:
        if cell not in self._cells:
            if len(self._cells) >= _MOST_KNOWN:
                self._cells.clear()
            found = self._identified(cell)
            if len(cell) > 1000:
                return found
            self._cells[cell] = found
        return self._cells[cell]


_Check = Callable[[bytes, int], object]


def _alone(ones: list[Literal]) -> DeviceKind | None:
    """Return the kind of a literal by which the words around it tell all that a cell holds; None where they do not."""
    if len(ones) > 1:
        return None
    kind, text = ones[0].kind, ones[0].text
    if kind is DeviceKind.BRAND and (text[-1] != " " or says_little(text.strip())):
        return None
    return kind


def _last_mark(ones: list[Literal]) -> int:
    """Return the mark, a byte, that the last place of a literal stands for whichever it is; 0 where there is none."""
    lasts = {shape[-1] for one in ones for shape in one.shapes or (" a",)}
    last = lasts.pop()
    return 0 if lasts or last.isalnum() or any(not one.shapes for one in ones) else ord(last)


def _check(literal: Literal) -> _Check | None:
    """Return what tells, at a place, whether a likeness has the marks of a form, and digits where it needs them.

    The expressions are made of plain texts and have no way back, so they take no longer than what they look at.
    """
    if not literal.shapes:
        return None
    shape = b"|".join(re.escape(one.encode()) for one in sorted(literal.shapes))
    digits = b""
    if literal.kind is DeviceKind.MODEL:
        digits = rb"(?<=\d)|\S*\d|\S*\s\S*\d" if literal.spaced else rb"\S*\d"
        if any(one[-1].isdigit() for one in literal.shapes):
            digits = b""
    return re.compile(b"(?i:" + shape + b")(?:" + digits + b")").match


def _three_words(cell: bytes, start: int) -> bytes:
    begin = max(cell.rfind(mark, 0, start) for mark in (b" ", b"\t", b"\n")) + 1
    found = _THREE_WORDS.match(cell, begin)
    return found[0] if found else cell


def _joined(column: pa.Array[Any]) -> tuple[bytes, Any]:
    """Return the bytes of a column, with a line feed before each cell and after the last, and where cells begin."""
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
