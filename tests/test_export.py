"""Exports: what every format promises, whichever tool it is for."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import camwatch
from camwatch import atomic
from camwatch.cli.app import app
from camwatch.curation.build import build
from camwatch.dataset import Dataset
from camwatch.export.registry import FORMATS
from tests.conftest import ROOT
from tests.sample import edit, write_sample
from tests.test_build import second_release
from tests.test_packaging import modules_after

DIRECTORIES = [name for name, form in FORMATS.items() if form.directory]
FILES = [name for name in FORMATS if name not in DIRECTORIES]


def contents(path: Path) -> dict[str, bytes] | None:
    """Every file under a path with its bytes; None if there is nothing."""
    if path.is_dir():
        return {str(one.relative_to(path)): one.read_bytes() for one in sorted(path.rglob("*")) if one.is_file()}
    return {"": path.read_bytes()} if path.exists() else None


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_bytes(sample: Dataset, tmp_path: Path, form: str) -> None:
    """A release exported twice is the same bytes, and nothing else is left beside it."""
    first, second = (sample.export(tmp_path / name, format=form) for name in ("first", "second"))
    if form == "xlsx":
        # The name of the file does not stand in it.
        assert first.read_bytes()[:2] == b"PK"
    assert contents(first) == contents(second)
    assert {path.name for path in tmp_path.iterdir()} == {"first", "second"}
    assert first.is_dir() == FORMATS[form].directory


@pytest.mark.parametrize("form", DIRECTORIES)
def test_a_directory_says_what_it_is(sample: Dataset, tmp_path: Path, form: str) -> None:
    """A directory names release, digest, licence and citation for programs and for people, and each of its files."""
    folder = sample.export(tmp_path / "out", format=form)
    known = json.loads((folder / "export.json").read_text(encoding="utf-8"))
    release = sample.release
    assert (known["format"], known["release"], known["digest"]) == (form, release.version, release.digest)
    assert known["licence"] == "CC-BY-4.0"
    assert release.version in known["citation"]
    assert release.digest in known["citation"]
    assert {*known["files"], "export.json"} == {path.name for path in folder.iterdir()}
    readme = (folder / "README.txt").read_text(encoding="utf-8")
    for text in (release.version, release.digest, "CC-BY-4.0", known["citation"]):
        assert text in readme


@pytest.mark.parametrize("form", ["csv", "ndjson", "parquet"])
def test_every_column_is_described(sample: Dataset, tmp_path: Path, form: str) -> None:
    """The README of an export names every file of rows and says of every column what it holds."""
    folder = sample.export(tmp_path / "out", format=form)
    readme = (folder / "README.txt").read_text(encoding="utf-8")
    for path in folder.glob(f"*.{form}"):
        assert f"\n{path.name}\n" in readme
    columns = [line for line in readme.splitlines() if line.startswith("  - ")]
    assert len(columns) > 100
    assert all(line.partition(": ")[2] for line in columns)


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_is_overwritten_unasked(sample: Dataset, tmp_path: Path, form: str) -> None:
    """What exists is refused, with what to do, and stays; asked to, the export replaces an earlier one."""
    target = sample.export(tmp_path / "out", format=form)
    before = contents(target)
    with pytest.raises(camwatch.TargetExists, match="out already exists"):
        sample.export(target, format=form)
    assert contents(target) == before
    assert sample.export(target, format=form, overwrite=True) == target
    assert contents(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("form", ["csv", "ftm"])
def test_foreign_files_are_never_lost(sample: Dataset, tmp_path: Path, form: str) -> None:
    """A directory that holds anything but an earlier export is not replaced, even when asked."""
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "thesis.docx").write_text("years of work", encoding="utf-8")
    with pytest.raises(camwatch.TargetExists, match=r"not from an earlier export and would be lost: thesis\.docx"):
        sample.export(folder, format=form, overwrite=True)
    (folder / "thesis.docx").unlink()
    sample.export(folder, format=form, overwrite=True)
    (folder / "thesis.docx").write_text("years of work", encoding="utf-8")
    with pytest.raises(camwatch.TargetExists, match=r"thesis\.docx"):
        sample.export(folder, format=form, overwrite=True)
    assert (folder / "thesis.docx").read_text(encoding="utf-8") == "years of work"
    (folder / "export.json").write_text('{"dataset": "another", "files": {}}', encoding="utf-8")
    with pytest.raises(camwatch.TargetExists, match=r"not from an earlier export and would be lost: README\.txt, "):
        sample.export(folder, format=form, overwrite=True)


def test_a_file_is_no_directory(sample: Dataset, tmp_path: Path) -> None:
    """A format that makes a file does not replace a directory, nor the other way about."""
    folder, file = sample.export(tmp_path / "a", format="csv"), sample.export(tmp_path / "b", format="sqlite")
    with pytest.raises(camwatch.TargetExists, match="is a directory, and this format writes a file"):
        sample.export(folder, format="sqlite", overwrite=True)
    with pytest.raises(camwatch.TargetExists, match="is a file, and this format writes a directory"):
        sample.export(file, format="csv", overwrite=True)


@pytest.mark.parametrize("form", [*DIRECTORIES[:2], *FILES])
def test_what_comes_meanwhile_is_kept(
    sample: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """What another program puts in the place while the export is written stays, and the export fails."""
    target = tmp_path / "out"
    flush = atomic._flush

    def put(folder: Path) -> None:
        flush(folder)
        if FORMATS[form].directory:
            target.mkdir()
            (target / "mine.txt").write_text("mine", encoding="utf-8")
        else:
            target.write_text("mine", encoding="utf-8")

    monkeypatch.setattr(atomic, "_flush", put)
    with pytest.raises(camwatch.TargetExists, match="already exists"):
        sample.export(target, format=form)
    mine = target / "mine.txt" if FORMATS[form].directory else target
    assert mine.read_text(encoding="utf-8") == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
@pytest.mark.parametrize("form", FORMATS)
def test_special_files_stay(sample: Dataset, tmp_path: Path, form: str) -> None:
    """A pipe, or a link to a device, is not replaced, even if overwriting is asked for."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("/dev/null")
    for name in ("pipe", "link"):
        with pytest.raises(camwatch.TargetExists, match="is a special file"):
            sample.export(tmp_path / name, format=form, overwrite=True)
    assert (tmp_path / "pipe").is_fifo()
    assert Path("/dev/null").is_char_device()


