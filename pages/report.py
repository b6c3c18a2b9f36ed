"""The page on which people without an account answer the questions of a form, and which writes the email for them."""

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
"""The address to which the emails go."""
PAGE = "report.md"

_NAME = re.compile(r"`([a-z_]+)`")
_SAID = {
    "education": "school or college",
    "foi": "answer to a request for information",
    "lang": "language",
    "url": "address",
    "as_of": "as of (date)",
    "cameras_are": "precision of the number of cameras",
    "value_is": "precision of the value",
    "due_kind": "who set the due date",
    "announced": "date announced",
    "effective": "in effect from",
    "due": "due date",
}
"""Labels of names and words for which replacing underscores is not enough."""


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
                "said": [said_word(word) for word, _ in question.options],
            }
            for question in form.questions
        ],
    }


def said(text: str) -> str:
    """Return a text in which names of fields and words are replaced by their labels: “due kind”, not `due_kind`."""
    return _NAME.sub(lambda found: f"“{said_word(found[1])}”", text)


def said_word(word: str) -> str:
    """Return the label of a field or of a word of a vocabulary."""
    return word if " " in word else label(_SAID.get(word, word))


def write(writer: Writer) -> None:
    """Write the page."""
    # No text in the JSON can end the script element.
    data = json.dumps(described(), ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")
    writer.write(PAGE, "report", forms=FORMS.values(), address=ADDRESS, data=data, agree=AGREE, said=said)
