"""The system fails: a full disk, no permission, an error of the device at any moment of any command."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.reliability.faults import COMMANDS, Command, Worker, attempts, compiler
from camwatch.atomic import replaced_files
from tests.sample import write_sample

COMPILER = compiler()

SHIM = """
import sys, errno, os
event, at, folder, arguments = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4:]
import camwatch.cli.app, camwatch.curation.build, camwatch.curation.format, camwatch.export.csv, pyarrow.parquet
seen = 0

def hook(name, values):
    global seen
    if name == event and any(isinstance(value, str | os.PathLike) and folder in str(value) for value in values):
        if name == "open" and os.path.isdir(values[0]):
            return
        seen += 1
        if seen >= at:
            raise PermissionError(errno.EACCES, "Permission denied", str(values[0]))

sys.addaudithook(hook)
camwatch.cli.app.app(arguments, prog_name="camwatch")
"""


@pytest.fixture(scope="module")
def worker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    if COMPILER is None:
        pytest.skip("calls of the system can be made to fail where there is Linux and a C compiler")
    with Worker(tmp_path_factory.mktemp("faults"), COMPILER) as process:
        yield process


@pytest.mark.parametrize("command", COMMANDS, ids=[command.name for command in COMMANDS])
def test_every_kind_of_call_fails(worker: Worker, command: Command) -> None:
    """If a call fails, a command ends with one line and status 2, or gives the whole answer, and leaves no half."""
    tried = list(attempts(worker, command, most=2))
    assert len(tried) >= 2
    assert [fault for fault in tried if fault is not None] == []


def test_the_library_fails_calls(worker: Worker) -> None:
    """The attempts are real: the error that was planted is the one that is told."""
    command = next(command for command in COMMANDS if command.name == "format")
    got = worker.run(command, "write", 1, 28, lasting=True)
    assert (got["status"], got["fired"] > 0) == (2, True)
    assert "no space left on device" in got["errors"]
    assert got["after"] == worker.before


@pytest.mark.parametrize(
    ("arguments", "event"),
    [
        *((["format", "{}"], event) for event in ("open", "os.rename", "os.mkdir")),
        *((["build", "{}", "--into", "{}-data", "--published", "none"], event) for event in ("open", "os.mkdir")),
    ],
)
def test_without_a_compiler(tmp_path: Path, event: str, arguments: list[str]) -> None:
    """The same, for the calls that Python itself reports: on every system."""
    folder = write_sample(tmp_path / "records")
    (folder / "vendors" / "bolt.yml").write_text("kind: company\nid: bolt\nname: Bolt\n", encoding="utf-8")
    if "build" in arguments:
        write_sample(folder)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for at in (1, 2):
        filled = [argument.replace("{}", str(folder)) for argument in arguments]
        done = subprocess.run(
            [sys.executable, "-c", SHIM, event, str(at), str(tmp_path), *filled],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == 0 and at > 1:
            break
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
        assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("failing", [1, 2, 3])
@pytest.mark.parametrize("lasting", [False, True])
def test_files_that_belong_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int, *, lasting: bool
) -> None:
    """If one of several files cannot be put in its place, none is replaced, and none is left beside them."""
    targets = [tmp_path / "one.csv", tmp_path / "deep" / "two.yml", tmp_path / "three.csv"]
    targets[0].write_text("old 0", encoding="utf-8")
    targets[2].write_text("old 2", encoding="utf-8")
    replace, calls = Path.replace, 0

    def write() -> None:
        with replaced_files(targets) as paths:
            for number, path in enumerate(paths):
                path.write_text(f"new {number}", encoding="utf-8")

    def fail(path: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == failing or (lasting and calls > failing):
            raise PermissionError(errno.EACCES, "permission denied", str(path))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(PermissionError) as caught:
        write()
    assert caught.value.filename == str(targets[failing - 1])
    monkeypatch.undo()
    assert {path.name: path.read_text() for path in tmp_path.rglob("*") if path.is_file()} == {
        "one.csv": "old 0",
        "three.csv": "old 2",
    }
    assert [path.name for path in tmp_path.rglob("*") if path.is_dir()] == ["deep"]
    write()
    assert [path.read_text() for path in targets] == ["new 0", "new 1", "new 2"]
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 3


TERMINATE = """
import sys, os, signal, threading
when, number, event, at, folder, arguments = *sys.argv[1:4], int(sys.argv[4]), sys.argv[5], sys.argv[6:]
import camwatch.cli.app, camwatch.curation.build, camwatch.curation.format, camwatch.export.csv, pyarrow.parquet
signal.signal(getattr(signal, number), signal.SIG_DFL)  # tests that run under nohup inherit that it is ignored
seen = 0

def hook(name, values):
    global seen
    if name == event and any(isinstance(value, str | os.PathLike) and folder in str(value) for value in values):
        seen += 1
        if seen != at:
            return
        kill = lambda: os.kill(os.getpid(), getattr(signal, number))
        # Before the call of the system is made, or soon after.
        kill() if when == "before" else threading.Timer(0.0005, kill).start()

sys.addaudithook(hook)
camwatch.cli.app.app(arguments, prog_name="camwatch")
"""
"""A program that runs a command and gets a signal at the n-th event of a kind in a folder."""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize(("number", "status"), [("SIGTERM", 143), ("SIGHUP", 129)])
@pytest.mark.parametrize(
    ("arguments", "event"),
    [
        *((["format", "{}"], event) for event in ("open", "os.mkdir", "os.rename", "shutil.rmtree")),
        *((["--data", "{}-old", "export", "{}-out", "--format", "csv"], event) for event in ("open", "os.mkdir")),
        (["build", "{}", "--into", "{}-data", "--published", "none"], "os.mkdir"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0].replace("--data", "export"),
)
def test_a_signal_leaves_nothing_behind(
    sample_data: Path, tmp_path: Path, arguments: list[str], event: str, number: str, status: int
) -> None:
    """A command that a signal ends says so in a line, keeps what was there, and leaves no temporary file."""
    folder = write_sample(tmp_path / "records")
    shutil.copytree(sample_data, tmp_path / "records-old")
    if "format" in arguments:
        (folder / "vendors" / "bolt.yml").write_text("kind: company\nid: bolt\nname: Bolt\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    ended = 0
    for when in ("before", "soon"):
        for at in (1, 2):
            filled = [argument.replace("{}", str(folder)) for argument in arguments]
            done = subprocess.run(
                [sys.executable, "-c", TERMINATE, when, number, event, str(at), str(tmp_path), *filled],
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode == 0:
                # There was no such event, or the command was faster.
                continue
            ended += 1
            assert (done.returncode, done.stderr) == (status, f"camwatch: ended by {number}\n")
            assert done.stdout == ""
            after = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
            assert list(tmp_path.rglob(".*")) == []
            if "shutil.rmtree" not in event and when == "before":
                assert after == before
    assert ended


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_nohup_is_respected(tmp_path: Path) -> None:
    """A signal that the caller has the program ignore stays ignored; what the command took is given back."""
    program = (
        "import signal, camwatch.cli.app as a\n"
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "try: a.app(['releases'])\n"
        "except SystemExit: pass\n"
        "assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN\n"
        "assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL\n"
    )
    subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, cwd=tmp_path)
