"""Components of an OpenAPI description (3.1): the schemas of rows and the definitions that they share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from camwatch.metadata.jsonschema import row_schema
from camwatch.model.tables import TABLES

__all__ = ["component", "row_components"]


def component(table: str) -> str:
    """Return the name of the component that describes a row of a table."""
    return TABLES[table].__name__ + "Row"


def _relocated(value: Any) -> Any:
    """Return a schema whose references lead to the components of the document."""
    if isinstance(value, Mapping):
        return {
            name: part.replace("#/$defs/", "#/components/schemas/") if name == "$ref" else _relocated(part)
            for name, part in value.items()
        }
    return [_relocated(part) for part in value] if isinstance(value, list) else value


def row_components(tables: Iterable[str] = TABLES) -> dict[str, Any]:
    """Return the schema of a row of each table, by the name of its component, and the definitions that rows share."""
    found: dict[str, Any] = {}
    for table in tables:
        row = _relocated(row_schema(table))
        found |= row.pop("$defs")
        del row["$schema"]
        found[component(table)] = row
    return found
