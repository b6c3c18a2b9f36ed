"""Records and collections as objects: as dicts, copied, pickled, ordered, shown, in a web service and a notebook."""

from __future__ import annotations

import copy
import json
import pickle
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest

import camwatch
from camwatch import (
    CamwatchError,
    DamagedData,
    Dataset,
    PartialDate,
    UnknownArgument,
    UnknownColumn,
    UnknownRelease,
    UnknownTable,
    UnlinkedRecord,
    UnorderedDates,
    Users,
)
from camwatch.arrow.rows import link
from camwatch.metadata.jsonschema import row_schema
from camwatch.model.fields import fields
from camwatch.model.record import Record
from camwatch.model.tables import STORED, TABLES
from camwatch.testing.strategies import records as records_of
from tests import user_code

ROOT = Path(__file__).parents[1]


# As dicts.


@pytest.mark.parametrize("table", TABLES)
def test_dicts_are_valid_rows(shipped: Dataset, table: str) -> None:
    """Each record as a dict is valid by the JSON Schema of its table, and can be written as JSON."""
    schema = jsonschema.Draft202012Validator(row_schema(table))
    rows = shipped.collection(table).to_dicts()
    assert [row["id"] for row in rows] == list(shipped.collection(table).ids)
    assert json.loads(json.dumps(rows)) == rows
    assert not [fault.message for row in rows for fault in schema.iter_errors(row)]


def test_a_dict_has_what_the_columns_have(shipped: Dataset) -> None:
    """Its keys are columns, with the values that the Arrow table has; what follows from other fields is there too."""
    for collection in (shipped.commitments, shipped.bodies):
        arrow = collection.to_arrow().to_pylist()
        for row, columns in zip(collection.to_dicts(), arrow, strict=True):
            assert row.keys() <= columns.keys()
            assert {name: columns[name] for name in row} == row
    one = shipped.commitments["gb-tesco-phase-out-2023"]
    assert one.to_dict()["body"] == one.body_id == "gb-tesco"
    assert (one.to_dict()["status"], one.to_dict()["made"]) == (one.status, one.made)


def test_a_record_made_by_hand_is_a_dict() -> None:
    """It needs no dataset."""
    vendor = camwatch.Vendor(id="x", name="X", kind=camwatch.VendorKind.COMPANY, member_ids=("y",))
    assert vendor.to_dict()["members"] == ["y"]
    assert vendor.to_dict()["kind"] == "company"
    assert pickle.loads(pickle.dumps(vendor)) == copy.deepcopy(vendor) == vendor


def test_attributes_and_columns_agree(shipped: Dataset) -> None:
    """Joined columns are attributes too, and a column can be named by its attribute."""
    for claim in (shipped.commitments[0], shipped.ties[0]):
        row = shipped.collection(type(claim)).to_arrow().slice(0, 1).to_pylist()[0]
        assert (row["country"], row["body_kind"]) == (claim.country, claim.body_kind)
    for table in TABLES:
        collection = shipped.collection(table)
        for field in fields(STORED[table]):
            assert collection.select(field.attribute).column_names == [field.name]
    with pytest.raises(UnknownColumn, match="no column 'bodyid'"):
        shipped.ties.select("bodyid")


# Copied and pickled.


def test_pickled_by_their_place(shipped: Dataset, three_releases: Path) -> None:
    """Records and collections of every release come back as they were, linked; a pickle is small."""
    for ds in (
        shipped,
        *(camwatch.load(one.version, path=three_releases) for one in camwatch.releases(path=three_releases)),
    ):
        assert pickle.loads(pickle.dumps(ds)) is ds
        for collection in ds.tables.values():
            again = pickle.loads(pickle.dumps(collection))
            assert (type(again), again.ids) == (type(collection), collection.ids)
            assert len(pickle.dumps(collection)) < 400
            for record in collection[:5]:
                again = pickle.loads(pickle.dumps(record))
                assert again == record
                assert len(again.history()) == len(record.history())
                assert len(pickle.dumps(record)) < 400
    part = shipped.commitments.made()[10:4:-1]
    assert pickle.loads(pickle.dumps(part)).ids == part.ids


