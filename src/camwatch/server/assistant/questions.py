"""Questions that an assistant can ask the register. Answers contain ids, dates, sources and the release.

Each answer is an object with ``status``: ``found``; ``ambiguous``, with the candidates to choose from; or
``not_known``, which never proves absence.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from camwatch.citation.about import LICENCE
from camwatch.collections.commitments import Commitments
from camwatch.collections.filters import place
from camwatch.dataset import Dataset
from camwatch.errors import CamwatchError, RetiredRecord, UnknownId, UnresolvedName
from camwatch.model.claim import Claim
from camwatch.model.commitment import Commitment
from camwatch.model.source import Source
from camwatch.model.tables import TABLES
from camwatch.names.match import listed
from camwatch.server import answers
from camwatch.server.assistant.texts import Lines, cleaned
from camwatch.server.rendering import sources_of

__all__ = ["ABSENCE", "MOST", "MOST_LINES", "Questions"]

MOST = 50
"""The maximum number of records in an answer."""
MOST_LINES = 200
"""The maximum number of lines to screen."""
_LONGEST_LINE = 1_000
_MOST_SOURCES = 8

ABSENCE = (
    "The register has no record of this. A missing record does not prove absence: the register has only what its "
    "sources report."
)
"""The note in an answer without records."""
_KNOWN_USERS = (
    "Bodies that a source reports to use the equipment and that have no known commitment about it. A body that is "
    "not listed may use it too, and a listed one may have promised something that no source reported."
)
_CHOOSE = "The name may mean several records. Ask which is meant, then use its id; do not choose."

Answer = dict[str, Any]


def _answered(question: Callable[..., Answer]) -> Callable[..., Answer]:
    """Turn an error about a name or an id into an answer, and add the release to every answer."""

    def ask(self: Questions, *arguments: Any, **keywords: Any) -> Answer:
        try:
            answer = question(self, *arguments, **keywords)
        except UnresolvedName as error:
            candidates = [answers.match(one) for one in error.candidates]
            ambiguous = any(one.exact for one in error.candidates)
            answer = {
                "status": "ambiguous" if ambiguous else "not_known",
                "message": str(error),
                "candidates": candidates[:MOST],
                "note": _CHOOSE if ambiguous else ABSENCE,
            }
        except RetiredRecord as error:
            answer = {"status": "withdrawn", "message": str(error)}
        except UnknownId as error:
            answer = {"status": "not_known", "message": str(error), "note": ABSENCE}
        cleaned_answer: Answer = cleaned({**answer, "release": self.release()})
        return cleaned_answer

    return ask


class Questions:
    """The questions about a release.

    Args:
        dataset: The release.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset

    def release(self) -> dict[str, str]:
        """Return the release that the answers come from."""
        release = self._dataset.release
        return {"version": release.version, "date": str(release.date), "digest": release.digest, "licence": LICENCE}

    @_answered
    def find_body(
        self, name: str, country: list[str] | None = None, kind: list[str] | None = None, limit: int = 5
    ) -> Answer:
        """Return the bodies that a name may mean, and the id if the name identifies one for certain."""
        asked = {"country": country or None, "kind": kind or None}
        matches = self._dataset.bodies.find(name, limit=min(limit, MOST), **asked)
        (resolved,) = self._dataset.bodies.resolve_all([name], **asked)
        candidates = [answers.match(one) for one in matches]
        if resolved is not None:
            return {"status": "found", "id": resolved.id, "name": resolved.name, "candidates": candidates}
        if any(one.exact for one in matches):
            return {"status": "ambiguous", "candidates": candidates, "note": _CHOOSE}
        elsewhere = [one for one in self._dataset.bodies.find(name) if one.exact] if country or kind else []
        if elsewhere:
            note = f"The country or kind excludes the bodies with this name: {listed(elsewhere)}."
            return {"status": "not_known", "candidates": candidates, "note": note}
        return {"status": "not_known", "candidates": candidates, "note": ABSENCE}

    @_answered
    def commitments(
        self,
        *,
        body: str | None = None,
        vendor: str | None = None,
        country: list[str] | None = None,
        body_kind: list[str] | None = None,
        action: list[str] | None = None,
        status: list[str] | None = None,
        standing: list[str] | None = None,
        on: str | None = None,
        made: bool = True,
        limit: int = 20,
        offset: int = 0,
    ) -> Answer:
        """Return commitments, newest first."""
        found = self._dataset.commitments.where(
            body=body,
            vendor=vendor,
            country=country or None,
            body_kind=body_kind or None,
            action=action or None,
            status=status or None,
        )
        if made:
            found = found.made()
        if standing:
            found = found.standing(standing, on=on)
        found = found.sort_by("announced", descending=True)
        return self._page(found, lambda one: _commitment(one, on), limit, offset, on)

    @_answered
    def without_commitment(
        self,
        *,
        vendor: str | None = None,
        country: list[str] | None = None,
        body_kind: list[str] | None = None,
        on: str | None = None,
        limit: int = 20,
        offset: int = 0,
    ) -> Answer:
        """Return the known users of a vendor's equipment that have made no commitment about it, with the evidence."""
        users = self._dataset.without_commitment(
            vendor=vendor, country=country or None, body_kind=body_kind or None, on=on
        )
        rows = [
            {
                "id": user.body.id,
                "name": user.body.name,
                "kind": user.body.kind.value,
                "jurisdiction": user.body.jurisdiction,
                "uses": [{"id": one.id, "name": one.name} for one in user.vendors],
                "last_report": None if user.last_report is None else str(user.last_report),
                "ties": [one.id for one in user.ties],
                "bound_by": [one.id for one in user.bound_by],
                "parents_promised": [one.id for one in user.parents_promised],
                "sources": _sources(user.sources),
            }
            for user in users[offset : offset + min(limit, MOST)].evidence()
        ]
        return {
            **_paged(rows, len(users), offset),
            "on": on or _today(),
            "meaning": _KNOWN_USERS,
        }

    @_answered
    def standing(self, *, commitment: str | None = None, body: str | None = None, on: str | None = None) -> Answer:
        """Return the standing of a commitment, or of each commitment of a body, on a date, with its history."""
        if (commitment is None) == (body is None):
            raise CamwatchError("give either the id of a commitment or a body")
        if commitment is not None:
            one = self._dataset.commitments[commitment]
            return {"status": "found", "on": on or _today(), "commitments": [_history(one, on)]}
        found = self._dataset.commitments.where(body=body)
        return self._page(found, lambda one: _history(one, on), MOST, 0, on)

    @_answered
    def identify(self, text: str) -> Answer:
        """Return the vendors that a text points to."""
        found = self._dataset.identify(text)
        answer = answers.identifications(text, found)
        if not found:
            return {"status": "not_known", **answer, "note": f"{ABSENCE} {_MODELS}"}
        return {"status": "found", **answer}

    @_answered
    def screen_text(self, text: str) -> Answer:
        """Return the lines of a text that point to vendors."""
        lines = text.splitlines()
        searched = [line[:_LONGEST_LINE] for line in lines[:MOST_LINES]]
        found = self._dataset.identify_all(searched)
        rows = [
            {"line": number, **answers.identifications(line, one)}
            for number, (line, one) in enumerate(zip(searched, found, strict=True), 1)
            if one
        ]
        left_out = len(lines) - len(searched)
        answer = {
            "status": "found" if rows else "not_known",
            "lines": len(lines),
            "lines_searched": len(searched),
            "lines_with_a_find": len(rows),
            "found": rows[:MOST],
            "note": f"{ABSENCE} {_MODELS}" if not rows else _MODELS,
        }
        return answer if not left_out else {**answer, "left_out": f"{left_out:,} lines were not searched"}

    @_answered
    def cite(self, style: str = "apa", table: str | None = None, record: str | None = None) -> Answer:
        """Return how to cite the release, or a claim of it with its evidence."""
        if (table is None) != (record is None):
            raise CamwatchError("give both table and id, or neither to cite the release")
        claim = None if table is None or record is None else self._dataset.collection(table)[record]
        if claim is not None and not isinstance(claim, Claim):
            raise CamwatchError(f"{table!r} is not a table of claims; cite a commitment, a tie, … or the release")
        return {"status": "found", "style": style, "citation": Lines(self._dataset.cite(style, claim=claim))}

    @_answered
    def coverage(self, country: str | None = None) -> Answer:
        """Return the coverage by country and kind of body, and the questions without an answer."""
        counts = answers.coverage(self._dataset.coverage())
        wanted = None if country is None else place("country", country)[:2]
        rows = [row for row in counts["rows"] if wanted in (None, row["country"])]
        gaps = [gap for gap in counts["gaps"] if wanted in (None, gap["country"])]
        if wanted is None:
            rows = _by_country(rows)
        if not rows and not gaps:
            return {"status": "not_known", "rows": [], "gaps": [], "note": ABSENCE}
        note = "Counts of what the register holds, not of what exists. A body without a claim may have cameras."
        return {
            "status": "found",
            "counts": dict(self._dataset.release.counts),
            "rows": rows,
            "gaps": gaps[:MOST],
            "gaps_in_all": len(gaps),
            "note": note,
        }

    @_answered
    def record(self, table: str, record_id: str) -> Answer:
        """Return a record as the register has it; a claim comes with its sources."""
        one = self._dataset.collection(table)[record_id]
        row: dict[str, Any] = one.to_dict()
        answer: Answer = {"status": "found", "table": table, "record": row}
        if isinstance(one, Commitment):
            answer |= {"standing": one.standing().value, "on": _today()}
        return {**answer, "sources": _sources(sources_of(one), most=None)} if isinstance(one, Claim) else answer

    @_answered
    def about(self) -> Answer:
        """Return a description of the register and its tables."""
        return {
            "status": "found",
            "counts": {table: self._dataset.release.counts[table] for table in TABLES},
            "citation": self._dataset.cite(),
            "note": "Allegations are attributed to the sources named. A missing record does not prove absence.",
        }

    def _page(
        self,
        found: Commitments,
        row: Callable[[Commitment], dict[str, Any]],
        limit: int,
        offset: int,
        on: str | None,
    ) -> Answer:
        rows = [row(one) for one in found[offset : offset + min(limit, MOST)]]
        return {**_paged(rows, len(found), offset, name="commitments"), "on": on or _today()}


