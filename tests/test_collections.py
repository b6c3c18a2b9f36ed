from __future__ import annotations

import inspect
import pickle
import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import camwatch
from camwatch import Commitment, PartialDate, RetiredRecord, UnknownArgument, UnknownId, UnknownWord, Verdict
from camwatch.curation.build import build
from camwatch.curation.readings import write_reading
from camwatch.dataset import Dataset
from camwatch.model.fields import fields
from camwatch.model.tables import TABLES
from camwatch.model.vocabulary import BodyKind
from camwatch.wording import label
from tests.sample import edit


def test_by_place_and_id(sample: Dataset) -> None:
    """A collection gives records by place, from both ends, by id and by slice."""
    bodies = sample.bodies
    assert [body.id for body in bodies] == list(bodies.ids) == sorted(bodies.ids)
    assert bodies[0] == bodies[bodies.ids[0]] == bodies[-len(bodies)]
    assert bodies[1:3].ids == bodies.ids[1:3]
    assert bodies[::-1].ids == bodies.ids[::-1]
    assert "gb-shop" in bodies
    assert "gb-shoe" not in bodies
    assert 3 not in bodies
    with pytest.raises(IndexError, match="99"):
        bodies[99]


def test_of_the_same_kind(sample: Dataset) -> None:
    """What a query returns can be asked again."""
    found = sample.commitments.where(vendor="acme").made().where(country="GB").overdue("2024-01-01")
    assert type(found) is type(sample.commitments)
    assert found.ids == ("gb-northtown-council-phase-out-2022",)
    assert found["gb-northtown-council-phase-out-2022"].due == camwatch.PartialDate("2023-02")
    with pytest.raises(UnknownId, match="not among these 1"):
        found["gb-shop-remove-2022"]


def test_a_class_is_found_by_its_members(sample: Dataset) -> None:
    """A query for a vendor finds what names a class that it is in."""
    assert "gb-ministry-of-doors-stop-buying-2022" in sample.commitments.where(vendor="acme")
    assert "gb-ministry-of-doors-stop-buying-2022" not in sample.commitments.where(vendor="bolt")
    assert sample.vendors["acme"].commitments.ids == sample.commitments.where(vendor="acme").ids
    assert sample.vendors["acme"].classes[0].id == "class-farland"


def test_several_values(sample: Dataset) -> None:
    """A keyword takes one value or several, of which any will do."""
    two = sample.commitments.where(action=["remove", "phase_out"])
    assert len(two) == len(sample.commitments.where(action="remove")) + len(
        sample.commitments.where(action="phase_out")
    )
    assert len(sample.commitments.where(action=camwatch.Action.REMOVE)) == 2
    assert len(sample.commitments.where(action=[])) == 0
    assert sample.commitments.where().ids == sample.commitments.ids


def test_filters(sample: Dataset) -> None:
    """Every table answers by its own columns."""
    assert sample.bodies.where(jurisdiction="GB-SCT").ids == ("gb-northtown-council", "gb-old-northtown-council")
    assert sample.bodies.where(closed=True).ids == ("gb-old-northtown-council",)
    assert "gb-old-northtown-council" not in sample.bodies.where(closed=False)
    assert sample.bodies.where(kind="retailer", country="GB").ids == ("gb-shop",)
    assert sample.vendors.where(kind="class").ids == ("class-farland",)
    assert sample.vendors.where(country="CN").ids == ("acme",)
    assert sample.sources.where(publisher="The Gazette", kind="news", lang="en").ids == ("gazette-1", "gazette-2")
    assert sample.ties.where(body="gb-shop", present=True).ids == ("gb-shop-uses-acme-2022",)
    assert len(sample.ties.where(present=False)) == 0
    assert sample.interventions.where(target="gb-northtown-council", vendor="acme", kind="letter", jurisdiction="GB")
    assert not sample.interventions.where(actor="gb-shop")
    assert sample.interventions.where(kind="letter", prompted=True).ids == ("2022-letter-northtown",)
    assert not sample.interventions.where(prompted=False)
    assert sample.statistics.where(jurisdiction="GB", unit="bodies", vendor="acme", publisher="The Gazette")
    assert sample.brands.where(vendor="acme", relation="own").ids == ("acme-eyelet",)
    assert sample.figures.where(vendor="acme", metric="net_profit")[0].change_percent == -11.1
    assert not sample.ownership.where(vendor="acme", holder="nobody")
    assert not sample.device_rules.where(vendor="acme", kind="oui")
    assert sample.commitments.where(prompted_by="2022-letter-northtown", instrument="statement", status="announced")
    assert sample.commitments.where(body="gb-shop", body_kind="retailer")


