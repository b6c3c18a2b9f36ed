"""Screening: what it finds, and that every row and column comes out."""

from __future__ import annotations

import itertools
import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

import camwatch
from benchmarks.cells import Cells, differences, fitting
from camwatch.cli.app import app
from camwatch.devices.matcher import PurePython
from camwatch.screen import ScreenError, screen_batches
from camwatch.screen.finder import Finder
from camwatch.screen.literals import beginnings
from camwatch.screen.tables import open_table
from tests.conftest import ROOT

EDINBURGH = "gb-city-of-edinburgh-council"
NEWEST = camwatch.load()
FINDERS = [Finder(NEWEST), Finder(NEWEST, PurePython(Finder(NEWEST).texts))]


def told(cell: str) -> set[tuple[str, str, str, str]]:
    """Return what `identify` says of a cell."""
    best: dict[tuple[str, str, str], str] = {}
    for one in NEWEST.identify(cell):
        best.setdefault((one.vendor.id, one.kind.value, one.matched.casefold()), one.confidence.value)
    return {(*key, confidence) for key, confidence in best.items()}


def found(cells: list[str | None], finder: Finder = FINDERS[0]) -> list[set[tuple[str, str, str, str]]]:
    rows = finder.find(pa.array(cells, pa.string()))
    return [
        {(one.vendor, one.kind, one.term.casefold(), one.confidence) for one in rows.get(row, ())}
        for row in range(len(cells))
    ]


def names() -> list[str]:
    vendors = [name for vendor in NEWEST.vendors if vendor.kind.value == "company" for name in vendor.every_name]
    return [*vendors, *(part for brand in NEWEST.brands for part in brand.name.split(" / "))]


def prefixes() -> list[str]:
    return [rule.pattern for rule in NEWEST.device_rules if rule.kind.value == "oui"] or ["4419B6"]


MODELS = ["DS-2CD2143G2-I", "iDS-7208HQHI-M1/S", "DH-IPC-HFW2431S-S-S2", "IPC-HDW2431T", "NVR5216-4KS2", "CS-C6N-A0"]
WORDS = [
    "results",
    "limousine",
    "camera",
    "and",
    "the",
    "DS",
    "lts",
    "LTS",
    "Capture",
    "axis",
    "0014",
    "m12",
    "Zażółć",
    "—",
]
GAPS = [" ", " ", " ", ", ", "/", "-", "_", "; ", "(", "\n", "\t", ":", "."]


@st.composite
def cells(draw: st.DrawFn) -> str:
    prefix = draw(st.sampled_from(prefixes())) + draw(st.sampled_from(["000001", "ABCDEF"]))
    digits = prefix[:12]
    pairs = [digits[place : place + 2] for place in range(0, 12, 2)]
    address = draw(
        st.sampled_from([":".join(pairs), "-".join(pairs).lower(), digits, f"{digits[:4]}.{digits[4:8]}.{digits[8:]}"])
    )
    pieces = st.sampled_from(WORDS) | st.sampled_from(MODELS) | st.sampled_from(names()) | st.just(address)
    text = ""
    for piece in draw(st.lists(pieces, max_size=6)):
        written: Any = draw(st.sampled_from([str.upper, str.lower, str]))
        text += written(piece) + draw(st.sampled_from(GAPS))
    return text if draw(st.booleans()) else text.strip()


@given(st.lists(st.none() | cells(), max_size=12))
def test_finds_what_identify_finds(texts: list[str | None]) -> None:
    """Scanning a column at once finds in each cell what `identify` finds in it, with either matcher."""
    expected = [told(text) if text is not None else set() for text in texts]
    for finder in FINDERS:
        assert found(texts, finder) == expected


@settings(max_examples=30)
@given(st.integers(0, 2**32))
def test_finds_what_identify_finds_in_any_script(seed: int) -> None:
    """Among words and marks of all scripts, whole or damaged, columns, cells and whole cells are decided alike."""
    some = list(itertools.islice(Cells(NEWEST, seed), 60))
    assert list(differences(NEWEST, FINDERS, some)) == []


