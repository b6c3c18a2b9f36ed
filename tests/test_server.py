"""The server: what it answers is what the library answers, and no request breaks it.

Most tests ask the application directly; those about processes and sockets start ``camwatch serve`` as a user would.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import lzma
import re
import shlex
import socket
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import openpyxl
import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate as validate_openapi
from starlette.testclient import TestClient

import camwatch
from camwatch.cli import serve as serve_command
from camwatch.dataset import Dataset
from camwatch.model.claim import Claim
from camwatch.model.tables import TABLES
from camwatch.model.vocabulary import Standing
from camwatch.server.application import application
from camwatch.server.guard import LOOPBACK, host_name
from camwatch.server.limits import Limits
from camwatch.server.problems import _KINDS
from camwatch.server.run import Settings, is_loopback
from tests.conftest import ROOT

API = "/api/v1"
ADDRESS = "http://127.0.0.1:8000"


def client_of(dataset: Dataset, **settings: Any) -> TestClient:
    """A client of the application that serves a release."""
    app = application(dataset, hosts=LOOPBACK, **settings)
    return TestClient(app, base_url=ADDRESS, raise_server_exceptions=False)


@pytest.fixture(scope="module")
def client(shipped: Dataset) -> Iterator[TestClient]:
    """A client of the server of the newest release, which answers SQL."""
    with client_of(shipped, sql=True) as found:
        yield found


def problem(response: Any, status: int) -> dict[str, Any]:
    """Hold a response against RFC 9457, and return its object: it says what is wrong, and shows no code of the server."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    found: dict[str, Any] = response.json()
    assert found["status"] == status
    assert re.fullmatch(r"urn:camwatch:problem:[a-z-]+", found["type"])
    assert found["title"]
    assert found["detail"]
    for trace in ("Traceback", 'File "', "site-packages", "/tmp/", str(Path.home())):
        assert trace not in response.text
    return found


def data(response: Any) -> Any:
    """Return what a response has found; it says which release it is from, and under which licence."""
    assert response.status_code == 200, response.text
    found = response.json()
    newest = camwatch.releases()[-1]
    assert (found["about"]["release"], found["about"]["digest"]) == (newest.version, newest.digest)
    assert found["about"]["licence"] == "CC-BY-4.0"
    assert response.headers["camwatch-release"] == newest.version
    assert response.headers["camwatch-digest"] == newest.digest
    assert 'rel="license"' in response.headers["link"]
    return found["data"]


# Lists


@pytest.mark.parametrize("table", TABLES)
def test_pages_lead_through_a_table(client: TestClient, shipped: Dataset, table: str) -> None:
    """The links to the next pages lead through every record of a table, each once."""
    address: str | None = f"{API}/{table}?limit=997"
    ids: list[str] = []
    while address is not None:
        response = client.get(address)
        ids += [row["id"] for row in data(response)]
        address = response.json()["next"]
        assert ('rel="next"' in response.headers["link"]) is (address is not None)
    assert tuple(ids) == shipped.tables[table].ids


@pytest.mark.parametrize(
    ("address", "ask"),
    [
        ("commitments?country=GB&vendor=hikvision", lambda ds: ds.commitments.where(country="GB", vendor="hikvision")),
        (
            "commitments?action=remove&action=phase_out&made=true",
            lambda ds: ds.commitments.where(action=["remove", "phase_out"]).made(),
        ),
        ("commitments?standing=kept&on=2024-06", lambda ds: ds.commitments.standing("kept", on="2024-06")),
        ("commitments?in_force=true&on=2023-03-01", lambda ds: ds.commitments.in_force("2023-03-01")),
        ("ties?read=false", lambda ds: ds.ties.where(read=False)),
        ("overdue?on=2024-01-01", lambda ds: ds.commitments.about_cameras().overdue("2024-01-01")),
        (
            "expected?on=2024-08-01&all_subjects=true&country=CA",
            lambda ds: ds.commitments.where(country="CA").expected("2024-08-01"),
        ),
        (
            "overdue?on=2024-02&subject=technology",
            lambda ds: ds.commitments.where(subject="technology").overdue("2024-02"),
        ),
        ("expected?on=2025-01-01", lambda ds: ds.commitments.about_cameras().expected("2025-01-01")),
        ("quiet?since=2023", lambda ds: ds.commitments.about_cameras().quiet("2023")),
        ("binding?body=gb-home-office", lambda ds: ds.binding("gb-home-office")),
        (
            "binding?jurisdiction=Texas&kind=state_government&on=2024-01-01",
            lambda ds: ds.binding(jurisdiction="Texas", kind="state_government", on="2024-01-01"),
        ),
        (
            "ties?present=true&kind=uses&country=Scotland",
            lambda ds: ds.ties.where(present=True, kind="uses", country="Scotland"),
        ),
        ("bodies?kind=police&closed=false", lambda ds: ds.bodies.where(kind="police", closed=False)),
        ("vendors?member=Dahua", lambda ds: ds.vendors.where(member="Dahua")),
        ("brands?vendor=hikvision", lambda ds: ds.brands.where(vendor="hikvision")),
        ("figures?metric=revenue&vendor=dahua", lambda ds: ds.figures.where(metric="revenue", vendor="dahua")),
        ("device_rules?kind=oui&vendor=hikvision", lambda ds: ds.device_rules.where(kind="oui", vendor="hikvision")),
        ("sources?lang=de", lambda ds: ds.sources.where(lang="de")),
        (
            "without-commitment?vendor=hikvision&country=GB&on=2026-11-24",
            lambda ds: ds.without_commitment(vendor="hikvision", country="GB", on="2026-11-24"),
        ),
        ("interventions?kind=petition&kind=letter", lambda ds: ds.interventions.where(kind=["petition", "letter"])),
    ],
)
def test_lists_are_those_of_the_library(client: TestClient, shipped: Dataset, address: str, ask: Any) -> None:
    """A list has the records that the same query of the library has."""
    expected = ask(shipped).ids
    assert expected
    assert tuple(row["id"] for row in data(client.get(f"{API}/{address}&limit=1000"))) == expected


