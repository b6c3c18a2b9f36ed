"""Model numbers, found in a text by the forms that device rules give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from camwatch.devices.automaton import Automaton
from camwatch.devices.pattern import Alternatives, Assertion, Node, parse
from camwatch.devices.pattern import Sequence as Parts

__all__ = ["ModelHit", "Models", "branches"]

# What sets model numbers apart; a slash or a bracket may stand in one.
_TOKEN = re.compile(r"""[^\s,;|"'<>=:\[\]{}&*!?_]+""")
_INNER = re.compile(r"[/(+#][A-Za-z]")

MOST_WORDS = 3
"""How many words a model number may have: "VIP 1230 B", "P1224 MK II"."""

# Rules are written in capitals and with a hyphen; what replaces a character is one character, so places stay.
_FOLD = {code: chr(code - 32) for code in range(ord("a"), ord("z") + 1)}
_FOLD |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # full width, as East Asian texts have them
_FOLD |= {code: chr(code - 0xFEE0 - 32) for code in range(0xFF41, 0xFF5B)}
_FOLD |= dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212"), "-") | {0xA0: " "}


@attrs.frozen
class ModelHit:
    """A model number that a rule knows."""

    owner: int
    """The number of the rule."""
    start: int
    end: int
    bits: float
    """How much the form says: that of its narrowest alternative that fits."""


def branches(node: Node) -> list[Node]:
    """Take apart a pattern that is one of several forms: ``^(?:A|B)`` is ``^A`` and ``^B``."""
    if isinstance(node, Alternatives):
        return [branch for part in node.parts for branch in branches(part)]
    if isinstance(node, Parts):
        for place, part in enumerate(node.parts):
            if isinstance(part, Alternatives) and all(isinstance(one, Assertion) for one in node.parts[:place]):
                return [
                    branch
                    for one in part.parts
                    for branch in branches(Parts((*node.parts[:place], *_parts(one), *node.parts[place + 1 :])))
                ]
            if not isinstance(part, Assertion):
                break
    return [node]


def _parts(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, Parts) else (node,)


class Models:
    """Forms of model numbers, looked for together.

    Args:
        patterns: The patterns of the rules; a hit is told by their places.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        forms = [(owner, form) for owner, pattern in enumerate(patterns) for form in branches(parse(pattern))]
        self._owners = [(owner, form.bits) for owner, form in forms]
        self._automaton = Automaton([form for _, form in forms])

    def find(self, text: str) -> Iterator[ModelHit]:
        """Yield the model numbers in a text, each once for every rule that knows it.

        A model number begins where a word does, and reaches to the end of one.
        """
        folded = text.translate(_FOLD)
        spans = [_trimmed(folded, found.start(), found.end()) for found in _TOKEN.finditer(folded)]
        spans = [span for span in spans if span[0] < span[1]]
        reached = 0
        for place, (start, end) in enumerate(spans):
            if start < reached:
                continue
            near = [last for _, last in spans[place : place + MOST_WORDS]]
            starts = [start, *(inner.start() + 1 for inner in _INNER.finditer(folded, start, end))]
            for begin in starts:
                hits = self._at(folded, begin, near)
                yield from hits
                if hits:
                    reached = max(hit.end for hit in hits)
                    break

    def _at(self, folded: str, start: int, ends: list[int]) -> list[ModelHit]:
        best: dict[int, ModelHit] = {}
        for number, place in self._automaton.match(folded, start, ends[-1], ends).items():
            owner, bits = self._owners[number]
            end = next(one for one in ends if one >= place)
            if any(one.isdigit() for one in folded[start:end]) and (owner not in best or best[owner].bits < bits):
                best[owner] = ModelHit(owner, start, end, bits)
        return list(best.values())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out marks around a word, and brackets that are closed but not opened in it."""
    while start < end and not text[start].isalnum():
        start += 1
    surplus = text.count(")", start, end) - text.count("(", start, end)
    while start < end and (text[end - 1] in ".-/(#" or (text[end - 1] == ")" and surplus > 0)):
        end -= 1
        surplus -= text[end] == ")"
    return start, end
