"""Records as JSON-LD, with the vocabularies of schema.org for their content and PROV for their sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import camwatch
from camwatch.model.claim import Claim
from camwatch.model.record import Record
from camwatch.model.source import Source
from camwatch.model.vocabulary import BodyKind
from pages.published.records import name_of
from pages.published.site import Site

__all__ = ["linked_data"]

# Written in full, so that readers need not fetch the context of schema.org.
_CONTEXT = {"@vocab": "https://schema.org/"}
_PREFIX = {"prov": "http://www.w3.org/ns/prov#"}
_ADDRESS = {"url": {"@type": "@id"}}

_KINDS = {
    BodyKind.CENTRAL_GOVERNMENT: "GovernmentOrganization",
    BodyKind.DEVOLVED_GOVERNMENT: "GovernmentOrganization",
    BodyKind.STATE_GOVERNMENT: "GovernmentOrganization",
    BodyKind.LOCAL_AUTHORITY: "GovernmentOrganization",
    BodyKind.PUBLIC_BODY: "GovernmentOrganization",
    BodyKind.REGULATOR: "GovernmentOrganization",
    BodyKind.UNIVERSITY: "CollegeOrUniversity",
    BodyKind.EDUCATION: "EducationalOrganization",
    BodyKind.MEDIA: "NewsMediaOrganization",
    BodyKind.CAMPAIGN_GROUP: "NGO",
    BodyKind.COMPANY: "Corporation",
    BodyKind.RETAILER: "Corporation",
}
"""The type of schema.org for a kind of body, if there is a narrower one than Organization."""

_WIKIDATA = "http://www.wikidata.org/entity/"


def _identified(record: camwatch.Body | camwatch.Vendor) -> dict[str, Any]:
    # A code includes its scheme, as in GB-COH:00445790, because a record can have several; a Wikidata code is a URL.
    found: dict[str, Any] = {
        "identifier": [f"{one.scheme}:{one.value}" for one in record.identifiers if one.scheme != "wikidata"],
        "alternateName": [one.name for one in record.names],
    }
    same = [_WIKIDATA + one.value for one in record.identifiers if one.scheme == "wikidata"]
    if same:
        found["sameAs"] = [{"@id": one} for one in same]
    return {key: value for key, value in found.items() if value}


def _claim(site: Site, claim: Claim, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a claim with its subjects and the sources from which it was derived."""
    about = [site.id_address("bodies", row["body"])] if row.get("body") else []
    vendors = [*row.get("vendors", ()), *([row["vendor"]] if row.get("vendor") else ())]
    about += [site.id_address("vendors", vendor) for vendor in vendors]
    sources = dict.fromkeys(citation.source_id for citation in claim.citations)
    found: dict[str, Any] = {
        "@type": ["Claim", "prov:Entity"],
        "about": [{"@id": one} for one in about],
        "citation": [{"@id": site.id_address("sources", source)} for source in sources],
        "prov:wasDerivedFrom": [{"@id": site.ds.sources[source].url} for source in sources],
    }
    return {key: value for key, value in found.items() if value}


def linked_data(site: Site, table: str, record: Record) -> dict[str, Any]:
    """Return a record as JSON-LD."""
    match record:
        case camwatch.Body():
            own = {"@type": _KINDS.get(record.kind, "Organization"), "name": record.name, **_identified(record)}
            if record.website:
                own["url"] = record.website
        case camwatch.Vendor():
            own = {"@type": "Organization", "name": record.name, **_identified(record)}
        case Source():
            own = {
                "@type": ["CreativeWork", "prov:Entity"],
                "name": record.title,
                "url": record.url,
                "publisher": {"@type": "Organization", "name": record.publisher},
            }
            if record.published is not None:
                own["datePublished"] = str(record.published)
        case Claim():
            own = {"name": name_of(record), **_claim(site, record, record.to_dict())}
        case _:
            own = {"@type": "Thing", "name": name_of(record)}
    if isinstance(record, Claim):
        own["isPartOf"] = {"@id": f"{site.base}data/{site.ds.release.version}/"}
    context = _CONTEXT | (_ADDRESS if "url" in own else {}) | (_PREFIX if isinstance(record, (Claim, Source)) else {})
    return {
        "@context": context,
        "@id": site.id_address(table, record.id),
        **own,
    }
