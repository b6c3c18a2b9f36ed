r"""The language of device patterns: a small part of RE2's syntax, read into a tree.

A pattern is data, so it is never handed to Python's ``re``, which may take exponential time over it.
What is allowed: characters, ``\`` before a mark, ``[A-Z0-9]`` and ``[^>]``, ``(?:a|b)``, ``? * + {m} {m,}
{m,n}``, and ``^ $ \b``. It means what it means in RE2 (https://github.com/google/re2/wiki/Syntax).
"""

from __future__ import annotations

import math
from typing import NoReturn

import attrs

from camwatch.errors import PatternError

__all__ = [
    "ALPHABET",
    "Alternatives",
    "Assertion",
    "Characters",
    "Concat",
    "Node",
    "PatternError",
    "Repeat",
    "is_anchored",
    "parse",
]

ALPHABET = 37
"""Number of characters that a model number may have at a position: capitals, digits, a hyphen."""
LONGEST = 400
"""Maximum length of a pattern."""
MOST_REPEATS = 64
"""Maximum number of repetitions of a part."""

_DIGITS = frozenset("0123456789")
_MARKS = frozenset("\\.+*?()|[]{}^$")


@attrs.frozen
class Characters:
    """One character out of some, or out of all but some."""

    chosen: frozenset[str]
    negated: bool = False

    def has(self, character: str) -> bool:
        """Tell whether a character is one of them."""
        return (character in self.chosen) is not self.negated

    @property
    def bits(self) -> float:
        """Information, in bits, of such a character at a position.

        Any of several digits counts one bit: numbers of all sorts, serial and asset numbers too, are made of digits.
        """
        if self.negated:
            return 0.0
        if len(self.chosen) > 1 and self.chosen <= _DIGITS:
            return 1.0
        return math.log2(ALPHABET / min(len(self.chosen), ALPHABET))


@attrs.frozen
class Assertion:
    """A place: ``^`` the start, ``$`` the end, ``b`` the border of a word."""

    where: str
    bits: float = 0.0


@attrs.frozen
class Concat:
    """One part after the other."""

    parts: tuple[Node, ...]

    @property
    def bits(self) -> float:
        """Minimum information of a match, in bits."""
        return sum(part.bits for part in self.parts)


@attrs.frozen
class Alternatives:
    """One of several parts."""

    parts: tuple[Node, ...]

    @property
    def bits(self) -> float:
        """Minimum information of a match, in bits."""
        return min(part.bits for part in self.parts)


@attrs.frozen
class Repeat:
    """A part, some times over."""

    part: Node
    least: int
    most: int | None

    @property
    def bits(self) -> float:
        """Minimum information of a match, in bits."""
        return self.part.bits * self.least


Node = Characters | Assertion | Concat | Alternatives | Repeat


class _Reader:
    """A pattern that is being read."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def fail(self, message: str) -> NoReturn:
        raise PatternError(f"pattern {self._pattern!r}, at character {self._at + 1}: {message}")

    def _peek(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _take(self) -> str:
        found = self._peek()
        if not found:
            self.fail("it ends too early")
        self._at += 1
        return found

    def whole(self) -> Node:
        found = self._alternatives()
        if self._peek():
            self.fail("a closing bracket has no opening bracket; remove it or add the other")
        return found

    def _alternatives(self) -> Node:
        parts = [self._sequence()]
        while self._peek() == "|":
            self._take()
            parts.append(self._sequence())
        return parts[0] if len(parts) == 1 else Alternatives(tuple(parts))

    def _sequence(self) -> Node:
        parts: list[Node] = []
        while self._peek() not in ("", "|", ")"):
            parts.append(self._repeated(self._single()))
        return Concat(tuple(parts))

    def _single(self) -> Node:
        character = self._take()
        if character in "^$":
            return Assertion(character)
        if character == "\\":
            return self._escaped()
        if character == "[":
            return self._class()
        if character == "(":
            return self._group()
        if character in _MARKS:
            self.fail(f"{character!r} is not allowed here; write a class such as [A-Z0-9], or \\{character} for itself")
        return Characters(frozenset(character))

    def _escaped(self) -> Node:
        character = self._take()
        if character == "b":
            return Assertion("b")
        if character.isalnum() or not character.isascii():
            self.fail(f"\\{character} is not allowed; write the characters out, as in [0-9]")
        return Characters(frozenset(character))

    def _group(self) -> Node:
        if self._take() != "?" or self._take() != ":":
            self.fail("a group must begin with (?:")
        found = self._alternatives()
        if not self._peek():
            self.fail("a bracket is not closed; close it")
        self._take()
        return found

    def _class(self) -> Characters:
        negated = self._peek() == "^"
        if negated:
            self._take()
        chosen: set[str] = set()
        while (first := self._take()) != "]":
            if first == "[":
                self.fail("a class may hold only characters; write \\[ for a bracket")
            if first == "\\":
                first = self._mark()
            last = first
            if self._peek() == "-" and self._pattern[self._at + 1 : self._at + 2] != "]":
                self._take()
                last = self._take()
                if last == "\\":
                    last = self._mark()
            if not (first <= last and last.isascii()):
                self.fail(f"{first}-{last} is not a range of ASCII characters")
            chosen.update(map(chr, range(ord(first), ord(last) + 1)))
        if not chosen:
            self.fail("a class is empty")
        return Characters(frozenset(chosen), negated)

    def _mark(self) -> str:
        character = self._take()
        if character.isalnum() or not character.isascii():
            self.fail(f"\\{character} is not allowed in a class")
        return character

    def _repeated(self, part: Node) -> Node:
        mark = self._peek()
        if mark not in ("?", "*", "+", "{"):
            return part
        if isinstance(part, Assertion):
            self.fail("an anchor cannot be repeated; remove the repetition")
        self._take()
        least, most = {"?": (0, 1), "*": (0, None), "+": (1, None)}.get(mark) or self._counts()
        if self._peek() in ("?", "*", "+", "{"):
            self.fail("a repetition cannot be repeated; remove one")
        return Repeat(part, least, most)

    def _counts(self) -> tuple[int, int | None]:
        text = ""
        while (character := self._take()) != "}":
            text += character
        low, comma, high = text.partition(",")
        if not (low.isascii() and low.isdigit() and (not high or (high.isascii() and high.isdigit()))):
            self.fail("expected {2}, {2,} or {2,4}")
        least = int(low)
        most = (int(high) if high else None) if comma else least
        if max(least, most or 0) > MOST_REPEATS or (most is not None and (most < least or most == 0)):
            self.fail(f"expected {{m,n}} with m at most n, and n from 1 to {MOST_REPEATS}")
        return least, most


def parse(pattern: str) -> Node:
    """Read a pattern.

    Raises:
        PatternError: If it is not of the form that is allowed; the message says where and what is.
    """
    reader = _Reader(pattern)
    if not pattern or len(pattern) > LONGEST:
        reader.fail(f"expected 1 to {LONGEST} characters")
    if not pattern.isascii() or not pattern.isprintable():
        reader.fail("expected printable ASCII characters")
    return reader.whole()


def is_anchored(node: Node) -> bool:
    """Tell whether a pattern matches at the start of a text alone."""
    match node:
        case Assertion(where):
            return where == "^"
        case Concat(parts):
            return bool(parts) and is_anchored(parts[0])
        case Alternatives(parts):
            return all(map(is_anchored, parts))
        case _:
            return False
