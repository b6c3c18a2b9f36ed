"""From model numbers, addresses, brands and banners to vendors."""

from __future__ import annotations

import csv
import io
import json
import string
import time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st

import camwatch
from benchmarks.devices import measure, read_labels, total, used_for_rules
from camwatch.arrow.arrays import texts_array
from camwatch.cli.app import app
from camwatch.curation.build import build
from camwatch.curation.check import check_records
from camwatch.dataset import Dataset, identifier_of
from camwatch.devices.automaton import Automaton
from camwatch.devices.batch import FOUND
from camwatch.devices.brand_names import Names
from camwatch.devices.mac import find_addresses, read_address
from camwatch.devices.models import Models, branches
from camwatch.devices.pattern import PatternError, is_anchored, parse
from tests.conftest import ROOT
from tests.device_sample import write_devices
from tests.sample import edit


@pytest.fixture(scope="session")
def devices_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("devices")
    build(write_devices(base / "records"), base / "data")
    return base / "data"


@pytest.fixture
def devices(devices_data: Path) -> Dataset:
    return camwatch.load(path=devices_data)


def told(dataset: Dataset, text: str) -> list[tuple[str, str, str, str | None, str]]:
    """What was identified: vendor, what told, the part that matched, rule or brand, confidence."""
    found = []
    for one in dataset.identify(text):
        claim = one.rule or one.brand
        found.append((one.vendor.id, one.kind.value, one.matched, claim.id if claim else None, one.confidence.value))
    return found


# Addresses

NOTATIONS = [
    "00:1e:08:00:00:01",
    "00:1E:08:00:00:01",
    "00-1e-08-00-00-01",
    "00-1E-08-00-00-01",
    "001e.0800.0001",
    "001e-0800-0001",
    "001e:0800:0001",
    "001e08-000001",
    "001e08000001",
    "001E08000001",
    "0x001e08000001",
    "00 1e 08 00 00 01",
    "00.1e.08.00.00.01",
    "0:1e:8:0:0:1",
    "00\u20111e\u201108\u201100\u201100\u201101",
    "00:1e:08:ff:fe:00:00:01",
    "001e.08ff.fe00.0001",
]


@pytest.mark.parametrize("text", NOTATIONS)
def test_notations_of_addresses(devices: Dataset, text: str) -> None:
    """An address is read in every usual notation, alone and inside a line."""
    expected = [("zenit", "oui", text, "zenit-oui-001e08", "high")]
    assert told(devices, text) == expected
    for line in (f"MAC {text}, lobby", f"mac:{text}", f"({text})", f"{text}\t10.0.0.7"):
        assert told(devices, line) == expected, line


@pytest.mark.parametrize(
    "text",
    [
        "00:1e:08:00:00",
        "00:1e:08:00:00:01:02",
        "00:1e:08:00:00:0g",
        "x001e08000001",
        "001e080000012",
        "2001:db8::1e:8:0:0:1:2",
        "fe80:0000:0000:0000:021e:08ff:fe00:0001",
        "2026-11-24 12:00:00",
        "001e08",
        "192.168.0.1",
    ],
)
def test_what_is_no_address(text: str) -> None:
    """Other numbers, times, and parts of something longer are not addresses."""
    assert not list(find_addresses(text))
    assert not list(find_addresses(f"MAC {text}, lobby"))


@given(st.binary(min_size=6, max_size=6))
def test_notations_agree(octets: bytes) -> None:
    """Whatever the octets, each notation is read as the same address, where it stands."""
    plain = octets.hex()
    forms = [
        octets.hex(":"),
        octets.hex("-"),
        f"{plain[:4]}.{plain[4:8]}.{plain[8:]}",
        plain,
        plain.upper(),
        octets.hex(" "),
    ]
    for form in forms:
        (address,) = find_addresses(f"at {form};")
        assert address.digits == plain.upper()
        assert (address.start, address.end) == (3, 3 + len(form))
        assert str(address) == octets.hex(":").upper()


