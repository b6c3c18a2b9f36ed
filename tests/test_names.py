"""Look-ups by name: the right record, or a refusal that says which may be meant."""

from __future__ import annotations

import contextlib
import csv
import json
import pickle
import shutil
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st

import camwatch
from camwatch.cli.app import app
from camwatch.dataset import Dataset
from camwatch.names.index import NameIndex
from camwatch.names.normalise import LONGEST, readings, words
from tests.conftest import ROOT

LABELLED = ROOT / "tests" / "data" / "names"


def rows(file: str) -> list[dict[str, str]]:
    with (LABELLED / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def keys(text: str) -> set[str]:
    return {reading.key for reading in readings(text)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KENT COUNTY COUNCIL", "Kent County Council"),
        ("Kent CC", "Kent County Council"),
        ("Lincoln CC", "Lincoln City Council"),
        ("Adur D.C.", "Adur District Council"),
        ("Barnsley MBC", "Barnsley Metropolitan Borough Council"),
        ("LB Croydon", "London Borough of Croydon"),
        ("Croydon LBC", "London Borough of Croydon"),
        ("London Borough of Croydon Council", "London Borough of Croydon"),
        ("Edinburgh City Council", "The City of Edinburgh Council"),
        ("Wrexham CBC", "Wrexham County Borough Council"),
        ("Airedale NHS FT", "Airedale NHS Foundation Trust"),
        ("Airedale N.H.S. F.T.", "Airedale NHS Foundation Trust"),
        ("Cardiff & Vale UHB", "Cardiff and Vale University Health Board"),
        ("Dept. for Transport", "Department for Transport"),
        ("Min. of Defence", "Ministry of Defence"),
        ("UK Govt", "United Kingdom Government"),
        ("Her Majesty's Treasury", "HM Treasury"),
        ("Saint Helens Council", "St. Helens Council"),
        ("King\u2019s College London", "Kings College London"),
        ("Stoke on Trent", "Stoke-on-Trent"),
        ("Coop", "Co-op"),
        ("Tesco P.L.C.", "tesco"),
        ("Müller GmbH & Co. KG", "muller"),
        ("Hangzhou Hikvision Digital Technology Co., Ltd.", "Hangzhou Hikvision Digital Technology"),
        ("杭州海康威视数字技术股份有限公司", "杭州海康威视数字技术"),
        ("Comhairle nan Eilean Siar", "COMHAIRLE NAN EILEAN SIAR"),
        ("Gemeente 's-Gravenhage", "gemeente sgravenhage"),
        ("\uff21\uff22\uff23\u3000Council", "ABC Council"),
    ],
)
def test_one_name(one: str, other: str) -> None:
    """What people write in several ways is one name."""
    assert keys(one) & keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kent County Council", "Kent City Council"),
        ("Lichfield City Council", "Lichfield District Council"),
        ("University of York", "York University"),
        ("Department for Transport", "Department of Transport"),
        ("Derby City Council", "Derbyshire County Council"),
        ("Shrewsbury Town Council", "Shrewsbury Council"),
        ("が", "か"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    """Words that distinguish two organisations are kept."""
    assert not keys(one) & keys(other)


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    """Reading a name never fails, and its words hold no sign that separates words."""
    for word in words(text):
        assert word
        assert not set(word) & set(" .,-_/()[]")
    assert bool(readings(text)) == bool(words(text))


@given(st.text(max_size=60))
@example("I")
def test_any_text_can_be_asked(text: str) -> None:
    """Whatever is asked, find ranks and resolve decides or refuses with one of its own errors."""
    bodies = camwatch.load().bodies
    if not text.strip():
        with pytest.raises(camwatch.UnknownArgument, match="the name is empty"):
            bodies.find(text)
        return
    found = bodies.find(text)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(one.exact == (one.score == 1.0) for one in found)
    with contextlib.suppress(camwatch.UnknownName, camwatch.AmbiguousName):
        body = bodies.resolve(text)
        assert found[0].exact
        assert found[0].record == body


@pytest.mark.parametrize("text", ["", " ", "(", "x.*([", "\\d+", "((((", "[]", "&", "the", "x" * (LONGEST + 1)])
def test_signs_are_no_patterns(shipped: Dataset, text: str) -> None:
    """Signs that mean something to a regular expression mean nothing; what is no name is unknown."""
    with pytest.raises(camwatch.UnknownName):
        shipped.bodies.resolve(text)


def test_every_registered_name(shipped: Dataset) -> None:
    """Each registered name finds its body as exact, and resolves to it or to none; with its place, nearly all do."""
    listed = [(body.id, name) for body in shipped.bodies for name in (body.name, *(one.name for one in body.names))]
    # A name may be that of a county in each of two dozen states.
    found = shipped.bodies.find_all([name for _, name in listed], limit=30)
    taken = shipped.bodies.resolve_all([name for _, name in listed])
    for (body_id, name), matches, body in zip(listed, found, taken, strict=True):
        assert body_id in [match.record.id for match in matches if match.exact], name
        assert body is None or body.id == body_id, name
    # Ministries of one name exist in several countries, counties in several states: there the place has to be said.
    refused = []
    for country in sorted({body.country for body in shipped.bodies}):
        bodies = list(shipped.bodies.where(country=country))
        taken = shipped.bodies.resolve_all([body.name for body in bodies], country=country)
        left = [body for body, found in zip(bodies, taken, strict=True) if found is None]
        for place in sorted({body.jurisdiction for body in left}):
            names = [body.name for body in left if body.jurisdiction == place]
            taken = shipped.bodies.resolve_all(names, country=place)
            refused += [f"{place} {name}" for name, body in zip(names, taken, strict=True) if body is None]
    assert len(refused) < 15, refused


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("City of Edinburgh Council", "gb-city-of-edinburgh-council"),
        ("Durham University", "gb-durham-university"),
        ("Durham County Council", "gb-durham-county-council"),
        ("Durham Constabulary", "gb-durham-constabulary"),
        (
            "Department for Environment, Food and Rural Affairs (DEFRA)",
            "gb-department-for-environment-food-and-rural-affairs",
        ),
        ("HMRC", "gb-hm-revenue-and-customs"),
        ("Tesco Ltd", "gb-tesco"),
        ("University of Durham", "gb-durham-university"),
    ],
)
def test_resolves(shipped: Dataset, text: str, wanted: str) -> None:
    """A full name, an abbreviated one, and a former one lead to the body."""
    assert shipped.bodies.resolve(text).id == wanted


