"""Reading: every format that is screened, with rows in = rows out, or a refusal that says what to do."""

from __future__ import annotations

import bz2
import contextlib
import csv
import datetime as dt
import gzip
import io
import json
import lzma
import random
import re
import sqlite3
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from camwatch.cli.app import app
from camwatch.screen import ScreenError, screen_batches
from camwatch.screen.tables import FORMATS, open_table

DEVICES = [("A-101", "North gate", "Dahua IPC-HFW2431S"), ("A-102", "Depot", "Bosch FLEXIDOME"), ("A-103", "Roof", "")]
NAMES = ["tag", "place", "device"]


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["screen", *map(str, arguments)], input=stdin)


def summary(path: Path, *arguments: str | Path) -> dict[str, Any]:
    result = run(path, "--format", "json", *arguments)
    assert result.exit_code in (0, 1), result.output
    found: dict[str, Any] = json.loads(result.output)
    return found


def rows_of(path: Path, **options: Any) -> list[dict[str, Any]]:
    with open_table(path, **options) as table:
        return [row for batch in table.batches for row in batch.to_pylist()]


def notes_of(path: Path, **options: Any) -> str:
    with open_table(path, **options) as table:
        list(table.batches)
        return " ".join(table.notes)


def form_of(path: Path, **options: Any) -> str:
    with open_table(path, **options) as table:
        list(table.batches)
        return table.form


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def as_csv(delimiter: str = ",", names: Sequence[str] = NAMES, rows: Sequence[tuple[str, ...]] = DEVICES) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerows([names, *rows])
    return out.getvalue()


# Delimited text.


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "^", "~", "\x1f", "¦"])
@pytest.mark.parametrize("name", ["in.csv", "in.txt", "in"])
def test_delimiters(tmp_path: Path, delimiter: str, name: str) -> None:
    """The delimiter is found by how the cells agree, whatever the file is called."""
    rows = rows_of(put(tmp_path, name, as_csv(delimiter)))
    assert [tuple(row[key] for key in NAMES) for row in rows] == DEVICES
    assert not any(row["camwatch_fault"] for row in rows)


cell = st.text(st.sampled_from("abc XYZ09,;|\t'-./é"), max_size=8)
word = st.text(st.sampled_from("abcdefgh"), min_size=1, max_size=6)


@given(
    st.integers(2, 5).flatmap(
        lambda width: st.tuples(
            st.lists(word, min_size=width, max_size=width, unique=True),
            st.lists(st.lists(cell, min_size=width, max_size=width), min_size=3, max_size=12),
        )
    ),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n"]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_quotes_are_respected(
    tmp_path: Path, table: tuple[list[str], list[list[str]]], delimiter: str, end: str
) -> None:
    """Whatever marks are inside quoted cells, a delimiter that is given splits the rows as they were written."""
    names, cells = table
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator=end).writerows([names, *cells])
    rows = rows_of(put(tmp_path, "in.csv", out.getvalue()), delimiter=delimiter, header=True)
    assert [[row[name] for name in names] for row in rows] == cells


