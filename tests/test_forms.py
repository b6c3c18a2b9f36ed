"""Filled forms: from an issue or a file of answers to a record, or to a list of what has to change."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import camwatch
from camwatch.cli.app import app
from camwatch.curation.build import preview
from camwatch.curation.check import check_records
from camwatch.curation.forms.comment import comment, quiet
from camwatch.curation.forms.filled import MOST_BYTES, read_form
from camwatch.curation.forms.proposal import Proposal, propose
from camwatch.curation.forms.questions import AGREE, FORMS
from camwatch.curation.yaml_text import parse
from camwatch.errors import UnusableForm
from camwatch.model.fields import fields
from camwatch.model.tables import STORED
from pages.committed.issue_forms import issue_forms
from tests.conftest import ROOT
from tests.sample import TIE_FORM, write_sample

FILLED = ROOT / "tests" / "data" / "forms"
DAY = dt.date(2026, 11, 28)


def event(name: str) -> bytes:
    return (FILLED / f"{name}.json").read_bytes()


def proposed(answers: dict[str, Any] | bytes | str, records: Path) -> Proposal:
    if isinstance(answers, str):
        answers = answers.encode()
    content = answers if isinstance(answers, bytes) else json.dumps(answers).encode()
    return propose(read_form(content), records, today=DAY)


def asked(proposal: Proposal) -> dict[str, str]:
    return {finding.question: finding.message for finding in proposal.findings}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# The questions


def test_every_field_is_asked_for() -> None:
    """A form for a claim has a question for each field of it, and for each field of its parts."""
    for form in FORMS.values():
        assert len(form.by_key) == len(form.by_label) == len(form.questions)
        if form.table is None:
            continue
        for field in fields(STORED[form.table]):
            if field.name in ("id", "citations"):
                continue
            parts = [field.name] if field.part is None else [f"{field.name}_{one.name}" for one in fields(field.part)]
            left = {one for one in parts if one not in form.by_key}
            assert left <= {"milestones_citations"}, left
            if field.vocabulary is not None:
                options = form.by_key[field.name].options
                assert [word for word, _ in options] == [word.value for word in field.vocabulary]


@pytest.mark.parametrize("name", [*FORMS, "config"])
def test_issue_forms_are_valid(name: str) -> None:
    """The forge takes each issue form, and its list of other ways."""
    schema = "vendor.github-issue-config" if name == "config" else "vendor.github-issue-forms"
    path = ROOT / ".github" / "ISSUE_TEMPLATE" / f"{name}.yml"
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_issue_forms_ask_what_is_read() -> None:
    """What the forge shows is read back: each heading is a question's, each option one of its words."""
    for place, text in issue_forms(ROOT).items():
        form = FORMS.get(place.stem)
        if form is None:
            continue
        for element in yaml.safe_load(text)["body"][1:]:
            question = form.by_label[element["attributes"]["label"]]
            assert element["id"] == question.key
            options = [
                one["label"] if isinstance(one, dict) else one for one in element["attributes"].get("options", [])
            ]
            assert all(isinstance(one, str) for one in options)
            # The forge uses this word for a question without an answer.
            assert "None" not in options
            if question.key != AGREE:
                assert [one.partition(":")[0] for one in options] == [word for word, _ in question.options]


# Events of a forge, as they come


def test_a_commitment(records: Path) -> None:
    """The answers become a commitment with its source; the day of the issue is the day on which the page was read."""
    proposal = proposed(event("commitment"), records)
    assert proposal.clean, proposal.findings
    proposal.edits.write()
    assert check_records(records)[1] == []
    written = parse((records / "claims/gb/gb-shop.yml").read_text(encoding="utf-8"), "", [])[0]
    (new,) = [one for one in written["commitments"] if one["id"] == "gb-shop-phase-out-2025"]
    assert proposal.record == "commitments/gb-shop-phase-out-2025"
    assert new["vendors"] == ["acme", "bolt"]
    assert new["cost"] == {"amount": "125000", "currency": "GBP"}
    assert new["milestones"] == [{"date": "2025-03-04", "status": "announced"}]
    assert "in its warehouses" in new["summary"]
    (citation,) = new["citations"]
    row = next(line for line in (records / "sources.csv").read_text().splitlines() if citation["source"] in line)
    assert "2026-11-28" in row