_MODELS = "The register has some names, model numbers and MAC addresses of some vendors, not all."


def _today() -> str:
    return dt.date.today().isoformat()


def _paged(rows: list[dict[str, Any]], total: int, offset: int, *, name: str = "bodies") -> Answer:
    answer: Answer = {"status": "found" if total else "not_known", "total": total, name: rows}
    if not total:
        return {**answer, "note": ABSENCE}
    following = offset + len(rows)
    return {**answer, "more": f"{total - following} more: ask with offset {following}"} if following < total else answer


def _sources(sources: Iterable[Source], most: int | None = _MOST_SOURCES) -> list[dict[str, Any]]:
    return [
        {
            "id": one.id,
            "title": one.title,
            "publisher": one.publisher,
            "published": None if one.published is None else str(one.published),
            "url": one.url,
        }
        for one in list(sources)[:most]
    ]


def _text(date: object) -> str | None:
    return None if date is None else str(date)


def _commitment(one: Commitment, on: str | None) -> dict[str, Any]:
    return {
        "id": one.id,
        "body": {"id": one.body_id, "name": one.body.name, "jurisdiction": one.body.jurisdiction},
        "vendors": [{"id": vendor.id, "name": vendor.name} for vendor in one.vendors],
        "action": one.action.value,
        "subject": None if one.subject is None else one.subject.value,
        "instrument": one.instrument.value,
        "made": one.made,
        "status": one.status.value,
        "standing": one.standing(on).value,
        "announced": _text(one.announced),
        "effective": _text(one.effective),
        "due": _text(one.due),
        "due_kind": None if one.due_kind is None else one.due_kind.value,
        "last_report": _text(one.last_report),
        "read_twice": _text(one.read),
        "summary": one.summary,
        "note": one.note,
        "sources": _sources(sources_of(one)),
    }


def _history(one: Commitment, on: str | None) -> dict[str, Any]:
    """Return a commitment with the facts behind its standing."""
    milestones = [
        {
            "date": _text(milestone.date),
            "status": milestone.status.value,
            "note": milestone.note,
            "sources": _sources(citation.source for citation in milestone.citations),
        }
        for milestone in one.milestones
    ]
    in_force = one.in_force(on)
    force = "not certain from the dates" if in_force is None else in_force
    return {**_commitment(one, on), "in_force": force, "milestones": milestones}


def _by_country(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return counts by country; counts by kind are given for a single country only."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        counts = found.setdefault(row["country"], {"country": row["country"]})
        for name, value in row.items():
            if isinstance(value, int):
                counts[name] = counts.get(name, 0) + value
    return list(found.values())
