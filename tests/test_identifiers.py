"""Identifiers: codes of other registers that lead to one body or vendor, in the library, the terminal and exports."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import camwatch
from camwatch.cli.app import app
from camwatch.curation.build import build
from camwatch.curation.check import check_records
from camwatch.dataset import Dataset
from camwatch.export.ftm.entity import address_of, codes_of
from camwatch.model.name import Identifier
from camwatch.model.scheme import SCHEMES, folded
from camwatch.reconcile import reconcile
from tests.conftest import ROOT
from tests.sample import edit, write_sample

CODES = {
    "gb-ministry-of-doors,Ministry of Doors,central_government,GB,acronym: MOD,GB-GOR: D1,": (
        "gb-ministry-of-doors,Ministry of Doors,central_government,GB,acronym: MOD,"
        "GB-GOR: D1 | lei: 5299000J2N45DDNE4Y28 | ror: 04wkcex57 | wikidata: Q900017,"
    ),
    ",gss: S1,": ",gss: S1 | gss-former: S00077 | nl-gemeentecode: 0077,",
    'gb-shop,"Shop, Ltd",retailer,GB,,,': 'gb-shop,"Shop, Ltd",retailer,GB,,GB-COH: SC000321 | domain: shop.example,',
}


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of a dataset whose bodies and vendors have codes of many schemes."""
    base = tmp_path_factory.mktemp("coded")
    records = write_sample(base / "records")
    for old, new in CODES.items():
        edit(records, "bodies/uk.csv", old, new)
    codes = "country: CN\nidentifiers:\n  - scheme: ticker-sehk\n    value: 0451\n  - scheme: wikidata\n    value: Q900017\n"
    edit(records, "vendors/acme.yml", "country: CN\n", codes)
    assert check_records(records)[1] == []
    build(records, base / "data")
    return base / "data"


@pytest.fixture(scope="module")
def ds(coded: Path) -> Dataset:
    return camwatch.load(path=coded)


@pytest.mark.parametrize(
    ("scheme", "value", "wanted"),
    [
        ("wikidata", "Q900017", "gb-ministry-of-doors"),
        ("Wikidata", " q900017 ", "gb-ministry-of-doors"),
        ("wikidata", "https://www.wikidata.org/wiki/Q900017", "gb-ministry-of-doors"),
        ("wikidata", "http://www.wikidata.org/entity/Q900017", "gb-ministry-of-doors"),
        ("ror", "https://ror.org/04wkcex57", "gb-ministry-of-doors"),
        ("ROR", "04WKCEX57", "gb-ministry-of-doors"),
        ("lei", "5299000j2n45ddne4y28", "gb-ministry-of-doors"),
        ("gb-gor", "d1", "gb-ministry-of-doors"),
        ("gss", "s1", "gb-northtown-council"),
        ("nl-gemeentecode", "77", "gb-northtown-council"),
        ("gb-coh", "sc000321", "gb-shop"),
        ("domain", "SHOP.example", "gb-shop"),
    ],
)
def test_by_identifier(ds: Dataset, scheme: str, value: str, wanted: str) -> None:
    """A code leads to its body, in whatever case it is written, and with zeros or an address before it."""
    assert ds.bodies.by_identifier(scheme, value).id == wanted


def test_vendors(ds: Dataset) -> None:
    """Vendors have codes of their own; a body with the same code is another record."""
    assert ds.vendors.by_identifier("ticker-sehk", "451").id == "acme"
    assert ds.vendors.by_identifier("wikidata", "Q900017").id == "acme"


@pytest.mark.parametrize(
    ("scheme", "value", "message"),
    [
        ("ods", "RX1", r"'ods' code; choose from: GB-COH, GB-GOR, domain, gss, gss-former, lei"),
        ("gss", "S2", "gss code 'S2'"),
        ("gss", "S10", "gss code 'S10'"),
        ("wikidata", "Q90001", "wikidata code 'Q90001'"),
        ("domain", "example", "domain code 'example'"),
        ("gss", "", "gss code ''"),
    ],
)
def test_no_such_code(ds: Dataset, scheme: str, value: str, message: str) -> None:
    """An unknown code is refused; a part of a code is not a code."""
    with pytest.raises(camwatch.UnknownIdentifier, match=message) as caught:
        ds.bodies.by_identifier(scheme, value)
    assert isinstance(caught.value, KeyError)


