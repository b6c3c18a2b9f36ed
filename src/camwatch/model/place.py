"""Places: countries and parts of them, read from codes or names, and which of them lies in which."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping

from camwatch.errors import UnknownWord
from camwatch.model.country import COUNTRIES
from camwatch.text import plain_words
from camwatch.wording import listed

__all__ = ["inside", "named", "part_name", "place_code", "place_name", "places_of", "the_place", "with_article"]

_CODE = re.compile(r"[A-Za-z]{2}(?:[-_ ][A-Za-z0-9]{1,3})?")

_TOGETHER = {"GB-EAW": ("GB-ENG", "GB-WLS"), "GB-GBN": ("GB-ENG", "GB-SCT", "GB-WLS")}
"""Codes that ISO 3166-2 has for several parts at once."""

_SAID = {
    "america": ("US",),
    "britain": ("GB",),
    "burma": ("MM",),
    "czech republic": ("CZ",),
    "england and wales": ("GB-EAW",),
    # Said of the whole country more often than of the island, and the whole has the island's bodies too.
    "great britain": ("GB",),
    "holland": ("NL",),
    "ivory coast": ("CI",),
    "republic of ireland": ("IE",),
    "swaziland": ("SZ",),
    "turkey": ("TR",),
    "u k": ("GB",),
    "u s": ("US",),
    "u s a": ("US",),
    "uk": ("GB",),
    # English names of parts that ISO 3166-2 has in the country's own language only.
    "andalusia": ("ES-AN",),
    "bavaria": ("DE-BY",),
    "basque country": ("ES-PV",),
    "brittany": ("FR-BRE",),
    "brussels": ("BE-BRU",),
    "capital region of denmark": ("DK-84",),
    "catalonia": ("ES-CT",),
    "central denmark region": ("DK-82",),
    "corsica": ("FR-20R",),
    "flanders": ("BE-VLG",),
    "friesland": ("NL-FR",),
    "geneva": ("CH-GE",),
    "hesse": ("DE-HE",),
    "lombardy": ("IT-25",),
    "lower saxony": ("DE-NI",),
    "navarre": ("ES-NC",),
    "normandy": ("FR-NOR",),
    "north brabant": ("NL-NB",),
    "north denmark region": ("DK-81",),
    "north holland": ("NL-NH",),
    "north rhine westphalia": ("DE-NW",),
    "piedmont": ("IT-21",),
    "quebec": ("CA-QC",),
    "region of southern denmark": ("DK-83",),
    "region zealand": ("DK-85",),
    "rhineland palatinate": ("DE-RP",),
    "sardinia": ("IT-88",),
    "saxony": ("DE-SN",),
    "saxony anhalt": ("DE-ST",),
    "seoul": ("KR-11",),
    "sicily": ("IT-82",),
    "south holland": ("NL-ZH",),
    "thuringia": ("DE-TH",),
    "tuscany": ("IT-52",),
    "apulia": ("IT-75",),
    "vatican": ("VA",),
    "wallonia": ("BE-WAL",),
    "washington dc": ("US-DC",),
    "zurich": ("CH-ZH",),
}
"""Names that people use and ISO 3166 does not have, in plain form."""

_SHOWN = {
    "BE-BRU": "Brussels",
    "BE-VLG": "Flanders",
    "BE-WAL": "Wallonia",
    "CH-BE": "Bern",
    "CH-GE": "Geneva",
    "CH-LU": "Lucerne",
    "CH-ZH": "Zurich",
    "DE-BY": "Bavaria",
    "DE-HE": "Hesse",
    "DE-NI": "Lower Saxony",
    "DE-NW": "North Rhine-Westphalia",
    "DE-RP": "Rhineland-Palatinate",
    "DE-SN": "Saxony",
    "DE-ST": "Saxony-Anhalt",
    "DE-TH": "Thuringia",
    "DK-81": "North Denmark Region",
    "DK-82": "Central Denmark Region",
    "DK-83": "Region of Southern Denmark",
    "DK-84": "Capital Region of Denmark",
    "DK-85": "Region Zealand",
    "ES-AN": "Andalusia",
    "ES-CN": "Canary Islands",
    "ES-CT": "Catalonia",
    "ES-IB": "Balearic Islands",
    "ES-MD": "Community of Madrid",
    "ES-NC": "Navarre",
    "ES-PV": "Basque Country",
    "ES-VC": "Valencian Community",
    "FR-20R": "Corsica",
    "FR-BRE": "Brittany",
    "FR-NOR": "Normandy",
    "IN-MH": "Maharashtra",
    "IT-21": "Piedmont",
    "IT-25": "Lombardy",
    "IT-52": "Tuscany",
    "IT-75": "Apulia",
    "IT-82": "Sicily",
    "IT-88": "Sardinia",
    "KR-11": "Seoul",
    "KR-26": "Busan",
    "KR-27": "Daegu",
    "KR-28": "Incheon",
    "KR-29": "Gwangju",
    "KR-30": "Daejeon",
    "KR-31": "Ulsan",
    "KR-41": "Gyeonggi",
    "KR-42": "Gangwon",
    "KR-43": "North Chungcheong",
    "KR-44": "South Chungcheong",
    "KR-45": "North Jeolla",
    "KR-46": "South Jeolla",
    "KR-47": "North Gyeongsang",
    "KR-48": "South Gyeongsang",
    "KR-49": "Jeju",
    "MX-COA": "Coahuila",
    "NL-FR": "Friesland",
    "NL-NB": "North Brabant",
    "NL-NH": "North Holland",
    "NL-ZH": "South Holland",
}
"""English names of parts, if ISO 3166-2 has them in the country's own language or in full only."""