def test_longest_prefix(devices: Dataset) -> None:
    """Of the assigned prefixes of 24, 28 and 36 bits the longest counts."""
    assert [one.vendor.id for one in devices.identify("00:1e:08:00:00:00")] == ["zenit"]
    found = devices.identify("00:1e:08:a0:00:00")
    assert [(one.vendor.id, one.brand.id if one.brand else None) for one in found] == [
        ("lumo", None),
        ("zenit", "zenit-lumo"),
    ]
    assert {one.rule.id for one in found if one.rule} == {"lumo-oui-001e08a"}
    assert [one.vendor.id for one in devices.identify("00:1e:08:ab:1f:ff")] == ["orbit"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("02:1e:08:00:00:01", "locally administered"),
        ("46:55:66:00:00:01", "locally administered"),
        ("01:1e:08:00:00:01", "multicast"),
        ("03:1e:08:00:00:01", "multicast"),
        ("ff:ff:ff:ff:ff:ff", "multicast"),
        ("00:00:00:00:00:00", "all zeros"),
        ("00:00:5e:00:00:01", "not among those"),
        ("00005e000001", "not among those"),
    ],
)
def test_addresses_that_tell_no_maker(devices: Dataset, text: str, word: str) -> None:
    """A local, a group and an unknown address give no vendor, and say why."""
    found = devices.identify(text)
    assert len(found) == 0
    (note,) = found.notes
    assert word in note


def test_identifiers_of_companies(devices: Dataset) -> None:
    """A local address that begins with a company's identifier says so, and little is made of it."""
    found = devices.identify("4a:55:66:00:00:01")
    assert [(one.vendor.id, one.confidence.value) for one in found] == [("orbit", "low")]
    assert "locally administered" in found.notes[0]


def test_prefix_alone(devices: Dataset) -> None:
    """The first octets alone are taken for a prefix, with a note; a time is not an address."""
    found = devices.identify("44:55:66")
    assert [one.vendor.id for one in found] == ["zenit"]
    assert "beginning of an address" in found.notes[0]
    address = read_address("00-1E-08-A")
    assert address is not None
    assert address.digits == "001E08A"
    assert devices.identify("44:55:66 o'clock") == ()


def test_decimal_numbers(devices: Dataset) -> None:
    """Twelve decimal digits may be an address or a serial number: less is made of them, and nothing in a line."""
    assert told(devices, "445566000001") == [("zenit", "oui", "445566000001", "zenit-oui-445566", "medium")]
    assert devices.identify("serial 999966000001").notes == ()


# Model numbers

FULL_WIDTH = "".join(chr(ord(one) + 0xFEE0) for one in "ZX-2CD2143")


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("ZX-2CD2143G2-I", "ZX-2CD2143G2-I"),
        ("zx-2cd2143g2-i", "zx-2cd2143g2-i"),
        ("iZX-2CD2143", "iZX-2CD2143"),
        ("Dome ZX-2CD2143G2-I 4MP", "ZX-2CD2143G2-I"),
        ("(ZX-2CD2143G2-I)", "ZX-2CD2143G2-I"),
        ("ZX-2CD2143G2-L(U).", "ZX-2CD2143G2-L(U)"),
        ("(ZX-2CD2143G2-L(U))", "ZX-2CD2143G2-L(U)"),
        ("Model:ZX-2CD2143G2-I,4MP", "ZX-2CD2143G2-I"),
        ("Zenith/ZX-2CD2143", "ZX-2CD2143"),
        ("cam_ZX-2CD2143_lobby", "ZX-2CD2143"),
        ("ZX\u20112CD2143G2\u2013I", "ZX\u20112CD2143G2\u2013I"),
        (FULL_WIDTH, FULL_WIDTH),
        ("recorder ZX 1230 B", "ZX 1230"),
        ("ZX1230", "ZX1230"),
        ("onvif://www.onvif.org/name/DOME%20ZX-2CD2143", "ZX-2CD2143"),
        ("rtsp://10.0.0.5/ZX-2CD2143/1", "ZX-2CD2143/1"),
        ("天顶ZX-2CD2143摄像机", "ZX-2CD2143"),
        ("a ZX-2CD2143. See http://shop.example/1", "ZX-2CD2143"),
    ],
)
def test_model_numbers(devices: Dataset, text: str, matched: str) -> None:
    """A model number is found as people write it, and what is returned is what stands there."""
    (found, *_) = devices.identify(text)
    assert (found.vendor.id, found.kind, found.matched) == ("zenit", "model", matched)
    assert text[found.start :].startswith(matched)


