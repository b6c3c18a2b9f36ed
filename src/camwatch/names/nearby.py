"""Names that are nearly the one asked for: suggestions, never answers."""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

import attrs

from camwatch.errors import MissingExtra
from camwatch.names.lexicon import PARTICLES
from camwatch.names.normalise import LONGEST, aside, halves, initials, readings
from camwatch.names.organisation_words import CLASSES, COMMON, LOCAL, ORGANISATION, PUBLIC, SMALL, TIERS

if TYPE_CHECKING:
    from camwatch.names.index import Entry, NameIndex

__all__ = ["Nearby"]

_MOST = 0.99
"""The score of a name that is nearly the one asked for is at most this."""
_FLOOR = 0.4
"""Names that score less are not worth showing."""
_NEAR = 0.74
"""Words less alike than this are two words."""
_SLIP, _OTHER_WORD = 0.95, 0.75
"""Weights of a similar word, if the word occurs in no name and if it does (Southend is not Southland)."""
_STEM, _STEM_ALIKE = 6, 0.85
"""A word of more letters than this may be shortened to its beginning, which is so much like it."""
_VAGUE = 10
"""Names without a distinctive word are shown if no more than this many hold every word asked for."""
_PART, _ASIDE = 0.9, 0.7
"""Weights of a match with one of two names, and with the part of a name in brackets."""
_OTHER_SORT, _MORE_SORTS = 0.7, 0.8
"""What a body of another sort is worth, and one whose name says of more or fewer sorts that it is."""
_OTHER_TIER = 0.85
"""What a body is worth whose name says that it is a council of another tier: a county's for a district's."""
_ABROAD = 0.9
"""What a body is worth that is not in the country of those that have exactly the name asked for."""
_CLOSED = 0.97
"""What a body that has ceased to exist is worth: of two that are as near, the one that exists is meant."""
_STEP = 0.01
"""How much a body that is put before another is worth more than the other, for a score of 1."""
_GOVERNMENTS = frozenset({"local_authority", "state_government", "devolved_government"})
"""Kinds of body that are named after the place that they govern."""
_LEAST = 0.25
_CANDIDATES = 40
"""How many names are compared word by word."""


@attrs.frozen(eq=False, repr=False)
class _Word:
    """A word of the name asked for."""

    token: str
    weight: float
    options: tuple[tuple[str, float], ...]
    """The words of names that it may be, the likeliest first, each with how alike they are."""
    sort: str
    """The sort of organisation that it names; empty if none."""


_K = TypeVar("_K")


