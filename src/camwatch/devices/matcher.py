"""The matcher: finds every position in a buffer at which one of many literals occurs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

__all__ = ["Hit", "Lookup", "Matcher", "PurePython", "matcher"]

Hit = tuple[int, int, int]
"""The number of a literal, and its start and end."""


class Matcher(Protocol):
    """Finds literals in bytes."""

    def find(self, text: bytes) -> Iterable[Hit]:
        """Return every place of every literal, those that overlap too."""


class _AhoCorasick:
    """One pass over the text for any number of literals, with the Rust crate aho-corasick."""

    def __init__(self, literals: Sequence[bytes], package: Any) -> None:
        self._automaton = package.BytesAhoCorasick(
            literals,
            matchkind=package.MatchKind.Standard,
            # A table of all transitions: twice as fast as the smaller forms, for some 10 MB.
            implementation=package.Implementation.DFA,
        )

    def find(self, text: bytes) -> Iterable[Hit]:
        found: list[Hit] = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return found


_Tree = dict[int, Any]
_END = -1


def _expression(tree: _Tree) -> bytes:
    """Write a tree of literals as a regular expression that takes the longest that fits."""
    ways = []
    for byte, below in tree.items():
        if byte != _END:
            ways.append(re.escape(bytes([byte])) + _expression(below))
    if not ways:
        return b""
    return b"(?:" + b"|".join(ways) + b")" + (b"?" if _END in tree else b"")


class PurePython:
    """The same by Python's own ``re``; slower, and needs nothing."""

    def __init__(self, literals: Sequence[bytes]) -> None:
        self._numbers = {literal: number for number, literal in enumerate(literals)}
        self._shortest = min(map(len, literals), default=1)
        tree: _Tree = {}
        for literal in literals:
            place = tree
            for byte in literal:
                place = place.setdefault(byte, {})
            place[_END] = {}
        # The literals are joined by their beginnings, so no place is tried twice: that is linear.
        self._expression = re.compile(b"(?=(" + _expression(tree) + b"))", re.DOTALL) if literals else None

    def find(self, text: bytes) -> Iterable[Hit]:
        """Return every place of every literal, those that overlap too."""
        if self._expression is None:
            return
        for found in self._expression.finditer(text):
            longest, start = found[1], found.start()
            for length in range(self._shortest, len(longest) + 1):
                number = self._numbers.get(longest[:length])
                if number is not None:
                    yield number, start, start + length


class Lookup:
    """The same for a few short texts: ready at once, and slow. Literals begin with a space or beyond ASCII."""

    def __init__(self, literals: Sequence[bytes]) -> None:
        self._groups: dict[bytes, dict[bytes, int]] = {}
        for number, literal in enumerate(literals):
            self._groups.setdefault(literal[:3], {})[literal] = number
        self._lengths = {start: sorted(set(map(len, group))) for start, group in self._groups.items()}

    def find(self, text: bytes) -> Iterable[Hit]:
        """Return every place of every literal, those that overlap too."""
        for found in _BEGINNING.finditer(text):
            at = found.start()
            for width in (1, 2, 3):
                start = text[at : at + width]
                for length in self._lengths.get(start, ()) if len(start) == width else ():
                    number = self._groups[start].get(text[at : at + length])
                    if number is not None:
                        yield number, at, at + length


_BEGINNING = re.compile(b"[ \x80-\xff]")


def matcher(literals: Sequence[bytes]) -> Matcher:
    """Make the fastest matcher that is installed.

    Args:
        literals: What to look for, each once, none empty.
    """
    try:
        import ahocorasick_rs
    except ImportError:
        return PurePython(literals)
    return _AhoCorasick(literals, ahocorasick_rs)
