"""The descriptions that the package carries beside the dataset: Data Package, Croissant and JSON Schemas."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from camwatch.metadata.croissant import croissant
from camwatch.metadata.datapackage import data_package
from camwatch.metadata.jsonschema import row_schema
from camwatch.metadata.record_files import FILES, file_schema
from camwatch.model.tables import STORED
from camwatch.store.release import Release

__all__ = ["json_text", "package_descriptions"]


def json_text(value: Any) -> str:
    """Write a description as the file of it is written."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def package_descriptions(release: Release, contents: Mapping[str, bytes]) -> dict[str, str]:
    """Return the text of each description by its path in the package.

    Args:
        release: The newest release of the dataset.
        contents: The content of each file of the dataset by its name.
    """
    return {
        "datapackage.json": json_text(data_package(release, contents)),
        "croissant.json": json_text(croissant(release, contents)),
        **{f"schema/rows/{table}.json": json_text(row_schema(table)) for table in STORED},
        **{f"schema/files/{name}.json": json_text(file_schema(name)) for name in FILES},
    }
