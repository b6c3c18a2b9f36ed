"""The revisions of a record, through redirects, as each release knows them."""

from __future__ import annotations

from pathlib import Path

import pytest

import camwatch
from camwatch import UnknownId, UnlinkedRecord
from camwatch.dataset import Dataset, tables_of

SHOP_TIE = "gb-shop-uses-acme-2022"


@pytest.fixture
def newest(three_releases: Path) -> Dataset:
    return camwatch.load(path=three_releases)


def test_every_revision(newest: Dataset) -> None:
    """A record that changed twice has three revisions, each with the release that it came in and the one that replaced it."""
    found = newest.ties[SHOP_TIE].history()
    assert [one.release.version for one in found] == ["2023.05.0", "2023.06.0", "2023.07.0"]
    assert [one.until and one.until.version for one in found] == ["2023.06.0", "2023.07.0", None]
    assert [one.record.summary.split()[0] for one in found] == ["A", "Two", "A"]
    assert [one.record.vendor.id for one in found] == ["acme", "acme-vision", "acme-world"]
    assert found == newest.ties.history(SHOP_TIE) == newest.history("ties", SHOP_TIE)
    assert found == newest.history(camwatch.Tie, SHOP_TIE)
    with pytest.raises(camwatch.UnknownTable, match="commitments"):
        newest.history("comitments", SHOP_TIE)
    with pytest.raises(camwatch.UnknownId):
        newest.history("ties", "gb-shop-uses-nothing")
    assert found[-1].record == newest.ties[SHOP_TIE]


def test_a_record_that_never_changed(newest: Dataset) -> None:
    """It has one revision, which is current."""
    (one,) = newest.bodies["gb-shop"].history()
    assert (one.release.version, one.until, one.reason) == ("2023.05.0", None, None)
    assert one.record == newest.bodies["gb-shop"]


def test_through_redirects(newest: Dataset) -> None:
    """By whichever of its ids a record is asked for, its history is the same, with each id it had."""
    found = newest.vendors.history("acme")
    assert found == newest.vendors.history("acme-vision") == newest.vendors["acme-world"].history()
    assert [(one.record.id, one.successor, one.reason) for one in found] == [
        ("acme", "acme-vision", "It has another name."),
        ("acme-vision", "acme-world", "It has *yet another* name."),
        ("acme-world", None, None),
    ]
    assert [one.until and one.until.version for one in found] == ["2023.06.0", "2023.07.0", None]


def test_a_withdrawn_record(newest: Dataset) -> None:
    """The history of a record that was withdrawn can still be had, and ends with the reason."""
    with pytest.raises(camwatch.RetiredRecord):
        newest.commitments["gb-mall-remove-2022"]
    (one,) = newest.commitments.history("gb-mall-remove-2022")
    assert (one.release.version, one.until and one.until.version) == ("2023.06.0", "2023.07.0")
    assert (one.successor, one.reason) == (None, "Nobody had said so.")
    assert one.record.body.name.startswith("Mall")


def test_links_lead_to_their_time(newest: Dataset) -> None:
    """The records that an old revision names are found as they were then."""
    first = newest.ties[SHOP_TIE].history()[0].record
    assert first.vendor == camwatch.load("2023.05.0", path=tables_of(newest).path).vendors["acme"]


def test_an_older_release_knows_no_later_one(three_releases: Path) -> None:
    """The history in a release ends with that release, so that it is the same for ever."""
    second = camwatch.load("2023.06.0", path=three_releases)
    found = second.ties[SHOP_TIE].history()
    assert [one.release.version for one in found] == ["2023.05.0", "2023.06.0"]
    assert found[-1].until is None
    (one,) = second.commitments.history("gb-mall-remove-2022")
    assert (one.until, one.reason) == (None, None)
    with pytest.raises(UnknownId):
        camwatch.load("2023.05.0", path=three_releases).commitments.history("gb-mall-remove-2022")


def test_of_nothing(newest: Dataset) -> None:
    """An id that never was is an error that names the nearest; a record made by hand has no history."""
    with pytest.raises(UnknownId, match=SHOP_TIE):
        newest.ties.history("gb-shop-uses-acme-2023")
    with pytest.raises(UnlinkedRecord):
        camwatch.Vendor(id="x", name="X", kind=camwatch.VendorKind.COMPANY).history()


def test_every_shipped_record_has_one(shipped: Dataset) -> None:
    """The last revision of each record is the current record."""
    for table in shipped.tables.values():
        for one in (*table[:2], *table[-2:]):
            assert one.history()[-1].record == one
