"""Rules about dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import attrs

from camwatch.curation.fault import Fault
from camwatch.curation.reader import FieldPath
from camwatch.curation.records import Records
from camwatch.dates import PartialDate
from camwatch.errors import InvalidDate
from camwatch.model.body import Body
from camwatch.model.brand import Brand
from camwatch.model.commitment import Commitment
from camwatch.model.fields import fields
from camwatch.model.figure import Figure
from camwatch.model.source import Source

__all__ = [
    "deadlines_follow_announcements",
    "ends_are_said_once",
    "nothing_lies_in_the_future",
    "periods_end_after_they_begin",
]

_MAY_LIE_AHEAD = ("due", "effective")
_FIRST_ZONE = dt.timezone(dt.timedelta(hours=14))
"""The time zone in which a day begins first."""


def _misordered(later: str, end: PartialDate, earlier: str, begin: PartialDate) -> str:
    return f"'{later}' ({end}) is earlier than '{earlier}' ({begin}); correct one of the two dates"


def periods_end_after_they_begin(records: Records) -> Iterator[Fault]:
    """A period does not end before it begins, and a page is not read before it is published."""
    pairs: tuple[tuple[type[Any], str, str], ...] = (
        (Body, "opened", "closed"),
        (Body, "opened", "closed_by"),
        (Figure, "period_start", "period_end"),
        (Source, "published", "accessed"),
        (Brand, "as_of", "ended"),
    )
    for cls, first, last in pairs:
        for entry, record in records.of(cls):
            begin, end = getattr(record, first), getattr(record, last)
            # A relation of a brand may be attested after it ended only by mistake or in another claim.
            if begin is not None and end is not None and end.before(begin):
                yield entry.fault(_misordered(last, end, first, begin), (last,))


def ends_are_said_once(records: Records) -> Iterator[Fault]:
    """A body has `closed` or `closed_by`, not both."""
    for entry, body in records.of(Body):
        if body.closed is not None and body.closed_by is not None:
            yield entry.fault("the body has both 'closed' and 'closed_by'; remove 'closed_by'", ("closed_by",))


def deadlines_follow_announcements(records: Records) -> Iterator[Fault]:
    """No due date is earlier than the announcement."""
    for entry, commitment in records.of(Commitment):
        announced, due = commitment.announced, commitment.due
        if announced is not None and due is not None and due.before(announced):
            yield entry.fault(_misordered("due", due, "announced", announced), ("due",))


def _dates(value: Any, path: FieldPath = ()) -> Iterator[tuple[PartialDate, FieldPath]]:
    for field in fields(type(value)):
        found = getattr(value, field.attribute)
        at = (*path, field.name)
        if isinstance(found, PartialDate):
            yield found, at
        elif isinstance(found, tuple):
            for place, part in enumerate(found):
                if attrs.has(type(part)):
                    yield from _dates(part, (*at, place))


def nothing_lies_in_the_future(records: Records) -> Iterator[Fault]:
    """No date except `due` and `effective` is later than both the newest release and today."""
    if not records.releases:
        return
    try:
        release = PartialDate(records.releases[-1].date)
    except InvalidDate:
        return  # the rule of releases says so
    # Records are written after the newest release, for the next one. Where they are checked, the day on which they were
    # written may not have begun yet.
    today = dt.datetime.now(_FIRST_ZONE).date()
    last = max(release, PartialDate.of(today), key=lambda date: date.latest)
    for entry in records.entries:
        if entry.record is None:
            continue
        for date, path in _dates(entry.record):
            if path[-1] not in _MAY_LIE_AHEAD and date.after(last):
                yield entry.fault(f"'{path[-1]}' ({date}) is in the future; correct the date", path)
