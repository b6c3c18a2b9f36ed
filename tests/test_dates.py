from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given

from camwatch import InvalidDate, PartialDate
from camwatch.testing import partial_dates


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2023", "2023-01-01", "2023-12-31", "year"),
        ("2023-02", "2023-02-01", "2023-02-28", "month"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2023-12", "2023-12-01", "2023-12-31", "month"),
        ("9999-12", "9999-12-01", "9999-12-31", "month"),
        ("2023-02-28", "2023-02-28", "2023-02-28", "day"),
    ],
)
def test_bounds(text: str, earliest: str, latest: str, precision: str) -> None:
    """A date spans all the days that it may mean."""
    date = PartialDate(text)
    assert (date.earliest.isoformat(), date.latest.isoformat(), date.precision) == (earliest, latest, precision)
    assert str(date) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "23",
        "2023-2",
        "2023-13",
        "2023-02-29",
        "2023-2-1",
        "20230201",
        "2023-02-01T00",
        " 2023",
        "2023/02",
        "0000",
        "٢٠٢٣",
    ],
)
def test_no_date(text: str) -> None:
    """A value that is not a date is refused, and the message says what was expected."""
    with pytest.raises(InvalidDate, match="expected"):
        PartialDate(text)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2023-13", "there is no month 13"),
        ("2023-00-01", "there is no month 00"),
        ("2023-02-29", "that month has no day 29"),
        ("2024-04-31", "that month has no day 31"),
        ("0000", "the first year is 0001"),
    ],
)
def test_a_day_that_does_not_exist(text: str, fault: str) -> None:
    """The message says which part of the date does not exist."""
    with pytest.raises(InvalidDate, match=f"is not a valid date: {fault}; expected YYYY"):
        PartialDate(text)


def test_no_text() -> None:
    """A number is not a date."""
    with pytest.raises(InvalidDate, match="expected a str"):
        PartialDate(2023)  # type: ignore[arg-type]


def test_of() -> None:
    """Texts, days and moments can be read as dates."""
    assert PartialDate.of("2023-02") == PartialDate("2023-02")
    assert PartialDate.of(dt.date(2023, 2, 1)) == PartialDate("2023-02-01")
    assert PartialDate.of(dt.datetime(2023, 2, 1, 12)) == PartialDate("2023-02-01")
    assert PartialDate.of(PartialDate("2023")) == PartialDate("2023")


def test_no_order_by_accident() -> None:
    """There is no `<`, which could not answer what is undecided."""
    with pytest.raises(TypeError):
        sorted([PartialDate("2023"), PartialDate("2022")])  # type: ignore[type-var]


def test_deadline_lasts_to_the_end_of_its_period() -> None:
    """A deadline of February has passed on 1 March, not before."""
    due = PartialDate("2023-02")
    assert due.passed("2023-02-28") is False
    assert due.passed("2023-03-01") is True
    assert due.passed("2023-02") is False
    assert due.passed("2023-03") is True
    assert due.passed("2023") is None
    assert due.passed("2022") is False


@given(partial_dates(), partial_dates())
def test_order_agrees_with_the_days(one: PartialDate, other: PartialDate) -> None:
    """Before means that every day the one may be lies before every day the other may be."""
    assert (one.before(other) is True) == (one.latest < other.earliest)
    assert one.before(other) is other.after(one)
    if one.before(other):
        assert other.before(one) is False
        assert one.sort_key < other.sort_key
    if one.precision == other.precision == "day":
        assert one.before(other) is (one.earliest < other.earliest)


@given(partial_dates())
def test_a_date_is_not_before_itself(date: PartialDate) -> None:
    """A day is not before itself; of two dates in one month, nobody knows."""
    assert date.before(date) is (False if date.precision == "day" else None)


@given(partial_dates(), partial_dates(), partial_dates())
def test_before_is_transitive(one: PartialDate, two: PartialDate, three: PartialDate) -> None:
    """What lies before lies before all that follows."""
    if one.before(two) and two.before(three):
        assert one.before(three)
