"""The literals that a text must hold, in small letters, to point to any vendor: names, prefixes, forms of models."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

import attrs

from camwatch.dataset import Dataset
from camwatch.devices.models import branches
from camwatch.devices.pattern import Alternatives, Assertion, Characters, Node, Repeat, parse
from camwatch.devices.pattern import Sequence as Parts
from camwatch.devices.words import words_of
from camwatch.model.vocabulary import DeviceKind, VendorKind

__all__ = ["SEPARATORS", "Literal", "beginnings", "fold", "literals"]

SEPARATORS = (" ", "-", "", "_", "/", ".", "'", "&", "+", ",", ":", "(", "  ", ", ", " & ", " - ", "\t", "\n", "\r\n")
"""What may stand between the first two words of a name: "CP PLUS", "CP-PLUS", "CPPLUS"."""

_MOST_BEGINNINGS = 120
"""How many beginnings a form of model numbers is given at most; more would say more, each of fewer models."""
_LONGEST_BEGINNING = 8


@attrs.frozen
class Literal:
    """A text in small letters, and what it may be the beginning of."""

    text: str
    kind: DeviceKind


def fold(text: str) -> str:
    """Return a text as literals are written: small letters without accents, plain hyphens.

    ASCII letters, digits and marks stay where they are.
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(one for one in plain if not unicodedata.combining(one))
    return re.sub("[\u2010-\u2013\u2212]", "-", bare)


def _of_name(name: str) -> Iterator[str]:
    words = [word.key for word in words_of(name)]
    if not name.isascii() and any(ord(one) > 0x2E80 for one in name):
        yield fold(name)  # scripts without spaces: the whole
    elif len(words) == 1:
        yield words[0]
    elif words:
        yield "".join(words)
        for separator in SEPARATORS:
            yield f"{words[0]}{separator}{words[1]}"


def _of_prefix(prefix: str) -> Iterator[str]:
    """Yield the first three octets of addresses in each notation."""
    six = prefix[:6].lower()
    octets = (six[:2], six[2:4], six[4:])
    for separator in (":", "-", ".", " ", ""):
        yield separator.join(octets)
    for separator in (":", "-", "."):
        yield f"{six[:4]}{separator}{six[4:]}"
    if any(octet[0] == "0" for octet in octets):
        # 0:1e:8:… leaves leading zeros out, in any octet.
        forms = [{octet, octet.lstrip("0") or "0"} for octet in octets]
        for first in forms[0]:
            for second in forms[1]:
                for third in forms[2]:
                    yield f"{first}:{second}:{third}:"


def _extend(known: set[str], more: Iterable[str]) -> set[str]:
    ends = set(more)
    return {one + end for one in known for end in ends}


def _walk(node: Node, known: set[str]) -> tuple[set[str], bool]:
    """Return what texts of a node begin with, after what is known; and whether more may follow in the same way."""
    if len(known) > _MOST_BEGINNINGS or max(map(len, known)) >= _LONGEST_BEGINNING:
        return known, False
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


def literals(dataset: Dataset) -> list[Literal]:
    """Return the literals of a dataset, each once for a kind."""
    names: set[str] = set()
    for row in dataset.vendors.select("kind", "name", "legal_name", "names").to_pylist():
        if row["kind"] == VendorKind.COMPANY.value:
            names |= {row["name"], row["legal_name"] or "", *(name["name"] for name in row["names"])}
    for row in dataset.brands.select("name").to_pylist():
        names |= set(row["name"].split(" / "))
    texts: dict[DeviceKind, set[str]] = {kind: set() for kind in DeviceKind}
    for row in dataset.device_rules.select("kind", "pattern").to_pylist():
        kind, pattern = DeviceKind(row["kind"]), row["pattern"]
        if kind is DeviceKind.OUI:
            texts[kind] |= set(_of_prefix(pattern))
        elif kind is DeviceKind.BRAND:
            names.add(pattern)
        else:
            texts[kind] |= beginnings(pattern)
    texts[DeviceKind.BRAND] = {text for name in names for text in _of_name(name)}
    return [Literal(text, kind) for kind, found in texts.items() for text in sorted(found) if text]
