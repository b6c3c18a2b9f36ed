"""Reconciliation: answers to OpenRefine, by the API's own rules.

The JSON schemas below are written from the text of the Reconciliation Service API 0.2, the report of
the W3C community group: what it says that a manifest, a batch of queries and a batch of results consist of.
"""

from __future__ import annotations

import importlib.util
import json
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jsonschema
import pytest

import camwatch
from camwatch.collections.bodies import Bodies
from camwatch.curation.build import build
from camwatch.dataset import Dataset
from camwatch.reconcile import manifest, reconcile, respond
from tests.conftest import ROOT
from tests.sample import edit

TEXT = {"type": "string", "minLength": 1}
TYPE = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {"id": TEXT, "name": TEXT, "broader": {"type": "array", "items": {"$ref": "#/$defs/type"}}},
}
URI = {"type": "string", "pattern": "^[a-z][a-z0-9+.-]*:"}
TEMPLATE = {"type": "object", "required": ["url"], "properties": {"url": {"type": "string", "pattern": r"\{\{id\}\}"}}}
MANIFEST = {
    "$defs": {"type": TYPE},
    "type": "object",
    "required": ["versions", "name", "identifierSpace", "schemaSpace"],
    "properties": {
        "versions": {"type": "array", "items": TEXT, "contains": {"const": "0.2"}},
        "name": TEXT,
        "identifierSpace": URI,
        "schemaSpace": URI,
        "defaultTypes": {"type": "array", "items": {"$ref": "#/$defs/type"}, "uniqueItems": True},
        "documentation": URI,
        "logo": URI,
        "serviceVersion": TEXT,
        "view": TEMPLATE,
        "feature_view": TEMPLATE,
        "preview": {"type": "object", "required": ["url", "width", "height"]},
        "suggest": {"type": "object"},
        "extend": {"type": "object"},
        "batchSize": {"type": "integer", "minimum": 1},
        "authentication": {"type": "object"},
    },
    "additionalProperties": False,
}
ENTITY = {"type": "object", "required": ["id"], "properties": {"id": TEXT, "name": TEXT}}
VALUE = {"anyOf": [{"type": ["string", "number", "boolean"]}, ENTITY]}
QUERIES = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "anyOf": [
            {"required": ["query"]},
            {"required": ["properties"], "properties": {"properties": {"minItems": 1}}},
        ],
        "properties": {
            "query": TEXT,
            "type": {"anyOf": [TEXT, {"type": "array", "items": TEXT}]},
            "limit": {"type": "integer", "minimum": 1},
            "properties": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["pid", "v"],
                    "properties": {"pid": TEXT, "v": {"anyOf": [VALUE, {"type": "array", "items": VALUE}]}},
                },
            },
            "type_strict": {"enum": ["any", "should", "all"]},
        },
        "additionalProperties": False,
    },
}
RESULTS = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "required": ["result"],
        "properties": {
            "result": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["id", "name", "type", "score", "match"],
                    "properties": {
                        "id": TEXT,
                        "name": TEXT,
                        "description": {"type": "string"},
                        "score": {"type": "number"},
                        "match": {"type": "boolean"},
                        "type": {"type": "array", "items": {"anyOf": [ENTITY, TEXT]}},
                    },
                    "additionalProperties": False,
                },
            }
        },
        "additionalProperties": False,
    },
}


def ask(dataset: Dataset, **query: Any) -> list[dict[str, Any]]:
    """Ask one query as a batch; the question and the answer are checked against the schemas."""
    batch = {"q0": query}
    jsonschema.validate(batch, QUERIES)
    answer = reconcile(dataset, batch)
    jsonschema.validate(answer, RESULTS)
    found: list[dict[str, Any]] = json.loads(json.dumps(answer))["q0"]["result"]
    assert [one["score"] for one in found] == sorted((one["score"] for one in found), reverse=True)
    assert sum(one["match"] for one in found) <= 1
    return found