def test_commitments_stand_on_a_day(client: TestClient, shipped: Dataset) -> None:
    """Each commitment says how it stands on the day that is asked about, and the answer says which day that is."""
    for on in ("2022-11-30", "2025"):
        response = client.get(f"{API}/commitments", params={"on": on, "limit": "1000"})
        assert response.json()["on"] == on
        for row in data(response):
            assert row["standing"] == shipped.commitments[row["id"]].standing(on).value
    one = client.get(f"{API}/commitments/gb-tesco-phase-out-2023?on=2023-01-01")
    assert data(one)["standing"] == "not_yet"


def test_known_users_come_with_evidence(client: TestClient) -> None:
    """A body without a commitment comes with what it uses, by which reports, and what binds it."""
    for row in data(client.get(f"{API}/without-commitment?vendor=dahua&country=GB&on=2026-11-24")):
        assert row["ties"]
        assert all(address.startswith("http") for address in row["source_urls"])
        assert "dahua" in row["uses"] or any(use.startswith("class") for use in row["uses"])


def test_lists_can_be_sorted(client: TestClient, shipped: Dataset) -> None:
    """Several columns order a list, the first of them most."""
    rows = data(client.get(f"{API}/commitments?sort=action&sort=-announced&limit=1000"))
    expected = shipped.commitments.sort_by("announced", descending=True).sort_by("action").ids
    assert tuple(row["id"] for row in rows) == expected
    assert "no column 'colour'" in problem(client.get(f"{API}/bodies?sort=colour"), 400)["detail"]
    problem(client.get(f"{API}/bodies?sort=names"), 400)


def test_nothing_is_no_proof(client: TestClient) -> None:
    """An empty list says that it does not prove absence; another one does not."""
    empty = client.get(f"{API}/ties?body=gb-tesco&kind=sponsors")
    assert data(empty) == []
    assert "does not prove absence" in empty.json()["note"]
    assert "note" not in client.get(f"{API}/ties?limit=1").json()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("commitments?vendr=dahua", "'vendr' is not a parameter of this address; did you mean one of these? vendor"),
        ("commitments?action=destroy", "choose from: designate, divest"),
        ("commitments?made=yes", "the only valid value is true"),
        ("commitments?read=1", "expected true or false"),
        ("commitments?on=tomorrow", "tomorrow"),
        ("commitments?on=2023-02-30", "2023-02-30"),
        ("commitments?on=2023&on=2024", "give it once"),
        ("commitments?country=", "country has no value"),
        ("commitments?country=Atlantis", "Atlantis"),
        ("commitments?vendor=hikvison-digital", "vendor='hikvison-digital'"),
        ("quiet", "the parameter since is missing"),
        ("bodies?limit=0", "1 to 1,000"),
        ("bodies?limit=1001", "1 to 1,000"),
        ("bodies?offset=-1", "0 or more"),
        ("bodies?limit=٣", "1 to 1,000"),
        ("binding", "either the body or"),
        ("binding?body=gb-tesco&kind=police", "either the body or"),
        ("releases?limit=1", "takes no parameters"),
        ("cite?style=oxford", "oxford"),
        ("cite?table=commitments", "give both table and id"),
        ("find/bodies", "the parameter name is missing"),
        ("find/bodies?name=x&limit=101", "1 to 100"),
        (f"identify?text={'x' * 1001}", "longer than 1,000 characters"),
    ],
)
def test_what_is_wrong_is_said(client: TestClient, address: str, words: str) -> None:
    """A request that cannot be answered gets a problem that says what was expected."""
    assert words in problem(client.get(f"{API}/{address}"), 400)["detail"]


# Records


@pytest.mark.parametrize("table", TABLES)
def test_record(client: TestClient, shipped: Dataset, table: str) -> None:
    """A record is what the library returns for its id, with the names and the sources that it refers to."""
    for record in (shipped.tables[table][0], shipped.tables[table][-1]):
        response = client.get(f"{API}/{table}/{record.id}")
        row = data(response)
        assert {name: row[name] for name in record.to_dict()} == record.to_dict()
        if isinstance(record, Claim):
            assert [one["url"] for one in response.json()["sources"]] == row["source_urls"] != []


def test_names_beside_ids(client: TestClient) -> None:
    """A record names the bodies and vendors to which it refers."""
    row = data(client.get(f"{API}/commitments/gb-tesco-phase-out-2023"))
    assert (row["body_name"], row["vendor_names"]) == ("Tesco", ["Hikvision", "Dahua"])


def test_what_became_of_a_record(three_releases: Path) -> None:
    """A merged id leads to its successor, a withdrawn one is gone for a stated reason, and both have a history."""
    ds = camwatch.load(path=three_releases)
    with client_of(ds) as client:
        retired = camwatch.dataset.tables_of(ds).stored("retired").to_pylist()
        assert {row["successor"] is None for row in retired} == {True, False}
        for row in retired:
            table, _, gone = row["id"].partition("/")
            response = client.get(f"{API}/{table}/{gone}")
            if row["successor"] is None:
                assert row["reason"] in problem(response, 410)["detail"]
            else:
                assert response.json()["data"]["id"] == ds.tables[table][gone].id
            revisions = client.get(f"{API}/{table}/{gone}/history").json()["data"]
            assert len(revisions) == len(ds.tables[table].history(gone))


