"""Schemes: the registers whose codes bodies and vendors have, and the form of their codes."""

from __future__ import annotations

import re

import attrs

__all__ = ["SCHEMES", "Scheme", "folded"]


@attrs.frozen
class Scheme:
    """A register that gives codes to organisations or to the areas that they govern."""

    name: str
    """The name by which identifiers give it."""
    title: str
    """Who keeps the register, and what it lists."""
    pattern: str
    """The form of a code, as a regular expression that fits the whole of it."""
    expected: str
    """The form of a code, in words."""
    area: bool = False
    """Whether the code denotes an area rather than the body that governs it."""


_TICKER = (r"[A-Z0-9]+([.-][A-Z]+)?", "capital letters and digits")
_ROWS = (
    # org-id.guide
    Scheme("GB-COH", "Companies House: companies registered in the United Kingdom", r"[A-Z0-9]{8}", "eight characters"),
    Scheme("GB-GOR", "GOV.UK: government organisations", r"[A-Z]+[0-9]+", "letters and a number such as D10"),
    Scheme("GB-LAE", "local authorities in England", r"[A-Z]{3}", "three capital letters"),
    Scheme("GB-LAS", "local authorities in Scotland", r"[A-Z]{3}", "three capital letters"),
    Scheme("GB-PLA", "principal local authorities in Wales", r"[A-Z]{3}", "three capital letters"),
    Scheme("NO-BRC", "Brønnøysund Register Centre: organisations in Norway", r"[0-9]{9}", "nine digits"),
    # Registers of organisations
    Scheme("wikidata", "Wikidata: the item of the organisation", r"Q[1-9][0-9]*", "Q and a number such as Q23436"),
    Scheme("ror", "Research Organization Registry", r"0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}", "nine characters, first 0"),
    Scheme(
        "lei", "Global LEI Foundation: legal entities", r"[A-Z0-9]{18}[0-9]{2}", "twenty capital letters and digits"
    ),
    Scheme("domain", "the domain of its own website", r"[a-z0-9-]+(\.[a-z0-9-]+)+", "a domain such as kent.gov.uk"),
    Scheme("govuk", "GOV.UK: the last part of its page's address", r"[a-z0-9.-]+", "lower-case letters and hyphens"),
    Scheme("mysociety", "mySociety: councils without a three-letter code", r"[A-Z0-9-]+", "capital letters and digits"),
    Scheme("ods", "NHS Organisation Data Service", r"[A-Z0-9]{3,6}", "three to six capital letters and digits"),
    Scheme("police-uk", "data.police.uk: police forces", r"[a-z-]+", "lower-case letters and hyphens"),
    Scheme("us-cgac", "US Treasury: agencies (CGAC)", r"[0-9]{3}", "three digits"),
    Scheme("us-subtier", "US Treasury: parts of agencies (subtier)", r"[0-9A-Z]{4}", "four characters"),
    Scheme("us-cik", "US Securities and Exchange Commission: filers (CIK)", r"[0-9]{10}", "ten digits"),
    Scheme("bluetooth", "Bluetooth SIG: members (company identifiers)", r"0x[0-9A-F]{4}", "0x and four digits"),
    Scheme("iana-pen", "IANA: private enterprise numbers", r"[1-9][0-9]*", "a number such as 39165"),
    Scheme("icao", "ICAO: aerodromes (location indicators)", r"[A-Z]{4}", "four capital letters"),
    # Shares
    Scheme("isin", "ISO 6166: its ordinary share", r"[A-Z]{2}[A-Z0-9]{9}[0-9]", "twelve characters"),
    Scheme("ticker-ams", "Euronext Amsterdam: its share", *_TICKER),
    Scheme("ticker-b3", "B3, São Paulo: its share", *_TICKER),
    Scheme("ticker-lse", "London Stock Exchange: its share", *_TICKER),
    Scheme("ticker-nasdaq", "Nasdaq: its share", *_TICKER),
    Scheme("ticker-nyse", "New York Stock Exchange: its share", *_TICKER),
    Scheme("ticker-ose", "Oslo Stock Exchange: its share", *_TICKER),
    Scheme("ticker-sehk", "Hong Kong Stock Exchange: its share", *_TICKER),
    Scheme("ticker-sse", "Shanghai Stock Exchange: its share", *_TICKER),
    Scheme("ticker-szse", "Shenzhen Stock Exchange: its share", *_TICKER),
    Scheme("ticker-tase", "Tel Aviv Stock Exchange: its share", *_TICKER),
    Scheme("ticker-tpex", "Taipei Exchange: its share", *_TICKER),
    Scheme("ticker-twse", "Taiwan Stock Exchange: its share", *_TICKER),
    # Areas
    Scheme(
        "gss", "Office for National Statistics: areas in the United Kingdom", r"[A-Z][0-9]+", "E06000001", area=True
    ),
    Scheme("gss-former", "the same, for a code that was replaced", r"[A-Z][0-9]+", "E06000001", area=True),
    Scheme(
        "iso-3166-1",
        "ISO 3166-1: countries",
        r"[A-Z]{2}",
        "a two-letter country code in capital letters, such as NZ",
        area=True,
    ),
    Scheme("iso-3166-2", "ISO 3166-2: parts of countries", r"[A-Z]{2}-[A-Z0-9]{1,3}", "US-TX", area=True),
    Scheme("geonames", "GeoNames: administrative divisions", r"[1-9][0-9]*", "a number such as 8347354", area=True),
    Scheme(
        "ocd-division",
        "Open Civic Data: divisions of the United States and Canada",
        r"ocd-division/country:[a-z]{2}(/[a-z_]+:[\w.~-]+)*",
        "ocd-division/country:us/state:tx",
        area=True,
    ),
    Scheme(
        "us-census-geoid",
        "US Census Bureau: states, counties and places (GEOID)",
        r"[0-9]{2}([0-9]{3}|[0-9]{5})?",
        "two, five or seven digits",
        area=True,
    ),
    Scheme("ca-csd", "Statistics Canada: census subdivisions", r"[0-9]{7}", "seven digits", area=True),
    Scheme("au-lga", "Australian Bureau of Statistics: local government areas", r"[0-9]{5}", "five digits", area=True),
    Scheme("be-refnis", "Statbel: communes, provinces and regions (REFNIS)", r"[0-9]{5}", "five digits", area=True),
    Scheme("dk-kommunekode", "municipalities in Denmark", r"[0-9]{3}", "three digits", area=True),
    Scheme("ee-ehak", "municipalities in Estonia (EHAK)", r"[0-9]{4}", "four digits", area=True),
    Scheme("fi-kuntakoodi", "municipalities in Finland", r"[0-9]{3}", "three digits", area=True),
    Scheme("fr-insee", "Insee: communes in France", r"[0-9][0-9AB][0-9]{3}", "five characters", area=True),
    Scheme("it-istat", "Istat: comuni in Italy", r"[0-9]{6}", "six digits", area=True),
    Scheme(
        "kr-sigungu",
        "Ministry of the Interior and Safety: cities, counties and districts in South Korea",
        r"[0-9]{5}",
        "five digits",
        area=True,
    ),
    Scheme("lt-savivaldybe", "municipalities in Lithuania", r"[0-9]{1,2}", "one or two digits", area=True),
    Scheme("nl-gemeentecode", "Statistics Netherlands: municipalities", r"[0-9]{4}", "four digits", area=True),
    Scheme("no-kommunenummer", "municipalities in Norway", r"[0-9]{4}", "four digits", area=True),
    Scheme("nz-ta", "Stats NZ: territorial authorities", r"[0-9]{3}", "three digits", area=True),
    Scheme("pl-teryt", "Statistics Poland: counties (TERYT)", r"[0-9]{4}", "four digits", area=True),
    Scheme("se-kommunkod", "municipalities in Sweden", r"[0-9]{4}", "four digits", area=True),
    Scheme("ua-katottg", "settlements and regions of Ukraine (KATOTTG)", r"UA[0-9]{17}", "UA and a number", area=True),
)

SCHEMES: dict[str, Scheme] = {scheme.name: scheme for scheme in _ROWS}
"""Every scheme that the register uses, by its name. A folder of records may use others."""

_ADDRESSES = {
    "wikidata": re.compile(r"(https?://)?(www\.)?wikidata\.org/(wiki|entity)/"),
    "ror": re.compile(r"(https?://)?ror\.org/"),
}
"""Prefix of each register whose codes are written as addresses."""


def folded(scheme: str, value: str) -> tuple[str, str]:
    """Return a scheme and a code in the form in which they are compared.

    Case, spaces at the ends, zeros before a number and the address that Wikidata and ROR put before a code make no
    difference: no register gives two codes that differ by nothing else.
    """
    name, code = scheme.strip().casefold(), value.strip().casefold()
    if (before := _ADDRESSES.get(name)) is not None and (match := before.match(code)):
        code = code[match.end() :]
    return name, (code.lstrip("0") or "0") if code.isdecimal() else code
