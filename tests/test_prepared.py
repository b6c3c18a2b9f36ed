"""The index of names that a build prepares: the same answers as without it, and no other."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

import camwatch
from camwatch.arrow.schema import record_columns
from camwatch.curation.build import write_dataset
from camwatch.dataset import Dataset
from camwatch.errors import DamagedData
from camwatch.model.tables import STORED
from camwatch.names import prepared as preparing
from camwatch.names.index import NameIndex
from camwatch.names.prepared import index_of, prepared, read_prepared
from camwatch.names.resolve import Asked
from camwatch.store.archive import NAMES, Archive, describe, index_bytes
from camwatch.store.location import data_directory
from camwatch.store.tables import Tables
from camwatch.verify import verify_dataset


def rows_of(dataset: Dataset) -> pa.Table:
    return dataset._tables.stored("bodies")


def misspelt(name: str, chance: random.Random) -> str:
    """Change a name as a hand in a hurry does."""
    at = chance.randrange(len(name))
    slips = [
        name[:at] + name[at + 1 :],
        name[:at] + chance.choice("aeinrst ") + name[at:],
        name[:at] + name[at : at + 2][::-1] + name[at + 2 :],
        name.replace(" ", ""),
        name.replace(" ", "", 1),
        f"{name} Ltd",
        f"Council of {name}",
    ]
    return chance.choice(slips)


def answers(index: NameIndex, texts: list[str]) -> list[object]:
    asked = Asked(index, None)
    return [
        (
            [(one.entry.position, one.entry.name, one.score, one.exact) for one in asked.find(text, 5)],
            (verdict := asked.resolve(text)).position,
            verdict.reason,
            [(hit.entry.position, hit.entry.name, hit.doubt, hit.translated) for hit in verdict.hits],
        )
        for text in texts
    ]


def test_the_same_answers(shipped: Dataset) -> None:
    """Every registered name, and misspellings of them, give the same with an index that was prepared."""
    made = index_of("bodies", rows_of(shipped))
    ready = read_prepared(prepared(made))
    assert ready is not None
    names = [entry.name for entry in made.entries]
    chance = random.Random(11)
    wrong = [misspelt(name, chance) for name in chance.sample(names, 600)]
    others = ["ministère de la justice", "Gemeente Breda", "Stadt Wien", "City of Derby", "edinburgh council", "", "!"]
    assert answers(ready, [*names, *wrong, *others]) == answers(made, [*names, *wrong, *others])


def test_the_same_bytes(shipped: Dataset) -> None:
    """The same names give the same bytes, also in another process and of an index that answered before."""
    rows = rows_of(shipped)
    made = index_of("bodies", rows)
    before = prepared(made)
    answers(made, ["edinburgh council", "edinbrugh"])
    assert prepared(made) == before
    ready = read_prepared(before)
    assert ready is not None
    assert prepared(ready) == before
    program = (
        "import hashlib, camwatch\n"
        "from camwatch.names.prepared import index_of, prepared\n"
        "rows = camwatch.load()._tables.stored('bodies')\n"
        "print(hashlib.sha256(prepared(index_of('bodies', rows))).hexdigest())\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == describe(NAMES, before).sha256


def test_what_is_built_is_used(three_releases: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The newest release answers from the prepared index, an older one from an index of its own."""
    data = shutil.copytree(three_releases, tmp_path / "data")
    made: list[int] = []

    def noted(table: str, rows: pa.Table) -> NameIndex:
        made.append(len(rows))
        return index_of(table, rows)

    monkeypatch.setattr(preparing, "index_of", noted)
    newest = camwatch.load(path=data)
    assert newest.bodies.find("northtown")
    assert made == []
    oldest = camwatch.load(camwatch.releases(path=data)[0].version, path=data)
    assert oldest.bodies.find("northtown")
    assert made == [len(oldest.bodies)]


@pytest.mark.parametrize("gone", ["no such file", "other rules"])
def test_without_it(three_releases: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, gone: str) -> None:
    """A dataset without an index, or with one that other rules made, answers as with one."""
    texts = ["northtown", "Nortown Council", "shop", "Shop Ltd", "nobody"]
    expected = [[(one.record.id, one.score) for one in found] for found in of(three_releases, texts)]
    data = shutil.copytree(three_releases, tmp_path / "data")
    value = json.loads((data / "releases.json").read_bytes())
    if gone == "no such file":
        (data / NAMES).unlink()
        del value["files"][NAMES]
    else:
        content = json.loads((data / NAMES).read_bytes())
        content |= {"rules": "0" * 64, "exact": {}, "postings": {}}
        (data / NAMES).write_text(json.dumps(content), encoding="utf-8")
    files = [describe(name, (data / name).read_bytes()) for name in value["files"]]
    (data / "releases.json").write_bytes(index_bytes(value["releases"], files))
    assert [[(one.record.id, one.score) for one in found] for found in of(data, texts)] == expected
    assert len(list(verify_dataset(data))) == 3


