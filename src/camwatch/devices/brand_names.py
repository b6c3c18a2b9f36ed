"""Names of makers and brands, found in a text as whole words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

import attrs

from camwatch.devices.folding import Folded, fold
from camwatch.devices.ordinary import ORDINARY, PAIRS
from camwatch.text import DASHES

__all__ = [
    "Form",
    "Hit",
    "Names",
    "Word",
    "forms_of",
    "is_ordinary",
    "is_unspaced",
    "key_of",
    "longest",
    "says_little",
    "words_of",
]


@attrs.frozen
class Word:
    """A run of letters and digits in a text."""

    key: str
    """The word without case and accents."""
    start: int
    end: int


@attrs.frozen
class Form:
    """One way to write a name: its words, and how sure it is that they are the name."""

    words: tuple[str, ...]
    joints: str = ""
    """Characters allowed between two words, one of these or spaces; any punctuation if empty."""
    capitals: bool = False
    """Whether each word must begin with a capital if a space separates them."""
    rank: int = 0
    """Number of steps by which its confidence is lower than the name's: 1, or 2 if it is never more than low."""


@attrs.frozen
class Hit:
    """A name found in a text."""

    owner: int
    """The number under which the name was added."""
    start: int
    end: int
    rank: int = 0
    """Number of steps by which the confidence of the hit is lower than the name's."""


_RUN = re.compile(b"[^ ]+")
_MARKS_BEFORE = re.compile(r"^[^\w\s(]+")
_MARKS_AFTER = re.compile(r"[^\w\s).,]+$")
_SPACES = " \u00a0"
_HYPHENS = "-_.\u00b7\u00ad" + DASHES
_LONGEST_GAP = 3
"""Maximum number of punctuation marks and spaces between two words of a name: "CP - PLUS", "Co., Ltd."."""
_SHORTEST = 5
"""Minimum number of letters of a name that is matched in other forms; shorter names are also other words."""
_VOWELS = "aeiouy"
_ALIKE = {"c": "kq", "k": "cq", "q": "ck", "s": "z", "z": "s", "v": "wf", "w": "v", "f": "v", "i": "y", "y": "i"}
"""Letters that are taken for one another."""


def _key(word: str) -> str:
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(one for one in plain if not unicodedata.combining(one))


def words_of(text: str | Folded) -> list[Word]:
    """Return the words of a text, in order; an underscore sets words apart."""
    folded = fold(text) if isinstance(text, str) else text
    words = []
    for found in _RUN.finditer(folded.plain):
        start, end = found.span()
        plain = found[0]
        key = plain.decode("ascii") if plain.isascii() else _key(folded.text[start:end])
        words.append(Word(key, start, end))
    return words


def key_of(name: str) -> str:
    """Return a name without case, accents, spaces and marks, so that equal names compare equal."""
    return "".join(word.key for word in words_of(name))


def is_unspaced(name: str) -> bool:
    """Tell whether a name is written in a script that sets no spaces between words."""
    return any("\u3040" <= one <= "\u9fff" or "\uac00" <= one <= "\ud7a3" for one in name)


def says_little(name: str) -> bool:
    """Tell whether a name, found in a longer text, may well be something else: an ordinary word, three letters."""
    return is_ordinary(name) or (len(name) <= 3 and not is_unspaced(name))


def is_ordinary(name: str) -> bool:
    """Tell whether a name is a word of a language too; one that begins or ends with marks is not."""
    return key_of(name) in ORDINARY and _marks(name) == ("", "")


def _splits(name: str, key: str) -> Iterator[Form]:
    """Yield a name of one word written as two: "HIK VISION", "Hi-Look", "Da Hua"."""
    if len(key) < _SHORTEST or not key.isalpha() or (name.isupper() and len(name) <= 5):
        return
    for place in range(2, len(key) - 1):
        parts = (key[:place], key[place:])
        # Two words of a language are a name only if both begin with a capital; "hi, look at this" is none.
        ordinary = " ".join(parts) in PAIRS
        sure = not ordinary and len(key) >= 7 and min(map(len, parts)) >= 3
        yield Form(parts, _SPACES, capitals=not sure, rank=0 if sure else 2 if ordinary else 1)
        yield Form(parts, _HYPHENS, rank=1 if ordinary else 0)


def _slips(key: str) -> set[str]:
    """Return how a word may be misspelt: a letter left out, doubled or exchanged with its neighbour or its like."""
    found = {key[:at] + key[at + 1] + key[at] + key[at + 2 :] for at in range(1, len(key) - 1)}
    found |= {key[: at + 1] + key[at:] for at in range(len(key))}
    if len(key) >= 7:
        found |= {key[:at] + key[at + 1 :] for at in range(1, len(key))}
        for at in range(1, len(key)):
            if key[at] in _VOWELS:
                found |= {key[:at] + vowel + key[at + 1 :] for vowel in _VOWELS}
            for other in _ALIKE.get(key[at], ""):
                found |= {key[:at] + other + key[at + 1 :], key[:at] + other + key[at:]}
    return found - {key}


