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
"""How many commitments the list of the newest has."""


@attrs.frozen(kw_only=True)
class _Section:
    """A list under a heading of its own."""

    heading: str
    anchor: str
    commitments: list[camwatch.Commitment]
    text: str = ""
    """What to know about the list, as Markdown."""


@attrs.frozen(kw_only=True)
class _Page:
    """A page with one list of commitments, or several."""

    path: str
    title: str
    description: str
    text: str
    """What the page lists, and what that does not mean, as Markdown."""
    sections: list[_Section]
    ask: str
    """How to ask for the same on another day, as Markdown."""
    date: str = "Announced"
    """The heading of the first column: Announced or Due."""
    calendar: bool = False
    """Whether the page leads to the calendar of due dates."""


def _by_due(commitments: camwatch.Commitments) -> list[camwatch.Commitment]:
    """Put commitments in the order of their dates, the latest first."""
    return sorted(commitments, key=lambda one: (one.due.sort_key if one.due else (), one.id), reverse=True)


def _by_report(commitments: camwatch.Commitments) -> list[camwatch.Commitment]:
    """Put commitments in the order of their last reports, the newest first."""
    return sorted(
        commitments, key=lambda one: (one.last_report.sort_key if one.last_report else (), one.id), reverse=True
    )


def _sections(
    some: camwatch.Commitments, order: Callable[[camwatch.Commitments], list[camwatch.Commitment]]
) -> list[_Section]:
    """Return the list of the commitments that pages count, and one of the others, if there are any."""
    others = some.where(subject="other")
    sections = [_Section(heading="List", anchor="list", commitments=order(some.about_cameras()))]
    if len(others):
        sections.append(
            _Section(
                heading="Without cameras in their terms",
                anchor="other",
                commitments=order(others),
                text="These name a maker of cameras, but their terms include no camera, such as core networks. They "
                "are not counted above.",
            )
        )
    return sections


def _overdue(commitments: camwatch.Commitments, day: str) -> _Page:
    late = commitments.overdue(day)
    about = late.about_cameras()
    return _Page(
        path="register/overdue.md",
        title="Deadlines that have passed",
        description=f"{counted(len(about), 'commitment')} about surveillance cameras whose deadline has passed and "
        f"that no source reports kept, on {day}.",
        text=f"{counted(len(about), 'commitment')} whose deadline had passed on {day} and that no source reports as "
        "carried out.\n\n"
        "That no report was found does not mean that the promise was broken: it may have been kept without anybody "
        "writing about it. A date counts as a deadline only if the body itself, or the law or order, set it. A "
        "deadline known to the month or year has passed when that month or year is over.",
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
        description=f"The newest {_NEWEST} commitments about surveillance cameras, with their last report, on {day}.",
        text=f"The {_NEWEST} commitments that were announced last, newest first.",
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
        "The evidence of each says who reports it: often it is the body itself.",
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
        description=f"{counted(len(done), 'act')} that others saw: shares sold, cameras taken down, without a word "
        "from the body.",
        text=f"{counted(len(done), 'act')} that others saw by {day}: holdings fell, cameras were taken down. The body "
        "itself promised nothing, so these are not counted as commitments that are made.",
        sections=_sections(seen, newest_first),
        ask='`camwatch commitments --instrument act`, or `ds.commitments.standing("done", on="2024-01-01")`',
    )


def _expected(commitments: camwatch.Commitments, day: str) -> _Page:
    passed = commitments.expected(day)
    expected = passed.about_cameras()
    return _Page(
        path="register/expected.md",
        title="Expected by now",
        description=f"{counted(len(expected), 'commitment')} about surveillance cameras that were expected to be "
        f"carried out by {day}, with no report that they were.",
        text=f"{counted(len(expected), 'commitment')} that were expected to be carried out by {day}, and that no "
        "source reports as carried out. The date is a forecast, a hope, a plan of somebody else's or a date that was "
        "worked out, so these are not overdue. They are worth asking about.",
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
        text=f"{counted(len(quiet), 'commitment')} that are made and unfinished, and that no source has reported on "
        f"since {since}. The register may have missed a report; if you know one, tell us. If there is none, ask the "
        "body: its page has a letter.",
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