@pytest.mark.parametrize("table", TABLES)
def test_words_as_they_are_shown(sample: Dataset, table: str) -> None:
    """Every filter takes each word of its vocabulary as it is shown to readers, as well as the word itself."""
    records: Any = sample.tables[table]
    keywords = inspect.signature(records.where).parameters
    vocabularies = {field.name: field.vocabulary for field in fields(TABLES[table]) if field.name in keywords}
    if "body_kind" in keywords:
        vocabularies["body_kind"] = BodyKind
    for name, vocabulary in vocabularies.items():
        for word in vocabulary or ():
            chosen = records.where(**{name: word.value}).ids
            for shown in (label(word.value), label(word.value).capitalize()):
                assert records.where(**{name: shown}).ids == chosen, (name, shown)
    if any(vocabularies.values()):
        name = next(name for name, vocabulary in vocabularies.items() if vocabulary)
        with pytest.raises(UnknownWord, match="choose from"):
            records.where(**{name: "stop  qzx"})


@pytest.mark.parametrize(
    ("ask", "error", "message"),
    [
        (lambda ds: ds.bodies["gb-shoop"], UnknownId, "gb-shop"),
        (lambda ds: ds.commitments.where(vendor="acmee"), UnknownId, "acme"),
        (lambda ds: ds.commitments.where(body="northtown"), camwatch.AmbiguousName, "gb-northtown-council"),
        (
            lambda ds: ds.commitments.where(action="ban"),
            UnknownWord,
            "action='ban' is not a valid action; .*stop_buying",
        ),
        (lambda ds: ds.commitments.where(status="unknown"), UnknownWord, "choose from: .*announced"),
        (lambda ds: ds.commitments.where(country="Brittania"), UnknownWord, "GB or GB-SCT"),
        (lambda ds: ds.commitments.where(country="Kent"), UnknownWord, "no records from Kent.*it has: GB"),
        (lambda ds: ds.commitments.where(country=44), UnknownArgument, "country"),
        (lambda ds: ds.commitments.where(country=[44]), UnknownArgument, "expected a str"),
        (lambda ds: ds.commitments.standing("late"), UnknownWord, "overdue"),
        (lambda ds: ds.commitments.overdue("next week"), camwatch.InvalidDate, "YYYY-MM"),
        (
            lambda ds: ds.without_commitment(vendor="hikvison"),
            UnknownId,
            "vendor='hikvison': no vendor has this id or name",
        ),
        (lambda ds: ds.bodies[None], TypeError, "NoneType"),
        (lambda ds: camwatch.Action("ban"), UnknownWord, "Choose from"),
    ],
)
def test_wrong_questions(sample: Dataset, ask: object, error: type[Exception], message: str) -> None:
    """A word or an id that does not exist is an error that lists the nearest choices."""
    with pytest.raises(error, match=message):
        ask(sample)  # type: ignore[operator]


