"""Data Package: the CSV files with a description that programs read (Data Package v2, <https://datapackage.org>)."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from camwatch.citation.about import AUTHOR, DESCRIPTION, KEYWORDS, TITLE
from camwatch.export.about import About
from camwatch.export.crate import write_crate
from camwatch.export.csv import FORM, write_tables
from camwatch.export.flat import FlatColumn, FlatTable, flat_tables
from camwatch.export.readme import write_readme
from camwatch.metadata.origin import licence_of, sources_of
from camwatch.store.tables import Tables

__all__ = ["DESCRIPTOR", "package", "table_schema", "write"]

DESCRIPTOR = "datapackage.json"

_PROFILES = "https://datapackage.org/profiles/2.0"


def _field(column: FlatColumn, *, only: bool) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if only:
        constraints["unique"] = True
    if column.words:
        constraints["enum"] = list(column.words)
    if column.pattern is not None:
        constraints["pattern"] = column.pattern
    field: dict[str, Any] = {"name": column.name, "type": column.kind, "description": column.doc}
    return {**field, "constraints": constraints} if constraints else field


def table_schema(table: FlatTable) -> dict[str, Any]:
    """Return the Table Schema of a flat table."""
    keys = [
        {
            "fields": list(key.columns),
            # Within one table, the reference names no resource.
            "reference": {"resource": "" if key.table == table.name else key.table, "fields": list(key.references)},
        }
        for key in table.foreign_keys
    ]
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(column, only=(column.name,) == table.key) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    return {**schema, "foreignKeys": keys} if keys else schema


def _resource(folder: Path, table: FlatTable, about: About) -> dict[str, Any]:
    name = f"{table.name}.csv"
    content = (folder / name).read_bytes()
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": table.name,
        "type": "table",
        "path": name,
        "description": table.doc,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"$schema": f"{_PROFILES}/tabledialect.json", "lineTerminator": "\n"},
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "licenses": [licence_of()],
        "sources": sources_of(about.release, table.name),
        "schema": table_schema(table),
    }


def package(folder: Path, tables: list[FlatTable], about: About) -> dict[str, Any]:
    """Return the description of a directory of CSV files."""
    release = about.release
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "camwatch",
        "title": TITLE,
        "description": DESCRIPTION,
        "version": release.version,
        "created": f"{release.date.isoformat()}T00:00:00Z",
        "licenses": [licence_of()],
        "contributors": [{"title": AUTHOR, "roles": ["creator"]}],
        "sources": [{"title": f"{credit.title}, {credit.publisher}", "path": credit.url} for credit in release.credits],
        "keywords": list(KEYWORDS),
        "digest": release.digest,
        "citation": about.citation,
        "resources": [_resource(folder, table, about) for table in tables],
    }


def write(tables: Tables, path: Path, about: About) -> dict[str, int]:
    """Write a release as a Data Package in an empty directory; return how many rows each file has."""
    flat = flat_tables(tables)
    rows = write_tables(path, flat)
    text = json.dumps(package(path, flat, about), ensure_ascii=False, indent=1) + "\n"
    (path / DESCRIPTOR).write_text(text, encoding="utf-8", newline="\n")
    write_readme(path, about, FORM, [f"{DESCRIPTOR} describes every file and every column."])
    write_crate(path, about, {f"{table.name}.csv": table.doc for table in flat})
    return rows
