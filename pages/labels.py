"""Labels on pages: names of places, words for kinds and ties, and text escaped for Markdown."""

from __future__ import annotations

from collections.abc import Iterable

import camwatch
from camwatch.model.country import COUNTRIES
from camwatch.model.place import part_name, place_name, places_of, with_article
from camwatch.model.vocabulary import BodyKind, Qualifier, TieKind, Unit
from camwatch.wording import counted, due_label, escaped, label, listed, unit_label

__all__ = [
    "FIELDS",
    "KINDS",
    "cameras",
    "country_name",
    "due",
    "escaped",
    "field_words",
    "kind_words",
    "language",
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


_LANGUAGES = {
    "af": "Afrikaans",
    "am": "Amharic",
    "ar": "Arabic",
    "az": "Azerbaijani",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "bo": "Tibetan",
    "bs": "Bosnian",
    "ca": "Catalan",
    "cs": "Czech",
    "cy": "Welsh",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "eu": "Basque",
    "fa": "Persian",
    "fi": "Finnish",
    "fil": "Filipino",
    "fr": "French",
    "ga": "Irish",
    "gd": "Scottish Gaelic",
    "gl": "Galician",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "is": "Icelandic",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "kk": "Kazakh",
    "km": "Khmer",
    "ko": "Korean",
    "ky": "Kyrgyz",
    "lb": "Luxembourgish",
    "lo": "Lao",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mi": "Māori",
    "mk": "Macedonian",
    "ml": "Malayalam",
    "mn": "Mongolian",
    "mr": "Marathi",
    "ms": "Malay",
    "mt": "Maltese",
    "my": "Burmese",
    "nb": "Norwegian Bokmål",
    "ne": "Nepali",
    "nl": "Dutch",
    "nn": "Norwegian Nynorsk",
    "no": "Norwegian",
    "pa": "Punjabi",
    "pl": "Polish",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "si": "Sinhala",
    "sk": "Slovak",
    "sl": "Slovenian",
    "so": "Somali",
    "sq": "Albanian",
    "sr": "Serbian",
    "sv": "Swedish",
    "sw": "Swahili",
    "ta": "Tamil",
    "te": "Telugu",  # codespell:ignore te
    "tg": "Tajik",
    "th": "Thai",
    "tk": "Turkmen",
    "tr": "Turkish",
    "ug": "Uyghur",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "uz": "Uzbek",
    "vi": "Vietnamese",
    "zh": "Chinese",
    "zu": "Zulu",
}
_SCRIPTS = {
    "Cyrl": "Cyrillic script",
    "Hans": "simplified characters",
    "Hant": "traditional characters",
    "Latn": "Latin script",
}

FIELDS = {
    "action": "the action",
    "actors": "the actors",
    "announced": "the date of the announcement",
    "as_of": "the date",
    "binds": "the bodies that it binds",
    "body": "the body",
    "cameras": "the number of cameras",
    "cameras_are": "the precision of the number",
    "change_percent": "the change",
    "cost": "the cost",
    "currency": "the currency",
    "date": "the date",
    "due": "the due date",
    "due_kind": "the kind of due date",
    "effective": "the date of effect",
    "ended": "the date of the end",
    "holder": "the holder",
    "instrument": "the form",
    "jurisdiction": "the place",
    "kind": "the kind",
    "lines": "the product lines",
    "measure": "the measure",
    "metric": "the measure",
    "milestones": "the reported status",
    "name": "the name",
    "note": "the notes",
    "outcome": "the outcome",
    "period_end": "the period",
    "period_start": "the period",
    "population": "the population",
    "present": "the tie itself",
    "prompted_by": "what prompted it",
    "publisher": "the body that counted",
    "relation": "the relation to the vendor",
    "sample_size": "the sample size",
    "scope": "the scope",
    "share_percent": "the share",
    "signatories": "the number of signatories",
    "signatories_note": "the notes on the signatories",
    "subject": "the subject",
    "summary": "the summary",
    "targets": "the addressees",
    "unit": "the unit",
    "value": "the value",
    "value_is": "the precision of the value",
    "vendor": "the vendor",
    "vendors": "the vendors",
}
"""What a citation supports, in words, by the field of the claim."""


def language(tag: str) -> str:
    """Return the English name of a language: "Italian", "Chinese (traditional characters)", "Chinese (Taiwan)".

    Args:
        tag: The BCP 47 tag. A part of it without a name is shown as it is.
    """
    base, *parts = tag.split("-")
    name = _LANGUAGES.get(base, base)
    details = [_SCRIPTS.get(part) or COUNTRIES.get(part, part) for part in parts]
    return f"{name} ({', '.join(details)})" if details else name


def field_words(fields: Iterable[str]) -> str:
    """Return the fields that a citation supports, in words, each once: "the action, the vendors and the notes"."""
    return listed(dict.fromkeys(FIELDS.get(field, label(field)) for field in fields))


def country_name(code: str) -> str:
    """Return the English name of a country, of the EU or of the UN."""
    return COUNTRIES[code]


def short_place(code: str) -> str:
    """Return the name of a country or of a part. A part with the name of a country is followed by its own country."""
    if "-" not in code:
        return country_name(code)
    name = part_name(code)
    return place_name(code) if name in COUNTRIES.values() else name


def place_words(code: str) -> str:
    """Return a place's name as it is written after "in": "the United Kingdom", "Wales"."""
    return with_article(short_place(code))


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
    unit = "%" if statistic.unit == Unit.PERCENT else unit_label(statistic.unit, statistic.value)
    return f"{qualifier}{number(statistic.value)} {unit}"
