"""DataCite JSON: what repositories register a DOI with (metadata schema 4.5)."""

from __future__ import annotations

import json
from typing import Any

from camwatch.citation.about import LICENCE_URL
from camwatch.citation.work import DATASET, ENTRY, Work

__all__ = ["datacite"]

_GENERAL = {DATASET: "Dataset", ENTRY: "Dataset", "research": "Report"}
"""The general type of each form of work; every other is Text."""


def _creators(work: Work) -> list[dict[str, Any]]:
    return [{"name": work.author, "nameType": "Organizational"}]


def _related(work: Work, relation: str) -> dict[str, Any]:
    item: dict[str, Any] = {
        "relatedItemType": _GENERAL.get(work.form, "Text"),
        "relationType": relation,
        "titles": [{"title": work.title}],
        "creators": _creators(work),
        "publisher": work.author,
    }
    if work.issued is not None:
        item["publicationYear"] = work.issued.text[:4]
    if work.version is not None:
        item["edition"] = work.version
    if work.doi is not None:
        item["relatedItemIdentifier"] = {"relatedItemIdentifier": work.doi, "relatedItemIdentifierType": "DOI"}
    elif work.url is not None:
        item["relatedItemIdentifier"] = {"relatedItemIdentifier": work.url, "relatedItemIdentifierType": "URL"}
    return item


def datacite(work: Work) -> str:
    """Write a work as DataCite JSON; a claim is part of the release and references its sources."""
    assert work.issued is not None
    related = [_related(work.part_of, "IsPartOf")] if work.part_of is not None else []
    related += [_related(one, "References") for one in work.evidence]
    record: dict[str, Any] = {
        "doi": work.doi,
        "creators": _creators(work),
        "titles": [{"title": work.title, "lang": work.language}],
        "publisher": {"name": work.author},
        "publicationYear": work.issued.text[:4],
        "types": {
            "resourceTypeGeneral": _GENERAL[work.form],
            "resourceType": {DATASET: "Register", ENTRY: "Entry of a register"}[work.form],
        },
        "dates": [{"date": work.issued.text, "dateType": "Issued"}],
        "language": work.language,
        "version": work.version,
        "subjects": [{"subject": keyword} for keyword in work.keywords],
        "rightsList": [
            {
                "rightsIdentifier": work.licence,
                "rightsIdentifierScheme": "SPDX",
                "schemeUri": "https://spdx.org/licenses/",
                "rightsUri": LICENCE_URL,
            }
        ],
        "alternateIdentifiers": [
            {"alternateIdentifier": value, "alternateIdentifierType": scheme} for scheme, value in work.identifiers
        ],
        "descriptions": [{"description": work.abstract, "descriptionType": "Abstract"}] if work.abstract else [],
        "relatedItems": related,
        "schemaVersion": "http://datacite.org/schema/kernel-4",
    }
    return json.dumps({key: value for key, value in record.items() if value}, ensure_ascii=False, indent=2)
