"""The filled-in form: answers from a JSON file, the text of an issue, or the event that GitHub or a similar site sends.

All of it is written by strangers. It is used only as text, never as a path or a command.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

import attrs

from camwatch.curation.forms.questions import FORMS, Form, Question
from camwatch.errors import UnusableForm, nearest
from camwatch.text import unseen
from camwatch.wording import counted, listed

__all__ = ["MOST_BYTES", "Answers", "Filled", "Finding", "read_form"]

MOST_BYTES = 1_000_000
"""The size limit in bytes. An issue has at most 65,536 characters, and its event adds some 20,000."""
_MOST_TEXT = 65_536
_MOST_ANSWER = 4_000
_MOST_LINE = 500
_DEEPEST = 24

_UNANSWERED = {"", "_No response_", "None"}
"""The text that GitHub and similar sites write for an unanswered question."""

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Invisible characters that come along when text is copied from a page."""
_MARKUP = re.compile(r"<[A-Za-z/!?]|!?\[[^\]]*\]\(|```|&#|&[a-z]+;", re.IGNORECASE)

Answers = Mapping[str, tuple[str, ...]]
"""The answers by the key of the question: the items of a list, the ticked boxes, or one str."""


@attrs.frozen
class Finding:
    """Something to change in a filled-in form, in plain words."""

    question: str
    """The key of the question; empty if it does not concern exactly one."""
    label: str
    """Its heading."""
    message: str

    def __str__(self) -> str:
        head, message = self.parts
        return f"{head} {message}" if head else message

    @property
    def parts(self) -> tuple[str, str]:
        """The heading with a colon or question mark at its end, and the message as it is written after it."""
        if self.label.endswith("?"):
            return self.label, self.message[:1].upper() + self.message[1:]
        return f"{self.label}:" if self.label else "", self.message


@attrs.frozen
class Filled:
    """A filled-in form."""

    form: Form
    answers: Answers
    """The usable answers. A question without one is left out."""
    findings: tuple[Finding, ...]
    """The faults of the other answers."""
    day: dt.date | None
    """The day on which it was sent, if the event gives it."""


def read_form(content: bytes, form: str | None = None) -> Filled:
    """Read a filled-in form.

    Args:
        content: One of these: JSON with the answers by the key or the heading of the question and the name of the form
            as ``form``; the JSON of an issue or of its webhook event; the text of an issue.
        form: The name of the form, if the content does not give it.

    Raises:
        UnusableForm: If it is not a filled-in form.
    """
    if len(content) > MOST_BYTES:
        raise UnusableForm(f"the form has more than {MOST_BYTES:,} bytes; shorten it")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnusableForm("the form is not UTF-8 text; save it as UTF-8") from None
    if "\0" in text:
        raise UnusableForm("the form contains a NUL character; send plain text")
    if not text.lstrip().startswith(("{", "[")):
        return _from_issue(text, form, None)
    value = _json(text)
    # An event of GitHub, Gitea or Forgejo contains the issue; an event of GitLab contains its attributes.
    issue = value.get("issue", value.get("object_attributes", value))
    text_key = "description" if "object_attributes" in value else "body"
    if isinstance(issue, dict) and text_key in issue and ("title" in issue or "number" in issue):
        body = issue[text_key]
        if not isinstance(body, str):
            raise UnusableForm("the issue has no text; fill in one of the forms")
        return _from_issue(body, form, _day(issue.get("created_at")))
    return _from_mapping(value, form)


def _json(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text, object_pairs_hook=_pairs, parse_constant=str)
    except RecursionError:
        raise UnusableForm(
            f"the JSON is nested more than {_DEEPEST} levels deep; send a flat list of answers"
        ) from None
    except _Twice as error:
        raise UnusableForm(f"the key {str(error)!r} occurs twice in the JSON; remove one") from None
    except ValueError as error:
        raise UnusableForm(f"invalid JSON: {error}") from None
    if not isinstance(value, dict):
        raise UnusableForm('the JSON is a list; expected an object of answers such as {"form": "tie", "body": "…"}')
    return value