@pytest.mark.parametrize(
    "text",
    [
        "AZX-2CD2143",
        "PZX-2CD1",
        "X-ZX-2CD2143",
        "ZX-LITE",
        "ZX",
        "P12345",
        "AP1234",
        "P1234-X",
        "EM1234",
        "LUC6N",
        "LU_C6N",
        "ZX-C 6",
        "1234abcd-ZX-C6",
        "zx-c6-lot-tender-148458",
        "https://shop.example/ZX-2CD2143G2-I",
        "see (http://shop.example/a?m=ZX-2CD2143)",
        "ZX-2CD2143@mail.example",
        "zx-2cd2143.cams.example.org",
        "ZX-2CD2143.example.co.uk",
        "lu-c6a12.example.net:8080/x",
    ],
)
def test_no_model_numbers(devices: Dataset, text: str) -> None:
    """A form inside a longer word, an address or a slug is not a hit, nor is one without a digit or its hyphen."""
    assert devices.identify(text) == ()


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("QRX5CD2143G2-I", "QRX5CD2143G2-I"),
        ("iQRX_5CD2143_I", "iQRX_5CD2143"),
        ("a QRX 5CD2143-I dome", "QRX 5CD2143-I"),
        ("QRX.5CD2143", "QRX.5CD2143"),
        ("qrx-5cd2143-dome-camera-white", "qrx-5cd2143-dome-camera-white"),
        ("QR-7", None),
        ("QR7", None),
        ("QR 7", None),
        ("QRX- 5CD2143", None),
        ("QRX", None),
    ],
)
def test_other_marks_in_model_numbers(text: str, matched: str | None) -> None:
    """A form that says much is known without its hyphens too; a short one is not."""
    hits = list(Models(["^I?QRX-5CD[0-9]", "^QR-[A-Z][0-9]"]).find(text))
    assert [text[hit.start : hit.end] for hit in hits] == ([] if matched is None else [matched])


def test_confidence_of_forms(devices: Dataset) -> None:
    """A distinctive form is relied on; a short one, or one that is called weak, is not."""
    assert told(devices, "ZX-2CD2143")[0][4] == "high"
    assert told(devices, "P1234") == [("zenit", "model", "P1234", "zenit-model-short", "low")]
    assert told(devices, "ZEN-CAM5") == [("zenit", "model", "ZEN-CAM5", "zenit-model-weak", "low")]
    assert devices.identify("P1234")[0].note == "Others may use it."
    assert devices.identify("P1234").at_least("medium") == ()
    with pytest.raises(camwatch.UnknownWord, match="high, low, medium"):
        devices.identify("P1234").at_least("certain")


def test_every_maker_is_returned(devices: Dataset) -> None:
    """If the rules of two makers match, both are returned."""
    assert {one.vendor.id for one in devices.identify("ZX-2CD2143-O")} == {"zenit", "orbit"}
    assert {vendor.id for vendor in devices.identify("ZX-2CD2143-O").vendors} == {"zenit", "orbit"}


def test_a_makers_form_leads_to_its_owner(devices: Dataset) -> None:
    """A model of a maker whose name is another vendor's brand is told of both, with rule and brand."""
    own, owner = devices.identify("LU-C6N")
    assert (own.vendor.id, own.brand, own.device) == ("lumo", None, "consumer camera")
    assert owner.rule == own.rule
    assert (owner.vendor.id, owner.brand) == ("zenit", devices.brands["zenit-lumo"])
    assert [citation.source.id for citation in owner.citations] == ["gazette-1", "gazette-1"]


# Names


