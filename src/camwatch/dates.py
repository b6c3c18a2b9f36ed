"""Dates as precise as their source: a year, a month or a day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from attrs import field, frozen

from camwatch.errors import InvalidDate, UnorderedDates

__all__ = ["DATE", "DateLike", "PartialDate", "as_date", "year_before"]

DATE = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
"""The form of a :class:`PartialDate`, as a regular expression that other tools can check texts by."""

_FORMS = "YYYY, YYYY-MM or YYYY-MM-DD"


def _last_day(year: int, month: int) -> int:
    if month == 12:
        return 31
    return (dt.date(year, month + 1, 1) - dt.timedelta(days=1)).day


def _fault(year: int, month: int = 1, day: int = 1) -> str:
    """Say why no such day, month or year exists."""
    if year < dt.MINYEAR:
        return "the first year is 0001"
    return f"there is no month {month:02}" if not 1 <= month <= 12 else f"that month has no day {day:02}"


def year_before(day: dt.date) -> dt.date:
    """Return the same day a year earlier: 28 February for 29 February, and the first day of all in the first year."""
    if day.year == dt.MINYEAR:
        return dt.date.min
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


@frozen(order=False)
class PartialDate:
    """A date known to the year, the month or the day (EDTF level 0).

    Two dates that overlap without being the same day cannot be put in order: ``before`` and ``after`` then return None.
    For that reason the class has no ``<``; sort by ``sort_key``.

    Args:
        text: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, years 0001 to 9999.

    Raises:
        InvalidDate: If the text has another form or names a day that does not exist.
    """

    text: str
    earliest: dt.date = field(init=False, eq=False, repr=False)
    """The first day that the date could refer to."""
    latest: dt.date = field(init=False, eq=False, repr=False)
    """The last day that the date could refer to."""

    def __attrs_post_init__(self) -> None:
        text = self.text
        if not isinstance(text, str):
            raise InvalidDate(f"{text!r} is not a date: expected a str of the form {_FORMS}")
        parts = text.split("-")
        widths = [len(part) for part in parts]
        if widths != [4, 2, 2][: len(parts)] or not (text.isascii() and "".join(parts).isdigit()):
            raise InvalidDate(f"{text!r} is not a date: expected {_FORMS}")
        numbers = [int(part) for part in parts]
        try:
            first = dt.date(*([*numbers, 1, 1])[:3])
        except ValueError:
            raise InvalidDate(f"{text!r} is not a valid date: {_fault(*numbers)}; expected {_FORMS}") from None
        if len(parts) == 3:
            last = first
        elif len(parts) == 2:
            last = first.replace(day=_last_day(first.year, first.month))
        else:
            last = first.replace(month=12, day=31)
        object.__setattr__(self, "earliest", first)
        object.__setattr__(self, "latest", last)

    @classmethod
    def of(cls, value: DateLike) -> PartialDate:
        """Return the partial date for a string, a ``datetime.date`` or a partial date.

        Raises:
            InvalidDate: If the value is none of these, or is not a valid date.
        """
        if isinstance(value, PartialDate):
            return value
        if isinstance(value, dt.datetime):
            value = value.date()
        if isinstance(value, dt.date):
            return cls(value.isoformat())
        return cls(value)

    @property
    def precision(self) -> str:
        """``"year"``, ``"month"`` or ``"day"``."""
        return {4: "year", 7: "month", 10: "day"}[len(self.text)]

    @property
    def sort_key(self) -> tuple[dt.date, dt.date]:
        """A key that puts dates in order of their first, then of their last possible day."""
        return (self.earliest, self.latest)

    def before(self, other: DateLike) -> bool | None:
        """Return whether this date is before another: True, False, or None if undecided."""
        other = PartialDate.of(other)
        if self.latest < other.earliest:
            return True
        if self.earliest >= other.latest:
            return False
        return None

    def after(self, other: DateLike) -> bool | None:
        """Return whether this date is after another: True, False, or None if undecided."""
        return PartialDate.of(other).before(self)

    def passed(self, on: DateLike) -> bool | None:
        """Return whether a deadline with this date has passed on a day: True, False, or None if undecided.

        A deadline lasts to the end of its period: the deadline ``2023-02`` has passed from 1 March 2023.

        Args:
            on: The day. If it is a month or a year and the deadline ends within it, the answer is None.
        """
        on = PartialDate.of(on)
        if self.latest < on.earliest:
            return True
        if self.latest >= on.latest:
            return False
        return None

    def _unordered(self, other: object) -> NoReturn:
        raise UnorderedDates(
            f"{self} and {other} cannot be compared with < or sorted, because a date without a day or month may "
            "overlap another; use date.before(other) or date.after(other), and sort with "
            "key=lambda date: date.sort_key, or a collection with sort_by('announced')"
        )

    if not TYPE_CHECKING:  # a type checker already reports that these have no order
        # A comparison that answered only now and then would fail on the first dates that overlap.
        __lt__ = __le__ = __gt__ = __ge__ = _unordered

    def __str__(self) -> str:
        return self.text


DateLike: TypeAlias = PartialDate | dt.date | str
"""What a query takes as a date: ``"2023"``, ``"2023-02"``, ``"2023-02-28"`` or a ``datetime.date``."""


def as_date(value: DateLike | None) -> PartialDate:
    """Read an argument ``on``: a date, or today if None."""
    return PartialDate.of(dt.date.today() if value is None else value)
