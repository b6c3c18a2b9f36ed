"""The reconciliation service: every answer is of the form of the API 0.2, and clients that others wrote take it."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import ValidationError
from starlette.testclient import TestClient

import camwatch
from camwatch.collections.reports import newest_reports
from camwatch.curation.build import build
from camwatch.dataset import Dataset, tables_of
from camwatch.reconcile import extend, preview, propose_properties, suggest_entities, suggest_properties, suggest_types
from camwatch.reconcile.properties import properties
from camwatch.reconcile.types import types
from tests.sample import edit
from tests.test_reconcile import validate
from tests.test_server import client_of, problem

ENTITIES, PROPERTIES, TYPES = (f"suggest-{of}-response.json" for of in ("entities", "properties", "types"))
EXTENSION, PROPOSAL = "data-extension-response.json", "data-extension-property-proposal.json"


@pytest.fixture(scope="module")
def client(shipped: Dataset) -> Iterator[TestClient]:
    """A client of the server of the newest release."""
    with client_of(shipped) as found:
        yield found


def got(response: Any, schema: str) -> Any:
    """Return what a response holds, which is of the form of a schema."""
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/json"
    assert response.headers["access-control-allow-origin"] == "*"
    assert response.headers["camwatch-release"]
    value = response.json()
    validate(value, schema)
    return value


def posted(client: TestClient, batch: Any) -> Any:
    return client.post("/reconcile", data={"queries": json.dumps(batch)})


def test_schemas_refuse_what_is_wrong() -> None:
    """The schemas that the answers are held against refuse what the API does not allow."""
    for schema, wrong in (
        (ENTITIES, {"result": [{"id": "x"}]}),
        (PROPERTIES, {"result": [{"name": "x"}]}),
        (PROPOSAL, {"properties": [{"id": "x"}]}),
        (EXTENSION, {"meta": [], "rows": {"x": {"y": [{"str": 1}]}}}),
        (EXTENSION, {"meta": [], "rows": {"x": {"y": [{"date": "2023"}]}}}),
    ):
        with pytest.raises(ValidationError):
            validate(wrong, schema)


def test_manifest(client: TestClient) -> None:
    """The manifest names each service by an address that answers."""
    value = got(client.get("/reconcile"), "manifest.json")
    assert value == client.get("/reconcile/").json()
    view = value["view"]["url"].replace("{{id}}", "bodies/gb-tesco")
    assert client.get(view).json()["data"]["name"] == "Tesco"
    shown = client.get(value["preview"]["url"].replace("{{id}}", urllib.parse.quote("bodies/gb-tesco")))
    assert shown.headers["content-type"] == "text/html; charset=utf-8"
    for of, schema, example in (
        ("entity", ENTITIES, "bodies/gb-tesco"),
        ("property", PROPERTIES, "gss"),
        ("type", TYPES, "bodies/police"),
    ):
        service = value["suggest"][of]
        address = service["service_url"] + service["service_path"]
        typed = example.partition("/gb-")[2] or example.partition("/")[2] or example
        assert example in [
            one["id"] for one in got(client.get(address, params={"prefix": typed[:4]}), schema)["result"]
        ]
        fly = service["flyout_service_url"] + service["flyout_service_path"].replace("${id}", example)
        assert client.get(fly).json()["id"] == example
    proposing = value["extend"]["propose_properties"]
    got(client.get(proposing["service_url"] + proposing["service_path"]), PROPOSAL)


def test_batches(client: TestClient) -> None:
    """A batch is answered as a form and in the address; what is wrong with one query stays with it."""
    batch = {
        "q0": {"query": "Tesco", "type": "bodies"},
        "q1": {"query": "Hikvision", "type": "vendors", "limit": 1},
        "q2": {"query": "Kent", "properties": [{"pid": "country", "v": "GB"}]},
        "q3": {"query": "x", "type": "bodies/shop"},
    }
    validate({name: query for name, query in batch.items() if name != "q3"}, "reconciliation-query-batch.json")
    answer = got(posted(client, batch), "reconciliation-result-batch.json")
    assert answer == got(
        client.get("/reconcile", params={"queries": json.dumps(batch)}), "reconciliation-result-batch.json"
    )
    assert answer["q0"]["result"][0] == {
        "id": "bodies/gb-tesco",
        "name": "Tesco",
        "description": "retailer, GB",
        "type": [{"id": "bodies", "name": "Bodies"}, {"id": "bodies/retailer", "name": "Bodies: retailer"}],
        "score": 100.0,
        "match": True,
    }
    assert answer["q1"]["result"][0]["match"] is True
    assert answer["q2"]["result"]
    assert not any(one["match"] for one in answer["q2"]["result"])
    assert "is not a type" in answer["q3"]["error"]
    assert client.get("/reconcile?query=Tesco").json()["result"][0]["match"] is True


@pytest.mark.parametrize(
    ("form", "status", "words"),
    [
        ({"queries": "{"}, 400, "invalid JSON"),
        ({"queries": "[]"}, 400, "must be an object"),
        ({"queries": "3"}, 400, "must be an object"),
        ({"queries": "[" * 90_000}, 400, "nested too deeply"),
        ({"queries": json.dumps({str(n): {"query": "x"} for n in range(10_000)})}, 413, "at most 500 queries"),
        ({"queries": json.dumps({"q": {"query": "x" * 1001}})}, 400, "longer than 1,000"),
        ({"queries": json.dumps({"q": "x" * 1001})}, 400, "longer than 1,000"),
        ({"queries": '{"q": {"query": "\\ud800"}}'}, 400, "UTF-8"),
        ({"queries": "x" * 1_100_000}, 413, "longer than"),
        ({"extend": "[]"}, 400, "expected an object such as"),
        ({"extend": json.dumps({"ids": ["bodies/gb-tesco"] * 501, "properties": []})}, 413, "at most 500 ids"),
        ({"extend": json.dumps({"ids": [], "properties": [{"id": "country"}] * 501})}, 413, "at most 500 properties"),
        ({"extend": json.dumps({"ids": [1], "properties": []})}, 400, "ids must be a list"),
        ({"extend": json.dumps({"ids": [], "properties": ["country"]})}, 400, "a property has no 'id'"),
        ({"extend": json.dumps({"ids": [], "properties": [{"id": "colour"}]})}, 400, "'colour' is not a property"),
        (
            {"extend": json.dumps({"ids": [], "properties": [{"id": "standing", "settings": {"on": "soon"}}]})},
            400,
            "soon",
        ),
        ({"question": "x"}, 400, "choose from: queries, extend, query"),
        ({"callback": "alert"}, 400, "JSON"),
        ({}, 400, "no question"),
    ],
)
def test_wrong_requests(client: TestClient, form: dict[str, str], status: int, words: str) -> None:
    """A request that is none gets one problem that says what was expected."""
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    response = client.post("/reconcile", content=urllib.parse.urlencode(form).encode(), headers=headers)
    assert words in problem(response, status)["detail"]


def test_forms_alone(client: TestClient) -> None:
    """A batch comes as a form; what is sent otherwise is told how."""
    assert "form" in problem(client.post("/reconcile", json={"q0": {"query": "Tesco"}}), 415)["detail"]
    problem(client.post("/reconcile", files={"queries": b"{}"}), 415)
    problem(client.put("/reconcile", data={"queries": "{}"}), 405)


ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=9)
    | st.sampled_from(["bodies/gb-tesco", "standing", "on"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "ids", "properties", "settings"]), inner)
    ),
    max_leaves=8,
)


@given(ODD)
def test_any_extension_is_answered_or_refused(query: Any) -> None:
    """Whatever is asked, there is an answer of the form of the API, or an error of the library."""
    try:
        answer = extend(camwatch.load(), query)
    except camwatch.CamwatchError:
        return
    validate(answer, EXTENSION)


# Suggestions


def test_suggested_entities(client: TestClient, shipped: Dataset) -> None:
    """Names that begin as what was typed come first, then words within names, then near names."""

    def asked(prefix: str, **more: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = got(
            client.get("/reconcile/suggest/entity", params={"prefix": prefix, **more}), ENTITIES
        )["result"]
        return found

    names = [one["name"] for one in asked("city of e")]
    assert "City of Edinburgh Council" in names
    assert {one["id"] for one in asked("edinb")} >= {"bodies/gb-city-of-edinburgh-council"}
    assert asked("hikv")[0]["id"] == "vendors/hikvision"
    assert asked("hikv", type="bodies") == []
    assert {one["notable"][1]["id"] for one in asked("kent", type="bodies/police")} == {"bodies/police"}
    assert asked("Edinburh Counsil")  # a near name
    assert asked("…") == []
    first, second = asked("council"), asked("council", cursor=10)
    assert len(first) == len(second) == 10
    assert not {one["id"] for one in first} & {one["id"] for one in second}
    assert len({one["id"] for one in suggest_entities(shipped, "the", limit=200)["result"]}) == len(
        suggest_entities(shipped, "the", limit=200)["result"]
    )


def test_every_name_is_suggested(shipped: Dataset) -> None:
    """Whoever types the whole name of a record is shown it."""
    for one in [*shipped.vendors, *shipped.bodies[:300:3]]:
        found = suggest_entities(shipped, one.name, limit=50)["result"]
        assert f"{'vendors' if one.id in shipped.vendors else 'bodies'}/{one.id}" in [other["id"] for other in found]


def test_suggested_properties_and_types(client: TestClient) -> None:
    """Properties and types are suggested by words of their names."""
    ids = [one["id"] for one in got(client.get("/reconcile/suggest/property?prefix=coun"), PROPERTIES)["result"]]
    assert ids[:2] == ["country", "country_name"]
    assert suggest_properties(camwatch.load(), "gss")["result"][0]["id"] == "gss"
    found = got(client.get("/reconcile/suggest/type?prefix=pol"), TYPES)["result"]
    assert [one["id"] for one in found] == ["bodies/police"]
    assert len(suggest_types("", limit=1000)["result"]) == len(types())


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("suggest/entity", 400),
        ("suggest/entity?prefix=x&type=cats", 400),
        ("suggest/entity?prefix=x&cursor=-1", 400),
        (f"suggest/entity?prefix={'x' * 1001}", 400),
        ("suggest/type?prefix=a&type=b", 400),
        ("suggest/colour?prefix=a", 404),
        ("flyout/entity?id=bodies/nobody", 404),
        ("flyout/entity?id=cats/tom", 404),
        ("flyout/property?id=colour", 400),
        ("preview", 400),
        ("preview?id=bodies/nobody", 404),
        ("preview?id=..%2F..%2Fetc%2Fpasswd", 404),
        ("preview?id=bodies%2F%00", 404),
        ("properties?type=cats", 400),
        ("properties?limit=0", 400),
    ],
)
def test_what_cannot_be_suggested(client: TestClient, address: str, status: int) -> None:
    """What is missing or unknown is said."""
    response = client.get(f"/reconcile/{address}")
    problem(response, response.status_code)
    assert response.status_code in (status, 404 if "flyout" in address else status)


# Previews


class Texts(HTMLParser):
    """Reads what a page shows, and which elements and attributes it has."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []
        self.elements: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.shown.append(data)


