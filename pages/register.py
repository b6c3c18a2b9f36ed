"""The register as pages see it: which records have a page, where it lies, how a promise stands on the release's day."""

from __future__ import annotations

import functools
import posixpath
from collections import defaultdict
from collections.abc import Iterable, Mapping
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
    "statistics_path",
    "when",
    "year",
]

C = TypeVar("C", bound=Claim)

_ACTS_ON_A_PAGE = 50
"""How many interventions a page has; each takes some 4 kB."""


@attrs.frozen(slots=False)
class Register:
    """A dataset, and what pages ask of it besides."""

    ds: camwatch.Dataset

    @property
    def day(self) -> str:
        """The day for which pages judge promises: that of the release, so that pages follow from it alone."""
        return str(self.ds.release.date)

    @property
    def cited(self) -> str:
        """How to cite the release."""
        return self.ds.cite()

    @functools.cached_property
    def about(self) -> camwatch.Commitments:
        """The commitments that pages count: all but those whose terms include no camera.

        Every number of commitments on a page is counted from these, or says that it is not.
        """
        return self.ds.commitments.about_cameras()

    @functools.cached_property
    def _counted(self) -> frozenset[str]:
        return frozenset(self.about.ids)

    def counts(self, commitment: camwatch.Commitment) -> bool:
        """Say whether pages count a commitment."""
        return commitment.id in self._counted

    def made(self, commitments: Iterable[camwatch.Commitment]) -> list[camwatch.Commitment]:
        """Return those commitments that are made and that pages count."""
        return [one for one in commitments if one.made and self.counts(one)]

    def made_without_cameras(self, commitments: Iterable[camwatch.Commitment]) -> list[camwatch.Commitment]:
        """Return those commitments that are made and that pages leave out of their counts."""
        return [one for one in commitments if one.made and not self.counts(one)]

    @functools.cached_property
    def by_party(self) -> Mapping[str, list[camwatch.Intervention]]:
        """The interventions that a body made or that were addressed to it, newest first, by its id."""
        found: dict[str, list[camwatch.Intervention]] = defaultdict(list)
        for act in newest_first(self.ds.interventions):
            for body in dict.fromkeys(party.body_id for party in (*act.actors, *act.targets)):
                if body is not None:
                    found[body].append(act)
        return found

    @functools.cached_property
    def bodies(self) -> tuple[camwatch.Body, ...]:
        """The bodies that have a page: those of which there is a claim, by name."""
        claims = (self.ds.commitments, self.ds.ties)
        ids = {body for table in claims for body in table.select("body")["body"].to_pylist()} | set(self.by_party)
        return tuple(sorted((self.ds.bodies[str(one)] for one in ids), key=_by_name))

    @functools.cached_property
    def places(self) -> Mapping[str, list[camwatch.Body]]:
        """The bodies that have a page, by country and by the largest part of a country that they lie in.

        Each place in it has a page: countries, and parts such as Scotland, Texas or Quebec.
        """
        found: dict[str, list[camwatch.Body]] = defaultdict(list)
        for body in self.bodies:
            for code in _largest(body.jurisdiction):
                found[code].append(body)
        return found

    def place_path(self, code: str) -> str | None:
        """Return the page of the nearest place around a jurisdiction that has one; None if there is none."""
        return next((place_page(one) for one in reversed(_largest(code)) if one in self.places), None)

    @functools.cached_property
    def _with_page(self) -> frozenset[str]:
        return frozenset(body.id for body in self.bodies)

    def path(self, record: Record) -> str | None:
        """Return where a record stands, as a path in ``docs/`` with an anchor; None where it has no place."""
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
                return f"{statistics_path(record.jurisdiction)}#{record.id}"
            case _:
                return None

    @functools.cached_property
    def act_pages(self) -> Mapping[str, tuple[str | None, list[camwatch.Intervention]]]:
        """The pages of interventions: by path, the year and the interventions, the newest first.

        A page must stay light, so that a year with many interventions has several.
        """
        by_year: dict[str | None, list[camwatch.Intervention]] = defaultdict(list)
        for act in newest_first(self.ds.interventions):
            by_year[year(act)].append(act)
        found = {}
        for one, acts in by_year.items():
            for place, start in enumerate(range(0, len(acts), _ACTS_ON_A_PAGE), 1):
                part = f"-{place}" if start else ""
                path = f"register/interventions/{one or 'undated'}{part}.md"
                found[path] = (one, acts[start : start + _ACTS_ON_A_PAGE])
        return found

    @functools.cached_property
    def _page_of_act(self) -> Mapping[str, str]:
        return {act.id: path for path, (_, acts) in self.act_pages.items() for act in acts}

    def promises(self, body: camwatch.Body) -> list[camwatch.Commitment]:
        """Return the commitments of a body, the newest first."""
        return newest_first(self._commitments.get(body.id, ()))

    def newest_ties(self, body: camwatch.Body) -> list[camwatch.Tie]:
        """Return the newest tie of a body for each vendor and kind of tie, the newest first."""
        newest: dict[tuple[str, str], camwatch.Tie] = {}
        for tie in newest_first(self._ties.get(body.id, ())):
            newest.setdefault((tie.vendor_id, tie.kind.value), tie)
        return list(newest.values())

    @functools.cached_property
    def _commitments(self) -> Mapping[str, list[camwatch.Commitment]]:
        found: dict[str, list[camwatch.Commitment]] = defaultdict(list)
        for one in self.ds.commitments:
            found[one.body_id].append(one)
        return found

    @functools.cached_property
    def _ties(self) -> Mapping[str, list[camwatch.Tie]]:
        found: dict[str, list[camwatch.Tie]] = defaultdict(list)
        for one in self.ds.ties:
            found[one.body_id].append(one)
        return found

    @functools.cached_property
    def follow_ups(self) -> Mapping[str, FollowUp]:
        """The commitments about cameras to ask about on the release's day, by their ids."""
        return {one.commitment.id: one for one in to_follow_up(self.about, on=self.day)}

    def standing(self, commitment: camwatch.Commitment) -> camwatch.Standing:
        """Say how a commitment stands on the release's day."""
        return commitment.standing(self.day)


