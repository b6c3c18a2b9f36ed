"""The literals that a text must hold, as folding leaves it, to point to any vendor.

They only say where to look: each name, model, prefix and banner holds one of them, and whether one is there is
decided on the text itself.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping

import attrs

from camwatch.devices.brand_names import forms_of as forms_of_name
from camwatch.devices.brand_names import is_unspaced
from camwatch.devices.folding import plain_of
from camwatch.devices.models import MOST_WORDS, forms_of
from camwatch.devices.pattern import Alternatives, Assertion, Characters, Concat, Node, Repeat, parse
from camwatch.model.vocabulary import DeviceKind

__all__ = ["Literal", "beginnings", "literals_of"]

_MOST_BEGINNINGS = 400
"""Maximum number of literal beginnings of a form."""
_ENOUGH = 5
"""From how many characters on a beginning is not continued by any digit, only by a certain one."""
_LONGEST_BEGINNING = 16
_GAPS = (" ", "  ", "   ")
"""What may separate two words of a name, after folding."""


@attrs.frozen
class Literal:
    """A text as folding leaves it, and what may begin with it."""

    text: bytes
    kinds: frozenset[DeviceKind]
    """The kinds of rules that it may be the beginning of."""
    reach: int = 1
    """Over how many pieces, as spaces set them apart, what begins with it may stretch."""
    hyphen: int = 0
    """The place in it at which all that begin with it have a hyphen, not just any mark; 0 if there is none."""
    digit: bool = False
    """Whether a digit must follow, before the next space."""


_MAY_BE_SPACE, _OTHER_MARK, _LEFT_OUT = "~", ",", "\0"
"""Placeholders in a prefix: a mark that may be a space, any other mark, and an optional mark.

A hyphen stands for hyphens alone.
"""


def _characters(chosen: frozenset[str]) -> set[str]:
    """Return characters in the form used in prefixes: lower-case letters, digits, and two kinds of mark."""
    letters = {one.lower() for one in chosen if one.isascii() and one.isalnum()}
    marks = {one for one in chosen if not (one.isascii() and one.isalnum())}
    if marks:
        letters.add("-" if marks == {"-"} else _MAY_BE_SPACE if " " in marks else _OTHER_MARK)
    return letters


_FLAT = str.maketrans({"-": " ", _MAY_BE_SPACE: " ", _OTHER_MARK: " ", _LEFT_OUT: None})


def _flat(beginning: str) -> str:
    return beginning.translate(_FLAT)


def _hyphen(beginnings: Iterable[str]) -> int:
    """Return the first place at which each of some beginnings of one length has a hyphen, behind a border; or 0."""
    places = zip(*(one.replace(_LEFT_OUT, "") for one in beginnings), strict=True)
    return next((number for number, place in enumerate(places, 1) if set(place) == {"-"}), 0)


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
            case Concat(parts):
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
                    left_out = {one + _LEFT_OUT for one in known} if _spaces(part) else known
                    return left_out | self.walk(part, known)
                self.ended |= known
                return set()

    def _grown(self, known: set[str], chosen: frozenset[str], *, negated: bool) -> set[str]:
        ready = {one for one in known if negated or len(one) >= _LONGEST_BEGINNING}
        if len(chosen) >= 10:
            ready |= {one for one in known if len(one) >= _ENOUGH}
        self.ended |= ready
        ends = _characters(chosen)
        grown = {one + end for one in known - ready for end in ends}
        if len(grown) > max(_MOST_BEGINNINGS, len(known)):
            self.ended |= known
            return set()
        return grown


def _beginnings(node: Node) -> dict[str, set[str]]:
    """Return the beginnings of a form as folding leaves them, each with those that it stands for."""
    walked = _Beginnings()
    found = walked.walk(node, {""}) | walked.ended
    folded = {_flat(one) for one in found}
    kept: dict[str, set[str]] = {}
    for one in found:
        # What begins with another says no more than that; the shortest counts.
        end, flat = next((end, first) for end in range(len(one) + 1) if (first := _flat(one[:end])) in folded)
        kept.setdefault(flat, set()).add(one[:end])
    return kept


def beginnings(pattern: str) -> set[str]:
    """Return folded prefixes; every match of the pattern starts with one of them.

    One is empty if the pattern does not fix the beginning of a text; then every word is tried.
    """
    return set().union(*(_beginnings(form) for form in forms_of(pattern)))


def _spaces(node: Node) -> int:
    """Return the maximum number of spaces in a match of a form, up to the limit of interest."""
    match node:
        case Characters(chosen, negated):
            return int(negated or " " in chosen)
        case Concat(parts):
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
        yield plain_of(name).decode("latin-1"), 1  # in scripts without spaces, it may be anywhere
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


def _of_pattern(pattern: str, kind: DeviceKind) -> Iterator[tuple[str, int, set[str]]]:
    forms = forms_of(pattern) if kind is DeviceKind.MODEL else [parse(pattern)]
    for form in forms:
        spaces = _spaces(form) if kind is DeviceKind.MODEL else 0
        for flat, each in _beginnings(form).items():
            passed = min(one.count(_MAY_BE_SPACE) + one.count(_LEFT_OUT) for one in each)
            yield f" {flat.lstrip(' ')}", min(1 + max(spaces - passed, 0), MOST_WORDS), each


def literals_of(names: Iterable[str], patterns: Mapping[DeviceKind, Iterable[str]]) -> list[Literal]:
    """Return the literals of names and of the patterns of each kind of rule, each once."""
    kinds: dict[str, set[DeviceKind]] = {}
    reaches: dict[str, int] = {}
    models: dict[str, set[str]] = {}

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
                for text, reach, begun in _of_pattern(pattern, kind):
                    take(text, kind, reach)
                    models.setdefault(text, set()).update(begun)
    made = []
    for text, several in kinds.items():
        hyphen, digit = 0, False
        if several == {DeviceKind.MODEL}:
            hyphen = _hyphen(models[text])
            digit = reaches[text] == 1 and not any(one.isdigit() for one in text)
        made.append(Literal(text.encode("latin-1"), frozenset(several), reaches[text], hyphen, digit))
    return made