@pytest.mark.parametrize("between", [" ", ",", "\n", " - ", "    "])
def test_long_cells(between: str) -> None:
    """A cell of thousands of characters, with and without spaces, is decided as a column and as a whole alike."""
    made = iter(Cells(NEWEST, 11))
    some = [between.join(itertools.islice(made, 200)) for _ in range(3)]
    assert min(map(len, some)) > 4096
    assert list(differences(NEWEST, FINDERS, some)) == []


MARKS_BESIDE = (
    "\u2019\u201c\u201d\u00ab\u00bb\u00ae\u2122\u2014\u2022\u00b7\u2026\u3001\u3002\u060c\u0964\u00b0\u20ac\u2713"
)


@pytest.mark.parametrize(
    "name", ["Reolink", "IPC-HDBW2431E-S", "9c:8e:cd:00:00:02", "DHI-NVR5216-4KS2", "VTO2202F", "AS13"]
)
def test_marks_beside(name: str) -> None:
    """What stands beside a typographic mark is found in a column as it is in a cell."""
    beside = [text for mark in MARKS_BESIDE for text in (f"{mark}{name}", f"{name}{mark}", f"x {mark}{name}{mark} y")]
    assert found(list(beside)) == [told(text) for text in beside]
    alone = {(vendor, kind) for vendor, kind, *_ in told(name)}
    assert all({(vendor, kind) for vendor, kind, *_ in told(text)} == alone for text in beside)


HEADS = ["DS-2CD2143G2-I", "ds-2cd", "DH-IPC-HFW", "N41BD12-W", "E841CA", "P1234", "IPC3234SR3", "9c:8e:cd", "44-19-b6"]


@given(
    st.lists(
        st.tuples(st.sampled_from(HEADS), st.text(st.sampled_from("0123456789ABCDEFabcdefghz-:/."), max_size=30)),
        max_size=30,
    )
)
def test_rows_that_differ_in_their_ends(pairs: list[tuple[str, str]]) -> None:
    """Serial numbers and addresses whose beginning was seen before are decided as if it had not been."""
    some = [f"a {head}{tail} b" for head, tail in pairs] + [f"{head}:00:11:22" for head, _ in pairs]
    assert found(list(some)) == [told(text) for text in some]


def test_no_rule_is_dead() -> None:
    """Each form and prefix of each rule is found in a column by a text made to fit it."""
    cells = [text for rule in NEWEST.device_rules if rule.kind in ("model", "banner") for text in fitting(rule.pattern)]
    assert len(cells) > 300
    for cell, finds in zip(cells, found(list(cells)), strict=True):
        assert finds == told(cell), cell
        assert finds or not any(one.isdigit() for one in cell), cell


@given(st.lists(st.text(max_size=40), max_size=8), st.integers(0, 3))
def test_any_text(texts: list[str], skipped: int) -> None:
    """Any text, also in the midst of an array, is looked at without a fault and finds no more than `identify`."""
    rows = FINDERS[0].find(pa.array(texts, pa.string()).slice(skipped))
    for row, finds in rows.items():
        assert {one.vendor for one in finds} == {one.vendor.id for one in NEWEST.identify(texts[row + skipped])}


@pytest.mark.parametrize(
    "cell", ["RESULTS", "a limousine", "adults", "Hikvisions", "faxis", "DS-", "and-so-on", "the axis"]
)
def test_no_hit_within_a_word(cell: str) -> None:
    """A name within a word is none, nor is the beginning of a form without the rest."""
    assert not [one for one in found([cell])[0] if one[3] != "low"]
    assert found(["see the lts of it", "RESULTS", "limousine"]) == [set(), set(), set()]


def test_cells_do_not_run_into_each_other() -> None:
    """What ends one cell and begins the next makes no name together; a name at a cell's edge is found."""
    rows = found(["Hik", "vision", "x", "Dahua", None, "", "Dahua"])
    assert [bool(row) for row in rows] == [False, False, False, True, False, False, True]