@pytest.mark.parametrize(
    "path",
    [
        "bodies/gb-tescoo",
        "bodies/GB-TESCO",
        "bodies/%00",
        "bodies/gb-tesco%00",
        "bodies/..%2F..%2Fetc%2Fpasswd",
        "bodies/../../etc/passwd",
        "bodies/%ff%fe",
        "bodies/bodies%2Fgb-tesco",
        f"bodies/{'a' * 5000}",
        f"bodies/{'a-' * 150}a",
        "bodies/\u202egb-tesco",
        "bodies/gb-tesco/history/more",
        "bodies/nobody/history",
        "retired/x",
        "readings/x",
        "__class__/x",
        "nowhere",
        "find",
        "find/commitments?name=x",
        "%2e%2e/openapi.json",
    ],
)
def test_tricks_in_paths(client: TestClient, path: str) -> None:
    """An address that leads nowhere says so, whatever it holds."""
    problem(client.get(f"{API}/{path}"), 404)


# Names, devices, citations


def test_find_and_resolve(client: TestClient, shipped: Dataset) -> None:
    """Names are ranked or resolved as the library does; one that may mean several comes back with its candidates."""
    matches = data(
        client.get(f"{API}/find/bodies", params={"name": "edinburgh council", "country": "GB", "limit": "3"})
    )
    assert [one["id"] for one in matches] == [
        match.record.id for match in shipped.bodies.find("edinburgh council", country="GB", limit=3)
    ]
    assert data(client.get(f"{API}/resolve/vendors?name=DAHUA"))["id"] == "dahua"
    several = problem(client.get(f"{API}/resolve/bodies?name=Kent"), 409)
    assert len(several["candidates"]) > 2
    assert problem(client.get(f"{API}/resolve/bodies?name=Ministry of Silly Walks"), 404)["type"].endswith(
        "unknown-name"
    )
    nobody = client.get(f"{API}/find/vendors?name=Qwzx")
    assert data(nobody) == []
    assert "does not prove absence" in nobody.json()["note"]


def test_identify(client: TestClient, shipped: Dataset) -> None:
    """A text points to the vendors that the library says, one at a time or many."""
    texts = ["DS-2CD2143G2-I", "44:19:b6:00:00:01", "EZVIZ C6N", "a chair", "02:00:5e:00:00:01", ""]
    response = client.post(f"{API}/identify", json={"texts": texts})
    for text, answer in zip(texts, data(response), strict=True):
        expected = shipped.identify(text)
        assert [one["vendor"] for one in answer["vendors"]] == [one.vendor.id for one in expected]
        assert answer["notes"] == list(expected.notes)
        if text:
            assert data(client.get(f"{API}/identify", params={"text": text})) == answer
    wrongs: tuple[Any, ...] = ([], {}, {"texts": "x"}, {"texts": [1]}, {"texts": [None]}, "x", 3)
    for wrong in wrongs:
        problem(client.post(f"{API}/identify", json=wrong), 400)
    problem(client.post(f"{API}/identify", json={"texts": ["x"] * 501}), 413)
    problem(client.post(f"{API}/identify", json={"texts": ["x" * 1001]}), 400)


def test_cite_and_coverage(client: TestClient, shipped: Dataset) -> None:
    """A citation is that of the library; coverage says what was looked for without success."""
    assert data(client.get(f"{API}/cite?style=bibtex")) == shipped.cite("bibtex")
    one = shipped.commitments["gb-tesco-phase-out-2023"]
    assert data(client.get(f"{API}/cite?table=commitments&id={one.id}")) == one.cite()
    coverage = data(client.get(f"{API}/coverage"))
    assert sum(row["bodies"] for row in coverage["rows"]) == len(shipped.bodies)
    assert len(coverage["gaps"]) == len(shipped.release.gaps)
    assert [row["version"] for row in data(client.get(f"{API}/releases"))] == [
        one.version for one in camwatch.releases()
    ]


# What describes it


def test_openapi(client: TestClient, shipped: Dataset) -> None:
    """The description is valid, and what it says of rows holds of rows."""
    document = client.get(f"{API}/openapi.json").json()
    validate_openapi(document)
    assert document["openapi"].startswith("3.1")
    (standing,) = [
        one for one in document["paths"][f"{API}/commitments"]["get"]["parameters"] if one["name"] == "standing"
    ]
    assert standing["schema"]["items"]["enum"] == [*(word.value for word in Standing), "in_force"]
    schemas = document["components"]["schemas"]
    for table, cls in TABLES.items():
        schema = {"$ref": f"#/components/schemas/{cls.__name__}Row", "components": document["components"]}
        known = schemas[f"{cls.__name__}Row"]["properties"].keys()
        check = Draft202012Validator(schema)
        for row in data(client.get(f"{API}/{table}?limit=200")):
            check.validate(row)
            assert row.keys() <= known
    with pytest.raises(Exception, match="'id' is a required property"):
        check.validate({})


