"""What describes the newest release: citation files, Data Package, Croissant and JSON Schemas."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from camwatch.citation.swhid import directory_swhid
from camwatch.curation.schemas import FILES, file_schema
from camwatch.metadata.croissant import croissant
from camwatch.metadata.datapackage import data_package
from camwatch.metadata.jsonschema import row_schema
from camwatch.model.tables import STORED
from camwatch.store.archive import Archive
from pages.committed.cff import citation_cff
from pages.committed.zenodo import zenodo

__all__ = ["PACKAGE", "descriptions"]

PACKAGE = Path("src/camwatch")
"""The package, in a clone of the repository."""


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def descriptions(data: Path) -> dict[Path, str]:
    """Return every description of a dataset, by its place in a clone of the repository.

    Args:
        data: The directory of the dataset.

    Raises:
        DamagedData: If a file of the dataset is not what was published.
    """
    archive = Archive(data)
    release, contents = archive.releases[-1], archive.contents()
    swhid = directory_swhid(contents)
    return {
        Path("CITATION.cff"): citation_cff(release, swhid),
        Path(".zenodo.json"): _json(zenodo(release, swhid)),
        PACKAGE / "datapackage.json": _json(data_package(release, contents)),
        PACKAGE / "croissant.json": _json(croissant(release, contents)),
        **{PACKAGE / "schema" / "rows" / f"{table}.json": _json(row_schema(table)) for table in STORED},
        **{PACKAGE / "schema" / "files" / f"{name}.json": _json(file_schema(name)) for name in FILES},
    }
