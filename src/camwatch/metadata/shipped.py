"""The descriptions that the package carries beside the dataset: the JSON Schemas of its rows and its files."""

from __future__ import annotations

import json
from typing import Any

from camwatch.metadata.jsonschema import row_schema
from camwatch.metadata.record_files import FILES, file_schema
from camwatch.model.tables import STORED

__all__ = ["json_text", "package_descriptions"]


def json_text(value: Any) -> str:
    """Write a description as the file of it is written."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def package_descriptions() -> dict[str, str]:
    """Return the text of each description by its path in the package."""
    return {
        **{f"schema/rows/{table}.json": json_text(row_schema(table)) for table in STORED},
        **{f"schema/files/{name}.json": json_text(file_schema(name)) for name in FILES},
    }