@functools.cache
def _rows() -> Mapping[str, tuple[str, str, tuple[str, ...]]]:
    """Return, by code, the part that a place lies in, its name and its other names."""
    # Some 2,000 lines, needed only to look up a part or a name.
    from camwatch.model.iso_places import PLACES

    found = {}
    for line in PLACES.splitlines():
        code, parent, name, others = f"{line};;;".split(";")[:4]
        found[code] = (parent, name, tuple(filter(None, others.split("|"))))
    return found


@functools.cache
def _by_name() -> Mapping[str, tuple[str, ...]]:
    """Return the places by plain name."""
    found: dict[str, list[str]] = {}
    for code, (_, name, others) in _rows().items():
        for one in (name, *others):
            codes = found.setdefault(_plain(one), [])
            if code not in codes:
                codes.append(code)
    shown = {_plain(name): (code,) for code, name in _SHOWN.items()}
    return {**shown, **{name: tuple(_foremost(codes)) for name, codes in found.items()}, **_SAID}


def _foremost(codes: Iterable[str]) -> list[str]:
    """Leave out places that lie in another one of the same name, or far down in another country."""
    codes = list(codes)
    country = any("-" not in code for code in codes)
    return [
        code
        for code in codes
        if not any(other != code and inside(code, other) for other in codes)
        and not (country and "-" in code and _rows()[code][0])
    ]


def _plain(text: str) -> str:
    """Return a name without case, accents, punctuation and article."""
    words = plain_words(text)
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def inside(code: str, place: str) -> bool:
    """Return whether a place is another place or a part of it.

    Args:
        code: Code of the place (ISO 3166-1 alpha-2 or 3166-2).
        place: Code of the place in which it may lie.
    """
    if code == place or "-" not in place:
        return code == place or code[:2] == place
    if code[:2] != place[:2] or "-" not in code:
        return False
    if place in _TOGETHER:
        return any(inside(code, part) for part in _TOGETHER[place])
    parent = _rows()[code][0] if code in _rows() else ""
    return bool(parent) and inside(parent, place)


