"""The register as the pages show it: which records have a page, its path, and standings on the day of the release."""

from __future__ import annotations

import functools
import posixpath
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

import attrs

import camwatch
from camwatch.followup import FollowUp, to_follow_up
from camwatch.model.claim import Claim
from camwatch.model.place import places_of
from camwatch.model.record import Record
from camwatch.text import fold

__all__ = [
    "Register",
    "address_of",
    "newest_first",
    "place_page",
    "relative",
    "root_of",
    "when",
    "year",
]

C = TypeVar("C", bound=Claim)

_ACTS_ON_A_PAGE = 50
"""Number of interventions on a page; each takes about 4 kB."""

_STATISTICS_ON_A_PAGE = 60
"""Number of statistics on a page; each takes about 4 kB."""


@attrs.frozen(slots=False)
class Register:
    """A dataset, with the paths and groups that pages need."""

    ds: camwatch.Dataset

    @property
    def day(self) -> str:
        """The day on which pages give standings: the day of the release, so that pages depend on the release alone."""
        return str(self.ds.release.date)

    @property
    def cited(self) -> str:
        """The citation of the release."""
        return self.ds.cite()

    @functools.cached_property
    def about(self) -> camwatch.Commitments:
        """The commitments that pages count: all but those that do not cover cameras.

        Every number of commitments on a page is counted from these, or the page says that it is not.
        """
        return self.ds.commitments.about_cameras()

    @functools.cached_property
    def _counted(self) -> frozenset[str]:
        return frozenset(self.about.ids)

    def counts(self, commitment: camwatch.Commitment) -> bool:
        """Return whether pages count a commitment."""
        return commitment.id in self._counted

    def made(self, commitments: Iterable[camwatch.Commitment]) -> list[camwatch.Commitment]:
        """Return the commitments made that pages count."""
        return [one for one in commitments if one.made and self.counts(one)]

    def made_without_cameras(self, commitments: Iterable[camwatch.Commitment]) -> list[camwatch.Commitment]:
        """Return the commitments made that pages do not count."""
        return [one for one in commitments if one.made and not self.counts(one)]

    @functools.cached_property
    def by_party(self) -> Mapping[str, list[camwatch.Intervention]]:
        """The interventions by or addressed to each body, newest first, by the body's id."""
        by_body: dict[str, list[camwatch.Intervention]] = defaultdict(list)
        for act in newest_first(self.ds.interventions):
            for body in dict.fromkeys(party.body_id for party in (*act.actors, *act.targets)):
                if body is not None:
                    by_body[body].append(act)
        return by_body

    @functools.cached_property
    def bodies(self) -> tuple[camwatch.Body, ...]:
        """The bodies that have a page, which are those with a claim, by name."""
        claims = (self.ds.commitments, self.ds.ties)
        ids = {body for table in claims for body in table.select("body")["body"].to_pylist()} | set(self.by_party)
        return tuple(sorted((self.ds.bodies[str(one)] for one in ids), key=_by_name))

    @functools.cached_property
    def places(self) -> Mapping[str, list[camwatch.Body]]:
        """The bodies that have a page, by country and by the largest part of the country that they are in.

        Each of these places has a page: countries, and parts such as Scotland, Texas or Quebec.
        """
        by_place: dict[str, list[camwatch.Body]] = defaultdict(list)
        for body in self.bodies:
            for code in _largest(body.jurisdiction):
                by_place[code].append(body)
        return by_place

    def place_path(self, code: str) -> str | None:
        """Return the page of the nearest place around a jurisdiction that has one; None if there is none."""
        return next((place_page(one) for one in reversed(_largest(code)) if one in self.places), None)

    @functools.cached_property
    def _with_page(self) -> frozenset[str]:
        return frozenset(body.id for body in self.bodies)

    def path(self, record: Record) -> str | None:
        """Return the place of a record, as a path in ``docs/`` with an anchor, or None if no page shows it."""
        match record:
            case camwatch.Body():
                return f"register/bodies/{record.id}.md" if record.id in self._with_page else None
            case camwatch.Vendor():
                return f"register/vendors/{record.id}.md"
            case camwatch.Commitment() | camwatch.Tie():
                return f"register/bodies/{record.body_id}.md#{record.id}"
            case camwatch.Intervention():
                return f"{self._page_of_act[record.id]}#{record.id}"
            case camwatch.Statistic():
                return f"{self._page_of_statistic[record.id]}#{record.id}"
            case _:
                return None

    @functools.cached_property
    def act_pages(self) -> Mapping[str, tuple[str | None, list[camwatch.Intervention]]]:
        """The year and the interventions of each page, newest first, by the path of the page.

        A year with many interventions has several pages, so that each stays light.
        """
        return _paged("interventions", newest_first(self.ds.interventions), year, "undated", _ACTS_ON_A_PAGE)

    @functools.cached_property
    def statistic_pages(self) -> Mapping[str, tuple[str | None, list[camwatch.Statistic]]]:
        """The country and the statistics of each page, newest first, by the path of the page.

        Statistics about several countries have no country. A country with many has several pages, so that each stays
        light.
        """
        return _paged("statistics", newest_first(self.ds.statistics), _country, "several", _STATISTICS_ON_A_PAGE)

    @functools.cached_property
    def _page_of_statistic(self) -> Mapping[str, str]:
        return {one.id: path for path, (_, statistics) in self.statistic_pages.items() for one in statistics}

    @functools.cached_property
    def _page_of_act(self) -> Mapping[str, str]:
        return {act.id: path for path, (_, acts) in self.act_pages.items() for act in acts}

    def promises(self, body: camwatch.Body) -> list[camwatch.Commitment]:
        """Return the commitments of a body, newest first."""
        return newest_first(self._commitments.get(body.id, ()))

    def newest_ties(self, body: camwatch.Body) -> list[camwatch.Tie]:
        """Return the newest tie of a body for each vendor and kind of tie, newest first."""
        newest: dict[tuple[str, str], camwatch.Tie] = {}
        for tie in newest_first(self._ties.get(body.id, ())):
            newest.setdefault((tie.vendor_id, tie.kind.value), tie)
        return list(newest.values())

    @functools.cached_property
    def _commitments(self) -> Mapping[str, list[camwatch.Commitment]]:
        by_body: dict[str, list[camwatch.Commitment]] = defaultdict(list)
        for one in self.ds.commitments:
            by_body[one.body_id].append(one)
        return by_body

    @functools.cached_property
    def _ties(self) -> Mapping[str, list[camwatch.Tie]]:
        by_body: dict[str, list[camwatch.Tie]] = defaultdict(list)
        for one in self.ds.ties:
            by_body[one.body_id].append(one)
        return by_body

    @functools.cached_property
    def follow_ups(self) -> Mapping[str, FollowUp]:
        """The commitments about cameras to ask about on the day of the release, by id."""
        return {one.commitment.id: one for one in to_follow_up(self.about, on=self.day)}

    def standing(self, commitment: camwatch.Commitment) -> camwatch.Standing:
        """Return the standing of a commitment on the day of the release."""
        return commitment.standing(self.day)


