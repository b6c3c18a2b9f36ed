"""The terminal: nothing that the records, a file or an argument hold reaches it as a command, and ids stay whole."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import camwatch
from camwatch.cli import output
from camwatch.cli.app import app
from camwatch.cli.layout import Head, table, wrapped
from camwatch.cli.output import width_of
from camwatch.curation.build import build
from camwatch.curation.format import format_records
from tests.sample import edit

ESCAPES = ("\x1b[2J", "\x1b]0;owned\x07", "\x9b31m", "\x1bPq", "\u202etxt.exe", "a\rb", "\x00", "\x7f", "\u2028")
ENDLESS = "select count(*) from range(100000000) a, range(100000) b where (a.range * b.range) % 7 = 3"
STEERING = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _steering(text: str) -> list[str]:
    return [mark for mark in text if unicodedata.category(mark) in STEERING and mark != "\n"]


def _run(*arguments: str) -> Any:
    return CliRunner().invoke(app, arguments)


# One place that prints


@given(st.text())
def test_text_is_safe(text: str) -> None:
    """What is printed to be read has no mark that steers a terminal, and as many lines as it had."""
    captured = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", captured)
        output.say(text)
        output.draw([[(text.replace("\n", " "), "bold red")]])
    assert not _steering(captured.getvalue())
    assert captured.getvalue().count("\n") == text.count("\n") + 2


@given(st.text(), st.text())
def test_json_is_safe_and_whole(key: str, value: str) -> None:
    """JSON has no such mark either, and means the same."""
    captured = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", captured)
        output.emit_json({key: [value]})
    assert not _steering(captured.getvalue())
    assert json.loads(captured.getvalue()) == {key: [value]}


@given(st.lists(st.text(), min_size=1))
def test_csv_has_no_control_characters(cells: list[str]) -> None:
    """CSV has no control character but line ends and tabs; other text is as it was."""
    captured = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", captured)
        output.emit_csv([cells])
    text = captured.getvalue()
    assert not [mark for mark in text if unicodedata.category(mark) == "Cc" and mark not in "\n\r\t"]
    if all(cell.isprintable() for cell in cells):
        assert next(csv.reader(io.StringIO(text))) == cells


# What comes from outside


@pytest.mark.parametrize("escape", ESCAPES)
@pytest.mark.parametrize(
    "arguments",
    [
        ["{}"],
        ["body", "{}"],
        ["vendor", "x{}"],
        ["find", "{}"],
        ["identify", "DS-2CD2143G2-I {}"],
        ["commitments", "--{}"],
        ["commitments", "--country", "{}"],
        ["commitments", "--action", "{}"],
        ["commitments", "--columns", "{}"],
        ["commitments", "--sort", "{}"],
        ["commitments", "--format", "{}"],
        ["commitments", "--overdue", "--on", "{}"],
        ["history", "bodies/{}"],
        ["words", "{}"],
        ["screen", "{}.csv"],
        ["check", "{}"],
        ["--release", "{}", "ties"],
        ["sql", "select 'x{}' as \"col\""],
        ["sql", "{}"],
    ],
    ids=lambda arguments: " ".join(arguments).replace("{}", "ESC") if isinstance(arguments, list) else None,
)
def test_arguments(arguments: list[str], escape: str) -> None:
    """An escape sequence in an argument is written out, in answers and in errors, and no error is a traceback."""
    result = _run(*(one.replace("{}", escape) for one in arguments))
    assert not _steering(result.output)
    assert result.exit_code in (0, 1, 2)
    assert "unexpected error" not in result.output
    if result.exit_code == 2:
        assert len(result.output.splitlines()) == 1


@pytest.mark.parametrize("escape", ESCAPES[:5])
def test_a_table(tmp_path: Path, escape: str) -> None:
    """Neither the cells nor the header nor the name of a screened table steer the terminal."""
    name = tmp_path / f"list{escape.replace(chr(0), '')}.csv"
    name.write_text(f"id,model{escape}\n1,DS-2CD2143G2-I{escape}\n", encoding="utf-8")
    result = _run("screen", str(name))
    assert not _steering(result.output)
    assert "hikvision" in result.output.lower()


@pytest.mark.parametrize(
    "marks", ["[sic] and [italic]", "[/dim] [link=https://elsewhere.example]here[/link]", ":camera: [bold red"]
)
@pytest.mark.parametrize("colour", ["", "1"])
def test_markup_in_records_is_text(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, marks: str, colour: str
) -> None:
    """Words in brackets and between colons, which the library for tables would take for markup, are shown."""
    monkeypatch.setenv("FORCE_COLOR" if colour else "NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "400")
    summary = "The chain promised to take down every camera of the maker."
    edit(records, "claims/gb/gb-shop.yml", f"summary: {summary}", f"summary: '{summary} {marks}'")
    edit(records, "bodies/uk.csv", '"Shop, Ltd"', f'"Shop, Ltd {marks}"')
    edit(records, "vendors/bolt.yml", "name: Bolt", f"name: 'Bolt {marks}'")
    edit(records, "sources.csv", "The shop decides", f"The shop decides {marks}")
    format_records(records)
    build(records, tmp_path / "data")
    for arguments, count in (
        (["body", "gb-shop"], 4),
        (["vendor", "bolt"], 2),
        (["commitments", "--body", "gb-shop"], 2),
        (["find", f"Shop, Ltd {marks}"], 1),
        (["sources"], 1),
        (["sql", "select summary from commitments where body = 'gb-shop'"], 1),
    ):
        result = _run("--data", str(tmp_path / "data"), *arguments)
        assert result.exit_code == 0, result.output
        plain = re.sub("\x1b\\[[0-9;]*m", "", result.output)
        assert plain.count(marks) >= count, (arguments, plain)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_real_terminal() -> None:
    """On a terminal, the only escape sequences are the colours of the table."""
    import pty

    pid, fd = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="60")
        query = "select chr(27) || '[2J' || chr(7) as id, '[red]x[/red] :warning: [/]' as markup, 'overdue' as s"
        os.execv(sys.executable, [sys.executable, "-m", "camwatch", "sql", query])
    printed = b""
    while True:
        try:
            piece = os.read(fd, 65536)
        except OSError:
            break
        if not piece:
            break
        printed += piece
    os.waitpid(pid, 0)
    text = re.sub("\x1b\\[[0-9;]*m", "", printed.decode())
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "[red]x[/red] :warning: [/]" in text


# Width


@given(st.text(st.sampled_from("ab -カ国é\n")), st.integers(1, 40))
def test_words_stay_whole(text: str, width: int) -> None:
    """Lines are no wider than the width, but for a word that is; no word and no letter is lost."""
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert width_of(line) <= width or " " not in line


@given(
    st.integers(1, 150), st.lists(st.tuples(st.text(st.sampled_from("ab 国-"), max_size=30)), min_size=1, max_size=4)
)
def test_ids_stay_whole(width: int, cells: list[tuple[str]]) -> None:
    """An id is on one line at any width, and a line has no more than the width without an unbreakable word."""
    ident = "gb-board-of-trustees-of-the-royal-botanic-gardens-kew-remove-2023"
    rows = [[(ident, ""), (cell, ""), ("12", "")] for (cell,) in cells]
    lines = [
        "".join(text for text, _ in line)
        for line in table([Head("Id", ident=True), Head("Words"), Head("N", right=True)], rows, width)
    ]
    assert sum(ident in line for line in lines) == len(rows)


@pytest.mark.parametrize("columns", ["0", "-3", "1", "7", "40", "80", "200", "100000", "²", "abc", "", "9" * 40])
@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["commitments", "--overdue"],
        ["ties", "--limit", "40"],
        ["without-commitment", "--country", "Scotland"],
        ["body", "gb-tesco"],
        ["find", "kew"],
        ["sources", "--limit", "20"],
    ],
    ids=lambda arguments: " ".join(arguments) or "overview",
)
def test_columns(monkeypatch: pytest.MonkeyPatch, columns: str, arguments: list[str]) -> None:
    """Whatever COLUMNS holds, the answer comes, and every id and address in it is whole."""
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("LINES", columns)
    printed = _run(*arguments)
    assert printed.exit_code == 0, printed.output
    width = (
        min(max(int(columns), 20), 1000)
        if columns.isascii() and columns.isdecimal() and 0 < len(columns) < 10 and int(columns)
        else 120
    )
    for line in printed.stdout.splitlines():
        longest = max(map(width_of, line.split()), default=0)
        assert width_of(line) <= max(width, longest + 6) or "·" in line
    ds = camwatch.load()
    known = {one for name in ("bodies", "commitments", "ties", "sources") for one in ds.tables[name].ids}
    shown = set(
        re.findall(
            r"(?<![\w/.-])(?:gb|us|ca|au)-[a-z0-9-]+-(?:remove|uses|phase-out|stop-buying)[a-z0-9-]*", printed.output
        )
    )
    assert shown <= known
    if arguments[:1] in (["commitments"], ["ties"]):
        listing = json.loads(_run(*arguments, "--format", "json").stdout)
        assert {row["id"] for row in listing} <= set(printed.output.split())


# Failures


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize(
    "arguments", [["cite"], ["commitments", "--format", "csv"], ["commitments", "--columns", "id"], ["ties"], ["words"]]
)
def test_a_full_output(arguments: list[str]) -> None:
    """A disk without room is one line and status 2."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "camwatch", *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "standard output" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX closes the output")