def test_wrong_use(sample: Dataset, tmp_path: Path) -> None:
    """An unknown format and an unwritable place are reported."""
    with pytest.raises(camwatch.UnknownWord, match=r"'excel' is not an export format; choose from: csv, datapackage"):
        sample.export(tmp_path / "out", format="excel")
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(camwatch.CamwatchError, match="cannot be written"):
        sample.export(tmp_path / "file" / "out", format="csv")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_without_xlsxwriter(sample: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, the format says which to install and leaves nothing."""
    monkeypatch.setitem(sys.modules, "xlsxwriter.workbook", None)
    with pytest.raises(camwatch.MissingExtra, match=r"pip install 'camwatch\[xlsx\]'"):
        sample.export(tmp_path / "out.xlsx", format="xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_failure_leaves_nothing(sample: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An export that fails half-way leaves what was there before, and nothing beside it."""
    target = sample.export(tmp_path / "out", format="csv")
    before = contents(target)

    def fail(*args: object) -> dict[str, int]:
        (next(tmp_path.glob(".out-*")) / "half.csv").write_text("half", encoding="utf-8")
        raise KeyboardInterrupt

    monkeypatch.setattr("camwatch.export.csv.write", fail)
    with pytest.raises(KeyboardInterrupt):
        sample.export(target, format="csv", overwrite=True)
    assert contents(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("form", FORMATS)
def test_an_older_release(records: Path, tmp_path: Path, form: str) -> None:
    """A release exports the same bytes when a newer one is out; the newer one tells which ids went."""
    data = tmp_path / "data"
    build(records, data)
    before = contents(camwatch.load(path=data).export(tmp_path / "before", format=form))
    second_release(records)
    edit(records, "claims/gb/gb-shop.yml", "A reporter saw", "A second reporter saw")
    (records / "retired.csv").write_text("id,successor,reason\nvendors/acme-oldest,acme,Renamed.\n", encoding="utf-8")
    # A dataset is opened once in a process, so the next release is built elsewhere.
    data = shutil.copytree(data, tmp_path / "later")
    build(records, data)
    first = camwatch.releases(path=data)[0].version
    assert contents(camwatch.load(first, path=data).export(tmp_path / "after", format=form)) == before
    newer = camwatch.load(path=data).export(tmp_path / "newer", format=form)
    assert contents(newer) != before
    if form == "csv":
        assert "vendors/acme-oldest,acme,Renamed." in (newer / "retired.csv").read_text(encoding="utf-8")


def test_loads_only_what_it_needs(sample_data: Path, tmp_path: Path) -> None:
    """An export loads no data frames, and no package of another format."""
    code = (
        f"import camwatch; ds = camwatch.load(path={str(sample_data)!r});"
        f"[ds.export({str(tmp_path)!r} + '/' + form, format=form) for form in ('csv', 'parquet', 'sqlite', 'ftm')]"
    )
    loaded = modules_after(f"exec({code!r})")
    assert "camwatch.export.sqlite" in loaded
    assert not loaded & {"pandas", "polars", "xlsxwriter", "followthemoney", "frictionless", "camwatch.curation"}


# A process that ends itself at a chosen moment of its export: when it does a certain thing to a file
# (opening, renaming, removing), or when a time has run out.
KILLED = """
import os, signal, sys, time
import camwatch
from camwatch.export.registry import FORMATS

data, target, form, point, after = sys.argv[1:]
ds = camwatch.load(path=data)
ds.export(target + "-warm", format=form)
seen = 0

def hook(event, arguments):
    global seen
    touches = event == "open" and os.path.dirname(target) in str(arguments[0])
    if touches or event in ("os.rename", "os.rmdir", "os.remove", "os.mkdir", "ctypes.dlsym", "sqlite3.connect"):
        seen += 1
        if seen == int(point):
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(hook)
signal.setitimer(signal.ITIMER_REAL, float(after))
start = time.perf_counter()
ds.export(target, format=form, overwrite=True)
took = time.perf_counter() - start
signal.setitimer(signal.ITIMER_REAL, 0)
print(seen, took)
"""


@pytest.fixture(scope="module")
def two_states(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The directories of two datasets that differ."""
    base = tmp_path_factory.mktemp("states")
    records = write_sample(base / "records")
    build(records, base / "old")
    edit(records, "claims/gb/gb-shop.yml", "A reporter saw", "A second reporter saw")
    build(records, base / "new")
    return base / "old", base / "new"


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a timer that kills")
@pytest.mark.parametrize("existing", [True, False])
@pytest.mark.parametrize("form", ["csv", "sqlite"])
def test_killed_at_any_point(two_states: tuple[Path, Path], tmp_path: Path, form: str, existing: bool) -> None:
    """An export that is killed leaves the old state or the new, nothing between."""
    old_data, new_data = two_states
    new = contents(camwatch.load(path=new_data).export(tmp_path / "wanted", format=form))
    old = contents(camwatch.load(path=old_data).export(tmp_path / "before", format=form)) if existing else None
    assert new != old

    def run(place: Path, point: int, after: float) -> tuple[int, str]:
        place.mkdir()
        if existing:
            camwatch.load(path=old_data).export(place / "out", format=form)
        command = [sys.executable, "-c", KILLED, str(new_data), str(place / "out"), form, str(point), str(after)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert contents(place / "out") in (old, new)
        return done.returncode, done.stdout

    status, printed = run(tmp_path / "whole", -1, 0)
    assert status == 0
    assert contents(tmp_path / "whole" / "out") == new
    steps, took = int(printed.split()[0]), float(printed.split()[1])
    assert steps > 3
    points = sorted({1, 2, steps // 3, 2 * steps // 3, steps - 2, steps - 1, steps})
    for point in points:
        status, _ = run(tmp_path / f"point-{point}", point, 0)
        assert status == -signal.SIGKILL
    assert contents(tmp_path / "point-1" / "out") == old
    for part in (0.2, 0.5, 0.8):
        run(tmp_path / f"after-{part}", -1, max(took * part, 1e-4))
    # What a killed process left does not stand in the way of the next.
    place = tmp_path / "point-1"
    camwatch.load(path=new_data).export(place / "out", format=form, overwrite=True)
    assert contents(place / "out") == new


def test_the_command(sample_data: Path, sample: Dataset, tmp_path: Path) -> None:
    """The command writes what the library writes; a refusal is a message and status 2."""

    def run(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(app, ["--data", str(sample_data), "export", *arguments])
        return result.exit_code, result.output

    target = tmp_path / "out"
    status, output = run(str(target), "--format", "csv")
    assert status == 0
    assert f"exported {sample.release.version} as csv: {target}" in output
    assert contents(target) == contents(sample.export(tmp_path / "other", format="csv"))
    status, output = run(str(target), "--format", "csv")
    assert status == 2
    assert "--overwrite" in output
    assert run(str(target), "--format", "csv", "--overwrite")[0] == 0
    assert run(str(tmp_path / "x"), "--format", "word")[0] == 2
    assert run(str(tmp_path / "x"))[0] == 2
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("page", ["README.md", "docs/export.md"])
def test_every_format_is_documented(page: str) -> None:
    """README and the page on exports name every format."""
    text = (ROOT / page).read_text(encoding="utf-8")
    for form in FORMATS:
        assert f"`{form}`" in text, form


def test_relative_paths(sample: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path is taken from the working directory, and directories that lead to it are made."""
    monkeypatch.chdir(tmp_path)
    assert sample.export("deep/er/out.db", format="sqlite") == tmp_path / "deep" / "er" / "out.db"
