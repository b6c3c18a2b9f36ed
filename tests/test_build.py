"""Building: the same bytes every time, releases that never change, records that never vanish unsaid."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

import camwatch
from camwatch import RetiredRecord, UnknownId, atomic
from camwatch.curation.build import PREVIEW, BuildRefused, build, preview, release, write_dataset
from camwatch.curation.check import check_records
from camwatch.curation.fault import RecordFaults
from camwatch.curation.format import format_records
from camwatch.curation.readings import need_reading, records_digest, unread, write_reading
from camwatch.dates import PartialDate
from camwatch.errors import CamwatchError
from camwatch.model.tables import TABLES
from camwatch.model.vocabulary import Verdict
from camwatch.store.archive import Archive
from camwatch.verify import verify_dataset
from tests.conftest import ROOT
from tests.sample import edit, write_sample

SHOP = "claims/gb/gb-shop.yml"


def contents(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(directory.iterdir())}


def second_release(records: Path) -> None:
    edit(records, "releases.csv", "The first.\n", "The first.\n2023.06.0,2023-06-02,The second.\n")


def test_twice_the_same_bytes(tmp_path: Path) -> None:
    """Two folders, two directories, two processes with other hash seeds and time zones: the same bytes."""
    built = []
    for name, seed, zone in (("one", "1", "UTC"), ("two", "2", "Asia/Tokyo")):
        records = write_sample(tmp_path / name / "records")
        command = [sys.executable, "-m", "camwatch", "build", str(records), "--into", str(tmp_path / name / "data")]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone})
        built.append(contents(tmp_path / name / "data"))
    assert built[0] == built[1]


def test_building_again_changes_nothing(records: Path, tmp_path: Path) -> None:
    """A build over its own result writes the same bytes."""
    build(records, tmp_path / "data")
    before = contents(tmp_path / "data")
    build(records, tmp_path / "data")
    assert contents(tmp_path / "data") == before


def test_a_second_release(records: Path, tmp_path: Path) -> None:
    """The first release stays as it was; what changed is a second revision; building twice changes nothing."""
    data = tmp_path / "data"
    first = build(records, data)
    old = {
        name: list(table) for name, table in camwatch.load(path=shutil.copytree(data, tmp_path / "old")).tables.items()
    }
    second_release(records)
    edit(records, SHOP, "A reporter saw", "A second reporter saw")
    second = build(records, data)
    once = contents(data)
    build(records, data)
    assert contents(data) == once

    assert [release.version for release in camwatch.releases(path=data)] == ["2023.05.0", "2023.06.0"]
    assert camwatch.releases(path=data)[0] == first
    assert second.digest != first.digest
    assert all(release.digest == digest for release, digest in verify_dataset(data))
    was, now = camwatch.load("2023.05.0", path=data), camwatch.load(path=data)
    assert was.release == first
    assert {name: list(table) for name, table in was.tables.items()} == old
    assert was.ties["gb-shop-uses-acme-2022"].summary.startswith("A reporter")
    assert now.ties["gb-shop-uses-acme-2022"].summary.startswith("A second reporter")
    rows = {table: Archive(data).read(table) for table in ("ties", "commitments")}
    assert len(rows["ties"]) == 3  # one row more, for the one record that changed
    assert len(rows["commitments"]) == len(was.commitments)


def test_a_record_that_goes_leaves_a_word(records: Path, tmp_path: Path) -> None:
    """A published record cannot vanish: it is merged, and its id leads on, or withdrawn, and says why."""
    data = tmp_path / "data"
    build(records, data)
    before = contents(data)
    second_release(records)
    text = (records / SHOP).read_text(encoding="utf-8")
    (records / SHOP).write_text(text[: text.index("ties:")], encoding="utf-8")
    with pytest.raises(BuildRefused, match=r"ties/gb-shop-uses-acme-2022"):
        build(records, data)
    assert contents(data) == before

    retired = records / "retired.csv"
    retired.write_text(
        "id,successor,reason\nties/gb-shop-uses-acme-2022,,The report was withdrawn.\n", encoding="utf-8"
    )
    build(records, data)
    now = camwatch.load(path=data)
    with pytest.raises(RetiredRecord, match=r"The report was withdrawn\."):
        now.ties["gb-shop-uses-acme-2022"]
    assert camwatch.load("2023.05.0", path=data).ties["gb-shop-uses-acme-2022"].present


def test_a_merged_record_leads_on(records: Path, tmp_path: Path) -> None:
    """Every look-up follows a redirect, in one step or several."""
    data = tmp_path / "data"
    build(records, data)
    second_release(records)
    edit(records, "vendors/acme.yml", "id: acme\n", "id: acme-vision\n")
    (records / "vendors" / "acme.yml").rename(records / "vendors" / "acme-vision.yml")
    for file in [*records.glob("claims/*/*.yml"), *records.glob("*/*.yml")]:
        text = file.read_text(encoding="utf-8")
        new = text.replace("[acme]", "[acme-vision]").replace("vendor: acme\n", "vendor: acme-vision\n")
        file.write_text(new, encoding="utf-8")
    lines = ["id,successor,reason", "vendors/acme,acme-vision,Renamed.", "vendors/acme-oldest,acme,Renamed before."]
    (records / "retired.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    build(records, data)
    now = camwatch.load(path=data)
    assert now.vendors["acme"] == now.vendors["acme-oldest"] == now.vendors["acme-vision"]
    assert now.commitments.where(vendor="acme").ids == now.commitments.where(vendor="acme-vision").ids
    assert "acme" not in now.vendors.ids
    with pytest.raises(UnknownId):
        camwatch.load("2023.05.0", path=data).vendors["acme-vision"]


def test_a_published_release_stays(records: Path, tmp_path: Path) -> None:
    """The line of a published release cannot be rewritten, nor built upon where its data are missing."""
    build(records, tmp_path / "data")
    second_release(records)
    edit(records, "releases.csv", "2023-05-02,The first.", "2023-05-02,Another story.")
    with pytest.raises(BuildRefused, match=r"the date or the notes of 2023\.05\.0"):
        build(records, tmp_path / "data")
    with pytest.raises(BuildRefused, match="contains no dataset"):
        build(records, tmp_path / "elsewhere")


def test_faults_build_nothing(records: Path, tmp_path: Path) -> None:
    """Records with a fault build nothing, and every fault is reported."""
    edit(records, SHOP, "action: remove", "action: ban")
    with pytest.raises(RecordFaults, match="1 fault in the records"):
        build(records, tmp_path / "data")
    assert not (tmp_path / "data").exists()


def test_killed_at_any_point(tmp_path: Path) -> None:
    """A build that is killed leaves the old dataset or the new one, nothing between."""
    records, data = write_sample(tmp_path / "records"), tmp_path / "data"
    build(records, data)
    old = contents(data)
    edit(records, SHOP, "A reporter saw", "A second reporter saw")
    probe = shutil.copytree(data, tmp_path / "probe")
    build(records, probe)
    new = contents(probe)
    assert new != old
    code = (
        "import sys; from pathlib import Path; from camwatch.curation.build import build; print('ready', flush=True);"
        "build(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    for step in range(12):
        process = subprocess.Popen([sys.executable, "-c", code, str(records), str(data)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(step * 0.02)
        process.kill()
        process.wait()
        process.stdout.close()
        assert contents(data) in (old, new)
        Archive(data)
    build(records, data)
    assert contents(data) == new


def test_replaced_without_an_exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a system cannot exchange directories, the result is the same; a failure leaves the old one."""
    monkeypatch.setattr(atomic, "_renamed", lambda one, other, how: False)
    target = tmp_path / "data"
    for text in ("old", "new"):
        with atomic.replaced_directory(target) as fresh:
            (fresh / "file").write_text(text, encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["data"]
    with pytest.raises(FileNotFoundError), atomic.replaced_directory(target) as fresh:
        (fresh / "nowhere" / "file").write_text("half", encoding="utf-8")
    assert (target / "file").read_text(encoding="utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def _filled(ours: Path, theirs: Path) -> None:
    """Write what is to come into its place, while somebody else writes to that place."""
    theirs.parent.mkdir(exist_ok=True)
    for path in (ours, theirs):
        path.write_text(path.name if path is ours else "theirs", encoding="utf-8")


@pytest.mark.parametrize("exchanges", [True, False])
def test_what_may_not_be_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchanges: bool) -> None:
    """What appears while something is written is not replaced unless that was asked for; special files never are."""
    if not exchanges:
        monkeypatch.setattr(atomic, "_renamed", lambda one, other, how: False)
    file, folder = tmp_path / "file", tmp_path / "folder"
    with pytest.raises(FileExistsError), atomic.replaced_file(file, replace=False) as fresh:
        _filled(fresh, file)
    with pytest.raises(FileExistsError), atomic.replaced_directory(folder, replace=False) as fresh:
        _filled(fresh / "ours", folder / "theirs")
    assert file.read_text(encoding="utf-8") == "theirs"
    assert [path.name for path in folder.iterdir()] == ["theirs"]
    with pytest.raises(FileExistsError), atomic.replaced_directory(file) as fresh:
        (fresh / "ours").touch()
    with pytest.raises(FileExistsError), atomic.replaced_file(folder) as fresh:
        fresh.touch()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(FileExistsError), atomic.replaced_file(tmp_path / "pipe") as fresh:
            fresh.touch()
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "pipe") == ["file", "folder"]
    with atomic.replaced_directory(folder) as fresh:
        (fresh / "ours").touch()
    assert [path.name for path in folder.iterdir()] == ["ours"]


