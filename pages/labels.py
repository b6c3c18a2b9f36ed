"""Labels on pages: places by name, kinds and ties as a reader says them, text that Markdown leaves alone."""

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

# How a group of bodies of each kind is called.
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
"""What one body of a kind is called, if not by the word of the vocabulary."""

_TIES = {
    TieKind.USES: ("uses {}", "said to have no equipment of {}"),
    TieKind.SELLS: ("sells {}", "said not to sell {}"),
    TieKind.HOLDS_SHARES: ("holds shares of {}", "said to hold no shares of {}"),
    TieKind.SUPPLIES: ("supplies {}", "said not to supply {}"),
    TieKind.PARTNERS: ("partner of {}", "said to be no partner of {}"),
    TieKind.SPONSORS: ("sponsors or is sponsored by {}", "said to have no sponsorship with {}"),
}
"""What a tie says where it stood, and where it was said not to."""


def country_name(code: str) -> str:
    """Return the English name of a country, of the EU or of the UN."""
    return COUNTRIES[code]


def short_place(code: str) -> str:
    """Return the name of a country, or of a part, with its country only if it is the name of a country too."""
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
    """Return a place's name as it stands after "in": "the United Kingdom", "Wales"."""
    name = short_place(code)
    return f"the {name}" if _WITH_ARTICLE.match(name) else name


def places_around(code: str, within: str | None = None) -> str:
    """Return the names of a place and of those around it, the smallest first: "Antwerpen, Flanders, Belgium".

    Args:
        code: The place.
        within: A place that need not be named, nor any that it lies in.
    """
    codes = places_of(code)
    if within in codes:
        codes = codes[: codes.index(within)]
    return ", ".join(part_name(one) if "-" in one else country_name(one) for one in codes)


def kind_words(kind: str) -> str:
    """Return what one body of a kind is called."""
    return _KIND.get(BodyKind(kind), label(kind))


def due(commitment: camwatch.Commitment) -> str | None:
    """Return the due date of a commitment, and whether it is only expected; None if it has none."""
    if commitment.due is None:
        return None
    kind = due_label(commitment.due_kind)
    return f"{commitment.due} ({kind})" if kind == "expected" else str(commitment.due)


def number(value: float) -> str:
    """Return a number with its thousands apart."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def tie_words(tie: camwatch.Tie) -> str:
    """Say in a few words what a tie says."""
    return _TIES[tie.kind][0 if tie.present else 1].format(tie.vendor.name)


def cameras(tie: camwatch.Tie) -> str | None:
    """Say how many cameras a tie is about, and how the number is meant; None where no source tells."""
    if tie.cameras is None:
        return None
    meant = "" if tie.cameras_are in (None, Qualifier.EXACT) else f"{label(tie.cameras_are)} "
    return f"{meant}{counted(tie.cameras, 'camera')}"


def measured(statistic: camwatch.Statistic) -> str:
    """Write the value of a statistic with its unit and how it is meant."""
    meant = "" if statistic.value_is in (None, Qualifier.EXACT) else f"{label(statistic.value_is)} "
    unit = "%" if statistic.unit == Unit.PERCENT else str(statistic.unit)
    return f"{meant}{number(statistic.value)} {unit}"
