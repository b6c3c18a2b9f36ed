"""The page on which people without an account fill in a form: what it asks, and the text that it makes."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from camwatch.curation.forms.filled import read_form
from camwatch.curation.forms.questions import AGREEMENTS, FORMS
from camwatch.dataset import Dataset
from pages.page import Writer
from pages.register import Register
from pages.report import ADDRESS, PAGE, described, said_option, write
from tests.conftest import ROOT

SCRIPT = ROOT / "docs" / "assets" / "report.js"
NODE = shutil.which("node")


@pytest.fixture(scope="module")
def page(shipped: Dataset, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("docs")
    write(Writer(Register(shipped), folder))
    return (folder / PAGE).read_text(encoding="utf-8")


def test_without_a_script_it_is_a_list(page: str) -> None:
    """Each question of each form is on the page, with its words, and the address to send the answers to."""
    text = page.partition('id="report-list"')[2]
    assert f"<{ADDRESS}>" in text
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    assert len(sections) == len(FORMS)
    for section, form in zip(sections, FORMS.values(), strict=True):
        assert section.startswith(form.title)
        for question in form.questions:
            required = " (required)" if question.required else ""
            assert re.search(rf"^{re.escape(question.label)}{re.escape(required)}$", section, re.MULTILINE), question
            for word, _ in question.options:
                assert said_option(form, question, word) in section


def test_the_script_knows_the_same_questions(page: str) -> None:
    """What the script reads is the description of the forms, and nothing in it ends its element."""
    data = page.partition('id="report-forms">')[2].partition("</script>")[0]
    assert json.loads(data) == json.loads(json.dumps(described()))
    assert "<" not in data


def test_nothing_is_stored_or_sent() -> None:
    """The script asks nothing of the network and keeps nothing."""
    text = SCRIPT.read_text(encoding="utf-8")
    for word in (
        "fetch",
        "XMLHttpRequest",
        "localStorage",
        "sessionStorage",
        "cookie",
        "sendBeacon",
        "innerHTML",
        "eval",
    ):
        assert word not in text, word
    assert re.findall(r"https?://", text) == []


def node(program: str, *values: Any) -> Any:
    """Run a program of JavaScript with the functions of the script, and return what it prints."""
    assert NODE is not None
    head = f"import {{ formText, mailAddress, wanted }} from {json.dumps(SCRIPT.as_uri())};\n"
    inputs = f"const values = {json.dumps(values)};\n"
    command = [NODE, "--input-type=module", "--eval", head + inputs + program]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    return json.loads(done.stdout)


needs_node = pytest.mark.skipif(NODE is None, reason="the script is run by Node.js")


@needs_node
@pytest.mark.parametrize("key", FORMS)
def test_the_text_is_read_back(key: str) -> None:
    """What the page makes is a filled form: `camwatch propose` reads each answer as it was given."""
    form = FORMS[key]
    answers: dict[str, Any] = {}
    expected: dict[str, tuple[str, ...]] = {}
    for place, question in enumerate(form.questions):
        if question.kind == "agree":
            answers[question.key] = list(AGREEMENTS)
            expected[question.key] = AGREEMENTS
        elif question.kind == "boxes":
            answers[question.key] = [question.options[0][0], question.options[2][0]]
            expected[question.key] = tuple(answers[question.key])
        elif question.options:
            answers[question.key] = question.options[place % len(question.options)][0]
            expected[question.key] = (answers[question.key],)
        elif place % 5 == 4 and not question.required:
            answers[question.key] = "  "
        elif question.kind == "list":
            answers[question.key] = f"first {place}\nsecond"
            expected[question.key] = (f"first {place}", "second")
        else:
            answers[question.key] = f"answer {place}: é & “x”"
            expected[question.key] = (answers[question.key],)
    (one,) = [one for one in described()["forms"] if one["key"] == key]
    text = node("console.log(JSON.stringify(formText(values[0], values[1])));", one, answers)
    filled = read_form(text.encode())
    assert filled.form is form
    assert filled.findings == ()
    assert filled.answers == expected


@needs_node
def test_a_heading_in_an_answer_stays_in_it() -> None:
    """An answer that looks like a heading of the form is not one in the text."""
    (one,) = [one for one in described()["forms"] if one["key"] == "reply"]
    answers = {"reply": "They say:\n### Record\nno", "record": "ties/x"}
    text = node("console.log(JSON.stringify(formText(values[0], values[1])));", one, answers)
    assert read_form(text.encode(), "reply").answers["record"] == ("ties/x",)


@needs_node
@pytest.mark.parametrize(
    ("search", "form", "record"),
    [
        ("", "commitment", ""),
        ("?table=commitments&id=gb-tesco-phase-out-2023", "correction", "commitments/gb-tesco-phase-out-2023"),
        ("?table=bodies&id=gb-leeds-city-council", "tie", "bodies/gb-leeds-city-council"),
        ("?form=correction&table=bodies&id=gb-leeds-city-council", "correction", "bodies/gb-leeds-city-council"),
        ("?table=bodies", "commitment", ""),
        ("?form=reply&table=ties&id=gb-x-1", "reply", "ties/gb-x-1"),
        ("?form=tie", "tie", ""),
        ("?form=other", "commitment", ""),
        ("?table=commitments&id=%3Cimg%20src=x%3E", "commitment", ""),
        ("?table=secrets&id=gb-x", "commitment", ""),
        ("?table=commitments&id=../../x", "commitment", ""),
        ("?table=commitments&id=GB-X", "commitment", ""),
        ("?id=gb-x", "commitment", ""),
    ],
)
def test_what_an_address_asks_for(search: str, form: str, record: str) -> None:
    """The link at a record opens the form with its id; an address that names no record opens an empty form."""
    found = node("console.log(JSON.stringify(wanted(values[0], values[1])));", search, described())
    body = record.removeprefix("bodies/") if record.startswith("bodies/") else ""
    assert found == {"form": form, "record": record, "body": body}


@needs_node
def test_the_address_of_a_mail() -> None:
    """A short text is in the link, whatever marks it has; a long one is to be pasted."""
    from urllib.parse import parse_qs, urlsplit

    program = "console.log(JSON.stringify(values[2].map((text) => mailAddress(values[0], values[1], text))));"
    subject, text = "Add a tie: A & B?", "### Body\n\nA & B = 100% #1?\n"
    short, long = node(program, ADDRESS, subject, [text, "word " * 400])
    assert short["whole"]
    parts = urlsplit(short["url"])
    assert (parts.scheme, parts.path) == ("mailto", ADDRESS)
    assert parse_qs(parts.query) == {"subject": [subject], "body": [text.replace("\n", "\r\n")]}
    assert not long["whole"]
    assert "body" not in long["url"]
    assert len(long["url"]) < 200


def test_forms_in_markdown(page: str) -> None:
    """No answer's description is read as markup: the page has the headings that it should have."""
    tokens = MarkdownIt().parse(page.partition('id="report-list" markdown>')[2])
    heads = [tokens[place + 1].content for place, token in enumerate(tokens) if token.type == "heading_open"]
    assert [head.partition(" {")[0] for head in heads] == [form.title for form in FORMS.values()]


def test_the_page_is_linked() -> None:
    """The navigation and the guides lead to it, and its script is where it says."""
    assert "report.md" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for guide in ("contribute", "correct"):
        assert "(../report.md)" in (ROOT / f"docs/how-to/{guide}.md").read_text(encoding="utf-8")
    assert Path(SCRIPT).is_file()