def test_a_body_that_the_register_lacks(records: Path, tmp_path: Path) -> None:
    """A new body comes with its own answers; a place may be named."""
    proposal = proposed(event("new-body"), records)
    assert proposal.clean, proposal.findings
    assert any("is new" in note for note in proposal.notes)
    proposal.edits.write()
    preview(records, tmp_path / "nowhere", tmp_path / "data")
    ds = camwatch.load(path=tmp_path / "data")
    tie = ds.ties["gb-harbour-trust-of-eastmouth-uses-acme-2025"]
    assert (tie.body.jurisdiction, tie.body.kind.value, tie.cameras) == ("GB-SCT", "transport", 9)
    assert tie.citations[0].locator == "page 2"


def test_a_correction(records: Path) -> None:
    """A field gets its right value, and the page supports it; the same page at another address is the same source."""
    proposal = proposed(event("correction"), records)
    assert proposal.clean, proposal.findings
    assert list(proposal.edits.files) == ["claims/gb/gb-northtown-council.yml"]
    proposal.edits.write()
    checked, faults = check_records(records)
    assert faults == []
    due = [entry.record for entry in checked.entries if entry.id == "gb-northtown-council-phase-out-2022"]
    assert str(due[0].due) == "2023-04"  # type: ignore[union-attr]


def test_a_later_status(records: Path) -> None:
    """News becomes a milestone with its source; what was there stays."""
    proposal = proposed(event("status"), records)
    assert proposal.clean, proposal.findings
    proposal.edits.write()
    written = parse((records / "claims/gb/gb-northtown-council.yml").read_text(encoding="utf-8"), "", [])[0]
    milestones = written["commitments"][1]["milestones"]
    assert [one["status"] for one in milestones] == ["announced", "fulfilled"]
    assert milestones[1]["date"] == "2024-05"
    assert milestones[1]["citations"][0]["source"].startswith("northtown-council-")


def test_a_reply(records: Path) -> None:
    """A reply is added to the note, and its page supports it."""
    proposal = proposed(event("reply"), records)
    assert proposal.clean, proposal.findings
    text = proposal.edits.files["claims/gb/gb-shop.yml"]
    assert "Acme Vision says that none of the cameras seen was its own." in text
    assert "supports: [note]" in text
    nobody = proposed(event("reply").replace(b"Acme Vision says that none", b"In truth none"), records)
    assert "says that" in asked(nobody)["reply"]


def test_another_source(records: Path) -> None:
    """A page that the register has is cited by its id; a field that the record lacks cannot be supported."""
    proposal = proposed(event("source"), records)
    assert proposal.clean, proposal.findings
    assert "- source: foi-answer\n        supports: [present, as_of]" in proposal.edits.files["claims/gb/gb-shop.yml"]
    other = proposed(event("source").replace(b"present\\r\\nas_of", b"cameras"), records)
    assert "no 'cameras'" in asked(other)["supports"]


def test_what_is_missing_is_said_at_once(records: Path) -> None:
    """Everything to change is said at once, each under the heading of its question, in the order of the form."""
    proposal = proposed(event("incomplete"), records)
    found = asked(proposal)
    assert "gb-northtown-council" in found["body"]
    assert "Did you mean Acme Vision? If so, give its id, acme" in found["vendors"]
    assert "'last spring' is not a date" in found["announced"]
    assert "http://" in found["source_url"]
    assert "“announced” and “due”" in found["supports"]
    assert {"subject", "source_title", "source_publisher", "source_kind", "source_lang"} <= set(found)
    order = [question.key for question in FORMS["commitment"].questions]
    assert [order.index(one.question) for one in proposal.findings] == sorted(
        order.index(one.question) for one in proposal.findings
    )
    assert proposal.record is None


def test_hostile_answers_are_text(records: Path, tmp_path: Path) -> None:
    """Paths, commands, markup and marks that turn a line around come to nothing, and are not repeated as markup."""
    before = contents(tmp_path)
    proposal = proposed(event("hostile"), records)
    assert {"vendor", "cameras", "as_of", "summary", "note", "source_url", "source_lang"} <= set(asked(proposal))
    text = comment(proposal)
    assert "\u202e" not in text
    assert "<s" not in text.replace("\\<", "")
    assert "@maintainers" not in text
    assert contents(tmp_path) == before


