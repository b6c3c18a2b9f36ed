"""Banners, found in what a device answers: on any line of a response, in a value of JSON, in a line of a scan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from camwatch.devices.automaton import Automaton
from camwatch.devices.folding import SPACE, Folded
from camwatch.devices.pattern import Alternatives, Assertion, Characters, Concat, Node, Repeat, parse
from camwatch.devices.windows import BANNER_LENGTH

__all__ = ["Banners"]

_END = re.compile(r"(?<=[^\s])(?![\w-])")
_WORD = re.compile(r"[\w-]*")


def _firsts(node: Node) -> tuple[set[str], bool]:
    """Return the characters that what fits a pattern begins with, and whether it may begin with what follows."""
    match node:
        case Assertion():
            return set(), True
        case Characters(chosen):
            return set(chosen), False
        case Concat(parts):
            firsts: set[str] = set()
            for part in parts:
                more, open_ = _firsts(part)
                firsts |= more
                if not open_:
                    return firsts, False
            return firsts, True
        case Alternatives(parts):
            each = [_firsts(part) for part in parts]
            return set().union(*(one for one, _ in each)), any(open_ for _, open_ in each)
        case Repeat(part, least):
            firsts, open_ = _firsts(part)
            return firsts, open_ or least == 0


class Banners:
    """Patterns of banners, matched in one pass.

    ``^`` matches at the start of a word and ``$`` at the end of one, because a banner is only part of an answer.

    Args:
        patterns: The patterns of the rules; a hit is identified by their positions.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        nodes = [parse(pattern) for pattern in patterns]
        self._automaton = Automaton(nodes)
        self._firsts = set().union(*(_firsts(node)[0] for node in nodes))

    def find(self, folded: Folded) -> Iterator[tuple[int, int, int]]:
        """Yield each banner in a text: the number of its pattern, its start and its end."""
        text, plain = folded.text, folded.plain
        ends = {found.start() for found in _END.finditer(text)}
        for start, character in enumerate(text):
            if character not in self._firsts or (start and SPACE not in (plain[start - 1], plain[start])):
                continue
            if start and text[start - 1] in "-_" and plain[start] != SPACE:
                continue
            stop = min(len(text), start + BANNER_LENGTH)
            for number, end in self._automaton.match(text, start, stop, ends).items():
                whole = _WORD.match(text, end) if text[end - 1].isalnum() or text[end - 1] == "-" else None
                yield number, start, whole.end() if whole else end
