"""Names that are nearly the one asked for: suggestions, never answers."""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

import attrs

from camwatch.errors import MissingExtra
from camwatch.names.normalise import LONGEST, aside, initials, readings
from camwatch.names.words import CLASSES, COMMON, LOCAL, SMALL, TIERS

if TYPE_CHECKING:
    from camwatch.names.index import Entry, NameIndex

__all__ = ["Nearby"]

_FLOOR = 0.4
"""Names that score less are not worth showing."""
_NEAR = 0.74
"""Words less alike than this are two words."""
_STEM, _STEM_ALIKE = 6, 0.85
"""A word of more letters than this may be shortened to its beginning, which is so much like it."""
_VAGUE = 10
"""Names without a distinctive word are shown if no more than this many hold every word asked for."""
_PART = 0.9
"""What a match with the name alone, or with what stands in brackets behind it, is worth."""
_LEAST = 0.25
_CANDIDATES = 40
"""How many names are compared word by word."""


@attrs.frozen
class _Word:
    """A word of the name asked for."""

    token: str
    weight: float
    options: tuple[tuple[str, float], ...]
    """The words of names that it may be, the likeliest first, each with how alike they are."""
    sort: str
    """The sort of organisation that it tells; empty where none."""


class Nearby:
    """An index of the words in names.

    Raises:
        MissingExtra: If rapidfuzz is not installed.
    """

    def __init__(self, index: NameIndex) -> None:
        try:
            from rapidfuzz import process
            from rapidfuzz.distance import OSA, Indel
        except ImportError:
            raise MissingExtra(
                "no name is exactly that one, and looking for near ones needs rapidfuzz: pip install 'camwatch[match]'"
            ) from None
        self._extract = process.extract
        self._osa = OSA.normalized_similarity
        self._indel = Indel.normalized_similarity
        self._index = index
        self._entries = index.entries
        bearers: dict[str, set[int]] = defaultdict(set)
        self._postings: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(self._entries):
            for token in dict.fromkeys(entry.reading.all):
                self._postings[token].append(number)
                bearers[token].add(entry.position)
        total = len(index.rows) + 1
        self._unknown = math.log(total)
        """The weight of a word that stands in no name: it speaks for another organisation."""
        self._rare = math.log(total / max(12, 0.02 * total))
        """Words that weigh at least this are distinctive."""
        self._weights = {
            token: math.log(total / len(positions)) * _common(token) for token, positions in bearers.items()
        }
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for token in self._postings:
            self._by_length[len(token)].append(token)
        self._sorted = sorted(self._postings)
        self._sums = [sum(map(self._weight, entry.reading.all)) or 1.0 for entry in self._entries]
        self._alike: dict[str, dict[str, float]] = {}
        self._joined: dict[str, tuple[str, ...]] = {}
        """Neighbouring words of names, by what they are when written as one."""
        self._acronyms: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(self._entries):
            tokens = entry.reading.all
            for count in (2, 3):
                for words in zip(*(tokens[skipped:] for skipped in range(count)), strict=False):
                    self._joined.setdefault("".join(words), words)
            if len(entry.reading.all) > 2:
                for letters in initials(entry.reading.all):
                    self._acronyms[letters].append(number)

    def _weight(self, token: str) -> float:
        found = self._weights.get(token)
        return self._unknown * _common(token) if found is None else found

    def _similar(self, token: str) -> dict[str, float]:
        """Return the words of names that a word may be, each with how alike they are."""
        known = self._alike.get(token)
        if known is not None:
            return known
        found = {token: 1.0} if token in self._postings else {}
        if len(token) > 3 and not token.isdigit() and token not in COMMON:
            slack = 1 if len(token) < 6 else 2 if len(token) < 10 else 3
            for length in range(len(token) - slack, len(token) + slack + 1):
                near = self._extract(
                    token, self._by_length.get(length, ()), scorer=self._osa, score_cutoff=_NEAR, limit=8
                )
                for word, alike, _ in near:
                    # A slip of the pen seldom hits the first letter; "derby" is not "derbyshire".
                    if word not in found and word not in COMMON and (word[0] == token[0] or alike > 0.88):
                        found[word] = alike * 0.95
            if len(token) > _STEM:
                # "clackmannan" for Clackmannanshire: a beginning, of which no other word of a name is one.
                longer = [
                    word for word in self._sorted[bisect_left(self._sorted, token) :][:3] if word.startswith(token)
                ]
                if len(longer) == 1 and longer[0] != token:
                    found.setdefault(longer[0], _STEM_ALIKE)
        if len(self._alike) > 50_000:
            self._alike.clear()
        self._alike[token] = found
        return found

    def _parted(self, tokens: tuple[str, ...]) -> tuple[str, ...]:
        """Part words that names have apart: "castlepoint" for Castle Point."""
        return tuple(
            part
            for token in tokens
            for part in ((token,) if token in self._postings else self._joined.get(token, (token,)))
        )

    def search(self, text: str, allowed: Container[int] | None, limit: int) -> list[tuple[float, Entry]]:
        """Return the nearest names, at most one a record, the nearest first.

        Args:
            text: The name asked for.
            allowed: The positions of the records that may be found; all where None.
            limit: How many records at most.
        """
        if len(text) > LONGEST:
            return []
        best: dict[int, tuple[float, Entry]] = {}
        for part, worth in ((text, 1.0), *((part, _PART) for part in aside(text) or ())):
            for reading in readings(part):
                for score, number in self._compare(self._parted(reading.all), allowed):
                    entry = self._entries[number]
                    if entry.position not in best or score * worth > best[entry.position][0]:
                        best[entry.position] = (score * worth, entry)
        return heapq.nsmallest(limit, best.values(), key=self._rank)

    def _rank(self, found: tuple[float, Entry]) -> tuple[float, bool, bool, int]:
        score, entry = found
        return -round(score, 3), not self._index.rows[entry.position].open, not entry.current, entry.position

    def _candidates(self, asked: Sequence[_Word], allowed: Container[int] | None, whole: float) -> list[int]:
        """Return the names that share a distinctive word, by the weight of what they share."""
        shared: dict[int, float] = defaultdict(float)
        rare = False
        for word in sorted(asked, key=lambda word: -word.weight):
            if rare and word.weight < self._rare / 2:
                break
            for token, alike in word.options:
                worth = self._weights[token] * alike
                rare = rare or worth >= self._rare / 2
                for number in self._postings[token]:
                    shared[number] += worth
        for word in asked:
            for number in self._acronyms.get(word.token, ()):
                shared[number] += self._unknown
        sums = self._sums
        likely = [
            (worth * 2 - sums[number], number)
            for number, worth in shared.items()
            # What a name may score at most is what it shares; the common words that were passed over weigh little.
            if worth * 2 >= _LEAST * (whole + sums[number]) or not rare
            if allowed is None or self._entries[number].position in allowed
        ]
        return [number for _, number in heapq.nlargest(_CANDIDATES, likely)]

    def _compare(self, tokens: tuple[str, ...], allowed: Container[int] | None) -> list[tuple[float, int]]:
        whole = sum(map(self._weight, tokens)) or 1.0
        sorts = {CLASSES[token] for token in tokens if token in CLASSES}
        local = not LOCAL.isdisjoint(tokens)
        key = "".join(tokens)
        found = []
        asked = [self._asked(token) for token in tokens]
        for number in self._candidates(asked, allowed, whole):
            entry = self._entries[number]
            score, distinctive = self._score(asked, whole, number)
            if not distinctive:
                covered = score * (whole + self._sums[number]) / (2 * whole)
                if covered < 0.93:
                    continue
                score = max(score, covered / 2)
            kind = self._index.rows[entry.position].kind
            if sorts and kind in _SORTED and kind not in sorts and not (sorts & _loose(entry)):
                score *= 0.7
            if local and LOCAL.isdisjoint(entry.reading.all):
                score *= 0.6
            score = min(0.99, 0.9 * score + 0.1 * self._indel(key, entry.reading.key))
            if score >= _FLOOR:
                found.append((score, number, distinctive))
        # Words that many names have in common point to none of them.
        clear = not all(token in COMMON for token in tokens)
        clear = clear or sum(not distinctive for _, _, distinctive in found) <= _VAGUE
        return [(score, number) for score, number, distinctive in found if distinctive or clear]

    def _score(self, asked: Sequence[_Word], whole: float, number: int) -> tuple[float, bool]:
        """Return the share of the two names' weight that their common words carry, and whether one is distinctive."""
        tokens = self._entries[number].reading.all
        left = list(tokens)
        matched = 0.0
        distinctive = False
        for word in asked:
            found = next(((one, alike) for one, alike in word.options if one in left), None)
            if found is None:
                found = _same_sort(word.sort, left) if word.sort else None
                if found is None:
                    continue
            left.remove(found[0])
            weight = self._weights[found[0]]
            matched += found[1] * (word.weight + weight)
            distinctive = distinctive or (weight >= self._rare and found[0] not in COMMON)
        both = whole + self._sums[number]
        if not distinctive and any(word.token in initials(tokens) for word in asked if len(word.token) > 2):
            return max(matched / both, 0.6), True
        return matched / both, distinctive

    def _asked(self, token: str) -> _Word:
        options = sorted(self._similar(token).items(), key=lambda option: -option[1])
        sort = CLASSES.get(token, "") if token not in TIERS else ""
        return _Word(token, self._weight(token), tuple(options), sort)


_SORTED = frozenset(CLASSES.values()) | {"education"}


def _common(token: str) -> float:
    return 0.03 if token in SMALL else 0.25 if token in COMMON else 1.0


def _loose(entry: Entry) -> set[str]:
    return {CLASSES[token] for token in entry.reading.all if token in CLASSES}


def _same_sort(sort: str, left: list[str]) -> tuple[str, float] | None:
    """Return a word that tells the same sort of organisation: police for constabulary, cyngor for council."""
    return next(((word, 0.9) for word in left if CLASSES.get(word) == sort and word not in TIERS), None)
