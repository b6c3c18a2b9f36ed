"""The files beside the site's pages, read back by software that others wrote: JSON, feeds, calendars, tables, JSON-LD."""

from __future__ import annotations

import datetime as dt
import filecmp
import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urljoin

import attrs
import duckdb
import feedparser
import polars as pl
import pytest
import rdflib
import vobject
from icalendar import Calendar
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

import camwatch
from camwatch.dataset import Dataset
from camwatch.model.tables import TABLES
from pages.published.__main__ import main
from pages.published.calendars import _event
from pages.published.ids import _script
from pages.published.linked_data import linked_data
from pages.published.site import Site
from pages.register import Register

BASE = "https://camwatch.example/"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory into which the files are written."""
    path = tmp_path_factory.mktemp("site")
    assert main([str(path), "--base", BASE]) == 0
    return path


@pytest.fixture(scope="module")
def ds() -> Dataset:
    return camwatch.load()


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def file_of(root: Path, address: str) -> Path:
    """The file that an address of the site leads to."""
    assert address.startswith(BASE), address
    path = address.removeprefix(BASE).partition("#")[0]
    return root / (path + "index.html" if path.endswith("/") or not path else path)


def addresses(value: Any) -> Iterator[str]:
    """Every address of the site in a JSON value."""
    if isinstance(value, dict):
        for item in value.values():
            yield from addresses(item)
    elif isinstance(value, list):
        for item in value:
            yield from addresses(item)
    elif isinstance(value, str) and value.startswith(BASE):
        yield value


@pytest.mark.parametrize("table", TABLES)
def test_records_follow_their_schema(root: Path, ds: Dataset, table: str) -> None:
    """Each record has a file that follows the schema at its address, and says what the library says."""
    schema = read(root / "api" / "v1" / "schema" / f"{table}.json")
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    records = list(ds.collection(table))
    assert len(list((root / "api" / "v1" / table).glob("*.json"))) == len(records) + 1
    for place, record in enumerate(records):
        value = read(root / "api" / "v1" / table / f"{record.id}.json")
        assert urljoin(f"{BASE}api/v1/{table}/{record.id}.json", value["$schema"]) == schema["$id"]
        assert ("_standing" in value) == isinstance(record, camwatch.Commitment)
        if isinstance(record, camwatch.Commitment):
            day = str(ds.release.date)
            assert value["_standing"] == {"on": day, "standing": record.standing(day).value}
        assert {key: value[key] for key in record.to_dict()} == json.loads(json.dumps(record.to_dict(), default=str))
        assert value["_release"]["digest"] == ds.release.digest
        if place % 7 == 0:
            validator.validate(value)


def test_no_column_hides_the_links(ds: Dataset) -> None:
    """No column has the name of a key that a file adds."""
    added = {"$schema", "_links", "_release", "_standing"}
    assert not any(added & set(ds.collection(table).to_arrow().column_names) for table in TABLES)


def test_links_lead_to_files(root: Path) -> None:
    """Each address in the JSON files is that of a file; addresses of pages are left to the site's own check."""
    checked = 0
    for path in [*(root / "api").rglob("*.json"), *root.glob("*/index.json")]:
        for address in addresses(read(path)):
            if not address.startswith(f"{BASE}register/") and address not in (BASE, BASE.rstrip("/")):
                assert file_of(root, address).is_file(), f"{path}: {address}"
                checked += 1
    assert checked > 20_000


def test_every_file_is_reached(root: Path) -> None:
    """From the index every other file can be reached, but those that hosts read."""
    seen: set[Path] = set()
    waiting = [root / "api" / "v1" / "index.json"]
    while waiting:
        path = waiting.pop()
        if path in seen or not path.is_file():
            continue
        seen.add(path)
        if path.suffix == ".json":
            waiting += [file_of(root, address) for address in addresses(read(path))]
        elif path.suffix == ".atom":
            links = feedparser.parse(path).feed.get("links", [])
            waiting += [file_of(root, link.href) for link in links if link.rel == "prev-archive"]
    left = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()} - {
        path.relative_to(root).as_posix() for path in seen
    }
    assert {name for name in left if not name.endswith((".htaccess", "_headers"))} == set()


def test_openapi(root: Path) -> None:
    """The description is valid by its own validator, and each JSON file below api/ has a path in it."""
    description = read(root / "api" / "v1" / "openapi.json")
    OpenAPIV31SpecValidator(description).validate()
    patterns = [
        re.compile(re.sub(r"\{\w+\}", "[^/]+", path).replace(".json", r"\.json")) for path in description["paths"]
    ]
    for file in (root / "api").rglob("*.json"):
        address = "/" + file.relative_to(root).as_posix()
        if "/schema/" not in address and not address.endswith("openapi.json"):
            assert any(pattern.fullmatch(address) for pattern in patterns), address