def forms_of(name: str, *, slips: bool = False, ordinary: frozenset[str] = ORDINARY) -> list[Form]:
    """Return the ways to write a name, the surest first.

    Args:
        name: The name as its maker writes it.
        slips: Whether slips of the pen are among them.
        ordinary: Dictionary words, which are not misspellings.
    """
    words = tuple(word.key for word in words_of(name))
    joined = "".join(words)
    if not joined:
        return []
    forms = [Form(words)]
    if len(words) > 1 and len(joined) >= _SHORTEST:
        forms.append(Form((joined,)))  # CP PLUS is written CPPLUS too
    elif len(words) == 1 and joined.isascii() and not _marks(name)[1]:
        forms += _splits(name, joined)
        if slips and len(joined) >= _SHORTEST and joined.isalpha() and joined not in ordinary:
            forms += [Form((slip,), rank=2) for slip in sorted(_slips(joined)) if slip not in ordinary]
    return forms


def _marks(name: str) -> tuple[str, str]:
    """Return the marks that a name begins and ends with; they are part of it: Face++ is not a face."""
    before, after = _MARKS_BEFORE.search(name), _MARKS_AFTER.search(name)
    return before[0] if before else "", after[0] if after else ""


class Names:
    """Names that are matched in one pass."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[Form, str, tuple[str, str], int]]] = {}
        self._unspaced: list[tuple[str, int]] = []
        self._known: set[str] = set()

    def add(self, name: str, owner: int, *, slips: bool = False) -> None:
        """Add a name, under the number of its owner; several may have the same."""
        if is_unspaced(name):
            self._unspaced.append((name, owner))
            return
        marks = _marks(name)
        self._known.add(key_of(name))
        for form in forms_of(name, slips=slips):
            self._by_first.setdefault(form.words[0], []).append((form, name, marks, owner))

    def find(self, text: str | Folded, *, whole: bool = True) -> Iterator[Hit]:
        """Yield every name in a text, or in a part of a longer one, as whole words.

        "LTS" is not found in "RESULTS", nor "Imou" in "limousine". In a longer text, an acronym is written in
        capitals ("lts" is not LTS), and a name that is an ordinary word begins with one.
        """
        folded = fold(text) if isinstance(text, str) else text
        original = folded.text
        words = words_of(folded)
        alone = original.strip() if whole else None
        for place, first in enumerate(words):
            for form, name, marks, owner in self._by_first.get(first.key, ()):
                last = place + len(form.words) - 1
                if last >= len(words):
                    continue
                if last > place and not _in_row(original, words[place : last + 1], form):
                    continue
                if form.rank == 2 and last == place and first.key in self._known:
                    continue  # the name of another vendor is not a misspelling
                start, end = first.start, words[last].end
                if not (original.endswith(marks[0], 0, start) and original.startswith(marks[1], end)):
                    continue
                start, end = start - len(marks[0]), end + len(marks[1])
                if _written_as(name, original[start:end], whole=alone == original[start:end]):
                    yield Hit(owner, start, end, form.rank)
        if not folded.plain.isascii():
            for name, owner in self._unspaced:
                at = original.find(name)
                while at >= 0:
                    yield Hit(owner, at, at + len(name))
                    at = original.find(name, at + len(name))


def _in_row(text: str, words: list[Word], form: Form) -> bool:
    """Return whether words match a form, with nothing more between them than it allows."""
    for place, (word, key) in enumerate(zip(words, form.words, strict=True)):
        if word.key != key:
            return False
        if place:
            gap = text[words[place - 1].end : word.start]
            if form.joints:
                # An encoded space is three.
                if not 0 < len(gap) <= _LONGEST_GAP or gap.strip(" ") not in form.joints or len(gap.strip(" ")) > 1:
                    return False
                if gap.strip(" ") == "" and " " not in form.joints:
                    return False
            elif len(gap) > _LONGEST_GAP:
                return False
    return not form.capitals or all(text[word.start].isupper() for word in words)


def _written_as(name: str, found: str, *, whole: bool) -> bool:
    if whole:
        return True
    if len(name) <= 4 and name.isupper():
        return found.isupper()
    return not (found[0].islower() and is_ordinary(name))


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits that are not within a longer hit, in the order of the text."""
    kept: list[Hit] = []
    reached, since = -1, 0
    for hit in sorted(hits, key=lambda one: (one.start, -one.end)):
        if hit.end < reached or (hit.end == reached and since < hit.start):
            continue
        if hit.end > reached:
            reached, since = hit.end, hit.start
        kept.append(hit)
    return kept