def test_every_described_address_answers(client: TestClient, shipped: Dataset) -> None:
    """Each address of the description answers, takes each parameter that it names, and refuses others."""
    document = client.get(f"{API}/openapi.json").json()
    values = {"since": "2024", "name": "Tesco", "text": "DS-2CD", "body": "gb-tesco", "style": "apa", "sort": "id"}
    values |= {"vendor": "hikvision", "country": "GB", "jurisdiction": "GB", "member": "dahua", "successor": "gb-tesco"}
    values |= {"parent": "gb-cabinet-office", "actor": "gb-tesco", "target": "gb-tesco", "lang": "en", "holder": "x"}
    values |= {"publisher": "x", "limit": "1", "offset": "0", "on": "2024-01-01"}
    values["prompted_by"] = shipped.interventions[0].id
    asked = 0
    for path, item in document["paths"].items():
        if "get" not in item or path.startswith("/reconcile"):
            continue
        table = path.split("/")[3]
        address = path.replace("{id}", shipped.tables[table][0].id) if "{id}" in path else path
        parameters = {one["name"]: one for one in item["get"]["parameters"] if one["in"] == "query"}
        needed = {name: values[name] for name, one in parameters.items() if one["required"]}
        if path == f"{API}/binding":
            needed = {"body": "gb-tesco"}
        if path.endswith("/vendors") and "name" in needed:
            needed = {"name": "Dahua"}
        data(client.get(address, params=needed))
        for name, one in parameters.items():
            schema = one["schema"].get("items", one["schema"])
            value = values.get(name) or (
                "true" if schema["type"] == "boolean" else schema["enum"][0] if "enum" in schema else None
            )
            if path in (f"{API}/binding", f"{API}/cite") or path.startswith(f"{API}/resolve"):
                continue  # their parameters give both table and id
            assert value is not None, (path, name)
            data(client.get(address, params={**needed, name: value}))
            asked += 1
        problem(client.get(address, params={**needed, "colour": "red"}), 400)
    assert asked > 100


def test_sql_is_described_only_where_it_is_answered(shipped: Dataset) -> None:
    """Without --sql there is no SQL, in the description either."""
    with client_of(shipped) as client:
        assert f"{API}/sql" not in client.get(f"{API}/openapi.json").json()["paths"]
        assert "--sql" in problem(client.post(f"{API}/sql", json={"query": "select 1"}), 403)["detail"]


def test_reference(client: TestClient) -> None:
    """The page on the server names every address and every limit, and each status that it says a problem can have."""
    page = (ROOT / "docs" / "server.md").read_text(encoding="utf-8")
    for path in client.get(f"{API}/openapi.json").json()["paths"]:
        table = path.split("/")[3]
        assert f"`{path.replace(table, '<table>') if table in TABLES else path}`" in page, path
    limits = attrs.asdict(Limits())
    for name in ("query", "fields", "text", "form", "table", "rows", "page", "queries", "sql_rows", "requests"):
        assert f"{limits[name]:,}" in page, name
    for name in ("seconds", "task_seconds", "sql_seconds"):
        assert f"{limits[name]:g} seconds" in page, name
    assert f"{limits['memory'] >> 20:,} MiB" in page
    assert all(f"| {status} |" in page for _, status, _ in _KINDS if status < 500)


def test_container() -> None:
    """The image installs extras that exist, runs options that exist, and nothing as root."""
    text = (ROOT / "Containerfile").read_text(encoding="utf-8")
    extras = re.search(r"/build\[([\w,]+)\]", text)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert extras is not None
    assert {"cli", "server"} <= set(extras[1].split(",")) <= project["optional-dependencies"].keys()
    entry = re.search(r"^ENTRYPOINT (.+)$", text, re.MULTILINE)
    assert entry is not None
    program, command, *options = json.loads(entry[1])
    assert (program, command) == ("camwatch", "serve")
    assert serve_command.command.make_context("serve", list(options)).params["host"] == "0.0.0.0"
    assert re.search(r"^USER [1-9]", text, re.MULTILINE)
    for copied in re.findall(r"^COPY (.+) /", text, re.MULTILINE):
        assert all((ROOT / name).exists() for name in copied.split())


# HTTP


def test_unchanged_answers_are_not_sent_again(client: TestClient, sample: Dataset) -> None:
    """A tag holds for one address and one release, and what did not change is not sent."""
    for address in (f"{API}/bodies/gb-tesco", f"{API}/overdue", f"{API}/", f"{API}/openapi.json"):
        first = client.get(address)
        tag = first.headers["etag"]
        for sent in (tag, tag.removeprefix("W/"), f'"other", {tag}'):
            again = client.get(address, headers={"If-None-Match": sent})
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["etag"] == tag
        assert client.get(address, headers={"If-None-Match": '"other"'}).content == first.content
    tags = {client.get(f"{API}/bodies?limit={limit}").headers["etag"] for limit in (1, 2, 3)}
    with client_of(sample) as other:
        tags.add(other.get(f"{API}/bodies?limit=1").headers["etag"])
    assert len(tags) == 4


def test_packed_if_the_client_takes_it(client: TestClient) -> None:
    """A long answer is packed for a client that takes gzip, and for no other."""
    plain = client.get(f"{API}/bodies", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    packed = client.get(f"{API}/bodies", headers={"Accept-Encoding": "br, gzip;q=0.8"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) < len(plain.content) / 3
    assert "content-encoding" not in client.get(f"{API}/bodies", headers={"Accept-Encoding": "gzip;q=0"}).headers
    assert plain.headers["vary"] == "Accept-Encoding"


def test_methods(client: TestClient) -> None:
    """HEAD has what GET has without a body; OPTIONS says what is possible; nothing can be changed."""
    got = client.get(f"{API}/bodies/gb-tesco")
    head = client.head(f"{API}/bodies/gb-tesco")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", got.headers["etag"])
    options = client.options(
        f"{API}/identify", headers={"Origin": "https://a.example", "Access-Control-Request-Method": "POST"}
    )
    assert options.status_code == 204
    assert options.headers["access-control-allow-origin"] == "*"
    for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"):
        refused = client.request(method, f"{API}/bodies/gb-tesco")
        assert "use GET" in problem(refused, 405)["detail"] or "GET" in refused.headers["allow"]
    problem(client.get(f"{API}/screen"), 405)


def test_pages_of_other_sites_may_read(client: TestClient) -> None:
    """Pages of any site may read records; none but the server's own may have tables screened or ask SQL."""
    other = {"Origin": "https://other.example"}
    assert client.get(f"{API}/bodies?limit=1", headers=other).headers["access-control-allow-origin"] == "*"
    for address, body in ((f"{API}/sql", {"query": "select 1 as one"}), (f"{API}/screen", {"a": "b"})):
        refused = client.post(address, json=body, headers=other)
        problem(refused, 403)
        assert "access-control-allow-origin" not in refused.headers
    own = client.post(f"{API}/sql", json={"query": "select 1 as one"}, headers={"Origin": ADDRESS})
    assert data(own)["rows"] == [{"one": 1}]


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "169.254.169.254", "[::2]"]
)
def test_other_names_are_refused(client: TestClient, host: str) -> None:
    """On loopback only requests for this machine's names are answered: a page may give its own name our address."""
    assert "does not accept requests for" in problem(client.get(f"{API}/", headers={"Host": host}), 421)["detail"]


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:1", "[::1]:8000"])
def test_own_names_are_answered(client: TestClient, host: str) -> None:
    """This machine has several names, in any case and with any port."""
    assert client.get(f"{API}/bodies/gb-tesco", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["", "a b", "a/b", 'a"b', "a@b", "<b>", "x:99999999"])
