"""The literals that a text must hold, as folding leaves it, to point to any vendor.

They only say where to look: each name, model, prefix and banner holds one of them, and whether one stands there is
decided on the text itself.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping

import attrs

from camwatch.devices.folding import TABLE, plain_of
from camwatch.devices.models import MOST_WORDS, forms_of
from camwatch.devices.pattern import Alternatives, Assertion, Characters, Node, Repeat, parse
from camwatch.devices.pattern import Sequence as Parts
from camwatch.devices.words import forms_of as forms_of_name
from camwatch.devices.words import is_unspaced
from camwatch.model.vocabulary import DeviceKind

__all__ = ["Literal", "beginnings", "literals_of"]

_MOST_BEGINNINGS = 400
"""How many beginnings a form is given at most; more would say more, each of fewer models."""
_ENOUGH = 5
"""From how many characters on a beginning is not continued by any digit, only by a certain one."""
_LONGEST_BEGINNING = 16
_GAPS = (" ", "  ", "   ")
"""What may stand between two words of a name, as folding leaves it."""


@attrs.frozen
class Literal:
    """A text as folding leaves it, and what may begin with it."""

    text: bytes
    kinds: frozenset[DeviceKind]
    """The kinds of rules that it may be the beginning of."""
    reach: int = 1
    """Over how many pieces, as spaces set them apart, what begins with it may stretch."""


def _flat(character: str) -> str:
    return bytes([ord(character)]).translate(TABLE).decode("latin-1") if character.isascii() else " "


class _Beginnings:
    """The beginnings of the texts that fit a form, found by walking through it until they say enough."""

    def __init__(self) -> None:
        self.ended: set[str] = set()

    def walk(self, node: Node, known: set[str]) -> set[str]:
        """Return what is known after a node; what is not continued has ended."""
        match node:
            case Assertion():
                return known
            case Characters(chosen, negated):
                return known if not known else self._grown(known, chosen, negated=negated)
            case Parts(parts):
                for part in parts:
                    known = self.walk(part, known)
                return known
            case Alternatives(parts):
                return set().union(*(self.walk(part, known) for part in parts))
            case Repeat(part, least, most):
                for _ in range(least):
                    known = self.walk(part, known)
                if most == least:
                    return known
                if most == least + 1:
                    return known | self.walk(part, known)
                self.ended |= known
                return set()

    def _grown(self, known: set[str], chosen: frozenset[str], *, negated: bool) -> set[str]:
        ready = {one for one in known if negated or len(one) >= _LONGEST_BEGINNING}
        if len(chosen) >= 10:
            ready |= {one for one in known if len(one) >= _ENOUGH}
        self.ended |= ready
        ends = {_flat(one) for one in chosen}
        grown = {one + end for one in known - ready for end in ends}
        if len(grown) > max(_MOST_BEGINNINGS, len(known)):
            self.ended |= known
            return set()
        return grown


def _beginnings(node: Node) -> set[str]:
    walked = _Beginnings()
    found = walked.walk(node, {""}) | walked.ended
    # What begins with another of them says no more than that.
    return {one for one in found if not any(one[:end] in found for end in range(len(one)))}


def beginnings(pattern: str) -> set[str]:
    """Return folded texts of which each text that fits a pattern begins with one.

    One is empty where the pattern says nothing of how a text begins; it is looked for at every word then.
    """
    return set().union(*(_beginnings(form) for form in forms_of(pattern)))


def _spaces(node: Node) -> int:
    """Return how many spaces may stand in what fits a form, at the most that are of interest."""
    match node:
        case Characters(chosen, negated):
            return int(negated or " " in chosen)
        case Parts(parts):
            return sum(map(_spaces, parts))
        case Alternatives(parts):
            return max(map(_spaces, parts))
        case Repeat(part):
            return _spaces(part)
        case _:
            return 0


def _of_name(name: str) -> Iterator[tuple[str, int]]:
    """Yield the literals of a name, each with its reach."""
    if is_unspaced(name):
        yield plain_of(name).decode("latin-1"), 1  # in scripts that set no spaces, it stands anywhere
        return
    for form in forms_of_name(name, slips=True):
        words = [plain_of(word).decode("latin-1") for word in form.words]
        # A mark may stand alone between two words.
        reach = 2 * len(words) - 1
        if len(words) == 1:
            yield f" {words[0]} ", reach
        else:
            end = " " if len(words) == 2 else ""
            for gap in _GAPS:
                yield f" {words[0]}{gap}{words[1]}{end}", reach


def _of_prefix(prefix: str) -> Iterator[str]:
    """Yield the first three octets of addresses in each notation."""
    six = prefix[:6].lower()
    octets = (six[:2], six[2:4], six[4:])
    yield f" {' '.join(octets)} "
    yield f" {six}"
    yield f" 0x{six}"
    yield f" {six[:4]} {six[4:]}"
    # 0:1e:8:… leaves leading zeros out, in any octet.
    forms = [sorted({octet, octet.removeprefix("0")}) for octet in octets]
    yield from (f" {' '.join(form)} " for form in itertools.product(*forms))


def _of_pattern(pattern: str, kind: DeviceKind) -> Iterator[tuple[str, int]]:
    forms = forms_of(pattern) if kind is DeviceKind.MODEL else [parse(pattern)]
    for form in forms:
        reach = min(1 + _spaces(form), MOST_WORDS) if kind is DeviceKind.MODEL else 1
        for one in _beginnings(form):
            yield f" {one.lstrip(' ')}", reach


def literals_of(names: Iterable[str], patterns: Mapping[DeviceKind, Iterable[str]]) -> list[Literal]:
    """Return the literals of names and of the patterns of each kind of rule, each once."""
    kinds: dict[str, set[DeviceKind]] = {}
    reaches: dict[str, int] = {}

    def take(text: str, kind: DeviceKind, reach: int = 1) -> None:
        kinds.setdefault(text, set()).add(kind)
        reaches[text] = max(reach, reaches.get(text, 1))

    for name in names:
        for text, reach in _of_name(name):
            take(text, DeviceKind.BRAND, reach)
    for kind, each in patterns.items():
        for pattern in each:
            if kind is DeviceKind.OUI:
                for text in _of_prefix(pattern):
                    take(text, kind)
            else:
                for text, reach in _of_pattern(pattern, kind):
                    take(text, kind, reach)
    return [Literal(text.encode("latin-1"), frozenset(kinds[text]), reaches[text]) for text in kinds]