@pytest.mark.parametrize(
    ("text", "vendor", "matched"),
    [
        ("zénit optics", "zenit", "zénit optics"),
        ("ZENIT OPTICS dome", "zenit", "ZENIT OPTICS"),
        ("Ze\u0301nit-Optics", "zenit", "Ze\u0301nit-Optics"),
        ("ZenitOptics", "zenit", "ZenitOptics"),
        ("by Zenit Optics Co., Ltd.", "zenit", "Zenit Optics Co., Ltd"),
        ("天顶光学摄像机", "zenit", "天顶光学"),
        ("4x LUMO_cam", "lumo", "LUMO"),
        ("lumo", "lumo", "lumo"),
        ("Uno Two", "zenit", "Uno Two"),
        ("an Orbitron set", "orbit", "Orbitron"),
        ("ORBI TRON set", "orbit", "ORBI TRON"),
        ("orbi-tron set", "orbit", "orbi-tron"),
        ("Orbi_Tron", "orbit", "Orbi_Tron"),
        ("Orbi\u200btron", "orbit", "Orbi\u200btron"),
        ("Orbi\x00tron", "orbit", "Orbi\x00tron"),
        ("Orbi%20Tron", "orbit", "Orbi%20Tron"),
        ("Some-Brand", "zenit", "Some-Brand"),
        ("天顶光学ZX", "zenit", "天顶光学"),
        (
            "\uff2f\uff52\uff42\uff49\uff54\uff52\uff4f\uff4e",
            "orbit",
            "\uff2f\uff52\uff42\uff49\uff54\uff52\uff4f\uff4e",
        ),
    ],
)
def test_names(devices: Dataset, text: str, vendor: str, matched: str) -> None:
    """A maker's name, another name of it, and each name of a brand are found as whole words."""
    found = {one.vendor.id: one for one in devices.identify(text)}[vendor]
    assert (found.kind, found.matched) == ("brand", matched)
    assert text[found.start :].startswith(matched)


@pytest.mark.parametrize(
    "text", ["RESULTS", "limousine", "lumos", "Orbits", "the lts release", "X axis servo", "Duo, then One more", ""]
)
def test_no_names(devices: Dataset, text: str) -> None:
    """A name inside a longer word is no hit, nor an acronym or an ordinary word that is written small."""
    assert devices.identify(text) == ()


@pytest.mark.parametrize("text", ["Orbitorn", "Orbitrn", "Orbbitron", "orbytron"])
def test_slips_of_the_pen(devices: Dataset, text: str) -> None:
    """A name with a slip is suggested, with low confidence; another word is none."""
    assert [(one.vendor.id, one.matched, one.confidence.value) for one in devices.identify(f"an {text} set")] == [
        ("orbit", text, "low")
    ]
    assert devices.identify("an Orbit on, the orbital Torbitron set")[0].matched == "Orbit"


def test_what_is_written_as_two_words_is_less_sure() -> None:
    """Two words of a language are a name only with a hyphen or capitals; the surer form of a name counts."""
    names = Names()
    names.add("HiLook", 0)
    names.add("Legrand", 1)
    assert [hit.rank for hit in names.find("a Hi-Look set")] == [1]
    assert [hit.rank for hit in names.find("a Hi Look set")] == [2]
    for text in ("so hi look at this", "Le grand bal", "hi, Look", "HI, LOOK", "Hi\nLook", "le-grande"):
        assert list(names.find(text)) == [], text


@pytest.mark.parametrize("count", [1_000, 4_000])
def test_the_time_is_that_of_the_text(devices: Dataset, count: int) -> None:
    """However often a name, a prefix or the beginning of a form stands in a text, each is looked at once."""
    decided = 0
    identifier = identifier_of(devices)
    original = identifier.decide

    def counted(folded: Any, kinds: int, *, whole: bool) -> Any:
        nonlocal decided
        decided += len(folded.text)
        return original(folded, kinds, whole=whole)

    identifier.decide = counted  # type: ignore[method-assign]
    try:
        for text in ("Orbitron ", "Orbitron,", "44 55 66 ", "ZX-2CD1 ", "ZX 1 ", "Duo One ", "LU-C6/", "<Zenit-Webs "):
            decided = 0
            devices.identify(text * count)
            assert decided <= 2 * len(text) * count, text
    finally:
        identifier.decide = original  # type: ignore[method-assign]


@pytest.mark.parametrize("piece", ["Orbitron\u2019", "Orbitron,", "Duo One,", "ZX-2CD1,", "44-55-66,", "ZX 1230,"])
def test_the_time_of_a_text_without_spaces(devices: Dataset, piece: str) -> None:
    """A text eight times as long takes eight times as long, or a little more, and not sixty-four times."""

    def once(count: int) -> float:
        begun = time.process_time()
        devices.identify(piece * count)
        return time.process_time() - begun

    def taken(count: int) -> float:
        # What else the machine does can only add to it.
        return min(once(count) for _ in range(3))

    taken(100)
    assert taken(48_000) < 24 * max(taken(6_000), 0.002)