class _Twice(Exception):
    pass


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Twice(key)
        found[key] = value
    return found


def _day(text: object) -> dt.date | None:
    try:
        return dt.datetime.fromisoformat(str(text)).date()
    except ValueError:
        return None


def _form_named(name: object) -> Form:
    known = FORMS.get(name) if isinstance(name, str) else None
    if known is None:
        raise UnusableForm(f"{str(name)[:40]!r} is not a form; {nearest(str(name), FORMS)}")
    return known


def _likeliest(names: set[str], form: str | None, *, by_label: bool) -> Form:
    """Return the form that has all the named questions, and the smallest if several have."""
    if form is not None:
        return _form_named(form)
    fitting = []
    for one in FORMS.values():
        questions = one.by_label if by_label else {**one.by_label, **one.by_key}
        required = {question.label if by_label else question.key for question in one.questions if question.required}
        # The text of an issue has a heading for each question, even without an answer; a JSON file need not.
        whole = required <= names if by_label else names <= set(questions)
        if names & set(questions) and whole:
            fitting.append(one)
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise UnusableForm(
            f"this is not a filled-in form, or it does not name its form. Give the name ({listed(FORMS, 'or')}) with "
            "--form, or as the value of the key 'form'"
        )
    likely = listed((one.key for one in fitting), "or")
    raise UnusableForm(f"the answers fit several forms. Name the form with --form or the key 'form': {likely}")


# The text of an issue

_HEADING = re.compile(r"^### (.+?)\s*$")


def _from_issue(text: str, form: str | None, day: dt.date | None) -> Filled:
    if len(text) > _MOST_TEXT:
        raise UnusableForm(f"the text has {len(text):,} characters; the limit is {_MOST_TEXT:,}")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    headings = [found[1] for line in lines if (found := _HEADING.match(line))]
    chosen = _likeliest(set(headings), form, by_label=True)
    parts: dict[str, list[str]] = {}
    twice: dict[str, Question] = {}
    current: list[str] | None = None
    for line in lines:
        found = _HEADING.match(line)
        question = chosen.by_label.get(found[1]) if found else None
        if question is None:
            # A heading that is not a question is part of the answer.
            if current is not None:
                current.append(line)
            continue
        if question.key in parts:
            twice[question.key] = question
        current = parts[question.key] = []
    findings = [
        Finding(key, question.label, "the heading occurs twice; keep one of the two, with your answer below it")
        for key, question in twice.items()
    ]
    raw: dict[str, Any] = {}
    for key, answer in parts.items():
        if key not in twice:
            raw[key] = _boxes(answer) if chosen.by_key[key].kind in ("boxes", "agree") else "\n".join(answer)
    return _filled(chosen, raw, findings, day, whole=True)


def _boxes(lines: list[str]) -> list[str]:
    """Return the labels of the boxes that are ticked."""
    return [found[1] for line in lines if (found := re.match(r"\s*- \[[xX]\] (.+?)\s*$", line))]


# A JSON file


def _from_mapping(value: dict[str, Any], form: str | None) -> Filled:
    value = dict(value)
    named = value.pop("form", None) if "form" in value else None
    if named is not None and form is not None and named != form:
        raise UnusableForm(
            f"the file says that it is the form {str(named)[:40]!r}, not {form!r}; correct the one that is wrong"
        )
    # The answers may be under "answers" or beside "form".
    if isinstance(value.get("answers"), dict):
        value = value["answers"]
    if named is not None or form is not None:
        chosen = _form_named(named if named is not None else form)
    else:
        chosen = _likeliest(set(value), None, by_label=False)
    findings: list[Finding] = []
    raw: dict[str, Any] = {}
    for name, answer in value.items():
        question = chosen.by_key.get(name) or chosen.by_label.get(name)
        if question is None:
            message = f"the form {chosen.key!r} has no question {name[:60]!r}; {nearest(name, chosen.by_key)}"
            findings.append(Finding("", "", message))
        elif question.key in raw:
            findings.append(
                Finding(question.key, question.label, "the question has two answers; remove one of the two")
            )
        else:
            raw[question.key] = answer
    return _filled(chosen, raw, findings, None, whole=False)


