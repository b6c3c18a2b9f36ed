"""Damaged, truncated, missing and foreign files are refused, and the message names the file."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import camwatch
from camwatch import DamagedData
from camwatch.curation.build import write_dataset
from camwatch.dataset import Dataset
from camwatch.model.tables import STORED
from camwatch.store import archive as archive_files
from camwatch.store.archive import Archive, describe


@pytest.fixture
def data(sample_data: Path, tmp_path: Path) -> Path:
    return shutil.copytree(sample_data, tmp_path / "data")


def names(data: Path) -> list[str]:
    return sorted(path.name for path in data.iterdir())


def test_one_file_a_table(data: Path) -> None:
    """A dataset is a Parquet file a table, the bodies' names, and the index."""
    assert names(data) == sorted([*(f"{table}.parquet" for table in STORED), "body_names.json", "releases.json"])


@pytest.mark.parametrize("name", [*(f"{table}.parquet" for table in STORED), "body_names.json", "releases.json"])
def test_a_flipped_byte(data: Path, name: str) -> None:
    """A byte that changed, anywhere in any file, is seen when the dataset is opened."""
    content = (data / name).read_bytes()
    for at in {0, 4, len(content) // 3, len(content) // 2, len(content) - 9, len(content) - 1}:
        (data / name).write_bytes(content[:at] + bytes([content[at] ^ 0x20]) + content[at + 1 :])
        with pytest.raises(DamagedData, match=name.replace(".", r"\.")):
            Archive(data)
    (data / name).write_bytes(content)
    Archive(data)


@pytest.mark.parametrize("name", ["bodies.parquet", "body_names.json", "releases.json"])
def test_truncated(data: Path, name: str) -> None:
    """A file that was cut off is refused."""
    content = (data / name).read_bytes()
    (data / name).write_bytes(content[: len(content) // 2])
    with pytest.raises(DamagedData, match=name):
        Archive(data)


@pytest.mark.parametrize("name", ["ties.parquet", "body_names.json", "releases.json"])
def test_missing(data: Path, name: str) -> None:
    """A file that is not there is refused."""
    (data / name).unlink()
    with pytest.raises(DamagedData, match=name):
        Archive(data)


def test_no_dataset(tmp_path: Path) -> None:
    """A directory that does not exist or has no dataset is refused, and never with the advice to reinstall."""
    for place, fault in ((tmp_path / "nowhere", "does not exist"), (tmp_path, r"releases\.json is missing")):
        with pytest.raises(DamagedData, match=f"{fault}; give a directory that `camwatch build` wrote$"):
            camwatch.load(path=place)


def index_with(data: Path, change: dict[str, object]) -> None:
    """Write an index whose checksum fits, with other content."""
    value = json.loads((data / "releases.json").read_bytes())
    files = {
        name: archive_files.StoredFile(name=name, **{**known, "blocks": tuple(known.get("blocks", ()))})
        for name, known in value["files"].items()
    }
    files.update(change.get("files", {}))  # type: ignore[call-overload]
    (data / "releases.json").write_bytes(archive_files.index_bytes(value["releases"], list(files.values())))


def test_foreign_parquet(data: Path) -> None:
    """A Parquet file with other columns is refused, also where its checksum fits."""
    pq.write_table(pa.table({"id": ["x"], "colour": ["red"]}), data / "ties.parquet")
    index_with(data, {"files": {"ties.parquet": describe("ties.parquet", (data / "ties.parquet").read_bytes())}})
    with pytest.raises(DamagedData, match=r"ties\.parquet does not have the columns"):
        len(list(camwatch.load(path=data).ties))


def test_no_parquet(data: Path) -> None:
    """A file that is not a Parquet file is refused, also where its checksum fits."""
    (data / "ties.parquet").write_bytes(b"no parquet at all")
    index_with(data, {"files": {"ties.parquet": describe("ties.parquet", b"no parquet at all")}})
    with pytest.raises(DamagedData, match=r"ties\.parquet is not a Parquet file"):
        list(camwatch.load(path=data).ties)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not the index of a camwatch dataset"),
        (b"[]", "not the index of a camwatch dataset"),
        (b'{"format": "other"}', "its format is 'other'"),
        (b'{"format": "camwatch-dataset", "schema_version": 99}', "schema version 99"),
        (b"\xff\xfe", "not the index of a camwatch dataset"),
    ],
)
def test_foreign_index(data: Path, content: bytes, message: str) -> None:
    """An index of another format or version is refused, with what was found."""
    (data / "releases.json").write_bytes(content)
    with pytest.raises(DamagedData, match=message):
        Archive(data)


def test_blocks_are_checked_as_they_are_read(
    data: Path, sample: Dataset, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Of a file of many blocks, the first is checked when it is opened, each other one when it is read."""
    archive = Archive(data)
    tables = {table: archive.read(table) for table in STORED}
    monkeypatch.setattr(archive_files, "BLOCK", 1000)
    large = tmp_path / "large"
    write_dataset(large, tables, archive.releases)
    assert len(archive_files.describe("x", (large / "commitments.parquet").read_bytes()).blocks) > 3
    one = Archive(large)
    for table in STORED:
        assert one.read(table).equals(tables[table])
    content = bytearray((large / "commitments.parquet").read_bytes())
    content[2500] ^= 1
    (large / "commitments.parquet").write_bytes(content)
    damaged = Archive(large)  # the damage lies behind the first block
    with pytest.raises(DamagedData, match=r"commitments\.parquet is damaged: bytes 2,000 to 3,000"):
        damaged.read("commitments")
    with pytest.raises(DamagedData, match=r"commitments\.parquet"):
        damaged.contents()


UNREADABLE = """
import sys, errno, os
from pathlib import Path
import camwatch
folder, target = Path(sys.argv[1]), None

def hook(event, values):
    if event == "open" and isinstance(values[0], str) and values[0] == target:
        raise PermissionError(errno.EACCES, "Permission denied", values[0])

sys.addaudithook(hook)
for path in sorted(folder.iterdir()):
    target = str(path)
    try:
        ds = camwatch.load(path=folder)
        for table in ds.tables.values():
            list(table)
        list(ds.bodies[0].history())
    except camwatch.CamwatchError as error:
        print(path.name, type(error).__name__, error)
    else:
        print(path.name, "was not read")
"""
"""A program that loads a dataset again and again, each time without permission to open another of its files."""


def test_files_that_cannot_be_opened(data: Path) -> None:
    """A file that the user may not open is one error of the package, which names the file and the remedy."""
    program = [sys.executable, "-c", UNREADABLE, str(data)]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines] == names(data)
    for name, line in zip(names(data), lines, strict=True):
        assert f"{name} cannot be read (Permission denied); build the dataset again" in line, line
