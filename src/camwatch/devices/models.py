"""Model numbers, found in a text by the forms that device rules give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from camwatch.devices.automaton import Automaton
from camwatch.devices.folding import SPACE, Folded, fold
from camwatch.devices.pattern import Alternatives, Assertion, Characters, Concat, Node, Repeat, parse
from camwatch.devices.references import DISTINCT, References, references
from camwatch.text import DASHES

__all__ = ["MOST_WORDS", "ModelHit", "Models", "branches", "forms_of"]

# What sets model numbers apart; one may contain a slash or a bracket.
_TOKEN = re.compile(r"""[^\s,;|"'<>=:\[\]{}&*!?_]+""")
_INNER = re.compile(r"[/(+#][A-Za-z]")

MOST_WORDS = 3
"""Maximum number of words in a model number: "VIP 1230 B", "P1224 MK II"."""
_INSTEAD = Characters(frozenset("-_ ."))
"""Characters that may replace a hyphen of a form."""

# Rules are written in capitals and with a hyphen; what replaces a character is one character, so places stay.
_FOLD = {code: chr(code - 32) for code in range(ord("a"), ord("z") + 1)}
_FOLD |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # full width, as East Asian texts have them
_FOLD |= {code: chr(code - 0xFEE0 - 32) for code in range(0xFF41, 0xFF5B)}
_FOLD |= dict.fromkeys(map(ord, DASHES), "-") | {0xA0: " "}


@attrs.frozen
class ModelHit:
    """A model number that a rule knows."""

    owner: int
    """The number of the rule."""
    start: int
    end: int
    bits: float
    """Information content of the form's narrowest matching alternative."""


def branches(node: Node) -> list[Node]:
    """Split a pattern with several alternatives: ``^(?:A|B)`` is ``^A`` and ``^B``."""
    if isinstance(node, Alternatives):
        return [branch for part in node.parts for branch in branches(part)]
    if isinstance(node, Concat):
        for place, part in enumerate(node.parts):
            if isinstance(part, Alternatives) and all(isinstance(one, Assertion) for one in node.parts[:place]):
                return [
                    branch
                    for one in part.parts
                    for branch in branches(Concat((*node.parts[:place], *_parts(one), *node.parts[place + 1 :])))
                ]
            if not isinstance(part, Assertion):
                break
    return [node]


def _parts(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, Concat) else (node,)


def _loosened(node: Node) -> Node:
    """Return a form whose hyphens may be other marks or left out."""
    match node:
        case Characters(chosen, negated) if chosen == {"-"} and not negated:
            return Repeat(_INSTEAD, 0, 1)
        case Concat(parts):
            return Concat(tuple(map(_loosened, parts)))
        case Alternatives(parts):
            return Alternatives(tuple(map(_loosened, parts)))
        case Repeat(part, least, most) if part != Characters(frozenset("-")):
            return Repeat(_loosened(part), least, most)
        case _:
            return node


def forms_of(pattern: str) -> list[Node]:
    """Return the forms of a pattern: as they are written and, if they are specific enough, with other marks.

    DS-2CD2143 is written DS2CD2143 and DS_2CD2143 too; CS-C6 is not, since CSC6 may be anything.
    """
    forms = branches(parse(pattern))
    loosened = [(form, _loosened(form)) for form in forms]
    return forms + [loose for form, loose in loosened if loose != form and loose.bits >= DISTINCT]


class Models:
    """Forms of model numbers, matched in one pass.

    Args:
        patterns: The patterns of the rules; a hit is identified by their positions.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        forms = [(owner, form) for owner, pattern in enumerate(patterns) for form in forms_of(pattern)]
        self._owners = [(owner, form.bits) for owner, form in forms]
        self._automaton = Automaton([form for _, form in forms])

    def find(self, text: str | Folded) -> Iterator[ModelHit]:
        """Yield the model numbers in a text, each once for every rule that knows it.

        A model number starts at the start of a word and ends at the end of one. Model numbers within other
        identifiers, such as an address or a UUID, are left out.
        """
        made = fold(text) if isinstance(text, str) else text
        plain = made.plain
        folded = self.fold(made.text)
        begins = self._automaton.begins
        others: References | None = None
        reached = 0
        for found in _TOKEN.finditer(folded):
            start, end = found.span()
            if start < reached:
                continue
            while start < end and not folded[start].isalnum():
                start += 1
            places = [start]
            if _INNER.search(folded, start, end):
                places += (inner.start() + 1 for inner in _INNER.finditer(folded, start, end))
            for begin in places:
                if begin == end or (begin and plain[begin - 1] != SPACE) or not begins(folded, begin):
                    continue
                near = _near(folded, start)
                hits = self._at(folded, begin, near[-1][2], [last for _, last, _ in near]) if near else []
                if not hits:
                    continue
                if others is None:
                    others = references(made.text)
                least = others.least(begin)
                hits = [hit for hit in hits if hit.bits >= least]
                yield from hits
                if hits:
                    reached = max(hit.end for hit in hits)
                    break

    def may_begin(self, folded: str, place: int) -> bool:
        """Tell whether a model number may begin at a place of a text that :meth:`fold` made ready."""
        return self._automaton.begins(folded, place)

    def is_settled(self, text: str, within: int) -> bool:
        """Return whether a word of letters, digits and hyphens matches the same models for any ending."""
        return any(map(str.isdigit, text[:within])) and self._automaton.is_settled(self.fold(text), within)

    @staticmethod
    def fold(text: str) -> str:
        """Return a text of the same length in capitals and with plain hyphens."""
        return text.upper() if text.isascii() else text.translate(_FOLD)

    def _at(self, folded: str, start: int, stop: int, ends: list[int]) -> list[ModelHit]:
        matches = self._automaton.match(folded, start, stop, ends)
        best: dict[int, ModelHit] = {}
        for number, reached in matches.items():
            place = reached
            owner, bits = self._owners[number]
            while not folded[place - 1].isalnum() and place > start:
                place -= 1  # a mark at the end of a form does not lead on to the next word
            end = next(one for one in ends if one >= place)
            if any(one.isdigit() for one in folded[start:end]) and (owner not in best or best[owner].bits < bits):
                best[owner] = ModelHit(owner, start, end, bits)
        return list(best.values())


def _near(text: str, start: int) -> list[tuple[int, int, int]]:
    """Return the words from a position on, without the punctuation around them, each with its end including it."""
    near: list[tuple[int, int, int]] = []
    for found in _TOKEN.finditer(text, start):
        word = _trimmed(text, *found.span())
        if word[0] < word[1]:
            near.append((*word, found.end()))
            if len(near) == MOST_WORDS:
                break
    return near


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out marks around a word, and brackets that are closed but not opened in it."""
    if text[start].isalnum() and text[end - 1].isalnum():
        return start, end
    while start < end and not text[start].isalnum():
        start += 1
    surplus = text.count(")", start, end) - text.count("(", start, end)
    while start < end and (not text[end - 1].isalnum()) and (text[end - 1] != ")" or surplus > 0):
        end -= 1
        surplus -= text[end] == ")"
    return start, end