def test_links_both_ways(sample: Dataset) -> None:
    """A record leads to those that it names, and they lead back."""
    promise = sample.commitments["gb-northtown-council-phase-out-2022"]
    assert promise.body is not None
    assert promise.body == sample.bodies["gb-northtown-council"]
    assert [vendor.name for vendor in promise.vendors] == ["Acme Vision"]
    assert promise.citations[0].source.url == "https://gazette.example/2"
    assert promise.prompted_by[0].prompted[0] == promise
    assert promise.prompted_by[0].targets[0].body == promise.body
    assert promise.prompted_by[0].actors[0].label == "four campaign groups"
    assert promise.prompted_by[0].targets[0].label == "Northtown Council"
    assert promise in list(promise.body.commitments)
    assert promise.body.ties[0].vendor.id == "acme"
    assert promise.body.predecessors[0].id == "gb-old-northtown-council"
    assert promise.body.predecessors[0].successors == (promise.body,)
    assert promise.body.predecessors[0].is_closed("1996-04-01") is True
    kept = sample.commitments["gb-shop-remove-2022"]
    assert kept.milestones[1].citations[0].source.kind == "foi"
    vendor = sample.vendors["acme"]
    assert (vendor.brands[0].vendor, vendor.figures[0].vendor, vendor.ties[0].vendor) == (vendor, vendor, vendor)
    assert sample.vendors["class-farland"].members == (vendor,)
    assert sample.statistics[0].vendors == (vendor,)


def test_what_binds_a_body(sample: Dataset) -> None:
    """An instruction to departments binds a department, not a shop, and not the one who gave it."""
    assert len(sample.bodies["gb-shop"].binding_commitments) == 0
    assert len(sample.bodies["gb-ministry-of-doors"].binding_commitments) == 0
    selector = sample.commitments["gb-ministry-of-doors-stop-buying-2022"].binds[0]
    assert selector.matches(sample.bodies["gb-ministry-of-doors"])
    assert not selector.matches(sample.bodies["gb-northtown-council"])
    whole = camwatch.Selector(jurisdiction="GB")
    assert whole.matches(sample.bodies["gb-northtown-council"])
    assert not camwatch.Selector(jurisdiction="GB-S").matches(sample.bodies["gb-northtown-council"])


def test_records_made_by_hand_have_no_links() -> None:
    """A record outside a dataset says so when it is asked for another."""
    with pytest.raises(camwatch.UnlinkedRecord, match=r"camwatch\.load"):
        _ = camwatch.Citation(source_id="gazette-1").source


def test_made_kept_in_force(sample: Dataset) -> None:
    """Refusals are not made commitments; the day decides which are kept and which are open."""
    assert "gb-northtown-council-decline-2021" not in sample.commitments.made()
    assert sample.commitments.kept("2023-04-01").ids == ("gb-shop-remove-2022",)
    assert sample.commitments.kept("2023-02-01").ids == ()
    assert sample.commitments.in_force("2022-11-30").ids == (
        "gb-ministry-of-doors-stop-buying-2022",
        "gb-northtown-council-phase-out-2022",
    )


@pytest.mark.parametrize("on", ["2021", "2022-06", "2022-11-30", "2023-02", "2023-03-01", "2024"])
def test_collections_judge_as_records_do(sample: Dataset, on: str) -> None:
    """A query over a table and the question to each record have one answer."""
    for standing in camwatch.Standing:
        expected = tuple(one.id for one in sample.commitments if one.standing(on) is standing)
        assert sample.commitments.standing(standing, on=on).ids == expected
    assert sample.commitments.in_force(on).ids == tuple(one.id for one in sample.commitments if one.in_force(on))


def test_without_commitment(sample: Dataset) -> None:
    """Known users that have promised nothing about the vendor, on a day."""
    assert sample.without_commitment(vendor="acme", country="GB", on="2024").ids == ("gb-shop",)
    assert sample.without_commitment(vendor="acme", on="2021-06").ids == ("gb-northtown-council", "gb-shop")
    assert sample.without_commitment(vendor="bolt").ids == ()
    assert sample.without_commitment(body_kind="local_authority", on="2024").ids == ()


def test_closed_bodies_are_asked_for_nothing(records: Path, tmp_path: Path) -> None:
    """A body that ceased to exist is not a user without a commitment, from that day on."""
    row = 'gb-shop,"Shop, Ltd",retailer,GB,,,,,,,,https://shop.example/,,'
    edit(records, "bodies/uk.csv", row, row.replace("GB,,,,,,,,", "GB,,,,,2022-11-30,,,"))
    build(records, tmp_path / "data")
    ds = camwatch.load(path=tmp_path / "data")
    assert ds.without_commitment(vendor="acme", on="2022-11-30").ids == ("gb-shop",)
    assert ds.without_commitment(vendor="acme", on="2022-12-01").ids == ()


