"""Reports of screenings: what they say, and that nothing of a table does anything in them."""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

import camwatch
from camwatch.cli.app import app
from camwatch.errors import MissingExtra
from camwatch.screen import Screener, ScreenError
from camwatch.screen.report import Report
from camwatch.screen.report import report as report_module
from camwatch.screen.report.xlsx_sheets import height
from camwatch.screen.writing import written
from camwatch.wording import counted

NEWEST = camwatch.load()
EDINBURGH = "gb-city-of-edinburgh-council"
ON = "2024-01-01"
PROMISES = NEWEST.commitments.where(body=EDINBURGH, vendor="hikvision").in_force(ON)
HOSTILE = ['=HYPERLINK("http://evil.example","Hikvision")', "+1 Hikvision", "-Hikvision", "@Hikvision"]
ROWS = [
    *((text, f"<script>alert({number})</script>") for number, text in enumerate(HOSTILE)),
    ("Honeywell HBD3PR1", "to check\x1b[31m\u202e"),
    ("Hanwha XNV-8080R", "no commitment"),
    ("oak desk", "no find"),
]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["screen", *map(str, arguments)])


@pytest.fixture
def estate(tmp_path: Path) -> Path:
    """A table as nobody should send it."""
    path = tmp_path / 'estate & "co" <b>.parquet'
    table = pa.table(
        {
            "item": [item for item, _ in ROWS],
            '<i onclick="x()">&\'note': [note for _, note in ROWS],
            "price": pa.array([1_200, None, 3, 4, 5, 6, 7], pa.int64()),
            "serial": pa.array([1234567890123456789] * 7, pa.int64()),
        }
    )
    pq.write_table(table, path)
    return path


def report(estate: Path, end: str, *owner: str) -> Path:
    target = estate.with_name(f"report{end}")
    result = run(estate, *owner, "--report", target)
    assert result.exit_code == 0, result.output
    assert f"Wrote the report to {target}" in "".join(result.output.splitlines())
    return target


OWNED = ("--body", EDINBURGH, "--on", ON)


def test_workbook(estate: Path) -> None:
    """The workbook has the result, the rows by verdict, and each rule with its sources."""
    book = openpyxl.load_workbook(report(estate, ".xlsx", *OWNED))
    assert book.sheetnames == ["Summary", "Rows", "Rules"]
    summary = [str(cell) for line in book["Summary"].iter_rows(values_only=True) for cell in line if cell is not None]
    headline = f"4 of 7 rows fall under {counted(len(PROMISES), 'commitment')} in force on {ON}; 1 to check by hand."
    for text in (
        headline,
        f"City of Edinburgh Council ({EDINBURGH})",
        ON,
        f"SHA-256 {NEWEST.release.digest}",
        "Signature",
    ):
        assert text in summary
    assert any("A row without a match" in text for text in summary)
    assert any(NEWEST.release.version in text for text in summary)
    rules = [str(cell) for line in book["Rules"].iter_rows(values_only=True) for cell in line if cell is not None]
    for promise in PROMISES:
        assert promise.id in rules
        assert promise.summary in rules
        for citation in promise.citations:
            assert any(citation.source.url in text for text in rules)
    sheet = book["Rows"]
    heads = [cell.value for cell in sheet[1]]
    assert heads[:3] == ["Row", "Verdict", "item"]
    assert heads[6:] == ["Vendors found", "Confidence", "Matches, by column", "Rules that apply, by vendor"]
    rows = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=2)]
    assert [row[1] for row in rows] == [
        *["Covered by a commitment"] * 4,
        "To check by hand",
        "Vendor found, no commitment",
    ]
    assert [row[0] for row in rows] == [1, 2, 3, 4, 5, 6]
    numbers = ", ".join(map(str, range(1, len(PROMISES) + 1)))
    assert rows[0][9] == f"{numbers}: hikvision (high)"
    assert rows[4][7:10:2] == ["low", f"{numbers}: hikvision (low)"]


def test_cells_of_a_workbook_do_nothing(estate: Path) -> None:
    """A text that looks like a formula is a text; a number is a number, unless digits would be lost."""
    sheet = openpyxl.load_workbook(report(estate, ".xlsx", *OWNED))["Rows"]
    cells = [sheet.cell(row, 3) for row in range(2, 6)]
    assert [cell.value for cell in cells] == HOSTILE
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for line in sheet.iter_rows() for cell in line)
    assert not any(cell.data_type == "f" for line in sheet.iter_rows() for cell in line)
    assert (sheet.cell(2, 5).value, sheet.cell(2, 5).data_type) == (1_200, "n")
    assert sheet.cell(3, 5).value is None
    assert sheet.cell(2, 6).value == "1234567890123456789"
    assert sheet.cell(6, 4).value == "to check\\u001b[31m\\u202e"