def _by_name(body: camwatch.Body) -> tuple[str, str]:
    return fold(body.name), body.id


def _largest(jurisdiction: str) -> tuple[str, ...]:
    """Return the country of a jurisdiction and the largest part of it that the jurisdiction lies in, if any."""
    return tuple(reversed(places_of(jurisdiction)[-2:]))


def place_page(code: str) -> str:
    """Return the page of a country, or of a part of one."""
    return f"register/{'places' if '-' in code else 'countries'}/{code.lower()}.md"


def statistics_path(jurisdiction: str | None) -> str:
    """Return the page of the statistics of a country, or of those that cover several."""
    return f"register/statistics/{jurisdiction[:2].lower() if jurisdiction else 'several'}.md"


def relative(target: str, page: str) -> str:
    """Return a path in ``docs/`` as seen from a page there."""
    path, mark, anchor = target.partition("#")
    here = posixpath.relpath(path, posixpath.dirname(page) or ".")
    return f"#{anchor}" if path == page and mark else here + mark + anchor


def address_of(path: str | None) -> str:
    """Return the address of the page that a path in ``docs/`` makes, as seen from the root of the site."""
    file, mark, anchor = (path or "").partition("#")
    return file.removesuffix("index.md").removesuffix(".md").rstrip("/") + "/" + mark + anchor if path else ""


def root_of(page: str) -> str:
    """Return the root of the built site as seen from a page, a path in ``docs/``."""
    folders = page.removesuffix(".md").split("/")
    return "../" * (len(folders) - (folders[-1] == "index")) or "./"


def when(claim: Claim) -> camwatch.PartialDate | None:
    """Return the date that a claim is known by."""
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
    """Return the year of the date that a claim is known by."""
    date = when(claim)
    return None if date is None else date.text[:4]


def newest_first(claims: Iterable[C]) -> list[C]:
    """Return claims with the newest first; undated ones come last, equal ones by their id."""
    by_id = sorted(claims, key=lambda claim: claim.id)
    return sorted(by_id, key=lambda claim: date.text if (date := when(claim)) else "", reverse=True)