def test_pickled_parts(shipped: Dataset) -> None:
    """Citations, matches, identifications, revisions, differences and users keep what they hold."""
    citation = shipped.ties[0].citations[0]
    assert pickle.loads(pickle.dumps(citation)).source == citation.source
    users = shipped.without_commitment(vendor="hikvision", on="2025-01-01")
    again = pickle.loads(pickle.dumps(users))
    assert isinstance(again, Users)
    assert again.to_arrow().equals(users.to_arrow())
    for thing in (
        shipped.bodies.find("Kent"),
        shipped.identify("DS-2CD2143G2-I"),
        shipped.vendors["hikvision"].history(),
        shipped.release,
        shipped.coverage(),
    ):
        assert pickle.loads(pickle.dumps(thing)) == thing
    difference = camwatch.diff("2026.11.0")
    assert pickle.loads(pickle.dumps(difference)).to_json() == difference.to_json()


def test_a_pickle_of_another_dataset_is_refused(sample_data: Path, three_releases: Path, tmp_path: Path) -> None:
    """What was pickled does not come back as a record of other data with the same version."""
    target = tmp_path / "data"
    shutil.copytree(sample_data, target)
    pickled = pickle.dumps(camwatch.load(path=target).ties[0])
    shutil.rmtree(target)
    with pytest.raises(DamagedData):
        pickle.loads(pickled)
    shutil.copytree(three_releases, target)
    version = camwatch.load(path=sample_data).release.version
    if version in {release.version for release in camwatch.releases(path=target)}:
        digests = {release.version: release.digest for release in camwatch.releases(path=target)}
        assert digests[version] == camwatch.load(path=sample_data).release.digest
    else:
        with pytest.raises(UnknownRelease):
            pickle.loads(pickled)


def test_copies_are_the_same(shipped: Dataset) -> None:
    """What never changes needs no copy; a copy with another value is unlinked."""
    body = shipped.bodies["gb-tesco"]
    for thing in (shipped, body, shipped.bodies, shipped.ties[:3], shipped.commitments[0].citations[0]):
        assert copy.copy(thing) is thing
        assert copy.deepcopy(thing) is thing
        assert copy.deepcopy([thing])[0] is thing
    other = attrs.evolve(body, name="Other")
    assert pickle.loads(pickle.dumps(other)) == other
    with pytest.raises(UnlinkedRecord):
        _ = other.commitments


# Members, defaults and order.


def test_members(shipped: Dataset, three_releases: Path) -> None:
    """A collection has a record by its id, by an id that was merged into it, and by the record itself."""
    council = shipped.bodies.where(kind="local_authority")
    assert shipped.bodies["gb-kent-county-council"] in council
    assert shipped.bodies["gb-tesco"] not in council
    assert "gb-tesco" not in council
    assert shipped.vendors["hikvision"] not in council
    newest = camwatch.load(path=three_releases)
    oldest = camwatch.load(camwatch.releases(path=three_releases)[0].version, path=three_releases)
    assert "acme" in newest.vendors
    assert newest.vendors["acme"].id == "acme-world"
    assert oldest.vendors["acme"] not in newest.vendors
    assert "gb-mall-remove-2022" not in newest.commitments
    assert newest.commitments.get("gb-mall-remove-2022") is None


def test_get(shipped: Dataset) -> None:
    """A default stands in for what is not there."""
    assert shipped.bodies.get("gb-tesco") == shipped.bodies["gb-tesco"]
    assert shipped.bodies.get("gb-tescoo") is None
    assert shipped.bodies.get("gb-tescoo", 7) == 7
    assert shipped.bodies.where(country="FR").get("gb-tesco", "elsewhere") == "elsewhere"


