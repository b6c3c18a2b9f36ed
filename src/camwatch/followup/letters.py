"""The letters: short requests for information about a commitment, or about a body's cameras, as plain text."""

from __future__ import annotations

import textwrap

import attrs

from camwatch.dates import DateLike, PartialDate, as_date
from camwatch.followup.laws import Law, law_for
from camwatch.model.body import Body
from camwatch.model.commitment import Commitment
from camwatch.model.vocabulary import Action, VendorKind
from camwatch.wording import due_label, listed, printable

__all__ = ["Inquiry", "Letter", "inquiry", "letter"]

_WIDTH = 80
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_IN_PLACE = (Action.REMOVE, Action.PHASE_OUT, Action.STOP_USING)
_BUYING = (Action.STOP_BUYING, Action.RESTRICT, Action.PHASE_OUT)
_TOPICS = {
    Action.STOP_BUYING: "ending purchases of {equipment}",
    Action.STOP_USING: "ending the use of {equipment}",
    Action.REMOVE: "removing {equipment}",
    Action.PHASE_OUT: "phasing out {equipment}",
    Action.STOP_SELLING: "ending sales of {equipment}",
    Action.RESTRICT: "restrictions on {equipment}",
    Action.EXCLUDE: "exclusion of {vendors}",
    Action.DIVEST: "sale of holdings in {vendors}",
    Action.DESIGNATE: "official listing of {vendors}",
}
"""What a letter is about, for the action of its commitment."""


@attrs.frozen(kw_only=True)
class Letter:
    """A request for information about a commitment; ``str(letter)`` is the whole text."""

    commitment: Commitment
    """The commitment that it asks about."""
    law: Law | None
    """The law that it cites; None if it cites none."""
    subject: str
    """Its subject line."""
    text: str
    """Its text, without the subject line. Square brackets mark what the sender fills in."""

    def __str__(self) -> str:
        return f"Subject: {self.subject}\n\n{self.text}"


def letter(commitment: Commitment, *, on: DateLike | None = None) -> Letter:
    """Write a letter that asks whether a commitment was carried out.

    It cites the access-to-information law that covers the body, with the time limit. If no such law covers the body,
    or none is known, the letter says that it is not made under such a law.

    Args:
        commitment: The commitment.
        on: The day on which the letter is sent, which decides whether the due date has passed; today if None.
    """
    body = commitment.body
    law, sure = law_for(body)
    due = "" if commitment.due is None else f", due {_words(commitment.due)}"
    kind = "Request for information" if law is None else f"{law.request[:1].upper()}{law.request[1:]}"
    parts = [
        _addressee(body, as_date(on)),
        _opening(law, sure, "I am writing to you about a commitment. "),
        _report(commitment),
        "Please tell me:\n\n" + "\n".join(_numbered(_questions(commitment, as_date(on)))),
        "Please also send the document in which this was decided, such as minutes, a policy or a contract, "
        "and the latest report on its progress.",
    ]
    if law is not None and law.limit is not None:
        parts.append(f"The law requires an answer {law.limit}.")
    parts += ["Thank you.", "[Your name]\n[Your address or e-mail address]", _reference(commitment)]
    return Letter(
        commitment=commitment,
        law=law,
        subject=f"{kind}: {_topic(commitment)}{due}",
        text="\n\n".join(map(_filled, parts)) + "\n",
    )


@attrs.frozen(kw_only=True)
class Inquiry:
    """A request to a body about its cameras and its decisions on them; ``str(inquiry)`` is the whole text."""

    body: Body
    """The body that it asks."""
    law: Law | None
    """The law that it cites; None if it cites none."""
    subject: str
    """Its subject line."""
    text: str
    """Its text without subject line, addressee and reference, which is the same for all bodies under one law."""

    def __str__(self) -> str:
        addressee, reference = _addressee(self.body, as_date(None)), _filled(_reference(self.body))
        parts = (f"Subject: {self.subject}", addressee, self.text.rstrip(), reference)
        return "\n\n".join(parts) + "\n"


def inquiry(body: Body) -> Inquiry:
    """Write a letter that asks a body which makes of cameras it uses and what it has decided about them.

    Args:
        body: The body to ask. Its kind and jurisdiction decide which access-to-information law the request cites.
    """
    law, sure = law_for(body)
    questions = [
        "Which makes of surveillance cameras do you use, and how many of each? Please include cameras that a "
        "contractor runs for you.",
        "How many of them are made by Hikvision or Dahua, or sold under another name and made by one of them?",
        "Have you decided to stop buying or using cameras of particular makers, or to remove them? If so, please send "
        "the decision, with its date and any deadline.",
        "If you have removed or replaced cameras of these makers since 2019, how many, when and at what cost?",
    ]
    parts = [_opening(law, sure, ""), "Please tell me:\n\n" + "\n".join(_numbered(questions))]
    if law is not None and law.limit is not None:
        parts.append(f"The law requires an answer {law.limit}.")
    parts += ["Thank you.", "[Your name]\n[Your address or e-mail address]"]
    kind = "Request for information" if law is None else f"{law.request[:1].upper()}{law.request[1:]}"
    return Inquiry(
        body=body,
        law=law,
        subject=f"{kind}: makes of surveillance cameras",
        text="\n\n".join(map(_filled, parts)) + "\n",
    )