def test_a_workbook_is_ready_to_use(estate: Path) -> None:
    """The header stays in view and is printed on each page, there is a filter, and pages are as wide as the paper."""
    book = openpyxl.load_workbook(report(estate, ".xlsx", *OWNED))
    sheet = book["Rows"]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:J7"
    assert sheet.print_title_rows == "$1:$1"
    for each in book:
        assert each.page_setup.fitToWidth in (None, 1)  # 1 if it is not said
        assert each.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.column_dimensions["C"].width > 20


class Page(HTMLParser):
    """What a page consists of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[list[str]] = []
        self.text = ""
        self._inside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside.append(tag)
        if tag == "tr":
            self.cells.append([])
        elif tag in ("td", "th"):
            self.cells[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "style" in self._inside:
            return
        self.text += data
        if {"td", "th"} & set(self._inside):
            self.cells[-1][-1] += data


def test_page(estate: Path) -> None:
    """The page has the result, each rule with its sources, the rows by verdict and the caveats."""
    page = Page(report(estate, ".html", *OWNED).read_text(encoding="utf-8"))
    text = " ".join(page.text.split())
    assert (
        f"4 of 7 rows fall under {counted(len(PROMISES), 'commitment')} in force on {ON}; 1 to check by hand." in text
    )
    for part in (NEWEST.release.version, NEWEST.release.digest, "A row without a match", "Signature"):
        assert part in text
    links = {attributes["href"] for tag, attributes in page.tags if tag == "a"}
    assert links == {citation.source.url for promise in PROMISES for citation in promise.citations}
    for promise in PROMISES:
        assert " ".join(promise.summary.split()) in text
    items = [row[1] for row in page.cells if len(row) == 7 and row[0] != "Row"]
    assert items == [*HOSTILE, "Honeywell HBD3PR1", "Hanwha XNV-8080R"]


def test_a_page_does_nothing(estate: Path) -> None:
    """The page has no script, asks for nothing from elsewhere, and shows what the table has as text."""
    text = report(estate, ".html", *OWNED).read_text(encoding="utf-8")
    page = Page(text)
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "iframe", "img", "link", "object", "embed", "form", "input", "i", "base"}
    for _, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on") or name in ("src", "srcset", "action")]
    assert "default-src 'none'" in str([attributes for tag, attributes in page.tags if tag == "meta"])
    assert "url(" not in text
    assert "@import" not in text
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", text)
    assert 'estate & "co" <b>.parquet' in page.text
    assert "<script>alert(0)</script>" in page.text
    assert '<i onclick="x()">&\'note' in page.text


@pytest.mark.parametrize("end", [".xlsx", ".html"])
def test_without_an_owner(estate: Path, end: str) -> None:
    """Without an owner, there is no word of rules or coverage."""
    target = report(estate, end)
    if end == ".xlsx":
        book = openpyxl.load_workbook(target)
        assert book.sheetnames == ["Summary", "Rows"]
        assert {cell.value for cell in book["Rows"]["B"]} == {"Verdict", "Vendor found"}
        text = str([cell for line in book["Summary"].iter_rows(values_only=True) for cell in line])
    else:
        text = Page(target.read_text(encoding="utf-8")).text
    assert "6 of 7 rows name equipment from a vendor in the register." in text
    assert "Covered by" not in text
    assert "rules" not in text.lower()


@pytest.mark.parametrize("end", [".xlsx", ".html"])
def test_no_find(tmp_path: Path, end: str) -> None:
    """A report of nothing says that it proves nothing."""
    source = tmp_path / "desks.csv"
    source.write_text("item,place\noak desk,attic\n", encoding="utf-8")
    target = tmp_path / f"report{end}"
    assert run(source, *OWNED, "--report", target).exit_code == 1
    if end == ".xlsx":
        book = openpyxl.load_workbook(target)
        text = str([cell for line in book["Summary"].iter_rows(values_only=True) for cell in line])
        assert book["Rows"].max_row == 1
    else:
        text = Page(target.read_text(encoding="utf-8")).text
    assert "may still describe surveillance equipment" in text


@pytest.mark.parametrize("end", [".xlsx", ".html"])
def test_long_tables_are_cut_and_say_so(estate: Path, end: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of each verdict a report lists a number of rows, and says how many there are."""
    form = report_module.FORMS[end]
    monkeypatch.setitem(report_module.FORMS, end, report_module.Form(form.module, 3))
    target = report(estate, end, *OWNED)
    if end == ".xlsx":
        book = openpyxl.load_workbook(target)
        numbers = [cell.value for cell in book["Rows"]["A"]][1:]
        text = str([cell for line in book["Summary"].iter_rows(values_only=True) for cell in line])
    else:
        page = Page(target.read_text(encoding="utf-8"))
        numbers = [int(row[0]) for row in page.cells if len(row) == 7 and row[0] != "Row"]
        text = page.text
    assert numbers == [1, 2, 3, 5, 6]
    assert "Of 4 rows with the verdict “Covered by a commitment” the first 3 are listed." in text