def test_schemas_refuse() -> None:
    """The schemas that the answers are held against refuse what the API does not allow."""
    for schema, wrong in (
        (MANIFEST, {"versions": ["0.1"], "name": "x", "identifierSpace": "urn:x:", "schemaSpace": "urn:x:"}),
        (QUERIES, {"q1": {"limit": 1}}),
        (RESULTS, {"q0": {}}),
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)


def test_manifest() -> None:
    """The manifest has what the API asks for, and names every type with what is broader."""
    value = manifest(view="https://register.example/{{id}}")
    jsonschema.validate(value, MANIFEST)
    jsonschema.validate(manifest(), MANIFEST)
    types = {one["id"] for one in value["defaultTypes"]}
    assert {"bodies", "vendors", "bodies/police", "vendors/class"} <= types
    assert len(types) == 2 + len(camwatch.BodyKind) + len(camwatch.VendorKind)
    with pytest.raises(camwatch.UnknownArgument, match=r"expected an address with \{\{id\}\}"):
        manifest(view="https://register.example/")


@pytest.mark.parametrize("name", ["Northtown Council", "NORTHTOWN  council.", "gb-northtown-council"])
def test_one_record_bears_the_name(sample: Dataset, name: str) -> None:
    """A name that one record bears, however it is spelled, or its id, is a match."""
    (found,) = ask(sample, query=name)
    assert (found["id"], found["name"], found["score"], found["match"]) == (
        "bodies/gb-northtown-council",
        "Northtown Council",
        100,
        True,
    )
    assert [one["id"] for one in found["type"]] == ["bodies", "bodies/local_authority"]


@pytest.mark.parametrize("name", ["Northtown", "Baile Tuath", "MOD"])
def test_short_names_are_no_match(sample: Dataset, name: str) -> None:
    """A short name, a bare place or an acronym is a candidate that somebody has to look at."""
    (found,) = ask(sample, query=name)
    assert found["match"] is False


def test_names_that_several_bear(records: Path, tmp_path: Path) -> None:
    """A name that two records bear is no match for either, unless what is known besides tells them apart."""
    edit(
        records,
        "bodies/uk.csv",
        'gb-shop,"Shop, Ltd",retailer,GB,,',
        'gb-shop,"Shop, Ltd",retailer,GB,former: Northtown Council,',
    )
    build(records, tmp_path / "data")
    ds = camwatch.load(path=tmp_path / "data")
    both = ask(ds, query="northtown council")
    assert [one["id"] for one in both] == ["bodies/gb-northtown-council", "bodies/gb-shop"]
    assert not any(one["match"] for one in both)
    for narrower in ({"type": "bodies/retailer"}, {"type": ["vendors", "bodies/retailer"]}):
        (found,) = ask(ds, query="northtown council", **narrower)
        assert (found["id"], found["match"]) == ("bodies/gb-shop", True)
    (found,) = ask(ds, query="northtown council", properties=[{"pid": "kind", "v": "local_authority"}])
    assert found["id"] == "bodies/gb-northtown-council"
    assert len(ask(ds, query="northtown council", limit=1)) == 1


def test_types(sample: Dataset) -> None:
    """Only records of the types that are asked for are found; a type that does not exist is told."""
    assert ask(sample, query="Acme Vision")[0]["id"] == "vendors/acme"
    assert ask(sample, query="Acme Vision", type="vendors/company")[0]["match"]
    assert ask(sample, query="Acme Vision", type="bodies") == []
    assert ask(sample, query="acme", type="vendors/class") == []
    with pytest.raises(
        camwatch.UnknownWord, match="query 'a': 'bodies/polize' is no type; the nearest are: bodies/police"
    ):
        reconcile(sample, {"a": {"query": "x", "type": "bodies/polize"}})