@pytest.mark.parametrize(
    ("place", "first", "then"),
    [
        ("Hull", "gb-hull-city-council", "gb-university-of-hull"),
        ("Newcastle", "gb-newcastle-city-council", "gb-newcastle-university"),
        ("Missouri", "us-state-of-missouri", "us-city-of-missouri-city-tx"),
    ],
)
def test_the_government_of_a_place_comes_first(shipped: Dataset, place: str, first: str, then: str) -> None:
    """The bare name of a place suggests the government of the place before other bodies there."""
    matches = shipped.bodies.find(place, limit=20)
    ids = [match.record.id for match in matches]
    assert ids.index(first) == 0
    assert ids.index(then) > 0
    assert [match.score for match in matches] == sorted((match.score for match in matches), reverse=True)
    # A name that says what sort of body is meant is not the name of a place.
    assert shipped.bodies.find("University of Hull")[0].record.id == "gb-university-of-hull"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Durham Police", "gb-durham-constabulary"),
        ("edinburgh council", "gb-city-of-edinburgh-council"),
        ("kent council", "gb-kent-county-council"),
        ("Cyngor Abertawe", "gb-city-and-county-of-swansea-council"),
        ("Bournmouth Council", "gb-bournemouth-borough-council"),
        ("Dept for Work and Pension", "gb-department-for-work-and-pensions"),
        ("Castlepoint District Council", "gb-castle-point-borough-council"),
        ("Newcastleunderlyme Council", "gb-newcastle-under-lyme-borough-council"),
    ],
)
def test_only_suggested(shipped: Dataset, text: str, first: str) -> None:
    """What is nearly a name is suggested and not taken."""
    assert shipped.bodies.find(text)[0].record.id == first
    assert not shipped.bodies.find(text)[0].exact
    with pytest.raises(camwatch.UnknownName) as caught:
        shipped.bodies.resolve(text)
    assert caught.value.candidates[0].record.id == first
    assert first in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "Shrewsbury Town Council",
        "Borough Council",
        "council",
        "Office",
        "Wetherby Town Council",
        "NEWKD",
        "Trust",
    ],
)
def test_shared_words_must_be_distinctive(shipped: Dataset, text: str) -> None:
    """Words that many names have in common make no match."""
    assert shipped.bodies.find(text) == ()