class _Kept(dict[_K, float]):
    """Figures that are each worked out when they are first asked for, and kept."""

    def __init__(self, work_out: Callable[[_K], float]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, key: _K) -> float:
        found = self[key] = self._work_out(key)
        return found


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
                "no name matches exactly; finding similar names needs rapidfuzz: pip install 'camwatch[match]'"
            ) from None
        self._extract = process.extract
        self._osa = OSA.normalized_similarity
        self._indel = Indel.normalized_similarity
        self._index = index
        self._entries = index.entries
        self._positions = index.positions
        self._postings = index.postings
        self._acronyms = index.acronyms
        total = len(index.rows) + 1
        self._unknown = math.log(total)
        """The weight of a word that occurs in no name, which suggests another organisation."""
        self._rare = math.log(total / max(12, 0.02 * total))
        """Words that weigh at least this are distinctive."""
        self._weights = _Kept(self._weight_in_names)
        self._sums = _Kept(self._sum)
        unspelled = set(index.unspelled)
        # Sorted, so that a prepared index finds the same as one that is made of the names; a prepared one is sorted.
        self._sorted = sorted(token for token in self._postings if token not in unspelled)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for token in self._sorted:
            self._by_length[len(token)].append(token)
        self._longest = max(map(len, self._postings), default=0)
        self._alike: dict[str, dict[str, float]] = {}
        self._sorts: dict[int, frozenset[str]] = {}

    def _weight_in_names(self, token: str) -> float:
        bearers = {self._positions[number] for number in self._postings[token]}
        return math.log((len(self._index.rows) + 1) / len(bearers)) * _common(token)

    def _sum(self, number: int) -> float:
        return sum(map(self._weight, self._entries[number].reading.all)) or 1.0

    def _weight(self, token: str) -> float:
        return self._weights[token] if token in self._postings else self._unknown * _common(token)

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
                        found[word] = alike * (_SLIP if token not in self._postings else _OTHER_WORD)
            if len(token) > _STEM:
                # "clackmannan" for Clackmannanshire: the beginning of only one word in all names.
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
        return tuple(part for token in tokens for part in ((token,) if token in self._postings else self._apart(token)))

    def _apart(self, token: str) -> tuple[str, ...]:
        """Return the two or three neighbouring words, of the first name that has such, that are written as one."""
        best: tuple[int, int, int, tuple[str, ...]] | None = None
        for words in self._splits(token):
            for number in sorted(set.intersection(*(set(self._postings[word]) for word in words))):
                known, count = self._entries[number].reading.all, len(words)
                at = next((at for at in range(len(known)) if known[at : at + count] == words), None)
                if at is not None:
                    best = (number, count, at, words) if best is None else min(best, (number, count, at, words))
                    break
        return (token,) if best is None else best[3]

    def _splits(self, token: str) -> Iterator[tuple[str, ...]]:
        """Yield the ways to split a word into two or three words of names."""
        known, longest = self._postings, self._longest
        for at in range(1, min(len(token), longest + 1)):
            if (head := token[:at]) not in known:
                continue
            if (tail := token[at:]) in known:
                yield head, tail
            for then in range(1, min(len(tail), longest + 1)):
                if tail[:then] in known and tail[then:] in known:
                    yield head, tail[:then], tail[then:]

    def search(
        self, text: str, allowed: Container[int] | None, limit: int, countries: Container[str] | None = None
    ) -> list[tuple[float, Entry]]:
        """Return the nearest names, at most one a record, the nearest first.

        Args:
            text: The name asked for.
            allowed: The positions of the records that may be found; all if None.
            limit: The maximum number of records.
            countries: The countries of the records that have exactly this name; None if there are none.
        """
        if len(text) > LONGEST:
            return []
        best: dict[int, tuple[float, Entry]] = {}
        governments = set()
        for part, worth in _parts(text):
            for reading in readings(part):
                for score, number in self._compare(self._parted(reading.all), allowed):
                    entry = self._entries[number]
                    likely = score * worth * self._form(reading.forms, entry)
                    row = self._index.rows[entry.position]
                    if not row.open:
                        likely *= _CLOSED
                    if countries is not None and row.country not in countries:
                        likely *= _ABROAD
                    if likely >= _FLOOR and (entry.position not in best or likely > best[entry.position][0]):
                        best[entry.position] = (likely, entry)
                        if row.kind in _GOVERNMENTS and _place(entry.reading.all) == reading.all:
                            governments.add(entry.position)
        self._put_first(governments, best)
        nearest = heapq.nsmallest(limit, best.values(), key=self._rank)
        # The rounded scores decide the order, so they are returned too.
        return [(min(round(score, 3), _MOST), entry) for score, entry in nearest]

    def _put_first(self, governments: Container[int], best: dict[int, tuple[float, Entry]]) -> None:
        """Put the governments of the place asked for before other bodies in the same country.

        "Hull" is the council of Hull before it is its university.
        """
        highest: dict[str, float] = defaultdict(float)
        for position, (score, _) in best.items():
            row = self._index.rows[position]
            if row.kind not in _GOVERNMENTS:
                highest[row.country] = max(highest[row.country], score)
        for position, (score, entry) in best.items():
            above = highest[self._index.rows[position].country]
            if position in governments and above >= score:
                best[position] = (min(above + score * _STEP, _MOST), entry)

    def _form(self, forms: Sequence[str], entry: Entry) -> float:
        """Return what a name with legal forms is worth for a public body that has none of them: it is a company's."""
        strange = any(form not in entry.reading.forms for form in forms)
        return _OTHER_SORT if strange and self._index.rows[entry.position].kind in PUBLIC else 1.0

    def _rank(self, found: tuple[float, Entry]) -> tuple[float, bool, bool, bool, int]:
        score, entry = found
        return -round(score, 3), *self._index.standing(entry)

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
            if allowed is None or self._positions[number] in allowed
        ]
        return [number for _, number in heapq.nlargest(_CANDIDATES, likely)]

    def _compare(self, tokens: tuple[str, ...], allowed: Container[int] | None) -> list[tuple[float, int]]:
        whole = sum(map(self._weight, tokens)) or 1.0
        sorts = {CLASSES[token] for token in tokens if token in CLASSES}
        local = not LOCAL.isdisjoint(tokens)
        tiers = TIERS.intersection(tokens)
        key = "".join(tokens)
        found = []
        asked = [self._asked(token) for token in tokens]
        for number in self._candidates(asked, allowed, whole):
            entry = self._entries[number]
            score, distinctive, agreed = self._score(asked, whole, number)
            if not distinctive:
                covered = score * (whole + self._sums[number]) / (2 * whole)
                if covered < 0.93:
                    continue
                score = max(score, covered / 2)
            kind = self._index.rows[entry.position].kind
            if sorts and kind in _SORTED and _SORTED[kind].isdisjoint(sorts) and not (sorts & _loose(entry)):
                score *= _OTHER_SORT
            elif not agreed and distinctive:
                score *= _MORE_SORTS
            if entry.initials and len(tokens) > len(entry.reading.all):
                score *= _OTHER_SORT
            if local and LOCAL.isdisjoint(entry.reading.all):
                score *= 0.6
            if tiers and tiers.isdisjoint(own_tiers := TIERS.intersection(entry.reading.all)) and own_tiers:
                score *= _OTHER_TIER
            score = min(_MOST, 0.9 * score + 0.1 * self._indel(key, entry.reading.key))
            if score >= _FLOOR:
                found.append((score, number, distinctive))
        # Words that many names have in common point to none of them.
        clear = not all(token in COMMON for token in tokens)
        clear = clear or sum(not distinctive for _, _, distinctive in found) <= _VAGUE
        return [(score, number) for score, number, distinctive in found if distinctive or clear]

    def _score(self, asked: Sequence[_Word], whole: float, number: int) -> tuple[float, bool, bool]:
        """Return the share of the two names' weight that their common words carry, and whether one is distinctive.

        Also return whether the words for the sort of organisation agree, if both names have such words.
        """
        tokens = self._entries[number].reading.all
        left = list(tokens)
        matched = 0.0
        distinctive = False
        lacking, sorted_by = False, False
        own = self._own(number)
        for word in asked:
            found = next(((one, alike) for one, alike in word.options if one in left), None)
            if found is None:
                found = _same_sort(word.sort, left) if word.sort else None
                if found is None:
                    lacking = lacking or (word.token in ORGANISATION and CLASSES.get(word.token) not in own)
                    continue
            left.remove(found[0])
            sorted_by = sorted_by or found[0] in ORGANISATION
            weight = self._weights[found[0]]
            matched += found[1] * (word.weight + weight)
            distinctive = distinctive or (weight >= self._rare and found[0] not in COMMON)
        both = whole + self._sums[number]
        if (
            not distinctive
            and len(asked) < 3
            and any(word.token in initials(tokens) for word in asked if _letters(word))
        ):
            return max(matched / both, 0.6), True, True
        sorts = {word.sort for word in asked if word.sort in _LIKE}
        # A hospital's name may leave out that a university is behind it.
        more = sorted_by and "health" not in sorts & own
        more = more and any(token in ORGANISATION and CLASSES.get(token) not in sorts for token in left)
        return matched / both, distinctive, not lacking and not more

    def _own(self, number: int) -> frozenset[str]:
        """Return the sorts that a name's words and its body's kind name, limited to sorts with several words."""
        known = self._sorts.get(number)
        if known is None:
            entry = self._entries[number]
            kind = _SORTED.get(self._index.rows[entry.position].kind, frozenset())
            known = self._sorts[number] = frozenset((*_loose(entry), *kind)) & _LIKE
        return known

    def _asked(self, token: str) -> _Word:
        options = sorted(self._similar(token).items(), key=lambda option: -option[1])
        sort = CLASSES.get(token, "") if token not in TIERS else ""
        return _Word(token, self._weight(token), tuple(options), sort)


