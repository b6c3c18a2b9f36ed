"""The rules in the records: what they know, built as they stand, and which names are words of a language."""

from __future__ import annotations

import re

import pyarrow as pa
import pytest

import camwatch
from benchmarks.cells import Cells, differences, fitting
from benchmarks.devices import measure, read_labels, total
from benchmarks.ordinary import find_lists, names_of, ordinary
from benchmarks.ordinary_text import finds_in_licences
from camwatch.curation.build import preview
from camwatch.dataset import Dataset
from camwatch.devices.ordinary import ORDINARY, PAIRS
from camwatch.screen.finder import Finder
from camwatch.store.location import data_directory
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """A preview of the records."""
    target = tmp_path_factory.mktemp("preview")
    preview(ROOT / "records", data_directory(), target)
    return camwatch.load(path=target)


@pytest.mark.parametrize(
    ("text", "vendor", "confidence"),
    [
        ("HikCentral Access Control V2", "hikvision", "high"),
        ("iVMS 4200 client", "hikvision", "high"),
        ("IVMS4200", "hikvision", "high"),
        ("Hik-Connect app", "hikvision", "high"),
        ("hik connect", "hikvision", "high"),
        ("4MP ColorVu bullet", "hikvision", "high"),
        ("ACUSENSE NVR", "hikvision", "high"),
        ("rtsp://admin:x@192.0.2.4:554/Streaming/Channels/202?transportmode=unicast", "hikvision", "high"),
        ("http://192.0.2.4/ISAPI/System/deviceInfo", "hikvision", "high"),
        ("rtsp://192.0.2.4/h264/ch2/sub/av_stream", "hikvision", "high"),
        ('WWW-Authenticate: Digest qop="auth", realm="IP Camera(C7712)", nonce="1"', "hikvision", "high"),
        ("sysObjectID: .1.3.6.1.4.1.39165.1.1", "hikvision", "high"),
        ("enterprises.39165.1", "hikvision", "high"),
        ("камера Хиквижн, 4 Мп", "hikvision", "high"),
        ("하이크비전의 카메라", "hikvision", "high"),
        ("ハイクビジョン製カメラ", "hikvision", "high"),
        ("كاميرا هيكفيجن", "hikvision", "high"),
        ("海康威視攝影機", "hikvision", "high"),
        ("WizMind dome", "dahua", "high"),
        ("Smart PSS", "dahua", "high"),
        ("gDMSS Lite", "dahua", "high"),
        ("support.dahuasecurity.com", "dahua", "high"),
        ("rtsp://192.0.2.9:554/cam/realmonitor?channel=4&subtype=1", "dahua", "high"),
        ('Digest realm="Login to 2G03A5BPAA00123", qop="auth"', "dahua", "high"),
        ("камеры ДАХУА", "dahua", "high"),
        ("다후아 카메라", "dahua", "high"),
        ("大華製", "dahua", "low"),
        ("UNV bullet", "uniview", "low"),
        ("EZStation 3.0", "uniview", "high"),
        ("rtsp://192.0.2.9/unicast/c1/s0/live", "uniview", "high"),
        ("IPC6415SR-X5UPW-VG", "uniview", "high"),
        ("MS-C5376-PB", "milesight", "high"),
        ("DS-2CD-VA1", "hikvision", "high"),
        ("CS-H8c-R100-1J5WKFL", "ezviz", "high"),
        ("CS-BC1", "ezviz", "low"),
    ],
)
def test_what_names_a_maker(rules: Dataset, text: str, vendor: str, confidence: str) -> None:
    """Programs, product lines, paths of streams, realms and names in other scripts lead to the maker, in columns too."""
    best = {one.vendor.id: one.confidence.value for one in reversed(rules.identify(text))}
    assert best.get(vendor) == confidence
    assert {find.vendor for finds in Finder(rules).find(pa.array([text])).values() for find in finds} == set(best)


@pytest.mark.parametrize(
    "text",
    [
        "CS-ABC123",
        "contract CS-2023-14",
        "ad7203",
        "LONDON E116QL",
        "E202AB",
        "a wiz sense of humour",
        "colour vu",
        'Basic realm="Login to use"',
        'realm="IP Camera"',
        "1.3.6.1.4.1.391650.1",
        "the unv set",
        "/Streaming/Channels/",
        "face to FACE",
        "in the hills",
        "Parma",
        "an observant axis",
    ],
)
def test_what_names_none(rules: Dataset, text: str) -> None:
    """References, postcodes and words of a language lead to nobody."""
    assert rules.identify(text) == ()


def test_recall_and_precision(rules: Dataset) -> None:
    """What was right on labelled model numbers stays right."""
    makers = {rule.vendor_id for rule in rules.device_rules.where(kind="model")}
    score = total(measure(rules, read_labels()), makers)
    assert score.precision is not None
    assert score.precision >= 0.997
    assert score.recall is not None
    assert score.recall >= 0.956


def test_columns_and_cells(rules: Dataset) -> None:
    """With these rules too a column is found what is found in its cells, and each rule is found in one."""
    finder = Finder(rules)
    made = iter(Cells(rules, 7))
    some = [next(made) for _ in range(1500)]
    for rule in rules.device_rules:
        if rule.kind.value in ("model", "banner"):
            fit = [text for text in fitting(rule.pattern) if rule.kind == "banner" or any(map(str.isdigit, text))]
            # What is made for a pattern does not heed the borders of words in it.
            fit = [text for text in fit if re.search(rule.pattern, text)]
            some += fit
            known = [{one.rule.id for one in rules.identify(text) if one.rule} for text in fit]
            assert all(rule.id in found for found in known), rule.id
    assert list(differences(rules, [finder], some)) == []


def test_words_of_languages(rules: Dataset) -> None:
    """The names that are words are those that are in Debian's word lists, where these are installed."""
    files = find_lists()
    if not files:
        pytest.skip("the word lists are not installed; benchmarks/ordinary.py names their packages")
    assert ordinary(names_of(rules), files) == (set(ORDINARY), set(PAIRS))


def test_no_word_is_relied_on(rules: Dataset) -> None:
    """A word of a language is never found with high confidence, alone or in a sentence."""
    for word in sorted(ORDINARY):
        for text in (word, word.title(), f"The {word.title()} of", f"A {word.upper()} SET"):
            assert not rules.identify(text).at_least("high"), text


def test_ordinary_text(rules: Dataset) -> None:
    """In licences and descriptions of packages no maker is found with high confidence, and hardly one with medium."""
    high, medium = finds_in_licences(rules)
    assert high == 0
    assert medium < 5


@pytest.mark.parametrize(
    "text", ["LBA48", "wbox", "e841aabb09f9b9c19a82faef3dd315f27eb0aa22", "sha1:E841AABB09F9B9C19A82FAEF"]
)
def test_what_looks_alike(rules: Dataset, text: str) -> None:
    """Terms of computing and hashes are no models."""
    assert rules.identify(text) == ()