def test_a_place_alone(shipped: Dataset) -> None:
    """The bare name of a place is ambiguous, until country and kind settle it."""
    with pytest.raises(camwatch.AmbiguousName, match=r"place.*kind=.*country=") as caught:
        shipped.bodies.resolve("Kent")
    ids = {match.record.id for match in caught.value.candidates}
    assert {"gb-kent-county-council", "gb-kent-police", "gb-university-of-kent"} <= ids
    with pytest.raises(camwatch.AmbiguousName):
        shipped.bodies.resolve("Kent", country="GB")
    assert shipped.bodies.resolve("Kent", country="GB", kind="local_authority").id == "gb-kent-county-council"
    assert shipped.bodies.resolve("Babergh", kind="local_authority").id == "gb-babergh-district-council"
    with pytest.raises(camwatch.AmbiguousName, match="does not identify one body"):
        shipped.bodies.resolve("Babergh")
    assert shipped.bodies.where(country="GB", kind="local_authority").resolve("kent").id == "gb-kent-county-council"


def test_other_organisations_of_the_name(shipped: Dataset) -> None:
    """A ministry as every country has needs a country; a public body's name as a company's is another's."""
    with pytest.raises(camwatch.AmbiguousName, match="country="):
        shipped.bodies.resolve("Ministry of Defence")
    assert shipped.bodies.resolve("Ministry of Defence", country="GB").id == "gb-ministry-of-defence"
    for text in ("Durham University Ltd", "Spar GmbH", "Adur District Council plc"):
        with pytest.raises(camwatch.UnknownName):
            shipped.bodies.resolve(text)
    for text in ("Nice", "mod"):
        with pytest.raises(camwatch.AmbiguousName, match="these initials; give the full name"):
            shipped.bodies.resolve(text, country="GB")


def test_closed_bodies(shipped: Dataset) -> None:
    """An abolished council is found, and the refusal of a near name says that it is closed and who followed."""
    body = shipped.bodies.resolve("Wycombe DC")
    assert body.is_closed() is True
    assert [after.id for after in body.successors] == ["gb-buckinghamshire-council"]
    with pytest.raises(camwatch.UnknownName, match=r"ceased to exist 2020-03-31, followed by Buckinghamshire Council"):
        shipped.bodies.resolve("Wycombe Borough Council")


def test_several_of_one_name(sample: Dataset) -> None:
    """A name that two bodies bear is refused, and both are named."""
    kinds = {"kind": "company", "country": "GB", "names": []}
    index = NameIndex([{"id": name, "name": name, **kinds} for name in ("Door Ltd", "The Doors", "DOOR")], places=True)
    assert [hit.entry.position for hit in index.hits("door")] == [0, 2]
    assert sample.bodies.resolve("northtown", country="GB", kind="local_authority").id == "gb-northtown-council"
    assert sample.bodies.resolve("Shop").id == "gb-shop"


def test_vendors(shipped: Dataset) -> None:
    """Vendors are found by name, legal name and the name in their own language."""
    vendors = shipped.vendors
    for text in ("HIKVISION", "Hangzhou Hikvision Digital Technology", "海康威视", "杭州海康威视数字技术股份有限公司"):
        assert vendors.resolve(text).id == "hikvision", text
    assert vendors.find("Hikvison")[0].record.id == "hikvision"
    assert vendors.resolve("dahua", country="CN", kind="company").id == "dahua"
    with pytest.raises(camwatch.UnknownName):
        vendors.resolve("Hikvision UK Ltd")


def test_filters_and_bad_arguments(shipped: Dataset) -> None:
    """Country and kind narrow what is found, and are checked; so are the name and the limit."""
    bodies = shipped.bodies
    assert {match.record.kind for match in bodies.find("durham", kind=["police", "university"])} == {
        "police",
        "university",
    }
    assert bodies.find("City of Edinburgh Council", country="US") == ()
    assert len(bodies.find("london", limit=3)) == 3
    with pytest.raises(camwatch.UnknownWord, match="no records from"):
        bodies.find("Kent", country="Peru")
    with pytest.raises(camwatch.UnknownWord, match="is not a valid body kind"):
        bodies.resolve("Kent", kind="county")
    for bad in (None, 7, b"Kent"):
        with pytest.raises(camwatch.UnknownArgument, match="expected a name as a str"):
            bodies.find(bad)  # type: ignore[arg-type]
    for limit in (0, -1, True):
        with pytest.raises(camwatch.UnknownArgument, match="limit="):
            bodies.find("Kent", limit=limit)
    with pytest.raises(camwatch.UnknownArgument, match="expected a list of names"):
        bodies.find_all("Kent")
    assert bodies[:10].find("City of Edinburgh Council") == ()


