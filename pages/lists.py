"""Lists of commitments: deadlines passed, newest, kept, done without a promise, expected, not followed up."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

import camwatch
from camwatch.wording import counted
from pages.page import Writer
from pages.register import newest_first

__all__ = ["write"]

_NEWEST = 40
"""Number of commitments on the page of the newest."""


@attrs.frozen(kw_only=True)
class _Section:
    """A list of commitments with a heading."""

    heading: str
    anchor: str
    commitments: list[camwatch.Commitment]
    text: str = ""
    """Notes on the list, as Markdown."""


@attrs.frozen(kw_only=True)
class _Page:
    """A page with one or more lists of commitments."""

    path: str
    title: str
    description: str
    text: str
    """What the page lists and how not to misread it, as Markdown."""
    sections: list[_Section]
    ask: str
    """The command and the call that give the same list for another day, as Markdown."""
    date: str = "Announced"
    """The heading of the first column: Announced or Due."""
    calendar: bool = False
    """Whether the page links to the calendar of due dates."""


def _by_due(commitments: camwatch.Commitments) -> list[camwatch.Commitment]:
    """Return commitments by due date, latest first."""
    return sorted(commitments, key=lambda one: (one.due.sort_key if one.due else (), one.id), reverse=True)


def _by_report(commitments: camwatch.Commitments) -> list[camwatch.Commitment]:
    """Return commitments by last report, newest first."""
    return sorted(
        commitments, key=lambda one: (one.last_report.sort_key if one.last_report else (), one.id), reverse=True
    )


def _sections(
    some: camwatch.Commitments, order: Callable[[camwatch.Commitments], list[camwatch.Commitment]]
) -> list[_Section]:
    """Return a list of the commitments that pages count and, if there are any, a list of the others."""
    others = some.where(subject="other")
    sections = [_Section(heading="List", anchor="list", commitments=order(some.about_cameras()))]
    if len(others):
        sections.append(
            _Section(
                heading="Commitments that do not cover cameras",
                anchor="other",
                commitments=order(others),
                text="These name a maker of cameras but cover something else, such as core networks. They are not "
                "counted above.",
            )
        )
    return sections


def _overdue(commitments: camwatch.Commitments, day: str) -> _Page:
    late = commitments.overdue(day)
    about = late.about_cameras()
    return _Page(
        path="register/overdue.md",
        title="Deadlines that have passed",
        description=f"{counted(len(about), 'commitment')} about surveillance cameras whose deadline has passed without "
        f"a report that they were kept, on {day}.",
        text=f"{counted(len(about), 'commitment')} whose deadline had passed by {day} and that no source reports as "
        "carried out.\n\n"
        "The lack of a report does not mean that the promise was broken: it may have been kept without anybody "
        "writing about it. A date counts as a deadline only if it was set by the body itself, a law or an order. If "
        "only the month or year of a deadline is known, it has passed when that month or year is over.",
        sections=_sections(late, _by_due),
        date="Due",
        calendar=True,
        ask='`camwatch commitments --overdue --on 2024-01-01`, or `ds.commitments.overdue("2024-01-01")`',
    )


def _newest(commitments: camwatch.Commitments, day: str) -> _Page:
    dated = [one for one in newest_first(commitments.made().about_cameras()) if one.announced]
    return _Page(
        path="register/newest.md",
        title="Newest commitments",
        description=f"The {_NEWEST} newest commitments about surveillance cameras, with their last reports, on {day}.",
        text=f"The {_NEWEST} most recently announced commitments, newest first.",
        sections=[_Section(heading="List", anchor="list", commitments=dated[:_NEWEST])],
        ask="`camwatch commitments --made`, or `ds.commitments.made()`",
    )


def _kept(commitments: camwatch.Commitments, day: str) -> _Page:
    reported = commitments.kept(day)
    kept = reported.about_cameras()
    missed = newest_first(commitments.about_cameras().standing("missed", on=day))
    return _Page(
        path="register/kept.md",
        title="Promises kept",
        description=f"{counted(len(kept), 'promise')} about surveillance cameras that a source reports as carried out, "
        "with the evidence.",
        text=f"{counted(len(kept), 'commitment')} that a source reports as carried out, on time or late, by {day}. "
        "The evidence shows who reported it; often it was the body itself.",
        sections=[
            *_sections(reported, newest_first),
            _Section(heading="Reported as missed", anchor="missed", commitments=missed),
        ],
        ask='`camwatch commitments --kept --on 2024-01-01`, or `ds.commitments.kept("2024-01-01")`',
    )


def _done(commitments: camwatch.Commitments, day: str) -> _Page:
    seen = commitments.standing("done", on=day)
    done = seen.about_cameras()
    return _Page(
        path="register/done.md",
        title="Done without a promise",
        description=f"{counted(len(done), 'act')} observed by others, such as the sale of shares or the removal of "
        "cameras, that the body itself did not announce.",
        text=f"{counted(len(done), 'act')} observed by others by {day}: the body sold shares or took cameras down, for "
        "example. It promised nothing itself, so these do not count as commitments made.",
        sections=_sections(seen, newest_first),
        ask='`camwatch commitments --instrument act`, or `ds.commitments.standing("done", on="2024-01-01")`',
    )


def _expected(commitments: camwatch.Commitments, day: str) -> _Page:
    passed = commitments.expected(day)
    expected = passed.about_cameras()
    return _Page(
        path="register/expected.md",
        title="Expected dates that have passed",
        description=f"{counted(len(expected), 'commitment')} about surveillance cameras that were expected to be "
        f"carried out by {day}, with no report that they were.",
        text=f"{counted(len(expected), 'commitment')} that were expected to be carried out by {day}, and that no "
        "source reports as carried out. These dates are forecasts, hopes, other people's plans or estimates, not "
        "deadlines, so the commitments are not overdue. They are worth asking about.",
        sections=_sections(passed, _by_due),
        date="Due",
        calendar=True,
        ask='`camwatch expected --on 2024-01-01`, or `ds.commitments.expected("2024-01-01")`',
    )


def _quiet(commitments: camwatch.Commitments, day: str) -> _Page:
    since = f"{int(day[:4]) - 2}{day[4:]}"
    unheard = commitments.quiet(since)
    quiet = unheard.about_cameras()
    return _Page(
        path="register/quiet.md",
        title="Not followed up",
        description=f"{counted(len(quiet), 'commitment')} about surveillance cameras that no source has reported on "
        f"since {since}.",
        text=f"{counted(len(quiet), 'commitment')} that are made but not finished, and on which no source has reported "
        f"since {since}. The register may have missed a report. If you know of one, please tell us; otherwise, ask the "
        "body: its page has a letter for this.",
        sections=_sections(unheard, _by_report),
        ask=f'`camwatch quiet --since {since}`, or `ds.commitments.quiet("{since}")`',
    )


def _pages(commitments: camwatch.Commitments, day: str) -> Iterator[_Page]:
    for make in (_overdue, _newest, _kept, _done, _expected, _quiet):
        yield make(commitments, day)


def write(writer: Writer) -> None:
    """Write a page for each list."""
    for page in _pages(writer.register.ds.commitments, writer.register.day):
        writer.write(page.path, "list", page_=page)
