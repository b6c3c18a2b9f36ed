"""Problems: every error is a JSON object in the format of RFC 9457 that says what to do."""

from __future__ import annotations

import http
from collections.abc import Mapping
from typing import Any

from camwatch.errors import (
    AmbiguousName,
    CamwatchError,
    DamagedData,
    MissingExtra,
    QueryError,
    RetiredRecord,
    ScreenError,
    UnknownColumn,
    UnknownId,
    UnknownName,
    UnknownTable,
    UnresolvedName,
)
from camwatch.wording import printable

__all__ = ["MEDIA_TYPE", "Problem", "problem_of"]

MEDIA_TYPE = "application/problem+json"
_SHOWN = 2_000
"""The maximum number of characters of a message to send."""


class Problem(Exception):
    """A request that cannot be answered.

    Args:
        status: The HTTP status.
        code: A short name of the kind of problem, for programs.
        detail: What is wrong with this request, and what to do.
        headers: Further headers of the response.
        **more: Further members of the object.
    """

    def __init__(
        self, status: int, code: str, detail: str, *, headers: Mapping[str, str] | None = None, **more: Any
    ) -> None:
        super().__init__(detail)
        self.status: int = status
        """The HTTP status."""
        self.code: str = code
        """The kind of problem."""
        self.detail: str = detail
        """What is wrong, and what to do."""
        self.headers: dict[str, str] = dict(headers or {})
        """Further headers of the response."""
        self.more: dict[str, Any] = more
        """Further members of the object."""

    def to_dict(self) -> dict[str, Any]:
        """Return the object that is sent."""
        text = "\n".join(map(printable, self.detail.splitlines()))
        return {
            "type": f"urn:camwatch:problem:{self.code}",
            "title": http.HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…",
            **self.more,
        }


_KINDS: tuple[tuple[type[CamwatchError], int, str], ...] = (
    (RetiredRecord, 410, "withdrawn"),
    (UnknownTable, 404, "unknown-table"),
    (UnknownColumn, 400, "unknown-column"),
    (UnknownId, 400, "unknown-id"),
    (UnknownName, 404, "unknown-name"),
    (AmbiguousName, 409, "ambiguous-name"),
    (QueryError, 400, "query"),
    (ScreenError, 422, "table"),
    (MissingExtra, 501, "missing-extra"),
    (DamagedData, 500, "damaged-data"),
)


def problem_of(error: CamwatchError) -> Problem:
    """Return the problem to report to a client for an error of the library."""
    if isinstance(error, DamagedData):
        # The error's own message would reveal paths on the server.
        return Problem(500, "damaged-data", "the dataset of the server is damaged; its operator should reinstall it")
    status, code = next(((status, code) for kind, status, code in _KINDS if isinstance(error, kind)), (400, "argument"))
    more: dict[str, Any] = {}
    if isinstance(error, UnresolvedName):
        more["candidates"] = [
            {"id": match.record.id, "name": match.record.name, "matched": match.name, "exact": match.exact}
            for match in error.candidates
        ]
    return Problem(status, code, str(error), **more)
