"""How a commitment stands on a day, from dates that may be known to the year only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from camwatch.dates import PartialDate
from camwatch.model.vocabulary import Action, DueKind, Instrument, Standing, Status

__all__ = ["GOES_ON", "Dated", "Point", "in_force", "standing", "standings"]

GOES_ON = (Action.STOP_BUYING, Action.RESTRICT, Action.DESIGNATE)
"""The actions that are never finished: while they apply, they go on."""


class Point(Protocol):
    """A status, and when it began."""

    @property
    def date(self) -> PartialDate | None:
        """When it began; None where no source tells."""

    @property
    def status(self) -> Status:
        """The status."""


class Dated(Protocol):
    """What the standing of a commitment depends on."""

    @property
    def instrument(self) -> Instrument:
        """In which form it was given."""

    @property
    def milestones(self) -> Sequence[Point]:
        """Its history, oldest first; at least one point."""

    @property
    def announced(self) -> PartialDate | None:
        """When it was given."""

    @property
    def effective(self) -> PartialDate | None:
        """From when it applies."""

    @property
    def due(self) -> PartialDate | None:
        """By when it is to be carried out."""

    @property
    def due_kind(self) -> DueKind | None:
        """Who set that date; None counts as a deadline."""


_FOR_STATUS = {
    Status.PROPOSED: Standing.PROPOSED,
    Status.UNDER_REVIEW: Standing.UNDER_REVIEW,
    Status.DECLINED: Standing.DECLINED,
    Status.FULFILLED: Standing.KEPT,
    Status.MISSED: Standing.MISSED,
    Status.WITHDRAWN: Standing.WITHDRAWN,
}


def _timeline(dated: Dated, known_by: dt.date) -> list[tuple[dt.date, dt.date, Status]]:
    """Return the milestones with the first and last day of each, the announcement among them."""
    timeline = []
    for point in dated.milestones:
        earliest, latest = (dt.date.min, known_by) if point.date is None else (point.date.earliest, point.date.latest)
        timeline.append((earliest, latest, point.status))
    begun = dated.announced or dated.effective
    if begun is not None:
        earliest, latest, status = timeline[0]
        if earliest <= begun.latest and latest >= begun.earliest:
            timeline[0] = (begun.earliest, begun.latest, status)
        elif earliest > begun.latest:
            # The first report of how it went is later than the announcement itself.
            timeline.insert(0, (begun.earliest, begun.latest, Status.ANNOUNCED if status.made else status))
    return timeline


def _possible(dated: Dated, on: PartialDate, known_by: dt.date) -> set[Status | None]:
    """Return every status that the dates allow on a day; None is the time before the announcement."""
    timeline = _timeline(dated, known_by)
    possible: set[Status | None] = set()
    if timeline[0][1] > on.earliest:
        possible.add(None)
    for position, (earliest, _, status) in enumerate(timeline):
        if earliest > on.latest:
            continue
        # It is the newest on some day of the period if each later one may come after that day.
        day = max(on.earliest, earliest)
        if all(latest > day for _, latest, _ in timeline[position + 1 :]):
            possible.add(status)
    return possible


def standings(dated: Dated, on: PartialDate, known_by: dt.date = dt.date.max) -> set[Standing]:
    """Return every way in which a commitment may stand on a day, as far as its dates tell.

    Args:
        dated: The commitment.
        on: The day.
        known_by: The day by which every undated milestone had happened.
    """
    answers = set()
    deadline = None if dated.due_kind is DueKind.EXPECTED else dated.due
    for status in _possible(dated, on, known_by):
        if status is None:
            answers.add(Standing.NOT_YET)
        elif dated.instrument is Instrument.ACT and status is not Status.WITHDRAWN:
            answers.add(Standing.DONE)
        elif status in _FOR_STATUS:
            answers.add(_FOR_STATUS[status])
        else:
            passed = False if deadline is None else deadline.passed(on)
            if passed is not False:
                answers.add(Standing.OVERDUE)
            if passed is not True:
                answers.add(Standing.OPEN)
    return answers


def standing(dated: Dated, on: PartialDate, known_by: dt.date = dt.date.max) -> Standing:
    """Say how a commitment stands on a day; ``undecided`` where its dates allow more than one answer.

    The arguments are those of :func:`standings`.
    """
    answers = standings(dated, on, known_by)
    return answers.pop() if len(answers) == 1 else Standing.UNDECIDED


def in_force(dated: Dated, on: PartialDate, known_by: dt.date = dt.date.max) -> bool | None:
    """Say whether a commitment applies on a day: True, False, or None where undecided; see :func:`standings`."""
    answers = set()
    for status in _possible(dated, on, known_by):
        promised = status is not None and status.made and dated.instrument is not Instrument.ACT
        if not promised or status is Status.WITHDRAWN:
            answers.add(False)
            continue
        start = dated.effective
        if start is None or start.latest <= on.earliest:
            answers.add(True)
        elif start.earliest > on.latest:
            answers.add(False)
        else:
            answers.update((True, False))
    return answers.pop() if len(answers) == 1 else None