def test_every_maker_of_a_brand(devices: Dataset) -> None:
    """Several makers that are claimed for one brand are all returned, and none is relied on."""
    assert told(devices, "Duo One") == [
        ("orbit", "brand", "Duo One", "orbit-duo-one", "low"),
        ("zenit", "brand", "Duo One", "zenit-duo-one", "low"),
    ]
    lumo = told(devices, "Lumo C6")
    assert lumo == [("lumo", "brand", "Lumo", None, "high"), ("zenit", "brand", "Lumo", "zenit-lumo", "high")]
    assert told(devices, "Somebrand") == [("zenit", "brand", "Somebrand", "zenit-some", "low")]
    assert devices.identify("Somebrand")[0].note == "The brand is the vendor's for: recorders."
    assert told(devices, "LTS") == [("zenit", "brand", "LTS", "zenit-lts", "medium")]
    assert told(devices, "Ubuntu 22.04 LTS") == [("zenit", "brand", "LTS", "zenit-lts", "low")]


def test_banners(devices: Dataset) -> None:
    """A banner is found on any line of an answer, in a value of JSON and in a line of a scan, as whole words."""
    for text in (
        "Zenit-Webs",
        "Server: Zenit-Webs",
        " Zenit-Webs\r\n",
        "HTTP/1.1 200 OK\r\nDate: Mon, 1 Jan\r\nServer: Zenit-Webs\r\nConnection: close\r\n\r\n<html>",
        '{"http": {"server": "Zenit-Webs", "status": 200}}',
        "Host: 192.0.2.7 ()\tPorts: 80/open/tcp//http//Zenit-Webs/, 554/open/tcp//rtsp///",
        "80/tcp open  http    Zenit-Webs",
        "HTTP/1.0 401\\r\\nServer:Zenit-Webs\\r\\n",
    ):
        assert told(devices, text) == [("zenit", "banner", "Zenit-Webs", "zenit-banner-server", "high")], text
    for text in ("zenit-webs/2", "Zenit-Webs-2", "XZenit-Webs", "A-Zenit-Webs"):
        assert devices.identify(text) == (), text


def test_a_line_of_an_asset_list(devices: Dataset) -> None:
    """A line with a name, a model and an address gives all three."""
    found = devices.identify("Zénit Optics ZX-2CD2143G2-I dome 4MP 00:1e:08:00:00:01")
    assert {one.kind.value for one in found} == {"brand", "model", "oui"}
    assert {one.vendor.id for one in found} == {"zenit"}
    assert "zenit-model-zx" in repr(found)


# Many at once


def test_batches(devices: Dataset) -> None:
    """Lists give lists, Arrow gives Arrow, and each text has what it has alone."""
    texts = ["LU-C6N", None, "nothing", "ZX-2CD2143-O", "LU-C6N", ""]
    each = devices.identify_all(texts)
    assert [list(one) for one in each] == [list(devices.identify(text or "")) for text in texts]
    array = devices.identify_all(pa.chunked_array([texts[:2], texts[2:]]))
    assert array.type == pa.list_(FOUND)
    assert array.is_null().to_pylist() == [False, True, False, False, False, False]
    array.validate(full=True)
    for found, row in zip(each, array.to_pylist(), strict=True):
        assert [(one.vendor.id, one.matched, one.start) for one in found] == [
            (item["vendor"], item["matched"], item["start"]) for item in row or []
        ]
    empty: pa.Array[Any] = pa.array([], pa.string())
    assert len(devices.identify_all(empty)) == 0
    assert devices.identify_all([]) == []


@given(st.lists(st.none() | st.text(max_size=5)))
def test_texts_that_may_be_absent(values: list[str | None]) -> None:
    """An Arrow array of texts and nulls holds what was put in."""
    array = texts_array(values)
    array.validate(full=True)
    assert array.to_pylist() == values


