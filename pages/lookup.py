"""The look-up: every body of the register, with or without a claim, as small files that a page reads in the browser.

There are two kinds of files under ``assets/generated/look-up/``. Each file in ``names/`` has the names with a word that
begins with the same two letters, so that a search loads only what it needs. The files in ``bodies/`` have what the page
shows about each body. A hash of the body's id chooses the file, and their number keeps each small. So neither kind of
file grows with the register.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

import camwatch
from camwatch.followup.letters import inquiry
from camwatch.followup.near import kilometres
from camwatch.text import plain_words
from camwatch.wording import counted, label
from pages.labels import (
    KINDS,
    country_name,
    kind_words,
    place_name,
    place_words,
    places_around,
    short_place,
    tie_words,
)
from pages.page import Writer, capitalized
from pages.register import Register, address_of, place_page, when

__all__ = ["FOLDER", "bucket", "rank", "shard", "write"]

FOLDER = "assets/generated/look-up"
_MOST = 150
"""Maximum number of bodies that one word contributes to a file of names; words such as *council* are in more names."""
_IN_A_FILE = 32
"""Average number of bodies in a file of bodies."""
_NEIGHBOURS = 6
_LONG = 300
"""A country with more bodies than this has a list for each kind of body."""


def bucket(text: str, size: int) -> int:
    """Return the number of the file that contains a body, from the FNV-1a hash of its id.

    Args:
        text: The id.
        size: The number of files.
    """
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value % size


def shard(word: str) -> str:
    """Return the name of the file of names for a word in plain form, without its extension."""
    return "".join(sign if sign.isascii() and sign.isalnum() else f"-{ord(sign):x}" for sign in word[:2])


def _names(body: camwatch.Body) -> list[str]:
    return list(dict.fromkeys([body.name, *(name.name for name in body.names)]))


def _words(body: camwatch.Body) -> set[str]:
    return {word for name in _names(body) for word in plain_words(name)}


# The order in which bodies that match a search equally well are shown.
_RANKS = {
    camwatch.BodyKind.LOCAL_AUTHORITY: 0,
    camwatch.BodyKind.DEVOLVED_GOVERNMENT: 1,
    camwatch.BodyKind.STATE_GOVERNMENT: 1,
    camwatch.BodyKind.POLICE: 2,
}


@attrs.frozen(slots=False)
class _LookUp:
    """The facts that the look-up shows about each body."""

    register: Register
    claimed: Mapping[tuple[str, str], list[camwatch.Body]]
    """The bodies with a commitment or a tie, by country and kind."""
    groups: Mapping[tuple[str, str], list[camwatch.Body]]
    """All bodies, by jurisdiction and kind."""

    @classmethod
    def of(cls, register: Register) -> _LookUp:
        claimed, groups = defaultdict(list), defaultdict(list)
        for body in register.ds.bodies:
            groups[body.jurisdiction, str(body.kind)].append(body)
        for body in register.bodies:
            if register.promises(body) or register.newest_ties(body):
                claimed[body.country, str(body.kind)].append(body)
        return cls(register, claimed, groups)

    def brief(self, body: camwatch.Body) -> str:
        """Return a line that summarises the claims about a body."""
        promises = self.register.promises(body)
        known = [one for one in promises if one.made] or promises
        if known:
            one, more = known[0], len(known) - 1
            date = f" ({when(one)})" if when(one) else ""
            words = f"{label(self.register.standing(one))}: {one.phrase()}{date}"
            return f"{words}; {counted(more, 'other commitment')}" if more else words
        ties = self.register.newest_ties(body)
        return f"{tie_words(ties[0])} ({ties[0].as_of or 'undated'})" if ties else ""

    def known(self, body: camwatch.Body) -> list[str]:
        """Return one sentence for each claim about a body."""
        lines = [
            f"{capitalized(one.phrase())}: "
            f"{label(self.register.standing(one))}{'' if one.made else ' (commits the body to nothing)'}"
            f"{f', announced {one.announced}' if one.announced else ''}."
            for one in self.register.promises(body)
        ]
        for tie in self.register.newest_ties(body):
            words = tie_words(tie)
            lines.append(f"{words[:1].upper()}{words[1:]} (reported {tie.as_of or 'without a date'}).")
        return lines

    def neighbours(self, body: camwatch.Body) -> list[list[Any]]:
        """Return the nearest bodies of the same kind and country with a claim: id, name, summary, kilometres."""
        near = sorted(
            (self._order(body, one) for one in self.claimed.get((body.country, str(body.kind)), ()) if one != body),
            key=lambda found: found[:-1],
        )
        return [
            [one.id, one.name, self.brief(one), round(far) if far < math.inf else None]
            for _, far, *_, one in near[:_NEIGHBOURS]
        ]

    def _order(self, body: camwatch.Body, other: camwatch.Body) -> tuple[bool, float, bool, str, str, camwatch.Body]:
        known = kilometres(body, other)
        far = math.inf if known is None else known
        elsewhere = far == math.inf and body.jurisdiction != other.jurisdiction
        silent = not any(one.made for one in self.register.promises(other))
        return elsewhere, far, silent, other.name, other.id, other

    def group(self, key: tuple[str, str]) -> dict[str, Any]:
        """Return the numbers for all bodies of a kind and jurisdiction, and the letter to ask one of them."""
        bodies = self.groups[key]
        promised = [one for one in bodies if self.register.made(self.register.promises(one))]
        users = sum(any(tie.present and tie.kind == "uses" for tie in self.register.newest_ties(one)) for one in bodies)
        asked = inquiry(bodies[0])
        return {
            "title": f"{KINDS[bodies[0].kind]} in {place_words(key[0])}",
            "bodies": len(bodies),
            "promised": len(promised),
            "users": users,
            "subject": asked.subject,
            "letter": asked.text,
        }

    def shown(self, body: camwatch.Body) -> dict[str, Any]:
        """Return the data that the page shows about a body. Absent values are left out."""
        register = self.register
        path = register.place_path(body.jurisdiction)
        value: dict[str, Any] = {
            "name": body.name,
            "kind": kind_words(body.kind),
            "place": place_name(body.jurisdiction),
            "at": address_of(path) if path else None,
            "names": [name.name for name in body.names],
            "parent": _named(body.parent) if body.parent else None,
            "closed": str(body.closed or body.closed_by or "") or None,
            "successors": [_named(one) for one in body.successors],
            "page": address_of(page) if (page := register.path(body)) else None,
            "known": self.known(body) if page else [],
            "acts": len(register.by_party.get(body.id, ())),
            "bound": [
                [f"{one.body.name}: {one.phrase()}", address]
                for one in body.binding_commitments
                if (address := address_of(register.path(one)))
            ],
            "near": self.neighbours(body),
            "group": "/".join((body.jurisdiction, str(body.kind))),
        }
        return {key: held for key, held in value.items() if held not in (None, [], 0)}


def _named(body: camwatch.Body) -> list[str]:
    return [body.id, body.name]


def _json(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def rank(register: Register, body: camwatch.Body) -> tuple[int, int, int, str]:
    """Return the sort key of a body among those that match a search equally well; councils come first."""
    claims = len(register.promises(body)) + len(register.newest_ties(body))
    return (_RANKS.get(body.kind, 9), -min(claims, 1), len(body.name), body.id)


def _write_names(register: Register, folder: Path) -> tuple[list[str], dict[str, int]]:
    """Write the files of names; return their names, and the words of more bodies than a file holds."""
    by_word: dict[str, list[camwatch.Body]] = defaultdict(list)
    ranks = {body.id: rank(register, body) for body in register.ds.bodies}
    for body in sorted(register.ds.bodies, key=lambda one: ranks[one.id]):
        for word in _words(body):
            by_word[word].append(body)
    files: dict[str, dict[str, camwatch.Body]] = defaultdict(dict)
    for word, bodies in by_word.items():
        files[shard(word)].update({body.id: body for body in bodies[:_MOST]})
    for name, some in files.items():
        rows = [
            [
                body.id,
                ranks[body.id][0],
                kind_words(body.kind),
                short_place(body.jurisdiction),
                len(register.promises(body)),
                len(register.newest_ties(body)),
                address_of(register.path(body)),
                *_names(body),
            ]
            for body in sorted(some.values(), key=lambda one: ranks[one.id])
        ]
        _json(folder / "names" / f"{name}.json", rows)
    return sorted(files), {word: len(bodies) for word, bodies in sorted(by_word.items()) if len(bodies) > _MOST}


def _write_bodies(look_up: _LookUp, folder: Path) -> int:
    bodies = list(look_up.register.ds.bodies)
    size = max(1, round(len(bodies) / _IN_A_FILE))
    groups: dict[str, dict[str, Any]] = {}
    files: dict[int, dict[str, dict[str, Any]]] = {number: {"bodies": {}, "groups": {}} for number in range(size)}
    for body in bodies:
        shown = look_up.shown(body)
        key = shown["group"]
        if key not in groups:
            groups[key] = look_up.group((body.jurisdiction, str(body.kind)))
        file = files[bucket(body.id, size)]
        file["bodies"][body.id] = shown
        file["groups"][key] = groups[key]
    for number, value in files.items():
        _json(folder / "bodies" / f"{number}.json", value)
    return size


def _elsewhere(register: Register) -> Iterator[list[str]]:
    """Yield the other targets of a search: places, kinds of bodies and vendors, each with the address of its page."""
    for code in register.places:
        yield [short_place(code), "place", address_of(place_page(code))]
    for kind in {body.kind for body in register.bodies}:
        yield [KINDS[kind], "kind", address_of(f"register/kinds/{str(kind).replace('_', '-')}.md")]
    for vendor in register.ds.vendors:
        yield [vendor.name, "vendor", address_of(register.path(vendor))]


def _lists(register: Register) -> Iterator[tuple[str, str, str, list[camwatch.Body]]]:
    """Yield the lists of all bodies: heading, country, path, bodies. Large countries have one list for each kind."""
    by_country: dict[str, list[camwatch.Body]] = defaultdict(list)
    for body in register.ds.bodies:
        by_country[body.country].append(body)
    for country in sorted(by_country, key=country_name):
        bodies = by_country[country]
        name = country_name(country)
        if len(bodies) <= _LONG:
            yield f"All bodies: {name}", country, f"register/look-up/{country.lower()}.md", bodies
            continue
        for kind, heading in KINDS.items():
            if some := [body for body in bodies if body.kind == kind]:
                file = f"{country.lower()}-{str(kind).replace('_', '-')}"
                yield f"{heading}: {name}", country, f"register/look-up/{file}.md", some


def _by_part(bodies: Iterable[camwatch.Body]) -> list[tuple[str, list[camwatch.Body]]]:
    by_place: dict[str, list[camwatch.Body]] = defaultdict(list)
    for body in sorted(bodies, key=lambda one: (one.name.casefold(), one.id)):
        by_place[body.jurisdiction].append(body)
    return [
        (places_around(code, code[:2]) or country_name(code), by_place[code])
        for code in sorted(by_place, key=lambda one: ("-" in one, short_place(one)))
    ]


def write(writer: Writer) -> None:
    """Write the files of the look-up, its page and the lists, which do not need JavaScript."""
    register = writer.register
    folder = writer.docs / FOLDER
    look_up = _LookUp.of(register)
    names, cut = _write_names(register, folder)
    index = {
        "release": register.ds.release.version,
        "day": register.day,
        "bodies": len(register.ds.bodies),
        "most": _MOST,
        "names": names,
        "cut": cut,
        "files": _write_bodies(look_up, folder),
        "pages": sorted(_elsewhere(register)),
    }
    _json(folder / "index.json", index)
    lists = list(_lists(register))
    for heading, country, path, bodies in lists:
        writer.write(
            path,
            "look_up_list",
            heading=heading,
            place=place_words(country),
            parts=_by_part(bodies),
            total=len(bodies),
            claims=sum(register.path(body) is not None for body in bodies),
        )
    countries = Counter(country for _, country, _, _ in lists)
    writer.write(
        "register/look-up.md",
        "look_up",
        total=len(register.ds.bodies),
        claims=len(register.bodies),
        lists=[
            (
                country_name(country),
                [
                    (heading.partition(":")[0] if countries[country] > 1 else country_name(country), path, len(some))
                    for heading, other, path, some in lists
                    if other == country
                ],
            )
            for country in countries
        ],
    )