_LIKE = frozenset({"education", "health", "local_authority", "police", "university"})
"""Sorts whose words are interchangeable; a treasury is not a ministry."""
_SORTED: dict[str, frozenset[str]] = {
    "armed_forces": frozenset({"armed_forces"}),
    "central_government": frozenset({"central_government"}),
    "company": frozenset(),
    "devolved_government": frozenset({"central_government"}),
    "education": frozenset({"education"}),
    "health": frozenset({"health"}),
    "investor": frozenset(),
    "local_authority": frozenset({"local_authority"}),
    "police": frozenset({"police"}),
    "retailer": frozenset(),
    "state_government": frozenset({"central_government"}),
    "university": frozenset({"university"}),
}
"""Kinds of body with the sorts that their words name; a name of another sort belongs to another body."""


def _parts(text: str) -> list[tuple[str, float]]:
    """Return a text and the names in it, each with what a match with it is worth."""
    bracketed = aside(text)
    if bracketed is not None:
        return [(text, 1.0), (bracketed[0], _PART), (bracketed[1], _ASIDE)]
    return [(text, 1.0), *((part, _PART) for part in halves(text))]


def _letters(word: _Word) -> bool:
    """Say whether a word may be initials."""
    return len(word.token) > 2 and word.token not in PARTICLES


def _common(token: str) -> float:
    # The s of 's-Gravenhage and the d of d'Arlon carry no more meaning than "of".
    small = token in SMALL or (len(token) == 1 and token.isascii() and token.isalpha())
    return 0.03 if small else 0.25 if token in COMMON else 1.0


def _loose(entry: Entry) -> set[str]:
    return {CLASSES[token] for token in entry.reading.all if token in CLASSES}


def _place(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a government's name without those for what sort of government it is."""
    return tuple(token for token in tokens if token not in CLASSES and token not in TIERS and token not in SMALL)


def _same_sort(sort: str, left: list[str]) -> tuple[str, float] | None:
    """Return a word for the same sort of organisation: police for constabulary, cyngor for council."""
    return next(((word, 0.9) for word in left if CLASSES.get(word) == sort and word not in TIERS), None)
