"""The timeline: the events about one body in order, even if the date of some is known only to the month or year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import attrs

import camwatch
from camwatch.wording import due_label, label
from pages.labels import tie_words
from pages.register import Register

__all__ = ["Event", "timeline"]


@attrs.frozen
class Event:
    """Something that happened or is due to happen on a date."""

    date: camwatch.PartialDate
    what: str
    """The event in words, without Markdown."""
    claim: camwatch.Commitment | camwatch.Tie | camwatch.Intervention
    """The claim that it comes from."""
    deadline: bool = False

    @property
    def day(self) -> dt.date:
        """The day by which events are sorted: for a deadline, the last day of its month or year."""
        return self.date.latest if self.deadline else self.date.earliest


def _of_commitment(one: camwatch.Commitment) -> Iterable[Event]:
    what = one.phrase()
    milestone_dates = {step.date for step in one.milestones}
    if one.announced is not None and one.announced not in milestone_dates:
        yield Event(one.announced, f"Announced: {what}", one)
    for step in one.milestones:
        if step.date is not None:
            yield Event(step.date, f"{label(step.status).capitalize()}: {what}", one)
    if one.effective is not None:
        yield Event(one.effective, f"In effect: {what}", one)
    if one.due is not None:
        yield Event(one.due, f"{due_label(one.due_kind).capitalize()}: {what}", one, deadline=True)


def _of_tie(one: camwatch.Tie) -> Iterable[Event]:
    if one.as_of is not None:
        yield Event(one.as_of, f"Reported: {tie_words(one)}", one)


def timeline(register: Register, body: camwatch.Body) -> list[Event]:
    """Return the dated events about a body, oldest first. Undated claims are left out."""
    events = [event for one in body.commitments for event in _of_commitment(one)]
    events += [event for one in body.ties for event in _of_tie(one)]
    for act in register.by_party.get(body.id, ()):
        if act.date is not None:
            events.append(Event(act.date, f"Intervention: {label(act.kind)}", act))
    return sorted(events, key=lambda event: (event.day, event.date.text, event.claim.id))