def test_hosts_that_are_none(client: TestClient, host: str) -> None:
    """A Host header that is no host is refused, so that links in answers lead nowhere else."""
    assert host_name(host) is None
    problem(client.get(f"{API}/", headers={"Host": host}), 400)


def test_hosts_by_settings() -> None:
    """A server for this machine answers to its names and those allowed; another to those allowed, or to any."""
    assert Settings().hosts == LOOPBACK
    assert Settings(allowed=("box.example",)).hosts == (*LOOPBACK, "box.example")
    assert Settings(host="0.0.0.0").hosts is None
    assert Settings(host="0.0.0.0", allowed=("box.example",)).hosts == ("box.example",)
    assert [
        host
        for host in ("127.0.0.1", "127.1.2.3", "::1", "localhost", "0.0.0.0", "::", "10.0.0.1")
        if is_loopback(host)
    ] == [
        "127.0.0.1",
        "127.1.2.3",
        "::1",
        "localhost",
    ]


@pytest.mark.parametrize(
    "host",
    ["https://box.example", "box.example:8000", "box.example/api", "", "two words", "::1", "bücher.example", "*"],
)
def test_names_that_no_request_has(host: str) -> None:
    """A host that no request can name is refused when the server starts, instead of allowing nothing."""
    with pytest.raises(camwatch.UnknownArgument, match="is not a host name; give a name or an IP address"):
        Settings(allowed=("box.example", host))
    assert Settings(allowed=("Box.Example", "10.0.0.7", "[::2]")).hosts == (
        *LOOPBACK,
        "Box.Example",
        "10.0.0.7",
        "[::2]",
    )


def test_links_lead_to_the_public_address(shipped: Dataset) -> None:
    """Behind a proxy, links have the address that clients know."""
    with client_of(shipped, address="https://register.example/camwatch/") as client:
        following = client.get(f"{API}/bodies?kind=police&limit=2").json()["next"]
        assert following == f"https://register.example/camwatch{API}/bodies?kind=police&limit=2&offset=2"


# Hostile requests


def test_long_and_odd_query_strings(client: TestClient) -> None:
    """A query string that is too long, has too many parts, or is not UTF-8 is refused with the limit."""
    problem(client.get(f"{API}/bodies?kind={'x' * 9000}"), 414)
    problem(client.get(f"{API}/bodies?{'&'.join(['a=b'] * 300)}"), 400)
    assert "not UTF-8" in problem(client.get(f"{API}/bodies?country=%ff%fe"), 400)["detail"]
    for text in ("%00", "a%00b", "%ED%A0%80", "%F4%90%80%80", "\u202e", "💣" * 100, "'; drop table bodies --"):
        response = client.get(f"{API}/bodies?country={text}")
        assert "\x00" not in problem(response, 400)["detail"]
        assert client.get(f"{API}/find/bodies?name={text}").status_code in (200, 400)
        assert client.get(f"{API}/identify?text={text}").status_code in (200, 400)
    problem(client.get(f"{API}/bodies?;=&&&==&"), 400)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "invalid JSON"),
        (b"{", "invalid JSON"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 50_000, "nested too deeply"),
        (b'{"texts": ["\\ud800"]}', "UTF-8"),
        (b'{"texts": [NaN]}', "NaN"),
        (b'{"texts": ' + b"9" * 5000 + b"}", "invalid JSON"),
    ],
)
def test_odd_json(client: TestClient, body: bytes, words: str) -> None:
    """What is not JSON is refused, however deep it is."""
    response = client.post(f"{API}/identify", content=body, headers={"Content-Type": "application/json"})
    assert words in problem(response, 400)["detail"]


def test_bodies_of_other_kinds(client: TestClient) -> None:
    """A body of another media type, a packed one and one beyond the limit are refused with what is expected."""
    for media_type in (
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "",
        "json",
    ):
        response = client.post(f"{API}/identify", content=b"{}", headers={"Content-Type": media_type})
        assert "application/json" in problem(response, 415)["detail"]
    bomb = gzip.compress(b"[" + b" " * 20_000_000 + b"]")
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    problem(client.post(f"{API}/identify", content=bomb, headers=headers), 415)
    large = client.post(
        f"{API}/identify", content=b" " * (1 << 20) + b"{}", headers={"Content-Type": "application/json"}
    )
    assert "longer than 1,048,576 bytes" in problem(large, 413)["detail"]
    problem(client.post(f"{API}/screen", files={"file": b"a,b\n1,2\n"}), 415)