def test_formatting(records: Path) -> None:
    """The formatter puts keys, rows and records in order, loses nothing, and is done after one run."""
    text = (records / SHOP).read_text(encoding="utf-8")
    shuffled = text.replace(
        "    vendors: [bolt]\n    action: remove\n", "    action: 'remove'\n    vendors:\n    - bolt\n"
    )
    (records / SHOP).write_text(shuffled, encoding="utf-8")
    lines = (records / "sources.csv").read_text(encoding="utf-8").splitlines()
    (records / "sources.csv").write_text("\n".join([lines[0], *reversed(lines[1:])]) + "\n", encoding="utf-8")
    assert format_records(records) == [SHOP, "sources.csv"]
    assert (records / SHOP).read_text(encoding="utf-8") == text
    assert (records / "sources.csv").read_text(encoding="utf-8").splitlines() == lines
    assert format_records(records) == []


def test_formatting_leaves_what_it_cannot_read(records: Path) -> None:
    """A file that is not YAML, and an unknown key, are left for the check to report."""
    (records / SHOP).write_text("body: [gb-shop\n", encoding="utf-8")
    edit(records, "vendors/bolt.yml", "kind: company", "colour: red\nkind: company")
    format_records(records)
    assert (records / SHOP).read_text(encoding="utf-8") == "body: [gb-shop\n"
    assert "colour: red" in (records / "vendors" / "bolt.yml").read_text(encoding="utf-8")


