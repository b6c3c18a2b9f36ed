"""System calls that fail: the n-th open, read, write, fsync, rename or mkdir of a command, for every n."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import attrs

from benchmarks.reliability.fault_worker import KINDS
from benchmarks.reliability.tally import Tally
from tests.sample import TIE_FORM, write_releases

__all__ = ["COMMANDS", "Command", "Worker", "attempts", "compiler", "faults", "prepared"]

ROOT = Path(__file__).parents[2]

CODES: Mapping[str, tuple[int, ...]] = {
    "open": (errno.EACCES, errno.EMFILE),
    "read": (errno.EIO,),
    "write": (errno.ENOSPC, errno.EIO),
    "fsync": (errno.EIO,),
    "rename": (errno.EACCES,),
    "mkdir": (errno.EROFS,),
}
"""What each call fails with."""


@attrs.frozen
class Command:
    """A command that is run in a folder, and what it may change there."""

    name: str
    arguments: Sequence[str]
    writes: bool = False
    status: int = 0
    """The exit status when nothing fails."""
    whole: bool = False
    """Whether it may change all of its files or none."""


def _asks(*arguments: str) -> Command:
    return Command(" ".join(arguments[:2]), ("--data", "data", *arguments))


COMMANDS = (
    Command("check", ("check", "clone/records")),
    Command("format", ("format",), writes=True),
    Command("build", ("build", "clone/records", "--into", "preview", "--published", "data"), writes=True),
    Command(
        "build, over an earlier one",
        ("build", "clone/records", "--into", "earlier", "--published", "data"),
        writes=True,
    ),
    Command(
        "reading",
        (
            "reading",
            "commitments/gb-shop-remove-2022",
            *("--verdict", "agrees"),
            *("--read", "page"),
            *("--records", "clone/records"),
        ),
        writes=True,
    ),
    *(
        Command(
            f"export, {form}{over}", ("--data", "data", "export", f"{target}-{form}", "--format", form, *more), True
        )
        for form in ("csv", "ndjson", "parquet", "sqlite", "xlsx", "ftm", "datapackage")
        for over, target, more in (("", "fresh", ()), (", over an earlier one", "old", ("--overwrite",)))
    ),
    *(
        Command(
            f"screen, {table} to {output}",
            ("--data", "data", "screen", table, option, output, "--replace"),
            writes=True,
        )
        for table, option, output in (
            ("estate.csv", "--output", "marked.csv"),
            ("estate.ndjson", "--output", "marked.ndjson"),
            ("estate.parquet", "--output", "marked.parquet"),
            ("estate.xlsx", "--output", "marked.csv"),
            ("estate.csv.gz", "--output", "marked.csv"),
            ("estate.csv", "--report", "report.xlsx"),
            ("estate.csv", "--report", "report.html"),
        )
    ),
    Command("follow-up, to letters", ("--data", "data", "follow-up", "--to", "letters", "--overwrite"), writes=True),
    Command("propose, a form", ("propose", "form.json", "--records", "clone/records"), writes=True, whole=True),
    Command(
        "propose, with a comment",
        ("propose", "form.json", "--comment", "comment.md", "--records", "clone/records"),
        writes=True,
    ),
    Command(
        "new source",
        (
            *("new", "source", "https://rival.example/later", "--publisher", "Rival Press"),
            *("--kind", "news", "--lang", "en", "--title", "Later", "--records", "clone/records"),
        ),
        writes=True,
        whole=True,
    ),
    Command("overview", ("--data", "data")),
    _asks("body", "gb-shop"),
    _asks("vendor", "acme"),
    _asks("sources"),
    _asks("coverage"),
    _asks("interventions", "--format", "csv"),
    _asks("statistics", "--format", "ndjson"),
    _asks("words"),
    _asks("quiet", "--since=2025-01-01"),
    _asks("find", "Northtown"),
    _asks("identify", "Eyelet C6"),
    _asks("commitments", "--format", "csv"),
    _asks("ties", "--format", "json"),
    _asks("history", "ties/gb-shop-uses-acme-2022"),
    _asks("sql", "select id from bodies"),
    _asks("cite"),
    attrs.evolve(_asks("diff", "2023.05.0", "2023.07.0"), status=1),
    _asks("releases"),
    _asks("verify"),
    _asks("screen", "estate.csv"),
    Command(
        "release",
        ("release", "2023.08.0", "--notes", "More.", "--date", "2023-08-02", "--allow-unread", "--root", "clone"),
        writes=True,
    ),
)
"""The commands that read or write files, with arguments for the folder that :func:`prepared` makes."""


def compiler() -> str | None:
    """Return the path of a C compiler; None if there is none, or if the system cannot load the library."""
    return shutil.which("cc") if sys.platform.startswith("linux") else None


def _quietly(*arguments: str, cwd: Path) -> None:
    subprocess.run([sys.executable, "-m", "camwatch", *arguments], cwd=cwd, check=True, capture_output=True)


def prepared(folder: Path) -> Path:
    """Make a folder with records, a dataset, tables to screen and earlier outputs, and return it."""
    import pyarrow as pa
    import pyarrow.csv
    import pyarrow.parquet as pq
    import xlsxwriter

    from camwatch.curation.build import build

    for records in write_releases(folder / "records"):
        build(records, folder / "data")
    shutil.copytree(folder / "data", folder / "earlier")
    shutil.copytree(folder / "records", folder / "clone" / "records")
    shutil.copytree(folder / "data", folder / "clone" / "src" / "camwatch" / "data")
    (folder / "clone" / "pages").mkdir()
    for name in ("__init__", "committed"):
        (folder / "clone" / "pages" / f"{name}.py").write_text("", encoding="utf-8")
    path = folder / "records" / "claims" / "gb" / "gb-shop.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("    leads: [lead-5]\n", "    leads: ['lead-5']\n"))
    vendors = folder / "records" / "vendors" / "bolt.yml"
    vendors.write_text("kind: company\nid: bolt\nname: Bolt\n", encoding="utf-8")
    (folder / "form.json").write_text(json.dumps(TIE_FORM), encoding="utf-8")
    rows = pa.table({"id": ["1", "2", "3"] * 50, "what": ["an Acme Vision camera", "a chair", "Eyelet C6"] * 50})
    pa.csv.write_csv(rows, folder / "estate.csv")
    pq.write_table(rows, folder / "estate.parquet")
    (folder / "estate.ndjson").write_text("".join(json.dumps(row) + "\n" for row in rows.to_pylist()))
    with pa.CompressedOutputStream(str(folder / "estate.csv.gz"), "gzip") as packed:
        packed.write((folder / "estate.csv").read_bytes())
    with xlsxwriter.Workbook(folder / "estate.xlsx") as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([rows.column_names, *([*one.values()] for one in rows.to_pylist())]):
            sheet.write_row(number, 0, row)
    for form in ("csv", "ndjson", "parquet", "sqlite", "xlsx", "ftm", "datapackage"):
        _quietly("--data", "data", "--release", "2023.05.0", "export", f"old-{form}", "--format", form, cwd=folder)
    for output in ("marked.csv", "marked.ndjson", "marked.parquet", "report.xlsx", "report.html"):
        (folder / output).write_text("an earlier one\n", encoding="utf-8")
    (folder / "tmp").mkdir()
    return folder


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"a directory"
        for path in sorted(folder.rglob("*"))
    }


class Worker(contextlib.AbstractContextManager["Worker"]):
    """The process that runs commands with failing calls, in copies of a prepared folder."""

    def __init__(self, base: Path, compiled_by: str) -> None:
        self._base = base
        self._template = prepared(base / "template")
        library = base / "faults.so"
        source = Path(__file__).with_name("preload.c")
        subprocess.run([compiled_by, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
        environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "PYTHONPATH")}
        path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.reliability.fault_worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**environment, "PYTHONPATH": path, "LD_PRELOAD": str(library)},
        )
        self._before = _contents(self._template)
        self._changed = True

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(60)
        self._process.stdout.close()

    def run(self, command: Command, call: str, at: int, code: int, *, lasting: bool) -> dict[str, Any]:
        """Run a command whose n-th call of a kind fails.

        Args:
            command: The command.
            call: The kind of call.
            at: Which call fails, from 1; 0 for none.
            code: What it fails with.
            lasting: Whether all later calls of the kind fail as well.

        Returns:
            The status, how many calls there were and failed, what was printed, and the folder's files after it.
        """
        work = self._base / "work"
        if self._changed:
            shutil.rmtree(work, ignore_errors=True)
            shutil.copytree(self._template, work)
        output, errors = work / "printed.txt", self._base / "errors.txt"
        job = {
            "arguments": list(command.arguments),
            "call": call,
            "at": at,
            "errno": code,
            "lasting": int(lasting),
            "cwd": str(work),
            "temporary": str(work / "tmp"),
            "under": [str(work)],
            "output": str(output),
            "errors": str(errors),
        }
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        answer["errors"] = errors.read_text(encoding="utf-8", errors="replace")
        after = _contents(work)
        answer["printed"] = after.pop("printed.txt")
        self._changed = after != self._before
        answer["after"] = after
        return answer

    @property
    def before(self) -> dict[str, bytes]:
        """The files before a command."""
        return self._before


def _fault(got: dict[str, Any], sound: dict[str, Any], before: dict[str, bytes], *, whole: bool) -> str | None:
    """Say what is wrong with how a command took a failing call; None if nothing is."""
    status, errors, after = got["status"], got["errors"], got["after"]
    if not isinstance(status, int):
        return str(status)
    strange = sorted(set(after) - set(before) - set(sound["after"]))
    if strange:
        return f"left {strange[:3]}"
    if lost := sorted(set(before) - set(after) - (set(before) - set(sound["after"]))):
        return f"lost {lost[:3]}"
    halves = [
        name
        for name, content in after.items()
        if content != before.get(name) and not _alike(content, sound["after"].get(name))
    ]
    if halves:
        return f"half-written {halves[:3]}"
    if status == sound["status"]:
        # It went on without the file: then the answer must be the whole one.
        if not _alike(got["printed"], sound["printed"]):
            return f"status {status}, but another answer"
        if set(after) != set(sound["after"]):
            return f"status {status}, but not everything was written"
        return None
    if whole and after != before and not (after == sound["after"] and "standard output" in errors):
        return f"status {status}, but {sorted(name for name in after if after[name] != before.get(name))} changed"
    if status != 2:
        return f"exit status {status}: {errors.strip()[-200:]}"
    lines = errors.splitlines()
    if len(lines) != 1 or not lines[0].startswith("camwatch"):
        return f"{len(lines)} lines on standard error: {errors.strip()[-300:]}"
    if lines[0].startswith("camwatch: reading or writing:"):
        return f"the file is not named: {errors.strip()[:200]}"
    if "unexpected error" in errors or "Traceback" in errors:
        return str(errors).strip()[:300]
    return None


def _alike(content: bytes, sound: bytes | None) -> bool:
    """Return whether a file is the one that a sound run writes, but for the time of day in it."""
    if sound is None:
        return False
    if content == sound:
        return True
    clock = re.compile(rb"\d\d:\d\d(:\d\d)?(\.\d+)?")
    return bool(clock.sub(b"", content) == clock.sub(b"", sound))


def attempts(
    worker: Worker, command: Command, *, most: int | None = None, parts: list[str] | None = None
) -> Iterator[str | None]:
    """Let calls of a command fail, one attempt after another, and yield what went wrong in each.

    Args:
        worker: The process that runs them.
        command: The command.
        most: How many attempts of a kind of call are made; None for all.
        parts: A list that gets a line for each kind of call if only some of its attempts are made.
    """
    for call in KINDS:
        sound = worker.run(command, call, 0, 0, lasting=False)
        if sound["status"] != command.status or sound["errors"]:
            yield f"{command.name}: without a fault: {sound['status']} {sound['errors']}"
            return
        ways = [
            (at, code, lasting)
            for at in range(1, sound["seen"] + 1)
            for code in CODES[call]
            for lasting in (False, True)
        ]
        if most is not None and len(ways) > most:
            if parts is not None:
                parts.append(f"{call}: {most:,} of {len(ways):,}")
            ways = [ways[len(ways) * (2 * number + 1) // (2 * most)] for number in range(most)]
        for at, code, lasting in ways:
            got = worker.run(command, call, at, code, lasting=lasting)
            if not got["fired"] and isinstance(got["status"], int):
                continue
            fault = _fault(got, sound, worker.before, whole=command.whole)
            how = f"{command.name}: {call} {at} of {sound['seen']}{' and later' if lasting else ''}"
            yield None if fault is None else f"{how}, {errno.errorcode[code]}: {fault}"


def faults(folder: Path, *, most: int | None = None, only: Sequence[str] = ()) -> Iterator[Tally]:
    """Let calls of every command fail.

    Args:
        folder: An empty folder to work in.
        most: How many attempts are made for each command and kind of call; None for all.
        only: Names of commands; all if empty.
    """
    compiled_by = compiler()
    if compiled_by is None:
        return
    commands = [command for command in COMMANDS if not only or command.name in only]
    own = threading.local()
    with contextlib.ExitStack() as workers:

        def start() -> None:
            own.worker = workers.enter_context(Worker(folder / str(threading.get_ident()), compiled_by))

        def tried(command: Command) -> Tally:
            tally = Tally(f"`{command.name}` while a system call fails")
            parts: list[str] = []
            for failure in attempts(own.worker, command, most=most, parts=parts):
                tally.add(failure)
            tally.note = "; ".join(parts)
            return tally

        with ThreadPoolExecutor(min(os.cpu_count() or 1, len(commands)), initializer=start) as pool:
            yield from pool.map(tried, commands)
