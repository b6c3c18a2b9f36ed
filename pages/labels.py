"""Labels on pages: names of places, words for kinds and ties, and text escaped for Markdown."""

from __future__ import annotations

import re

import camwatch
from camwatch.model.country import COUNTRIES
from camwatch.model.place import part_name, place_name, places_of
from camwatch.model.vocabulary import BodyKind, Qualifier, TieKind, Unit
from camwatch.wording import counted, due_label, escaped, label

__all__ = [
    "KINDS",
    "cameras",
    "country_name",
    "due",
    "escaped",
    "kind_words",
    "measured",
    "number",
    "part_name",
    "place_name",
    "place_words",
    "places_around",
    "short_place",
    "tie_words",
]

# The heading for a group of bodies of each kind.
KINDS = {
    BodyKind.CENTRAL_GOVERNMENT: "Central government",
    BodyKind.PUBLIC_BODY: "Public bodies",
    BodyKind.DEVOLVED_GOVERNMENT: "Devolved governments",
    BodyKind.STATE_GOVERNMENT: "State governments",
    BodyKind.LOCAL_AUTHORITY: "Local authorities",
    BodyKind.POLICE: "Police",
    BodyKind.ARMED_FORCES: "Armed forces",
    BodyKind.HEALTH: "Health services",
    BodyKind.UNIVERSITY: "Universities",
    BodyKind.EDUCATION: "Schools and colleges",
    BodyKind.TRANSPORT: "Transport",
    BodyKind.HOUSING: "Housing",
    BodyKind.PARLIAMENT: "Parliaments",
    BodyKind.REGULATOR: "Regulators",
    BodyKind.INTERNATIONAL_ORGANISATION: "International organisations",
    BodyKind.RETAILER: "Retailers",
    BodyKind.INVESTOR: "Investors",
    BodyKind.TRADE_BODY: "Trade bodies",
    BodyKind.EVENT: "Events",
    BodyKind.CAMPAIGN_GROUP: "Campaign groups",
    BodyKind.MEDIA: "Media",
    BodyKind.COMPANY: "Other companies",
    BodyKind.OTHER: "Other organisations",
}

_KIND = {
    BodyKind.HEALTH: "health service",
    BodyKind.EDUCATION: "school or college",
    BodyKind.HOUSING: "housing association",
    BodyKind.TRANSPORT: "transport operator",
    BodyKind.OTHER: "other organisation",
}
"""The noun for one body of a kind, if it differs from the word of the vocabulary."""

_TIES = {
    TieKind.USES: ("uses {}", "reported not to use {}"),
    TieKind.SELLS: ("sells {}", "said not to sell {}"),
    TieKind.HOLDS_SHARES: ("holds shares in {}", "said to hold no shares in {}"),
    TieKind.SUPPLIES: ("supplies {}", "said not to supply {}"),
    TieKind.PARTNERS: ("partner of {}", "said not to be a partner of {}"),
    TieKind.SPONSORS: ("sponsors or is sponsored by {}", "said to have no sponsorship with {}"),
}
"""The words for a tie that a source reports, and for a tie that a source denies."""


def country_name(code: str) -> str:
    """Return the English name of a country, of the EU or of the UN."""
    return COUNTRIES[code]


def short_place(code: str) -> str:
    """Return the name of a country or of a part. A part with the name of a country is followed by its own country."""
    if "-" not in code:
        return country_name(code)
    name = part_name(code)
    return place_name(code) if name in COUNTRIES.values() else name


_WITH_ARTICLE = re.compile(
    r"(United|Netherlands|Philippines|European Union|Isle of|Bahamas|Gambia|Maldives|Seychelles|Region of|"
    r"Community of|Capital Region|Canary|Balearic|Basque|District of|Holy See)\b|.*\b(Islands|Republic|"
    r"Territory|Territories|Region|Country|Community|Emirates)$"
)


def place_words(code: str) -> str:
    """Return a place's name as it is written after "in": "the United Kingdom", "Wales"."""
    name = short_place(code)
    return f"the {name}" if _WITH_ARTICLE.match(name) else name


def places_around(code: str, within: str | None = None) -> str:
    """Return the names of a place and of the places that contain it, smallest first: "Antwerpen, Flanders, Belgium".

    Args:
        code: The place.
        within: A place to leave out, together with all places that contain it.
    """
    codes = places_of(code)
    if within in codes:
        codes = codes[: codes.index(within)]
    return ", ".join(part_name(one) if "-" in one else country_name(one) for one in codes)


def kind_words(kind: str) -> str:
    """Return the noun for one body of a kind."""
    return _KIND.get(BodyKind(kind), label(kind))


def due(commitment: camwatch.Commitment) -> str | None:
    """Return the due date of a commitment, marked if it is only expected, or None if there is no due date."""
    if commitment.due is None:
        return None
    kind = due_label(commitment.due_kind)
    return f"{commitment.due} ({kind})" if kind == "expected" else str(commitment.due)


def number(value: float) -> str:
    """Return a number with thousands separators."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def tie_words(tie: camwatch.Tie) -> str:
    """Return a tie in a few words."""
    return _TIES[tie.kind][0 if tie.present else 1].format(tie.vendor.name)


def cameras(tie: camwatch.Tie) -> str | None:
    """Return the number of cameras of a tie, such as "at least 12 cameras", or None if no source gives it."""
    if tie.cameras is None:
        return None
    qualifier = "" if tie.cameras_are in (None, Qualifier.EXACT) else f"{label(tie.cameras_are)} "
    return f"{qualifier}{counted(tie.cameras, 'camera')}"


def measured(statistic: camwatch.Statistic) -> str:
    """Return the value of a statistic with its qualifier and unit, such as "at least 12 cameras"."""
    qualifier = "" if statistic.value_is in (None, Qualifier.EXACT) else f"{label(statistic.value_is)} "
    unit = "%" if statistic.unit == Unit.PERCENT else str(statistic.unit)
    return f"{qualifier}{number(statistic.value)} {unit}"