@given(
    st.lists(
        st.sampled_from(["x", '19" rack', 'a "b" c', '"open', "plain, comma", "two\nlines", '""', "é"]),
        min_size=4,
        max_size=30,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rows_with_proper_quotes_are_kept(tmp_path: Path, cells: list[str]) -> None:
    """Cells with quotes, delimiters and ends of lines come out as they went in."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(
        [["n", "text", "z"], *((f"{n}", one, "z") for n, one in enumerate(cells))]
    )
    rows = rows_of(put(tmp_path, "in.csv", out.getvalue()))
    assert [row["text"] for row in rows] == cells


# Cells as people and programs write them, in which each # becomes a word of its own.
CELLS = ["#", "# #", '"#"', '"#{} #"', '"#\n#"', '"# ""#"" "', '"#', '#"', '# "#" #', "7", "", "'#", "#,#;#"]


@given(
    st.lists(st.lists(st.sampled_from(CELLS), min_size=1, max_size=5), min_size=1, max_size=25),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["in.csv", "in.txt", "in"]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_word_is_lost(tmp_path: Path, table: list[list[str]], delimiter: str, end: str, name: str) -> None:
    """Every word of a file is in a cell or in the name of a column, however odd its quotes; or the file is refused."""
    text = "\n".join(delimiter.join(cells) for cells in table).replace("{}", delimiter).replace("\n", end)
    pieces = text.split("#")
    text = pieces[0] + "".join(f"w{place}{piece}" for place, piece in enumerate(pieces[1:]))
    path = put(tmp_path, name, text)
    read = set()
    try:
        with open_table(path) as opened:
            assume(not any("left out" in note for note in opened.notes))
            read.update(re.findall(r"w\d+", " ".join(opened.schema.names)))
            for batch in opened.batches:
                for column in batch.columns[:-1]:
                    read.update(re.findall(r"w\d+", " ".join(filter(None, column.to_pylist()))))
    except ScreenError as error:
        assert re.search("do not match|no names of columns|is empty", str(error))  # noqa: PT017
    else:
        assert read == set(re.findall(r"w\d+", text))


@given(
    st.lists(
        st.tuples(st.integers(1, 9999), st.sampled_from(["North hall", "Pool", "Yard; old", "Gate, new"]), st.dates()),
        min_size=3,
        max_size=12,
    ),
    st.sampled_from([",", ";", "\t", "|"]),
    st.booleans(),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_delimiters_and_headers_are_found(
    tmp_path: Path, cells: list[tuple[int, str, dt.date]], delimiter: str, header: bool
) -> None:
    """The delimiter, and whether there is a header, are told by the values of the rows."""
    rows = [(str(number), place, str(day)) for number, place, day in cells]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([("no.", "place", "bought"), *rows] if header else rows)
    read = rows_of(put(tmp_path, "in", out.getvalue()))
    assert [tuple(row.values())[:3] for row in read] == rows
    assert list(read[0])[:3] == (["no.", "place", "bought"] if header else ["column_1", "column_2", "column_3"])


@pytest.mark.parametrize(
    ("name", "delimiter"),
    [("tab", "\t"), ("\\t", "\t"), ("Comma", ","), ("semicolon", ";"), ("pipe", "|"), ("space", " ")],
)
def test_names_of_delimiters(tmp_path: Path, name: str, delimiter: str) -> None:
    """A delimiter can be given by its name."""
    rows = rows_of(put(tmp_path, "in.txt", f"a{delimiter}b\n1{delimiter}Uniview\n"), delimiter=name, header=True)
    assert [(row["a"], row["b"]) for row in rows] == [("1", "Uniview")]


@pytest.mark.parametrize("delimiter", ["", ",,", '"', "\n", "commas"])
def test_what_is_no_delimiter(tmp_path: Path, delimiter: str) -> None:
    """What is not one character, or ends lines, is refused."""
    with pytest.raises(ScreenError, match="invalid delimiter"):
        rows_of(put(tmp_path, "in.csv", "a,b\n"), delimiter=delimiter)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("7;Hikvision dome;2\n8;Axis;4\n", 2),
        ("Hikvision,Lobby\nAxis,Gate\n", 2),
        ("10.1.0.9,44:19:b6:00:00:07\n10.1.0.8,3c:ef:8c:00:00:08\n", 2),
        ("cam-01\tDahua\ncam-02\tAxis\ncam-03\tBosch\n", 3),
        ("2024-05-01|Acme|120.50\n2024-05-02|Bolt|99\n", 2),
    ],
)
def test_a_first_line_that_is_a_row(tmp_path: Path, text: str, rows: int) -> None:
    """A first line that names a vendor, or is typed as those below it, is a row, and the summary says so."""
    path = put(tmp_path, "in.csv", text)
    assert len(rows_of(path)) == rows
    assert "Line 1 was read as data" in notes_of(path)
    assert "column_1" in rows_of(path)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Body,Hikvision cameras,Dahua cameras\nKent,5,2\nLeeds,3,0\n",
        "council,2022,2023\nKent,15,20\n",
        "id,make\n1,Hikvision\n",
        "make,site\nHikvision,Lobby\n",
        ",name\n0,Dahua\n1,Axis\n",
    ],
)
def test_a_first_line_that_is_a_header(tmp_path: Path, text: str) -> None:
    """A first line that is unlike the rows is the header, also where it names a vendor."""
    path = put(tmp_path, "in.csv", text)
    assert len(rows_of(path)) == text.count("\n") - 1
    assert len(rows_of(path, header=False)) == text.count("\n")


def test_titles_above_the_header(tmp_path: Path) -> None:
    """Lines of titles are left out, and the summary quotes the first; --header-row says otherwise."""
    text = "Assets of the Borough,,\nPrinted: 3 May 2025,,\n,,\nTag,Place,Device\n1,Hall,Hikvision\n2,Pool,Axis\n"
    path = put(tmp_path, "in.csv", text)
    rows = rows_of(path)
    assert [(row["Tag"], row["Device"]) for row in rows] == [("1", "Hikvision"), ("2", "Axis")]
    assert "Assets of the Borough" in notes_of(path)
    assert [row["Tag"] for row in rows_of(path, header_row=4)] == ["1", "2"]
    assert [row["1"] for row in rows_of(path, header_row=5)] == ["2"]
    assert len(rows_of(path, header=False)) == 6
    for options, message in (
        ({"header_row": 40}, "no row at line 40"),
        ({"header_row": 2, "header": False}, "cannot be combined"),
    ):
        with pytest.raises(ScreenError, match=message):
            rows_of(path, **options)


def test_titles_of_several_cells(tmp_path: Path) -> None:
    """Titles may have several cells; a row of few cells with the values of those below it is a row."""
    text = "Department,Parks,,,\nPeriod,May 2025,,,\n,,,,\nDate,Payee,Sum,Ref,For\n01/05/2025,Acme,120,1,Dahua\n"
    rows = rows_of(put(tmp_path, "in.csv", text))
    assert [(row["Payee"], row["For"]) for row in rows] == [("Acme", "Dahua")]
    text = "cam1,10.1.1.5,,\ncam2,10.1.1.6,Hall,on\ncam3,10.1.1.7,Pool,on\n"
    assert len(rows_of(put(tmp_path, "in.csv", text))) == 3


@pytest.mark.parametrize(
    "make", [lambda rows: as_csv(names=rows[0], rows=rows[1:]).encode(), lambda rows: xlsx({"S": rows})]
)
def test_titles_that_name_a_vendor(tmp_path: Path, make: Callable[[Any], bytes]) -> None:
    """Nothing that could be found is left out: lines above the header are rows if one of them names a vendor."""
    rows = [["Left behind: a Hikvision dome", "", ""], ["", "", ""], ["Tag", "Place", "Device"], ["1", "Hall", "Axis"]]
    path = put(tmp_path, "in", make(rows))
    assert [row["Tag"] for row in rows_of(path) if row["Tag"]] == ["Left behind: a Hikvision dome", "1"]
    found = summary(path)
    assert found["rows_marked"] == 2
    assert "kept as rows" in notes_of(path)
    assert summary(path, "--header-row", "3")["rows_marked"] == 1


@pytest.mark.parametrize("first", ["sep=|", '"sep=|"', "SEP=|", "#TYPE System.Object"])
def test_lines_for_programs(tmp_path: Path, first: str) -> None:
    """The lines that Excel and PowerShell put first are no rows and no header."""
    path = put(tmp_path, "in.csv", f"{first}\nname|note\ncam, one|Dahua; old\n")
    assert [(row["name"], row["note"]) for row in rows_of(path)] == [("cam, one", "Dahua; old")]


@pytest.mark.parametrize(
    "encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"]
)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    """The header is decoded as the cells are; UTF-16 and UTF-32 are told by their marks or their NUL bytes."""
    path = put(tmp_path, "in.csv", "Dépôt;Coût (€)\nSalle à côté;5\nHikvision;6\n".encode(encoding))
    rows = rows_of(path)
    assert list(rows[0])[:2] == ["Dépôt", "Coût (€)"]
    assert [row["Dépôt"] for row in rows] == ["Salle à côté", "Hikvision"]
    assert summary(path, "--columns", "coût (€)")["columns_searched"] == ["Coût (€)"]


@pytest.mark.parametrize("encoding", ["idna", "punycode", "hex", "rot13", "undefined", "zlib", "no-such"])
def test_what_is_no_encoding(tmp_path: Path, encoding: str) -> None:
    """What does not decode bytes to text is refused by name."""
    with pytest.raises(ScreenError, match="is not a text encoding"):
        rows_of(put(tmp_path, "in.csv", "a,b\n1,2\n"), encoding=encoding)


@pytest.mark.parametrize("place", [2, 50, 499])
@pytest.mark.parametrize("width", [2, 4])
def test_a_quote_that_is_not_closed(tmp_path: Path, place: int, width: int) -> None:
    """Every row is kept, wherever the quote closes by accident, and the row that opens it is marked with its line."""
    lines = [",".join(["id", "text", "a", "b"][:width])]
    lines += [",".join([str(n), f"camera {n}", "x", "y"][:width]) for n in range(1, 601)]
    lines[place] = ",".join([str(place), '"dome, 4 mm'.replace(",", ""), "x", "y"][:width])
    lines[550] = ",".join(["550", '"12"" deep, black"', "x", "y"][:width])
    rows = rows_of(put(tmp_path, "in.csv", "\n".join(lines) + "\n"))
    assert [row["id"] for row in rows] == [str(n) for n in range(1, 601)]
    assert {n: row["camwatch_fault"] for n, row in enumerate(rows, 1) if row["camwatch_fault"]} == {
        place: f"line {place + 1}: an opening quote is not closed; it was read as part of the text"
    }
    assert rows[549]["text"] == '12" deep, black'


def test_an_inch_mark_at_the_end_of_a_cell(tmp_path: Path) -> None:
    """A quote that opens by mistake does not close at the mark of an inch some rows on."""
    text = 'id,kind,size\n1,dome,"4\n2,dome,5\n3,rack,19"\n4,dome,Hikvision\n'
    rows = rows_of(put(tmp_path, "in.csv", text))
    assert [row["id"] for row in rows] == ["1", "2", "3", "4"]
    assert [bool(row["camwatch_fault"]) for row in rows] == [True, False, False, False]


def test_cells_of_several_lines(tmp_path: Path) -> None:
    """Cells of several lines are one cell, also across the blocks in which a file is read."""
    out = io.StringIO()
    texts = [f"Dear {n},\nwe hold {n % 7} cameras.\n\nYours" for n in range(40_000)]
    csv.writer(out, lineterminator="\r\n").writerows([["id", "text"], *enumerate(texts)])
    rows = rows_of(put(tmp_path, "in.csv", out.getvalue()))
    assert [row["text"] for row in rows] == texts
    assert not any(row["camwatch_fault"] for row in rows)


def test_rows_of_many_blocks(tmp_path: Path) -> None:
    """Rows that Arrow reads and rows that are read one by one keep their order and their lines."""
    rng = random.Random(4)
    lines, faulty = ["id,text,n"], {}
    for n in range(60_000):
        kind = rng.random()
        text = "x" * rng.randrange(80)
        if kind < 0.0005:
            lines.append(f"{n},{text}")
            faulty[n] = f"line {n + 2} has 2 cells, expected 3"
        else:
            lines.append(f'{n},"{text}, y",{n}' if kind < 0.3 else f"{n},{text},{n}")
    rows = rows_of(put(tmp_path, "in.csv", "\n".join(lines)))
    assert [int(row["id"]) for row in rows] == list(range(60_000))
    assert {n: row["camwatch_fault"] for n, row in enumerate(rows) if row["camwatch_fault"]} == faulty


def test_a_long_header(tmp_path: Path) -> None:
    """A header of hundreds of kilobytes is read whole."""
    names = [f"column {'x' * 90} {n}" for n in range(4_000)]
    path = put(tmp_path, "in.csv", ",".join(names) + "\n" + ",".join(["Dahua"] * 4_000) + "\n")
    with open_table(path) as table:
        assert table.schema.names[:-1] == names
        assert sum(batch.num_rows for batch in table.batches) == 1


def test_cells_too_many_and_too_few(tmp_path: Path) -> None:
    """Empty cells behind the last column are no fault; a table of which most rows do not fit is refused."""
    path = put(tmp_path, "in.csv", "a,b\n" + "1,Dahua,\n" * 5)
    assert [row["camwatch_fault"] for row in rows_of(path)] == [None] * 5
    path = put(tmp_path, "in.csv", "a,b,c\n" + "".join(f"{'x,' * (n % 5)}x\n" for n in range(50)))
    with pytest.raises(ScreenError, match=r"30 of 50 rows"):
        rows_of(path)
    assert run(path).exit_code == 2
    assert summary(path, "--input-format", "text")["rows"] == 51


@pytest.mark.parametrize(
    "text",
    [
        "Found two cameras, one by Hikvision.\n\nThe other, by the gate, is by Axis, I think.\nRegards\n",
        "Hikvision\nDahua\nAxis\n",
        "Dear all,\nplease find, below, nothing\n",
        "A single line, of no table\n",
        "10.1.0.5\t00:11:22:33:44:55\tCisco Systems, Inc\nStarting arp-scan 1.9\n2 hosts scanned, 1 responded\nend\n",
    ],
)
def test_plain_text(tmp_path: Path, text: str) -> None:
    """What is no table is read as lines, each a row, the first too."""
    path = put(tmp_path, "in.txt", text)
    assert [row["line"] for row in rows_of(path)] == text.splitlines()
    assert form_of(path) == "text"


@pytest.mark.parametrize("text", ["make,n\nDahua,1\nx,\n", '"make","n"\n"Dahua","1"\n,"3"\n'])
def test_small_tables(tmp_path: Path, text: str) -> None:
    """A table of a few rows is one whatever it is called."""
    rows = rows_of(put(tmp_path, "in", text))
    assert [bool(row["make"] == "Dahua") for row in rows] == [True, False][: len(rows)]


# JSON.

OBJECTS: list[dict[str, Any]] = [
    {"tag": "A-101", "device": {"make": "Dahua", "ports": [{"banner": "x"}, {"banner": "Hikvision DS-2CD2032-I"}]}},
    {"tag": "A-102", "device": {"make": "Acme"}, "late": ["é", "海康"]},
    {"tag": "A-103", "device": None},
]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("in.json", json.dumps(OBJECTS)),
        ("in.json", json.dumps(OBJECTS, indent=2)),
        ("in.txt", json.dumps(OBJECTS, indent="\t", ensure_ascii=False)),
        ("in.json", "[\n" + ",\n".join(map(json.dumps, OBJECTS)) + "\n]"),
        ("in.json", "\ufeff" + "\n".join(map(json.dumps, OBJECTS))),
        ("in.json", "\n".join(map(json.dumps, OBJECTS))),
        ("in", "\n\n".join(map(json.dumps, OBJECTS)) + "\n"),
        ("in.jsonl", "\r\n".join(map(json.dumps, OBJECTS))),
        ("in.json", json.dumps({"version": 1, "data": {"count": 3, "assets": OBJECTS}})),
        ("in.json", json.dumps({"assets": OBJECTS}, indent=1)),
        ("in.txt", "\n".join(json.dumps(one, indent=2) for one in OBJECTS)),
        ("in.json", '{"assets": [\n' + ",\n".join(map(json.dumps, OBJECTS)) + "\n]}"),
    ],
)
def test_json(tmp_path: Path, name: str, text: str) -> None:
    """Objects in an array, in an object or on lines of their own are rows, and texts inside them are searched."""
    path, target = put(tmp_path, name, text), tmp_path / "out.ndjson"
    found = summary(path, "--output", target)
    assert (found["rows"], found["rows_marked"]) == (3, 1)
    lines = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [{key: line[key] for key in one} for line, one in zip(lines, OBJECTS, strict=True)] == OBJECTS
    columns = {(one["column"], one["vendor"]) for one in lines[0]["camwatch_found"]}
    assert {("device.make", "dahua"), ("device.ports.banner", "hikvision")} <= columns


def test_lists_in_a_json_object(tmp_path: Path) -> None:
    """A list is chosen by its key; several lists are no guess, and members beside the list are said."""
    path = put(tmp_path, "in.json", json.dumps({"owner": "x", "cameras": OBJECTS, "old": {"cameras": OBJECTS[:1]}}))
    with pytest.raises(ScreenError, match=r"2 lists of objects; choose one with --records: cameras, old\.cameras"):
        rows_of(path)
    assert len(rows_of(path, records="cameras")) == 3
    assert len(rows_of(path, records="old.cameras")) == 1
    assert summary(path, "--records", "old.cameras")["rows"] == 1
    with pytest.raises(ScreenError, match=r"no list under the key 'new'; it has cameras, old\.cameras"):
        rows_of(path, records="new")
    with pytest.raises(ScreenError, match="--records applies only to JSON, so correct the file or leave out --records"):
        rows_of(put(tmp_path, "in.csv", "make,site\nDahua,a\n"), records="cameras")
    path = put(tmp_path, "in.json", json.dumps({"owner": "nobody", "data": {"n": 1, "cameras": OBJECTS}}))
    assert "not searched: owner, data" in notes_of(path)
    path = put(tmp_path, "in.json", json.dumps({"data": {"n": ["Hikvision"], "cameras": OBJECTS}}))
    assert "read as the first row" in notes_of(path)
    assert (summary(path)["rows"], summary(path)["rows_marked"]) == (4, 2)
    assert len(rows_of(put(tmp_path, "in.json", '{"make": "Dahua", "sites": ["a", "b"]}'))) == 1


def release(number: int, title: str, **more: Any) -> dict[str, Any]:
    return {"ocid": f"ocds-abc-{number}", "id": f"{number}-1", "tender": {"title": title}, **more}


RELEASES = [
    release(1, "Roof works", parties=[{"name": "Dahua Technology UK", "roles": ["supplier"]}]),
    release(2, "Meals"),
    release(3, "CCTV", tender={"items": [{"description": "8 x Hikvision dome"}], "documents": [{"title": "Spec"}]}),
    release(4, "Paving"),
]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    "package",
    [
        {"uri": "x", "version": "1.1", "publisher": {"name": "P"}, "extensions": [{"a": 1}], "releases": RELEASES},
        {"records": [{"ocid": one["ocid"], "releases": [{"url": "x"}], "compiledRelease": one} for one in RELEASES]},
        {"records": [{"ocid": one["ocid"], "releases": [one]} for one in RELEASES]},
    ],
)
def test_ocds(tmp_path: Path, package: dict[str, Any], indent: int | None) -> None:
    """A release of an OCDS package is a row; its items, documents and parties are searched."""
    path = put(tmp_path, "in.json", json.dumps(package, indent=indent))
    rows = rows_of(path)
    assert [row["ocid"] for row in rows] == [one["ocid"] for one in RELEASES]
    found = summary(path)
    assert (found["rows"], found["rows_marked"]) == (4, 2)
    two = put(tmp_path, "in.jsonl", json.dumps(package) + "\n" + json.dumps(package) + "\n")
    assert len(rows_of(two)) == 8


def test_objects_without_a_member_in_common(tmp_path: Path) -> None:
    """A new key on every line does not make a table that grows with the square of the lines."""
    count = 20_000
    lines = [json.dumps({f"key{n}": "Dahua" if n % 1000 == 0 else "x"}) for n in range(count)]
    path = put(tmp_path, "in.ndjson", "\n".join(lines))
    with open_table(path) as table:
        assert len(table.schema) < 100
        assert sum(batch.num_rows for batch in table.batches) == count
    found = summary(path)
    assert (found["rows"], found["rows_marked"]) == (count, count // 1000)


@pytest.mark.parametrize(
    "text",
    [
        '{"\\udc00": "\\ud83d Dahua"}\n{"a": 1}\n',
        '{"a": "Dahua", "a": "x"}\n{"a": 1}\n',
        '[{"a": "Dahua", "a": "x"}, {"b": "\\ud800"}]',
        '{"a": ["Dahua"]}\n{"a": 1e400}\n',
    ],
)
def test_odd_json(tmp_path: Path, text: str) -> None:
    """Halves of surrogate pairs, keys that are there twice and numbers beyond bounds lose nothing."""
    path = put(tmp_path, "in.json", text)
    for ending in ("csv", "ndjson", "parquet"):
        found = summary(path, "--output", tmp_path / f"out.{ending}")
        assert (found["rows"], found["rows_marked"]) == (2, 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[{"a": "Dahua"},\n{"a": ', "not valid JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", "empty list"),
        ('"Dahua"', "single JSON value"),
        ('{"a": [{"b": 1}], "c": [{"d": 1}]}', "2 lists of objects"),
    ],
)
def test_json_that_is_refused(tmp_path: Path, text: str, message: str) -> None:
    """JSON that is cut off, nested without end or without rows is refused with what to do."""
    path = put(tmp_path, "in.json", text)
    with pytest.raises(ScreenError, match=message):
        rows_of(path, form="json")


# Parquet and Arrow.

NESTED: dict[str, pa.Array[Any]] = {
    "texts": pa.array([["a", "Dahua"], None, []]),
    "struct": pa.array([{"a": {"b": "Dahua"}}, None, {"a": None}]),
    "structs": pa.array([[{"mac": "3c:ef:8c:00:00:01"}, {"mac": None}], [], None]),
    "map": pa.array([[("make", "Dahua")], [], None], pa.map_(pa.string(), pa.string())),
    "keys": pa.array([[("Dahua", 1)], [], None], pa.map_(pa.string(), pa.int64())),
    "binary": pa.array([b"Dahua \xe9", b"\xff", None]),
    "large_binary": pa.array([b"Dahua", b"x", None], pa.large_binary()),
    "fixed": pa.array([b"Dahua", b"\xff\xfe\xfd\xfc\xfb", None], pa.binary(5)),
    "dictionary": pa.array(["Dahua", "x", None]).dictionary_encode(),
    "view": pa.array(["Dahua", "x", None], pa.string_view()),
    "binary_view": pa.array([b"Dahua", b"x", None], pa.binary_view()),
    "list_view": pa.array([["x", "Dahua"], [], None], pa.list_view(pa.string())),
    "fixed_list": pa.array([["x", "Dahua"], ["y", "z"], None], pa.list_(pa.string(), 2)),
    "run_end": pa.RunEndEncodedArray.from_arrays(pa.array([1, 3], pa.int32()), pa.array(["Dahua", "x"])),
    "union": pa.UnionArray.from_dense(
        pa.array([0, 1, 0], pa.int8()), pa.array([0, 0, 1], pa.int32()), [pa.array(["Dahua", "x"]), pa.array([7])]
    ),
    "json": pa.array(['{"a": ["Dahua"]}', "5", None], pa.json_()),
}


@pytest.mark.parametrize("name", NESTED)
@pytest.mark.parametrize("begin", [0, 1])
def test_every_text_inside_is_searched(name: str, begin: int) -> None:
    """Texts at any depth are found in their row, also in a part of an array."""
    column = (
        pa.concat_arrays([pa.nulls(1, NESTED[name].type), NESTED[name]])
        if begin and name not in ("union", "run_end")
        else NESTED[name]
    )
    if column is not NESTED[name]:
        column = column.slice(1)
    (marked,) = screen_batches([pa.RecordBatch.from_arrays([column], names=["c"])])
    assert marked["camwatch_vendors"].to_pylist() == [["dahua"], [], []]
    finds: Any = marked["camwatch_found"].to_pylist()
    assert finds[0][0]["column"].startswith("c")


@pytest.mark.parametrize("name", NESTED)
@pytest.mark.parametrize("form", ["stream", "file", "parquet"])
def test_columnar_files(tmp_path: Path, name: str, form: str) -> None:
    """Arrow streams, Arrow files and Parquet files with nested columns are read, and written or refused before reading."""
    table = pa.table({"id": ["1", "2", "3"], "c": NESTED[name]})
    path = tmp_path / "in.bin"
    if form == "parquet":
        try:
            pq.write_table(table, path)
        except pa.ArrowNotImplementedError:
            pytest.skip("Parquet does not have the type")
    else:
        with (pa.ipc.new_stream if form == "stream" else pa.ipc.new_file)(str(path), table.schema) as writer:
            writer.write_table(table)
    for ending in ("csv", "ndjson", "parquet"):
        target = tmp_path / f"out.{ending}"
        result = run(path, "--output", target, "--format", "json")
        if result.exit_code == 2:
            assert ending == "parquet"
            assert "which Parquet does not have" in result.output
            assert not target.exists()
        else:
            assert (json.loads(result.output)["rows"], json.loads(result.output)["rows_marked"]) == (3, 1)
            assert target.exists()


@pytest.mark.parametrize(
    "column",
    [
        pa.array([2**31 - 1, None], pa.date32()),
        pa.array([2**60, 5], pa.timestamp("s")),
        pa.array([1, 5], pa.timestamp("us", "Nowhere/Town")),
        pa.array([(1, 2, 3), None], pa.month_day_nano_interval()),
        pa.array([b"0" * 16, None], pa.uuid()),
        pa.array([b"\xff\x00", None], pa.binary(2)),
        pa.array([1, None], pa.duration("ns")),
        pa.array([[2**31 - 1], None], pa.list_(pa.date32())),
        pa.array([None, None], pa.decimal256(60, 3)),
        pa.nulls(2),
    ],
    ids=lambda column: str(column.type),
)
def test_types_that_are_written(tmp_path: Path, column: pa.Array[Any]) -> None:
    """A column of any type is written in every format, or refused before it is read."""
    table = pa.table({"make": ["Uniview", "x"], "c": column})
    with pa.ipc.new_stream(str(tmp_path / "in.arrows"), table.schema) as writer:
        writer.write_table(table)
    for ending in ("csv", "ndjson", "parquet"):
        result = run(tmp_path / "in.arrows", "--output", tmp_path / f"out.{ending}")
        assert result.exit_code in (0, 2), result.output
        assert result.exit_code == 0 or "column 'c' holds" in result.output or "cannot be written" in result.output


def test_numbers_that_json_does_not_have(tmp_path: Path) -> None:
    """Numbers that are none are written to NDJSON as texts, so that any reader takes the file."""
    table = pa.table({"make": ["Dahua"], "x": [float("nan")], "y": pa.array([[float("inf"), 1.0]])})
    pq.write_table(table, tmp_path / "in.parquet")
    assert run(tmp_path / "in.parquet", "--output", tmp_path / "out.ndjson").exit_code == 0

    def refuse(word: str) -> None:
        raise AssertionError(word)

    row = json.loads((tmp_path / "out.ndjson").read_text(encoding="utf-8"), parse_constant=refuse)
    assert (row["x"], row["y"]) == ("nan", ["inf", 1.0])


def test_texts_that_are_not_valid(tmp_path: Path) -> None:
    """A text that is not UTF-8 is refused with its column."""
    pq.write_table(pa.table({"m": pa.array([b"\xff Dahua"]).view(pa.string())}), tmp_path / "in.parquet")
    result = run(tmp_path / "in.parquet")
    assert result.exit_code == 2
    assert "column 'm' holds text that is not UTF-8" in result.output


@pytest.mark.parametrize(
    "name", ["camwatch_line", "camwatch_fault", "camwatch_rest", "camwatch_sheet", "camwatch_vendors"]
)
def test_columns_that_camwatch_adds(tmp_path: Path, name: str) -> None:
    """A table that has a column which camwatch adds is refused."""
    pq.write_table(pa.table({"m": ["Dahua"], name: [1]}), tmp_path / "in.parquet")
    put(tmp_path, "in.csv", f"m,{name}\nDahua,1\n")
    assert run(tmp_path / "in.parquet").exit_code == 2
    assert run(tmp_path / "in.csv").exit_code == (
        0 if name in ("camwatch_line", "camwatch_rest", "camwatch_sheet") else 2
    )


# Packed files.

PACKERS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": lambda data: pa.Codec("zstd").compress(data, asbytes=True),
    ".lz4": lambda data: pa.Codec("lz4").compress(data, asbytes=True),
}


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def contents() -> dict[str, bytes]:
    table = pa.table({"tag": ["1", "2"], "device": ["Dahua", "x"]})
    parquet, arrow, stream = pa.BufferOutputStream(), pa.BufferOutputStream(), pa.BufferOutputStream()
    pq.write_table(table, parquet)
    with pa.ipc.new_file(arrow, table.schema) as writer:
        writer.write_table(table)
    with pa.ipc.new_stream(stream, table.schema) as writer:
        writer.write_table(table)
    return {
        "in.csv": b"tag,device\n1,Dahua\n2,x\n",
        "in.tsv": b"tag\tdevice, make\n1\tDahua\n2\tx\n",
        "in.jsonl": b'{"tag": "1", "device": "Dahua"}\n{"tag": "2"}\n',
        "in.json": b'[{"tag": "1", "device": "Dahua"}, {"tag": "2"}]',
        "in.parquet": parquet.getvalue().to_pybytes(),
        "in.arrow": arrow.getvalue().to_pybytes(),
        "in.arrows": stream.getvalue().to_pybytes(),
    }


@pytest.mark.parametrize("packer", [*PACKERS, ".zip", ".csv"])
@pytest.mark.parametrize("name", contents())
def test_packed(tmp_path: Path, name: str, packer: str) -> None:
    """A packed file is read as what is in it, from a file and from the standard input, whatever it is called."""
    data = contents()[name]
    packed = zipped({f"folder/{name}": data}) if packer == ".zip" else PACKERS.get(packer, gzip.compress)(data)
    path = put(tmp_path, f"{name}{packer}", packed)
    found = summary(path)
    assert (found["rows"], found["rows_marked"]) == (2, 1)
    result = run("-", "--format", "json", stdin=packed)
    assert (json.loads(result.output)["rows"], json.loads(result.output)["rows_marked"]) == (2, 1)


@pytest.mark.parametrize("packer", PACKERS)
def test_packed_files_that_are_damaged(tmp_path: Path, packer: str) -> None:
    """A packed file that ends too early is refused, and nothing is written."""
    data = "".join(f"{n},camera {n * 7919 % 1000}\n" for n in range(60_000)).encode()
    path = put(tmp_path, f"in.csv{packer}", PACKERS[packer](b"id,text\n" + data)[:-2000])
    result = run(path, "--output", tmp_path / "out.csv")
    assert result.exit_code == 2
    assert "damaged or ends too early" in result.output
    assert not (tmp_path / "out.csv").exists()


def test_packed_too_often(tmp_path: Path) -> None:
    """A file may be packed twice, and not without end."""
    data = gzip.compress(bz2.compress(b"tag,device\n1,Dahua\n"))
    assert summary(put(tmp_path, "in", data))["rows_marked"] == 1
    for _ in range(4):
        data = gzip.compress(data)
    with pytest.raises(ScreenError, match="packed more than 3 times"):
        rows_of(put(tmp_path, "in", data))
    with pytest.raises(ScreenError, match="contains an empty file"):
        rows_of(put(tmp_path, "in", gzip.compress(b"")))


# What is refused.


def sqlite(folder: Path) -> bytes:
    path = folder / "x.db"
    with sqlite3.connect(path) as connection:
        connection.execute("create table t (make text)")
        connection.execute("insert into t values ('Hikvision')")
    connection.close()
    return path.read_bytes()


REFUSED: dict[str, tuple[Callable[[Path], bytes], str]] = {
    "PDF": (lambda _: b"%PDF-1.7\n%\xe2\xe3\n1 0 obj\n(Hikvision)\n%%EOF", "a PDF document"),
    "HTML": (lambda _: b"<!DOCTYPE html>\n<html><body>Hikvision</body></html>", "a web page"),
    "HTML without a type": (lambda _: b"\n<table border=1><tr><td>Hikvision</td></tr></table>", "a web page"),
    "XML": (lambda _: b'<?xml version="1.0"?><notice><t>Hikvision</t></notice>', "an XML file"),
    "SQLite": (sqlite, "an SQLite database"),
    "PNG": (lambda _: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image"),
    "JPEG": (lambda _: b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image"),
    "ELF": (lambda _: b"\x7fELF\x02\x01\x01" + bytes(64), "a program"),
    "7z": (lambda _: b"7z\xbc\xaf\x27\x1c\0\x04", "a 7z archive"),
    "tar": (lambda _: b"in.csv".ljust(257, b"\0") + b"ustar\x0000" + bytes(300), "a tar archive"),
    "pcap": (lambda _: b"\xd4\xc3\xb2\xa1\x02\0\x04\0" + bytes(16), "a capture of packets"),
    "ZIP of several": (
        lambda _: zipped({"a.csv": b"a,b\n", "b.csv": b"a,b\n"}),
        r"2 files \(a.csv, b.csv\); unpack it",
    ),
    "ZIP of none": (lambda _: zipped({}), "no file"),
    "Word": (lambda _: zipped({"[Content_Types].xml": b"", "word/document.xml": b"<w/>"}), "a Word document"),
    "gzip of a PDF": (lambda _: gzip.compress(b"%PDF-1.7\n"), "a PDF document"),
    "NUL bytes": (lambda _: bytes(5000), "its format is not recognised"),
    "an old Office file": (
        lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
        "cannot be read as a spreadsheet",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
@pytest.mark.parametrize("name", ["in.csv", "in.bin"])
def test_files_that_are_not_tables(tmp_path: Path, what: str, name: str) -> None:
    """A file of another kind is refused by what it is, with exit status 2, whatever it is called."""
    make, message = REFUSED[what]
    path = put(tmp_path, name, make(tmp_path))
    result = run(path, "--output", tmp_path / "out.csv")
    assert result.exit_code == 2, result.output
    with pytest.raises(ScreenError, match=message):
        rows_of(path)
    assert not (tmp_path / "out.csv").exists()


@given(st.binary(min_size=40, max_size=4000), st.sampled_from(["in.csv", "in.json", "in", "in.xlsx"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_bytes(tmp_path: Path, data: bytes, name: str) -> None:
    """Whatever the bytes, the file is read or refused, and never fails otherwise."""
    with contextlib.suppress(ScreenError):
        rows_of(put(tmp_path, name, data))


@pytest.mark.parametrize("size", [200, 5_000, 300_000])
def test_random_bytes_are_no_table(tmp_path: Path, size: int) -> None:
    """Random bytes are refused, never counted."""
    for seed in range(40 if size < 100_000 else 2):
        path = put(tmp_path, "in.csv", random.Random(seed).randbytes(size))
        with pytest.raises(ScreenError):
            rows_of(path)


def test_text_that_goes_on_as_bytes(tmp_path: Path) -> None:
    """A file that begins as text and goes on as bytes is refused with the line."""
    text = b"id,text\n" + b"".join(b"%d,camera\n" % n for n in range(150_000))
    with pytest.raises(ScreenError, match="bytes that are not text after line"):
        rows_of(put(tmp_path, "in.csv", text + random.Random(1).randbytes(2_000_000)))


# Spreadsheets.

Sheets = dict[str, list[list[Any]]]


def xlsx(sheets: Sheets) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return out.getvalue()


def ods(sheets: Sheets) -> bytes:
    def cell(value: Any) -> str:
        if isinstance(value, int):
            return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
        text = escape(str(value))
        return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'

    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>"
        + "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
        + "</table:table>"
        for name, rows in sheets.items()
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = f"<office:document-content {spaces}><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    manifest = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    mime = b"application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": mime, "META-INF/manifest.xml": manifest.encode(), "content.xml": content.encode()})


@pytest.mark.parametrize("make", [xlsx, ods])
@pytest.mark.parametrize("name", ["in.xlsx", "in.csv", "in"])
def test_spreadsheets(tmp_path: Path, make: Callable[[Sheets], bytes], name: str) -> None:
    """Each sheet's header is found below its titles, columns of one name are one, and every row says its sheet."""
    sheets: Sheets = {
        "Cameras": [["Estate 2025", "", ""], ["Tag", "Model", "Qty"], ["C-1", "Dahua dome", 4], ["C-2", "Axis", 12]],
        "Empty": [],
        "Network": [["Model", "Address"], ["Hikvision NVR", "10.1.1.9"], ["", ""], ["Switch", "10.1.1.10"]],
    }
    path = put(tmp_path, name, make(sheets))
    rows = rows_of(path)
    assert [(row["camwatch_sheet"], row["Tag"], row["Model"], row["Qty"], row["Address"]) for row in rows] == [
        ("Cameras", "C-1", "Dahua dome", "4", None),
        ("Cameras", "C-2", "Axis", "12", None),
        ("Network", None, "Hikvision NVR", None, "10.1.1.9"),
        ("Network", None, "Switch", None, "10.1.1.10"),
    ]
    assert "Read 2 sheets: 'Cameras', 'Network'." in notes_of(path)
    assert "Empty: 'Empty'" in notes_of(path)
    assert "Estate 2025" in notes_of(path)
    for sheet in ("Network", "network", "3"):
        assert [row["Model"] for row in rows_of(path, sheet=sheet)] == ["Hikvision NVR", "Switch"]
    assert summary(path, "--sheet", "1", "--columns", "model")["rows_marked"] == 2
    with pytest.raises(ScreenError, match="no sheet 'Old'; choose from: Cameras, Empty, Network"):
        rows_of(path, sheet="Old")
    with pytest.raises(ScreenError, match="no cell with text or numbers in 'Empty'"):
        rows_of(path, sheet="Empty")
    assert len(rows_of(path, sheet="Network", header=False)) == 3
    assert [row["Hikvision NVR"] for row in rows_of(path, sheet="Network", header_row=2)] == ["Switch"]


def test_spreadsheets_from_the_standard_input() -> None:
    """A spreadsheet is read from the standard input, packed too."""
    data = xlsx({"S": [["Tag", "Device"], ["1", "Dahua"], ["2", "x"]]})
    for packed in (data, gzip.compress(data), ods({"S": [["Tag", "Device"], ["1", "Dahua"], ["2", "x"]]})):
        result = run("-", "--format", "json", stdin=packed)
        assert result.exit_code == 0, result.output
        assert (json.loads(result.output)["rows"], json.loads(result.output)["rows_marked"]) == (2, 1)


def test_cells_as_people_read_them(tmp_path: Path) -> None:
    """Numbers, truth values and dates are written as a person reads them."""
    day = dt.datetime(2024, 3, 5)
    row = [1, 2.5, 10**14, True, "text", "", "\u6d77\u5eb7", day, dt.datetime(2024, 3, 5, 10, 30)]
    names = [f"name {n}" for n in range(len(row))]
    (read,) = rows_of(put(tmp_path, "in.xlsx", xlsx({"S": [names, row]})))
    assert [read[name] for name in names] == [
        "1", "2.5", "100000000000000", "TRUE", "text", "", "\u6d77\u5eb7", "2024-03-05", "2024-03-05 10:30:00",
    ]  # fmt: skip


def test_a_sheet_without_a_header(tmp_path: Path) -> None:
    """A sheet whose first row is a device loses nothing; names in twice are two columns."""
    path = put(tmp_path, "in.xlsx", xlsx({"S": [["Dahua", "a"], ["Axis", "b"]]}))
    assert [row["column_1"] for row in rows_of(path)] == ["Dahua", "Axis"]
    assert "Line 1 was read as data" in notes_of(path)
    path = put(tmp_path, "in.xlsx", xlsx({"S": [["note", "note"], ["Dahua", "x"], ["x", "Dahua"]]}))
    assert summary(path)["rows_marked"] == 2


def test_spreadsheets_that_are_refused(tmp_path: Path) -> None:
    """Damaged files, cells far apart and parts that unpack without end are refused, not read in part."""
    good = xlsx({"S": [["a"], ["Dahua"]]})
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"]
    bad = {
        "far apart": sheet.replace(b'r="A2"', b'r="XFD1048576"'),
        "too far": sheet.replace(b'r="A2"', b"r='A99999999999999999999'"),
        "cannot be read|not whole": sheet[:-60],
    }
    for message, part in bad.items():
        path = put(tmp_path, "in.xlsx", zipped({**members, "xl/worksheets/sheet1.xml": part}))
        with pytest.raises(ScreenError, match=message):
            rows_of(path)
    bomb = zipped({**members, "xl/media/image1.bin": bytes(600 << 20)})
    with pytest.raises(ScreenError, match="unpacks to more than 512 MiB"):
        rows_of(put(tmp_path, "in.xlsx", bomb))
    for cut in (30, len(good) // 2, len(good) - 10):
        with pytest.raises(ScreenError):
            rows_of(put(tmp_path, "in.xlsx", good[:cut]))
    # The checksum of a part is looked at, so no cell is read that is not as it was saved.
    at = good.index(b"xl/worksheets/sheet1.xml") + 40
    with pytest.raises(ScreenError):
        rows_of(put(tmp_path, "in.xlsx", good[:at] + bytes([good[at] ^ 0xFF]) + good[at + 1 :]))


def test_without_the_reader_of_spreadsheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, the message says which to install."""
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    result = run(put(tmp_path, "in.xlsx", xlsx({"S": [["a"], ["Dahua"]]})))
    assert result.exit_code == 2
    assert "camwatch[sheets]" in result.output


# Listings of networks.

LISTED: dict[str, tuple[str, str, list[str | None]]] = {
    "arp of Linux": (
        "arp",
        "router.lan (10.7.0.1) at 00:11:22:00:00:01 [ether] on eth1\n? (10.7.0.9) at <incomplete> on eth1\n"
        "nvr (10.7.0.20) at 44:19:b6:00:00:20 [ether] PERM on eth1\n",
        ["00:11:22:00:00:01", "<incomplete>", "44:19:b6:00:00:20"],
    ),
    "arp of BSD": (
        "arp",
        "? (10.7.0.1) at 0:11:22:0:0:1 on en0 ifscope [ethernet]\n? (10.7.0.2) at (incomplete) on en0 [ethernet]\n"
        "nvr.lan (10.7.0.20) at 44:19:b6:00:00:20 on em0 expires in 900 seconds [ethernet]\n",
        ["0:11:22:0:0:1", "(incomplete)", "44:19:b6:00:00:20"],
    ),
    "arp of Windows": (
        "arp-windows",
        "\r\nInterface: 10.7.0.5 --- 0x7\r\n  Internet Address      Physical Address      Type\r\n"
        "  10.7.0.1              00-11-22-00-00-01     dynamic   \r\n"
        "  10.7.0.20             44-19-b6-00-00-20     dynamic   \r\n\r\n"
        "Interface: 172.16.0.1 --- 0x12\r\n  Internet Address      Physical Address      Type\r\n"
        "  224.0.0.22                                  static    \r\n",
        ["00-11-22-00-00-01", "44-19-b6-00-00-20", None],
    ),
    "arp of German Windows": (
        "arp-windows",
        "\nSchnittstelle: 10.7.0.5 --- 0x7\n  Internetadresse       Physische Adresse     Typ\n"
        "  10.7.0.20             44-19-b6-00-00-20     dynamisch\n",
        ["44-19-b6-00-00-20"],
    ),
    "ip neigh": (
        "ip-neigh",
        "fe80::1 dev eth1 lladdr 00:11:22:00:00:01 router STALE\n10.7.0.9 dev eth1  FAILED\n"
        "10.7.0.20 dev eth1 lladdr 44:19:b6:00:00:20 ref 1 used 3/2/1 probes 4 REACHABLE\n",
        ["00:11:22:00:00:01", None, "44:19:b6:00:00:20"],
    ),
    "ip neigh of one interface": (
        "ip-neigh",
        "10.7.0.20 lladdr 44:19:b6:00:00:20 REACHABLE \n10.7.0.21 lladdr 00:11:22:00:00:01 STALE \n",
        ["44:19:b6:00:00:20", "00:11:22:00:00:01"],
    ),
    "dnsmasq": (
        "dnsmasq",
        "1712345678 44:19:b6:00:00:20 10.7.0.20 * 01:44:19:b6:00:00:20\n0 00:11:22:00:00:01 10.7.0.1 pc *\n"
        "duid 00:01:00:01:2a:bb\n1712345679 1193046 fd00::7 pc 00:01:00:01:2a:bb\n",
        ["44:19:b6:00:00:20", "00:11:22:00:00:01", "1193046"],
    ),
    "dhcpd": (
        "dhcpd",
        "# The format of this file is documented in dhcpd.leases(5)\nauthoring-byte-order little-endian;\n\n"
        "lease 10.7.0.20 {\n  starts 1 2024/04/01 10:00:00;\n  binding state active;\n  next binding state free;\n"
        '  hardware ethernet 44:19:b6:00:00:20;\n  uid "\\001D\\031";\n  client-hostname "nvr";\n}\n'
        'server-duid "x";\nlease 10.7.0.1 {\n  hardware ethernet 00:11:22:00:00:01;\n'
        '  set vendor-class-identifier = "MSFT 5.0";\n}\n',
        ["44:19:b6:00:00:20", "00:11:22:00:00:01"],
    ),
}


@pytest.mark.parametrize("what", LISTED)
@pytest.mark.parametrize("name", ["in.txt", "in.csv", "-"])
def test_listings(tmp_path: Path, what: str, name: str) -> None:
    """Each entry of a listing is a row, the first too, and the device of the vendor is marked."""
    form, text, macs = LISTED[what]
    if name == "-":
        found = json.loads(run("-", "--format", "json", stdin=text.encode()).output)
    else:
        path = put(tmp_path, name, text)
        rows = rows_of(path)
        assert form_of(path) == form
        assert [row["mac"] for row in rows] == macs
        assert not any(row["camwatch_fault"] for row in rows)
        found = summary(path)
    assert (found["rows"], found["rows_marked"]) == (len(macs), 1)


@pytest.mark.parametrize("what", LISTED)
def test_odd_lines_of_listings(tmp_path: Path, what: str) -> None:
    """A line of another form is kept whole and marked; a listing that is cut off loses no entry."""
    _, text, macs = LISTED[what]
    path = put(tmp_path, "in.txt", text + "What is this, a Dahua?\n")
    rows = rows_of(path)
    assert len(rows) == len(macs) + 1
    assert rows[-1]["camwatch_rest"] == "What is this, a Dahua?"
    assert "does not have the form of" in rows[-1]["camwatch_fault"]
    assert summary(path)["rows_marked"] == 2


def test_a_lease_that_is_cut_off(tmp_path: Path) -> None:
    """The last lease of a file that is cut off is kept and marked."""
    path = put(
        tmp_path,
        "in",
        "lease 10.7.0.1 {\n}\nlease 10.7.0.2 {\n}\nlease 10.7.0.20 {\n hardware ethernet 44:19:b6:00:00:20;\n",
    )
    assert [(row["address"], bool(row["camwatch_fault"])) for row in rows_of(path)] == [
        ("10.7.0.1", False),
        ("10.7.0.2", False),
        ("10.7.0.20", True),
    ]


def test_greppable_nmap(tmp_path: Path) -> None:
    """A host is a row, whether its status and ports are on one line or two; each port is a line of its cell."""
    text = (
        "# Nmap 7.94 scan initiated Mon Apr  1 10:00:00 2024 as: nmap -sV -oG out 10.7.0.0/24\n"
        "Host: 10.7.0.20 (nvr.lan)\tStatus: Up\n"
        "Host: 10.7.0.20 (nvr.lan)\tPorts: 80/open/tcp//http//Hikvision IP camera httpd/, 554/open/tcp//rtsp///\tIgnored State: closed (998)\n"
        "Host: 10.7.0.21 ()\tStatus: Up\nHost: 10.7.0.22 ()\tStatus: Down\n"
        "Host: 10.7.0.23 ()\tPorts: 22/open/tcp//ssh//OpenSSH 9.2 (protocol 2.0)/\tOS: Linux 5.X\n"
        "# Nmap done at Mon Apr  1 10:00:10 2024 -- 256 IP addresses (3 hosts up) scanned in 10.00 seconds\n"
    )
    path = put(tmp_path, "in.gnmap", text)
    rows = rows_of(path)
    assert form_of(path) == "nmap-grepable"
    assert [row["address"] for row in rows] == ["10.7.0.20", "10.7.0.21", "10.7.0.22", "10.7.0.23"]
    assert rows[0]["ports"] == "80/tcp open http Hikvision IP camera httpd\n554/tcp open rtsp"
    assert rows[3]["os"] == "Linux 5.X"
    assert summary(path)["rows_marked"] == 1


def nmap(hosts: Sequence[str]) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE nmaprun>\n<nmaprun scanner="nmap" version="7.94">\n'
        "<prescript><script id='broadcast' output='Dahua'/></prescript>\n"
        + "\n".join(hosts)
        + '\n<runstats><finished time="1"/></runstats></nmaprun>\n'
    )


def test_nmap_xml(tmp_path: Path) -> None:
    """A host is a row, with addresses, names, ports, services, systems and what scripts said."""
    full = """<host starttime="1"><status state="up"/><address addr="10.7.0.20" addrtype="ipv4"/>
      <address addr="fd00::20" addrtype="ipv6"/><address addr="44:19:B6:00:00:20" addrtype="mac" vendor="Hangzhou"/>
      <hostnames><hostname name="nvr.lan" type="PTR"/><hostname name="cam &amp; co" type="user"/></hostnames>
      <ports><extraports state="closed" count="998"/>
      <port protocol="tcp" portid="80"><state state="open"/><service name="http" product="App-webs" version="3"
       extrainfo="x" devicetype="webcam"><cpe>cpe:/h:acme:cam</cpe></service>
       <script id="http-title" output="Login"><elem key="title">Login</elem></script></port>
      <port protocol="udp" portid="161"><state state="open|filtered"/></port></ports>
      <os><osmatch name="Linux 5.4"><osclass><cpe>cpe:/o:linux</cpe></osclass></osmatch></os>
      <hostscript><script id="onvif" output="a&#10;b"/></hostscript></host>"""
    bare = '<host><status state="up"/><address addr="10.7.0.21" addrtype="ipv4"/></host>'
    path = put(tmp_path, "in.txt", nmap([full, bare]))
    first, second = rows_of(path)
    assert form_of(path) == "nmap-xml"
    assert (first["ipv4"], first["ipv6"], first["mac"], first["vendor"]) == (
        "10.7.0.20", "fd00::20", "44:19:B6:00:00:20", "Hangzhou",
    )  # fmt: skip
    assert first["hostnames"] == "nvr.lan cam & co"
    assert first["ports"] == "80/tcp open http App-webs 3 x webcam cpe:/h:acme:cam\n161/udp open|filtered"
    assert first["os"] == "Linux 5.4; cpe:/o:linux"
    assert first["scripts"] == "80/tcp http-title: Login\nonvif: a\nb"
    assert (second["ipv4"], second["mac"], second["ports"], second["scripts"]) == ("10.7.0.21", None, None, None)
    for ending in ("csv", "ndjson", "parquet"):
        found = summary(path, "--output", tmp_path / f"out.{ending}")
        assert (found["rows"], found["rows_marked"]) == (2, 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (nmap(["<host><status/></host>"])[:-30], "is not well-formed XML"),
        ('<!DOCTYPE nmaprun [<!ENTITY a "Dahua">]><nmaprun>&a;</nmaprun>', "declares XML entities"),
    ],
)
def test_nmap_xml_that_is_refused(tmp_path: Path, text: str, message: str) -> None:
    """XML that is cut off or that declares entities is refused."""
    with pytest.raises(ScreenError, match=message):
        rows_of(put(tmp_path, "in.xml", text))


def test_a_list_gives_the_same_finds_in_each_format(tmp_path: Path) -> None:
    """A list of 200 devices gives the same finds as CSV, spreadsheet, JSON and XML of nmap."""
    rng = random.Random(11)
    vendors = ["Dahua IPC-HFW2431S", "Hikvision DS-2CD2043G2-I", "Uniview", "Dell laptop", "HP printer", "Cisco switch"]
    prefixes = ["44:19:b6", "3c:ef:8c", "00:11:22", "aa:bb:cc"]
    rows = [
        (f"10.7.0.{n}", f"{rng.choice(prefixes)}:00:00:{n:02x}", rng.choice(vendors), f"host-{n}") for n in range(200)
    ]
    names = ["ipv4", "mac", "vendor", "hostnames"]
    paths = {
        "csv": put(tmp_path, "in.csv", as_csv(names=names, rows=rows)),
        "json": put(tmp_path, "in.json", json.dumps([dict(zip(names, row, strict=True)) for row in rows])),
        "xlsx": put(tmp_path, "in.xlsx", xlsx({"S": [names, *map(list, rows)]})),
        "ods": put(tmp_path, "in.ods", ods({"S": [names, *map(list, rows)]})),
        "nmap": put(
            tmp_path,
            "in.xml",
            nmap(
                [
                    f'<host><address addr="{ip}" addrtype="ipv4"/><address addr="{mac}" addrtype="mac" vendor="{vendor}"/>'
                    f'<hostnames><hostname name="{host}"/></hostnames></host>'
                    for ip, mac, vendor, host in rows
                ]
            ),
        ),
    }

    def finds(path: Path) -> list[Any]:
        with open_table(path) as table:
            return [found for batch in screen_batches(table.batches) for found in batch["camwatch_found"].to_pylist()]

    expected = finds(paths["csv"])
    assert len(expected) == 200
    assert 80 < sum(map(bool, expected)) < 200
    for name, path in paths.items():
        assert finds(path) == expected, name


# Columns.


def test_columns_by_name_and_position(tmp_path: Path) -> None:
    """Columns are chosen in any case, by position, with commas in their names, and the summary says which."""
    path = put(tmp_path, "in.csv", 'Tag,"Maker, type",Note\n1,Dahua,Axis\n')

    def searched(*arguments: str) -> list[str]:
        found: list[str] = summary(path, *arguments)["columns_searched"]
        return found

    assert searched() == ["Tag", "Maker, type", "Note"]
    assert searched("--columns", "maker, TYPE") == ["Maker, type"]
    assert searched("--columns", "2") == ["Maker, type"]
    assert searched("--columns", "note,tag") == ["Note", "Tag"]
    assert searched("--columns", "Maker, type", "--columns", "note") == ["Maker, type", "Note"]
    assert searched("--columns", "3,1") == ["Note", "Tag"]
    assert summary(path, "--columns", "3")["columns_not_searched"] == ["Tag", "Maker, type"]
    assert "Searched: 1 column (Note)." in run(path, "--columns", "3").output
    for wrong in ("4", "0", "Make", "Tag,x"):
        result = run(path, "--columns", wrong)
        assert result.exit_code == 2
        assert "the table has no column" in result.output
    batch = pa.record_batch({"a": ["x"], "b": ["Dahua"]})
    (marked,) = screen_batches([batch], columns=[2])
    assert marked["camwatch_vendors"].to_pylist() == [["dahua"]]


def test_a_header_that_names_a_vendor(tmp_path: Path) -> None:
    """A first line that has the name of a column to search is the header, though it names a vendor."""
    path = put(tmp_path, "in.csv", "Site,Hikvision model\nHall,Dahua\nPool,none\n")
    assert summary(path)["rows"] == 3
    assert summary(path, "--columns", "hikvision MODEL")["rows"] == 2
    assert [row["Site"] for row in rows_of(path, columns=["site"])] == ["Hall", "Pool"]


def test_formats_are_checked(tmp_path: Path) -> None:
    """A format that there is not is refused with those that there are."""
    with pytest.raises(ScreenError, match=f"choose from: {', '.join(FORMATS)}"):
        rows_of(put(tmp_path, "in.csv", "a,b\n"), form="excel")