def of(data: Path, texts: list[str]) -> list[camwatch.Matches[camwatch.Body]]:
    return camwatch.load(path=data).bodies.find_all(texts)


def test_an_index_of_other_names(three_releases: Path, tmp_path: Path) -> None:
    """`verify` refuses an index that is not that of the names, though every checksum fits."""
    data = shutil.copytree(three_releases, tmp_path / "data")
    value = json.loads((data / "releases.json").read_bytes())
    content = (data / NAMES).read_bytes()
    (data / NAMES).write_bytes(content.replace(b"northtown", b"southtown"))
    files = [describe(name, (data / name).read_bytes()) for name in value["files"]]
    (data / "releases.json").write_bytes(index_bytes(value["releases"], files))
    with pytest.raises(DamagedData, match=r"body_names\.json is not the index of the names"):
        list(verify_dataset(data))


def test_code_that_cannot_be_read(sample: Dataset, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the code's own files cannot be read, nothing tells that the index is today's, and it is not used."""
    content = prepared(index_of("bodies", rows_of(sample)))
    preparing._rules.cache_clear()
    monkeypatch.setattr(preparing, "__file__", str(tmp_path / "prepared.py"))
    try:
        assert read_prepared(content) is None
        assert read_prepared(prepared(index_of("bodies", rows_of(sample)))) is None
    finally:
        preparing._rules.cache_clear()


def test_no_bodies(sample: Dataset, tmp_path: Path) -> None:
    """A dataset without bodies has an index without names."""
    archive = sample._tables.archive
    tables = {table: archive.read(table).slice(0, 0) for table in STORED}
    write_dataset(tmp_path / "empty", tables, archive.releases)
    empty = Archive(tmp_path / "empty").names()
    assert empty is not None
    index = read_prepared(empty)
    assert index is not None
    assert answers(index, ["Northtown"]) == [([], None, "unknown", [])]


def test_the_shipped_index_is_checked() -> None:
    """Where the shipped dataset has an index that today's rules made, it is that of the shipped names."""
    archive = Archive(data_directory())
    content = archive.names()
    if content is not None and read_prepared(content) is not None:
        assert content == prepared(index_of("bodies", camwatch.load()._tables.stored("bodies")))


@pytest.fixture
def superseded(three_releases: Path, tmp_path: Path) -> Path:
    """Three releases, in the second of which a body got another name."""
    archive = Archive(three_releases)
    tables = {table: archive.read(table) for table in STORED}
    rows = tables["bodies"].to_pylist()
    place = next(place for place, row in enumerate(rows) if row["id"] == "gb-northtown-council")
    rows.insert(place, rows[place] | {"name": "Oldtown Council", "since": 1, "until": 2})
    rows[place + 1]["since"] = 2
    tables["bodies"] = pa.Table.from_pylist(rows, schema=tables["bodies"].schema)
    write_dataset(tmp_path / "superseded", tables, archive.releases)
    return tmp_path / "superseded"


def test_what_is_not_imported(superseded: Path) -> None:
    """Neither the first record nor the first name imports Arrow's functions, though rows were superseded."""
    program = (
        "import sys, camwatch\n"
        f"bodies = camwatch.load(path={str(superseded)!r}).bodies\n"
        "print(bodies['gb-northtown-council'].id, bodies.find('northtown')[0].record.id, bodies.resolve('Shop').id)\n"
        "print('pyarrow.compute' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["gb-northtown-council", "gb-northtown-council", "gb-shop", "False"]


def test_the_rows_of_each_release(superseded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table, and each record by its id, is of the revisions that the release has, in each way of picking them."""
    archive = Archive(superseded)
    for release in archive.releases:
        for table in STORED:
            rows = archive.read(table).to_pylist()
            last = release.ordinal
            here = [row for row in rows if row["since"] <= last and (row["until"] is None or row["until"] > last)]
            here = [{name: value for name, value in row.items() if name not in ("since", "until")} for row in here]
            for few in (0, 200):
                monkeypatch.setattr("camwatch.store.tables._FEW", few)
                assert Tables(archive, release, Dataset).stored(table).to_pylist() == here
            singly = Tables(archive, release, Dataset)
            for record_id in {row["id"] for row in rows}:
                wanted = [{name: row[name] for name in record_columns(table)} for row in here if row["id"] == record_id]
                assert [row for row in [singly._row_here(table, record_id)] if row is not None] == wanted