def _opening(law: Law | None, sure: bool, about: str) -> str:
    if law is None:
        return (
            f"{about}This is not a request under an access-to-information law; "
            "I would be grateful for a voluntary answer."
        )
    if sure:
        return f"This is {_with_article(law.request)} under the {law.name}."
    return (
        f"If the {law.name} applies to you, please treat this letter as {_with_article(law.request)} under it. "
        "If it does not, I would be grateful for a voluntary answer."
    )


def _report(commitment: Commitment) -> str:
    """Return what is reported about the commitment, with its sources."""
    lines = [f"It concerns the following reported commitment: {printable(commitment.summary)}"]
    dates = [
        f"{name} {_words(date)}"
        for name, date in (
            ("Announced:", commitment.announced),
            ("In effect from:", commitment.effective),
            (f"{due_label(commitment.due_kind).capitalize()}:", commitment.due),
            ("Last report known to me:", commitment.last_report),
        )
        if date is not None
    ]
    sources = {citation.source_id: citation.source for citation in commitment.citations}
    for source in list(sources.values())[:3]:
        when = f", {_words(source.published)}" if source.published else ""
        dates.append(f"Source: {printable(source.origin)}{when}, {printable(source.url)}")
    return "\n".join([*lines, "", *dates]) if dates else lines[0]


def _with_article(noun: str) -> str:
    return f"{'an' if noun[:1].lower() in 'aeio' else 'a'} {noun}"


def _addressee(body: Body, day: PartialDate) -> str:
    if not body.is_closed(day) or not body.successors:
        return f"To {printable(body.name)}"
    successors = listed(printable(one.name) for one in body.successors)
    return f"To {successors}, as successor to {printable(body.name)}"


def _vendors(commitment: Commitment, word: str) -> str:
    return listed((printable(vendor.name) for vendor in commitment.vendors), word)


def _names_class(commitment: Commitment) -> bool:
    return any(vendor.kind is VendorKind.CLASS for vendor in commitment.vendors)


def _topic(commitment: Commitment) -> str:
    """Return what the letter is about, as a noun phrase."""
    names = _vendors(commitment, "and")
    equipment = f"equipment ({names})" if _names_class(commitment) else f"{names} equipment"
    return _TOPICS[commitment.action].format(equipment=equipment, vendors=names)


def _equipment(commitment: Commitment) -> str:
    """Return what the commitment covers: devices made by any of its vendors, or those that a class describes."""
    names = _vendors(commitment, "or")
    return f"devices that it covers ({names})" if _names_class(commitment) else f"devices made by {names}"


def _questions(commitment: Commitment, day: PartialDate) -> list[str]:
    """Return the questions whose answers settle the standing of the commitment."""
    vendors, equipment = _vendors(commitment, "or"), _equipment(commitment)
    action, since = commitment.action, commitment.announced or commitment.effective
    start = f"since {_words(since)}" if since is not None else "since the decision"
    questions = []
    if action is Action.DIVEST:
        questions += [
            f"Do you hold shares, bonds or other interests in {vendors} today? If so, how many, and of what value?",
            f"On which dates were holdings in {vendors} sold {start}?",
        ]
    elif action in _IN_PLACE:
        passed = commitment.due is not None and commitment.due.passed(day) is True
        date = f" by {_words(commitment.due)}" if commitment.due is not None and passed else ""
        questions += [
            f"Was this done{date}? If so, on what date was it completed? If not, what remains to be done, and by when?",
            f"How many {equipment} did you have {_at(since)}, and how many do you have today?",
        ]
    else:
        questions.append("Is this still in force? If it was changed or withdrawn, on which date and by which decision?")
    if action in _BUYING:
        questions.append(
            f"Have you bought or installed any {equipment} {start}? If so, which, when and from which supplier?"
        )
    if action is Action.STOP_SELLING:
        questions.append(f"Have you sold any {equipment} {start}? If so, until which date?")
    if action in (Action.EXCLUDE, Action.RESTRICT, Action.DESIGNATE):
        questions.append(f"In which cases was it applied to {vendors} {start}, and which exceptions were made?")
    if commitment.binds:
        questions.append(
            "How do you check that the bodies that it binds comply, and how many have reported that they do?"
        )
    if action in _IN_PLACE:
        questions.append("What has the work cost so far, and what is it expected to cost in all?")
    return questions


def _numbered(questions: list[str]) -> list[str]:
    return [f"{number}. {question}" for number, question in enumerate(questions, 1)]


def _reference(record: Body | Commitment) -> str:
    tables = record._tables  # noqa: SLF001 (a record made by hand has no release)
    release = "" if tables is None else f", release {tables.release.version}"
    return f"Reference: {record.id} (camwatch register{release})"


def _at(date: PartialDate | None) -> str:
    """Return a date as an adverbial: on 18 March 2023, in March 2023 or in 2023."""
    if date is None:
        return "at the time of the decision"
    return f"{'on' if date.text.count('-') == 2 else 'in'} {_words(date)}"


def _words(date: PartialDate) -> str:
    """Return a date in words, as precise as it is known: 18 March 2023, March 2023 or 2023."""
    year, *rest = date.text.split("-")
    if not rest:
        return year
    month = _MONTHS[int(rest[0]) - 1]
    return f"{month} {year}" if len(rest) == 1 else f"{int(rest[1])} {month} {year}"


def _filled(part: str) -> str:
    """Wrap the lines of a paragraph; a URL is never broken."""
    return "\n".join(
        textwrap.fill(
            line,
            _WIDTH,
            break_long_words=False,
            break_on_hyphens=False,
            subsequent_indent="   " if line[:1].isdigit() and line[1:3] == ". " else "",
        )
        for line in part.split("\n")
    )