def test_texts_under_nulls_are_not_seen() -> None:
    """What lies in the buffer under a null is no text of the column."""
    plain = pa.array(["Dahua", "Dahua"])
    hidden: Any = pa.Array.from_buffers(pa.string(), 2, [pa.py_buffer(b"\x02"), *plain.buffers()[1:]])
    assert list(FINDERS[0].find(hidden)) == [1]


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())]
)
def test_types_of_texts(kind: pa.DataType) -> None:
    """Each of Arrow's types of texts is looked at."""
    batch = pa.record_batch([pa.array(["x", "Dahua", None]).cast(kind)], names=["a"])
    (marked,) = screen_batches([batch])
    assert marked["camwatch_vendors"].to_pylist() == [[], ["dahua"], []]
    assert marked.schema.field("a").type == kind


@given(st.lists(st.lists(st.tuples(st.integers(), st.none() | cells()), max_size=5), max_size=4))
def test_rows_and_columns_come_out(tables: list[list[tuple[int, str | None]]]) -> None:
    """Every row and column comes out in its order, whatever the batches, and the marks are sound."""
    schema = pa.schema([("n", pa.string()), ("text", pa.string())])
    batches = [
        pa.RecordBatch.from_arrays(
            [pa.array([str(n) for n, _ in rows], pa.string()), pa.array([t for _, t in rows], pa.string())],
            schema=schema,
        )
        for rows in tables
    ]
    marked = list(screen_batches(iter(batches), body=EDINBURGH, on="2024-01-01"))
    assert [one.select(["n", "text"]) for one in marked] == batches
    for one in marked:
        one.validate(full=True)


def test_lazy() -> None:
    """A batch is asked for when it is wanted, so memory does not grow with their number."""
    asked = 0

    def batches() -> Iterator[pa.RecordBatch]:
        nonlocal asked
        while True:
            asked += 1
            yield pa.record_batch([pa.array(["Dahua"])], names=["a"])

    marked = screen_batches(batches())
    next(marked)
    next(marked)
    assert asked == 2


def test_commitments_that_a_find_falls_under() -> None:
    """A find falls under the body's own commitments and binding ones, about the vendor or a class it is in, in force on the day."""
    batch = pa.record_batch([pa.array(["Hikvision", "Axis", "nothing"])], names=["a"])

    def falls(body: str, on: str) -> list[list[str]]:
        (marked,) = screen_batches([batch], body=body, on=on)
        rows: list[Any] = marked["camwatch_commitments"].to_pylist()
        return rows

    own = falls(EDINBURGH, "2024-01-01")
    assert own[0]
    assert set(own[0]) == set(NEWEST.commitments.where(body=EDINBURGH, vendor="hikvision").in_force("2024-01-01").ids)
    assert own[1:] == [[], []]
    assert falls(EDINBURGH, "2015-01-01") == [[], [], []]
    bound = falls("gb-department-for-transport", "2024-01-01")
    department = NEWEST.bodies["gb-department-for-transport"]
    assert (
        set(bound[0]) >= set(NEWEST.binding(department.id).in_force("2024-01-01").where(vendor="hikvision").ids) > set()
    )