def test_a_closed_output() -> None:
    """A closed output is one line and status 2; a reader that goes away is no failure."""
    command = f'"{sys.executable}" -m camwatch commitments --format csv'
    done = subprocess.run(f"{command} >&-", shell=True, capture_output=True, text=True, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    long = command.replace("commitments", "sources")
    gone = subprocess.run(
        ["bash", "-c", f"{long} | head -1; exit ${{PIPESTATUS[0]}}"], capture_output=True, text=True, check=False
    )
    assert (gone.returncode, gone.stderr) == (0, "")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp437"])
@pytest.mark.parametrize(
    "arguments", [[], ["--help"], ["words"], ["body", "gb-tesco"], ["diff", "2026.11.0", "--format", "markdown"]]
)
def test_an_old_encoding(encoding: str, arguments: list[str]) -> None:
    """A terminal of another encoding shows question marks for what it lacks."""
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "camwatch", *arguments], capture_output=True, env=environment, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    assert done.stdout.decode(encoding)


@pytest.mark.parametrize("form", ["csv", "json", "ndjson"])
def test_programs_lose_no_letter(form: str) -> None:
    """For programs, no letter is lost, whatever the encoding of the terminal."""
    arguments = [sys.executable, "-m", "camwatch", "sources", "--lang", "lt", "--format", form]
    plain, old = (
        subprocess.run(arguments, capture_output=True, env={**os.environ, "PYTHONIOENCODING": encoding}, check=True)
        for encoding in ("utf-8", "cp1252")
    )
    readers: dict[str, Callable[[str], Any]] = {
        "csv": lambda text: list(csv.DictReader(io.StringIO(text))),
        "json": json.loads,
        "ndjson": lambda text: [json.loads(line) for line in text.splitlines()],
    }
    read = readers[form]
    assert read(plain.stdout.decode()) == read(old.stdout.decode())


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("arguments", [["identify", "-"], ["sql", ENDLESS]], ids=["identify", "sql"])
@pytest.mark.parametrize(
    ("number", "status", "line"), [("SIGINT", 130, ""), ("SIGTERM", 143, "camwatch: ended by SIGTERM")]
)
def test_an_interrupt(arguments: list[str], number: str, status: int, line: str) -> None:
    """Ctrl-C ends with status 130 and SIGTERM with 143, without a traceback."""
    process = subprocess.Popen(
        [sys.executable, "-m", "camwatch", *arguments], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    time.sleep(8)
    process.send_signal(getattr(signal, number))
    _, said = process.communicate(timeout=30)
    assert process.returncode == status
    assert said.strip() == line


def test_an_unexpected_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the program itself is a line and status 2; the traceback is there for who asks."""

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("no\x1b[2J number")

    monkeypatch.setattr("camwatch.dataset.load", fail)
    monkeypatch.delenv("CAMWATCH_DEBUG", raising=False)
    result = _run("ties")
    assert result.exit_code == 2
    assert len(result.output.splitlines()) == 1
    assert "ZeroDivisionError" in result.output
    assert not _steering(result.output)
    monkeypatch.setenv("CAMWATCH_DEBUG", "1")
    assert "Traceback" in _run("ties").output


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("select 'infinity'::date as d", "infinity"),
        ("select '-infinity'::date as d", "-infinity"),
        ("select date '290000-02-29' as d", "290000-02-29"),
        ("select date '10000-01-01' as d", "10000-01-01"),
        ("select date '0044-03-15 (BC)' as d", "-43-03-15"),
        ("select timestamp '20000-12-31 23:59:58' as d", "20000-12-31T23:59:58"),
        ("select timestamp '-infinity' as d", "-infinity"),
        ("select 'infinity'::timestamptz as d", "infinity"),
    ],
)
def test_dates_that_python_lacks(query: str, shown: str) -> None:
    """A date outside Python's calendar comes as text."""
    result = _run("sql", query, "--format", "json")
    assert result.exit_code == 0
    assert shown in str(json.loads(result.output)[0]["d"])
