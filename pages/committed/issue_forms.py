"""The issue forms of the repository, generated from the same questions as the code that reads the answers."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import yaml

from camwatch.curation.forms.questions import FORMS, Form, Question

__all__ = ["FOLDER", "issue_forms"]

FOLDER = Path(".github/ISSUE_TEMPLATE")

_HEAD = """\
{doc}

Your answers become a record that anybody can read. They are checked as soon as you send them, and a comment says what
is missing. **Do not name private individuals.** If the register contains personal data that it should not contain, use
the private channel in `SECURITY.md`, not this form.
"""


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 (PyYAML's own)
        super().increase_indent(flow, False)


def _option(word: str, meaning: str) -> str:
    return f"{word}: {meaning}" if meaning else word


def _element(question: Question) -> dict[str, Any]:
    """Return a question as an element of an issue form."""
    types = {"line": "input", "text": "textarea", "list": "textarea", "choice": "dropdown"}
    attributes: dict[str, Any] = {"label": question.label}
    if question.doc:
        attributes["description"] = question.doc
    if question.kind in ("boxes", "agree"):
        needed = question.kind == "agree"
        attributes["options"] = [
            {"label": _option(word, meaning), **({"required": True} if needed else {})}
            for word, meaning in question.options
        ]
        return {"type": "checkboxes", "id": question.key, "attributes": attributes}
    if question.options:
        attributes["options"] = [_option(word, meaning) for word, meaning in question.options]
    elif question.example:
        attributes["placeholder"] = question.example
    return {
        "type": types[question.kind],
        "id": question.key,
        "attributes": attributes,
        "validations": {"required": question.required},
    }


def _written(value: Any) -> str:
    text: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    return "# Generated from the model by `nox -s generate`; edit the model, not this file.\n" + text


def _issue_form(form: Form) -> str:
    return _written(
        {
            "name": form.title,
            "description": form.doc,
            "title": f"{form.title}: ",
            "labels": ["form", form.key],
            "body": [
                {"type": "markdown", "attributes": {"value": _HEAD.format(doc=form.doc)}},
                *map(_element, form.questions),
            ],
        }
    )


def issue_forms(root: Path) -> dict[Path, str]:
    """Return the text of each issue form by its path in a clone of the repository.

    Args:
        root: The clone; its pyproject.toml has the address of the site, for people without an account.
    """
    found = {FOLDER / f"{form.key}.yml": _issue_form(form) for form in FORMS.values()}
    project = root / "pyproject.toml"
    if project.is_file():
        site = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["urls"]["Homepage"]
        links = (
            ("Send it by email", "report/", "A page that turns your answers into an email, without an account."),
            ("Personal data or a vulnerability", "reference/security/", "Use the private channel."),
        )
        contacts = [{"name": name, "url": site + page, "about": about} for name, page, about in links]
        found[FOLDER / "config.yml"] = _written({"blank_issues_enabled": True, "contact_links": contacts})
    return found