def test_wrong_arguments(devices: Dataset) -> None:
    """A value that is not a str is refused with what was expected."""
    with pytest.raises(camwatch.UnknownArgument, match="expected a str, got int"):
        devices.identify(5)  # type: ignore[arg-type]
    with pytest.raises(camwatch.UnknownArgument, match="expected a list of str"):
        devices.identify_all("LU-C6N")
    with pytest.raises(camwatch.UnknownArgument, match="got float"):
        devices.identify_all([1.5])  # type: ignore[list-item]


@given(st.text(max_size=80))
@example("\udcff ZX-2CD1")
@example("ß" * 3 + " ZX-2CD1 İ")
@example("(((((((ZX-2CD1)")
@example("0" * 500)
def test_any_text(devices_data: Path, text: str) -> None:
    """No text raises an error, and each match is part of the text."""
    for one in camwatch.load(path=devices_data).identify(text):
        assert text[one.start : one.start + len(one.matched)] == one.matched


# Patterns

REFUSED = [
    ("", "1 to 400 characters"),
    ("A" * 401, "1 to 400 characters"),
    ("^(a)", "a group must begin with (?:"),
    ("^(?P<x>a)", "a group must begin with (?:"),
    ("^(?=a)", "a group must begin with (?:"),
    ("^(?i)a", "a group must begin with (?:"),
    ("^A.*B", "'.' is not allowed here"),
    ("^\\d", "write the characters out"),
    ("^\\1", "write the characters out"),
    ("^[\\d]", "not allowed in a class"),
    ("^[]", "a class is empty"),
    ("^[A", "ends too early"),
    ("^[z-a]", "not a range"),
    ("^[[:alpha:]]", "only characters"),
    ("^(?:A", "is not closed"),
    ("^A)", "no opening bracket"),
    ("^*", "an anchor cannot be repeated"),
    ("^A**", "a repetition cannot be repeated"),
    ("^A+?", "a repetition cannot be repeated"),
    ("^A{2", "ends too early"),
    ("^A{x}", "expected {2}"),
    ("^A{3,2}", "m at most n"),
    ("^A{1,1000}", "n from 1 to 64"),
    ("^A{0}", "n from 1 to 64"),
    ("^É", "printable ASCII"),
    ("^A\n", "printable ASCII"),
    ("^A\\", "ends too early"),
]


@pytest.mark.parametrize(("pattern", "message"), REFUSED)
def test_refused_patterns(pattern: str, message: str) -> None:
    """What is outside the small language is refused, with what would be right."""
    with pytest.raises(PatternError) as caught:
        parse(pattern)
    assert message in str(caught.value)


def test_too_many_states() -> None:
    """Repetitions inside repetitions do not make a pattern that fills the memory."""
    with pytest.raises(PatternError, match="narrower repetitions"):
        Automaton([parse("^" + "(?:" * 4 + "A" + "{64})" * 4)])


def test_anchored() -> None:
    """Whether every way through a pattern begins with the start."""
    assert is_anchored(parse("^A"))
    assert is_anchored(parse("^A|^(?:B|C)"))
    assert is_anchored(parse("(?:^A|^B)C"))
    assert not is_anchored(parse("^A|B"))
    assert not is_anchored(parse("A^"))
    assert not is_anchored(parse("(?:^A)?B"))


def _patterns() -> st.SearchStrategy[str]:
    single = st.sampled_from(["A", "B", "-", "[AB]", "[^A]", "[A-C0-9]", "\\.", "7"])

    def grow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        counted = st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{1,3}", "{2,}"]))
        return (
            st.lists(inner, min_size=1, max_size=4).map("".join)
            | st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})")
            | counted.map(lambda pair: f"(?:{pair[0]}){pair[1]}")
        )

    places = st.sampled_from(["", "^", "\\b"])
    return st.tuples(places, st.recursive(single, grow, max_leaves=8), st.sampled_from(["", "$", "\\b"])).map("".join)