@pytest.mark.parametrize(
    ("pid", "value", "found", "match"),
    [
        ("country", "GB", True, True),
        ("country", ["FR", "GB"], True, True),
        ("country", "FR", False, False),
        ("country", "United Kingdom", False, False),
        ("jurisdiction", "GB", True, True),
        ("jurisdiction", "GB-SCT", True, True),
        ("jurisdiction", "GB-WLS", False, False),
        ("kind", {"id": "local_authority", "name": "council"}, True, True),
        ("gss", "S1", True, True),
        ("gss", "S2", False, False),
        ("wikidata", "Q1", True, False),
        ("nonsense", 3, True, False),
    ],
)
def test_properties(sample: Dataset, pid: str, value: Any, found: bool, match: bool) -> None:
    """A property that is known to differ leaves a record out; one that is not known keeps it from being a match."""
    answer = ask(sample, query="Northtown Council", properties=[{"pid": pid, "v": value}])
    assert bool(answer) == found
    assert any(one["match"] for one in answer) == match


def test_jurisdiction_of_a_part(sample: Dataset) -> None:
    """A body of a whole country may be meant where a part of it is named, and is no match."""
    (found,) = ask(sample, query="Ministry of Doors", properties=[{"pid": "jurisdiction", "v": "GB-SCT"}])
    assert found["match"] is False


def test_codes(sample: Dataset) -> None:
    """A code alone finds its record; with another name, it is a candidate and no match."""
    (found,) = ask(sample, properties=[{"pid": "gss", "v": "S1"}])
    assert (found["id"], found["score"], found["match"]) == ("bodies/gb-northtown-council", 100, True)
    (found,) = ask(sample, query="Somewhere Else", properties=[{"pid": "gss", "v": "S1"}])
    assert (found["id"], found["match"]) == ("bodies/gb-northtown-council", False)
    assert found["score"] < 100
    assert ask(sample, properties=[{"pid": "gss", "v": "S9"}]) == []
    assert ask(sample, properties=[{"pid": "country", "v": "GB"}]) == []


def test_closed_bodies_say_so(sample: Dataset) -> None:
    """The description of a body that ceased to exist says when."""
    (found,) = ask(sample, query="Old Northtown Council")
    assert found["description"] == "local authority, GB-SCT, ceased to exist 1996-03-31"


def test_unknown_names(sample: Dataset) -> None:
    """A name that nobody bears has no answer."""
    assert ask(sample, query="The Kingdom of Nowhere") == []
    assert ask(sample, query="…") == []


def test_a_batch(sample: Dataset) -> None:
    """Each query of a batch is answered under its key."""
    answer = reconcile(sample, {"q0": {"query": "Bolt"}, "q1": {"query": "Nobody"}, "last": "Shop Ltd"})
    jsonschema.validate(answer, RESULTS)
    assert [len(one["result"]) for one in answer.values()] == [1, 0, 1]
    assert list(answer) == ["q0", "q1", "last"]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({}, "needs the member query or properties"),
        ({"limit": 1}, "needs the member query or properties"),
        ({"query": 3}, "query is 3; expected a text"),
        ({"query": "x", "limit": 0}, "limit is 0; expected a whole number from 1"),
        ({"query": "x", "limit": True}, "limit is True"),
        ({"query": "x", "limit": 1.5}, "limit is 1.5"),
        ({"query": "x", "properties": [{"pid": "gss"}]}, "expected an object with pid and v"),
        ({"query": "x", "properties": [{"pid": "gss", "v": [None]}]}, "None is no value of a property"),
        (["x"], "a query is an object"),
    ],
)
def test_wrong_queries(sample: Dataset, query: Any, message: str) -> None:
    """A query that is none is named, with what was expected."""
    with pytest.raises(camwatch.UnknownArgument, match=f"query 'q7': .*{message}"):
        reconcile(sample, {"q7": query})


