"""The reply to the sender of a form: Markdown in which the sender's text never becomes markup, a mention or a link."""

from __future__ import annotations

import re
from collections.abc import Iterable

from camwatch.curation.forms.filled import Finding
from camwatch.curation.forms.proposal import Proposal
from camwatch.wording import counted, printable

__all__ = ["comment", "quiet"]

_MOST = 600
_WORD_JOINER = "\u2060"


def quiet(text: str) -> str:
    """Return Markdown that shows a text as it is, without markup, mentions or links.

    Args:
        text: Text of unknown origin.
    """
    short = text if len(text) <= _MOST else text[: _MOST - 1] + "…"
    plain = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", printable(short))
    # GitHub and similar sites turn @names and #numbers into mentions and links.
    return re.sub(r"(\\[@#])", rf"\1{_WORD_JOINER}", plain)


def _line(finding: Finding) -> str:
    label, message = finding.parts
    mark = ":" if label.endswith(":") else ""
    head = f"**{quiet(label.removesuffix(':'))}**{mark} " if label else ""
    return f"- {head}{quiet(message)}"


def comment(proposal: Proposal) -> str:
    """Return the comment on a form: what to change, or that the record can be reviewed.

    Args:
        proposal: The proposal made from the form.
    """
    if proposal.clean:
        lines = [
            "Thank you. The form is complete, and the check found no faults.",
            "",
            f"The record is `{proposal.record}`. A maintainer will compare it with the page that you named.",
        ]
    else:
        lines = [
            f"Thank you. Before this can become a record, please change {counted(len(proposal.findings), 'answer')}:",
            "",
            *map(_line, proposal.findings),
            "",
            "Edit the text of the issue and keep the headings. It is checked again each time you save it.",
        ]
    return "\n".join([*lines, *_notes(proposal.notes)]) + "\n"


def _notes(notes: Iterable[str]) -> list[str]:
    listed = [f"- {quiet(note)}" for note in notes]
    return ["", "For the reviewer:", "", *listed] if listed else []