def _by_name(body: camwatch.Body) -> tuple[str, str]:
    return fold(body.name), body.id


def _largest(jurisdiction: str) -> tuple[str, ...]:
    """Return the country of a jurisdiction and, if there is one, the largest part of the country that contains it."""
    return tuple(reversed(places_of(jurisdiction)[-2:]))


def place_page(code: str) -> str:
    """Return the page of a country or of a part of a country."""
    return f"register/{'places' if '-' in code else 'countries'}/{code.lower()}.md"


def _country(statistic: camwatch.Statistic) -> str | None:
    return statistic.jurisdiction[:2] if statistic.jurisdiction else None


def _paged(
    folder: str, claims: Iterable[C], group_of: Callable[[C], str | None], without: str, most: int
) -> dict[str, tuple[str | None, list[C]]]:
    """Return the group and the claims of each page by its path; a group of more than ``most`` has several pages."""
    groups: dict[str | None, list[C]] = defaultdict(list)
    for claim in claims:
        groups[group_of(claim)].append(claim)
    pages = {}
    for group, members in groups.items():
        for place, start in enumerate(range(0, len(members), most), 1):
            path = f"register/{folder}/{(group or without).lower()}{f'-{place}' if start else ''}.md"
            pages[path] = (group, members[start : start + most])
    return pages


def relative(target: str, page: str) -> str:
    """Return a path in ``docs/`` relative to a page there."""
    path, mark, anchor = target.partition("#")
    here = posixpath.relpath(path, posixpath.dirname(page) or ".")
    return f"#{anchor}" if path == page and mark else here + mark + anchor


def address_of(path: str | None) -> str:
    """Return the address of the page built from a path in ``docs/``, relative to the root of the site."""
    file, mark, anchor = (path or "").partition("#")
    return file.removesuffix("index.md").removesuffix(".md").rstrip("/") + "/" + mark + anchor if path else ""


def root_of(page: str) -> str:
    """Return the root of the built site relative to a page, which is a path in ``docs/``."""
    folders = page.removesuffix(".md").split("/")
    return "../" * (len(folders) - (folders[-1] == "index")) or "./"


def when(claim: Claim) -> camwatch.PartialDate | None:
    """Return the date by which pages sort and label a claim."""
    match claim:
        case camwatch.Commitment():
            return claim.announced or claim.effective or next((one.date for one in claim.milestones if one.date), None)
        case camwatch.Intervention():
            return claim.date
        case camwatch.Tie() | camwatch.Statistic():
            return claim.as_of
        case _:
            return None


def year(claim: Claim) -> str | None:
    """Return the year of the date by which pages sort and label a claim."""
    date = when(claim)
    return None if date is None else date.text[:4]


def newest_first(claims: Iterable[C]) -> list[C]:
    """Return claims, newest first. Undated claims come last; claims with the same date are sorted by id."""
    by_id = sorted(claims, key=lambda claim: claim.id)
    return sorted(by_id, key=lambda claim: date.text if (date := when(claim)) else "", reverse=True)