def test_records_of_the_project_are_formatted() -> None:
    """Every file under records/ is in its canonical form."""
    from camwatch.curation.format import unformatted

    assert list(unformatted(ROOT / "records")) == [], "run `camwatch format`"


def read_all(folder: Path) -> None:
    """Write a second reading of every commitment that is made."""
    records, _ = check_records(folder)
    for _, record in need_reading(records):
        write_reading(
            folder,
            f"commitments/{record.id}",
            verdict=Verdict.AGREES,
            read="gazette-1",
            remark=None,
            day=PartialDate("2023-05-02"),
        )


def test_a_reading_holds_for_what_was_read(records: Path, tmp_path: Path) -> None:
    """A reading counts until the record changes; the dataset holds the readings that count."""
    pledge = "commitments/gb-shop-remove-2022"
    found = {fault.record for fault in unread(check_records(records)[0])}
    assert found == {
        "gb-shop-remove-2022",
        "gb-northtown-council-phase-out-2022",
        "gb-ministry-of-doors-stop-buying-2022",
    }
    read_all(records)
    assert unread(check_records(records)[0]) == []
    assert check_records(records)[1] == []
    build(records, tmp_path / "data")
    assert pledge in Archive(tmp_path / "data").read("readings")["id"].to_pylist()

    edit(records, SHOP, "promised to take down every camera", "promised to take down all cameras")
    (fault,) = unread(check_records(records)[0])
    assert (fault.file, fault.record) == (SHOP, "gb-shop-remove-2022")
    assert "changed after its second reading" in fault.message
    build(records, tmp_path / "other")
    assert pledge not in Archive(tmp_path / "other").read("readings")["id"].to_pylist()


