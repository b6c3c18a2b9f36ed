"""Layout: tables and paragraphs that fit a width. Words are never broken, so that ids can be copied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from camwatch.cli.output import Span, width_of
from camwatch.wording import printable

__all__ = ["Cell", "Head", "paragraph", "table", "wrapped"]

Cell = Span
"""The text of a cell, of one or more lines, and its style."""

_GAP = 2


class Head(NamedTuple):
    """The head of a column."""

    title: str
    right: bool = False
    """Whether its cells are numbers, aligned to the right."""
    ident: bool = False
    """Whether it holds the id of the row, which gets a line of its own if the row has no room for it."""


def wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines at spaces; a word longer than a line is not broken."""
    lines = []
    for part in text.split("\n"):
        line = ""
        for word in _words(printable(part)):
            joined = f"{line} {word}".strip() if not _glued(line, word) else line + word
            if line and width_of(joined) > width:
                lines.append(line)
                joined = word
            line = joined
        lines.append(line)
    return lines


def _words(text: str) -> list[str]:
    """Return the words of a line. East Asian scripts have no spaces, so each of their characters is a word."""
    if text.isascii():
        return text.split()
    words: list[str] = []
    for word in text.split():
        start = len(words)
        for sign in word:
            if len(words) > start and not (_is_wide(sign) or _is_wide(words[-1][-1])):
                words[-1] += sign
            else:
                words.append(sign)
    return words


def _is_wide(sign: str) -> bool:
    return not sign.isascii() and width_of(sign) == 2


def _glued(line: str, word: str) -> bool:
    return bool(line) and _is_wide(line[-1]) and _is_wide(word[0])


def paragraph(text: str, width: int, *, indent: int = 0, style: str = "") -> Iterator[list[Span]]:
    """Yield the lines of a paragraph."""
    for line in wrapped(text, max(width - indent, 1)):
        yield [(" " * indent, ""), (line, style)]


def table(heads: Sequence[Head], rows: Sequence[Sequence[Cell]], width: int) -> Iterator[list[Span]]:
    """Yield the lines of a table.

    Columns share the width. An id that does not fit in its row goes on a line of its own below. If even the longest
    words do not fit side by side, each row becomes a block.
    """
    columns = [_Column.of(head, [row[place] for row in rows]) for place, head in enumerate(heads)]
    order = [place for place, head in enumerate(heads) if not head.ident]
    idents = [place for place, head in enumerate(heads) if head.ident]
    for places, below in ((order + idents, []), (order, idents)):
        room = width - _GAP * (len(places) - 1)
        chosen = [columns[place] for place in places]
        # The id is kept in the row only if the other columns still have the width at which they read well.
        if places and sum(column.least if below else column.good for column in chosen) <= room:
            yield from _grid(
                chosen, _widths(chosen, room), [([row[at] for at in places], [row[at] for at in below]) for row in rows]
            )
            return
    yield from _blocks(heads, rows, width)


class _Column(NamedTuple):
    head: Head
    least: int
    """The width of its longest word."""
    good: int
    """The width at which it reads well."""
    most: int
    """The width of its longest line."""

    @classmethod
    def of(cls, head: Head, cells: Iterable[Cell]) -> _Column:
        lines = {line for text, _ in cells for line in text.split("\n")} | {head.title}
        words = {word for line in lines for word in _words(printable(line))}
        least = max(map(width_of, words), default=1)
        most = max((width_of(printable(line)) for line in lines), default=1)
        return cls(head, least, min(most, max(least, 20)), most)


def _widths(columns: Sequence[_Column], room: int) -> list[int]:
    """Share the width: each column fits its longest word, and the columns with the longest lines get the rest."""
    widths = [column.least for column in columns]
    left = room - sum(widths)
    while left > 0:
        wanting = [at for at, column in enumerate(columns) if widths[at] < column.most]
        if not wanting:
            break
        narrowest = min(wanting, key=lambda at: widths[at])
        widths[narrowest] += 1
        left -= 1
    return widths


def _grid(
    columns: Sequence[_Column], widths: Sequence[int], rows: Iterable[tuple[Sequence[Cell], Sequence[Cell]]]
) -> Iterator[list[Span]]:
    yield from _lines([(column.head.title, "bold") for column in columns], columns, widths)
    yield [("─" * (sum(widths) + _GAP * (len(widths) - 1)), "dim")]
    for cells, below in rows:
        yield from _lines(cells, columns, widths)
        for text, style in below:
            yield [(" " * _GAP, ""), (text, style)]


def _lines(cells: Sequence[Cell], columns: Sequence[_Column], widths: Sequence[int]) -> Iterator[list[Span]]:
    """Yield the lines of a row."""
    texts = [wrapped(text, width) for (text, _), width in zip(cells, widths, strict=True)]
    for at in range(max(map(len, texts))):
        line: list[Span] = []
        for lines, (_, style), column, width in zip(texts, cells, columns, widths, strict=True):
            text = lines[at] if at < len(lines) else ""
            padding = " " * (width - width_of(text))
            line += [(" " * _GAP if line else "", "")]
            line += [(padding, ""), (text, style)] if column.head.right else [(text, style), (padding, "")]
        yield line


def _blocks(heads: Sequence[Head], rows: Iterable[Sequence[Cell]], width: int) -> Iterator[list[Span]]:
    """Yield a block for each row: its id on a line of its own, then the other cells, each with its column's title."""
    for place, row in enumerate(rows):
        if place:
            yield []
        for head, (text, _) in zip(heads, row, strict=True):
            if head.ident:
                yield [(text, "bold")]
        cells = [f"{head.title}: {text}" for head, (text, _) in zip(heads, row, strict=True) if text and not head.ident]
        yield from paragraph(" · ".join(cells), width, indent=_GAP)