def test_many_names(shipped: Dataset) -> None:
    """Many names give what each gives alone, in their order, as lists and as Arrow tables."""
    texts = ["Kent", None, "LB Croydon", "nobody at all", "Kent", "edinburgh council"]
    found = shipped.bodies.find_all(texts, limit=2)
    assert found == [() if text is None else shipped.bodies.find(text, limit=2) for text in texts]
    table = shipped.bodies.find_all(pa.array(texts), limit=2)
    assert list(zip(table["row"].to_pylist(), table["id"].to_pylist(), strict=True)) == [
        (place, match.record.id) for place, matches in enumerate(found) for match in matches
    ]
    assert table["rank"].to_pylist()[:2] == [1, 2]
    taken = shipped.bodies.resolve_all(texts)
    assert [body and body.id for body in taken] == [None, None, "gb-london-borough-of-croydon", None, None, None]
    resolved = shipped.bodies.resolve_all(pa.chunked_array([texts[:2], texts[2:]]))
    assert resolved["text"].to_pylist() == texts
    assert resolved["id"].to_pylist() == [body and body.id for body in taken]
    assert resolved["outcome"].to_pylist() == ["place", "unknown", "resolved", "unknown", "place", "unknown"]
    assert resolved["candidates"].to_pylist()[0] == ["gb-kent-county-council"]
    assert shipped.bodies.find_all([]) == []
    assert len(shipped.bodies.resolve_all(pa.array([], pa.string()))) == 0


def test_errors_can_be_sent(shipped: Dataset) -> None:
    """An error of a name can be pickled, as worker processes do, and keeps what it carries."""
    error = camwatch.UnknownName("no such name", "x", ())
    copy = pickle.loads(pickle.dumps(error))
    assert (str(copy), copy.text, copy.candidates) == ("no such name", "x", ())
    assert isinstance(copy, camwatch.UnresolvedName)


def test_without_rapidfuzz(monkeypatch: pytest.MonkeyPatch, sample_data: Path, tmp_path: Path) -> None:
    """Without the extra, exact names are found; where a near one is wanted, the error says what to install."""
    for module in [name for name in sys.modules if name.startswith("rapidfuzz")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)
    # A directory that no other test has opened, so that no index of names is ready.
    bodies = camwatch.load(path=shutil.copytree(sample_data, tmp_path / "data")).bodies
    assert [match.record.id for match in bodies.find("SHOP LTD")] == ["gb-shop"]
    assert bodies.resolve("SHOP LTD").id == "gb-shop"
    assert bodies.resolve_all(["Shop", "Shopp"])[1] is None
    with pytest.raises(camwatch.MissingExtra, match=r"pip install 'camwatch\[match\]'"):
        bodies.find("Shopp")
    with pytest.raises(camwatch.UnknownName, match=r"pip install 'camwatch\[match\]'"):
        bodies.resolve("Shopp")


@pytest.mark.parametrize("file", sorted(path.name for path in LABELLED.glob("*.csv")))
def test_nothing_is_taken_wrongly(shipped: Dataset, file: str) -> None:
    """Of no labelled name does resolve take another body than the right one."""
    by_code = {
        one.value: body.id
        for body in shipped.bodies.where(kind="local_authority", country="GB")
        for one in body.identifiers
    }
    labelled = rows(file)
    taken = shipped.bodies.resolve_all([row["name"] for row in labelled])
    wrong = []
    for row, body in zip(labelled, taken, strict=True):
        wanted = by_code[row["code"]] if "code" in row else row.get("id", "")
        if body is not None and body.id != wanted:
            wrong.append((row["name"], body.id))
    assert not wrong