def test_streams_beyond_the_limit(shipped: Dataset) -> None:
    """A body without a length is cut off at the limit."""
    limits = Limits(table=1000)
    with client_of(shipped, limits=limits) as client:
        pieces = (b"x" * 100 for _ in range(100))
        problem(client.post(f"{API}/screen", content=pieces), 413)
        for length in ("-1", "1e9", "99999999999999999999999", "٣"):
            status = client.post(
                f"{API}/screen", content=b"a,b\n", headers=[(b"Content-Length", length.encode())]
            ).status_code
            assert status in (400, 413)


# Screening


def workbook(rows: list[list[str]]) -> bytes:
    """A spreadsheet with some rows."""
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE nmaprun [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    b'<nmaprun><host><hostnames><hostname name="&b;"/></hostnames></host></nmaprun>'
)
ROWS = [["model", "site"], ["DS-2CD2143G2-I", "lobby"], ["a chair", "hall"], ["IPC-HFW2831T", "gate"]]


def text_id(value: object) -> str:
    """Name a case by its texts: packed bytes hold the time and differ from process to process."""
    return value if isinstance(value, str) else ""


OBJECTS = [dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]]


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("csv", "\n".join(",".join(row) for row in ROWS).encode()),
        ("csv.gz", gzip.compress("\n".join(",".join(row) for row in ROWS).encode())),
        ("json", json.dumps(OBJECTS).encode()),
        ("ndjson", "\n".join(map(json.dumps, OBJECTS)).encode()),
        ("xlsx", workbook(ROWS)),
    ],
    ids=text_id,
)
def test_screen(client: TestClient, name: str, table: bytes) -> None:
    """A posted table of any format gives the counts, and the rows with a find."""
    found = data(client.post(f"{API}/screen?body=gb-tesco&on=2024-01-01", content=table))
    assert (found["rows"], found["rows_marked"], found["rows_covered"]) == (3, 2, 2)
    assert [(one["row"], one["cells"]["model"], one["vendors"]) for one in found["marked"]] == [
        (1, "DS-2CD2143G2-I", ["hikvision"]),
        (3, "IPC-HFW2831T", ["dahua"]),
    ]
    assert found["marked"][0]["commitments"] == ["gb-tesco-phase-out-2023"]
    assert "A row without a match" in found["caveat"]


def test_screen_as_asked(client: TestClient) -> None:
    """The columns, the reading and the number of rows that are returned are those asked for."""
    table = b"lobby;DS-2CD2143G2-I\nhall;IPC-HFW2831T\n"
    reading = {"header": "false", "delimiter": ";", "format": "csv"}
    found = data(client.post(f"{API}/screen", params={**reading, "limit": "1"}, content=table))
    assert (found["rows"], len(found["marked"])) == (2, 1)
    assert data(client.post(f"{API}/screen", params={**reading, "columns": "1"}, content=table))["rows_marked"] == 0
    assert (
        data(client.post(f"{API}/screen", params={**reading, "columns": "column_2"}, content=table))["rows_marked"] == 2
    )


@pytest.mark.parametrize(
    ("query", "table", "status", "words"),
    [
        ("", b"", 422, "the table is empty"),
        ("", b"\x89PNG\r\n\x1a\n" + bytes(100), 422, "the table"),
        ("", b"PK\x03\x04" + bytes(200), 422, "the table"),
        ("", b"[" * 200_000, 422, "nested too deeply"),
        ("", b'[{"a":' * 50_000 + b"1" + b"}]" * 50_000, 422, "nested too deeply"),
        ("", LAUGHS, 422, "XML entities"),
        ("", LAUGHS.replace(b'"ha"', b'SYSTEM "file:///etc/passwd"'), 422, "XML entities"),
        ("", lzma.compress(b"a,b\n" + b"x,y\n" * 5_000_000), 413, "more than 200,000 rows"),
        ("", gzip.compress(gzip.compress(gzip.compress(gzip.compress(b"a,b\n1,2\n")))), 422, "packed more than"),
        ("", b"model\n" + b"Hikvision " * 1_500_000, 422, "longer than"),
        ("", b"PAR1" + bytes(5000) + b"PAR1", 422, "parquet"),
        ("format=csvv", b"a,b\n", 422, "csvv"),
        ("columns=colour", b"a,b\nx,y\n", 400, "colour"),
        ("body=gb-tescoo", b"a,b\nx,y\n", 400, "gb-tescoo"),
        ("body=Kent", b"a,b\nx,y\n", 409, "Kent"),
        ("body=gb-tesco&on=never", b"a,b\nx,y\n", 400, "never"),
        ("on=2024", b"a,b\nx,y\n", 400, "add body"),
        ("jurisdiction=GB&kind=shop", b"a,b\nx,y\n", 400, "shop"),
        ("sheet=1", b"a,b\nx,y\n", 422, "sheet"),
        ("header=false&header_row=2", b"a,b\nx,y\n", 422, "header"),
    ],
    ids=text_id,
)
def test_tables_that_cannot_be_screened(client: TestClient, query: str, table: bytes, status: int, words: str) -> None:
    """What is wrong with a table is said in the words of the server, without the file it was kept in."""
    detail = problem(client.post(f"{API}/screen?{query}", content=table), status)["detail"]
    assert words in detail
    assert "--" not in detail
    assert "camwatch-" not in detail


def test_tables_beyond_the_limits(shipped: Dataset) -> None:
    """A table with too many rows, or that unpacks to too much, is refused, and the server goes on."""
    limits = attrs.evolve(Limits(), rows=1000, tasks=1, memory=256 << 20, task_seconds=20)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", bytes(300 << 20))
    with client_of(shipped, limits=limits) as client:
        assert (
            "more than 1,000 rows"
            in problem(client.post(f"{API}/screen", content=b"a,b\n" + b"x,y\n" * 1001), 413)["detail"]
        )
        assert "unpacks to more" in problem(client.post(f"{API}/screen", content=packed.getvalue()), 413)["detail"]
        one_line = gzip.compress(b"a,b\n" + b"x" * (600 << 20) + b",y\n", 1)
        assert client.post(f"{API}/screen", content=one_line).status_code in (413, 422)
        assert data(client.post(f"{API}/screen", content=b"model\nDS-2CD2143G2-I\n"))["rows_marked"] == 1


