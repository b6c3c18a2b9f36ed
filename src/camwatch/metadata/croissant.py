"""The schema.org Dataset of a release as it is exported, as JSON-LD with Croissant 1.1."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from camwatch.arrow.schema import doc_of
from camwatch.citation.about import AUTHOR, DESCRIPTION, KEYWORDS, LANGUAGE, LICENCE_URL, NAME, TITLE
from camwatch.citation.bibtex import bibtex
from camwatch.citation.swhid import directory_swhid
from camwatch.citation.work import of_release
from camwatch.metadata.origin import origins
from camwatch.model.fields import fields
from camwatch.model.tables import STORED
from camwatch.store.archive import describe
from camwatch.store.release import Credit, Release

__all__ = ["croissant"]

CONFORMS_TO = "http://mlcommons.org/croissant/1.1"

# Croissant 1.1, appendix 1: the terms that a description of a dataset may use.
_CR = (
    *("arrayShape", "citeAs", "column", "containedIn", "equivalentProperty", "extract", "field", "fileObject"),
    *("fileProperty", "fileSet", "format", "includes", "isArray", "isLiveDataset", "jsonPath", "key", "md5"),
    *("parentField", "path", "recordSet", "references", "regex", "repeated", "replace", "samplingRate"),
    *("separator", "source", "subField", "transform"),
)
_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "sc": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "description": {"@container": "@language"},
    "name": {"@container": "@language"},
    **{term: f"cr:{term}" for term in _CR},
}

# The registered media type, and the one that Croissant's own reader knows.
_PARQUET = ["application/vnd.apache.parquet", "application/x-parquet"]


def _type(of: pa.DataType) -> str:
    for test, name in (
        (pa.types.is_string, "Text"),
        (pa.types.is_integer, "Integer"),
        (pa.types.is_floating, "Float"),
        (pa.types.is_boolean, "Boolean"),
        (pa.types.is_date, "Date"),
    ):
        if test(of):
            return f"sc:{name}"
    raise TypeError(f"Croissant has no type for {of}")


def _field(table: str, field: pa.Field[Any], above: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return a column as a Croissant field; a part of it is found by its path in the column."""
    kind: Any = field.type
    many = pa.types.is_list(kind)
    inner: Any = kind.value_type if many else kind
    path = (*above, field.name)
    found: dict[str, Any] = {"@type": "cr:Field", "@id": "/".join((table, *path)), "name": "/".join(path)}
    found["description"] = doc_of(field)
    if many:
        found["isArray"] = True
        found["arrayShape"] = "-1"
    if pa.types.is_struct(inner):
        parts = [inner.field(place) for place in range(inner.num_fields)]
        # Croissant cannot say where in a list a list of objects lies: a path gives one value an item.
        deep = [
            part for part in parts if many and pa.types.is_list(part.type) and pa.types.is_struct(part.type.value_type)
        ]
        if deep:
            found["description"] += (
                f" Each also has {', '.join(part.name for part in deep)}: see schema/rows/{table}.json."
            )
        found["subField"] = [_field(table, part, path) for part in parts if part not in deep]
        return found
    found["dataType"] = _type(inner)
    found["source"] = {"fileObject": {"@id": f"{table}.parquet"}, "extract": {"column": path[0]}}
    if above:
        found["source"]["transform"] = {"jsonPath": ".".join(path[1:])}
    return found


def _record_set(table: str, columns: pa.Schema) -> dict[str, Any]:
    references = {field.name: field.references for field in fields(STORED[table]) if field.references}
    entries = []
    for field in columns:
        one = _field(table, field)
        # To Croissant a reference is a join, which its reader would make of each table.
        if field.name in references:
            one["description"] += f" An id of {references[field.name]}."
        entries.append(one)
    return {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "description": (STORED[table].__doc__ or "").partition("\n")[0],
        "key": [{"@id": f"{table}/id"}],
        "field": entries,
    }


def _based_on(credit: Credit) -> dict[str, Any]:
    """Return an open register that a part of the dataset comes from."""
    return {
        "@type": "sc:Dataset",
        "name": credit.title,
        "url": credit.url,
        "license": credit.licence,
        "description": credit.used_for,
        "creator": {"@type": "sc:Organization", "name": credit.publisher},
    }


def croissant(
    release: Release, contents: Mapping[str, bytes], columns: Mapping[str, pa.Schema], *, folder: str = ""
) -> dict[str, Any]:
    """Return the description of a release's Parquet files, with one row for each record.

    Args:
        release: The release.
        contents: The content of each file by its name.
        columns: The columns of each table.
        folder: Where the files lie, seen from the description; with a slash at its end.
    """
    swhid = directory_swhid(contents)
    files = [describe(name, content) for name, content in sorted(contents.items())]
    maintainers = {"@type": "sc:Organization", "name": AUTHOR}
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        "name": NAME,
        "alternateName": TITLE,
        "description": DESCRIPTION,
        # A release has no address of its own to name; a SWHID is an IRI too.
        "url": f"https://doi.org/{release.doi}" if release.doi else swhid,
        "identifier": [f"sha256:{release.digest}", swhid],
        "license": LICENCE_URL,
        "creator": maintainers,
        "publisher": maintainers,
        "datePublished": release.date.isoformat(),
        "version": release.version,
        "inLanguage": LANGUAGE,
        "keywords": list(KEYWORDS),
        "isLiveDataset": False,
        "isAccessibleForFree": True,
        "citeAs": bibtex(of_release(release, swhid)),
        "isBasedOn": [_based_on(credit) for credit in release.credits],
        "distribution": [
            {
                "@type": "cr:FileObject",
                "@id": file.name,
                "name": file.name,
                "contentUrl": f"{folder}{file.name}",
                "contentSize": f"{file.bytes} B",
                "encodingFormat": _PARQUET,
                "sha256": file.sha256,
                "license": LICENCE_URL,
                **({"isBasedOn": [one.url for one in based]} if (based := origins(release, file.name)) else {}),
            }
            for file in files
        ],
        "recordSet": [_record_set(table, columns[table]) for table in STORED if table in columns],
    }