# Both


def _filled(form: Form, raw: Mapping[str, Any], findings: list[Finding], day: dt.date | None, *, whole: bool) -> Filled:
    answers: dict[str, tuple[str, ...]] = {}
    for key, value in raw.items():
        question = form.by_key[key]
        items, message = _items(value, question)
        if message is not None:
            findings.append(Finding(key, question.label, message))
        elif items:
            answers[key] = items
    refused = {finding.question for finding in findings}
    for question in form.questions:
        if question.key in answers or question.key in refused:
            continue
        if question.required and (question.kind != "agree" or whole):
            asked = "tick every box" if question.kind == "agree" else f"not answered. {question.doc}"
            findings.append(Finding(question.key, question.label, asked))
    return Filled(form, answers, tuple(findings), day)


def _items(value: Any, question: Question) -> tuple[tuple[str, ...], str | None]:
    """Return the items of an answer, or what is wrong with it."""
    if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict | list) for one in value)):
        return (), f"expected text, found {'a list of lists or objects' if isinstance(value, list) else 'an object'}"
    several = question.kind in ("list", "boxes", "agree")
    if isinstance(value, list) and not several:
        return (), f"expected one answer, found a list of {len(value)}"
    texts = [_plain(one) for one in (value if isinstance(value, list) else [value])]
    if several and not isinstance(value, list):
        texts = re.split(r"[\n;|]", texts[0])
    items = []
    for text in texts:
        item = _tidied(text, lines=question.kind == "text")
        if item in _UNANSWERED:
            continue
        if (message := _refusal(item, question)) is not None:
            return (), message
        items.append(item)
    if question.kind == "agree":
        missing = [text for text, _ in question.options if text not in items]
        return tuple(items), (f"tick every box; missing: {' · '.join(missing)}" if missing else None)
    return _worded(items, question)


def _plain(value: Any) -> str:
    """Return a JSON value as the text that a person would type."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _tidied(text: str, *, lines: bool) -> str:
    """Return a text without invisible characters and extra spaces; sentences become one paragraph."""
    plain = unicodedata.normalize("NFC", text.translate(_INVISIBLE)).replace("\r", "\n")
    if lines:
        return " ".join(plain.replace("\t", " ").replace("\n", " ").split())
    return re.sub(r"[ \t\u00a0]+", " ", plain).strip()


def _refusal(text: str, question: Question) -> str | None:
    """Return why a text cannot be an answer to any question; None if it can."""
    most = _MOST_ANSWER if question.kind == "text" else _MOST_LINE
    if question.key.endswith("_url"):
        most = 2 * _MOST_LINE
    if len(text) > most:
        return f"the answer has {counted(len(text), 'character')}; shorten it to {most:,}"
    if "\n" in text:
        return "the answer has several lines; write it on one"
    if (name := unseen(text)) is not None:
        return f"the answer contains {name}, which is invisible; type the text again"
    if not question.key.endswith(("_url", "_website")) and (found := _MARKUP.search(text)):
        return f"the answer contains markup ({found[0]!r}); write plain text"
    return None


def _worded(items: list[str], question: Question) -> tuple[tuple[str, ...], str | None]:
    """Return the words of a vocabulary for the chosen items."""
    if not question.options:
        return tuple(items), None
    words = [word for word, _ in question.options]
    chosen = []
    for item in items:
        # A choice made on the page has the boundary of the word after it.
        word = item.partition(":")[0].strip()
        if question.options[0][0] == "yes":
            word = {"true": "yes", "false": "no"}.get(word.lower(), word.lower())
        elif word not in words:
            word = word.lower().replace(" ", "_").replace("-", "_")
        if word not in words:
            return (), f"{item[:60]!r} is not one of the choices; {nearest(word, words)}"
        chosen.append(word)
    return tuple(dict.fromkeys(chosen)), None