def test_columns() -> None:
    """Columns are named exactly; what is missing, double or no text is refused, and says so."""
    batch = pa.RecordBatch.from_arrays(
        [pa.array(["Dahua"]), pa.array([1]), pa.array(["x"]), pa.array(["y"])], names=["a", "n", "b", "b"]
    )
    (marked,) = screen_batches([batch], columns=["a"])
    assert marked.schema.names[:4] == ["a", "n", "b", "b"]
    for columns, message in (
        (["b"], "2 columns are called 'b'"),
        (["n"], "type int64"),
    ):
        with pytest.raises(ScreenError, match=message):
            list(screen_batches([batch], columns=columns))
    for unknown, message in (("c", "no column 'c'; choose from: a, b"), (5, "no column number 5")):
        with pytest.raises(camwatch.UnknownColumn, match=message):
            list(screen_batches([batch], columns=[unknown]))
    with pytest.raises(ScreenError, match="no column of the table holds text"):
        list(screen_batches([batch.select([1])]))
    with pytest.raises(ScreenError, match="already"):
        list(screen_batches([marked]))
    with pytest.raises(ScreenError, match="not the str"):
        screen_batches([batch], columns="a")
    with pytest.raises(camwatch.UnknownId):
        screen_batches([batch], body="gb-no-such-body")


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        ("^DS-2CD[0-9]", "ds 2cd"),
        ("^I?DS-[A-Z]", "ids a"),
        ("^(?:AB|CD)-", "cd "),
        ("^A{2,}B", "aa"),
        ("^AB?C", "ac"),
        ("^A[^>]*B", "a"),
        ("^(?:AB-|ABC-)?(?:QRS-[A-Z]{2}|VT[OH][0-9]{4}|XYZ[0-9]{3})", "vto00"),
        ("^[^>]B", ""),
    ],
)
def test_beginnings(pattern: str, first: str) -> None:
    """The beginnings of a form are those that each model number of it has one of."""
    assert first in beginnings(pattern)


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["screen", *map(str, arguments)], input=stdin)


def read(path: Path) -> list[dict[str, Any]]:
    table = arrow_csv.read_csv(path, convert_options=arrow_csv.ConvertOptions(strings_can_be_null=True))
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows


def test_command(tmp_path: Path) -> None:
    """The command prints what was found and what it falls under, and writes the marked table."""
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text('asset,make\n1,"Hikvision, dome"\n2,RESULTS\n', encoding="utf-8")
    result = run(source, "--body", EDINBURGH, "--on", "2024-01-01", "--output", target)
    assert result.exit_code == 0, result.output
    assert re.search(r"1 of 2 rows falls under \d commitments? in force on 2024-01-01\.", result.output)
    assert "to City of Edinburgh Council (gb-city-of-edinburgh-council) on 2024-01-01" in result.output
    assert "Searched: 2 columns (asset, make)." in result.output
    rows = read(target)
    assert [row["asset"] for row in rows] == [1, 2]
    assert rows[0]["camwatch_vendors"] == "hikvision"
    assert "make: Hikvision (hikvision by brand, high)" in rows[0]["camwatch_found"]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    named = run(source, "--body", "City of Edinburgh Council", "--on", "2024-01-01")
    assert "1 of 2 rows falls under" in named.output
    assert run(source, "--body", "Nowhere Town Council").exit_code == 2
    again = run(source, "--output", target)
    assert again.exit_code == 2
    assert "already exists" in " ".join(again.output.split())
    assert run(source, "--output", target, "--replace").exit_code == 0


@pytest.mark.parametrize("form", ["csv", "ndjson", "parquet"])
def test_formats(tmp_path: Path, form: str) -> None:
    """Each format is read from a file and from the standard input, and written, with every row."""
    table = pa.table({"make": ["Dahua", "x", None], "n": ["1", "2", "3"]})
    sources = {name: tmp_path / f"in.{name}" for name in ("csv", "ndjson", "parquet", "arrows")}
    arrow_csv.write_csv(table, sources["csv"])
    sources["ndjson"].write_text("".join(json.dumps(row) + "\n" for row in table.to_pylist()), encoding="utf-8")
    pq.write_table(table, sources["parquet"])
    with pa.ipc.new_stream(str(sources["arrows"]), table.schema) as stream:
        stream.write_table(table)
    for name, source in sources.items():
        for stdin in (None, source.read_bytes()):
            target = tmp_path / f"{name}-{stdin is None}.{form}"
            result = run("-" if stdin else source, "--output", target, stdin=stdin)
            assert result.exit_code == 0, result.output
            if form == "ndjson":
                rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
            else:
                rows = pq.read_table(target).to_pylist() if form == "parquet" else read(target)
            assert [str(row["n"]) for row in rows] == ["1", "2", "3"]
            assert ["dahua" in (row["camwatch_vendors"] or ()) for row in rows] == [True, False, False]