def test_without_commitment_goes_through_classes(records: Path, tmp_path: Path) -> None:
    """A promise about a class is one about its members; use of a class is not use of one member's equipment."""
    shop = "claims/gb/gb-shop.yml"
    edit(records, "vendors/class-farland.yml", "members: [acme]", "members: [acme, bolt]")
    edit(records, shop, "vendors: [bolt]", "vendors: [class-farland]")
    edit(records, "claims/gb/gb-northtown-council.yml", "    vendor: acme\n", "    vendor: class-farland\n")
    build(records, tmp_path / "data")
    ds = camwatch.load(path=tmp_path / "data")
    assert ds.without_commitment(vendor="acme", on="2024").ids == ()
    assert ds.without_commitment(vendor="acme", on="2022-11").ids == ("gb-shop",)
    assert ds.without_commitment(vendor="bolt", on="2022-10").ids == ()
    # A shop that uses a member's equipment uses equipment of the class.
    assert ds.without_commitment(vendor="class-farland", on="2021").ids == ("gb-northtown-council", "gb-shop")
    assert ds.without_commitment(vendor=["bolt", "class-farland"], on="2022-11").ids == (
        "gb-northtown-council",
        "gb-shop",
    )


def test_a_promise_that_includes_no_camera_does_not_count(records: Path, tmp_path: Path) -> None:
    """A promise about other goods of a maker is none about its cameras, nor is it one that binds their owner."""
    northtown, ministry = "claims/gb/gb-northtown-council.yml", "claims/gb/gb-ministry-of-doors.yml"
    edit(records, ministry, "        kind: central_government\n", "        kind: retailer\n")
    for file in (northtown, ministry):
        text = (records / file).read_text(encoding="utf-8")
        (records / file).write_text(text.replace("subject: cameras", "subject: other"), encoding="utf-8")
    build(records, tmp_path / "data")
    users = camwatch.load(path=tmp_path / "data").without_commitment(vendor="acme", on="2024")
    assert users.ids == ("gb-northtown-council", "gb-shop")
    assert [user.bound_by for user in users.evidence()] == [(), ()]


def test_a_report_of_none_counts_for_its_vendor(records: Path, tmp_path: Path) -> None:
    """That a body has none of one vendor's equipment does not say that it has none of another's; of a class, it does."""
    shop = "claims/gb/gb-shop.yml"
    tie = """  - id: gb-shop-uses-{vendor}-2023
    vendor: {vendor}
    kind: uses
    present: false
    as_of: 2023
    summary: The shop said that it had none.
    citations:
      - source: rival-press
        supports: [present, as_of]
"""
    text = (records / shop).read_text(encoding="utf-8")
    (records / shop).write_text(text + tie.format(vendor="bolt"), encoding="utf-8")
    build(records, tmp_path / "data")
    ds = camwatch.load(path=tmp_path / "data")
    assert ds.ties.in_use()["gb-shop"] is True
    assert ds.without_commitment(vendor="acme", on="2022-11").ids == ("gb-shop",)
    (records / shop).write_text(text + tie.format(vendor="class-farland"), encoding="utf-8")
    build(records, tmp_path / "none-of-the-class")
    ds = camwatch.load(path=tmp_path / "none-of-the-class")
    assert ds.ties.in_use()["gb-shop"] is False
    assert ds.without_commitment(vendor="acme", on="2022-11").ids == ()


