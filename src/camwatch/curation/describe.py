"""Writing what is generated from the model and the newest release: ``python -m camwatch.curation.describe``.

It writes, in a clone of the repository: CITATION.cff and .zenodo.json; and, in the package,
datapackage.json, croissant.json and the JSON Schemas under ``schema/``.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from camwatch.citation.swhid import directory_swhid
from camwatch.curation.schemas import FILES, file_schema
from camwatch.errors import CamwatchError
from camwatch.metadata.cff import citation_cff
from camwatch.metadata.croissant import croissant
from camwatch.metadata.datapackage import data_package
from camwatch.metadata.jsonschema import row_schema
from camwatch.metadata.zenodo import zenodo
from camwatch.model.tables import STORED
from camwatch.store.archive import Archive

__all__ = ["PACKAGE", "describe", "descriptions", "main"]

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


def describe(root: Path) -> list[Path]:
    """Write the descriptions of the shipped dataset, and remove schemas of what there is no more.

    Args:
        root: A clone of the repository.

    Returns:
        The files that were changed, by their place in the clone.
    """
    wanted = descriptions(root / PACKAGE / "data")
    changed = []
    for place, text in wanted.items():
        path = root / place
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.new")
        fresh.write_text(text, encoding="utf-8", newline="\n")
        os.replace(fresh, path)  # noqa: PTH105 (Path.replace is the same call; this says that it is one step)
        changed.append(place)
    for path in sorted((root / PACKAGE / "schema").rglob("*.json")):
        if path.relative_to(root) not in wanted:
            path.unlink()
            changed.append(path.relative_to(root))
    return changed


def main() -> None:
    """Write the descriptions in the clone that the command line names, or else in the current directory."""
    try:
        for place in describe(Path(sys.argv[1]) if len(sys.argv) > 1 else Path()):
            print(f"wrote {place}")
    except CamwatchError as error:
        sys.exit(f"camwatch: {error}")


if __name__ == "__main__":
    main()
