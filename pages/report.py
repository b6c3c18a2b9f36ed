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
_JOINED = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")
"""A word of a vocabulary that is written with underscores, as in a meaning that refers to another word."""
_SAID = {
    "education": "school or college",
    "foi": "answer to a request for information",
    "lang": "language",
    "url": "address",
    "accessed": "day on which the page was read",
    "as_of": "date that the page speaks of",
    "binds": "bodies that it binds",
    "cameras": "number of cameras",
    "cameras_are": "whether the number of cameras is exact",
    "change_percent": "change in per cent",
    "value_is": "whether the value is exact",
    "due_kind": "whether the date is a deadline or expected",
    "announced": "date announced",
    "bits": "length of the prefix in bits",
    "closed_by": "latest possible closing date",
    "effective": "date from which it applies",
    "due": "due date",
    "health": "health service",
    "lines": "product lines",
    "list_taken": "how much of the list on the page was taken",
    "instrument": "form of the commitment",
    "jurisdiction": "country or region",
    "milestones": "status",
    "other": "none of these",
    "present": "whether the relation exists",
    "prompted_by": "what led to it",
    "registrant": "registered owner of the prefix",
    "scope": "places or purchases covered",
    "signatories_note": "note on the signatories",
    "subject": "what it covers",
    "via": "original, if the page is a copy",
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
                "options": [(word, said(meaning)) for word, meaning in question.options],
                "said": [said_word(word) for word, _ in question.options],
            }
            for question in form.questions
        ],
    }


def said(text: str) -> str:
    """Return a text in which names of fields and words are replaced by their labels: “due kind”, not `due_kind`."""
    text = _NAME.sub(lambda found: f"“{said_word(found[1])}”", text)
    return _JOINED.sub(lambda found: said_word(found[0]), text)


def said_word(word: str) -> str:
    """Return the label of a field or of a word of a vocabulary."""
    return word if " " in word else label(_SAID.get(word, word))


def write(writer: Writer) -> None:
    """Write the page."""
    # No text in the JSON can end the script element.
    data = json.dumps(described(), ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")
    writer.write(
        PAGE, "report", forms=FORMS.values(), address=ADDRESS, data=data, agree=AGREE, said=said, said_word=said_word
    )
