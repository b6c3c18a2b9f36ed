"""The page on which people without an account answer the questions of a form, and which makes the text of a mail."""

from __future__ import annotations

import json
import re
from typing import Any

import attrs

from camwatch.curation.forms.questions import AGREE, FORMS, Form
from camwatch.model.tables import TABLES
from camwatch.wording import label
from pages.page import Writer

__all__ = ["ADDRESS", "PAGE", "described", "write"]

ADDRESS = "records@camwatch.example"
"""Where the mails go."""
PAGE = "report.md"

_NAME = re.compile(r"`([a-z_]+)`")
_SAID = {
    "education": "school or college",
    "foi": "answer to a request for information",
    "lang": "language",
    "url": "address",
    "as_of": "as of (date)",
    "cameras_are": "how the number of cameras is meant",
    "value_is": "how the value is meant",
    "due_kind": "who set the due date",
    "announced": "date announced",
    "effective": "in effect from",
    "due": "due date",
}
"""Names and words that need more than their underscores taken away."""


def described() -> dict[str, Any]:
    """Return what the script of the page knows: the address, the forms with their questions, the tables."""
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
                "said": [said_word(word) for word, _ in question.options],
            }
            for question in form.questions
        ],
    }


def said(text: str) -> str:
    """Return a text with the names of fields and words in it as people say them: “due kind”, not `due_kind`."""
    return _NAME.sub(lambda found: f"“{said_word(found[1])}”", text)


def said_word(word: str) -> str:
    """Return the name of a field, or a word of a vocabulary, as people say it."""
    return word if " " in word else label(_SAID.get(word, word))


def write(writer: Writer) -> None:
    """Write the page."""
    # Nothing in the text ends the element that holds it.
    data = json.dumps(described(), ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")
    writer.write(PAGE, "report", forms=FORMS.values(), address=ADDRESS, data=data, agree=AGREE, said=said)
