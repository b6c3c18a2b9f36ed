from __future__ import annotations

import datetime as dt
import itertools
import json
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camwatch import Action, Citation, Commitment, DueKind, Instrument, Milestone, PartialDate, Standing, Status
from camwatch.model.standing import in_force, standing, standings
from camwatch.testing import partial_dates
from tests.conftest import ROOT


def commitment(
    *steps: tuple[str | None, str],
    announced: str | None = None,
    effective: str | None = None,
    due: str | None = None,
    due_kind: DueKind | None = None,
    instrument: Instrument = Instrument.PLEDGE,
) -> Commitment:
    def date(text: str | None) -> PartialDate | None:
        return None if text is None else PartialDate(text)

    return Commitment(
        id="x-stop",
        body_id="x",
        vendor_ids=("acme",),
        action=Action.REMOVE,
        instrument=instrument,
        announced=date(announced),
        effective=date(effective),
        due=date(due),
        due_kind=due_kind,
        milestones=tuple(Milestone(date=date(when), status=Status(status)) for when, status in steps),
        summary="A promise.",
        citations=(Citation(source_id="s"),),
    )


@pytest.mark.parametrize(
    ("on", "standing"),
    [
        ("2022-10-26", "not_yet"),
        ("2022-10", "undecided"),
        ("2022-10-27", "open"),
        ("2023-02-28", "open"),
        ("2023-03-01", "overdue"),
        ("2023", "undecided"),
        ("2024", "overdue"),
    ],
)
def test_a_deadline_of_a_month(on: str, standing: str) -> None:
    """A network due in February 2023 is overdue from 1 March."""
    one = commitment(("2022-10-27", "announced"), announced="2022-10-27", due="2023-02")
    assert one.standing(on) == standing


def test_kept_late_and_contradicted() -> None:
    """A promise that was reported kept, and then not, is overdue again."""
    one = commitment(
        ("2022-01", "announced"),
        ("2023-06", "fulfilled"),
        ("2024-01", "in_progress"),
        announced="2022-01",
        due="2023-01",
    )
    assert [one.standing(on).value for on in ("2022-06", "2023-03", "2023-07", "2024-02")] == [
        "open",
        "overdue",
        "kept",
        "overdue",
    ]


def test_withdrawn_in_the_same_year() -> None:
    """Where only the year of the withdrawal is known, the rest of that year is undecided."""
    one = commitment(("2022-04-16", "announced"), ("2022", "withdrawn"), announced="2022-04-16")
    assert one.standing("2022-06-01") is Standing.UNDECIDED
    assert one.in_force("2022-06-01") is None
    assert one.standing("2023-01-01") is Standing.WITHDRAWN
    assert one.in_force("2023-01-01") is False


def test_both_dates_only_to_the_year() -> None:
    """Announced and withdrawn within one year, it may have stood on a day in it."""
    one = commitment(("2022", "announced"), ("2022", "withdrawn"), announced="2022")
    assert one.in_force("2022-06-15") is None
    assert one.in_force("2021-12-31") is False
    assert one.in_force("2023-01-01") is False


def test_in_force_from_its_effective_date() -> None:
    """A rule applies from when it says, not from when it was announced."""
    one = commitment(("2023-06-06", "announced"), announced="2023-06-06", effective="2025-02-24")
    assert one.in_force("2025-02-23") is False
    assert one.in_force("2025-02-24") is True
    assert one.in_force("2025") is None


def test_effective_before_it_was_reported() -> None:
    """A body that says in 2023 that it has bought none since 2018 was bound in 2020."""
    one = commitment(("2023-02-21", "in_progress"), effective="2018")
    assert one.in_force("2020") is True
    assert one.in_force("2018-06") is None


def test_kept_promises_go_on_applying() -> None:
    """What was removed is not to come back."""
    one = commitment(("2022", "fulfilled"), announced="2022")
    assert one.in_force("2024") is True


@pytest.mark.parametrize("status", ["proposed", "under_review", "declined"])
def test_no_undertaking(status: str) -> None:
    """Proposals, reviews and refusals are never in force, and never overdue."""
    one = commitment(("2022-01-01", status), announced="2022-01-01", due="2022-06")
    assert not one.made
    assert one.standing("2024") == status
    assert one.in_force("2024") is False