@pytest.mark.parametrize(("scheme", "value"), [("gss", 1), (None, "S1"), ("gss", None)])
def test_what_is_no_code(ds: Dataset, scheme: object, value: object) -> None:
    """A number, or nothing, is refused with the argument's name."""
    with pytest.raises(camwatch.UnknownArgument, match="expected a str"):
        ds.bodies.by_identifier(scheme, value)  # type: ignore[arg-type]


def test_parts_of_a_collection(ds: Dataset) -> None:
    """Among some bodies only those are looked at, and the message says whose the code is."""
    retailers = ds.bodies.where(kind="retailer")
    assert retailers.by_identifier("domain", "shop.example").id == "gb-shop"
    with pytest.raises(camwatch.UnknownIdentifier, match="belongs to gb-northtown-council, which your filters exclude"):
        retailers.by_identifier("gss", "S1")


def test_two_bodies_with_one_code(ds: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """A release that gives one code to two bodies refuses to choose between them."""
    from camwatch.collections import identifiers

    both = identifiers.Owners({"ods": "ods"}, {("ods", "rx1"): ("gb-shop", "gb-ministry-of-doors")})
    monkeypatch.setattr(identifiers, "owners", lambda records: both)
    with pytest.raises(camwatch.AmbiguousIdentifier, match="2 of the bodies have the ods code 'RX1': gb-shop, gb-min"):
        ds.bodies.by_identifier("ods", "RX1")
    assert ds.bodies.where(kind="retailer").by_identifier("ods", "RX1").id == "gb-shop"


def test_every_code_of_the_release_leads_home(shipped: Dataset) -> None:
    """Each code of the shipped bodies and vendors leads to the record that has it."""
    for records in (shipped.bodies, shipped.vendors):
        for record in records:
            for code in record.identifiers:
                assert records.by_identifier(code.scheme, code.value).id == record.id


@given(st.sampled_from(sorted(SCHEMES)), st.text(max_size=20))
def test_folding_is_done_once(scheme: str, value: str) -> None:
    """What is folded is folded: a second time changes nothing."""
    once = folded(scheme, value)
    assert folded(*once) == once


def run(data: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["--data", str(data), *arguments])


@pytest.mark.parametrize(
    "text", ["wikidata:Q900017", "WIKIDATA: q900017", "ror:https://ror.org/04wkcex57", "GB-GOR:D1"]
)
def test_terminal(coded: Path, text: str) -> None:
    """`camwatch body` takes a scheme and a code, with a colon between them."""
    result = run(coded, "body", text, "--format", "json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.output)["id"] == "gb-ministry-of-doors"


def test_terminal_of_vendors(coded: Path) -> None:
    """`camwatch vendor` does the same; an unknown scheme or code is refused with what there is."""
    assert json.loads(run(coded, "vendor", "ticker-sehk:0451", "--format", "json").output)["id"] == "acme"
    unknown = run(coded, "vendor", "ticker-lse:0451")
    assert (unknown.exit_code, "choose from: ticker-sehk, wikidata" in unknown.stderr) == (2, True), unknown.stderr


def test_reconciliation(ds: Dataset) -> None:
    """A column of codes finds its records however it is written."""
    for pid, value in (("Wikidata", "q900017"), ("wikidata", "https://www.wikidata.org/wiki/Q900017")):
        batch = {"q": {"query": "", "type": "bodies", "properties": [{"pid": pid, "v": value}]}}
        (found,) = reconcile(ds, batch)["q"]["result"]
        assert (found["id"], found["match"]) == ("bodies/gb-ministry-of-doors", True)
    other = {"q": {"query": "Ministry of Doors", "properties": [{"pid": "ROR", "v": "04wkcex58"}]}}
    assert reconcile(ds, other)["q"]["result"] == []


def test_follow_the_money(coded: Path, tmp_path: Path) -> None:
    """Codes go into the properties by which FollowTheMoney's tools join data sets."""
    camwatch.load(path=coded).export(tmp_path / "out", format="ftm")
    lines = (tmp_path / "out" / "entities.ftm.json").read_text(encoding="utf-8").splitlines()
    found = {entity["id"]: entity["properties"] for entity in map(json.loads, lines)}
    ministry = found["camwatch-body-gb-ministry-of-doors"]
    assert (ministry["wikidataId"], ministry["leiCode"]) == (["Q900017"], ["5299000J2N45DDNE4Y28"])
    assert ministry["idNumber"] == ["GB-GOR-D1", "ror-04wkcex57"]
    assert found["camwatch-body-gb-shop"]["registrationNumber"] == ["SC000321"]
    assert found["camwatch-body-gb-shop"]["website"] == ["https://shop.example/"]
    assert found["camwatch-vendor-acme"]["wikidataId"] == ["Q900017"]


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://www.town.example", "https://www.town.example/"),
        ("http://town.example/", "http://town.example/"),
        ("https://town.example/council/cctv", "https://town.example/council/cctv"),
    ],
)
def test_follow_the_money_keeps_addresses(url: str, kept: str) -> None:
    """An address is written as FollowTheMoney's own reader writes it, so that it stays the same there."""
    from followthemoney.types import registry

    assert address_of(url) == kept == registry.url.clean(url)


