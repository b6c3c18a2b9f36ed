"""Writing entities, and the index that describes them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from camwatch.citation.about import AUTHOR, DESCRIPTION, LICENCE_URL, TITLE
from camwatch.export.about import About
from camwatch.export.ftm.claims import Claims
from camwatch.export.ftm.entity import Entity
from camwatch.export.ftm.identity import of_body, of_source, of_vendor
from camwatch.export.readme import write_readme
from camwatch.store.tables import Tables

if TYPE_CHECKING:
    from camwatch.dataset import Dataset

__all__ = ["ENTITIES", "INDEX", "entities", "write"]

ENTITIES = "entities.ftm.json"
INDEX = "index.json"

FORM = (
    f"{ENTITIES} holds one FollowTheMoney entity per line; {INDEX} describes the dataset as FollowTheMoney does. "
    "Bodies are PublicBody, Company or Organization; vendors Company, a class of vendors a Note about its members; "
    "commitments and ties UnknownLink, a denied tie a Note; interventions Event; holdings by vendors Ownership, by "
    "others a Note; sources Article or HyperText, named by each claim as proof. Statistics, figures, brands and device "
    "rules are left out."
)


def entities(dataset: Dataset) -> Iterator[Entity]:
    """Yield a dataset as FollowTheMoney entities: ``id``, ``schema``, ``properties`` and ``datasets``."""
    claims = Claims(dataset)
    for body in dataset.bodies:
        yield from of_body(body)
    for vendor in dataset.vendors:
        yield from of_vendor(vendor)
    yield from map(of_source, dataset.sources)
    yield from map(claims.commitment, dataset.commitments)
    yield from map(claims.tie, dataset.ties)
    yield from map(claims.ownership, dataset.ownership)
    yield from map(claims.intervention, dataset.interventions)


def write(tables: Tables, path: Path, about: About) -> dict[str, int]:
    """Write a release as FollowTheMoney entities in an empty directory; return how many there are."""
    count = 0
    with (path / ENTITIES).open("w", encoding="utf-8", newline="\n") as file:
        for entity in entities(tables.dataset):
            file.write(json.dumps(entity, ensure_ascii=False) + "\n")
            count += 1
    content = (path / ENTITIES).read_bytes()
    index = {
        "name": "camwatch",
        "title": TITLE,
        "summary": DESCRIPTION,
        "description": f"{about.citation} SHA-256 digest of the release: {about.release.digest}.",
        "license": LICENCE_URL,
        "version": about.release.version,
        "updated_at": f"{about.release.date.isoformat()}T00:00:00",
        "publisher": {"name": AUTHOR},
        "entity_count": count,
        "resources": [
            {
                "name": ENTITIES,
                "mime_type": "application/json+ftm",
                "size": len(content),
                "checksum": hashlib.sha1(content, usedforsecurity=False).hexdigest(),
            }
        ],
    }
    text = json.dumps(index, ensure_ascii=False, indent=1) + "\n"
    (path / INDEX).write_text(text, encoding="utf-8", newline="\n")
    write_readme(path, about, FORM, [])
    return {ENTITIES: count}