def test_users_come_with_their_evidence(records: Path, tmp_path: Path) -> None:
    """Each user has what it uses, the latest report, its sources and what binds it, in each form."""
    edit(
        records, "claims/gb/gb-ministry-of-doors.yml", "        kind: central_government\n", "        kind: retailer\n"
    )
    build(records, tmp_path / "data")
    ds = camwatch.load(path=tmp_path / "data")
    users = ds.without_commitment(vendor="acme", on="2024")
    assert users.where(kind="police").evidence() == ()
    (user,) = users.where(kind="retailer")[:1].evidence()
    assert user.body == ds.bodies["gb-shop"]
    assert [vendor.id for vendor in user.vendors] == ["acme"]
    assert user.last_report == camwatch.PartialDate("2022-05")
    assert [source.id for source in user.sources] == ["rival-press"]
    assert [one.id for one in user.bound_by] == ["gb-ministry-of-doors-stop-buying-2022"]
    expected = {
        "uses": ["acme"],
        "last_report": "2022-05",
        "ties": ["gb-shop-uses-acme-2022"],
        "sources": ["rival-press"],
        "source_urls": ["https://rival.example/story"],
        "bound_by": ["gb-ministry-of-doors-stop-buying-2022"],
        "parents_promised": [],
    }
    assert users.to_arrow().select(list(expected)).to_pylist() == [expected]
    assert users.to_dicts() == [ds.bodies["gb-shop"].to_dict() | expected]
    assert list(users.to_pandas().columns) == [*ds.bodies.to_arrow().column_names, *expected]
    assert pickle.loads(pickle.dumps(users[:1])).evidence() == users[:1].evidence() == (user,)
    # Before the instruction there was nothing that bound it.
    assert [one.bound_by for one in ds.without_commitment(vendor="acme", on="2022-11-01").evidence()] == [()]


def test_users_below_a_body_that_promised(records: Path, tmp_path: Path) -> None:
    """What a ministry promised is shown with its parts, at any depth; it does not make them bodies that promised."""
    agency = "gb-doors-agency,Doors Agency,public_body,GB,,,gb-ministry-of-doors,,,,,,,\n"
    edit(records, "bodies/uk.csv", "gb-ministry-of-doors,Min", f"{agency}gb-ministry-of-doors,Min")
    edit(records, "bodies/uk.csv", '"Shop, Ltd",retailer,GB,,,,', '"Shop, Ltd",retailer,GB,,,gb-doors-agency,')
    build(records, tmp_path / "data")
    ds = camwatch.load(path=tmp_path / "data")
    (user,) = ds.without_commitment(vendor="acme", on="2024").where(kind="retailer").evidence()
    assert user.bound_by == ()
    assert [one.id for one in user.parents_promised] == ["gb-ministry-of-doors-stop-buying-2022"]
    (before,) = ds.without_commitment(vendor="acme", on="2022-06-01").where(kind="retailer").evidence()
    assert before.parents_promised == ()


def test_binding(sample: Dataset) -> None:
    """What binds a body binds one that the register does not have, of the same jurisdiction and kind."""
    instruction = ("gb-ministry-of-doors-stop-buying-2022",)
    assert sample.binding(jurisdiction="GB", kind="central_government").ids == instruction
    assert sample.binding(jurisdiction="GB-SCT", kind="central_government", on="2023").ids == instruction
    assert sample.binding(jurisdiction="GB", kind="central_government", on="2021").ids == ()
    for jurisdiction, kind in (("GB", "retailer"), ("GB", None), ("FR", "central_government"), ("GB-SCT", "police")):
        assert sample.binding(jurisdiction=jurisdiction, kind=kind).ids == ()
    # A body is not bound by its own instruction.
    assert sample.binding("gb-ministry-of-doors").ids == ()


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({}, UnknownArgument, "either the body or"),
        ({"body": "gb-shop", "jurisdiction": "GB"}, UnknownArgument, "either the body or"),
        ({"body": "gb-shop", "kind": "retailer"}, UnknownArgument, "either the body or"),
        ({"kind": "retailer"}, UnknownArgument, "either the body or"),
        ({"body": "gb-shopp"}, UnknownId, "gb-shop"),
        ({"jurisdiction": "XX"}, UnknownWord, "jurisdiction='XX'"),
        ({"jurisdiction": "GB", "kind": "retailler"}, UnknownWord, "retailer"),
        ({"jurisdiction": ["GB", "FR"]}, UnknownArgument, "expected a str"),
    ],
)
def test_binding_refuses(sample: Dataset, arguments: dict[str, Any], error: type[Exception], message: str) -> None:
    """What does not say whom it is asked for is refused."""
    with pytest.raises(error, match=re.escape(message)):
        sample.binding(**arguments)


