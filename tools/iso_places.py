"""Write the names of countries and of their parts from pycountry: ``python -m tools.iso_places``.

It writes all countries, and the parts of the countries in which the records have a body, a statistic or an
intervention. Run it again after a record of another country was added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pycountry

from camwatch.curation.check import check_records
from camwatch.model.country import COUNTRIES

TARGET = Path(__file__).parent.parent / "src" / "camwatch" / "model" / "iso_places.py"
RECORDS = Path(__file__).parent.parent / "records"

_HEAD = '''\
"""Names of countries and of parts of them (ISO 3166), from pycountry; written by ``python -m tools.iso_places``."""

# ruff: noqa: RUF001 (names are as ISO 3166 spells them)

from __future__ import annotations

__all__ = ["PLACES"]

PLACES = """\\
'''
_TAIL = '''"""
"""A line for each place: its code, the part that it lies in (empty at the first level), its name, other names."""
'''

_BRACKETED = re.compile(r"\s*[\[(](?P<inside>[^\])]*)[\])]")
_CODE_BEHIND = re.compile(r"\s+[A-Z]{2}-[A-Z0-9]{1,3}$")


def spellings(stated: str) -> list[str]:
    """Return the names in an entry of ISO 3166-2: "Wales [Cymru GB-CYM]", "Navarra, Comunidad Foral de"."""
    plain = _BRACKETED.sub("", stated).strip()
    inside = [_CODE_BEHIND.sub("", found["inside"]).strip() for found in _BRACKETED.finditer(stated)]
    names = []
    for name in (plain, *inside):
        head, comma, tail = name.partition(", ")
        if comma and " and " not in tail and "," not in tail:
            glue = "" if tail.endswith(("'", "\u2019")) else " "
            names += [f"{tail}{glue}{head}", head]
        else:
            names.append(name)
    return [name for name in dict.fromkeys(names) if name]


def countries_of(records: Path) -> set[str]:
    """Return the countries of the records."""
    found = set()
    for entry in check_records(records)[0].entries:
        jurisdiction = getattr(entry.record, "jurisdiction", None)
        if jurisdiction is not None:
            found.add(jurisdiction[:2])
    return found


def _countries() -> Iterator[tuple[str, ...]]:
    for code, name in sorted(COUNTRIES.items()):
        known: Any = pycountry.countries.get(alpha_2=code)
        others = [] if known is None else [known.alpha_3, known.name]
        others += [getattr(known, field, None) for field in ("common_name", "official_name")]
        yield code, "", name, "|".join(one for one in dict.fromkeys(others) if one and one != name)


def _parts(countries: set[str]) -> Iterator[tuple[str, ...]]:
    for part in sorted(pycountry.subdivisions, key=lambda one: one.code):
        # Some countries list territories that have a country code of their own.
        if part.country_code in countries and part.code[3:] not in COUNTRIES_OF_OTHERS.get(part.country_code, ()):
            first, *others = spellings(part.name)
            yield part.code, part.parent_code or "", first, "|".join(others)


COUNTRIES_OF_OTHERS = {
    "CN": {"HK", "MO", "TW"},
    "FI": {"01"},
    "FR": {"971", "972", "973", "974", "976", "BL", "MF", "NC", "PF", "PM", "TF", "WF"},
    "NL": {"AW", "CW", "SX"},
    "NO": {"21", "22"},
    "US": {"AS", "GU", "MP", "PR", "UM", "VI"},
}
"""Parts of a country that have a country code too: a name means the country code."""


def written(countries: set[str]) -> str:
    """Return the text of the module."""
    lines = (";".join(row).rstrip(";") for row in (*_countries(), *_parts(countries)))
    return _HEAD + "".join(f"{line}\n" for line in lines) + _TAIL


if __name__ == "__main__":
    TARGET.write_text(written(countries_of(RECORDS)), encoding="utf-8")
