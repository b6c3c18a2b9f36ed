"""Lists of bodies by country and kind, and of users without a commitment."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby

import camwatch
from camwatch.model.place import inside
from camwatch.text import fold
from pages.labels import KINDS, country_name, short_place
from pages.page import Writer
from pages.register import Register, place_page
from pages.statistics import of_kind

__all__ = ["write"]

_NEAR = {
    camwatch.BodyKind.EDUCATION: (camwatch.BodyKind.UNIVERSITY,),
    camwatch.BodyKind.UNIVERSITY: (camwatch.BodyKind.EDUCATION,),
}
"""The kinds that readers of a kind's page may be looking for instead."""


def _bodies(writer: Writer) -> None:
    register = writer.register
    ds = register.ds
    by_country: dict[str, list[camwatch.Body]] = defaultdict(list)
    by_kind: dict[camwatch.BodyKind, list[camwatch.Body]] = defaultdict(list)
    for body in register.bodies:
        by_country[body.country].append(body)
        by_kind[body.kind].append(body)
    for code, bodies in register.places.items():
        _place(writer, code, bodies)
    for kind, bodies in by_kind.items():
        writer.write(
            f"register/kinds/{str(kind).replace('_', '-')}.md",
            "kind",
            kind=kind,
            heading=KINDS[kind],
            countries=[
                (country, some)
                for country in sorted(by_country, key=country_name)
                if (some := [body for body in bodies if body.country == country])
            ],
            known=len(ds.bodies.where(kind=kind)),
            bodies=bodies,
            statistics=of_kind(kind, ds.statistics),
            near=[(KINDS[one], str(one).replace("_", "-")) for one in _NEAR.get(kind, ()) if one in by_kind],
        )
    writer.write(
        "register/bodies/index.md",
        "bodies",
        countries=sorted(((country_name(code), code, len(some)) for code, some in by_country.items())),
        parts=[
            (
                country_name(country),
                [(short_place(one), one, len(register.places[one])) for one in _parts(register, country)],
            )
            for country in sorted(by_country, key=country_name)
        ],
        kinds=[(name, str(kind), len(by_kind[kind])) for kind, name in KINDS.items() if kind in by_kind],
        bodies=register.bodies,
        letters=[(letter, list(some)) for letter, some in groupby(register.bodies, _initial)],
    )


def _place(writer: Writer, code: str, bodies: list[camwatch.Body]) -> None:
    """Write the page of a country or of a part of a country."""
    register = writer.register
    ds = register.ds
    country = code[:2]
    kinds = [(KINDS[kind], some) for kind in KINDS if (some := [body for body in bodies if body.kind == kind])]
    commitments = ds.commitments.where(country=code)
    writer.write(
        place_page(code),
        "place",
        code=code,
        country=country,
        kinds=kinds,
        made=register.made(commitments),
        overdue=commitments.about_cameras().overdue(register.day),
        without=ds.without_commitment(country=code, on=register.day),
        parts=[(short_place(one), one, len(register.places[one])) for one in _parts(register, code)],
        statistics=[one for one in ds.statistics if one.jurisdiction and inside(one.jurisdiction, code)],
        gaps=[gap for gap in ds.release.gaps if gap.country == country] if code == country else [],
        known=len(ds.bodies.where(country=code)),
        bodies=bodies,
    )


def _parts(register: Register, code: str) -> list[str]:
    """Return the parts of a country that have a page, by name; the parts of a part have no pages."""
    return sorted((one for one in register.places if one != code and inside(one, code)), key=short_place)


def _initial(body: camwatch.Body) -> str:
    """Return the letter under which a name is listed, without its accents: É is listed under E."""
    return fold(body.name)[0].upper()


def _without(writer: Writer) -> None:
    ds, day = writer.register.ds, writer.register.day
    by_country: dict[str, list[camwatch.KnownUser]] = defaultdict(list)
    for user in ds.without_commitment(on=day).evidence():
        by_country[country_name(user.body.country)].append(user)
    countries = [
        (name, sorted(some, key=lambda user: user.body.name.casefold())) for name, some in sorted(by_country.items())
    ]
    writer.write(
        "register/without-commitment.md",
        "without",
        countries=countries,
        total=sum(len(some) for _, some in countries),
    )


def write(writer: Writer) -> None:
    """Write the lists."""
    _bodies(writer)
    _without(writer)