def test_labelled_names_come_first(shipped: Dataset) -> None:
    """Of 100 spellings of registered names, 99 and more find the body first."""
    from benchmarks.labelled import PRESENT, present

    labelled = [one for title, file in PRESENT.items() if "development" not in title for one in present(shipped, file)]
    found = shipped.bodies.find_all([text for text, _ in labelled], limit=1)
    first = [
        bool(matches) and matches[0].record.id == wanted for matches, (_, wanted) in zip(found, labelled, strict=True)
    ]
    assert len(labelled) > 450
    assert sum(first) / len(first) >= 0.99


def test_absent_names(shipped: Dataset) -> None:
    """More than a thousand names of what the register does not hold are taken for no body and no vendor."""
    names = [row["name"] for file in ("absent-test.csv", "abroad-test.csv") for row in rows(file)]
    assert len(names) > 5800
    assert not any(shipped.bodies.resolve_all(names))
    assert not any(shipped.vendors.resolve_all(names))


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(arguments))
    return result.exit_code, result.output


def test_find_command() -> None:
    """`camwatch find` lists matches, says which are closed, and ends with 1 if there are none."""
    status, output = run("find", "Wycombe DC")
    assert status == 0
    assert "exact" in output
    assert "followed by Buckinghamshire Council" in " ".join(output.split())
    status, output = run("find", "hikvison", "--vendors", "--format", "json")
    assert (status, json.loads(output)[0]["id"]) == (0, "hikvision")
    status, output = run("find", "durham", "--kind", "police", "--country", "GB", "--format", "csv")
    assert status == 0
    assert len(output.splitlines()) == 2
    assert run("find", "Shrewsbury Town Council")[0] == 1
    assert run("find", "Kent", "--limit", "0")[0] == 2


def test_an_argument_may_be_a_name() -> None:
    """`body` and `vendor` take an id or an exact name; the name of a place is its council, and may be others."""
    assert "gb-tesco" in run("body", "Tesco PLC")[1]
    assert "hikvision" in run("vendor", "Hangzhou Hikvision Digital Technology Co., Ltd.")[1]
    status, output = run("body", "Kent")
    assert status == 0
    assert "gb-kent-county-council" in output
    assert "gb-kent-police" in output.partition("Commitments")[0]
    assert "gb-kent-police" in run("body", "Kent", "--kind", "police", "--country", "GB")[1]
    status, output = run("body", "edinburgh council")
    assert status == 0
    assert "gb-city-of-edinburgh-council" in output
    assert "'gb-tescoo'" in run("body", "gb-tescoo")[1]


@pytest.mark.parametrize(
    ("arguments", "without"),
    [
        (["vendor", "Dahua", "--country", "GB"], "matches --country. Without --country, the name matches Dahua (dahua"),
        (
            ["body", "University of York", "--kind", "police"],
            "matches --kind. Without --kind, the name matches University of York",
        ),
        (
            ["body", "Tesco", "--kind", "police", "--country", "DK"],
            "matches --country and --kind. Without --country and --kind, the name matches Tesco",
        ),
        (
            ["commitments", "--body", "Tesco", "--country", "US"],
            "matches --country. Without --country, the name matches Tesco",
        ),
        (
            ["ties", "--body", "Tesco", "--body-kind", "police"],
            "matches --body-kind. Without --body-kind, the name matches Tesco",
        ),
        (["find", "Tesco", "--country", "FR"], "matches --country. Without --country, the name matches Tesco"),
    ],
)
def test_a_name_that_an_option_excludes_is_not_called_unknown(arguments: list[str], without: str) -> None:
    """The message names the record that the options leave out, and the options."""
    status, output = run(*arguments)
    assert status != 0
    assert without in " ".join(output.split())
    assert "the register has no" not in output


def test_a_name_that_a_filter_excludes(shipped: Dataset) -> None:
    """In Python too, whether the filter is a keyword of the question or of the collection."""
    with pytest.raises(camwatch.UnknownName, match=r"matches country=\. Without country=, the name matches Hikvision"):
        shipped.vendors.resolve("Hikvision", country="US")
    with pytest.raises(
        camwatch.UnknownName, match=r"matches your filters\. Without your filters, the name matches Tesco"
    ):
        shipped.bodies.where(country="US").resolve("Tesco")
    with pytest.raises(camwatch.UnknownName, match="no record that matches the filters has a similar name"):
        shipped.vendors.resolve("Xqzwv", country="US")
