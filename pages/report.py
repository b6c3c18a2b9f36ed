"""The page on which people without an account answer the questions of a form, and which writes the email for them."""

from __future__ import annotations

import json
import re
from typing import Any

import attrs

from camwatch.curation.forms.questions import AGREE, FORMS, Form, Question, correctable
from camwatch.model.tables import STORED, TABLES
from camwatch.wording import label, noun
from pages.page import Writer

__all__ = ["ADDRESS", "PAGE", "described", "said_option", "write"]

ADDRESS = "records@camwatch.example"
"""The address to which the emails go."""
PAGE = "report.md"

_NAME = re.compile(r"`([a-z_]+)`")
_JOINED = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")
"""A word of a vocabulary that is written with underscores, as in a meaning that refers to another word."""
_FIELDS = {
    "accessed": "day on which the page was read",
    "announced": "date announced",
    "as_of": "date of the information",
    "binds": "bodies that it binds",
    "bits": "length of the prefix in bits",
    "cameras": "number of cameras",
    "cameras_are": "whether the number of cameras is exact",
    "change_percent": "change in per cent",
    "closed_by": "latest possible closing date",
    "due": "due date",
    "due_kind": "whether the date is a deadline or expected",
    "effective": "date from which it applies",
    "instrument": "form of the commitment",
    "jurisdiction": "country or region",
    "lang": "language",
    "lines": "product lines",
    "list_taken": "how much of the list on the page was taken",
    "milestones": "status",
    "note": "doubts and limits",
    "present": "whether the relation exists",
    "prompted_by": "what led to it",
    "registrant": "registered owner of the prefix",
    "scope": "places or purchases covered",
    "signatories_note": "note on the signatories",
    "subject": "what it covers",
    "url": "address",
    "value_is": "whether the value is exact",
    "via": "original, if the page is a copy",
}
"""Labels of fields whose names would not be understood."""
_WORDS = {
    "education": "school or college",
    "foi": "answer to a request for information",
    "health": "health service",
    "other": "none of these",
}
"""Labels of words of vocabularies that would not be understood."""


def described() -> dict[str, Any]:
    """Return the data for the page's script: the address, the forms with their questions, the tables."""
    return {"address": ADDRESS, "tables": list(TABLES), "forms": [_described(form) for form in FORMS.values()]}


def _described(form: Form) -> dict[str, Any]:
    return {
        "key": form.key,
        "title": form.title,
        "doc": said(form.doc),
        "questions": [
            {
                **attrs.asdict(question),
                "doc": said(question.doc),
                "options": [(word, said(meaning)) for word, meaning in question.options],
                "said": [said_option(form, question, word) for word, _ in question.options],
            }
            for question in form.questions
        ],
    }


def said(text: str) -> str:
    """Return a text in which names of fields and words are replaced by their labels: “due date”, not `due`."""
    text = _NAME.sub(lambda found: f"“{_said_field(found[1])}”", text)
    return _JOINED.sub(lambda found: _said_word(found[0]), text)


def said_option(form: Form, question: Question, option: str) -> str:
    """Return how an option of a question is shown: an answer by the heading of its question, a word by its label."""
    if question.kind == "boxes":
        asked = form.by_key.get(option)
        return _said_field(option).capitalize() if asked is None else asked.label
    return _said_field(option) if question.key == "field" else _said_word(option)


def of_tables() -> dict[str, list[str]]:
    """Return by table, such as ``commitment``, the labels of the fields that a correction may change."""
    return {noun(STORED[table]): [_said_field(name) for name in names] for table, names in correctable().items()}


def _said_field(name: str) -> str:
    return label(_FIELDS.get(name, name))


def _said_word(word: str) -> str:
    return word if " " in word else label(_WORDS.get(word, word))


def write(writer: Writer) -> None:
    """Write the page."""
    # No text in the JSON can end the script element.
    data = json.dumps(described(), ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")
    writer.write(
        PAGE,
        "report",
        forms=FORMS.values(),
        address=ADDRESS,
        data=data,
        agree=AGREE,
        said=said,
        said_option=said_option,
        tables=of_tables(),
    )