def test_follow_the_money_knows_companies_by_more() -> None:
    """A filer's number and a share's are properties of companies alone; of others they are numbers with a register."""
    codes = [Identifier(scheme="us-cik", value="0000012345"), Identifier(scheme="isin", value="US0000000001")]
    assert codes_of(codes, "Company") == {"cikCode": ["0000012345"], "isinCode": ["US0000000001"]}
    assert codes_of(codes, "Organization") == {"idNumber": ["us-cik-0000012345", "isin-US0000000001"]}


@pytest.mark.parametrize(
    ("codes", "message"),
    [
        ("wikidata: 4711", "'4711' is not a valid wikidata code; expected Q and a number"),
        ("wikidata: q4711", "'q4711' is not a valid wikidata code"),
        ("ror: https://ror.org/04wkcex57", "is not a valid ror code"),
        ("us-census-geoid: 4838", "'4838' is not a valid us-census-geoid code; expected two, five or seven digits"),
        ("gb-coh: 00000001", "'gb-coh' is not a scheme; write 'GB-COH'"),
        ("gss: S1", "'gb-northtown-council' has the same gss code, 'S1'"),
        ("GB-GOR: D01 | gss: S2 | GB-GOR: D1", "'gb-ministry-of-doors' has the same GB-GOR code, 'D1'"),
    ],
)
def test_bad_codes(records: Path, codes: str, message: str) -> None:
    """The check refuses a code of another form, and one that another body has."""
    edit(records, "bodies/uk.csv", 'gb-shop,"Shop, Ltd",retailer,GB,,,', f'gb-shop,"Shop, Ltd",retailer,GB,,{codes},')
    assert any(message in fault.message for fault in check_records(records)[1])


def test_every_scheme_is_described() -> None:
    """The guide has a row for each scheme, with the register and the form of its codes, and the records use no other."""
    guide = (ROOT / "records" / "README.md").read_text(encoding="utf-8")
    described = re.findall(r"^\| `([\w-]+)` \| (.+) \| (.+) \|$", guide, re.MULTILINE)
    wanted = [(scheme.name, scheme.title, scheme.expected) for scheme in SCHEMES.values()]
    assert [row for row in described if row in wanted] == wanted
    records = check_records(ROOT / "records")[0]
    bodies = [record.identifiers for _, record in records.of(camwatch.Body)]
    vendors = [record.identifiers for _, record in records.of(camwatch.Vendor)]
    assert {code.scheme for codes in (*bodies, *vendors) for code in codes} <= set(SCHEMES)
