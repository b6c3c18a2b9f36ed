"""Scaffolds: what `camwatch new` adds, and what the check then asks for."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from camwatch.cli.app import app
from camwatch.curation import ids
from camwatch.curation.check import check_records
from camwatch.curation.yaml_text import parse
from tests.conftest import ROOT

PAGE = "https://www.northtown.example/minutes?id=7"


def run(records: Path, *arguments: str, status: int = 0) -> str:
    result = CliRunner().invoke(app, ["new", *arguments, "--records", str(records)])
    assert result.exit_code == status, result.output
    return result.output


def claims(records: Path, body: str) -> dict[str, list[dict[str, object]]]:
    value: dict[str, list[dict[str, object]]]
    value = parse((records / f"claims/gb/{body}.yml").read_text(encoding="utf-8"), "", [])[0]
    return value


def test_a_source(records: Path) -> None:
    """It has the id of the guide and today's date; the check asks for the rest, line by line."""
    said = run(records, "source", PAGE, "--publisher", "The Northtown Council")
    record_id = f"northtown-council-{hashlib.sha256(PAGE.encode()).hexdigest()[:8]}"
    assert said.startswith(f"{record_id}: sources.csv:")
    assert "Fill in: title, kind, lang." in said
    with (records / "sources.csv").open(encoding="utf-8") as file:
        row = next(row for row in csv.DictReader(file) if row["id"] == record_id)
    assert (row["url"], row["accessed"]) == (PAGE, dt.date.today().isoformat())
    faults = [fault.message for fault in check_records(records)[1] if fault.record == record_id]
    assert {fault.partition(" is missing")[0] for fault in faults} == {"'title'", "'kind'", "'lang'"}
    # The same page, however its address is written, is the same source.
    again = run(records, "source", PAGE.replace("https://www.", "http://"))
    assert f"already has this page as source {record_id!r}" in again
    assert "source 'gazette-1'" in run(records, "source", "https://gazette.example/1/")


def test_from_nothing_to_a_sound_record(records: Path) -> None:
    """A page that is read today, a commitment, what was empty filled in: no fault."""
    options = ("--title", "Minutes", "--publisher", "Shop, Ltd", "--published", str(dt.date.today()))
    run(records, "source", PAGE, *options, "--kind", "company", "--lang", "en")
    today = dt.date.today().isoformat()
    known = ("--vendor", "Acme Vision", "--action", "remove", "--announced", today, "--source", PAGE)
    said = run(records, "commitment", "shop ltd", *known)
    record_id = f"gb-shop-remove-{today[:4]}"
    assert f"{record_id}: claims/gb/gb-shop.yml:" in said
    assert "Fill in: subject, instrument, summary, status." in said
    line = int(said.partition("gb-shop.yml:")[2].partition("\n")[0])
    path = records / "claims/gb/gb-shop.yml"
    assert path.read_text(encoding="utf-8").splitlines()[line - 1] == f"  - id: {record_id}"
    faults = [fault for fault in check_records(records)[1] if fault.record == record_id]
    assert {fault.line for fault in faults} >= {line + 3, line + 4}
    assert all("has no value. Expected: " in fault.message for fault in faults), faults
    text = path.read_text(encoding="utf-8")
    for name, value in (
        ("subject", "cameras"),
        ("instrument", "pledge"),
        ("summary", "It said so."),
        ("status", "announced"),
    ):
        assert text.count(f"{name}:\n") == 1
        text = text.replace(f"{name}:\n", f"{name}: {value}\n")
    path.write_text(text, encoding="utf-8")
    assert check_records(records)[1] == []


