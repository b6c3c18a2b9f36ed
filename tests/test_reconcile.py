"""Reconciliation: answers to OpenRefine, by the API's own rules.

Manifests, queries and results are held against the JSON Schemas of the Reconciliation Service API 0.2.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator, ValidationError
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

import camwatch
from camwatch.collections.bodies import Bodies
from camwatch.curation.build import build
from camwatch.dataset import Dataset
from camwatch.reconcile import manifest, reconcile, respond
from tests.conftest import ROOT
from tests.sample import edit

SCHEMAS = ROOT / "tests" / "data" / "reconciliation"


def validate(value: Any, name: str) -> None:
    """Hold a value against a schema of the API."""
    files = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.json")}
    resources = [
        (schema["$id"], Resource.from_contents(schema, default_specification=DRAFT7)) for schema in files.values()
    ]
    Draft7Validator(files[name], registry=Registry().with_resources(resources)).validate(value)


def valid_queries(value: Any) -> None:
    validate(value, "reconciliation-query-batch.json")


def valid_results(value: Any) -> None:
    """Hold results against the schema, and against what a candidate here always has."""
    validate(json.loads(json.dumps(value, allow_nan=False)), "reconciliation-result-batch.json")
    for answer in value.values():
        assert set(answer) <= {"result", "error"}
        assert not (answer["result"] and "error" in answer)
        for candidate in answer["result"]:
            assert set(candidate) == {"id", "name", "description", "type", "score", "match"}


def ask(dataset: Dataset, **query: Any) -> list[dict[str, Any]]:
    """Ask one query as a batch; the question and the answer are checked against the schemas."""
    batch = {"q0": query}
    valid_queries(batch)
    answer = reconcile(dataset, batch)
    valid_results(answer)
    found: list[dict[str, Any]] = json.loads(json.dumps(answer))["q0"]["result"]
    assert [one["score"] for one in found] == sorted((one["score"] for one in found), reverse=True)
    assert sum(one["match"] for one in found) <= 1
    return found


def test_schemas_refuse() -> None:
    """The schemas that the answers are held against refuse what the API does not allow."""
    for schema, wrong in (
        ("manifest.json", {"versions": ["0.1"], "name": "x", "identifierSpace": "urn:x:", "schemaSpace": "urn:x:"}),
        (
            "manifest.json",
            {"versions": ["0.2"], "name": "x", "identifierSpace": "urn:x:", "schemaSpace": "urn:x:"}
            | {"defaultTypes": [{"id": "x"}]},
        ),
        ("reconciliation-query-batch.json", {"q1": {"limit": 1}}),
        ("reconciliation-result-batch.json", {"q0": {}}),
    ):
        with pytest.raises(ValidationError):
            validate(wrong, schema)


def test_manifest() -> None:
    """The manifest has what the API asks for, and names every type with what is broader."""
    value = manifest(view="https://register.example/{{id}}")
    validate(value, "manifest.json")
    validate(manifest(), "manifest.json")
    types = {one["id"] for one in value["defaultTypes"]}
    assert {"bodies", "vendors", "bodies/police", "vendors/class"} <= types
    assert len(types) == 2 + len(camwatch.BodyKind) + len(camwatch.VendorKind)
    with pytest.raises(camwatch.UnknownArgument, match=r"placeholder \{\{id\}\}"):
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
    answer = reconcile(sample, {"a": {"query": "x", "type": "bodies/polize"}})["a"]
    assert answer["result"] == []
    assert answer["error"].startswith("'bodies/polize' is not a type; did you mean")


@pytest.mark.parametrize(
    ("pid", "value", "found", "match"),
    [
        ("country", "GB", True, True),
        ("country", ["FR", "GB"], True, True),
        ("country", "FR", False, False),
        ("country", "United Kingdom", True, True),
        ("country", "uk", True, True),
        ("country", "Scotland", True, True),
        ("country", "Wales", False, False),
        ("country", ["", None, "gb"], True, True),
        ("country", "", True, True),
        ("country", " ", True, True),
        ("country", None, True, True),
        ("country", [], True, True),
        ("gss", None, True, True),
        ("jurisdiction", "GB", True, True),
        ("jurisdiction", "GB-SCT", True, True),
        ("jurisdiction", "scotland", True, True),
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
    batch = {"q0": {"query": "Northtown Council", "properties": [{"pid": pid, "v": value}]}}
    answer = reconcile(sample, batch)
    valid_results(answer)
    assert "error" not in answer["q0"]
    assert bool(answer["q0"]["result"]) == found
    assert any(one["match"] for one in answer["q0"]["result"]) == match


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
    valid_results(answer)
    assert [len(one["result"]) for one in answer.values()] == [1, 0, 1]
    assert list(answer) == ["q0", "q1", "last"]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({}, "needs the member 'query' or 'properties'"),
        ({"limit": 1}, "needs the member 'query' or 'properties'"),
        ({"query": 3}, "query is 3; expected"),
        ({"query": "x", "limit": 0}, "limit is 0; expected a whole number"),
        ({"query": "x", "limit": True}, "limit is True"),
        ({"query": "x", "limit": 1.5}, "limit is 1.5"),
        ({"query": "x", "properties": [{"pid": "gss"}]}, "expected an object with pid and v"),
        (["x"], "expected a query as an object"),
        (None, "expected a query as an object"),
        ({"query": "x", "type": 1}, "type is 1"),
        ({"query": "x", "type": [[]]}, "type is [[]]"),
        ({"query": "x", "type": "Q43229"}, "'Q43229' is not a type"),
        ({"query": "x", "properties": 1}, "properties is 1; expected a list"),
        ({"query": "x", "properties": True}, "properties is True"),
        ({"query": "x", "limit": float("inf")}, "limit is inf"),
        ({"query": "x", "limit": float("nan")}, "limit is nan"),
        ({"query": "x", "limit": None}, "limit is None"),
        ({"query": "x", "properties": [{"pid": "gss", "v": 10**5000}]}, "this int is not a valid"),
        ({"query": "x", "properties": [{"pid": "gss", "v": {"id": []}}]}, "[] is not a valid"),
        (
            {"query": "x", "properties": [{"pid": "country", "v": "Narnia"}]},
            "country='Narnia' is not a known country or region",
        ),
        ({"query": "x", "properties": [{"pid": "kind", "v": "council"}]}, "did you mean local_authority?"),
        ({"query": {"a": "b" * 5000}}, "expected text"),
    ],
)
def test_wrong_queries(sample: Dataset, query: Any, message: str) -> None:
    """A query that is none gets an empty answer and what was expected; the others of its batch are answered."""
    answer = reconcile(sample, {"q1": {"query": "Bolt"}, "q7": query, "q8": "Shop Ltd"})
    valid_results(answer)
    assert message in answer["q7"]["error"]
    assert len(answer["q7"]["error"]) < 1000
    assert [len(answer[key]["result"]) for key in ("q1", "q7", "q8")] == [1, 0, 1]
    with pytest.raises(camwatch.CamwatchError):
        reconcile(sample, [query])  # type: ignore[arg-type]


ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["bodies", "country", "GB"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["pid", "v", "id", "query"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(
    st.dictionaries(
        st.text(max_size=3),
        ODD
        | st.fixed_dictionaries(
            {}, optional=dict.fromkeys(["query", "type", "limit", "properties", "type_strict"], ODD)
        ),
        max_size=3,
    )
)
def test_any_batch_is_answered(batch: dict[str, Any]) -> None:
    """Whatever stands under its keys, a batch is answered under the same keys, as the API says."""
    answer = reconcile(camwatch.load(), batch)
    valid_results(answer)
    assert list(answer) == list(batch)


def test_ids_lead_back(shipped: Dataset) -> None:
    """An id that an answer gives out is taken where an id is."""
    for name, records in (("Tesco", shipped.bodies), ("Hikvision", shipped.vendors)):
        found = reconcile(shipped, {"q": {"query": name, "type": records.table_name}})["q"]["result"][0]["id"]
        assert records[found].name == name
        assert found in records
    assert shipped.commitments.where(body="bodies/gb-tesco").ids == shipped.commitments.where(body="gb-tesco").ids
    assert shipped.ties.where(vendor="vendors/hikvision").ids == shipped.ties.where(vendor="hikvision").ids
    assert "vendors/gb-tesco" not in shipped.bodies
    with pytest.raises(camwatch.UnknownId):
        shipped.bodies["vendors/hikvision"]


def test_many_types_are_read_once(sample: Dataset) -> None:
    """A list of types may be long: what there is, is made once, and each name is looked up once."""
    query = {"query": "Northtown Council", "type": ["bodies", "vendors/company"] * 100_000}
    assert reconcile(sample, {"q": query})["q"]["result"][0]["match"]


def test_every_name_of_the_register(shipped: Dataset) -> None:
    """Every body and vendor is found by the name in use, and where it alone bears the name in full, it is the match."""
    records = [*shipped.bodies[:400], *shipped.vendors]
    answers = reconcile(shipped, {one.id: {"query": one.name} for one in records})
    valid_results(answers)
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

    monkeypatch.setattr(Bodies, "find", find)
    monkeypatch.setattr(Bodies, "resolve_all", lambda self, texts: [council])
    answer = ask(sample, query="Northtown Council", type="bodies")
    assert [(one["id"], one["score"], one["match"]) for one in answer] == [
        ("bodies/gb-northtown-council", 100, True),
    ]
    monkeypatch.setattr(Bodies, "resolve_all", lambda self, texts: [None])
    assert not any(one["match"] for one in ask(sample, query="Northtown Council", type="bodies"))


def test_respond(shipped: Dataset) -> None:
    """A request is answered by its parameters: a batch, a single query as a name or an object, or nothing."""
    assert respond(shipped, {}) == manifest()
    batch = {"q0": {"query": "Hikvision", "type": "vendors", "limit": 2}, "q1": {"query": "Tesco & Söhne"}}
    assert respond(shipped, {"queries": json.dumps(batch)}) == reconcile(shipped, batch)
    for single in ("Hikvision", '{"query": "Hikvision"}'):
        assert respond(shipped, {"query": single})["result"][0]["id"] == "vendors/hikvision"


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"queries": "{"}, "the parameter queries is not valid JSON"),
        ({"queries": "[" * 100_000}, "the parameter queries is not valid JSON"),
        ({"extend": "{"}, "the parameter extend is not valid JSON"),
        ({"queries": "[]"}, "expected a batch as an object"),
        ({"query": '{"query": "x", "type": "Q5"}'}, "'Q5' is not a type"),
    ],
)
def test_respond_refuses(shipped: Dataset, parameters: dict[str, str], message: str) -> None:
    """A request that is not of the API's form is refused with what was wrong."""
    with pytest.raises(camwatch.CamwatchError, match=re.escape(message)):
        respond(shipped, parameters)
