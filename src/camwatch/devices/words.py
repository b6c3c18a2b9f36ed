"""Names of makers and brands, found in a text as whole words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

import attrs

__all__ = ["ORDINARY", "Hit", "Names", "Word", "key_of", "longest", "says_little", "words_of"]


@attrs.frozen
class Word:
    """A run of letters and digits in a text."""

    key: str
    """The word without case and accents."""
    start: int
    end: int


@attrs.frozen
class Hit:
    """A name that stands in a text."""

    owner: int
    """The number under which the name was added."""
    start: int
    end: int


# An underscore sets words apart; an accent that is a character of its own does not.
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")

ORDINARY = frozenset({"axis", "capture", "das", "dawning", "hills", "konig", "legrand", "notis", "zeus"})
"""Names of makers that are words or other names too; in a longer text they say little."""


def _key(word: str) -> str:
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(one for one in plain if not unicodedata.combining(one))


def words_of(text: str) -> list[Word]:
    """Return the words of a text, in order."""
    return [Word(_key(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]


def key_of(name: str) -> str:
    """Return a name without case, accents, spaces and marks, to tell whether two names are the same."""
    return "".join(word.key for word in words_of(name))


def _unspaced(name: str) -> bool:
    """Tell whether a name is written in a script that sets no spaces between words."""
    return any("\u3040" <= one <= "\u9fff" or "\uac00" <= one <= "\ud7a3" for one in name)


def says_little(name: str) -> bool:
    """Tell whether a name, found in a longer text, may well be something else: an ordinary word, three letters."""
    return _key(name) in ORDINARY or len(name) <= 3


class Names:
    """Names that are looked for together."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
        self._unspaced: list[tuple[str, int]] = []

    def add(self, name: str, owner: int) -> None:
        """Add a name, under the number of its owner; several may have the same."""
        if _unspaced(name):
            self._unspaced.append((name, owner))
            return
        keys = tuple(word.key for word in words_of(name))
        for form in {keys, ("".join(keys),)}:  # CP PLUS is written CPPLUS too
            if form and form[0]:
                self._by_first.setdefault(form[0], []).append((form, name, owner))

    def find(self, text: str) -> Iterator[Hit]:
        """Yield every name that stands in a text as whole words.

        "LTS" does not stand in "RESULTS", nor "Imou" in "limousine". In a longer text, an acronym is written in
        capitals ("lts" is no LTS), and a name that is an ordinary word begins with one, if anything there does.
        """
        words = words_of(text)
        capitals = any(one.isupper() for one in text)
        for place, first in enumerate(words):
            for form, name, owner in self._by_first.get(first.key, ()):
                last = place + len(form) - 1
                if last >= len(words) or any(
                    word.key != key for word, key in zip(words[place : last + 1], form, strict=True)
                ):
                    continue
                start, end = first.start, words[last].end
                if _written_as(name, text[start:end], whole=text.strip() == text[start:end], capitals=capitals):
                    yield Hit(owner, start, end)
        for name, owner in self._unspaced:
            if (at := text.find(name)) >= 0:
                yield Hit(owner, at, at + len(name))


def _written_as(name: str, found: str, *, whole: bool, capitals: bool) -> bool:
    if whole:
        return True
    if len(name) <= 4 and name.isupper():
        return found.isupper()
    return not (capitals and found[0].islower() and _key(name) in ORDINARY)


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits without those that lie within a longer one."""
    known = list(hits)
    return [
        one
        for one in known
        if not any(
            other.start <= one.start and one.end <= other.end and other.end - other.start > one.end - one.start
            for other in known
        )
    ]
