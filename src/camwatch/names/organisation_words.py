"""The words that names of organisations are made of: abbreviations, legal forms, sorts of organisation."""

from __future__ import annotations

__all__ = [
    "CLASSES",
    "COMMON",
    "CONNECTIVES",
    "EXPANSIONS",
    "LEGAL_FORMS",
    "LOCAL",
    "ORGANISATION",
    "PUBLIC",
    "READINGS",
    "SMALL",
    "TIERS",
]

CONNECTIVES = frozenset({"and", "the", "und", "et", "och", "og"})
"""Words that people leave out or put in without meaning another organisation."""

EXPANSIONS: dict[str, tuple[str, ...]] = {
    "assn": ("association",),
    "assoc": ("association",),
    "auth": ("authority",),
    "boro": ("borough",),
    "cmsn": ("commission",),
    "cttee": ("committee",),
    "dept": ("department",),
    "depts": ("departments",),
    "dist": ("district",),
    "fdn": ("foundation",),
    "gov": ("government",),
    "govt": ("government",),
    "hosp": ("hospital",),
    "hosps": ("hospitals",),
    "icb": ("integrated", "care", "board"),
    "inst": ("institute",),
    "intl": ("international",),
    "lb": ("london", "borough"),
    "lbc": ("london", "borough", "council"),
    "mbc": ("metropolitan", "borough", "council"),
    "mdc": ("metropolitan", "district", "council"),
    "met": ("metropolitan",),
    "metro": ("metropolitan",),
    "mgmt": ("management",),
    "natl": ("national",),
    "nhsft": ("nhs", "foundation", "trust"),
    "saint": ("st",),
    "svc": ("service",),
    "svcs": ("services",),
    "uhb": ("university", "health", "board"),
    "univ": ("university",),
    "uni": ("university",),
    # Counties of the United Kingdom, as the post shortened them.
    "beds": ("bedfordshire",),
    "berks": ("berkshire",),
    "bucks": ("buckinghamshire",),
    "cambs": ("cambridgeshire",),
    "glos": ("gloucestershire",),
    "hants": ("hampshire",),
    "herts": ("hertfordshire",),
    "lancs": ("lancashire",),
    "leics": ("leicestershire",),
    "lincs": ("lincolnshire",),
    "northants": ("northamptonshire",),
    "notts": ("nottinghamshire",),
    "oxon": ("oxfordshire",),
    "staffs": ("staffordshire",),
    "wilts": ("wiltshire",),
    "worcs": ("worcestershire",),
    "yorks": ("yorkshire",),
}
"""What an abbreviation is read as, in every name."""

READINGS: dict[str, tuple[tuple[str, ...], ...]] = {
    "bc": (("borough", "council"),),
    "ca": (("combined", "authority"),),
    "cbc": (("county", "borough", "council"), ("city", "borough", "council")),
    "cc": (("county", "council"), ("city", "council")),
    "dc": (("district", "council"),),
    "fra": (("fire", "rescue", "authority"),),
    "frs": (("fire", "rescue", "service"),),
    "ft": (("foundation", "trust"),),
    "hb": (("health", "board"),),
    "mb": (("metropolitan", "borough"),),
    "pc": (("parish", "council"),),
    "pcc": (("police", "crime", "commissioner"),),
    "rb": (("royal", "borough"),),
    "rbc": (("royal", "borough", "council"), ("borough", "council")),
    "tc": (("town", "council"),),
    "ua": (("council",),),
}
"""What initials may stand for at the end of a name or before a last ``council``, or ``rb`` at its head.

Each reading is tried.
"""

TIERS = frozenset({"borough", "city", "county", "district", "london", "metropolitan", "royal", "unitary", "islands"})
"""What sort of council a council is."""

LOCAL = frozenset({"parish", "town", "community", "village", "neighbourhood"})
"""Words for a council below the level of a county or district."""

