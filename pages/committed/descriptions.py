"""Descriptions of the newest release and its records: citation files and JSON Schemas."""

from __future__ import annotations

from pathlib import Path

from camwatch.citation.swhid import directory_swhid
from camwatch.metadata.shipped import json_text, package_descriptions
from camwatch.store.archive import Archive
from pages.committed.cff import citation_cff
from pages.committed.zenodo import zenodo

__all__ = ["PACKAGE", "descriptions"]

PACKAGE = Path("src/camwatch")
"""The package, in a clone of the repository."""


def descriptions(data: Path) -> dict[Path, str]:
    """Return every description of a dataset, by its path in a clone of the repository.

    Args:
        data: The directory of the dataset.

    Raises:
        DamagedData: If a file of the dataset differs from the published one.
    """
    archive = Archive(data)
    release, contents = archive.releases[-1], archive.contents()
    swhid = directory_swhid(contents)
    return {
        Path("CITATION.cff"): citation_cff(release, swhid),
        Path(".zenodo.json"): json_text(zenodo(release, swhid)),
        **{PACKAGE / path: text for path, text in package_descriptions().items()},
    }