def test_arrow(sample: Dataset) -> None:
    """A collection hands itself over as Arrow, pandas and Polars, with the joined columns."""
    found = sample.commitments.where(vendor="acme")
    table = found.to_arrow()
    assert table.num_rows == len(found)
    assert {"country", "body_kind", "status", "made", "due_latest"} <= set(table.column_names)
    assert not {"since", "until"} & set(table.column_names)
    assert found.select("id", "country").equals(table.select(["id", "country"]))
    with pytest.raises(UnknownWord, match="no column 'colour'"):
        found.select("colour")
    assert pa.table(found).equals(table)
    assert found.to_pandas()["id"].tolist() == list(found.ids)
    assert found.to_polars()["id"].to_list() == list(found.ids)
    import duckdb

    assert duckdb.connect().execute("select count(*) from found").fetchone() == (len(found),)


def test_every_table_can_be_listed(sample: Dataset) -> None:
    """Each table gives its records, and as many as the release says."""
    for name, collection in sample.tables.items():
        assert len(list(collection)) == len(collection) == sample.release.counts[name] == collection.to_arrow().num_rows
        assert name in repr(collection)
    assert list(sample.tables) == list(TABLES)
    assert "2023.05.0" in repr(sample)


def test_records_cannot_be_changed(sample: Dataset) -> None:
    """A record is what was published."""
    record: Commitment = sample.commitments[0]
    with pytest.raises(AttributeError):
        record.summary = "Another."  # type: ignore[misc]
    assert record == sample.commitments[0]
    assert hash(record) == hash(sample.commitments[0])


def test_retired_is_public() -> None:
    """The error for a withdrawn record is a kind of unknown id."""
    assert issubclass(RetiredRecord, UnknownId)


# Evidence: what was heard and read


def test_last_report_is_the_newest_date(shipped: Dataset) -> None:
    """The column holds what the record works out, with the first and last day."""
    rows = shipped.commitments.to_arrow().select(["id", "last_report", "last_report_earliest", "last_report_latest"])
    assert rows["last_report"].null_count < len(rows)
    for row in rows.to_pylist():
        date = shipped.commitments[row["id"]].last_report
        assert row["last_report"] == (None if date is None else date.text)
        assert row["last_report_latest"] == (None if date is None else date.latest)
        assert row["last_report_earliest"] == (None if date is None else date.earliest)


def test_a_source_of_the_note_is_no_report(shipped: Dataset) -> None:
    """A later source that supports only the note does not say how a commitment was going."""
    edinburgh = shipped.commitments["gb-city-of-edinburgh-council-phase-out-2022"]
    assert max(str(one.source.published) for one in edinburgh.citations) > "2025"
    assert edinburgh.last_report is not None
    assert edinburgh.last_report.text < "2023"


def test_last_report_of_the_sample(sample: Dataset) -> None:
    """A milestone, or a source that was published later, is the latest report."""
    reports = {one.id: one.last_report for one in sample.commitments}
    assert reports["gb-shop-remove-2022"] == PartialDate("2023-03")
    assert reports["gb-northtown-council-phase-out-2022"] == PartialDate("2022-10-28")


def test_quiet(sample: Dataset) -> None:
    """What is made, unfinished and not heard of since a day; what was kept is finished."""
    assert sample.commitments.quiet("2022-10-28").ids == ()
    assert sample.commitments.quiet("2022-10-29").ids == ("gb-northtown-council-phase-out-2022",)
    assert sample.commitments.quiet("2023").ids == (
        "gb-ministry-of-doors-stop-buying-2022",
        "gb-northtown-council-phase-out-2022",
    )


@pytest.fixture
def read_sample(records: Path, tmp_path: Path) -> Dataset:
    """A dataset of the sample in which one commitment and one tie were read a second time."""
    for key in ("commitments/gb-shop-remove-2022", "ties/gb-northtown-council-uses-acme-2022"):
        write_reading(
            records, key, verdict=Verdict.AGREES, read="gazette-1", remark=None, day=PartialDate("2023-05-01")
        )
    build(records, tmp_path / "data")
    return camwatch.load(path=tmp_path / "data")


