"""What is fuzzed: each kind of input, and what must hold whatever it is."""

from __future__ import annotations

import atexit
import contextlib
import functools
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import attrs

import camwatch
from benchmarks.cells import differences
from camwatch.curation.build import build
from camwatch.curation.check import check_records
from camwatch.curation.format import canonical
from camwatch.dataset import Dataset
from camwatch.model.tables import TABLES
from camwatch.reconcile import reconcile, respond
from camwatch.screen.batches import Screener
from camwatch.screen.finder import Finder
from camwatch.screen.tables import open_table
from tests.sample import FILES, write_sample

__all__ = ["TARGETS", "Target"]

CLAIMS = "claims/gb/gb-shop.yml"


@attrs.frozen
class Target:
    """A kind of input."""

    check: Callable[[bytes], None]
    """Fails if something does not hold."""
    tokens: tuple[bytes, ...]
    """Pieces that are likely to matter."""


@functools.cache
def _folder() -> Path:
    made = Path(tempfile.mkdtemp(prefix="camwatch-fuzz-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    write_sample(made / "records")
    build(made / "records", made / "data")
    return made


@functools.cache
def _sample() -> Dataset:
    return camwatch.load(path=_folder() / "data")


@functools.cache
def _screener() -> Screener:
    return Screener()


@functools.cache
def _finder() -> Finder:
    return Finder(camwatch.load())


def _text(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")


def _screened(content: bytes, suffix: str) -> int | None:
    """Return how many rows a table has; None if it is refused."""
    path = _folder() / f"table{suffix}"
    path.write_bytes(content)
    try:
        with open_table(path) as table:
            rows = 0
            for batch in table.batches:
                marked = _screener().screen(batch)
                assert marked.num_rows == batch.num_rows
                rows += batch.num_rows
            return rows
    except camwatch.CamwatchError:
        return None


def _csv(content: bytes) -> None:
    """A CSV file is read without losing a row, or refused."""
    rows = _screened(content, ".csv")
    lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    whole = [line for line in lines if line.strip()]
    plain = content.isascii() and b'"' not in content and b"'" not in content and b"\0" not in content
    # Without quotes a row is a line: a header, if there is one, and lines above it are not rows.
    if (
        rows is not None
        and plain
        and all(line.count(b",") == 2 and line.replace(b",", b"").isalnum() for line in whole)
    ):
        assert len(whole) - 1 <= rows <= len(whole), (rows, len(whole))


def _ndjson(content: bytes) -> None:
    """NDJSON is read without losing an object, or refused."""
    rows = _screened(content, ".ndjson")
    try:
        objects = [json.loads(line) for line in content.decode().split("\n") if line.strip()]
    except (ValueError, RecursionError):
        return
    if rows is not None and len(objects) > 1 and all(isinstance(one, dict) and one for one in objects):
        assert rows == len(objects), (rows, len(objects))


def _names(content: bytes) -> None:
    """What `resolve` gives is the first that `find` lists, and the same each time."""
    text = _text(content)
    if not text.strip():
        return  # an empty name is refused
    for named in (camwatch.load().bodies, camwatch.load().vendors):
        found = named.find(text, limit=3)
        try:
            record = named.resolve(text)
        except camwatch.CamwatchError:
            continue
        assert record.id in {match.record.id for match in found}
        assert named.resolve(text).id == record.id


def _identify(content: bytes) -> None:
    """Screening finds what `identify` finds."""
    text = content.decode("utf-8", "replace")
    assert list(differences(camwatch.load(), [_finder()], [text, f"{text} {text}"])) == []


def _sql_parameters(content: bytes) -> None:
    """A parameter comes back as it was given, whatever it holds."""
    text = _text(content)
    try:
        answer = _sample().sql(
            "select $given as a, ? is not null as b" if "?" in text else "select $given as a", {"given": text}
        )
    except camwatch.QueryError:
        assert "?" in text or not text.isprintable()
        return
    assert answer.to_pylist()[0]["a"] == text


def _sql(content: bytes) -> None:
    """A query reads the tables or is refused; the tables stay, and no file appears."""
    before = sorted(_folder().rglob("*"))
    with contextlib.suppress(camwatch.CamwatchError):
        _sample().sql(_text(content), seconds=5)
    assert _sample().sql("show tables")["name"].to_pylist() == sorted(TABLES)
    assert sorted(_folder().rglob("*")) == before


def _records(content: bytes) -> None:
    """Records are checked without a crash; what has no fault has one form."""
    path = _folder() / "records" / CLAIMS
    try:
        path.write_bytes(content)
        _, faults = check_records(_folder() / "records")
        assert all(fault.file and fault.line >= 1 and fault.message for fault in faults)
        if not faults:
            text = content.decode()
            assert canonical(text, CLAIMS) == text
    finally:
        path.write_bytes(FILES[CLAIMS].encode())


def _reconcile(content: bytes) -> None:
    """A batch of queries is answered, each query by itself, or refused."""
    text = content.decode("utf-8", "replace")
    with contextlib.suppress(camwatch.CamwatchError):
        respond(_sample(), {"queries": text})
    try:
        queries = json.loads(text)
    except (ValueError, RecursionError):
        return
    try:
        answers = reconcile(_sample(), queries)
    except camwatch.CamwatchError:
        return
    assert list(answers) == list(queries)


_DEVICES = (
    b"Hikvision",
    b"DS-2CD2143G2-I",
    b"44:19:b6:00:00:01",
    b"EZVIZ",
    "\u2019".encode(),
    b"\xc2\xa0",
    "\u212a".encode(),
)
_KEYS = (
    b"citations:",
    b"- source: gazette-1\n",
    b"supports: [",
    b"&a",
    b"*a",
    b"!!python",
    b"<<:",
    b"|-",
    b">+",
    b"---",
    b"\t",
)

TARGETS: Mapping[str, Target] = {
    "csv": Target(
        _csv,
        (b",", b";", b"\t", b'"', b'""', b"\r\n", b"\n", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"x,y,z\n", *_DEVICES),
    ),
    "ndjson": Target(
        _ndjson, (b"{}", b'{"a":', b"}\n", b"[", b"]", b"null", b"1e999", b"\\ud800", b'"a":1,', b"\n\n", *_DEVICES)
    ),
    "names": Target(
        _names, (b"Council", b"The ", b" of ", b"&", b"'s", b"Ltd", b"(", b"Edinburgh", "\u200c".encode(), *_DEVICES)
    ),
    "identify": Target(
        _identify, (b"-", b" ", b"/", b"_", b":", b"Dahua", b"IPC-HDBW", b"lts", b"axis", "\u0301".encode(), *_DEVICES)
    ),
    "sql-parameters": Target(
        _sql_parameters, (b"'", b"''", b"$a", b"--", b";", b"\\", b"%", b"\0", b"drop view bodies", b"\xed\xa0\x80")
    ),
    "sql": Target(
        _sql,
        (
            b"select ",
            b" from ",
            b"bodies",
            b"(",
            b")",
            b"'",
            b";",
            b"--",
            b"read_csv('/etc/passwd')",
            b"unnest(",
            b"copy ",
        ),
    ),
    "records": Target(
        _records, (b"\n", b"  ", b": ", b"- ", b"#", b"'", b'"', b"\\0", b"\\u202e", b"2022-13", b"acme", *_KEYS)
    ),
    "reconcile": Target(
        _reconcile,
        (b'{"q0":', b'"query":', b'"type":', b'"limit":', b'"properties":[', b"]}", b"-1", b"1e9", b'"bodies"'),
    ),
}
"""Each kind of input by its name; the corpus has a folder for each."""