PLAIN = {"html", "head", "meta", "title", "style", "body", "h1", "p", "small", "ul", "li", "b"}


def test_previews(client: TestClient, shipped: Dataset) -> None:
    """A preview says what a body has promised and how that stands, and that a missing commitment proves nothing."""
    text = preview(shipped, "bodies/gb-tesco")
    assert "phase out Hikvision and Dahua" in text
    assert "does not mean that there are none" in preview(shipped, "bodies/gb-kent-police")
    response = client.get("/reconcile/preview?id=bodies/gb-tesco")
    assert response.text == text
    assert response.headers["content-security-policy"] == "default-src 'none'; style-src 'unsafe-inline'"
    for table in ("bodies", "vendors"):
        for one in shipped.tables[table][::40]:
            page = Texts()
            page.feed(preview(shipped, f"{table}/{one.id}"))
            assert one.name in "".join(page.shown)
            assert page.elements <= PLAIN


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "A & B <b>bold</b>", '"><img src=x onerror=alert(1)>'])
def test_names_are_no_markup(records: Any, tmp_path: Any, name: str) -> None:
    """What a record holds is shown as it is, whatever it looks like."""
    cell = io.StringIO()
    csv.writer(cell, lineterminator="").writerow([name])
    edit(records, "bodies/uk.csv", 'gb-shop,"Shop, Ltd"', f"gb-shop,{cell.getvalue()}")
    build(records, tmp_path / "data")
    ds = camwatch.load(path=tmp_path / "data")
    with client_of(ds) as client:
        for text in (
            client.get("/reconcile/preview?id=bodies/gb-shop").text,
            client.get("/reconcile/flyout/entity?id=bodies/gb-shop").json()["html"],
        ):
            page = Texts()
            page.feed(text)
            assert name in "".join(page.shown)
            assert page.elements <= PLAIN
            assert page.attributes <= {"lang", "charset"}