def test_answers_follow_the_description(root: Path, ds: Dataset) -> None:
    """The indexes have the form that the description gives them."""
    description = read(root / "api" / "v1" / "openapi.json")
    registry: Registry[Any] = Registry().with_resource("urn:description", DRAFT202012.create_resource(description))
    for path, sample in {
        "/api/v1/ties/index.json": "ties/index.json",
        "/api/v1/retired.json": "retired.json",
        "/api/v1/by-country/{code}.json": "by-country/dk.json",
        "/api/v1/by-vendor/{id}.json": "by-vendor/dahua.json",
        "/api/v1/sources/{id}.json": f"sources/{ds.sources[0].id}.json",
    }.items():
        schema = description["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        schema = json.loads(json.dumps(schema).replace('"#/', '"urn:description#/'))
        Draft202012Validator(schema, registry=registry).validate(read(root / "api" / "v1" / sample))


def test_lists_by_country_and_vendor(root: Path, ds: Dataset) -> None:
    """The lists hold what the filters of the library find."""
    country = read(root / "api" / "v1" / "by-country" / "nl.json")
    assert {one["id"] for one in country["commitments"]} == {one.id for one in ds.commitments.where(country="NL")}
    assert {one["id"] for one in country["ties"]} == {one.id for one in ds.ties.where(country="NL")}
    vendor = read(root / "api" / "v1" / "by-vendor" / "lorex.json")
    assert {one["id"] for one in vendor["commitments"]} == {one.id for one in ds.commitments.where(vendor="lorex")}


FEEDS = ("all", "releases/2026.11.1", "releases/2026.11.2", "countries/gb", "vendors/dahua")


@pytest.mark.parametrize("name", FEEDS)
def test_atom(root: Path, name: str) -> None:
    """A feed is well formed, and its entries have an id of their own, a date and an address."""
    feed = feedparser.parse(root / "feeds" / f"{name}.atom")
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.entries
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    for entry in feed.entries:
        assert entry.title
        assert entry.updated_parsed
        assert file_of(root, entry.link).is_file()
        assert entry.content[0].type == "text/plain"


@pytest.mark.parametrize("name", [name for name in FEEDS if not name.startswith("releases/")])
def test_json_feed(root: Path, name: str) -> None:
    """A JSON Feed has what version 1.1 asks for, and the entries of the Atom feed."""
    feed = read(root / "feeds" / f"{name}.json")
    atom = feedparser.parse(root / "feeds" / f"{name}.atom")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{BASE}feeds/{name}.json"
    assert [(item["id"], item["title"]) for item in feed["items"]] == [(one.id, one.title) for one in atom.entries]
    for item in feed["items"]:
        assert item["content_text"]
        assert dt.datetime.fromisoformat(item["date_published"]).tzinfo is not None


def test_feeds_tell_the_difference(root: Path) -> None:
    """The feed of all claims holds each claim that the newest release added or removed."""
    versions = sorted(camwatch.releases(), key=lambda one: one.ordinal)
    difference = camwatch.diff(versions[-2].version, versions[-1].version)
    told = {one.id.split("/", 1)[1] for one in feedparser.parse(root / "feeds" / "all.atom").entries}
    tables = ("commitments", "ties", "interventions", "statistics")
    for change in (*difference.added, *difference.removed):
        if change.table in tables:
            assert f"{change.table}/{change.id}" in told
    assert told <= {f"{change.table}/{change.id}" for change in difference}


def test_a_new_column_is_no_change(root: Path) -> None:
    """A record is not told as changed because a later release fills a column that the earlier one does not have."""
    for entry in feedparser.parse(root / "feeds" / "releases" / "2026.11.2.atom").entries:
        if entry.title.startswith("Changed commitment"):
            assert not re.match(r"subject: \(absent\)", entry.content[0].value)


def test_feeds_of_releases_are_linked(root: Path) -> None:
    """From the feed of all claims the feeds of earlier releases are reached, each marked as an archive."""
    feed, links = "feeds/all.atom", 0
    while earlier := [one.href for one in feedparser.parse(root / feed).feed.links if one.rel == "prev-archive"]:
        feed = earlier[0].removeprefix(BASE)
        assert "<fh:archive" in (root / feed).read_text(encoding="utf-8")
        links += 1
    assert links == len(camwatch.releases()) - 2


def dated(ds: Dataset, country: str | None = None) -> dict[str, camwatch.Commitment]:
    made = ds.commitments.made() if country is None else ds.commitments.where(country=country).made()
    return {one.id: one for one in made if one.due is not None}


@pytest.mark.parametrize("country", [None, "GB"])
def test_calendar(root: Path, ds: Dataset, country: str | None) -> None:
    """A calendar has an all-day entry on the last day of each due date, by two libraries that read calendars."""
    content = (root / "calendars" / f"{country.lower() if country else 'deadlines'}.ics").read_bytes()
    expected = {f"{key}@camwatch.example": one.due.latest for key, one in dated(ds, country).items() if one.due}
    assert len(expected) >= 2
    events = Calendar.from_ical(content).walk("VEVENT")
    assert {str(event["uid"]): event.decoded("dtstart") for event in events} == expected
    assert all(event.decoded("dtend") - event.decoded("dtstart") == dt.timedelta(days=1) for event in events)
    other = vobject.readOne(content.decode())
    assert {event.uid.value: event.dtstart.value for event in other.vevent_list} == expected
    assert max(map(len, content.split(b"\r\n"))) <= 75


def test_a_calendar_has_the_last_day_there_is(ds: Dataset, tmp_path: Path) -> None:
    """A date after which there is no other gets an entry, too, which ends with its day."""
    site = Site(Register(ds), tmp_path, "https://camwatch.example/")
    commitment = ds.commitments.overdue()[0]
    for due, ends in (("9999", False), ("9999-11", True), ("2030-02", True)):
        dated_so: Any = SimpleNamespace(
            **{name: getattr(commitment, name) for name in ("id", "body", "phrase", "due_kind", "summary")},
            due=camwatch.PartialDate(due),
            standing=commitment.standing,
            citations=commitment.citations,
            milestones=commitment.milestones,
        )
        event = _event(site, dated_so)
        assert event.decoded("dtstart") == camwatch.PartialDate(due).latest
        assert ("dtend" in event) == ends


def test_calendar_says_how_precise_it_is(root: Path, ds: Dataset) -> None:
    """An entry says how precise its date is, and whether it is a deadline or expected."""
    events = {
        str(event["uid"]): event
        for event in Calendar.from_ical((root / "calendars" / "deadlines.ics").read_bytes()).walk("VEVENT")
    }
    for key, one in dated(ds).items():
        event = events[f"{key}@camwatch.example"]
        assert one.due is not None
        assert one.due_kind is not None
        assert (str(event["summary"]).partition(":")[0] == "Deadline") == (one.due_kind.value == "deadline")
        assert ("on its last day" in str(event["description"])) == (one.due.precision != "day")


@pytest.mark.parametrize("version", [one.version for one in camwatch.releases()] + ["latest"])
def test_data(root: Path, version: str, tmp_path: Path) -> None:
    """Each release is there as Parquet and CSV with right checksums, and others read it."""
    directory = root / "data" / version
    lines = (directory / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    named = {name: checksum for checksum, name in (line.split("  ", 1) for line in lines)}
    there = {path.relative_to(directory).as_posix() for path in directory.rglob("*") if path.is_file()}
    assert set(named) == there - {"SHA256SUMS"}
    for name, checksum in named.items():
        assert hashlib.sha256((directory / name).read_bytes()).hexdigest() == checksum
    ds = camwatch.load() if version == "latest" else camwatch.load(version)
    assert pl.read_parquet(directory / "parquet" / "ties.parquet").height == len(ds.ties)
    tables = directory / "csv"
    if not tables.is_dir():
        tables = tmp_path
        with zipfile.ZipFile(directory / "csv.zip") as archive:
            archive.extractall(tables)
    counted = duckdb.sql(f"SELECT count(*) FROM read_csv('{tables / 'commitments.csv'}')")
    assert counted is not None
    assert counted.fetchall() == [(len(ds.commitments),)]


class _Elements(HTMLParser):
    """Collects the elements of a page and the text of its JSON-LD."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.data = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1] == ("script", {"type": "application/ld+json"}):
            self.data = self.data or data


def elements(text: str) -> _Elements:
    parser = _Elements()
    parser.feed(text)
    return parser


SOME = [
    ("bodies", "gb-tesco"),
    ("commitments", "gb-tesco-phase-out-2023"),
    ("vendors", "hikvision"),
    ("ties", "gb-angus-council-uses-hikvision-2022"),
]


# The reader of JSON-LD uses a class that its own package deprecates.
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize(("table", "record_id"), SOME)
def test_ids_resolve_to_pages(root: Path, ds: Dataset, table: str, record_id: str) -> None:
    """The address of an id leads to the record's page, and holds it as JSON-LD that others understand."""
    page = elements((root / "id" / table / record_id / "index.html").read_text(encoding="utf-8"))
    refresh = [
        known["content"] for tag, known in page.elements if tag == "meta" and known.get("http-equiv") == "refresh"
    ]
    assert [str(one).startswith("0; url=../../../register/") for one in refresh] == [True]
    graph = rdflib.Graph().parse(data=page.data, format="json-ld")
    me = rdflib.URIRef(f"{BASE}id/{table}/{record_id}/")
    assert (me, rdflib.URIRef("https://schema.org/name"), None) in graph
    record = ds.collection(table)[record_id]
    if isinstance(record, (camwatch.Commitment, camwatch.Tie)):
        derived = set(graph.objects(me, rdflib.URIRef("http://www.w3.org/ns/prov#wasDerivedFrom")))
        assert derived == {rdflib.URIRef(ds.sources[one.source_id].url) for one in record.citations}


def test_ids_of_retired_records(root: Path) -> None:
    """The address of a record that was merged leads on; that of a withdrawn one says why."""
    retired = (root / "data" / "latest" / "csv" / "retired.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert len(retired) > 50
    for line in retired:
        name, successor = line.split(",")[:2]
        text = (root / "id" / name / "index.html").read_text(encoding="utf-8")
        assert ("http-equiv=refresh" in text) == bool(successor)
        assert successor in text


def test_ids_without_a_page_show_the_record(root: Path, ds: Dataset) -> None:
    """An id whose record has no page of its own is shown at its address."""
    source = ds.sources[3]
    text = (root / "id" / "sources" / source.id / "index.html").read_text(encoding="utf-8")
    assert "http-equiv=refresh" not in text
    assert source.publisher.split()[0] in text


def test_hostile_text_is_text(root: Path, ds: Dataset) -> None:
    """No text of a record ends the element that it is in, or opens another."""
    site = Site(Register(ds), root, BASE)
    hostile = attrs.evolve(ds.vendors["hikvision"], name='</script><script>alert(1)</script><img src=x onerror="a">')
    page = f'<script type="application/ld+json">{_script(linked_data(site, "vendors", hostile))}</script>'
    assert [tag for tag, _ in elements(page).elements] == ["script"]
    assert json.loads(elements(page).data)["name"] == hostile.name


def test_twice_the_same_bytes(root: Path, tmp_path: Path) -> None:
    """The same release gives the same files."""
    main([str(tmp_path), "--base", BASE])
    paths = [path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()]
    same, other, odd = filecmp.cmpfiles(root, tmp_path, paths, shallow=False)
    assert (len(same), other, odd) == (len(paths), [], [])


def weight(*folders: Path) -> int:
    return sum(path.stat().st_size for folder in folders for path in folder.rglob("*") if path.is_file())


def test_size(root: Path, ds: Dataset) -> None:
    """Of the files, those of the newest release weigh less than 38 MB; each release adds little to the archive."""
    archive = [root / "data" / release.version for release in camwatch.releases()]
    newest = weight(root) - weight(*archive)
    assert newest < 38_000_000, f"{newest:,} bytes"
    for folder in archive:
        assert weight(folder) < 2_750_000, folder.name


def test_a_file_of_a_body_is_small(root: Path, ds: Dataset) -> None:
    """What each body has a file of stays small, since there are so many: its page of the id, and its record."""
    register = Register(ds)
    silent = [body for body in ds.bodies if register.path(body) is None]
    for folder, most in ((root / "id" / "bodies", 700), (root / "api" / "v1" / "bodies", 1_200)):
        assert weight(folder) / len(ds.bodies) < most
    text = (root / "id" / "bodies" / silent[0].id / "index.html").read_text(encoding="utf-8")
    assert f"../../../register/look-up/#{silent[0].id}" in text
    assert f"../../../api/v1/bodies/{silent[0].id}.json" in text


def test_hosts_allow_other_pages(root: Path) -> None:
    """Any page may fetch the files from the hosts that read these rules."""
    headers = (root / "_headers").read_text(encoding="utf-8")
    for directory in ("api", "data", "feeds", "calendars", "id"):
        assert f"/{directory}/*\n  Access-Control-Allow-Origin: *" in headers
        assert "Access-Control-Allow-Origin" in (root / directory / ".htaccess").read_text(encoding="utf-8")
