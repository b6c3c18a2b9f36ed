"""Verdicts: what an officer filters a marked table by, and what the summary says of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as arrow_csv
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import camwatch
from camwatch.cli.app import app
from camwatch.errors import AmbiguousName, UnknownArgument, UnknownName, UnknownWord
from camwatch.screen import RowVerdict, Screener, screen_batches
from camwatch.screen.duties import Duties
from camwatch.screen.summary import Summary
from camwatch.screen.verdicts import Basis, Rulings
from camwatch.wording import counted, printable

NEWEST = camwatch.load()
EDINBURGH = "gb-city-of-edinburgh-council"
ON = "2024-01-01"
PROMISES = NEWEST.commitments.where(body=EDINBURGH, vendor="hikvision").in_force(ON).ids
CELLS = ["Hikvision dome", "Honeywell HBD3PR1", "Hanwha XNV-8080R", "oak desk", "Swann NHD-888MSB", "LTS CMIP7422"]
"""A sure find that a promise is about; low ones beside another maker's sure ones; a maker without a promise; a medium one."""


def marked(cells: list[str], **owner: Any) -> list[dict[str, Any]]:
    batch = pa.record_batch([pa.array(cells, pa.string())], names=["item"])
    (answer,) = screen_batches([batch], on=ON, **owner)
    answer.validate(full=True)
    rows: list[dict[str, Any]] = answer.to_pylist()
    return rows


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["screen", *map(str, arguments)])


def test_a_commitment_rests_on_a_sure_find() -> None:
    """A row falls under a commitment by a find of high or medium confidence; by a low one, it is to be checked."""
    assert PROMISES
    sure, honeywell, hanwha, nothing, swann, lts = marked(CELLS, body=EDINBURGH)
    assert sure["camwatch_verdict"] == "covered"
    assert sure["camwatch_confidence"] == "high"
    assert tuple(sure["camwatch_commitments"]) == PROMISES
    assert sure["camwatch_basis"] == [
        {"commitment": one, "vendor": "hikvision", "confidence": "high"} for one in PROMISES
    ]
    for row, own in ((honeywell, "honeywell"), (swann, "swann")):
        assert own in row["camwatch_vendors"]
        assert "hikvision" in row["camwatch_vendors"]
        assert row["camwatch_verdict"] == "to_check"
        assert row["camwatch_confidence"] == "low"
        assert row["camwatch_commitments"] == []
        assert {one["confidence"] for one in row["camwatch_basis"]} == {"low"}
        assert {one["vendor"] for one in row["camwatch_basis"]} == {"hikvision"}
        # The other maker's find is as sure as it was.
        assert {"high", "medium"} & {one["confidence"] for one in row["camwatch_found"]}
    assert (hanwha["camwatch_verdict"], hanwha["camwatch_commitments"], hanwha["camwatch_basis"]) == ("vendor", [], [])
    assert nothing["camwatch_verdict"] is nothing["camwatch_confidence"] is None
    # The surest find is of a maker that no promise is about, so the verdict rests on a less sure one.
    assert (lts["camwatch_verdict"], lts["camwatch_confidence"]) == ("covered", "medium")
    assert {one["confidence"] for one in lts["camwatch_found"] if one["vendor"] == "lts"} >= {"high"}
    assert tuple(lts["camwatch_commitments"]) == PROMISES


def test_without_an_owner() -> None:
    """Without an owner, there are no columns of commitments, and a row is to be checked if each find is low."""
    rows = marked([*CELLS, "Bosch NDE-5503-A"])
    assert [row["camwatch_verdict"] for row in rows] == [
        "vendor",
        "vendor",
        "vendor",
        None,
        "vendor",
        "vendor",
        "to_check",
    ]
    assert rows[0].keys() == {
        "item",
        "camwatch_verdict",
        "camwatch_vendors",
        "camwatch_confidence",
        "camwatch_found",
    }


CONFIDENCES = st.sampled_from(["high", "medium", "low"])