def test_a_heading_within_an_answer_changes_no_other(records: Path) -> None:
    """An answer that holds headings of the form is refused; other headings are a part of it."""
    assert "twice" in asked(proposed(event("injected"), records))["present"]
    text = (
        event("injected")
        .replace(b"### Does the relation exist?\\n\\nno", b"### Prelude\\n\\nno")
        .replace(b"### Body\\n\\nMin", b"Min")
    )
    assert "Does the relation exist?" not in asked(proposed(text, records))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not a filled-in form"),
        (b"\xff\xfe", "not UTF-8"),
        (b"{", "invalid JSON"),
        (b"[]", "is a list"),
        (b'{"form": "pledge"}', "'pledge' is not a form"),
        (b'{"form": ["tie"]}', "is not a form"),
        (b'{"body": "a", "body": "b"}', "twice"),
        (b'{"issue": {"number": 1, "title": "x", "body": 3}}', "no text"),
        (b'{"issue": {"number": 1, "title": "x", "body": ["### Body"]}}', "no text"),
        (b'{"a":' * 100_000, "nested"),
        (b" " * (MOST_BYTES + 1), "more than"),
        (json.dumps({"issue": {"number": 1, "title": "x", "body": "### Body\n" * 20_000}}).encode(), "characters"),
        (b'{"body": "Shop", "vendor": "Bolt\\u0000"}' + b"\0", "NUL"),
        (b'{"source_url": "https://x.example/"}', "several forms"),
    ],
)
def test_what_is_no_form(content: bytes, said: str) -> None:
    """What is not a form is refused as a whole, in a line."""
    with pytest.raises(UnusableForm, match=said) as caught:
        read_form(content)
    assert len(str(caught.value)) < 300


def test_events_of_other_forges() -> None:
    """The same text is read from the event of a forge, from an issue by itself, and as it is."""
    issue = json.loads(event("commitment"))["issue"]
    gitlab = {
        "object_kind": "issue",
        "object_attributes": {"iid": 3, "title": issue["title"], "description": issue["body"], "created_at": "x"},
    }
    listed = {"number": 3, "title": issue["title"], "body": issue["body"]}
    expected = read_form(event("commitment")).answers
    for value in (issue, listed, {"action": "opened", "issue": listed}, gitlab):
        assert read_form(json.dumps(value).encode()).answers == expected
    assert read_form(issue["body"].encode()).answers == expected
    assert read_form(b"\xef\xbb\xbf" + issue["body"].replace("\n", "\r\n").encode()).answers == expected


