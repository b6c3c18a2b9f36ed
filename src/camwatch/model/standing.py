"""The standing of a commitment on a day, from dates that may be known to the year only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from camwatch.dates import PartialDate
from camwatch.model.vocabulary import Action, DueKind, Instrument, Standing, Status

__all__ = ["GOES_ON", "Dated", "Point", "applies_as_reported", "in_force", "standing", "standings"]

GOES_ON = (Action.STOP_BUYING, Action.RESTRICT, Action.DESIGNATE)
"""The actions that are never finished: while they apply, they go on."""


class Point(Protocol):
    """A status, and when it began."""

    @property
    def date(self) -> PartialDate | None:
        """Date on which it began; None if no source gives one."""

    @property
    def status(self) -> Status:
        """The status."""


class Dated(Protocol):
    """What the standing of a commitment depends on."""

    @property
    def instrument(self) -> Instrument:
        """The form in which it was made."""

    @property
    def milestones(self) -> Sequence[Point]:
        """Its history, oldest first; at least one point."""

    @property
    def announced(self) -> PartialDate | None:
        """When it was made."""

    @property
    def effective(self) -> PartialDate | None:
        """Date from which it applies."""

    @property
    def due(self) -> PartialDate | None:
        """Date by which it is to be carried out."""

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


Step = tuple[dt.date, dt.date, Status]
"""The first and the last day on which a status can have begun, and the status."""


def _timelines(dated: Dated, known_by: dt.date) -> list[list[Step]]:
    """Return the orders in which the announcement and the milestones can have come: one, or two if undecided."""
    steps: list[Step] = [
        (*((dt.date.min, known_by) if point.date is None else (point.date.earliest, point.date.latest)), point.status)
        for point in dated.milestones
    ]
    begun = dated.announced or dated.effective
    if begun is None:
        return [_in_order(steps)]
    # A bill or a review may come before what was announced in the end.
    place = next((place for place, (_, _, status) in enumerate(steps) if status.made), 0)
    earliest, latest, status = steps[place]
    if latest < begun.earliest:
        return [_in_order(steps)]
    announcement = (begun.earliest, begun.latest, Status.ANNOUNCED if status.made else status)
    announced_first = _in_order([*steps[:place], announcement, *steps[place:]])
    if dated.announced is None and earliest <= begun.latest:
        # It may have been reported before the day from which it applies, or after it.
        return [announced_first, _in_order(steps)]
    return [announced_first]


def _in_order(steps: list[Step]) -> list[Step]:
    """Narrow the days of steps that follow one another: none began before an earlier one, or after a later one."""
    earliest, narrowed = dt.date.min, []
    for first, last, status in steps:
        earliest = max(earliest, first)
        narrowed.append((earliest, last, status))
    latest = dt.date.max
    for place in reversed(range(len(narrowed))):
        first, last, status = narrowed[place]
        latest = min(latest, last)
        if first > latest:
            return steps  # the dates contradict one another; none is better than another
        narrowed[place] = (first, latest, status)
    return narrowed


def _possible(dated: Dated, on: PartialDate, known_by: dt.date) -> set[Status | None]:
    """Return every status that the dates allow on a day; None is the time before the announcement."""
    possible: set[Status | None] = set()
    for steps in _timelines(dated, known_by):
        if steps[0][1] > on.earliest:
            possible.add(None)
        for place, (earliest, _, status) in enumerate(steps):
            if earliest > on.latest:
                continue
            # It is the newest on some day of the period if each later one may come after that day.
            day = max(on.earliest, earliest)
            if all(latest > day for _, latest, _ in steps[place + 1 :]):
                possible.add(status)
    return possible


def standings(dated: Dated, on: PartialDate, known_by: dt.date = dt.date.max) -> set[Standing]:
    """Return every standing that a commitment may have on a day, given the precision of its dates.

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
    """Return the standing of a commitment on a day; ``undecided`` if its dates allow more than one.

    Takes the arguments of :func:`standings`.
    """
    answers = standings(dated, on, known_by)
    return answers.pop() if len(answers) == 1 else Standing.UNDECIDED


def applies_as_reported(action: Action, status: Status) -> bool:
    """Return whether a commitment is a continuing ban or rule that was last reported as applying.

    Args:
        action: Its action.
        status: Its status as last reported.
    """
    return status is Status.IN_PROGRESS and action in GOES_ON


def in_force(dated: Dated, on: PartialDate, known_by: dt.date = dt.date.max) -> bool | None:
    """Return whether a commitment applies on a day: True, False, or None if undecided; see :func:`standings`."""
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
