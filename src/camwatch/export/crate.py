"""The description of an exported directory that research repositories read (RO-Crate)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from camwatch.export.about import About
from camwatch.metadata.rocrate import CRATE, crate

__all__ = ["write_crate"]

_OTHERS = {
    "README.txt": "What the export is, how its files are written, and the meaning of each column.",
    "croissant.json": "The description of the files for machine learning (Croissant 1.1).",
    "datapackage.json": "The description of the files and their columns (Data Package 2.0).",
}


def write_crate(folder: Path, about: About, meanings: Mapping[str, str]) -> None:
    """Write ``ro-crate-metadata.json``, which describes every other file of a directory.

    Args:
        folder: The directory, with all other files of the export in it.
        about: What the export says of itself.
        meanings: What each file of rows holds, by its name.
    """
    contents = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    value = crate(about.release, contents, {**_OTHERS, **meanings}, about.citation)
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    (folder / CRATE).write_text(text, encoding="utf-8", newline="\n")