def test_proposed_before_it_was_announced() -> None:
    """A bill of one year that is law the next was proposed, then open."""
    one = commitment(("2021-06", "proposed"), ("2022-11", "in_progress"), announced="2022-11")
    assert [one.standing(on).value for on in ("2021-05-31", "2022-01-01", "2022-12-01")] == [
        "not_yet",
        "proposed",
        "open",
    ]


def test_undated() -> None:
    """Outside a dataset nothing tells when an undated promise was given."""
    assert commitment((None, "announced")).standing("2024") is Standing.UNDECIDED


steps = st.lists(st.tuples(st.none() | partial_dates(), st.sampled_from(Status)), min_size=1, max_size=4)


@given(steps, st.none() | partial_dates(), st.none() | partial_dates(), st.dates())
def test_more_precise_dates_never_contradict(
    history: list[tuple[PartialDate | None, Status]],
    announced: PartialDate | None,
    due: PartialDate | None,
    on: dt.date,
) -> None:
    """An answer that holds for vague dates holds for every choice of days within them."""

    def made(points: list[tuple[PartialDate | None, Status]], start: PartialDate | None) -> Commitment:
        return Commitment(
            id="x",
            body_id="x",
            vendor_ids=("v",),
            action=Action.REMOVE,
            instrument=Instrument.PLEDGE,
            announced=start,
            due=due,
            milestones=tuple(Milestone(date=date, status=status) for date, status in points),
            summary="s",
            citations=(Citation(source_id="s"),),
        )

    history.sort(key=lambda point: (point[0] is not None, point[0].sort_key if point[0] else ()))
    vague = made(history, announced)
    answer, force = vague.standing(on), vague.in_force(on)
    if any(date is None for date, _ in history[1:]):
        return
    ends = [
        [None] if date is None else [PartialDate.of(date.earliest), PartialDate.of(date.latest)]
        for date in [announced, *(date for date, _ in history)]
    ]
    for start, *days in itertools.product(*ends):
        if any(one and two and one.after(two) for one, two in itertools.pairwise(days)):
            continue  # a history stands in the order of time
        if start and days[0] and start.after(days[0]):
            continue
        exact = made(list(zip(days, (status for _, status in history), strict=True)), start)
        if answer is not Standing.UNDECIDED:
            assert exact.standing(on) in (answer, Standing.UNDECIDED)
        if force is not None:
            assert exact.in_force(on) in (force, None)


@pytest.mark.parametrize("kind", [None, DueKind.DEADLINE])
def test_a_deadline_can_be_overdue(kind: DueKind | None) -> None:
    """A date without a kind, as in the first releases, counts as a deadline."""
    one = commitment(("2021-05", "announced"), announced="2021-05", due="2022", due_kind=kind)
    assert one.standing("2023-01-01") == "overdue"


def test_an_expected_date_is_never_overdue() -> None:
    """A forecast passes without a word."""
    one = commitment(("2021-05", "announced"), announced="2021-05", due="2022", due_kind=DueKind.EXPECTED)
    assert one.standing("2022-07") == one.standing("2031-01-01") == "open"


@pytest.mark.parametrize(
    ("status", "standing"), [("fulfilled", "done"), ("in_progress", "done"), ("withdrawn", "withdrawn")]
)
def test_an_act_promises_nothing(status: str, standing: str) -> None:
    """What others saw done is neither made, nor kept, nor in force."""
    one = commitment(("2021-05", status), announced="2021-05", instrument=Instrument.ACT)
    assert not one.made
    assert one.standing("2021-04-30") == "not_yet"
    assert one.standing("2022") == standing
    assert one.in_force("2022") is False


def test_what_goes_on_is_in_force() -> None:
    """A ban that was last reported as applying is shown as in force; a removal under way is not."""
    removal = commitment(("2021-05", "in_progress"), announced="2021-05")
    ban = attrs.evolve(removal, action=Action.STOP_BUYING)
    assert not removal.in_force_as_reported
    assert ban.in_force_as_reported
    assert not attrs.evolve(ban, milestones=(Milestone(status=Status.ANNOUNCED),)).in_force_as_reported


