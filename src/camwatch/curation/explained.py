"""Texts on fields for those who write records, where the description speaks to those who read the data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["EXPLAINED", "expected", "without_history"]

EXPLAINED: Mapping[str, str] = MappingProxyType(
    {
        "announced": "When the body made the commitment or, if no source says, when the commitment was first reported.",
        "as_of": "The date to which the information applies.",
        "body": "The body that your source is about: its name or its id.",
        "binds_jurisdiction": "The country or region whose bodies the commitment binds: a code (GB-SCT) or a name.",
        "binds_kind": "Leave it out if the commitment binds bodies of every kind.",
        "cameras_are": "Leave it out if the number is exact.",
        "cost_amount": "The amount as a number, in units of the currency.",
        "cost_currency": "The currency of the amount, as a code such as GBP.",
        "due_kind": "Whether the due date is a deadline or only expected. Only a deadline can be overdue.",
        "milestones_note": "What happened, if the status alone does not make it clear.",
        "milestones_date": "When the status began or, if no source says so, when it was reported.",
        "instrument": "How the body made the commitment, for example in a law, a policy or a statement.",
        "milestones_status": "The latest status that the page reports.",
        "new_body_jurisdiction": "The country, or part of a country, that the body governs or serves: a name or a code "
        "(GB-SCT; EU for the European Union, UN for the United Nations).",
        "new_body_parent": "The body that it belongs or reports to: its name or its id.",
        "new_body_website": "The address of its own website. It begins with http:// or https://.",
        "present": "Answer no if the page says that the body has no such relation (“we have none”); otherwise yes.",
        "prompted_by": "Interventions that led to the commitment, according to the page: one id per line.",
        "source_locator": "A page number, a section or a column.",
        "source_lang": "The language as a tag, such as en or zh-Hans.",
        "source_url": "Give the address of the page that you read. It begins with http:// or https://.",
        "source_via": "The outlet or document that the page copies.",
        "subject": "Say whether the commitment covers cameras, all equipment from a maker, a technology, or "
        "something else.",
        "summary": "One or two sentences in your own words. If they contain an allegation, say who makes it.",
        "vendors": "The vendors or classes of vendors: the name or the id of each, one per line.",
    }
)
"""By key of a question: what to answer, if the description of the field speaks to a reader of the data."""

_EXPECTED: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("Citation", "source"): "the id of the source",
        ("Commitment", "body"): "the id of the body that made the commitment",
        ("Commitment", "citations"): "the sources that support the commitment; at least one",
        ("Commitment", "instrument"): "the form of the commitment, such as a policy or a law",
        ("Commitment", "subject"): "the goods that the commitment covers, such as cameras or all equipment of a vendor",
        ("Milestone", "status"): "the status that the commitment had from the date of this milestone on",
        ("Party", "body"): "the body that acted or was addressed, if the register has it",
        ("Statistic", "value"): "the figure itself, as a number in the unit",
        ("Tie", "body"): "the id of the body",
        ("Tie", "vendor"): "the id of the vendor, or of the class of vendors if the source names no maker",
        ("Tie", "present"): "true if the source reports that the relation exists, false if it reports that it does not",
    }
)
"""By class and field: what a message says is expected."""
_OF_ANY = MappingProxyType(
    {
        "summary": "the claim in your own words, in at most 60 words, with each allegation attributed to the one who "
        "makes it"
    }
)
"""By field, in any class."""


def expected(record: str, field: str) -> str | None:
    """Return what a message says is expected in a field; None if its description says it well enough.

    Args:
        record: The name of the class.
        field: The name of the field.
    """
    return _EXPECTED.get((record, field)) or _OF_ANY.get(field)


def without_history(description: str) -> str:
    """Return a description of a field without what it says about older releases."""
    shorter = re.sub(r" Empty in releases before [\d.]*\d[^.]*\.", "", description)
    return re.sub(r",? and in releases before [\d.]*\d(?=\.)", "", shorter)