# SQL


def ask(client: TestClient, query: Any, **more: Any) -> Any:
    return client.post(f"{API}/sql", json={"query": query, **more})


def test_sql(client: TestClient, shipped: Dataset) -> None:
    """One SELECT is answered, with its parameters; the answer says if there was more than may be sent."""
    found = data(ask(client, "select count(*) as n from bodies where country = $c", parameters={"c": "GB"}))
    assert found == {"columns": ["n"], "rows": [{"n": len(shipped.bodies.where(country="GB"))}], "truncated": False}
    assert data(ask(client, "select ? as x", parameters=["y"]))["rows"] == [{"x": "y"}]
    assert len(data(ask(client, "show tables"))["rows"]) == len(TABLES)
    assert data(ask(client, "describe ties"))["rows"][0]["column_name"] == "id"
    many = data(ask(client, "select * from range(100000000000)"))
    assert (len(many["rows"]), many["truncated"]) == (10_000, True)


@pytest.mark.parametrize(
    "query",
    [
        "drop table bodies",
        "create table x as select 1",
        "select * from read_csv('/etc/passwd')",
        "select * from '/etc/passwd'",
        "select * from read_text('/proc/self/environ')",
        "attach 'x.db'",
        "copy bodies to '/tmp/x.csv'",
        "install httpfs",
        "set memory_limit = '100GB'",
        "pragma enable_profiling",
        "select getenv('PATH')",
        "select 1; select 2",
        "selec 1",
        "",
        "\x00",
        "select repeat('a', 4000000000)",
        "select list(range) from range(1000000000)",
        "select repeat('a', 40000000) from range(3)",
        "select 1 as a, 2 as a",
    ],
)
def test_sql_that_is_refused(client: TestClient, query: str) -> None:
    """A query that does more than read, is wrong, or takes too much memory, is refused, and the next is answered."""
    response = ask(client, query)
    problem(response, response.status_code)
    assert response.status_code in (400, 413)
    assert data(ask(client, "select 1 as one"))["rows"] == [{"one": 1}]


@pytest.mark.parametrize(
    "wrong", [{}, {"query": 1}, [], {"query": ["select 1"]}, {"query": "select 1", "parameters": "x"}]
)
def test_sql_is_a_text(client: TestClient, wrong: Any) -> None:
    """What is no query is refused with an example of one."""
    assert '"query"' in problem(client.post(f"{API}/sql", json=wrong), 400)["detail"]


def test_sql_ends_in_time(shipped: Dataset) -> None:
    """A query without an end is ended, and so are those that wait behind it; the next one is answered."""
    limits = attrs.evolve(Limits(), sql_seconds=2.0, tasks=1)
    with client_of(shipped, sql=True, limits=limits) as client:
        assert data(ask(client, "select 1 as one"))["rows"]
        for endless in (
            "select sum(a.range * b.range) from range(10000000) a, range(10000000) b",
            "with recursive t(n) as (select 1 union all select n + 1 from t) select count(*) from t",
        ):
            begun = time.monotonic()
            assert "longer than 2 seconds" in problem(ask(client, endless), 422)["detail"]
            assert time.monotonic() - begun < 30
        assert data(ask(client, "select 1 as one"))["rows"] == [{"one": 1}]


def test_many_tasks_at_the_same_time(shipped: Dataset) -> None:
    """As many tasks as are allowed run at the same time, some wait, and the rest are told to come again."""
    import asyncio

    from camwatch.server import tasks
    from camwatch.server.problems import Problem
    from camwatch.server.workers import Workers

    limits = attrs.evolve(Limits(), tasks=2)
    workers = Workers(shipped, limits)

    async def ask(number: int) -> int:
        query = {"query": f"select {number} as n, count(*) from range(3000000)", "parameters": None}
        try:
            found = await workers.run(tasks.query, query, 60)
        except Problem as refused:
            return -refused.status
        answer: int = found["rows"][0]["n"]
        return answer

    async def main() -> list[int]:
        return await asyncio.gather(*(ask(number) for number in range(40)))

    try:
        answers = asyncio.run(main())
    finally:
        workers.close()
    assert answers[:18] == list(range(18))
    assert set(answers[18:]) == {-503}


# The command


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Any]:
    """Starts the command, and returns the address at which it serves."""
    running: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> tuple[str, subprocess.Popen[str]]:
        program = [sys.executable, "-m", "camwatch", *arguments]
        process = subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=tmp_path)
        running.append(process)
        assert process.stdout is not None
        line = process.stdout.readline()
        address = re.search(r"http://[\w.:\[\]]+", line)
        assert address is not None, line + process.stdout.read()
        for _ in range(150):
            try:
                urllib.request.urlopen(f"{address[0]}/health", timeout=5).read()
                return address[0], process
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.2)
        raise AssertionError("the server did not start")

    yield start
    for process in running:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
        assert process.stdout is not None
        process.stdout.close()


@pytest.mark.parametrize("example", serve_command.command.examples)
def test_examples(serving: Any, example: str) -> None:
    """Each example of the command serves."""
    words = shlex.split(example)[1:]
    if "--port" in words:
        place = words.index("--port")
        del words[place : place + 2]
    address, process = serving(*words, "--port", "0")
    version = words[1] if words[0] == "--release" else camwatch.releases()[-1].version
    with urllib.request.urlopen(f"{address}{API}/bodies/gb-tesco", timeout=20) as response:
        assert json.load(response)["about"]["release"] == version
    process.terminate()
    assert process.wait(30) in (0, 143)