def test_an_undated_report_comes_after_the_announcement() -> None:
    """A report without a date is not taken for the announcement, which has one."""
    one = commitment((None, "fulfilled"), announced="2024")
    assert standings(one, PartialDate("2024-12-31"), dt.date(2026, 1, 31)) == {Standing.OPEN, Standing.KEPT}
    assert standings(one, PartialDate("2026-01-31"), dt.date(2026, 1, 31)) == {Standing.KEPT}


def test_an_announcement_comes_before_what_followed() -> None:
    """Once a promise is reported kept, it had been announced, though only the year of that is known."""
    one = commitment(("2023-05-07", "fulfilled"), announced="2023")
    assert one.standing("2023-05-06") is Standing.UNDECIDED
    assert one.standing("2023-05-07") is Standing.KEPT
    assert one.standing("2023-12-01") is Standing.KEPT


@st.composite
def completions(draw: st.DrawFn) -> tuple[Commitment, Commitment, dt.date]:
    """A commitment with vague dates, one of its exact forms that keeps the order of events, and a day."""
    known_by = dt.date(2025, 6, 30)
    start = dt.date(2020, 1, 1)
    days = sorted(draw(st.lists(st.dates(start, known_by), min_size=1, max_size=3)))
    statuses = [draw(st.sampled_from(Status)) for _ in days]
    # A promise is announced after its proposals and before the first report of it.
    place = next((place for place, status in enumerate(statuses) if status.made), 0)
    begun = draw(st.dates(days[place - 1] if place else start, days[place]))

    def vague(day: dt.date) -> str:
        return day.isoformat()[: draw(st.sampled_from((4, 7, 10)))]

    def at_or_nothing(day: dt.date) -> str | None:
        return None if draw(st.integers(0, 3)) == 0 else vague(day)

    announced = draw(st.booleans())
    effective = None if announced else draw(st.dates(start, known_by))
    due = draw(st.none() | st.dates(dt.date(2020, 1, 1), known_by))
    exact = commitment(
        *((day.isoformat(), status) for day, status in zip(days, statuses, strict=True)),
        announced=begun.isoformat() if announced else None,
        effective=None if effective is None else effective.isoformat(),
        due=None if due is None else due.isoformat(),
    )
    # A due date of a month lasts to its end, so it is not a vague form of a day in it.
    loose = commitment(
        *((at_or_nothing(day), status) for day, status in zip(days, statuses, strict=True)),
        announced=vague(begun) if announced else None,
        effective=None if effective is None else vague(effective),
        due=None if due is None else due.isoformat(),
    )
    return loose, exact, known_by


@given(completions(), st.dates(dt.date(2019, 12, 1), dt.date(2025, 12, 31)))
@settings(max_examples=400)
def test_every_exact_history_is_allowed(made: tuple[Commitment, Commitment, dt.date], on: dt.date) -> None:
    """How a commitment stands by its exact dates is among what its vague dates allow, on every day."""
    loose, exact, known_by = made
    day = PartialDate.of(on)
    assert standings(exact, day, known_by) <= standings(loose, day, known_by)
    force = in_force(loose, day, known_by)
    assert force is None or force == in_force(exact, day, known_by)


CASES = json.loads((ROOT / "tests" / "data" / "standing.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_as_the_explorer(case: dict[str, Any]) -> None:
    """The cases that the explorer's tests read too."""
    one = commitment(
        *case["milestones"],
        **{key: case.get(key) for key in ("announced", "effective", "due")},
        due_kind=DueKind(case["due_kind"]) if "due_kind" in case else None,
        instrument=Instrument(case.get("instrument", "pledge")),
    )
    known_by = dt.date.fromisoformat(case.get("known_by", "9999-12-31"))
    for on, word, applies in case["days"]:
        assert standing(one, PartialDate(on), known_by) == word, on
        assert in_force(one, PartialDate(on), known_by) is applies, on