@given(_patterns(), st.lists(st.text("AB-.7C _", max_size=12), max_size=8))
def test_patterns_mean_what_they_mean_in_re2(pattern: str, texts: list[str]) -> None:
    """The automaton and RE2, as Arrow carries it, find the same patterns in the same texts."""
    automaton = Automaton([parse(pattern)], anywhere=True)
    mine = [bool(automaton.match(text)) for text in texts]
    theirs: Any = pc.match_substring_regex(pa.array(texts, pa.string()), pattern=pattern)
    assert mine == theirs.to_pylist()
    apart = Automaton(branches(parse(pattern)), anywhere=True)
    assert [bool(apart.match(text)) for text in texts] == mine


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("^(?:A+)+$", "A" * 50_000 + "!"),
        ("^(?:A|A[A])+$", "A" * 50_000 + "!"),
        ("^(?:[A-Z]*[A-Z]*)*X", "A" * 50_000),
        ("^(?:A?){64}A{64}", "A" * 64),
        ("[AB]*A[AB]{20}$", "AB" * 25_000 + "!"),
    ],
)
def test_catastrophic_patterns_take_the_time_of_the_text(
    monkeypatch: pytest.MonkeyPatch, pattern: str, text: str
) -> None:
    """What takes a backtracking engine longer than the universe has stood takes as many steps as characters."""
    automaton = Automaton([parse(pattern)], anywhere=True)
    steps = 0
    original = automaton._step

    def counted(*arguments: Any) -> Any:
        nonlocal steps
        steps += 1
        return original(*arguments)

    monkeypatch.setattr(automaton, "_step", counted)
    automaton.match(text)
    assert steps <= len(text) + 1


def test_names_with_marks_are_no_patterns() -> None:
    """A name is compared as text, whatever characters it has."""
    names = Names()
    for number, name in enumerate(["A+B (x", "C++", "Face++", ".*", ""]):
        names.add(name, number)
    assert [hit.owner for hit in names.find("a b x")] == [0]
    assert [hit.owner for hit in names.find("the Face++ engine")] == [2]


BAD_RULES = [
    (
        "not anchored",
        "pattern: ^ZX ?[0-9]{4}",
        "pattern: ZX ?[0-9]{4}",
        "could match inside a model number; begin it with ^",
    ),
    ("outside the language", "pattern: ^ZX ?[0-9]{4}", "pattern: ^ZX.*", "'.' is not allowed here"),
    ("small letters", "pattern: ^ZX ?[0-9]{4}", "pattern: ^Zx ?[0-9]{4}", "compared in capitals"),
    ("a banner outside the language", "pattern: ^Zenit-Webs$", "pattern: ^(Zenit)$", "a group must begin with (?:"),
]


@pytest.mark.parametrize(("what", "old", "new", "message"), BAD_RULES, ids=[rule[0] for rule in BAD_RULES])
def test_bad_rules(tmp_path: Path, what: str, old: str, new: str, message: str) -> None:
    """A pattern that is not safe to match is a fault of its record."""
    records = write_devices(tmp_path / "records")
    assert check_records(records)[1] == []
    edit(records, "vendors/zenit.yml", old, new)
    (fault,) = check_records(records)[1]
    assert message in fault.message
    assert fault.record.startswith("zenit-")


# The command line


def test_command(devices_data: Path) -> None:
    """The command prints identifications for people and programs; the status is 1 if there are none."""

    def run(*arguments: str) -> Any:
        return CliRunner().invoke(app, ["--data", str(devices_data), "identify", *arguments])

    table = run("Lumo", "C6")
    assert table.exit_code == 0
    assert "Zénit Optics" in table.output
    (own, owner) = json.loads(run("LU-C6N", "--format", "json").output)
    assert (own["vendor"], own["brand"], own["rule"]) == ("lumo", None, "lumo-model-cs")
    assert owner["sources"] == ["https://gazette.example/1"]
    rows = list(csv.DictReader(io.StringIO(run("LU-C6N", "--format", "csv").output)))
    assert [row["vendor_name"] for row in rows] == ["Lumo", "Zénit Optics"]
    local = run("02:00:00:00:00:01")
    assert local.exit_code == 1
    assert "locally administered" in local.output
    assert run().exit_code == 2
    given = CliRunner().invoke(
        app, ["--data", str(devices_data), "identify", "-", "--format", "json"], input="LU-C6N\n"
    )
    assert json.loads(given.output) == [own, owner]


# The shipped rules