def test_slow_and_broken_clients(serving: Any) -> None:
    """Clients that send nothing, half a request or nonsense keep nobody else from an answer."""
    address, _ = serving("serve", "--port", "0")
    port = int(address.rpartition(":")[2])
    begun = (
        b"",
        b"GET /api/v1/ HT",
        b"POST /api/v1/identify HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{",
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
        b"GET /api/v1/ HTTP/1.1\r\n\r\n",
        b"GET /" + b"a" * 100_000,
        b"POST /api/v1/screen HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
    )
    open_ = [socket.create_connection(("127.0.0.1", port), timeout=10) for _ in begun]
    for connection, text in zip(open_, begun, strict=True):
        connection.sendall(text)
    with urllib.request.urlopen(f"{address}{API}/bodies/gb-tesco", timeout=20) as response:
        assert json.load(response)["data"]["name"] == "Tesco"
    for connection in open_:
        connection.close()
    with urllib.request.urlopen(f"{address}{API}/bodies/gb-tesco", timeout=20) as response:
        assert response.status == 200


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The port of a server that runs as users run it."""
    program = [sys.executable, "-m", "camwatch", "serve", "--port", "0"]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = re.search(r":(\d+)/", process.stdout.readline())
        assert found is not None
        for _ in range(150):
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", int(found[1])), timeout=5).close()
                break
            time.sleep(0.2)
        yield int(found[1])
        process.terminate()


def raw(port: int, text: bytes) -> bytes:
    """Send bytes to a server, and return what it sends until it ends the connection."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(text)
        return b"".join(iter(lambda: connection.recv(65_536), b""))


@pytest.mark.parametrize(
    "text",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"x: y\r\n" * 20_000 + b"\r\n",
        b"POST /api/v1/screen HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        b"POST /api/v1/screen HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
    ],
)
def test_what_is_not_http(port: int, text: bytes) -> None:
    """What is not HTTP gets a problem of the same form, and the connection ends."""
    head, _, body = raw(port, text).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 ")
    assert b"application/problem+json" in head
    assert json.loads(body)["status"] == 400


def test_no_connection_is_kept_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that sends nothing, or not all of the head, is told so in time; one more than are allowed is refused."""
    import asyncio

    import uvicorn

    from camwatch.server import connections

    monkeypatch.setattr(connections, "_LIMITS", attrs.evolve(Limits(), seconds=0.3, requests=3))

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    async def asked(port: int, *parts: bytes) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for part in parts:
            writer.write(part)
            await asyncio.sleep(0.05)
        answer = await asyncio.wait_for(reader.read(), 20)
        writer.close()
        return answer

    async def main() -> None:
        config = uvicorn.Config(app, http=connections.Connection, port=0, lifespan="off", log_level="warning")
        server = uvicorn.Server(config)
        task = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.05)
        port = server.servers[0].sockets[0].getsockname()[1]
        whole = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
        for parts in ((b"",), (b"GET / HT",), (whole, b"GET / HTTP/1.1\r\n")):
            answer = await asked(port, *parts)
            assert b"HTTP/1.1 408 " in answer
            assert answer.count(b"HTTP/1.1 204 ") == (1 if whole in parts else 0)
        several = [asked(port, b"GET / HT") for _ in range(5)]
        statuses = sorted(answer.split()[1] for answer in await asyncio.gather(*several))
        assert statuses == [b"408"] * 3 + [b"503"] * 2
        server.should_exit = True
        await task

    asyncio.run(main())


def test_answers_are_not_delayed(serving: Any) -> None:
    """Several processes answer as quickly as one: the body of an answer does not wait for the client."""
    address, _ = serving("serve", "--port", "0", "--workers", "2")
    port = int(address.rpartition(":")[2])
    request = b"GET /api/v1/bodies/gb-tesco HTTP/1.1\r\nHost: localhost\r\n\r\n"
    taken = []
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        for _ in range(40):
            begun = time.perf_counter()
            connection.sendall(request)
            answer = b""
            while not answer.endswith(b"}"):
                answer += connection.recv(65_536)
            taken.append(time.perf_counter() - begun)
    # Linux waits 40 ms for the acknowledgement of the head, if it waits.
    assert min(taken[1:]) < 0.03


def test_slow_bodies(shipped: Dataset) -> None:
    """A body that does not arrive in time is given up."""
    import asyncio

    app = application(shipped, hosts=LOOPBACK, limits=attrs.evolve(Limits(), seconds=0.2))
    sent: list[Any] = []

    async def receive() -> Any:
        await asyncio.sleep(60)

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": f"{API}/identify",
        "query_string": b"",
        "headers": [(b"host", b"localhost"), (b"content-type", b"application/json"), (b"content-length", b"10")],
        "scheme": "http",
        "http_version": "1.1",
    }

    async def ask() -> None:
        await app(scope, receive, send)

    asyncio.run(ask())
    assert sent[0]["status"] == 408
    assert json.loads(sent[1]["body"])["type"].endswith("body-too-slow")


def test_the_port_is_in_use(serving: Any) -> None:
    """A second server on the same port says so in one line."""
    address, _ = serving("serve", "--port", "0")
    port = address.rpartition(":")[2]
    second = subprocess.run(
        [sys.executable, "-m", "camwatch", "serve", "--port", port],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert second.returncode == 2
    assert "choose another port" in second.stderr
    assert second.stderr.count("\n") == 1


def test_the_extra_is_missing() -> None:
    """Without the extra, the command says in one line what to install."""
    program = "import sys; sys.modules['uvicorn'] = None; from camwatch.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "serve"], check=False, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2
    assert done.stderr.strip() == "camwatch: serve needs optional packages; run: pip install 'camwatch[server]'"
