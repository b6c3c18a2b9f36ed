"""RO-Crate 1.1: the description of an exported directory that research repositories read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from camwatch.citation.about import (
    AUTHOR,
    DESCRIPTION,
    KEYWORDS,
    LANGUAGE,
    LICENCE,
    LICENCE_TITLE,
    LICENCE_URL,
    TITLE,
)
from camwatch.metadata.origin import origins, spdx
from camwatch.store.archive import describe
from camwatch.store.release import Credit, Release

__all__ = ["CRATE", "crate"]

CRATE = "ro-crate-metadata.json"
_CONTEXT = "https://w3id.org/ro/crate/1.1/context"
_PROFILE = "https://w3id.org/ro/crate/1.1"
_AUTHOR = "#maintainers"

_MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "ndjson": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
    "txt": "text/plain",
}


def _link(target: str) -> dict[str, str]:
    return {"@id": target}


def _home(url: str) -> str:
    """Return the address of the site that a page is a part of."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"


def _register(credit: Credit) -> dict[str, Any]:
    return {
        "@id": credit.url,
        "@type": "CreativeWork",
        "name": credit.title,
        "description": credit.used_for,
        "license": _link(_licence(credit.licence)),
        "creator": _link(f"#{_slug(credit.publisher)}"),
        "version": credit.as_of,
    }


def _licence(licence: str) -> str:
    """Return the id of a licence: its address, or a name within the description."""
    return spdx(licence) or f"#{_slug(licence)}"


def _slug(text: str) -> str:
    return "-".join("".join(mark if mark.isalnum() else " " for mark in text.lower()).split())


def crate(release: Release, contents: Mapping[str, bytes], meanings: Mapping[str, str], cited: str) -> dict[str, Any]:
    """Return the description of an exported directory.

    Args:
        release: The release.
        contents: The content of each file by its name.
        meanings: What each file holds, by its name.
        cited: How the release is cited.
    """
    files = [describe(name, content) for name, content in sorted(contents.items())]
    publishers = {credit.publisher: _home(credit.url) for credit in release.credits}
    licences = {credit.licence for credit in release.credits} - {LICENCE}
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": TITLE,
        "description": DESCRIPTION,
        "version": release.version,
        "datePublished": release.date.isoformat(),
        "license": _link(LICENCE_URL),
        "author": _link(_AUTHOR),
        "publisher": _link(_AUTHOR),
        "keywords": ", ".join(KEYWORDS),
        "inLanguage": LANGUAGE,
        "identifier": f"https://doi.org/{release.doi}" if release.doi else f"sha256:{release.digest}",
        "creditText": cited,
        "isBasedOn": [_link(credit.url) for credit in release.credits],
        "hasPart": [_link(file.name) for file in files],
    }
    graph: list[dict[str, Any]] = [
        {
            "@id": CRATE,
            "@type": "CreativeWork",
            "about": _link("./"),
            "conformsTo": _link(_PROFILE),
        },
        root,
        {"@id": _AUTHOR, "@type": "Organization", "name": AUTHOR},
        {
            "@id": LICENCE_URL,
            "@type": "CreativeWork",
            "name": LICENCE_TITLE,
            "identifier": LICENCE,
            "description": "Share and adapt the data for any purpose, with credit.",
        },
        *(
            {"@id": _licence(licence), "@type": "CreativeWork", "name": licence, "identifier": licence}
            for licence in sorted(licences | ({LICENCE} & {credit.licence for credit in release.credits}))
        ),
        *(
            {"@id": f"#{_slug(name)}", "@type": "Organization", "name": name, "url": home}
            for name, home in sorted(publishers.items())
        ),
        *map(_register, release.credits),
        *(
            {
                "@id": file.name,
                "@type": "File",
                "name": file.name,
                "description": meanings.get(file.name, file.name),
                "encodingFormat": _MEDIA.get(file.name.rpartition(".")[2], "application/octet-stream"),
                "contentSize": str(file.bytes),
                "sha256": file.sha256,
                "license": _link(LICENCE_URL),
                **(
                    {"isBasedOn": [_link(credit.url) for credit in based]}
                    if (based := origins(release, file.name))
                    else {}
                ),
            }
            for file in files
        ),
    ]
    return {"@context": _CONTEXT, "@graph": graph}