def test_rows_in_many_batches(estate: Path) -> None:
    """The numbers of rows are those of the table, however it is cut."""
    table = pq.read_table(estate)
    screener = Screener(NEWEST, body=EDINBURGH, on=ON)
    target = estate.with_name("batches.xlsx")
    made = Report(screener, table.schema, table="batches", target=target)
    for batch in table.to_batches(max_chunksize=2):
        made.add(screener.screen(batch))
    made.write()
    assert made.result.summary.rows == 7
    assert [cell.value for cell in openpyxl.load_workbook(target)["Rows"]["A"]][1:] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("report.pdf", "does not end in .xlsx or .html"),
        ("there/report.html", "does not exist; create it"),
        ("old.html", "already exists"),
    ],
)
def test_refused_before_the_table_is_read(estate: Path, name: str, message: str) -> None:
    """A report that cannot be written is refused at once, and nothing is written."""
    (estate.parent / "old.html").write_text("old", encoding="utf-8")
    result = run(estate, "--report", estate.parent / name, "--output", estate.parent / "out.csv")
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())
    assert sorted(path.name for path in estate.parent.iterdir()) == [estate.name, "old.html"]
    assert run(estate, "--report", estate.parent / "old.html", "--replace").exit_code == 0


def test_an_existing_file_is_one_error(tmp_path: Path) -> None:
    """Tables and reports refuse to replace a file by the same error as exports, and leave it as it is."""

    def table(target: Path, *, replace: bool) -> None:
        with written(target, pa.schema([pa.field("site", pa.string())]), replace=replace):
            pass

    for name in ("old.csv", "old.parquet", "old.html", "old.xlsx"):
        target = tmp_path / name
        target.write_text("old", encoding="utf-8")
        refused = report_module.form_of if target.suffix in report_module.FORMS else table
        with pytest.raises(camwatch.TargetExists, match=f"{name} already exists.*--overwrite"):
            refused(target, replace=False)
        assert target.read_text(encoding="utf-8") == "old"


def test_a_report_appears_whole_or_not_at_all(estate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the writing fails, the old report stays, and so does nothing half written."""
    target = estate.with_name("report.html")
    target.write_text("old", encoding="utf-8")

    def failing(_: Any) -> Any:
        raise OSError("no space left on device")

    monkeypatch.setattr("camwatch.screen.report.content.Content.citation", property(failing))
    result = run(estate, *OWNED, "--report", target, "--replace", "--output", estate.with_name("out.csv"))
    assert result.exit_code != 0
    assert target.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in estate.parent.iterdir()) == [estate.name, "report.html"]


@pytest.mark.parametrize(("end", "package"), [(".xlsx", "xlsxwriter"), (".html", "jinja2")])
def test_without_the_extra(estate: Path, monkeypatch: pytest.MonkeyPatch, end: str, package: str) -> None:
    """Without what writes it, a report is refused with what to install."""
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtra, match="pip install 'camwatch"):
        Report(Screener(NEWEST), pq.read_schema(estate), table="x", target=estate.with_name(f"report{end}"))


def test_a_text_that_is_longer_than_a_cell(tmp_path: Path) -> None:
    """A text that does not fit in a cell of a sheet is cut, and says so; too many columns are refused."""
    batch = pa.record_batch([pa.array(["Hikvision " + "x" * 40_000])], names=["a"])
    screener = Screener(NEWEST)
    made = Report(screener, batch.schema, table="long", target=tmp_path / "long.xlsx")
    made.add(screener.screen(batch))
    made.write()
    text = openpyxl.load_workbook(tmp_path / "long.xlsx")["Rows"].cell(2, 3).value
    assert str(text).endswith("(cut: longer than a cell of a sheet)")
    wide = pa.record_batch([pa.array(["Hikvision"])] * 16_384, names=[f"c{n}" for n in range(16_384)])
    screener = Screener(NEWEST, columns=["c0"])
    made = Report(screener, wide.schema, table="wide", target=tmp_path / "wide.xlsx")
    made.add(screener.screen(wide))
    with pytest.raises(ScreenError, match="do not fit on one sheet"):
        made.write()
    assert not (tmp_path / "wide.xlsx").exists()


def test_height() -> None:
    """A row is as high as its longest text needs."""
    assert height("", 10) == height("x" * 10, 10) == 15
    assert height("x" * 11, 10) == height("a\nb", 10) == 30
    assert height("x\n" * 1_000, 10) == 400
