"""JSON Schema (2020-12) of a record: as a row of data, and as people write it in a file."""

from __future__ import annotations

import inspect
from typing import Any

import attrs

from camwatch.arrow.schema import doc_of, record_columns, schema
from camwatch.dates import DATE, PartialDate
from camwatch.model.column import Column
from camwatch.model.fields import Field, fields
from camwatch.model.tables import STORED
from camwatch.model.vocabulary import Vocabulary

__all__ = ["DIALECT", "Definitions", "row_schema"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}


def _documented(of: Any) -> str:
    return (inspect.getdoc(of) or "").partition("\n")[0]


class Definitions:
    """The definitions that the schemas of a document share: vocabularies, dates, parts of records.

    Args:
        edited: Whether the records are YAML that people write, rather than rows of data. The register
            reads YAML as text, but an editor takes ``2022`` and ``002415`` for numbers, so a text may be
            one; and a field that is null in a row is left out.
    """

    def __init__(self, *, edited: bool) -> None:
        self._edited = edited
        self._found: dict[str, Any] = {}

    @property
    def found(self) -> dict[str, Any]:
        """The definitions that were used, by name."""
        return dict(sorted(self._found.items()))

    def _reference(self, name: str, definition: Any) -> dict[str, Any]:
        if name not in self._found:
            self._found[name] = None  # so that a part may hold itself
            self._found[name] = definition()
        return {"$ref": f"#/$defs/{name}"}

    def _date(self) -> dict[str, Any]:
        text = {"type": "string", "pattern": f"^{DATE}$"}
        doc = "A date as precise as its source: YYYY, YYYY-MM or YYYY-MM-DD (EDTF level 0)."
        if not self._edited:
            return {"description": doc, **text}
        return {"description": doc, "anyOf": [text, {"type": "integer", "minimum": 1, "maximum": 9999}]}

    def text(self) -> dict[str, Any]:
        """Return the schema of a text."""
        return {"type": ["string", "number", "boolean"] if self._edited else "string"}

    def _one(self, of: type[Any], column: Column) -> dict[str, Any]:
        """Return the schema of one value of a type."""
        if of is PartialDate:
            return self._reference("Date", self._date)
        if attrs.has(of):
            return self._reference(of.__name__, lambda: self.part(of))
        if issubclass(of, Vocabulary):
            words = [{"const": word.value, "description": word.meaning} for word in of]
            return self._reference(of.__name__, lambda: {"description": _documented(of), "oneOf": words})
        found = self.text() if of is str else {"type": _PLAIN[of]}
        if of is str and column.pattern is not None:
            found["pattern"] = f"^(?:{column.pattern.pattern})$"
        bounds = {"minimum": column.minimum, "maximum": column.maximum}
        return {**found, **{name: bound for name, bound in bounds.items() if bound is not None}}

    def _property(self, field: Field) -> dict[str, Any]:
        value = self._one(field.type, field.column)
        doc = field.doc + (f" An id of {field.references}." if field.references else "")
        if field.many:
            least = {"minItems": 1} if field.required else {}
            return {"description": doc, "type": "array", "items": value, **least}
        if field.optional and not self._edited:
            return {"description": doc, "anyOf": [value, {"type": "null"}]}
        return {"description": doc, **value}

    def properties(self, cls: type[Any]) -> tuple[dict[str, Any], list[str]]:
        """Return the schema of each column of a class of the model, and the names of those that must be there."""
        found: dict[str, Any] = {}
        needed = []
        for field in fields(cls):
            found[field.name] = self._property(field)
            if field.required or not (self._edited or field.optional):
                needed.append(field.name)
        return found, needed

    def part(self, cls: type[Any]) -> dict[str, Any]:
        """Return the schema of an object of a class of the model, with no other columns than its own."""
        found, needed = self.properties(cls)
        return {
            "description": _documented(cls),
            "type": "object",
            "properties": found,
            "required": needed,
            "additionalProperties": False,
        }


def _computed(table: str) -> dict[str, Any]:
    """Return the schemas of the columns that follow from others; not every export has them."""
    types = {"string": "string", "bool": "boolean", "date32[day]": "string"}
    found: dict[str, Any] = {}
    for field in schema(table):
        if field.name not in record_columns(table):
            kind = types[str(field.type)]
            doc = doc_of(field)
            found[field.name] = {"description": doc, "type": [kind, "null"] if field.nullable else kind}
            if kind == "string" and "date" in str(field.type):
                found[field.name]["format"] = "date"
    return found


def row_schema(table: str) -> dict[str, Any]:
    """Return the JSON Schema of a table's records as rows of data.

    A row is what ``--format json`` prints: null for what is not known. It may hold more columns, such
    as those that a query joins to it.

    Args:
        table: The name of the table, ``retired`` among them.
    """
    definitions = Definitions(edited=False)
    found = definitions.part(STORED[table])
    return {
        "$schema": DIALECT,
        "title": f"A row of {table}",
        "description": found["description"],
        "type": "object",
        "properties": {**found["properties"], **_computed(table)},
        "required": found["required"],
        "$defs": definitions.found,
    }
