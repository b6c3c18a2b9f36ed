"""Records: lists with filters and pages, one record by its id, and its history."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

from camwatch.collections.users import KnownUser, Users
from camwatch.errors import CamwatchError, UnknownId
from camwatch.model.claim import Claim
from camwatch.model.column import ID, ID_WORDS
from camwatch.server.parameters import Parameter, values_of
from camwatch.server.problems import Problem, problem_of
from camwatch.server.questions import ON, Question, paging, sorted_by
from camwatch.server.rendering import encoded, sources_of
from camwatch.server.service import NOTHING, Service

__all__ = ["history", "key", "listing", "of_record", "record"]

_ID = re.compile(ID)
_LONGEST = 200
"""The maximum number of characters of an id."""


def listing(service: Service, question: Question, pairs: list[tuple[str, str]], path: str) -> tuple[bytes, str | None]:
    """Return a page of a list, and the address of the next one.

    Args:
        service: The service.
        question: The list.
        pairs: The parameters of the request.
        path: The address of the list.
    """
    pages = paging(service.limits)
    given = values_of(pairs, {**question.parameters, **pages})
    limit, offset, order = given.pop("limit", pages["limit"].default), given.pop("offset", 0), given.pop("sort", [])
    on = given.get("on")
    matches = sorted_by(question.answer(service.dataset, given), order)
    total, page = len(matches), matches[offset : offset + limit]
    if isinstance(page, Users):
        rows = [encoded(_user_row(service, user)) for user in page.evidence()]
    else:
        rows = [service.rendering.row(question.table, one, on) for one in page]
    following = None
    if offset + len(rows) < total:
        kept = [(name, text) for name, text in pairs if name not in ("limit", "offset")]
        following = f"{path}?{urlencode([*kept, ('limit', str(limit)), ('offset', str(offset + len(rows)))])}"
    members: dict[str, Any] = {"total": total, "offset": offset, "next": following}
    if question.judged:
        members["on"] = on or service.today()
    if not total:
        members["note"] = NOTHING
    return service.rendering.answer(members, rows), following


def _user_row(service: Service, user: KnownUser) -> dict[str, Any]:
    return {**service.rendering.values("bodies", user.body), **user.to_dict()}


def of_record(table: str) -> dict[str, Parameter]:
    """Return the parameters that a single record of a table takes."""
    return {"on": ON} if table == "commitments" else {}


def key(service: Service, table: str, record_id: str, pairs: list[tuple[str, str]]) -> tuple[str, ...]:
    """Return the state that determines the answer with a record."""
    return (table, record_id, service.today() if of_record(table) else "", *(text for pair in pairs for text in pair))


def record(service: Service, table: str, record_id: str, pairs: list[tuple[str, str]]) -> bytes:
    """Return a record by its id or one that was merged into it; a claim comes with its sources.

    Raises:
        Problem: If no record has this id.
    """
    parameters = of_record(table)
    on = values_of(pairs, parameters).get("on")
    _check(record_id)
    try:
        one = service.dataset.tables[table][record_id]
    except UnknownId as error:
        raise _missing(error) from None
    body = service.rendering.answer(
        {"on": on or service.today()} if parameters else {}, service.rendering.row(table, one, on)
    )
    if isinstance(one, Claim):
        sources = b",".join(service.rendering.row("sources", source) for source in sources_of(one))
        body = body[:-1] + b',"sources":[' + sources + b"]}"
    service.keep(key(service, table, record_id, pairs), body)
    return body


def history(service: Service, table: str, record_id: str) -> bytes:
    """Return every revision of a record, oldest first.

    Raises:
        Problem: If there never was such a record.
    """
    _check(record_id)
    try:
        revisions = service.dataset.history(table, record_id)
    except UnknownId as error:
        raise _missing(error) from None
    rows = [
        {
            "release": one.release.version,
            "until": None if one.until is None else one.until.version,
            "successor": one.successor,
            "reason": one.reason,
            "record": one.record.to_dict(),
        }
        for one in revisions
    ]
    return service.answer({"total": len(rows)}, rows)


def _check(record_id: str) -> None:
    if len(record_id) > _LONGEST or not _ID.fullmatch(record_id):
        raise Problem(404, "unknown-id", f"{record_id[:80]!r} is not an id: ids are {ID_WORDS}")


def _missing(error: CamwatchError) -> Problem:
    """Return the problem that an id in an address leads to no record."""
    problem = problem_of(error)
    return Problem(404 if problem.status == 400 else problem.status, problem.code, problem.detail)