# Data extension


def extended(client: TestClient, ids: list[str], *asked: str | dict[str, Any]) -> dict[str, Any]:
    query: dict[str, Any] = {"ids": ids, "properties": [one if isinstance(one, dict) else {"id": one} for one in asked]}
    validate(query, "data-extension-query.json")
    value: dict[str, Any] = got(client.post("/reconcile", data={"extend": json.dumps(query)}), EXTENSION)
    assert [one["id"] for one in value["meta"]] == [one["id"] for one in query["properties"]]
    assert list(value["rows"]) == list(dict.fromkeys(ids))
    return value["rows"]  # type: ignore[no-any-return]


def test_extend(client: TestClient, shipped: Dataset) -> None:
    """Columns that a client adds have what the register knows of each record."""
    ids = [
        "bodies/gb-tesco",
        "bodies/gb-city-of-edinburgh-council",
        "vendors/hikvision",
        "bodies/nobody",
        "cats/tom",
        "x",
    ]
    rows = extended(client, ids, "country", "gss", "uses", "commitments", "standing", "jurisdiction", "classes")
    assert rows["bodies/gb-tesco"]["country"] == [{"str": "GB"}]
    assert rows["vendors/hikvision"]["country"] == [{"str": "CN"}]
    edinburgh = rows["bodies/gb-city-of-edinburgh-council"]
    assert edinburgh["gss"] == [{"str": "S12000036"}]
    assert {"id": "vendors/hikvision", "name": "Hikvision"} in edinburgh["uses"]
    made = shipped.commitments.where(body="gb-city-of-edinburgh-council").made()
    assert [one["str"] for one in edinburgh["commitments"]] == list(made.ids)
    assert [one["str"] for one in edinburgh["standing"]] == [one.standing().value.replace("_", " ") for one in made]
    assert all(value == [] for name in ids[3:] for value in rows[name].values())
    assert (
        "vendors/class-prc-national-intelligence-law" in [one["id"] for one in rows["vendors/hikvision"]["classes"]]
        or rows["vendors/hikvision"]["classes"]
    )