@pytest.mark.parametrize("name", ["not-a-form", "no-text"])
def test_other_issues_are_no_forms(name: str) -> None:
    """A question in words is not a form, even with a heading of one."""
    with pytest.raises(UnusableForm):
        read_form(event(name))


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("body", {"id": "gb-shop"}, "found an object"),
        ("body", ["Shop", "Mall"], "a list of 2"),
        ("supports", [["present"]], "list of lists"),
        ("summary", "word " * 61, "61 words"),
        ("summary", "x" * 5000, "5,000 characters"),
        ("summary", "see [here](https://x.example)", "markup"),
        ("summary", "&#64;all", "markup"),
        ("scope", "one\ntwo", "several lines"),
        ("scope", "bell\u0007", "U\\+0007"),
        ("scope", "\u2066isolate\u2069", "U\\+2066"),
        ("scope", "line\u2028end", "U\\+2028"),
        ("scope", "\udc80", "U\\+DC80"),
        ("kind", "owns", "not one of the choices"),
        ("kind", 3, "not one of the choices"),
        ("present", "maybe", "not one of the choices"),
        ("cameras", 1.5, "not a whole number"),
        ("cameras", "twelve", "not a whole number"),
        ("cameras", -3, "minimum is 0"),
        ("as_of", "2031", "in the future"),
        ("source_published", "2031-01", "future"),
        ("source_url", "file:///etc/passwd", "http://"),
        ("source_url", "https://x.example/a b", "no spaces"),
        ("supports", ["present"], "“as of”"),
        ("supports", ["present", "as_of", "scope"], ""),
        ("note", "By the council's count there are 14 more.", None),
        ("body", "Northtown", "gb-northtown-council"),
        ("body", "Nobody of Nowhere", "To add it, fill in"),
        ("vendor", "Acme Visions", "acme"),
    ],
)
def test_answers_of_another_form(key: str, value: Any, said: str | None, records: Path) -> None:
    """An answer that cannot be used is said under its heading, and the others are still read."""
    proposal = proposed({**TIE_FORM, key: value}, records)
    if said == "":
        # A box that is ticked for a question without an answer.
        assert proposal.clean, proposal.findings
        return
    if said is None:
        assert list(asked(proposal)) == ["supports"], proposal.findings
        return
    import re

    assert re.search(said, asked(proposal)[key]), asked(proposal)
    # One answer, one thing to change; a number that is not one has nothing to support.
    assert set(asked(proposal)) <= {key, "supports"}


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "- item",
        "* not an alias",
        "&anchor",
        "!!python/object/apply:os.system ['id']",
        "a: b # c",
        "'quoted' and \"quoted\"",
        "{flow: [x]}",
        "| literal",
        "> folded",
        "%TAG ! x",
        "---",
        "...",
        "? key",
        "=cmd|'/C calc'!A0",
        "2023-02-30T00:00:00Z",
        "0x1F 012 1_000 .inf ~ null",
        "@at `tick`",
        "back\\slash \\u0041",
        "$(touch x); `id` ${{ github.token }}",
        "łódź 北京 עברית نص",
        "word " * 59 + "end",
    ],
)
def test_yaml_keeps_what_was_typed(text: str, records: Path) -> None:
    """Whatever YAML or a shell makes of a text, the record holds it as it was typed."""
    proposal = proposed({**TIE_FORM, "summary": text, "scope": text, "source_title": f"On {text}"}, records)
    assert proposal.clean, proposal.findings
    proposal.edits.write()
    assert check_records(records)[1] == []
    written = parse((records / "claims/gb/gb-shop.yml").read_text(encoding="utf-8"), "", [])[0]
    new = next(tie for tie in written["ties"] if tie["vendor"] == "bolt")
    assert (new["summary"], new["scope"]) == (text, text)


@pytest.mark.parametrize(
    "name", ["../../x", "..\\..\\x", "/etc/passwd", "C:\\x", "a/b", "claims/gb/gb-shop.yml", "~root", "x\u0000y", "CON"]
)
def test_no_answer_is_a_path(name: str, tmp_path: Path) -> None:
    """A new body with the name of a path gets an id of letters, and its file lies where files of claims lie."""
    records = write_sample(tmp_path / "deep" / "records")
    proposal = proposed({**TIE_FORM, "body": name, "new_body_kind": "other", "new_body_jurisdiction": "GB"}, records)
    if proposal.clean:
        assert all(
            file in ("sources.csv", "bodies/contributed.csv") or file.startswith("claims/gb/gb-")
            for file in proposal.edits.files
        )
        proposal.edits.write()
        assert check_records(records)[1] == []
    assert {path.name for path in tmp_path.iterdir()} == {"deep"}
    assert {path.name for path in (tmp_path / "deep").iterdir()} == {"records"}


def test_one_name_of_several_bodies(records: Path) -> None:
    """A name of several bodies is never decided; the answers about a new body may tell which is meant."""
    rows = (records / "bodies/uk.csv").read_text(encoding="utf-8")
    more = (
        "gb-jackson,Jackson Police,police,GB-ENG,,,,,,,,,,\n"
        "us-jackson-mi,Jackson Police,police,US-MI,,,,,,,,,,\nus-jackson-ms,Jackson Police,police,US-MS,,,,,,,,,,\n"
    )
    head, _, rest = rows.partition("\n")
    (records / "bodies/uk.csv").write_text(f"{head}\n{rest}{more}", encoding="utf-8")
    several = asked(proposed({**TIE_FORM, "body": "Jackson Police"}, records))["body"]
    assert all(one in several for one in ("gb-jackson", "us-jackson-mi", "us-jackson-ms"))
    still = asked(proposed({**TIE_FORM, "body": "Jackson Police", "new_body_jurisdiction": "US"}, records))["body"]
    assert "gb-jackson" not in still
    one = {**TIE_FORM, "body": "jackson police", "new_body_jurisdiction": "Michigan", "new_body_kind": "police"}
    assert proposed(one, records).record == "ties/us-jackson-mi-uses-bolt-2024"
    new = {**one, "new_body_jurisdiction": "US-TN"}
    proposal = proposed(new, records)
    assert proposal.record == "ties/us-jackson-police-uses-bolt-2024"
    assert "us-jackson-mi" in proposal.notes[0]


