"""Feeds of the changes in each release, as Atom (RFC 4287) and JSON Feed 1.1: for all claims, countries and vendors."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from textwrap import shorten
from xml.etree import ElementTree as ET

import attrs

import camwatch
from camwatch.citation.about import AUTHOR, LICENCE_TITLE, LICENCE_URL
from camwatch.comparison.change import Change, FieldChange
from camwatch.comparison.difference import Difference
from camwatch.comparison.rendering import became, plain_lines
from camwatch.model.country import COUNTRIES
from camwatch.wording import label, printable
from pages.labels import tie_words
from pages.published.records import CLAIMS
from pages.published.site import Site

__all__ = ["Entry", "write"]

_ATOM = "http://www.w3.org/2005/Atom"
_HISTORY = "http://purl.org/syndication/history/1.0"
_TITLE = "camwatch: commitments about surveillance cameras"
_LONG = frozenset({"citations", "milestones", "note", "outcome", "summary"})
_TITLE_LENGTH = 100
"""Maximum number of characters of a summary in a title."""
_KEPT = 1
"""Number of newest releases whose changes are in the feed of a country or a vendor."""
_VERBS = {"added": "New", "changed": "Changed", "removed": "Removed"}


@attrs.frozen(kw_only=True)
class Entry:
    """An entry of a feed: the change of one claim in a release."""

    key: str
    """An identifier that never changes: a tag URI (RFC 4151)."""
    url: str
    title: str
    text: str
    """Plain text, with line breaks."""
    day: dt.date
    """The date of the release."""
    release: str
    countries: frozenset[str]
    vendors: frozenset[str]

    @property
    def moment(self) -> str:
        """The time in the form of RFC 3339: midnight, because a release has a date but no time."""
        return f"{self.day.isoformat()}T00:00:00Z"


def _words(text: str) -> str:
    return printable(" ".join(text.split()))


def _countries(ds: camwatch.Dataset, change: Change) -> frozenset[str]:
    row = change.row
    codes = {row.get("jurisdiction")}
    ids = {row.get("body"), *(party["body"] for name in ("actors", "targets") for party in row.get(name) or ())}
    codes |= {body.jurisdiction for one in ids if one and (body := ds.bodies.get(one)) is not None}
    return frozenset(code[:2] for code in codes if code)


def _subject(change: Change) -> str:
    """Return the subject of a claim in a few words."""
    match change.after or change.before:
        case camwatch.Commitment() as one:
            return f"{one.body.name}, {one.phrase()}"
        case camwatch.Tie() as one:
            return f"{one.body.name}, {tie_words(one)}"
        case _:
            return shorten(change.name, _TITLE_LENGTH, placeholder="…")


def _filled(ds: camwatch.Dataset, table: str) -> frozenset[str]:
    """Return the columns of a table that hold a value. Columns that a later release introduced are empty."""
    rows = ds.collection(table).to_arrow()
    return frozenset(name for name in rows.column_names if any(rows[name].to_pylist()))


def _long(fields: Iterable[FieldChange]) -> Iterator[str]:
    """Yield a line for each field whose values are too long for a feed; the changelog has them in full."""
    yield from (f"{one.field}: changed" for one in fields if one.field in _LONG)


def _entry(
    site: Site, ds: camwatch.Dataset, difference: Difference, change: Change, fields: tuple[FieldChange, ...]
) -> Entry:
    row = change.row
    verb = f"{_VERBS[change.kind]} {label(change.table).removesuffix('s')}"
    lines = {
        "added": [change.name],
        "removed": [became(change)],
        "changed": [*plain_lines(one for one in fields if one.field not in _LONG), *_long(fields)],
    }[change.kind]
    address = site.id_address(change.table, change.id)
    release = difference.after
    return Entry(
        key=f"tag:{site.base.split('/')[2]},2026:{release.version}/{change.table}/{change.id}",
        url=address,
        title=_words(f"{verb}: {_subject(change)}"),
        text="\n".join(printable(line) for line in lines),
        day=release.date,
        release=release.version,
        countries=_countries(ds, change),
        vendors=frozenset(one for one in (*row.get("vendors", ()), row.get("vendor")) if one),
    )


def _entries(site: Site) -> Iterator[Entry]:
    """Yield the changes in each release, newest release first."""
    versions = [release.version for release in camwatch.releases()]
    versions.sort(key=lambda version: camwatch.load(version).release.ordinal)
    for before, after in reversed(list(pairwise(versions))):
        difference = camwatch.diff(before, after)
        earlier, ds = camwatch.load(before), camwatch.load(after)
        for table in CLAIMS:
            filled = _filled(earlier, table)
            for change in difference.of(table):
                fields = tuple(one for one in change.fields if one.field in filled)
                if change.kind != "changed" or fields:
                    yield _entry(site, ds, difference, change, fields)


def _atom(site: Site, path: str, title: str, entries: Sequence[Entry], earlier: str | None, *, archived: bool) -> bytes:
    """Return an Atom feed.

    Args:
        site: The site.
        path: The path of the feed.
        title: Its title.
        entries: The entries, newest first.
        earlier: The path of the feed of the previous release (RFC 5005), if there is one.
        archived: Whether the feed is about one past release and never changes again.
    """
    ET.register_namespace("", _ATOM)
    ET.register_namespace("fh", _HISTORY)
    feed = ET.Element(f"{{{_ATOM}}}feed")

    def add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
        element = ET.SubElement(parent, f"{{{_ATOM}}}{tag}", attributes)
        element.text = text or None
        return element

    add(feed, "id", site.address(path))
    add(feed, "title", title)
    updated = entries[0].moment if entries else f"{site.ds.release.date}T00:00:00Z"
    add(feed, "updated", updated)
    add(feed, "link", rel="self", href=site.address(path), type="application/atom+xml")
    add(feed, "link", rel="alternate", href=site.base, type="text/html")
    if earlier is not None:
        add(feed, "link", rel="prev-archive", href=site.address(earlier), type="application/atom+xml")
    if archived:
        ET.SubElement(feed, f"{{{_HISTORY}}}archive")
    add(feed, "rights", f"{LICENCE_TITLE}, {LICENCE_URL}")
    add(add(feed, "author"), "name", AUTHOR)
    for entry in entries:
        element = add(feed, "entry")
        add(element, "id", entry.key)
        add(element, "title", entry.title)
        add(element, "updated", entry.moment)
        add(element, "link", rel="alternate", href=entry.url, type="text/html")
        for term in (*sorted(entry.countries), *sorted(entry.vendors)):
            add(element, "category", term=term)
        add(element, "content", entry.text, type="text")
    body: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return body + b"\n"


def _write_feed(
    site: Site, stem: str, title: str, entries: Sequence[Entry], *, earlier: str | None = None, archived: bool = False
) -> dict[str, str]:
    """Write a feed in both formats and return their addresses.

    Atom feeds link to archived feeds (RFC 5005). JSON Feed has no such links, so archived feeds are only in Atom.
    """
    atom, feed = f"feeds/{stem}.atom", f"feeds/{stem}.json"
    before = None if earlier is None else f"feeds/{earlier}.atom"
    site.write(atom, _atom(site, atom, title, entries, before, archived=archived))
    if archived:
        return {"title": title, "atom": site.address(atom)}
    site.write_json(
        feed,
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": title,
            "home_page_url": site.base,
            "feed_url": site.address(feed),
            "language": "en",
            "authors": [{"name": AUTHOR, "url": site.base}],
            "items": [
                {
                    "id": entry.key,
                    "url": entry.url,
                    "title": entry.title,
                    "content_text": entry.text,
                    "date_published": entry.moment,
                    "tags": [*sorted(entry.countries), *sorted(entry.vendors)],
                }
                for entry in entries
            ],
        },
    )
    return {"title": title, "atom": site.address(atom), "json": site.address(feed)}


def _by(entries: Iterable[Entry], attribute: str) -> Mapping[str, list[Entry]]:
    by_key: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for key in getattr(entry, attribute):
            by_key[key].append(entry)
    return dict(sorted(by_key.items()))


def write(site: Site) -> None:
    """Write the feeds and their index.

    Each holds the changes in the newest release. The feed of all claims links to the feed of the previous release.
    """
    entries = list(_entries(site))
    releases: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        releases[entry.release].append(entry)
    versions = list(releases)
    by_release = {}
    for place, version in enumerate(versions[1:], 1):
        earlier = f"releases/{versions[place + 1]}" if place + 1 < len(versions) else None
        title = f"{_TITLE}, release {version}"
        feed = _write_feed(site, f"releases/{version}", title, releases[version], earlier=earlier, archived=True)
        by_release[version] = feed
    newest = releases[versions[0]] if versions else []
    earlier = f"releases/{versions[1]}" if len(versions) > 1 else None
    every = _write_feed(site, "all", _TITLE, newest, earlier=earlier)
    entries = [entry for entry in entries if entry.release in versions[:_KEPT]]
    countries = {
        code: _write_feed(site, f"countries/{code.lower()}", f"{_TITLE}, {COUNTRIES[code]}", found)
        for code, found in _by(entries, "countries").items()
    }
    vendors = {}
    for vendor_id, found in _by(entries, "vendors").items():
        vendor = site.ds.vendors.get(vendor_id)
        name = vendor_id if vendor is None else vendor.name
        vendors[vendor_id] = _write_feed(site, f"vendors/{vendor_id}", f"{_TITLE}, {name}", found)
    index = {"all": every, "releases": by_release, "countries": countries, "vendors": vendors, "_release": site.about}
    site.write_json("feeds/index.json", index)
