"""The page on which people without an account answer the questions of a form, and which makes the text of a mail."""

from __future__ import annotations

import json
from typing import Any

import attrs

from camwatch.curation.forms.questions import AGREE, FORMS, Form
from camwatch.model.tables import TABLES
from pages.page import Writer

__all__ = ["ADDRESS", "PAGE", "described", "write"]

ADDRESS = "records@camwatch.example"
"""Where the mails go."""
PAGE = "report.md"


def described() -> dict[str, Any]:
    """Return what the script of the page knows: the address, the forms with their questions, the tables."""
    return {"address": ADDRESS, "tables": list(TABLES), "forms": [_described(form) for form in FORMS.values()]}


def _described(form: Form) -> dict[str, Any]:
    return {
        "key": form.key,
        "title": form.title,
        "doc": form.doc,
        "questions": [attrs.asdict(question) for question in form.questions],
    }


def write(writer: Writer) -> None:
    """Write the page."""
    # Nothing in the text ends the element that holds it.
    data = json.dumps(described(), ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")
    writer.write(PAGE, "report", forms=FORMS.values(), address=ADDRESS, data=data, agree=AGREE)