def test_standing_on_a_day(client: TestClient) -> None:
    """A setting says by which day standings are judged."""
    for on, expected in (("2023-01-01", "not yet"), ("2023-04-01", "open")):
        asked = {"id": "standing", "settings": {"on": on}}
        assert extended(client, ["bodies/gb-tesco"], asked)["bodies/gb-tesco"]["standing"] == [{"str": expected}]


def test_uses_are_the_newest_reports(shipped: Dataset) -> None:
    """What a body uses, and what it is said not to use, follows from the latest report about each vendor."""
    reports = newest_reports(tables_of(shipped), shipped.ties)
    ids = [f"bodies/{body}" for body in list(reports)[::5]]
    rows = extend(shipped, {"ids": ids, "properties": [{"id": "uses"}, {"id": "reported_without"}]})["rows"]
    for entity, row in rows.items():
        newest = reports[entity.removeprefix("bodies/")]
        assert len(row["uses"]) == sum(one.present for one in newest)
        assert len(row["reported_without"]) == sum(not one.present for one in newest)


@pytest.mark.parametrize("table", ["bodies", "vendors"])
def test_every_property_of_every_record(shipped: Dataset, table: str) -> None:
    """Each property that is proposed can be asked for, and each value is of the form of the API."""
    proposed = propose_properties(shipped, type=table)
    validate(proposed, PROPOSAL)
    assert {one["id"] for one in proposed["properties"]} == set(properties(shipped, table))
    ids = [f"{table}/{one}" for one in shipped.tables[table].ids[::25]]
    answer = extend(shipped, {"ids": ids, "properties": proposed["properties"]})
    validate(answer, EXTENSION)
    filled = {name for row in answer["rows"].values() for name, values in row.items() if values}
    assert {"name", "kind", "country"} <= filled


def test_proposals(client: TestClient) -> None:
    """Properties are proposed for a type, up to a number."""
    value = got(client.get("/reconcile/properties?type=bodies/police&limit=3"), PROPOSAL)
    assert (value["type"], value["limit"], len(value["properties"])) == ("bodies/police", 3, 3)
    ids = {one["id"] for one in client.get("/reconcile/properties").json()["properties"]}
    assert {"uses", "legal_name", "gss"} <= ids


# A client that others wrote


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    """The address of the service of a server that runs as users run it."""
    program = [sys.executable, "-m", "camwatch", "serve", "--port", "0"]
    process = subprocess.Popen(program, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    address = re.search(r"http://[\d.:]+", process.stdout.readline())
    assert address is not None
    for _ in range(150):
        try:
            urllib.request.urlopen(f"{address[0]}/health", timeout=5).read()
            break
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    yield f"{address[0]}/reconcile"
    process.terminate()
    process.wait(20)
    process.stdout.close()


@pytest.mark.filterwarnings("ignore:The inplace keyword")
def test_reconciler(service: str) -> None:
    """The package reconciler matches a column of names, with a type and with properties."""
    from reconciler import reconcile as ask

    names = pd.Series(
        ["Tesco", "Kent County Council", "Home Office", "City of Edinburgh Council"] + ["Sussex Police"] * 20
    )
    found = ask(names, type_id="bodies", reconciliation_endpoint=service)
    assert list(found["id"])[:2] == ["bodies/gb-tesco", "bodies/gb-kent-county-council"]
    assert list(found["input_value"]) == list(names.unique())
    assert found["match"].sum() >= 4
    frame = pd.DataFrame({"name": ["Hikvision", "Dahua"], "country": ["CN", "China"]})
    found = ask(
        frame["name"],
        type_id="vendors",
        top_res="all",
        property_mapping={"country": frame["country"]},
        reconciliation_endpoint=service,
    )
    assert list(found[found["match"].astype(bool)]["id"]) == ["vendors/hikvision", "vendors/dahua"]