def test_read(read_sample: Dataset) -> None:
    """Records, columns and filters say what was read a second time."""
    ds = read_sample
    assert ds.commitments["gb-shop-remove-2022"].read == PartialDate("2023-05-01")
    assert ds.commitments["gb-northtown-council-phase-out-2022"].read is None
    assert ds.ties["gb-northtown-council-uses-acme-2022"].read == PartialDate("2023-05-01")
    assert ds.commitments.where(read=True).ids == ("gb-shop-remove-2022",)
    assert len(ds.commitments.where(read=False)) == len(ds.commitments) - 1
    assert ds.statistics.where(read=True).ids == ()
    for table in (ds.commitments, ds.ties, ds.interventions, ds.brands):
        column = table.to_arrow()["read"].to_pylist()
        assert column == [None if one.read is None else one.read.text for one in table]


@pytest.fixture
def ruled(records: Path, tmp_path: Path) -> Dataset:
    """A dataset of the sample whose class is defined by a rule, with a subsidiary of its one member."""
    edit(records, "vendors/class-farland.yml", "members: [acme]\n", "rule:\n  country: CN\n")
    (records / "vendors" / "acme-kids.yml").write_text(
        "id: acme-kids\nname: Acme Kids\nkind: company\nparent: acme\n", encoding="utf-8"
    )
    edit(records, "claims/gb/gb-shop.yml", "vendors: [bolt]", "vendors: [acme-kids]")
    build(records, tmp_path / "data")
    return camwatch.load(path=tmp_path / "data")


def test_a_class_by_rule(ruled: Dataset) -> None:
    """A vendor with the property is in the class, without being listed."""
    assert ruled.vendors["acme"].classes.ids == ("class-farland",)
    assert ruled.vendors["bolt"].classes.ids == ()
    assert "gb-ministry-of-doors-stop-buying-2022" in ruled.commitments.where(vendor="acme").ids
    assert "gb-ministry-of-doors-stop-buying-2022" not in ruled.commitments.where(vendor="bolt").ids
    assert ruled.without_commitment(vendor="acme").ids == sample_users(ruled)


def sample_users(ds: Dataset) -> tuple[str, ...]:
    """The users of Acme that have promised nothing, by hand."""
    users = {tie.body_id for tie in ds.ties.where(vendor="acme", kind="uses", present=True)}
    promised = {one.body_id for one in ds.commitments.where(vendor="acme").made()}
    return tuple(sorted(users - promised))


def test_a_subsidiary_belongs_to_its_parent(ruled: Dataset) -> None:
    """What concerns a subsidiary is found for its parent, not the other way about."""
    assert "gb-shop-remove-2022" in ruled.commitments.where(vendor="acme").ids
    assert ruled.commitments.where(vendor="acme-kids").ids == ("gb-shop-remove-2022",)


def test_lists_of_a_vendor(shipped: Dataset) -> None:
    """A vendor is on a list from the day it takes effect until it is taken off."""
    hikvision, huawei = shipped.vendors["hikvision"], shipped.vendors["huawei"]
    assert hikvision.listed_on("2019-10-08").ids == ()
    assert [one.body_id for one in hikvision.listed_on("2019-10-09")] == ["us-bureau-of-industry-and-security"]
    assert huawei.listed_on("2019-05-15").ids == ()
    assert huawei.listed_on("2019-05-16").ids == ("us-bureau-of-industry-and-security-designate-2019-2",)
    sponsors = "ua-national-agency-on-corruption-prevention-designate-2023"
    assert sponsors in hikvision.listed_on("2024-03-19").ids
    assert sponsors not in hikvision.listed_on("2024-03-20").ids
    with pytest.raises(camwatch.InvalidDate):
        hikvision.listed_on("soon")


def test_a_vendor_without_a_list(sample: Dataset) -> None:
    """A vendor without a list is on none."""
    assert sample.vendors["acme"].listed_on("2023-01-01").ids == ()
