""".zenodo.json: the metadata that Zenodo uses if a release is archived there.

Zenodo's REST API documentation defines these fields, as deposit metadata.
"""

from __future__ import annotations

import html
from typing import Any

from camwatch.citation.about import AUTHOR, DESCRIPTION, KEYWORDS, LICENCE, TITLE
from camwatch.store.release import Release

__all__ = ["zenodo"]


def zenodo(release: Release, swhid: str) -> dict[str, Any]:
    """Return the deposit metadata of a release.

    Args:
        release: The newest release.
        swhid: The SWHID of the directory of files that it was read from.
    """
    # Zenodo assigns a DOI; the field is for a DOI from elsewhere.
    return {
        "title": TITLE,
        "upload_type": "dataset",
        "description": f"<p>{html.escape(DESCRIPTION)}</p><p>{html.escape(release.notes)}</p>",
        "creators": [{"name": AUTHOR}],
        "access_right": "open",
        "license": LICENCE,
        "publication_date": release.date.isoformat(),
        "version": release.version,
        "language": "eng",
        "keywords": list(KEYWORDS),
        "notes": f"SHA-256 digest of the records: {release.digest}. SWHID of the directory of files: {swhid}.",
        "references": [
            f"{credit.publisher}: {credit.title} ({credit.as_of}), {credit.licence}. {credit.url}"
            for credit in release.credits
        ],
        **({"doi": release.doi} if release.doi else {}),
    }
