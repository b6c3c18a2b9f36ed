"""Lists of bodies: by country and kind, and users without a commitment."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby

import camwatch
from camwatch.text import fold
from pages.labels import KINDS, country_name
from pages.page import Writer

__all__ = ["write"]


def _bodies(writer: Writer) -> None:
    register = writer.register
    ds = register.ds
    by_country: dict[str, list[camwatch.Body]] = defaultdict(list)
    by_kind: dict[camwatch.BodyKind, list[camwatch.Body]] = defaultdict(list)
    for body in register.bodies:
        by_country[body.country].append(body)
        by_kind[body.kind].append(body)
    for country, bodies in by_country.items():
        writer.write(
            f"register/countries/{country.lower()}.md",
            "country",
            country=country,
            kinds=[(KINDS[kind], some) for kind in KINDS if (some := [body for body in bodies if body.kind == kind])],
            commitments=ds.commitments.where(country=country),
            overdue=ds.commitments.where(country=country).about_cameras().overdue(register.day),
            without=ds.without_commitment(country=country, on=register.day),
            statistics=[one for one in ds.statistics if (one.jurisdiction or "")[:2] == country],
            gaps=[gap for gap in ds.release.gaps if gap.country == country],
            known=len(ds.bodies.where(country=country)),
            bodies=bodies,
        )
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
        )
    writer.write(
        "register/bodies/index.md",
        "bodies",
        countries=sorted(((country_name(code), code, len(some)) for code, some in by_country.items())),
        kinds=[(name, str(kind), len(by_kind[kind])) for kind, name in KINDS.items() if kind in by_kind],
        bodies=register.bodies,
        letters=[(letter, list(some)) for letter, some in groupby(register.bodies, _initial)],
    )


def _initial(body: camwatch.Body) -> str:
    """Return the letter under which a name stands: without its marks, so that É stands with E."""
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