def test_the_same_again_is_said(records: Path) -> None:
    """A second record with the id of another gets a number, and the reviewer is told."""
    proposal = proposed({**TIE_FORM, "vendor": "acme", "as_of": "2022"}, records)
    assert proposal.record == "ties/gb-shop-uses-acme-2022-2"
    assert any("ties/gb-shop-uses-acme-2022" in note for note in proposal.notes)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    form=st.sampled_from(sorted(FORMS)),
    changes=st.dictionaries(
        st.sampled_from(sorted({key for form in FORMS.values() for key in form.by_key})), JSON, max_size=5
    ),
)
def test_no_answers_break_it(form: str, changes: dict[str, Any], records: Path) -> None:
    """Whatever is answered, a form gives findings or records without faults, and never an error of the program."""
    known = FORMS[form].by_key
    answers = {key: value for key, value in {**TIE_FORM, **changes}.items() if key in known}
    content = json.dumps({"form": form, **answers}).encode()
    proposal = propose(read_form(content), records, today=DAY)
    assert proposal.clean != bool(proposal.findings)
    assert "\n\n\n" not in comment(proposal)
    if proposal.clean:
        assert proposal.edits.check() == []


@given(st.text(max_size=80))
def test_quiet_text_is_no_markup(text: str) -> None:
    """Of a text that was made quiet, Markdown shows just that text."""
    from markdown_it import MarkdownIt

    inline = MarkdownIt("gfm-like", {"linkify": False}).renderInline(quiet(text))
    assert "<a" not in inline
    assert "<em" not in inline
    assert "<code" not in inline
    assert "@a" not in quiet("@a" + text)


# The command


def run(*arguments: str, stdin: bytes | None = None, status: int = 0) -> str:
    result = CliRunner().invoke(app, ["propose", *arguments], input=stdin)
    assert result.exit_code == status, result.output
    return result.output


def test_the_command(records: Path, tmp_path: Path) -> None:
    """It writes a record, says what has to change with status 1, and refuses what is no form with status 2."""
    where = ("--records", str(records))
    before = contents(records)
    said = run(str(FILLED / "commitment.json"), "--dry-run", *where)
    assert "would change" in said
    assert contents(records) == before
    note = tmp_path / "comment.md"
    result = json.loads(run(str(FILLED / "commitment.json"), "--json", "--comment", str(note), *where))
    assert result["clean"]
    assert result["record"] == "commitments/gb-shop-phase-out-2025"
    assert result["files"] == ["claims/gb/gb-shop.yml", "sources.csv"]
    assert "the check found no faults" in note.read_text(encoding="utf-8")
    assert contents(records) != before
    before = contents(records)
    incomplete = run(str(FILLED / "incomplete.json"), *where, status=1)
    assert "nothing was written" in incomplete
    assert contents(records) == before
    assert "not a filled-in form" in run(str(FILLED / "not-a-form.json"), *where, status=2)
    body = json.loads(event("commitment"))["issue"]["body"].encode()
    assert "gb-shop-phase-out-2025-2" in run("-", "--dry-run", *where, stdin=body)
    assert "does not exist" in run(str(tmp_path / "none.json"), *where, status=2)


def test_forms_of_the_command_are_the_forms() -> None:
    """The command names each form."""
    from camwatch.cli.propose import command

    (option,) = [one for one in command.params if one.name == "form"]
    assert list(option.type.choices) == list(FORMS)  # type: ignore[attr-defined]