@given(st.lists(st.tuples(st.sampled_from(["hikvision", "dahua", "axis", "huawei"]), CONFIDENCES), max_size=5))
def test_rulings(finds: list[tuple[str, str]]) -> None:
    """A verdict follows from the best find of each vendor, whatever their order."""
    duties = Duties(NEWEST, EDINBURGH, ON)
    ruling = Rulings(duties).of(tuple(finds))
    assert set(ruling.vendors) == {vendor for vendor, _ in finds}
    sure = {vendor for vendor, confidence in finds if confidence != "low"}
    about = {vendor for vendor, _ in finds if duties.about(vendor)}
    assert set(ruling.bases) == {
        Basis(one, vendor, min((sure_of for name, sure_of in finds if name == vendor), key="high medium low".index))
        for vendor in about
        for one in duties.about(vendor)
    }
    assert set(ruling.commitments) == {one for vendor in about & sure for one in duties.about(vendor)}
    expected = None
    if finds:
        expected = "covered" if about & sure else "to_check" if about or not sure else "vendor"
    assert ruling.verdict == expected
    assert (ruling.confidence == "low") == (expected == "to_check")


def test_an_owner_that_the_register_does_not_have() -> None:
    """The commitments that bind bodies of a jurisdiction and kind apply, and nobody's own; shares are not equipment."""
    owner = {"jurisdiction": "Texas", "kind": "state_government"}
    (row,) = marked(["Hikvision NVR"], **owner)
    binding = NEWEST.binding(jurisdiction="US-TX", kind="state_government", on=ON)
    assert set(row["camwatch_commitments"]) == {
        one.id for one in binding.where(vendor="hikvision") if one.action.value not in ("divest", "designate")
    }
    assert row["camwatch_commitments"]
    assert Duties(NEWEST, on=ON, **owner).owner == "a body of kind state government in Texas, United States (US-TX)"
    # An order about shares binds everybody in the country.
    everybody = NEWEST.binding(jurisdiction="US-OK", on="2022")
    assert {one.action.value for one in everybody} == {"divest"}
    assert Duties(NEWEST, on="2022", jurisdiction="US-OK").commitments == ()


@pytest.mark.parametrize(
    ("owner", "error", "message"),
    [
        ({"body": "Durham"}, AmbiguousName, "Durham County Council (gb-durham-county-council"),
        ({"body": "Village of Nowhere"}, UnknownName, "give its jurisdiction and kind instead"),
        ({"kind": "police"}, UnknownArgument, "add its jurisdiction"),
        ({"jurisdiction": "ZZ"}, UnknownWord, "jurisdiction='ZZ'"),
        ({"jurisdiction": "US-OK", "kind": "polise"}, UnknownWord, "police"),
        ({"body": EDINBURGH, "jurisdiction": "Wales"}, UnknownArgument, "is in GB-SCT, not in GB-WLS"),
        ({"body": EDINBURGH, "kind": "police"}, UnknownArgument, f"the kind of {EDINBURGH} is local_authority, not"),
    ],
)
def test_owners_that_are_refused(owner: dict[str, str], error: type[Exception], message: str) -> None:
    """An owner that is not clear is refused, with the candidates or with what to give."""
    with pytest.raises(error) as raised:
        Screener(NEWEST, on=ON, **owner)
    assert message in str(raised.value)


def test_place_and_kind_say_which_body_is_meant() -> None:
    """With a name that several bodies share, place and kind lead to one."""
    duties = Duties(NEWEST, "Kent", jurisdiction="England", kind="local_authority")
    assert duties.body == NEWEST.bodies["gb-kent-county-council"]


def write(path: Path, cells: list[str]) -> Path:
    lines = [f"{number},{cell}" for number, cell in enumerate(('"' + cell + '"' for cell in cells), 1)]
    path.write_text("\n".join(["n,item", *lines]) + "\n", encoding="utf-8")
    return path


