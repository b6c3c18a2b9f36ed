"""The OpenAPI 3.1 description of the JSON files, and the JSON Schemas of their content."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import camwatch
from camwatch.citation.about import DESCRIPTION, LICENCE, LICENCE_TITLE
from camwatch.metadata.jsonschema import row_schema
from camwatch.metadata.openapi import component, row_components
from camwatch.model.tables import TABLES
from camwatch.model.vocabulary import Standing
from camwatch.wording import label
from pages.published.records import CLAIMS
from pages.published.site import Site

__all__ = ["write"]

_ADDRESS = {"type": "string", "format": "uri"}

_RELEASE = {
    "description": "The release that the file was made from.",
    "type": "object",
    "properties": {
        "version": {"type": "string"},
        "date": {"type": "string", "format": "date"},
        "digest": {"description": "SHA-256 of the content of the release.", "type": "string"},
        "licence": {"description": "SPDX identifier of the licence.", "type": "string"},
    },
    "required": ["version", "date", "digest", "licence"],
}

_LINKS = {
    "description": "The addresses of this record, of its page and, by column and id, of the records that it refers to.",
    "type": "object",
    "properties": {"id": _ADDRESS, "page": _ADDRESS},
    "required": ["id"],
    "additionalProperties": {"type": "object", "additionalProperties": _ADDRESS},
}

_LISTED = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"id": {"type": "string"}, "name": {"type": "string"}, "url": _ADDRESS},
        "required": ["id", "name", "url"],
    },
}


_STANDING = {
    "description": "The standing of the commitment on the day of the release.",
    "type": "object",
    "properties": {
        "on": {"type": "string", "format": "date"},
        "standing": {"type": "string", "enum": [word.value for word in Standing]},
    },
    "required": ["on", "standing"],
}

_IDS = {
    "type": "array",
    "items": {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]},
}

_TABLES = {
    "description": "The address of each table's list, which has the name and the address of every id.",
    "type": "object",
    "additionalProperties": _ADDRESS,
}


def _with_links(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the properties of a row's file, and those that are required."""
    added = {"_standing": _STANDING} if table == "commitments" else {}
    added |= {"_links": _LINKS, "_release": _RELEASE}
    return {"properties": {**row["properties"], **added}, "required": [*row["required"], *added]}


def _schema(site: Site, table: str) -> dict[str, Any]:
    """Return the schema of a record's file: a row of the table with its links and the release."""
    schema = row_schema(table)
    schema["$id"] = site.address(f"api/v1/schema/{table}.json")
    schema["title"] = f"A record of {table}"
    return {**schema, **_with_links(table, schema)}


def _components() -> dict[str, Any]:
    """Return the schemas of all records and their shared definitions."""
    found = row_components()
    for table in TABLES:
        row = found[component(table)]
        found[component(table)] = {**row, **_with_links(table, row)}
    return {"schemas": dict(sorted(found.items()))}


def _index(properties: Mapping[str, Any]) -> dict[str, Any]:
    found = {**properties, "_release": _RELEASE}
    return {"type": "object", "properties": found, "required": list(found)}


def _answer(schema: Mapping[str, Any], what: str) -> dict[str, Any]:
    return {
        "200": {"description": what, "content": {"application/json": {"schema": schema}}},
        "404": {"description": "There is no such file. This does not mean that a body has no cameras."},
    }


def _parameter(name: str, description: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "description": description, "schema": {"type": "string"}}


def _paths() -> dict[str, Any]:
    claims = {**dict.fromkeys(CLAIMS, _IDS), "_tables": _TABLES}
    paths: dict[str, Any] = {}
    for table in TABLES:
        listing = {"table": {"type": "string"}, "count": {"type": "integer"}, "records": _LISTED}
        paths[f"/api/v1/{table}/index.json"] = {
            "get": {
                "operationId": f"list_{table}",
                "summary": f"List {label(table)}",
                "responses": _answer(_index(listing), f"Id, name and address of each record of {table}."),
            }
        }
        paths[f"/api/v1/{table}/{{id}}.json"] = {
            "get": {
                "operationId": f"get_{table}",
                "summary": f"Get a record of {label(table)}",
                "parameters": [_parameter("id", f"An id of {table}.")],
                "responses": _answer({"$ref": f"#/components/schemas/{component(table)}"}, "The record."),
            }
        }
    by_country = {"country": {"type": "string"}, "name": {"type": "string"}, **claims}
    paths["/api/v1/by-country/{code}.json"] = {
        "get": {
            "operationId": "list_by_country",
            "summary": "List the claims about the bodies of a country",
            "parameters": [_parameter("code", "Country code of two lower-case letters, such as gb.")],
            "responses": _answer(_index(by_country), "The claims, by table."),
        }
    }
    by_vendor = {"vendor": {"type": "string"}, "name": {"type": "string"}, **claims}
    paths["/api/v1/by-vendor/{id}.json"] = {
        "get": {
            "operationId": "list_by_vendor",
            "summary": "List the claims about a vendor, its brands, its subsidiaries and its classes",
            "parameters": [_parameter("id", "An id of vendors.")],
            "responses": _answer(_index(by_vendor), "The claims, by table."),
        }
    }
    return paths


def write(site: Site) -> None:
    """Write the schemas and the description of the files."""
    for table in TABLES:
        site.write_json(f"api/v1/schema/{table}.json", _schema(site, table))
    paths = _paths()
    retired: dict[str, Any] = {name: {"type": "string"} for name in ("table", "id", "reason")}
    retired |= {"successor": {"type": ["string", "null"]}, "url": _ADDRESS}
    item = {"type": "object", "properties": retired, "required": list(retired)}
    paths["/api/v1/retired.json"] = {
        "get": {
            "operationId": "list_retired",
            "summary": "List the ids whose records were merged or withdrawn",
            "responses": _answer(_index({"retired": {"type": "array", "items": item}}), "The ids, with the reasons."),
        }
    }
    paths["/api/v1/index.json"] = {
        "get": {
            "operationId": "index",
            "summary": "Get the index, which links to every other file",
            "responses": _answer({"type": "object"}, "Addresses by table, country and vendor."),
        }
    }
    site.write_json(
        "api/v1/openapi.json",
        {
            "openapi": "3.1.0",
            "info": {
                "title": "camwatch: the register as files",
                "version": site.ds.release.version,
                "description": f"{DESCRIPTION} Generated by camwatch {camwatch.__version__}.",
                "license": {"name": LICENCE_TITLE, "identifier": LICENCE},
            },
            "servers": [{"url": site.base.rstrip("/")}],
            "paths": paths,
            "components": _components(),
        },
    )