def rows_of(path: Path, **options: Any) -> list[dict[str, Any]]:
    with open_table(path, **options) as table:
        return [row for batch in table.batches for row in batch.to_pylist()]


def test_ragged_rows_are_marked(tmp_path: Path) -> None:
    """A row with too few or too many cells stays in its place, whole, and is marked; so are many blocks of them."""
    source = tmp_path / "in.csv"
    odd = {0: "{n}", 1: "{n},x,y", 2: '"{n}","x\ny"'}
    lines = ["a,b", *(odd.get(n % 7, "{n}," + "z" * 700).format(n=n) for n in range(30_000))]
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows = rows_of(source)
    assert [int(row["a"]) for row in rows] == list(range(30_000))
    assert {n % 7 for n, row in enumerate(rows) if row["camwatch_fault"]} == {0, 1}
    assert rows[1] == {"a": "1", "b": "x,y", "camwatch_fault": "line 3 has 3 cells, expected 2"}
    assert rows[-1]["b"]


def test_encodings(tmp_path: Path) -> None:
    """A cell that is not UTF-8 is read as Windows-1252 and marked; UTF-16 and named encodings are read as such."""
    source = tmp_path / "in.csv"
    source.write_bytes(b"\xef\xbb\xbfa;b\ncaf\xe9;1\nok\x00;2\n")
    rows = rows_of(source)
    assert [(row["a"], bool(row["camwatch_fault"])) for row in rows] == [("café", True), ("ok\0", False)]
    for encoding, options in (("utf-16", {}), ("cp1252", {"encoding": "cp1252"})):
        source.write_bytes("a\tb\ncafé\t1\n".encode(encoding))
        assert rows_of(source, **options) == [{"a": "café", "b": "1", "camwatch_fault": None}]
    source.write_bytes(b"a,b\n1\n\xff,2,3\n")
    assert len(rows_of(source)) == 2
    with pytest.raises(ScreenError, match="'klingon' is not a text encoding"):
        rows_of(source, encoding="klingon")


def test_a_cell_of_a_million_characters(tmp_path: Path) -> None:
    """A very long cell is read and looked at."""
    source = tmp_path / "in.csv"
    source.write_text(f"a,b\n{'x ' * 1_000_000}Hikvision,1\n2,3\n", encoding="utf-8")
    result = run(source, "--format", "json")
    assert json.loads(result.output)["rows"] == 2
    assert json.loads(result.output)["vendors"][0]["vendor"] == "hikvision"


def test_double_columns(tmp_path: Path) -> None:
    """Columns of one name are all looked at and all written in CSV; a format that cannot have them says so."""
    source = tmp_path / "in.csv"
    source.write_text("a,a\nx,Dahua\n", encoding="utf-8")
    assert run(source, "--output", tmp_path / "out.csv").exit_code == 0
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").startswith('"a","a","camwatch_fault"')
    for form in ("ndjson", "parquet"):
        result = run(source, "--output", tmp_path / f"out.{form}")
        assert result.exit_code == 2
        assert "several columns are called 'a'" in result.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "out.csv"]


