"""CITATION.cff: how to cite the register, in the Citation File Format 1.2.0."""

from __future__ import annotations

import json

from camwatch.citation.about import AUTHOR, DESCRIPTION, KEYWORDS, LICENCE, TITLE
from camwatch.store.release import Release

__all__ = ["citation_cff"]


def citation_cff(release: Release, swhid: str) -> str:
    """Return CITATION.cff for a release.

    Args:
        release: The newest release.
        swhid: The SWHID of the directory of files that it was read from.
    """
    # A text between double quotes is written in YAML as it is in JSON.
    quoted = {name: json.dumps(text, ensure_ascii=False) for name, text in (("title", TITLE), ("about", DESCRIPTION))}
    lines = [
        "# Written by `nox -s generate`.",
        "cff-version: 1.2.0",
        "message: If you use camwatch, please cite the dataset release that you used.",
        f"title: {quoted['title']}",
        f"abstract: {quoted['about']}",
        "type: dataset",
        "authors:",
        f"  - name: {AUTHOR}",
        f"version: {release.version}",
        f"date-released: {release.date}",
        f"license: {LICENCE}",
        *([f"doi: {release.doi}"] if release.doi else []),
        "identifiers:",
        "  - type: swh",
        f"    value: {json.dumps(swhid)}",
        "    description: The directory of the shipped files.",
        "  - type: other",
        f"    value: {json.dumps('sha256:' + release.digest)}",
        "    description: The digest of the records of the release.",
        "keywords:",
        *(f"  - {keyword}" for keyword in KEYWORDS),
    ]
    return "\n".join(lines) + "\n"