_ANY: frozenset[str] = frozenset()
LEGAL_FORMS: dict[str, frozenset[str]] = {
    "ab": frozenset({"SE", "FI"}),
    "ag": frozenset({"AT", "CH", "DE", "LI"}),
    "aps": frozenset({"DK"}),
    "as": frozenset({"CZ", "DK", "EE", "NO", "SK", "TR"}),
    "asa": frozenset({"NO"}),
    "bhd": frozenset({"MY"}),
    "bv": frozenset({"BE", "NL"}),
    "cic": frozenset({"GB"}),
    "co": _ANY,
    "company": _ANY,
    "corp": _ANY,
    "corporation": _ANY,
    "eg": frozenset({"AT", "DE"}),
    "ev": frozenset({"DE"}),
    "gmbh": frozenset({"AT", "CH", "DE", "LI"}),
    "hf": frozenset({"IS", "NO"}),
    "inc": _ANY,
    "incorporated": _ANY,
    "kft": frozenset({"HU"}),
    "kg": frozenset({"AT", "DE"}),
    "kgaa": frozenset({"DE"}),
    "kk": frozenset({"JP"}),
    "limited": _ANY,
    "llc": _ANY,
    "llp": _ANY,
    "ltd": _ANY,
    "ltda": frozenset({"BR", "CL", "CO", "PT"}),
    "nv": frozenset({"BE", "CW", "NL"}),
    "oy": frozenset({"FI"}),
    "oyj": frozenset({"FI"}),
    "plc": frozenset({"CY", "GB", "IE", "IM", "JE", "GG", "MT"}),
    "pte": frozenset({"SG"}),
    "pty": frozenset({"AU", "ZA"}),
    "pvt": frozenset({"IN", "LK", "PK"}),
    "rt": frozenset({"HU"}),
    "sa": frozenset({"AR", "BE", "BR", "CH", "CL", "CO", "ES", "FR", "GR", "LU", "MX", "PL", "PT", "RO"}),
    "sarl": frozenset({"CH", "FR", "LU"}),
    "sas": frozenset({"CO", "FR", "IT"}),
    "sdn": frozenset({"MY"}),
    "se": _ANY,
    "sl": frozenset({"ES"}),
    "spa": frozenset({"CL", "IT"}),
    "spzoo": frozenset({"PL"}),
    "srl": frozenset({"AR", "BE", "IT", "RO"}),
    "uab": frozenset({"LT"}),
    "vof": frozenset({"NL"}),
    "zrt": frozenset({"HU"}),
}
"""The legal forms that may end a name, each with the countries that know it; none named: it says nothing."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.split()))


_COUNCIL = _words(
    """
    ayuntamiento bashkia borough camara city comhairle commune comune concello consiglio council councils county
    cyngor diputacion district gemeente gemeinde gmina grad hromada judetul kommun kommune kreis kunta
    landeshauptstadt landkreis mairie magistrat metropole municipality municipio obec opcina ville stadt stadsdeel
    prefeitura savivaldybe radhus town parish ajuntament udal
    """
)
_POLICE = _words(
    """
    constabulary garda gendarmerie heddlu logreglan police policia policja policie polis politi politie polisi
    poliisi polizei polizia poileas sheriff policija
    """
)
_UNIVERSITY = _words(
    """
    conservatoire conservatory hochschule polytechnic politecnico prifysgol universidad universidade universita
    universitat universitatea universiteit universitet universite university universities uniwersytet univerzita
    yliopisto academia academie institute institutes
    """
)
_EDUCATION = _words("academy college colleges school schools")
_HEALTH = _words(
    """
    ambulance bwrdd health healthcare hospital hospitals iechyd infirmary nhs ospedale krankenhaus klinikum
    sykehus sygehus sjukhus ziekenhuis
    """
)
_GOVERNMENT = _words(
    """
    agency agencies bundesamt bundesministerium cabinet department departments directorate government llywodraeth
    minister ministere ministerio ministerie ministerium ministero ministerstvo ministerstwo ministry ministries
    regering regierung secretariat state treasury
    """
)
_OTHERS = _words(
    """
    administration airport archives army assembly association authority board bureau centre center chamber
    commission commissioner committee companies company corporation court executive federation force forces
    foundation fund group inspectorate institution laboratory library museum navy network office ombudsman
    organisation organization panel parliament partnership railway railways registry senate service services
    society syndicate transport tribunal trust union unit
    """
)

CLASSES: dict[str, str] = {
    **dict.fromkeys(_COUNCIL, "local_authority"),
    **dict.fromkeys(_POLICE, "police"),
    **dict.fromkeys(_UNIVERSITY, "university"),
    **dict.fromkeys(_EDUCATION, "education"),
    **dict.fromkeys(_HEALTH, "health"),
    **dict.fromkeys(_GOVERNMENT, "central_government"),
}
"""Words for sorts of organisation, each with its sort."""

ORGANISATION = frozenset(CLASSES) - {"city", "county", "borough", "district", "town", "state", "grad", "metropole"} | (
    frozenset(_OTHERS)
)
"""Words that show that a name belongs to an organisation and not to a place, folded as in the comparison of names."""

SMALL = frozenset({"of", "for", "in", "on", "to", "de", "la", "affairs", "the"})
"""Words that carry no meaning."""

COMMON = (
    frozenset(CLASSES)
    | ORGANISATION
    | (TIERS - {"london"})
    | LOCAL
    | SMALL
    | frozenset(LEGAL_FORMS)
    | {"teaching", "towns"}
)
"""Words for a sort of organisation, or without meaning; sharing them does not make two names the same."""

PUBLIC = frozenset(
    {
        "armed_forces",
        "central_government",
        "devolved_government",
        "education",
        "health",
        "international_organisation",
        "local_authority",
        "parliament",
        "police",
        "public_body",
        "regulator",
        "state_government",
        "transport",
        "university",
    }
)
"""Kinds of public bodies, which bear titles and no legal form of a company."""
