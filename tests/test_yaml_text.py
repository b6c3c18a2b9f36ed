"""What the reader of YAML says of a file that it cannot read, and the one comment that it allows."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from camwatch.curation.check import check_records
from camwatch.curation.editing import Edits
from camwatch.curation.fault import Fault
from camwatch.curation.format import canonical, format_records
from camwatch.curation.yaml_text import modeline, parse
from tests.conftest import ROOT
from tests.sample import FILES, edit

SHOP = "claims/gb/gb-shop.yml"
LINE = "# yaml-language-server: $schema=../../../src/camwatch/schema/files/claims.json\n"


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("    summary: The chain", "    summary: Note: the chain", 18, "contains ': '"),
        ("    summary: The chain", '    summary: "The chain', 18, "a quote is not closed"),
        ("    summary: The chain", "     summary: The chain", 18, "not indented like"),
        ("    summary: The chain", "\tsummary: The chain", 18, "tab"),
        ("    summary: The chain", "    summary: @chain", 18, "'@'"),
        ("    summary: The chain", "    summary: *chain", 18, "write the value out"),
        ("    summary: The chain", "    summary: {chain", 18, "quotes"),
        ("    summary: The chain", '    summary: "c:\\qhain" #', 18, "single quotes"),
        ("    summary: The chain", "    summary: >- The chain", 18, "next line"),
        ("    summary: The chain", "    summary The chain", 18, "colon"),
        ("vendors: [bolt]", "vendors: [bolt", 5, "[one, other]"),
        ("vendors: [bolt]", "vendors: - bolt", 5, "next line"),
        ("      - date: 2023-03\n", "       date: 2023-03\n", 13, "dash"),
    ],
)
def test_messages_say_what_to_write(old: str, new: str, line: int, said: str, records: Path) -> None:
    """A fault of form names the line where it is, or the one after it, and the remedy; there is no other fault."""
    edit(records, SHOP, old, new)
    (fault,) = check_records(records)[1]
    assert fault.file == SHOP
    assert abs(fault.line - line) <= 1, fault
    assert said in fault.message or said.replace("dash", "'- '") in fault.message, fault


def test_every_problem_has_a_remedy() -> None:
    """Of thousands of files with slips, each gets words of ours and a line that it has."""
    chance = random.Random(7)
    text = FILES["claims/gb/gb-northtown-council.yml"]
    pieces = [*"\t '\"-:[]{}#&*!|>%@`\\?,~\n=.0é", "  ", "---\n", "? ", "- ", "...\n", '"\\q"', "|0", "%YAML 9\n", "!<"]
    refused = 0
    for _ in range(4000):
        at = chance.randrange(len(text))
        slip = text[:at] + chance.choice(pieces) + text[at + chance.choice((0, 0, 1)) :]
        faults: list[Fault] = []
        parse(slip, "x.yml", faults)
        for fault in faults:
            refused += 1
            assert "check the indentation and the quotes" not in fault.message, (fault, slip[at - 20 : at + 20])
            assert "did not find" not in fault.message
            assert 1 <= fault.line <= slip.count("\n") + 1
    assert refused > 1000


@pytest.mark.parametrize(
    ("file", "content"),
    [
        (SHOP, "body: [gb-shop\n"),
        ("vendors/acme.yml", "id: acme\nname: 'Acme\n"),
        ("bodies/uk.csv", "id,name\ngb-shop,Shop\n"),
        ("sources.csv", "id;url\n"),
        ("interventions/2022.yml", "interventions: {\n"),
        ("statistics/gb.yml", "- a: b: c\n"),
    ],
)
def test_a_file_that_cannot_be_read_is_the_only_fault(file: str, content: str, records: Path) -> None:
    """What was in it is not missed anywhere else."""
    (records / file).write_text(content, encoding="utf-8")
    faults = check_records(records)[1]
    assert {fault.file for fault in faults} == {file}, faults


def test_the_first_line_may_name_a_schema(records: Path) -> None:
    """An editor's line is kept by the formatter, is no fault, and changes nothing that is read."""
    path = records / SHOP
    plain = path.read_text(encoding="utf-8")
    before = check_records(records)[0].table("ties")
    path.write_text(LINE + plain.replace("vendors: [bolt]", "vendors:  [ bolt ]"), encoding="utf-8")
    assert format_records(records) == [SHOP]
    assert path.read_text(encoding="utf-8") == LINE + plain
    checked, faults = check_records(records)
    assert faults == []
    assert checked.table("ties") == before
    # A program that adds to the file keeps it too, and lines of faults are those of the file.
    edits = Edits(records)
    edits.add_claim("gb-shop", "ties", {"id": "gb-shop-x", "vendor": "bolt"})
    assert edits.files[SHOP].startswith(LINE + "body: gb-shop\n")
    edit(records, SHOP, "instrument: pledge", "instrument: promise")
    assert [fault.line for fault in check_records(records)[1]] == [9]


@pytest.mark.parametrize(
    "line",
    [
        "# a comment\n",
        " " + LINE,
        LINE.rstrip("\n") + " # and more\n",
        "\n" + LINE,
        LINE + LINE,
        "# yaml-language-server: $schema=\n",
        "#yaml-language-server: $schema=x\n",
        "# yaml-language-server: $schema=a b\n",
    ],
)
def test_other_comments_are_refused(line: str, records: Path) -> None:
    """Only this line, only as the first, only once."""
    path = records / SHOP
    path.write_text(line + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert any("comments are not kept" in fault.message for fault in check_records(records)[1])


def test_new_files_name_their_schema(tmp_path: Path) -> None:
    """In a clone, a new file of claims names its schema, by a path that leads to it."""
    schema = "src/camwatch/schema/files/claims.json"
    (tmp_path / schema).parent.mkdir(parents=True)
    shutil.copy(ROOT / schema, tmp_path / schema)
    for file, text in FILES.items():
        (tmp_path / "records" / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "records" / file).write_text(text, encoding="utf-8")
    edits = Edits(tmp_path / "records")
    edits.add_claim("gb-old-northtown-council", "ties", {"id": "gb-old-northtown-council-x"})
    ((file, text),) = edits.files.items()
    named = modeline(text).partition("$schema=")[2].strip()
    assert ((tmp_path / "records" / file).parent / named).resolve() == (tmp_path / schema).resolve()
    assert canonical(text, file) == text
