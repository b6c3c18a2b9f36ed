"""The normal form of a name: what is left when spelling, punctuation and abbreviations are set aside."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence

import attrs

from camwatch.names.organisation_words import CONNECTIVES, EXPANSIONS, LEGAL_FORMS, READINGS, TIERS
from camwatch.text import fold as fold_letters

__all__ = ["LONGEST", "Reading", "as_council", "aside", "digraphs", "fold", "halves", "initials", "readings", "words"]

LONGEST = 400
"""A text with more characters than this is not treated as a name."""

_PLAIN = str.maketrans(
    {
        # Apostrophes, straight and curly, and accents that stand for one.
        **dict.fromkeys("'`\u00b4\u2018\u2019\u02bb\u02bc\uff07", ""),
        **dict.fromkeys("&+\uff06", " and "),
        "\u53f0": "\u81fa",  # the first sign of Taipei and Taichung, which people write in either way
    }
)
_UNSEEN = dict.fromkeys((0, 173, *range(8203, 8208), *range(8234, 8239), *range(8288, 8304), 65279))
"""Signs that are not seen: joiners, marks of direction, soft hyphens, byte-order marks, NUL."""
_PLUSES = re.compile(r"\++(?=[^\w\s]*(?:\s|$))|\+{2,}")
"""Pluses that belong to the word before them: Face++, P+."""
_DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_BETWEEN = re.compile(r"\s+[-\u2010-\u2015]\s+|\s*[/|\uff0f\u2022\n]\s*|\s*[;:]\s+")
"""Separators between two names of one body."""
_MOST_NAMES = 3
_COMMISSIONER = frozenset({"police", "fire", "and", "crime", "commissioner"})
_HEADS = frozenset({"der", "die", "das", "les", "het", "yr", "an", "a"})
_CJK_FORMS = ("股份有限公司", "有限责任公司", "有限公司", "株式会社", "주식회사")


@attrs.frozen(eq=False, repr=False)
class Reading:
    """One way to read a name."""

    tokens: tuple[str, ...]
    """Its words, abbreviations written out, in the order that the register writes them."""
    forms: tuple[str, ...]
    """The legal forms that ended it."""

    @property
    def all(self) -> tuple[str, ...]:
        """Its words and its legal forms."""
        return self.tokens + self.forms

    @property
    def key(self) -> str:
        """The words without the spaces between them, for those write differently (co-op, coop)."""
        return "".join(self.tokens)


def fold(text: str) -> str:
    """Set aside case, width, accents and the signs that people leave out."""
    if not text.isprintable() or "+" in text:
        text = _PLUSES.sub(_plus, text.translate(_UNSEEN))
    return fold_letters(text).translate(_PLAIN)


def _plus(found: re.Match[str]) -> str:
    before = found.string[: found.start()]
    own = len(found[0]) > 1 or (before and not before[-1].isspace())
    return " plus" * len(found[0]) + " " if own else found[0]


def digraphs(text: str) -> str:
    """Write umlauts and Nordic letters with two letters, as people do without such a keyboard."""
    return unicodedata.normalize("NFC", text).casefold().translate(_DIGRAPHS)


def _split(folded: str) -> list[str]:
    if folded.isascii() and folded.replace(" ", "").isalnum():
        return folded.split()
    plain = (sign if sign.isalnum() or unicodedata.category(sign)[0] == "M" else " " for sign in folded)
    return "".join(plain).split()


def words(text: str) -> list[str]:
    """Split a name into folded words; letters that stand alone in a row are initials: one word."""
    split = _split(fold(text))
    if min(map(len, split), default=0) > 1:
        return split
    found: list[str] = []
    run: list[str] = []
    for word in split:
        if len(word) == 1 and word.isalpha() and word.isascii():
            run.append(word)
            continue
        _close(run, found)
        found.append(word)
    _close(run, found)
    return found


_ABBREVIATING = frozenset(EXPANSIONS) | {"co", "ft", "her", "his", "min", "united", "usa"}
"""Words that begin or are an abbreviation."""


def _close(run: list[str], found: list[str]) -> None:
    if len(run) > 1:
        found.append("".join(run))
    else:
        found.extend(run)
    run.clear()


def _phrases(tokens: list[str]) -> list[str]:
    """Write out what several words abbreviate."""
    if _ABBREVIATING.isdisjoint(tokens):
        return tokens
    found: list[str] = []
    at = 0
    while at < len(tokens):
        one, two = tokens[at], tokens[at : at + 2]
        if two in (["her", "majestys"], ["his", "majestys"]):
            found.append("hm")
            at += 2
        elif two == ["united", "kingdom"]:
            found.append("uk")
            at += 2
        elif two == ["united", "states"]:
            found.append("us")
            at += 4 if tokens[at + 2 : at + 4] == ["of", "america"] else 2
        elif one == "usa":
            found.append("us")
            at += 1
        elif one == "min" and tokens[at + 1 : at + 2] in (["of"], ["for"]):
            found.append("ministry")
            at += 1
        elif two == ["co", "council"]:
            found.append("county")
            at += 1
        elif one == "ft" and found[-1:] == ["nhs"]:
            found += ["foundation", "trust"]
            at += 1
        else:
            found += EXPANSIONS.get(one, (one,))
            at += 1
    return found


def _ordered(tokens: list[str]) -> list[str]:
    """Bring a council's or a commissioner's name into one order: place, sort, council."""
    if "for" in tokens[1:5] and {"commissioner"} < set(tokens[: tokens.index("for")]) <= _COMMISSIONER:
        at = tokens.index("for")
        tokens = [*tokens[at + 1 :], *tokens[:at]]
    council = tokens[-1:] == ["council"]
    if "of" in tokens[1:4]:
        at = tokens.index("of", 1)
        sort, place = tokens[:at], tokens[at + 1 :]
        if (
            place
            and set(sort) <= TIERS | {"and"}
            and (council or sort in (["london", "borough"], ["royal", "borough"]))
        ):
            place = place[:-1] if council else place
            if place:
                return [*place, *sort, "council"]
    if len(tokens) > 2 and tokens[:2] == ["london", "borough"]:
        tokens = [*(tokens[2:-1] if council else tokens[2:]), "london", "borough"]
    if len(tokens) > 2 and tokens[-2:] == ["london", "borough"]:
        return [*tokens, "council"]
    return tokens


def as_council(tokens: Sequence[str]) -> tuple[str, ...]:
    """Return the words of "City of Derby" in the order of "Derby City Council"."""
    found = [token for token in _ordered([*tokens, "council"]) if token not in CONNECTIVES]
    return tuple(found)


def _forms(tokens: list[str]) -> tuple[list[str], list[str]]:
    """Take the legal forms off the end of a name, but never the whole name."""
    forms: list[str] = []
    while len(tokens) > 1 and (tokens[-1] in LEGAL_FORMS or (forms and tokens[-1] in CONNECTIVES)):
        if tokens[-1] in LEGAL_FORMS:
            forms.insert(0, tokens[-1])
        tokens = tokens[:-1]
    for form in _CJK_FORMS:
        if tokens and len(tokens[-1]) > len(form) and tokens[-1].endswith(form):
            return [*tokens[:-1], tokens[-1].removesuffix(form)], [*forms, form]
    return tokens, forms


def _reading(tokens: list[str]) -> Reading | None:
    tokens = _phrases(tokens)
    if len(tokens) > 2 and tokens[0] in _HEADS:
        tokens = tokens[1:]
    if tokens[:1] == ["the"] and len(tokens) > 1:
        tokens = tokens[1:]
    if tokens[-1:] == ["the"] and len(tokens) > 1:
        tokens = tokens[:-1]
    tokens, forms = _forms(tokens)
    tokens = _ordered(tokens)
    kept = [token for token in tokens if token not in CONNECTIVES] or tokens
    return Reading(tuple(kept), tuple(forms)) if kept else None


def _expanded(tokens: list[str]) -> Iterator[list[str]]:
    """Yield a name with each reading of the initials at its end and its head."""
    heads: list[Sequence[str]] = [tokens[:1]]
    if len(tokens) > 1 and (tokens[0] == "rb" or tokens[:2] == ["pcc", "for"]):
        heads += READINGS[tokens[0]]
    # "Barnsley MB Council": the sort of council may be abbreviated before the word itself.
    end = -2 if tokens[-1] == "council" and len(tokens) > 2 and tokens[-2] in READINGS else -1
    tails: list[Sequence[str]] = [tokens[end:]]
    if len(tokens) > 1:
        tails += [(*reading, *tokens[end:][1:]) for reading in READINGS.get(tokens[end], ())]
    for head, tail in itertools.product(heads, tails):
        yield [*head, *tokens[1:end], *tail] if len(tokens) > 1 else list(head)


def readings(text: str) -> tuple[Reading, ...]:
    """Return the ways to read a name, the literal one first; none of a text that holds no word."""
    tokens = words(text)
    found = [_reading(one) for one in _expanded(tokens)] if tokens else []
    return tuple(dict.fromkeys(one for one in found if one is not None))


def aside(text: str) -> tuple[str, str] | None:
    """Split a name from the brackets after it: "Department for Transport (DfT)"."""
    for opening, closing in (("(", ")"), ("[", "]")):
        if text.rstrip().endswith(closing) and (at := text.rfind(opening)) > 0:
            return text[:at].strip(), text.rstrip()[at + 1 : -1].strip()
    return None


def halves(text: str) -> tuple[str, ...]:
    """Split a text with several names: "DVSA - Driver and Vehicle Standards Agency"; nothing if it has only one."""
    parts = tuple(part for part in _BETWEEN.split(text) if part.strip())
    return parts if 1 < len(parts) <= _MOST_NAMES else ()


@functools.lru_cache(maxsize=4096)
def initials(tokens: tuple[str, ...]) -> frozenset[str]:
    """Return the initials that a name may be shortened to: of all its words, and of those that count."""
    small = {"of", "for", "in", "on", "to", "de", "la"}
    return frozenset(
        {"".join(token[0] for token in tokens), "".join(token[0] for token in tokens if token not in small)}
    )
