"""The YAML files that people edit: what is in each, and its JSON Schema (2020-12) for their editors."""

from __future__ import annotations

from typing import Any

from camwatch.metadata.jsonschema import DIALECT, Definitions
from camwatch.model.column import ID
from camwatch.model.tables import STORED
from camwatch.model.vendor import Vendor

__all__ = ["FILES", "LEADS", "OF_BODY", "OF_VENDOR", "file_schema"]

LEADS = "leads"
"""The key of a record in a file that no release publishes: the numbers of the research leads that it came from."""
OF_BODY = ("commitments", "ties")
"""The tables whose records are in the file of one body."""
OF_VENDOR = ("brands", "figures", "ownership", "device_rules")
"""The tables whose records are in the file of one vendor."""

FILES = {
    "claims": "claims/*/*.yml",
    "vendor": "vendors/*.yml",
    "interventions": "interventions/*.yml",
    "statistics": "statistics/*.yml",
}
"""Each schema by name, with the files under ``records/`` that it is for."""


def _record(definitions: Definitions, cls: type[Any], *, implied: str | None = None) -> dict[str, Any]:
    """Return the schema of a record in a file; ``implied`` is the column that the file gives to all of its records."""
    found = definitions.part(cls)
    leads = {
        "description": "The numbers of the research leads that it was made from; they are not published.",
        "type": "array",
        "items": definitions.text(),
    }
    kept = {name: value for name, value in found["properties"].items() if name != implied}
    return {
        **found,
        "properties": {**dict(list(kept.items())[:1]), LEADS: leads, **kept},
        "required": [name for name in found["required"] if name != implied],
    }


def _lists(definitions: Definitions, tables: tuple[str, ...], *, implied: str | None = None) -> dict[str, Any]:
    return {
        table: {
            "description": f"Records of {table}, in the order of their ids.",
            "type": "array",
            "items": _record(definitions, STORED[table], implied=implied),
        }
        for table in tables
    }


def file_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a sort of file.

    It knows forms, words and which fields must be there; `camwatch check` knows the rest: links between
    records, the order of dates, what citations must support.

    Args:
        name: A key of :data:`FILES`.
    """
    definitions = Definitions(edited=True)
    if name == "vendor":
        head = _record(definitions, Vendor)
        properties = {**head["properties"], **_lists(definitions, OF_VENDOR, implied="vendor")}
        required = head["required"]
    elif name == "claims":
        body = {"description": "The body that every record here is about; the file has its id as name."}
        properties = {
            "body": {**body, "type": "string", "pattern": f"^(?:{ID})$"},
            **_lists(definitions, OF_BODY, implied="body"),
        }
        required = ["body"]
    else:
        properties = _lists(definitions, (name,))
        required = [name]
    return {
        "$schema": DIALECT,
        "title": f"records/{FILES[name]}",
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
        "$defs": definitions.found,
    }
