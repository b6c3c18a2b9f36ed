"""The Data Package (version 2.0) of a release's Parquet files, with a Table Schema for each table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from camwatch.arrow.schema import doc_of
from camwatch.citation.about import AUTHOR, DESCRIPTION, KEYWORDS, NAME, TITLE
from camwatch.dates import DATE, PartialDate
from camwatch.metadata.origin import licence_of, sources_of
from camwatch.model.fields import Field, fields
from camwatch.model.tables import STORED
from camwatch.store.archive import StoredFile, describe
from camwatch.store.release import Release

__all__ = ["data_package", "table_schema"]

_PROFILES = "https://datapackage.org/profiles/2.0"


def _type(of: pa.DataType) -> str:
    for test, name in (
        (pa.types.is_string, "string"),
        (pa.types.is_integer, "integer"),
        (pa.types.is_floating, "number"),
        (pa.types.is_boolean, "boolean"),
        (pa.types.is_date, "date"),
        (pa.types.is_list, "array"),
        (pa.types.is_struct, "object"),
    ):
        if test(of):
            return name
    raise TypeError(f"Table Schema has no type for {of}")


def _constraints(field: Field) -> dict[str, Any]:
    """Return the constraints of a column beyond its type."""
    found: dict[str, Any] = {}
    column = field.column
    if field.many:
        return found
    if field.type is PartialDate:
        found["pattern"] = DATE
    elif field.vocabulary is not None:
        found["enum"] = [word.value for word in field.vocabulary]
    elif column.pattern is not None:
        found["pattern"] = column.pattern.pattern
    bounds = {"minimum": column.minimum, "maximum": column.maximum}
    return {**found, **{name: bound for name, bound in bounds.items() if bound is not None}}


def table_schema(table: str, columns: pa.Schema) -> dict[str, Any]:
    """Return the Table Schema of a table, which has a row for each record.

    Args:
        table: The name of the table.
        columns: Its columns.
    """
    known = {field.name: field for field in fields(STORED[table])}
    described = []
    for field in columns:
        one: dict[str, Any] = {"name": field.name, "type": _type(field.type)}
        one["description"] = doc_of(field)
        constraints: dict[str, Any] = {} if field.nullable else {"required": True}
        if field.name in known:
            constraints |= _constraints(known[field.name])
        described.append({**one, "constraints": constraints} if constraints else one)
    links = [
        # A link within the table names no resource: version 1 has "" for that, which readers of version 2
        # must take as well, while readers of version 1 refuse what version 2 prefers.
        {"fields": [name], "reference": {"resource": "" if to == table else to, "fields": ["id"]}}
        for name, link in known.items()
        if (to := link.references) is not None and not link.many and any(one["name"] == name for one in described)
    ]
    found = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": described,
        "primaryKey": ["id"],
    }
    return {**found, "foreignKeys": links} if links else found


def _resource(release: Release, file: StoredFile, columns: pa.Schema, folder: str) -> dict[str, Any]:
    table = file.name.removesuffix(".parquet")
    return {
        "name": table,
        "type": "table",
        "path": f"{folder}{file.name}",
        "description": (STORED[table].__doc__ or "").partition("\n")[0],
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "licenses": [licence_of()],
        "sources": sources_of(release, table),
        "schema": table_schema(table, columns),
    }


def data_package(
    release: Release, contents: Mapping[str, bytes], columns: Mapping[str, pa.Schema], *, folder: str = ""
) -> dict[str, Any]:
    """Return the Data Package of a release's Parquet files.

    Args:
        release: The release.
        contents: The content of each file by its name.
        columns: The columns of each table.
        folder: Where the files lie, seen from the descriptor; with a slash at its end.
    """
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": NAME,
        **({"id": f"https://doi.org/{release.doi}"} if release.doi else {}),
        "title": TITLE,
        "description": DESCRIPTION,
        "version": release.version,
        "created": f"{release.date}T00:00:00Z",
        "digest": release.digest,
        "keywords": list(KEYWORDS),
        "contributors": [{"title": AUTHOR, "roles": ["author"]}],
        "licenses": [licence_of()],
        "sources": [
            {"title": f"{credit.title}, {credit.publisher} ({credit.licence})", "path": credit.url}
            for credit in release.credits
        ],
        "resources": [
            _resource(release, describe(f"{table}.parquet", contents[f"{table}.parquet"]), columns[table], folder)
            for table in columns
        ],
    }
