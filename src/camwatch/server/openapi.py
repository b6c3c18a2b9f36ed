"""The OpenAPI 3.1 description of the server, generated from the fields of the model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from camwatch._version import __version__
from camwatch.citation.about import LICENCE, LICENCE_URL
from camwatch.metadata.openapi import component, row_components
from camwatch.model.tables import TABLES
from camwatch.server.operations import CITE, FIND, IDENTIFY, RESOLVE, SCREEN
from camwatch.server.parameters import Parameter
from camwatch.server.problems import MEDIA_TYPE
from camwatch.server.questions import ON, Question, paging
from camwatch.server.rendering import added_columns
from camwatch.server.service import Service

__all__ = ["document"]

_JSON = "application/json"
_ABOUT = {
    "type": "object",
    "description": "The release that the answer is from.",
    "properties": {
        "release": {"type": "string", "description": "Its version."},
        "date": {"type": "string", "format": "date", "description": "The day on which it was made."},
        "digest": {"type": "string", "description": "SHA-256 over its records."},
        "licence": {"type": "string", "description": "SPDX identifier of the licence of the data."},
        "licence_url": {"type": "string", "format": "uri"},
        "citation": {"type": "string", "description": "How to cite it."},
    },
    "required": ["release", "date", "digest", "licence", "licence_url", "citation"],
}
_PROBLEM = {
    "type": "object",
    "description": "What is wrong with a request, and what to do (RFC 9457).",
    "properties": {
        "type": {"type": "string", "format": "uri", "description": "The kind of problem, for programs."},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What is wrong, and what to do."},
        "candidates": {
            "type": "array",
            "items": {"type": "object"},
            "description": "The records that a name may mean.",
        },
    },
    "required": ["type", "title", "status", "detail"],
}
_OBJECT: dict[str, Any] = {"type": "object"}
_NOTE = {"type": "string", "description": "A note that an empty answer does not prove absence."}


def _schema(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _schemas() -> dict[str, Any]:
    found: dict[str, Any] = {"About": _ABOUT, "Problem": _PROBLEM, **row_components()}
    for table in TABLES:
        found[component(table)]["properties"] |= added_columns(table)
    return found


def _answer(data: Mapping[str, Any], **members: Any) -> dict[str, Any]:
    properties = {"about": _schema("About"), "data": data, **members}
    return {"type": "object", "properties": properties, "required": ["about", "data"]}


def _responses(schema: Mapping[str, Any]) -> dict[str, Any]:
    tag = {
        "ETag": {
            "schema": {"type": "string"},
            "description": "Send it as If-None-Match to get the answer only if it has changed.",
        }
    }
    return {
        "200": {"description": "The answer.", "headers": tag, "content": {_JSON: {"schema": schema}}},
        "304": {"description": "The client already has this answer (If-None-Match)."},
        "default": {"description": "A problem.", "content": {MEDIA_TYPE: {"schema": _schema("Problem")}}},
    }


def _parameters(parameters: Iterable[Parameter]) -> list[dict[str, Any]]:
    return [
        {
            "name": one.name,
            "in": "query",
            "description": one.doc + (" Can be repeated." if one.many else ""),
            "required": one.required,
            "schema": one.schema(),
            **({"style": "form", "explode": True} if one.many else {}),
        }
        for one in parameters
    ]


def _operation(
    name: str, tag: str, summary: str, parameters: Iterable[Parameter], schema: Mapping[str, Any], **more: Any
) -> dict[str, Any]:
    return {
        "operationId": name,
        "tags": [tag],
        "summary": summary,
        "parameters": [*_parameters(parameters), *more.pop("also", ())],
        "responses": _responses(schema),
        **more,
    }


def _lists(service: Service, questions: Iterable[Question]) -> dict[str, Any]:
    pages = paging(service.limits)
    counts = {
        "total": {"type": "integer", "description": "Number of records that match."},
        "offset": {"type": "integer"},
        "next": {"type": ["string", "null"], "description": "The address of the next page."},
        "note": _NOTE,
    }
    on = {"on": {"type": "string", "description": "The date for which standing is computed."}}
    return {
        f"/api/v1/{one.path}": {
            "get": _operation(
                f"list_{one.path.replace('-', '_')}",
                "lists",
                one.summary,
                {**one.parameters, **pages}.values(),
                _answer(
                    {"type": "array", "items": _schema(component(one.table))}, **counts, **(on if one.judged else {})
                ),
            )
        }
        for one in questions
    }


def _records() -> dict[str, Any]:
    found: dict[str, Any] = {}
    identifier = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}, "description": "The id."}
    for table in TABLES:
        title = table.replace("_", " ")
        sources = {
            "sources": {
                "type": "array",
                "items": _schema("SourceRow"),
                "description": "The sources that a claim cites.",
            }
        }
        found[f"/api/v1/{table}/{{id}}"] = {
            "get": _operation(
                f"get_{table}",
                "records",
                f"One record of {title}",
                (ON,) if table == "commitments" else (),
                _answer(_schema(component(table)), **sources),
                also=(identifier,),
            )
        }
        found[f"/api/v1/{table}/{{id}}/history"] = {
            "get": _operation(
                f"history_of_{table}",
                "records",
                f"Every revision of a record of {title}",
                (),
                _answer({"type": "array", "items": _OBJECT}, total={"type": "integer"}),
                also=(identifier,),
            )
        }
    return found


def _body(schema: Mapping[str, Any], media_type: str = _JSON) -> dict[str, Any]:
    return {"requestBody": {"required": True, "content": {media_type: {"schema": schema}}}}


def _others(*, sql: bool) -> dict[str, Any]:
    objects = {"type": "array", "items": _OBJECT}
    texts = {"type": "array", "items": {"type": "string"}}
    one_text = {"type": "object", "properties": {"texts": texts}, "required": ["texts"]}
    found: dict[str, Any] = {
        "/api/v1/releases": {"get": _operation("releases", "release", "Every release", (), _answer(objects))},
        "/api/v1/coverage": {
            "get": _operation(
                "coverage", "release", "Coverage of the register by country and kind of body", (), _answer(_OBJECT)
            )
        },
        "/api/v1/cite": {
            "get": _operation(
                "cite", "release", "The citation of a release or a claim", CITE.values(), _answer({"type": "string"})
            )
        },
        "/api/v1/identify": {
            "get": _operation(
                "identify", "equipment", "The vendors that a text points to", IDENTIFY.values(), _answer(_OBJECT)
            ),
            "post": _operation(
                "identify_all",
                "equipment",
                "The vendors that each of several texts points to",
                (),
                _answer(objects),
                **_body(one_text),
            ),
        },
        "/api/v1/screen": {
            "post": _operation(
                "screen",
                "equipment",
                "The vendors in a posted table",
                SCREEN.values(),
                _answer(_OBJECT),
                **_body({}, "*/*"),
            )
        },
    }
    for table in FIND:
        found[f"/api/v1/find/{table}"] = {
            "get": _operation(
                f"find_{table}",
                "names",
                f"The {table} that a name may mean, best match first",
                FIND[table].values(),
                _answer(objects),
            )
        }
        found[f"/api/v1/resolve/{table}"] = {
            "get": _operation(
                f"resolve_{table}",
                "names",
                f"The one record of {table} with this name, or an error that lists the candidates",
                RESOLVE[table].values(),
                _answer(_schema(component(table))),
            )
        }
    if sql:
        query = {
            "type": "object",
            "properties": {"query": {"type": "string"}, "parameters": {"type": ["array", "object", "null"]}},
            "required": ["query"],
        }
        found["/api/v1/sql"] = {
            "post": _operation("sql", "sql", "One SELECT over all tables", (), _answer(_OBJECT), **_body(query))
        }
    return found


def document(service: Service, questions: Iterable[Question], *, sql: bool) -> dict[str, Any]:
    """Return the description.

    Args:
        service: The service.
        questions: The lists that the server answers.
        sql: Whether it answers queries in SQL.
    """
    release = service.dataset.release
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "camwatch",
            "summary": "The register of commitments about surveillance cameras.",
            "description": f"Dataset {release.version} of {release.date}. An empty answer does not prove absence.",
            "version": __version__,
            "license": {"name": LICENCE, "url": LICENCE_URL},
        },
        "servers": [{"url": "/"}],
        "paths": {**_lists(service, questions), **_records(), **_others(sql=sql)},
        "components": {"schemas": _schemas()},
    }
