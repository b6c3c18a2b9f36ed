"""Bodies, vendors and sources as entities."""

from __future__ import annotations

from collections.abc import Iterator

from camwatch.export.ftm.entity import Entity, address_of, codes_of, entity, lines, names_of, refer
from camwatch.model.body import Body
from camwatch.model.source import Source
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import BodyKind, SourceKind, VendorKind
from camwatch.wording import label

__all__ = ["of_body", "of_source", "of_vendor"]

_PUBLIC: dict[BodyKind, str] = {
    BodyKind.CENTRAL_GOVERNMENT: "gov.national",
    BodyKind.PUBLIC_BODY: "gov",
    BodyKind.DEVOLVED_GOVERNMENT: "gov.state",
    BodyKind.STATE_GOVERNMENT: "gov.state",
    BodyKind.LOCAL_AUTHORITY: "gov.muni",
    BodyKind.POLICE: "gov",
    BodyKind.ARMED_FORCES: "mil",
    BodyKind.PARLIAMENT: "gov.legislative",
    BodyKind.REGULATOR: "gov",
}
_TOPICS: dict[BodyKind, str] = {**_PUBLIC, BodyKind.INTERNATIONAL_ORGANISATION: "gov.igo"}
_COMPANIES = (BodyKind.RETAILER, BodyKind.COMPANY)
_PRESS = (SourceKind.NEWS, SourceKind.TRADE_PRESS, SourceKind.CAMPAIGN)

# From BCP 47 to ISO 639-3, as far as the model knows the language.
# fmt: off
_LANGUAGES = {
    "ar": "ara", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa", "et": "est",
    "fi": "fin", "fr": "fra", "ga": "gle", "he": "heb", "hu": "hun", "is": "isl", "it": "ita", "ja": "jpn",
    "ko": "kor", "lt": "lit", "lv": "lav", "nb": "nor", "nl": "nld", "no": "nor", "pl": "pol", "pt": "por",
    "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sv": "swe", "tr": "tur", "uk": "ukr", "zh": "zho",
}
# fmt: on


def of_body(body: Body) -> Iterator[Entity]:
    """Make the entity of a body, with links to what it is part of and what followed it."""
    schema = "PublicBody" if body.kind in _PUBLIC else "Company" if body.kind in _COMPANIES else "Organization"
    codes = codes_of(body.identifiers, schema)
    own_site = codes.pop("website", None)
    yield entity(
        schema,
        f"body-{body.id}",
        name=body.name,
        country=body.country.lower(),
        jurisdiction=body.country.lower(),
        topics=_TOPICS.get(body.kind),
        classification=label(body.kind),
        incorporationDate=body.opened,
        dissolutionDate=body.closed,
        website=own_site if body.website is None else address_of(body.website),
        notes=lines(
            jurisdiction=body.jurisdiction if body.jurisdiction != body.country else None,
            ceased_to_exist_by=body.closed_by,
        ),
        **names_of(body.names),
        **codes,
    )
    if body.parent_id is not None:
        yield entity(
            "UnknownLink",
            f"parent-{body.id}",
            subject=refer("body", [body.id]),
            object=refer("body", [body.parent_id]),
            role="is part of, or answers to",
        )
    for successor in body.successor_ids:
        yield entity(
            "Succession",
            f"succession-{body.id}.{successor}",
            predecessor=refer("body", [body.id]),
            successor=refer("body", [successor]),
            date=body.closed,
        )


def of_vendor(vendor: Vendor) -> Iterator[Entity]:
    """Make the entity of a vendor, with the vendor that owns it."""
    if vendor.kind is VendorKind.CLASS:
        yield entity(
            "Note",
            f"vendor-{vendor.id}",
            name=vendor.name,
            entity=refer("vendor", vendor.member_ids),
            description=f"A class of vendors: {vendor.name}. Members are those that a source names.",
        )
        return
    known = names_of(vendor.names)
    yield entity(
        "Company",
        f"vendor-{vendor.id}",
        name=vendor.name,
        country=None if vendor.country is None else vendor.country.lower(),
        jurisdiction=None if vendor.country is None else vendor.country.lower(),
        alias=[*([vendor.legal_name] if vendor.legal_name else []), *known.pop("alias", [])],
        **known,
        **codes_of(vendor.identifiers, "Company"),
    )
    if vendor.parent_id is not None:
        yield entity(
            "Ownership",
            f"group-{vendor.id}",
            owner=refer("vendor", [vendor.parent_id]),
            asset=refer("vendor", [vendor.id]),
        )


def of_source(source: Source) -> Entity:
    """Make the document of a source."""
    press = source.kind in _PRESS
    return entity(
        "Article" if press else "HyperText",
        f"source-{source.id}",
        title=source.title,
        fileName=source.url,
        name=source.title,
        publisher=source.publisher,
        publishedAt=source.published,
        retrievedAt=source.accessed,
        sourceUrl=address_of(source.url),
        language=_LANGUAGES.get(source.lang.partition("-")[0]),
        notes=None if source.via is None else f"Repeats {source.via}.",
    )