def test_a_reading_is_of_a_claim(records: Path) -> None:
    """No reading is written of a record that is not there."""
    with pytest.raises(UnknownId, match="gb-shop-remove-2022"):
        write_reading(
            records,
            "commitments/gb-shop-remove-2021",
            verdict=Verdict.AGREES,
            read="gazette-1",
            remark=None,
            day=PartialDate("2023-05-02"),
        )
    assert not (records / "readings.csv").exists()


def test_a_preview_leaves_what_was_published(records: Path, tmp_path: Path) -> None:
    """Records that are ahead of the newest release make a preview beside it."""
    data = tmp_path / "data"
    build(records, data)
    before = contents(data)
    edit(records, SHOP, "A reporter saw", "A second reporter saw")
    made = preview(records, data, tmp_path / "preview")
    assert made.version == PREVIEW
    assert contents(data) == before
    shown = camwatch.load(path=tmp_path / "preview")
    assert shown.ties["gb-shop-uses-acme-2022"].summary.startswith("A second reporter")
    assert [one.version for one in camwatch.releases(path=tmp_path / "preview")] == ["2023.05.0", PREVIEW]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """As much of a clone of a repository as a release changes, with one release published."""
    build(write_sample(tmp_path / "records"), tmp_path / "src" / "camwatch" / "data")
    return tmp_path


def test_a_release_needs_readings(clone: Path) -> None:
    """What is unread is refused, with every record; a flag lets it pass, and the notes say so."""
    data, listed = clone / "src" / "camwatch" / "data", clone / "records" / "releases.csv"
    before, rows = contents(data), listed.read_bytes()
    with pytest.raises(RecordFaults) as caught:
        release(clone, "2023.06.0", "More.", date=dt.date(2023, 6, 2))
    assert len(caught.value.faults) == 3
    assert (contents(data), listed.read_bytes()) == (before, rows)

    made = release(clone, "2023.06.0", "More.", date=dt.date(2023, 6, 2), allow_unread=True)
    assert made.notes == "More. 3 commitments had no second reading."
    assert [one.version for one in camwatch.releases(path=data)] == ["2023.05.0", "2023.06.0"]
    assert made.records == records_digest(clone / "records")
    assert build(clone / "records", data) == made


@pytest.mark.parametrize("version", ["2023.05.0", "2023.07.0", "2024.06.0", "next", "2023.06.x"])
def test_a_release_has_a_version_of_its_day(clone: Path, version: str) -> None:
    """A version that is taken, or of another month, is refused before anything is written."""
    data, listed = clone / "src" / "camwatch" / "data", clone / "records" / "releases.csv"
    read_all(clone / "records")
    before, rows = contents(data), listed.read_bytes()
    with pytest.raises(CamwatchError):
        release(clone, version, "More.", date=dt.date(2023, 6, 2))
    assert (contents(data), listed.read_bytes()) == (before, rows)


def test_the_first_columns_are_still_read(records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dataset of the first schema version answers; what came later is empty in it."""
    data = tmp_path / "data"
    build(records, data)
    archive = Archive(data)
    tables = {table: archive.read(table) for table in TABLES} | {"retired": archive.read("retired")}
    tables["commitments"] = tables["commitments"].drop_columns(["subject", "due_kind"])
    tables["vendors"] = tables["vendors"].drop_columns(["rule"])
    monkeypatch.setattr("camwatch.store.archive.SCHEMA_VERSION", 1)
    write_dataset(tmp_path / "first", tables, archive.releases)
    monkeypatch.undo()
    first = camwatch.load(path=tmp_path / "first")
    one = first.commitments["gb-northtown-council-phase-out-2022"]
    assert (one.subject, one.due_kind) == (None, None)
    assert one.standing("2024") == "overdue"
    assert len(first.commitments.where(vendor="acme")) == len(camwatch.load(path=data).commitments.where(vendor="acme"))
    assert Archive(tmp_path / "first").read("readings").num_rows == 0