def test_shipped_patterns_are_safe_and_mean_the_same_in_re2(shipped: Dataset) -> None:
    """Every shipped pattern is in the small language, finds its own like as RE2 does, and never takes long."""
    labels = [label.model.upper() for label in read_labels()]
    hostile = [character * 3_000 for character in string.ascii_uppercase + string.digits + "-"]
    hostile += [
        "DS-" + "A" * 3_000,
        "IPC-" + "H" * 3_000,
        "CS-" + "C" * 3_000 + "!",
        "<DeviceInfo " * 300,
        "192.0.0." * 300,
    ]
    texts: Any = pa.array([*labels, *hostile])
    rules = [rule for rule in shipped.device_rules if rule.kind in ("model", "banner")]
    assert len(rules) > 40
    for rule in rules:
        automaton = Automaton([parse(rule.pattern)], anywhere=True)
        mine = [bool(automaton.match(text)) for text in texts.to_pylist()]
        assert mine == pc.match_substring_regex(texts, pattern=rule.pattern).to_pylist(), rule.id
        assert rule.kind == "banner" or is_anchored(parse(rule.pattern)), rule.id
        assert automaton._remembered < 2_000, rule.id
    Models([rule.pattern for rule in rules if rule.kind == "model"])


def test_shipped_prefixes(shipped: Dataset) -> None:
    """An address under each shipped prefix leads to its rule; no prefix is a group's, and few are local ones."""
    local = []
    for rule in shipped.device_rules.where(kind="oui"):
        digits = rule.pattern.ljust(12, "0")
        found = shipped.identify(":".join(digits[at : at + 2] for at in range(0, 12, 2)))
        assert rule.id in {one.rule.id for one in found if one.rule}, rule.id
        if found.notes:
            assert "locally administered" in found.notes[0]
            assert found[0].confidence == "low"
            local.append(rule.id)
    assert len(local) <= 3


@pytest.mark.parametrize(
    ("text", "vendors"),
    [
        ("DS-2CD2143G2-I", {"hikvision"}),
        ("Hikvision DS-2CD2143G2-I dome 4MP", {"hikvision"}),
        ("44:19:b6:00:00:01", {"hikvision"}),
        ("EZVIZ C6N", {"ezviz", "hikvision"}),
        ("CS-C6N-A0", {"ezviz", "hikvision"}),
        ("DH-IPC-HFW1230S", {"dahua"}),
        ("SecurityTronix", {"dahua", "hikvision"}),
        ("海康威视", {"hikvision"}),
        ("RESULTS of the limousine service", set()),
    ],
)
def test_shipped_rules(shipped: Dataset, text: str, vendors: set[str]) -> None:
    """What is on asset lists leads to the makers."""
    assert {vendor.id for vendor in shipped.identify(text).vendors} == vendors


def test_precision(shipped: Dataset) -> None:
    """Of identifications by the rules on labels not chosen by pattern, at least 99.5 % name the maker."""
    labels = read_labels()
    assert len(labels) > 2_000
    makers = {rule.vendor_id for rule in shipped.device_rules.where(kind="model")}
    score = total(measure(shipped, labels), makers)
    assert score.precision is not None
    assert score.precision >= 0.995
    assert score.recall is not None
    assert score.recall >= 0.9


def test_no_bodies_name_is_a_device(shipped: Dataset) -> None:
    """The names of bodies that are no makers are hardly ever taken for a brand, and then with low confidence."""
    makers = {vendor.name for vendor in shipped.vendors} | {brand.name for brand in shipped.brands}
    names = [body.name for body in shipped.bodies if not any(maker in body.name for maker in makers)]
    for name, found in zip(names, shipped.identify_all(names), strict=True):
        assert not found.at_least("medium"), (name, found)


def test_labels_say_where_they_come_from() -> None:
    """Each label's origin is listed, and none is of those that were chosen by pattern."""
    folder = ROOT / "tests" / "data" / "devices"
    with (folder / "origins.csv").open(encoding="utf-8", newline="") as file:
        origins = {row["origin"]: row for row in csv.DictReader(file)}
    labels = read_labels()
    assert {label.origin for label in labels} == set(origins)
    assert used_for_rules() < set(origins)
    assert not any("Strix" in row["url"] for row in origins.values())
    assert len({(label.model, label.maker, label.origin) for label in labels}) == len(labels)
