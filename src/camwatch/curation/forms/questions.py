"""The forms and their questions, generated from the fields of the model, so that new fields appear here too."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import attrs

from camwatch.curation.explained import EXPLAINED, without_history
from camwatch.curation.reader import NEEDED
from camwatch.model.body import Body
from camwatch.model.claim import Claim
from camwatch.model.commitment import Commitment
from camwatch.model.fields import Field, fields
from camwatch.model.source import Citation, Source
from camwatch.model.tables import STORED
from camwatch.model.tie import Tie
from camwatch.wording import label

__all__ = [
    "AGREE",
    "AGREEMENTS",
    "CLAIMS",
    "EMPTY",
    "FORMS",
    "NEW_BODY",
    "SOURCE",
    "Form",
    "Question",
    "correctable",
    "part_key",
]

SOURCE = "source"
"""The prefix of the keys of questions about the page that was read."""
NEW_BODY = "new_body"
"""The prefix of the keys of questions about a body that is not in the register."""
AGREE = "agree"
"""The key of the boxes that must be ticked."""
AGREEMENTS = (
    "I read the page myself.",
    "My answers name no private individual, and my sentences are my own.",
    "My answers may be published under CC BY 4.0.",
)
"""The statements that everyone who fills in a form must tick."""
EMPTY = "empty"
"""The answer to a correction that empties a field."""

CLAIMS: tuple[str, ...] = tuple(table for table, cls in STORED.items() if issubclass(cls, Claim))
"""The tables whose records carry citations."""

_YES_NO = (("yes", ""), ("no", ""))
_LONG = ("summary", "note", "outcome")
"""Fields with sentences."""
_OUTSIDE = ("id", "citations", "accessed", "list_taken")
"""Fields that the register fills in itself or that other questions cover."""
_HEADINGS = {
    "announced": "Date announced",
    "as_of": "Date of the information",
    "binds_jurisdiction": "Country or region of the bodies that it binds",
    "binds_kind": "Kind of the bodies that it binds",
    "cameras": "Number of cameras",
    "cameras_are": "Exact or approximate number",
    "cost_amount": "Cost",
    "cost_currency": "Currency of the cost",
    "due": "Due date",
    "due_kind": "Deadline or expected date",
    "effective": "Date from which it applies",
    "instrument": "Form of the commitment",
    "kind": "Relation to the vendor",
    "milestones_date": "Date of the status",
    "milestones_note": "What happened",
    "milestones_status": "Status",
    "new_body_jurisdiction": "Country or region of a new body",
    "new_body_kind": "Kind of a new body",
    "new_body_parent": "Parent of a new body",
    "new_body_website": "Website of a new body",
    "note": "Doubts and limits",
    "present": "Does the relation exist?",
    "prompted_by": "What led to it",
    "scope": "Places or purchases covered",
    "source_kind": "Kind of publication",
    "source_lang": "Language of the page",
    "source_locator": "Place on the page",
    "source_published": "Date of publication",
    "source_publisher": "Publisher of the page",
    "source_title": "Title of the page",
    "source_url": "Address of the page",
    "source_via": "Original, if the page is a copy",
    "subject": "What it covers",
}
"""By key of a question: its heading, if the name of the field is not what a person would say."""


@attrs.frozen(kw_only=True)
class Question:
    """A question of a form."""

    key: str
    """Its name in a JSON file of answers, such as ``due``."""
    label: str
    """Its heading, such as ``Due``."""
    doc: str
    """What to answer."""
    required: bool = False
    kind: str = "line"
    """``line``, ``text`` (sentences), ``list`` (one item on each line), ``choice``, ``boxes`` or ``agree``."""
    options: tuple[tuple[str, str], ...] = ()
    """For a choice or boxes: each word with its boundary."""
    example: str = ""


@attrs.frozen(kw_only=True)
class Form:
    """A form."""

    key: str
    """Its name, such as ``commitment``."""
    title: str
    doc: str
    questions: tuple[Question, ...]
    table: str | None = None
    """The table of the record that it makes; None if it changes an existing record."""

    @functools.cached_property
    def by_key(self) -> Mapping[str, Question]:
        """The questions by their keys."""
        return MappingProxyType({question.key: question for question in self.questions})

    @functools.cached_property
    def by_label(self) -> Mapping[str, Question]:
        """The questions by their headings."""
        return MappingProxyType({question.label: question for question in self.questions})


def part_key(field: Field, part: Field) -> str:
    """Return the key of the question about a part of a field, such as ``cost_currency``."""
    return f"{field.name}_{part.name}"


_EXAMPLES = {
    "announced": "2022-10-27, 2022-10 or 2022",
    "body": "City of Edinburgh Council",
    "due": "2023-02",
    "new_body_jurisdiction": "GB-SCT, or Scotland",
    "record": "commitments/gb-tesco-phase-out-2023",
    "source_lang": "en",
    "source_url": "https://www.example.org/minutes/2022-10-27",
    "vendors": "Hikvision",
    "vendor": "Hikvision",
}


def _question(field: Field, *, key: str, heading: str, required: bool) -> Question:
    """Return the question about a field with one value or a list of links."""
    doc = EXPLAINED.get(key, "")
    if not doc:
        doc = without_history(field.doc)
        if field.column.expected not in (None, "text") and not field.references:
            doc += f" Expected: {field.column.expected}."
        if field.references and not field.many:
            doc += " Its name or its id."
        elif field.references:
            doc += " Give the name or the id of each, one per line."
    kind = "line"
    options: tuple[tuple[str, str], ...] = ()
    if field.vocabulary is not None:
        kind, options = "choice", tuple((word.value, word.meaning) for word in field.vocabulary)
    elif field.type is bool:
        kind, options = "choice", _YES_NO
    elif field.many:
        kind = "list"
    elif field.name in _LONG:
        kind = "text"
    return Question(
        key=key,
        label=_HEADINGS.get(key, heading),
        doc=doc,
        required=required,
        kind=kind,
        options=options,
        example=_EXAMPLES.get(key, ""),
    )


def _heading(*names: str) -> str:
    return " ".join(label(name) for name in names).capitalize()


def _of_record(cls: type[Any]) -> Iterator[Question]:
    """Yield the questions about the fields of a claim; for a list of parts, those about one item."""
    for field in fields(cls):
        if field.name in _OUTSIDE:
            continue
        if field.part is None:
            yield _question(
                field,
                key=field.name,
                heading=_heading(field.name),
                required=field.required or NEEDED.get(field.name, "") is None,
            )
            continue
        name = field.name.removesuffix("s") if field.many and field.name != "binds" else field.name
        for part in fields(field.part):
            if part.part is None:
                needed = field.required and part.required
                yield _question(part, key=part_key(field, part), heading=_heading(name, part.name), required=needed)


def _source(*, required: bool) -> Iterator[Question]:
    """Yield the questions about the page that was read."""
    for field in fields(Source):
        if field.name in _OUTSIDE:
            continue
        # For a page that is already in the register, the address is enough.
        needed = required and field.name == "url"
        one = _question(field, key=f"{SOURCE}_{field.name}", heading=_heading("page", field.name), required=needed)
        hint = (
            " You may leave it out if the register already has the page."
            if field.required and field.name != "url"
            else ""
        )
        yield attrs.evolve(one, doc=one.doc + hint)
    locator = next(field for field in fields(Citation) if field.name == "locator")
    yield _question(locator, key=f"{SOURCE}_locator", heading=_heading("page", "place"), required=False)


def _supports(cls: type[Any]) -> Question:
    """Return the question that asks which of the answers the page states."""
    named = [field for field in fields(cls) if field.name not in ("id", "citations", "body")]
    stated = "action" if cls is Commitment else "relation"
    return Question(
        key="supports",
        label="What the page states",
        doc=f"Choose each answer that the page confirms. The page must state the {stated}, and each date and number "
        "that you give.",
        required=True,
        kind="boxes",
        options=tuple((field.name, "the page must state it" if field.column.measured else "") for field in named),
    )


def _new_body() -> Iterator[Question]:
    """Yield the questions about a body that is not in the register."""
    for field in fields(Body):
        if field.part is None and field.name in ("kind", "jurisdiction", "website", "parent"):
            key, heading = f"{NEW_BODY}_{field.name}", _heading("new body", field.name)
            one = _question(field, key=key, heading=heading, required=False)
            yield attrs.evolve(one, doc=f"{one.doc} Answer only if the register does not have the body yet.")


_AGREE = Question(
    key=AGREE,
    label="Before you send it",
    doc="",
    required=True,
    kind="agree",
    options=tuple((text, "") for text in AGREEMENTS),
)

_RECORD = Question(
    key="record",
    label="Record",
    doc=f"The record's table and id, separated by a slash, such as {_EXAMPLES['record']}. The site shows the id beside "
    "each claim.",
    required=True,
    example=_EXAMPLES["record"],
)


def _claim_form(key: str, cls: type[Any], title: str, doc: str) -> Form:
    asked = list(_of_record(cls))
    body = next(place for place, question in enumerate(asked) if question.key == "body")
    return Form(
        key=key,
        title=title,
        doc=doc,
        table=next(table for table, one in STORED.items() if one is cls),
        questions=(
            asked[body],
            *_new_body(),
            *asked[:body],
            *asked[body + 1 :],
            *_source(required=True),
            _supports(cls),
            _AGREE,
        ),
    )


def correctable() -> dict[str, list[str]]:
    """Return by table the names of the fields that a correction may change: those with one value."""
    return {
        table: [
            *(("status",) if table == "commitments" else ()),
            *(field.name for field in fields(STORED[table]) if field.part is None and field.name != "id"),
        ]
        for table in (*CLAIMS, "bodies", "sources")
    }


def _correction() -> Form:
    questions = (
        _RECORD,
        Question(
            key="field",
            label="Field",
            doc="The field that is wrong. To report a later status of a commitment, choose `status`.",
            required=True,
            kind="choice",
            options=tuple(
                (name, "") for name in dict.fromkeys(name for names in correctable().values() for name in names)
            ),
        ),
        Question(
            key="value",
            label="Correct value",
            doc=f"Give the value that the field should have. Write `{EMPTY}` if the field should be empty.",
            required=True,
            kind="text",
        ),
        Question(
            key="status_date",
            label="Date of the status",
            doc="Only for `status`: when the status began or, if no source says so, when it was reported.",
        ),
        Question(key="reason", label="Reason", doc="What is wrong with the record.", kind="text"),
        *_source(required=False),
        _AGREE,
    )
    return Form(
        key="correction",
        title="Correct a record",
        doc="Use this form if a record has a wrong value, or if there is news about it.",
        questions=questions,
    )


def _reply() -> Form:
    questions = (
        _RECORD,
        Question(
            key="by",
            label="Who replies",
            doc="The body or vendor: its name or its id.",
            required=True,
            example="City of Edinburgh Council",
        ),
        Question(
            key="reply",
            label="What the reply says",
            doc="One or two sentences that name who says it: “Acme says that its cameras were never used there.”",
            required=True,
            kind="text",
        ),
        *_source(required=True),
        _AGREE,
    )
    return Form(
        key="reply",
        title="Reply to a record",
        doc="Use this form if a record names your organisation and you have published an answer to it.",
        questions=questions,
    )


def _new_source() -> Form:
    questions = (
        _RECORD,
        Question(
            key="supports",
            label="What the page states",
            doc="The fields whose values the page states, one per line, such as `due` or `cameras`.",
            required=True,
            kind="list",
        ),
        *_source(required=True),
        _AGREE,
    )
    return Form(
        key="source",
        title="Add a source to a record",
        doc="Use this form if you have read a page that supports a record but is not cited there.",
        questions=questions,
    )


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        form.key: form
        for form in (
            _claim_form(
                "commitment",
                Commitment,
                "Add a commitment",
                "Use this form if a body has promised or refused to give up a vendor's cameras, or is considering it, "
                "and the register does not yet say so.",
            ),
            _claim_form(
                "tie",
                Tie,
                "Add a tie",
                "Use this form if a page reports that a body uses or sells a vendor's equipment or holds its shares, "
                "or that it does not.",
            ),
            _correction(),
            _reply(),
            _new_source(),
        )
    }
)
"""Every form by its name."""