def test_every_name_of_the_register(shipped: Dataset) -> None:
    """Every body and vendor is found by the name in use, and where it alone bears the name in full, it is the match."""
    records = [*shipped.bodies[:400], *shipped.vendors]
    answers = reconcile(shipped, {one.id: {"query": one.name} for one in records})
    jsonschema.validate(answers, RESULTS)
    for one in records:
        found = answers[one.id]["result"]
        assert one.id in [candidate["id"].partition("/")[2] for candidate in found], one.name
        for candidate in found:
            assert not candidate["match"] or candidate["id"].endswith(f"/{one.id}")


def test_where_collections_find_names(sample: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where collections can find names, their candidates and their judgement are taken over."""
    council, shop = sample.bodies["gb-northtown-council"], sample.bodies["gb-shop"]

    def find(self: Bodies, text: str, *, limit: int) -> list[SimpleNamespace]:
        return [
            SimpleNamespace(record=council, score=1.0, name="Northtown Council", exact=True),
            SimpleNamespace(record=shop, score=0.5, name="Shop, Ltd", exact=False),
        ][:limit]

    def refuse(self: Bodies, text: str) -> None:
        raise camwatch.CamwatchError("the name alone does not tell")

    monkeypatch.setattr(Bodies, "find", find, raising=False)
    monkeypatch.setattr(Bodies, "resolve", lambda self, text: council, raising=False)
    answer = ask(sample, query="Northtown Council", type="bodies")
    assert [(one["id"], one["score"], one["match"]) for one in answer] == [
        ("bodies/gb-northtown-council", 100, True),
    ]
    monkeypatch.setattr(Bodies, "resolve", refuse, raising=False)
    assert not any(one["match"] for one in ask(sample, query="Northtown Council", type="bodies"))


# The example server


@pytest.fixture
def server() -> Iterator[str]:
    """The address of the example server, on a free port of this machine."""
    path = ROOT / "docs" / "examples" / "reconcile_server.py"
    spec = importlib.util.spec_from_file_location("reconcile_server", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with ThreadingHTTPServer(("127.0.0.1", 0), module.Handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}/"
        running.shutdown()
        thread.join()


def get(address: str, data: bytes | None = None) -> Any:
    with urllib.request.urlopen(address, data=data, timeout=30) as answer:
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["Content-Type"] == "application/json"
        return json.loads(answer.read())


def test_server(server: str) -> None:
    """The example server gives the manifest, answers batches by GET and by POST, and single queries."""
    jsonschema.validate(get(server), MANIFEST)
    batch = {"q0": {"query": "Hikvision", "type": "vendors", "limit": 2}, "q1": {"query": "Tesco & Söhne"}}
    form = urllib.parse.urlencode({"queries": json.dumps(batch)})
    posted = get(server, form.encode())
    jsonschema.validate(posted, RESULTS)
    assert posted == get(f"{server}?{form}") == reconcile(camwatch.load(), batch)
    assert posted["q0"]["result"][0]["id"] == "vendors/hikvision"
    assert posted["q0"]["result"][0]["match"] is True
    for single in ("Hikvision", '{"query": "Hikvision"}'):
        answer = get(f"{server}?{urllib.parse.urlencode({'query': single})}")
        assert answer == respond(camwatch.load(), {"query": single})
        assert answer["result"][0]["id"] == "vendors/hikvision"


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"queries": "{"}, "the parameter queries is no JSON"),
        ({"queries": "[]"}, "a batch is an object"),
        ({"queries": '{"q0": {"query": "x", "type": "Q5"}}'}, "'Q5' is no type"),
    ],
)
def test_server_refuses(server: str, parameters: dict[str, str], message: str) -> None:
    """A request that is not of the API's form is answered with status 400 and what was wrong."""
    with pytest.raises(urllib.error.HTTPError) as caught:
        get(f"{server}?{urllib.parse.urlencode(parameters)}")
    with caught.value as error:
        assert error.code == 400
        assert message in json.loads(error.read())["error"]