def test_a_tie(records: Path) -> None:
    """A tie has the vendor and the year in its id; a second one gets a number."""
    known = ("--vendor", "bolt", "--kind", "uses", "--as-of", "2024-03", "--cameras", "7")
    run(records, "tie", "gb-northtown-council", *known, "--present", "--source", "foi-answer")
    run(records, "tie", "gb-northtown-council", *known, "--absent")
    ties = claims(records, "gb-northtown-council")["ties"]
    assert [tie["id"] for tie in ties[1:]] == [f"gb-northtown-council-uses-bolt-2024{end}" for end in ("", "-2")]
    assert ties[1]["citations"] == [{"source": "foi-answer", "supports": ["present", "cameras", "as_of"]}]
    assert (ties[1]["present"], ties[2]["present"]) == ("true", "false")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("source", "northtown.example"), "http://"),
        (("source", PAGE, "--lang", "English"), "BCP 47"),
        (("source", PAGE, "--published", "yesterday"), "not a date"),
        (("source", PAGE, "--kind", "uses"), "source kind"),
        (("source", PAGE, "--vendor", "bolt"), "--vendor does not apply to a source"),
        (("tie", "gb-shop", "--vendor", "bolt"), "needs --kind"),
        (("tie", "gb-shop", "--kind", "uses"), "needs --vendor"),
        (("tie", "gb-shop", "--kind", "uses", "--vendor", "bolt", "--vendor", "acme"), "one vendor"),
        (("tie", "Shpo", "--kind", "uses", "--vendor", "bolt"), "no body is called"),
        (("tie", "Northtown", "--kind", "uses", "--vendor", "bolt"), "gb-northtown-council"),
        (("tie", "gb-shop", "--kind", "uses", "--vendor", "blot"), "no vendor is called"),
        (("tie", "gb-shop", "--kind", "uses", "--vendor", "bolt", "--cameras", "few"), "whole number"),
        (("tie", "gb-shop", "--kind", "uses", "--vendor", "bolt", "--source", "nobody"), "camwatch new source"),
        (("commitment", "gb-shop", "--vendor", "bolt"), "needs --action"),
        (("commitment", "gb-shop", "--action", "burn"), "not a valid action"),
        (("body", "gb-shop"), "'source', 'commitment', 'tie'"),
    ],
)
def test_what_is_refused(arguments: tuple[str, ...], said: str, records: Path) -> None:
    """What cannot be a part of a record is refused, and nothing is written."""
    before = {path: path.read_bytes() for path in records.rglob("*") if path.is_file()}
    assert said in run(records, *arguments, status=2)
    assert {path: path.read_bytes() for path in records.rglob("*") if path.is_file()} == before


def test_a_page_read_today_is_no_fault(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A date of today is never in the future, wherever it is today; a later one is."""

    class Clock(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Clock:
            # Eleven in the morning of the 1st in Greenwich is one in the morning of the 2nd on Kiritimati.
            return cls(2026, 12, 1, 11, tzinfo=dt.UTC).astimezone(tz)

    monkeypatch.setattr(dt, "datetime", Clock)
    path = records / "sources.csv"
    text = path.read_text(encoding="utf-8")
    for day, count in (("2026-12-01", 0), ("2026-12-02", 0), ("2026-12-03", 1), ("2026-12", 0), ("2027", 1)):
        path.write_text(text.replace("2022-11-24,news,en,2023-05-01", f"2022-11-24,news,en,{day}"), encoding="utf-8")
        found = [fault for fault in check_records(records)[1] if "in the future" in fault.message]
        assert len(found) == count, day


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("The Ministry of Doors", "ministry-of-doors"),
        ("Marks & Spencer", "marks-and-spencer"),
        ("Sainsbury\u2019s", "sainsburys"),
        ("Łódź - Øst/Ærø", "lodz-ost-aero"),
        ("Straße", "strasse"),
        ("The", "the"),
        ("北京", ""),
        ("  A.B.C. (UK)  ", "a-b-c-uk"),
    ],
)
def test_slugs(name: str, slug: str) -> None:
    assert ids.slug(name) == slug


@given(st.text(), st.text(min_size=1))
def test_ids_are_ids(name: str, url: str) -> None:
    """Whatever a publisher is called, the id of its source is of the form of an id."""
    import re

    from camwatch.model.column import ID

    found = ids.source_id(name, url)
    assert re.fullmatch(ID, found)
    assert len(found) <= 28 + 1 + 8


def test_ids_of_the_register() -> None:
    """The rule of the guide gives the ids that the register's bodies have, but for the endings of namesakes."""
    # A release gave them before the rule wrote "œ" as "oe"; ids never change.
    released = {"be-municipality-of-bel-il", "be-municipality-of-le-r-ulx"}
    for path in sorted((ROOT / "records" / "bodies").glob("*.csv")):
        with path.open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row["id"] in released:
                    continue
                assert row["id"].startswith(ids.body_id(row["name"], row["jurisdiction"])), row["id"]