def test_ndjson_keeps_every_line(tmp_path: Path) -> None:
    """Lines that are no objects and members that come late are kept, looked at and marked; objects come out as they were."""
    source, target = tmp_path / "in.ndjson", tmp_path / "out.ndjson"
    first = '{"a": "x", "n": 5, "deep": {"b": [1, null]}}\n'
    source.write_bytes(
        (first * 40_000).encode()
        + b'{"late": "Dahua"}\nDahua, but no JSON\n[1]\n{"a": 1, "a": 2}\n{"a": "\xe9"}\n{"a": "\\ud800"}'
    )
    result = run(source, "--output", target, "--format", "json")
    assert json.loads(result.output)["rows"] == 40_006
    rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 40_006
    assert (rows[0]["n"], rows[0]["deep"]) == (5, {"b": [1, None]})
    assert (rows[40_000]["late"], rows[40_000]["camwatch_vendors"]) == ("Dahua", ["dahua"])
    assert rows[40_001]["camwatch_rest"] == "Dahua, but no JSON"
    assert [bool(row["camwatch_fault"]) for row in rows[-6:]] == [False, True, True, True, True, False]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("in.csv", b"", "is empty"),
        ("in.csv", b"\n\n", "expected column names"),
        ("in.csv", b'a,b\n1,"' + b"x" * (9 << 20), "line 2 is longer than 8 MB"),
        ("in.parquet", b"PAR1 and then nothing", "cannot be read as parquet"),
        ("in.ndjson", b"[1]\n[2]\n", "not valid JSON: Extra data at line 2"),
        ("in.ndjson", b"{}\n{}\n", "begins with empty JSON objects"),
        ("in.arrows", b"\xff\xff\xff\xff\x10", "cannot be read as arrow"),
        ("in.arrow", b"ARROW1", "cannot be read as arrow"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    """A file that is empty, truncated or something else is refused with its name, and nothing is written."""
    (tmp_path / name).write_bytes(content)
    result = run(tmp_path / name, "--output", tmp_path / "out.csv")
    assert result.exit_code == 2, result.output
    assert message in result.output
    assert name in result.output
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_truncated_files(tmp_path: Path) -> None:
    """Of a Parquet file or an Arrow stream that ends too early nothing is written."""
    table = pa.table({"a": [str(n) for n in range(100_000)]})
    pq.write_table(table, tmp_path / "in.parquet")
    with pa.ipc.new_stream(str(tmp_path / "in.arrows"), table.schema) as stream:
        stream.write_table(table, max_chunksize=10_000)
    for source in (tmp_path / "in.parquet", tmp_path / "in.arrows"):
        source.write_bytes(source.read_bytes()[:-5000])
        result = run(source, "--output", tmp_path / "out.parquet")
        assert result.exit_code == 2
        assert "cannot be read" in result.output
    assert not list(tmp_path.glob("*out*"))


def test_header_alone(tmp_path: Path) -> None:
    """A table without rows gives one without rows, and status 1: nothing was found."""
    (tmp_path / "in.csv").write_text("a,b\n", encoding="utf-8")
    result = run(tmp_path / "in.csv", "--output", tmp_path / "out.csv")
    assert result.exit_code == 1, result.output
    assert len((tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()) == 1


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, the same is found by Python's own means."""
    monkeypatch.setitem(sys.modules, "ahocorasick_rs", None)
    assert list(Finder(NEWEST).find(pa.array(["x", "Dahua"]))) == [1]


def test_the_recipe_for_duckdb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The recipe for DuckDB runs as the page shows it, and finds what is there."""
    page = (ROOT / "docs" / "screening.md").read_text(encoding="utf-8")
    recipe = page.split("## With DuckDB")[1].split("```python\n")[1].split("```")[0]
    (tmp_path / "inventory.csv").write_text("asset,description\n1,x\n2,Dahua cameras\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    exec(compile(recipe, "recipe", "exec"), {})
    assert pq.read_table("marked.parquet")["description"].to_pylist() == ["Dahua cameras"]


@pytest.mark.parametrize("end", ["", "7", " 7", "\u00df"])
def test_a_long_word_is_gone_through_once(end: str) -> None:
    """The time for a word of many beginnings of models grows with its length, not with the square of it."""
    finder = Finder(NEWEST)
    finder.find(pa.array(["IPC-1"]))
    times = []
    for length in (20_000, 320_000):
        begun = time.process_time()
        finder.find(pa.array(["DS-" * (length // 3) + end]))
        times.append(time.process_time() - begun)
    assert times[1] < 0.5 or times[1] < 64 * times[0], times