def places_of(code: str) -> tuple[str, ...]:
    """Return a place and the places that contain it, the country last: GB-EDH, GB-SCT, GB."""
    found = [code]
    while "-" in found[-1]:
        found.append((_rows()[found[-1]][0] if found[-1] in _rows() else "") or found[-1][:2])
    return tuple(found)


def place_name(code: str) -> str:
    """Return the name of a place, of a part with its country: "Scotland, United Kingdom"; the code if it has none."""
    if "-" not in code:
        return COUNTRIES.get(code, code)
    country = place_name(code[:2])
    name = part_name(code)
    return code if name == code else f"{name}, {country}"


_WITH_ARTICLE = re.compile(
    r"Bahamas|Comoros|European Union|Gambia|Maldives|Netherlands|Philippines|Seychelles"
    r"|(?:Isle|Region|Community|District) of .+"
    r"|(?:.+ )?(?:Community|Country|Emirates|Islands|Kingdom|Nations|Region|Region of .+|Republic|States|Territory"
    r"|Territories)"
)
"""Names of places that have an article in a sentence."""


def the_place(code: str) -> str:
    """Return the name of a place for use in a sentence: "the United Kingdom", "Scotland, United Kingdom"."""
    return with_article(place_name(code))


def with_article(name: str) -> str:
    """Return the name of a place as it is written in a sentence, with its article if it has one."""
    return f"the {name}" if _WITH_ARTICLE.fullmatch(name.partition(",")[0]) else name


def part_name(code: str) -> str:
    """Return the name of a part of a country without the country: "Scotland"; the code if it has none."""
    if code in _TOGETHER:
        return " and ".join(part_name(part) for part in _TOGETHER[code])
    return _SHOWN.get(code) or (_rows()[code][1] if code in _rows() else code)


def named(text: str) -> tuple[str, ...]:
    """Return the codes of the places that a code or a name may mean; empty if it means none.

    Args:
        text: Such as ``"GB"``, ``"gb-sct"``, ``"Scotland"`` or ``"Georgia"``.
    """
    given = text.strip()
    if _CODE.fullmatch(given):
        code = re.sub("[_ ]", "-", given).upper()
        if code in COUNTRIES or ("-" in code and _may_be_a_part(code)):
            return (code,)
    return _by_name().get(_plain(given), ()) or _in_country(given)


def _in_country(text: str) -> tuple[str, ...]:
    """Return the parts of a country that a text names with it: "Georgia, United States"; empty if it names none."""
    name, comma, country = text.rpartition(",")
    if not comma or not (codes := named(country)):
        return ()
    return tuple(code for code in named(name) if code != codes[0] and inside(code, codes[0]))


def _may_be_a_part(code: str) -> bool:
    """Return whether a code is a listed part, or has the form of a part of a country whose parts are not listed."""
    if code in _rows() or code in _TOGETHER:
        return True
    return code[:2] in COUNTRIES and not any(one.startswith(code[:3]) for one in _rows())


def place_code(text: str) -> str:
    """Return the code of the one place that a code or a name means.

    Raises:
        UnknownWord: If it means none, or several; the message lists them.
    """
    codes = named(text)
    if len(codes) == 1:
        return codes[0]
    if codes:
        choices = listed((f"{code} ({place_name(code)})" for code in codes), "or")
        raise UnknownWord(f"{text!r} is the name of several places; give a code: {choices}")
    near = _near(text)
    hint = f". Did you mean {listed(near, 'or')}?" if near else ""
    raise UnknownWord(
        f"{text!r} is not a known country or region; give an ISO 3166 code such as GB or GB-SCT, or a name such as "
        f"Scotland{hint}"
    )


def _near(text: str) -> list[str]:
    import difflib

    names = _by_name()
    plain = _plain(text)
    close = [code for name in difflib.get_close_matches(plain, names, n=3, cutoff=0.75) for code in names[name]]
    tail = f"-{text.strip().upper()}"
    close += [code for code in _rows() if code.endswith(tail)][:3]
    return [f"{code} ({place_name(code)})" for code in dict.fromkeys(close)]