def test_sort_by(shipped: Dataset) -> None:
    """Records are put in order by columns; absent values come last, and what is equal keeps its order."""
    dates = [claim.announced for claim in shipped.commitments.sort_by("announced")]
    known = [date.sort_key for date in dates if date is not None]
    assert known == sorted(known)
    assert dates[len(known) :] == [None] * (len(dates) - len(known))
    newest = [claim.announced for claim in shipped.commitments.sort_by("announced", descending=True)]
    assert [date.sort_key for date in newest if date is not None] == sorted(known, reverse=True)
    assert newest[-1] is None or None not in newest
    by_two = shipped.ties.sort_by("vendor_id", "as_of")
    pairs = [(tie.vendor_id, tie.as_of is None, tie.as_of and tie.as_of.sort_key) for tie in by_two]
    assert [pair[:2] for pair in pairs] == sorted(pair[:2] for pair in pairs)
    assert sorted(by_two.ids) == list(shipped.ties.ids)


def test_what_is_sorted_is_a_collection(shipped: Dataset) -> None:
    """Records out of the order of ids are found, narrowed, sliced and handed over like any."""
    ordered = shipped.commitments.where(country="GB").sort_by("due", descending=True)
    first = ordered[0]
    assert ordered[first.id] == first
    assert all(record in ordered for record in ordered[:10])
    assert ordered.where(vendor="hikvision").ids == tuple(
        one for one in ordered.ids if one in shipped.commitments.where(vendor="hikvision")
    )
    assert ordered.to_arrow()["id"].to_pylist() == [row["id"] for row in ordered.to_dicts()] == list(ordered.ids)
    backwards = shipped.bodies[::-1]
    assert backwards["gb-tesco"] == shipped.bodies["gb-tesco"]
    assert backwards[::-1].ids == shipped.bodies.ids


def test_sort_by_what_has_no_order(shipped: Dataset) -> None:
    """A list has no order, and a column that is not there is refused."""
    with pytest.raises(UnknownArgument, match="cannot be sorted by 'citations'"):
        shipped.ties.sort_by("citations")
    with pytest.raises(UnknownColumn, match="as_of"):
        shipped.ties.sort_by("asof")


@pytest.mark.parametrize("other", [PartialDate("2022"), "2022", None])
def test_dates_say_how_they_are_sorted(other: Any) -> None:
    """`<` is refused with what to do, also beside an absent date, whichever stands first."""
    date: Any = PartialDate("2023-05")
    compare: Any
    for compare in (lambda: date < other, lambda: date >= other, lambda: max([other, date])):
        with pytest.raises(UnorderedDates, match=r"sort_key.*sort_by"):
            compare()
    assert min([date, PartialDate("2022")], key=lambda one: one.sort_key).text == "2022"


# As they are shown.


def test_what_a_commitment_says_in_a_sentence(shipped: Dataset) -> None:
    """A phrase has the action and the vendors; a class of vendors begins with a small letter unless it is a name."""
    some = shipped.commitments

    def phrase(record_id: str, vendors: list[str], action: str, most: int | None = None) -> str:
        changed = attrs.evolve(some[record_id], vendor_ids=tuple(vendors), action=camwatch.Action(action))
        tables = some[record_id]._tables
        assert tables is not None
        link(changed, tables)
        return changed.phrase(most)

    one = some[0].id
    assert phrase(one, ["hikvision", "dahua"], "stop_buying") == "stop buying Hikvision and Dahua"
    assert phrase(one, ["hikvision", "dahua", "hytera", "zte"], "remove", 3) == (
        "remove Hikvision, Dahua, Hytera and 1 more"
    )
    assert phrase(one, ["tp-link"], "designate") == "put TP-Link on an official list"
    assert phrase(one, ["hikvision"], "divest") == "divest from Hikvision"
    assert phrase(one, ["class-taiwan-cyber-security-risk-products"], "stop_using").startswith(
        "stop using products found to endanger"
    )
    classes = [vendor for vendor in shipped.vendors if vendor.kind is camwatch.VendorKind.CLASS]
    assert {vendor.mention.split()[0] for vendor in classes if vendor.mention[0].isupper()} == {
        "CCTV",
        "Chinese",
        "Chinese-made",
        "Communist",
        "IT",
    }
    assert shipped.vendors["ezviz"].mention == shipped.vendors["ezviz"].name


