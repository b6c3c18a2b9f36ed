"""Calendars of deadlines (RFC 5545): one for all countries together, and one per country."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from icalendar import Calendar, Event

import camwatch
from camwatch.model.country import COUNTRIES
from camwatch.wording import due_label, label, printable
from pages.published.site import Site

__all__ = ["write"]

_PRECISION = {
    "year": "The source gives the year {}; the entry is on its last day.",
    "month": "The source gives the month {}; the entry is on its last day.",
    "day": "The source gives this day.",
}


def _event(site: Site, commitment: camwatch.Commitment) -> Event:
    due = commitment.due
    assert due is not None
    kind = due_label(commitment.due_kind).capitalize()
    standing = label(site.register.standing(commitment))
    release = site.ds.release
    event = Event()
    event.add("uid", f"{commitment.id}@{site.base.split('/')[2]}")
    event.add("summary", printable(f"{kind}: {commitment.body.name}, {commitment.phrase()}"))
    event.add("dtstart", due.latest)
    if due.latest < dt.date.max:
        event.add("dtend", due.latest + dt.timedelta(days=1))
    event.add("dtstamp", dt.datetime.combine(release.date, dt.time(), dt.UTC))
    event.add("transp", "TRANSPARENT")
    event.add("url", site.id_address("commitments", commitment.id))
    event.add("categories", [kind, str(site.register.standing(commitment))])
    lines = [
        commitment.summary,
        _PRECISION[due.precision].format(due),
        "" if kind == "Deadline" else "The date is a forecast, a plan or a hope, and not a deadline.",
        f"Standing on {release.date}: {standing}. camwatch {release.version}.",
    ]
    event.add("description", "\n".join(printable(" ".join(line.split())) for line in lines if line))
    return event


def _calendar(site: Site, title: str, commitments: Iterable[camwatch.Commitment]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", f"-//camwatch//{site.ds.release.version}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    for commitment in commitments:
        calendar.add_component(_event(site, commitment))
    body: bytes = calendar.to_ical()
    return body


def write(site: Site) -> None:
    """Write the calendars of commitments made that have a due date, and their index."""
    dated = [one for one in site.ds.commitments.made() if one.due is not None]
    dated.sort(key=lambda one: (one.due.latest if one.due else dt.date.max, one.id))
    title = "camwatch: deadlines"
    site.write("calendars/deadlines.ics", _calendar(site, title, dated))
    by_country: dict[str, list[camwatch.Commitment]] = {}
    for one in dated:
        by_country.setdefault(one.country, []).append(one)
    for code, found in by_country.items():
        site.write(f"calendars/{code.lower()}.ics", _calendar(site, f"{title}, {COUNTRIES[code]}", found))
    countries = {code: site.address(f"calendars/{code.lower()}.ics") for code in sorted(by_country)}
    index = {"all": site.address("calendars/deadlines.ics"), "countries": countries, "_release": site.about}
    site.write_json("calendars/index.json", index)
