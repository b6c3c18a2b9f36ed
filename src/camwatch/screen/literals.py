"""The literals that a text must hold, in small letters, to point to any vendor: names, prefixes, forms of models."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator

import attrs

from camwatch.dataset import Dataset
from camwatch.devices.models import branches
from camwatch.devices.pattern import Alternatives, Assertion, Characters, Node, Repeat, is_anchored, parse
from camwatch.devices.pattern import Sequence as Parts
from camwatch.devices.words import words_of
from camwatch.model.vocabulary import DeviceKind, VendorKind

__all__ = ["TABLE", "Literal", "beginnings", "fold", "literals_of"]

_ALNUM = frozenset(b"0123456789abcdefghijklmnopqrstuvwxyz")
TABLE = bytes(
    byte if byte >= 0x80 or byte in _ALNUM else byte + 32 if bytes([byte]).isalpha() else 0x20 for byte in range(256)
)
"""For ``bytes.translate``: capitals become small letters, and every mark and control character a space.

Places stay, so what is found in the one stands at the same place in the other.
"""

_GAPS = (" ", "  ", "   ")
"""What may stand between the first two words of a name: "CP PLUS", "CP-PLUS", "Hills / DAS"."""
_MOST_BEGINNINGS = 800
"""How many beginnings a form of model numbers is given at most; more would say more, each of fewer models."""
_LONGEST_BEGINNING = 12
_FIRST_UNSPACED = 0x2E7F


@attrs.frozen
class Literal:
    """A text as :data:`TABLE` leaves it, and what it may be the beginning of."""

    text: str
    kind: DeviceKind
    shapes: frozenset[str] = frozenset()
    """How it is written with its marks, without the space before it; any way where empty."""
    spaced: bool = False
    """Whether a model number that begins so may have a space in it."""


def fold(text: str) -> str:
    """Return a text without capitals and accents, and with plain hyphens."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(one for one in plain if not unicodedata.combining(one))
    return re.sub("[\u2010-\u2013\u2212]", "-", bare)


def _flat(text: str) -> str:
    return text.encode().translate(TABLE).decode()


def _of_name(name: str) -> Iterator[str]:
    if any(ord(one) > _FIRST_UNSPACED for one in name):
        yield fold(name)  # in scripts that set no spaces, it stands anywhere
        return
    words = [word.key for word in words_of(name)]
    if words:
        yield f" {''.join(words)} "
    if len(words) > 1:
        end = " " if len(words) == 2 else ""
        yield from (f" {words[0]}{gap}{words[1]}{end}" for gap in _GAPS)


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


def _extend(known: set[str], more: Iterable[str]) -> set[str]:
    ends = set(more)
    return {one + end for one in known for end in ends}


def _walk(node: Node, known: set[str]) -> tuple[set[str], bool]:
    """Return what texts of a node begin with, after what is known; and whether more may follow in the same way."""
    if len(known) > _MOST_BEGINNINGS or max(map(len, known)) >= _LONGEST_BEGINNING:
        return known, False
    grown: set[str]
    match node:
        case Assertion():
            return known, True
        case Characters(chosen, negated):
            grown = known if negated else _extend(known, {one.lower() for one in chosen})
            return (known, False) if negated or len(grown) > _MOST_BEGINNINGS else (grown, True)
        case Parts(parts):
            for part in parts:
                known, more = _walk(part, known)
                if not more:
                    return known, False
            return known, True
        case Alternatives(parts):
            walked = [_walk(part, known) for part in parts]
            grown = set().union(*(one for one, _ in walked))
            return (known, False) if len(grown) > _MOST_BEGINNINGS else (grown, all(more for _, more in walked))
        case Repeat(part, least, most):
            if least == most == 1:
                return _walk(part, known)
            grown = known
            for _ in range(least):
                grown, more = _walk(part, grown)
                if not more:
                    return grown, False
            if most == least:
                return grown, True
            if most == 1:
                other, more = _walk(part, grown)
                both = grown | other
                return (grown, False) if len(both) > _MOST_BEGINNINGS else (both, more)
            return grown, False


def beginnings(pattern: str) -> set[str]:
    """Return texts in small letters of which each text that fits a pattern begins with one; none may be empty."""
    found: set[str] = set()
    for form in branches(parse(pattern)):
        found |= _walk(form, {""})[0]
    # What begins with another of them says no more than that.
    return {one for one in found if not any(one[:end] in found for end in range(len(one)))}


def literals_of(dataset: Dataset) -> list[Literal]:
    """Return the literals of a dataset, each once for a kind."""
    names: set[str] = set()
    for row in dataset.vendors.select("kind", "name", "legal_name", "names").to_pylist():
        if row["kind"] == VendorKind.COMPANY.value:
            names |= {row["name"], row["legal_name"] or "", *(name["name"] for name in row["names"])}
    for row in dataset.brands.select("name").to_pylist():
        names |= set(row["name"].split(" / "))
    texts: dict[DeviceKind, dict[str, set[str]]] = {kind: {} for kind in DeviceKind}
    spaced: set[str] = set()
    for row in dataset.device_rules.select("kind", "pattern").to_pylist():
        kind, pattern = DeviceKind(row["kind"]), row["pattern"]
        if kind is DeviceKind.OUI:
            texts[kind].update((text, set()) for text in _of_prefix(pattern))
        elif kind is DeviceKind.BRAND:
            names.add(pattern)
        else:
            border = " " if kind is DeviceKind.MODEL or is_anchored(parse(pattern)) else ""
            for one in beginnings(pattern):
                texts[kind].setdefault(border + _flat(one), set()).add(one)
                if " " in pattern or "[^" in pattern:
                    spaced.add(border + _flat(one))
    texts[DeviceKind.BRAND] = {text: set() for name in names for text in _of_name(name)}
    return [
        Literal(text, kind, frozenset(shapes), text in spaced)
        for kind, found in texts.items()
        for text, shapes in sorted(found.items())
        if text.strip()
    ]