def test_representations_are_short(shipped: Dataset) -> None:
    """A record, a release and a history fit on lines that somebody reads."""
    assert repr(shipped.bodies["gb-tesco"]) == "<Body gb-tesco: Tesco>"
    assert repr(shipped.release) == f"<Release {shipped.release.version} of {shipped.release.date}>"
    for collection in shipped.tables.values():
        assert all(
            len(repr(record)) <= 60 + len(record.id) + len(type(record).__name__) + 5 for record in collection[:20]
        )
    assert all(len(repr(revision)) < 200 for revision in shipped.bodies["gb-tesco"].history())


class Tags(HTMLParser):
    """Reads HTML strictly enough to see a tag that a text brought in."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.seen.add(tag)
        self.links += [value or "" for name, value in attributes if name == "href"]
        assert {name for name, _ in attributes} <= {"href", "rel"}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read_html(text: str) -> Tags:
    parser = Tags()
    parser.feed(text)
    parser.close()
    assert parser.open == []
    assert parser.seen <= {"table", "caption", "thead", "tbody", "tr", "th", "td", "a", "p"}
    assert all(link.startswith(("http://", "https://")) for link in parser.links)
    return parser


def test_html(shipped: Dataset) -> None:
    """Everything that a notebook shows is whole HTML."""
    things: list[Any] = [
        shipped,
        shipped.coverage(),
        camwatch.diff("2026.11.0"),
        shipped.bodies.find("Kent"),
        *shipped.tables.values(),
        *(collection[0] for collection in shipped.tables.values()),
    ]
    for thing in things:
        assert "<td>" in thing._repr_html_()
        read_html(thing._repr_html_())
    assert "https://" in shipped.sources[0]._repr_html_()


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=y> & javascript:alert(1)"


@pytest.mark.parametrize("table", TABLES)
def test_html_is_escaped(shipped: Dataset, table: str) -> None:
    """A text of a record that looks like HTML is shown as text."""
    record: Any = shipped.collection(table)[0]
    texts = {
        field.attribute: HOSTILE
        for field in fields(type(record))
        if field.type is str and not field.many and field.name != "id"
    }
    hostile = attrs.evolve(record, id=HOSTILE, **texts)
    shown = hostile._repr_html_()
    read_html(shown)
    assert "&lt;script&gt;" in shown


# Elsewhere.


def test_user_code() -> None:
    """The code of a user runs."""
    assert len(user_code.report("2025-06-01")) > 1
    assert user_code.tables()["commitments"] >= 1


@pytest.mark.parametrize("tool", [["mypy", "--strict"], ["pyright"]], ids=lambda tool: tool[0])
def test_user_code_has_types(tool: list[str]) -> None:
    """Type checkers see in it what is there: a link has the type of its collection."""
    program = shutil.which(tool[0])
    if program is None:
        pytest.skip(f"{tool[0]} is not installed")
    done = subprocess.run(
        [program, *tool[1:], "tests/user_code.py"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_web_service(shipped: Dataset) -> None:
    """A route that returns the dict of a record serves it as JSON; what is not there is a 404."""
    fastapi = pytest.importorskip("fastapi")
    testclient = pytest.importorskip("fastapi.testclient")
    service = fastapi.FastAPI()

    @service.get("/{table}/{record_id}")  # type: ignore[untyped-decorator, unused-ignore]
    def show(table: str, record_id: str) -> dict[str, Any]:
        try:
            record: Record = shipped.collection(table)[record_id]
            return record.to_dict()
        except (UnknownTable, camwatch.UnknownId) as error:
            raise fastapi.HTTPException(404, str(error)) from None

    client = testclient.TestClient(service)
    answer = client.get("/commitments/gb-tesco-phase-out-2023")
    assert answer.json() == shipped.commitments["gb-tesco-phase-out-2023"].to_dict()
    jsonschema.validate(answer.json(), row_schema("commitments"))
    assert client.get("/commitments/gb-tesco").status_code == 404
    assert client.get("/promises/gb-tesco").status_code == 404


CELLS = (
    "import camwatch\nds = camwatch.load()\nds",
    "ds.commitments.where(country='GB')",
    "ds.bodies['gb-tesco']",
    "ds.bodies.find('Kent')",
    "ds.coverage()",
    "camwatch.diff('2026.11.0')",
    "ds.sql('select id, name from bodies order by id limit 3')",
    "ds.without_commitment(vendor='hikvision', on='2025-01-01')",
)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_notebook(tmp_path: Path) -> None:
    """In a notebook, each of these is shown as a table."""
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute(cwd=str(tmp_path))
    for cell in notebook.cells:
        (output,) = cell.outputs
        read_html(output["data"]["text/html"])
        assert "<td>" in output["data"]["text/html"], cell.source


# Errors.


def test_one_error_for_each_thing(shipped: Dataset) -> None:
    """The same thing that is not there is the same error, wherever it is asked for."""
    for ask in (
        lambda: shipped.collection("body"),
        lambda: camwatch.diff("2026.11.0").of("body"),
        lambda: records_of("body"),
        lambda: TABLES["body"],
    ):
        with pytest.raises(UnknownTable, match="'body' is not a table"):
            ask()
    for question in (lambda: shipped.ties.select("boddy"), lambda: shipped.ties.sort_by("boddy")):
        with pytest.raises(UnknownColumn, match="no column 'boddy'"):
            question()


def test_every_error_can_be_caught() -> None:
    """Each error that the package defines is public, derives from the one root and stands in the tree."""
    from camwatch import errors

    listed = {name for name in errors.__all__ if name[0].isupper()}
    assert listed == {
        name
        for name in camwatch.__all__
        if isinstance(getattr(camwatch, name), type) and issubclass(getattr(camwatch, name), CamwatchError)
    }
    tree = (errors.__doc__ or "").partition("::")[2]
    for name in listed:
        assert f"{name} " in tree or f"{name}\n" in tree, name
    source = Path(camwatch.__file__).parent
    code = "\n".join(path.read_text(encoding="utf-8") for path in source.rglob("*.py") if path.name != "errors.py")
    assert "(CamwatchError" not in code.replace("except (CamwatchError", "").replace(
        "isinstance(error, CamwatchError", ""
    )


WRONG: Any = []


@pytest.mark.parametrize(
    "ask",
    [
        lambda ds: camwatch.load(WRONG),
        lambda ds: camwatch.load(path="\0"),
        lambda ds: camwatch.load(path=WRONG),
        lambda ds: ds.bodies.select(0),
        lambda ds: ds.bodies[""],
        lambda ds: ds.bodies.history(["x"]),
        lambda ds: ds.cite([]),
        lambda ds: ds.cite(claim="gb-tesco-phase-out-2023"),
        lambda ds: ds.cite(claim=ds.bodies["gb-tesco"]),
        lambda ds: ds.cite("nope"),
        lambda ds: ds.export("/tmp/" + "a" * 5000, format="csv"),
        lambda ds: ds.export("\0", format="csv"),
        lambda ds: ds.export("out", format=["csv"]),
        lambda ds: ds.collection(["bodies"]),
        lambda ds: ds.collection(int),
    ],
)
def test_wrong_arguments(shipped: Dataset, ask: Any) -> None:
    """Whatever is given, the error is one of camwatch's."""
    with pytest.raises(CamwatchError):
        ask(shipped)