def test_the_summary_leads_with_what_matters(tmp_path: Path) -> None:
    """The first line says how many rows fall under how many commitments, and how many are to be checked."""
    source = write(tmp_path / "estate.csv", [*CELLS, *CELLS[:1] * 3])
    output = run(source, "--body", EDINBURGH, "--on", ON).output
    lines = output.splitlines()
    assert (
        lines[0]
        == f"5 of 9 rows fall under {counted(len(PROMISES), 'commitment')} in force on {ON}; 2 to check by hand."
    )
    assert "Of the rows to check, 2 would fall under a commitment if the match is right." in lines
    assert "Searched: 2 columns (n, item)." in lines
    assert lines[0] not in run(source, "--body", EDINBURGH, "--on", "2015").output
    assert (
        "No row falls under a commitment in force on 2015 (9 rows searched)."
        in run(source, "--body", EDINBURGH, "--on", "2015").output
    )
    assert run(source).output.splitlines()[0] == "8 of 9 rows name equipment from a vendor in the register."
    answer = json.loads(run(source, "--body", EDINBURGH, "--on", ON, "--format", "json").output)
    assert answer["headline"] == lines[0]
    counts = {name: value for name, value in answer.items() if name.startswith("rows")}
    assert counts == {
        "rows": 9,
        "rows_covered": 5,
        "rows_to_check": 2,
        "rows_to_check_for_commitments": 2,
        "rows_marked": 8,
        "rows_with_faults": 0,
    }
    assert {one["commitment"]: (one["rows"], one["rows_to_check"]) for one in answer["commitments"]} == dict.fromkeys(
        PROMISES, (5, 2)
    )
    hikvision = next(one for one in answer["vendors"] if one["vendor"] == "hikvision")
    assert (hikvision["rows"], hikvision["rows_to_check"]) == (7, 2)
    assert answer["release"] == NEWEST.release.version
    assert answer["digest"] == NEWEST.release.digest


def test_nothing_found_is_no_proof(tmp_path: Path) -> None:
    """Where nothing is found, it says what was searched, what could not be read, and that this proves nothing."""
    source = tmp_path / "desks.csv"
    source.write_text("item,price\noak desk,5\nchair\n", encoding="utf-8")
    result = run(source)
    assert result.exit_code == 1
    for text in (
        "None of the 2 rows matches equipment known to the register.",
        "Searched: 2 columns (item, price).",
        "1 row is malformed; only its readable parts were searched.",
        "A row without a match",
    ):
        assert text in " ".join(result.output.split())
    answer = json.loads(run(source, "--format", "json").output)
    assert answer["caveat"]
    assert answer["rows_with_faults"] == 1
    assert run(source, "--format", "json").exit_code == 1


def test_marks_in_csv(tmp_path: Path) -> None:
    """In CSV, verdicts are words and each commitment stands with its vendor and confidence."""
    source, target = write(tmp_path / "in.csv", CELLS), tmp_path / "out.csv"
    assert run(source, "--body", EDINBURGH, "--on", ON, "--output", target).exit_code == 0
    rows = arrow_csv.read_csv(target).to_pylist()
    assert [row["camwatch_verdict"] for row in rows] == ["covered", "to_check", "vendor", "", "to_check", "covered"]
    assert rows[0]["camwatch_basis"] == "; ".join(f"{one}: hikvision (high)" for one in PROMISES)
    assert rows[1]["camwatch_basis"] == "; ".join(f"{one}: hikvision (low)" for one in PROMISES)
    assert [row["camwatch_commitments"] for row in rows[:3]] == ["; ".join(PROMISES), "", ""]


@given(st.lists(st.sampled_from(CELLS), max_size=12), st.integers(1, 5))
def test_counts_do_not_depend_on_batches(cells: list[str], size: int) -> None:
    """The counts are those of the rows, however the table is cut into batches."""
    screener = Screener(NEWEST, body=EDINBURGH, on=ON)
    whole, parts = Summary(), Summary()
    batch = pa.record_batch([pa.array(cells, pa.string())], names=["item"])
    whole.add(screener.screen(batch))
    for start in range(0, len(cells), size):
        parts.add(screener.screen(batch.slice(start, size)))
    assert whole == parts
    rows = marked(cells, body=EDINBURGH)
    assert whole.covered == sum(row["camwatch_verdict"] == RowVerdict.COVERED for row in rows)
    assert whole.to_check == sum(row["camwatch_verdict"] == RowVerdict.TO_CHECK for row in rows)
    assert whole.marked == sum(bool(row["camwatch_vendors"]) for row in rows)


def test_marks_that_steer_a_terminal_are_written_out(tmp_path: Path) -> None:
    """Names of columns and terms are shown without marks that a terminal obeys."""
    assert printable("a\x1b[31mb\u202ec\td\ne é 한") == "a\\u001b[31mb\\u202ec d e é 한"
    source = tmp_path / "in.csv"
    source.write_text("item\x1b]0;x\x07,b\nHik\u200bvision Hikvision,x\n", encoding="utf-8")
    for form in ("table", "json"):
        output = run(source, "--format", form).output
        assert not {"\x1b", "\x07"} & set(output)
