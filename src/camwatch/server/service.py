"""The service: the release, its rendering and the limits that every handler uses."""

from __future__ import annotations

import datetime as dt
from typing import Any

from starlette.requests import Request

from camwatch.dataset import Dataset
from camwatch.server.limits import Limits
from camwatch.server.problems import Problem
from camwatch.server.rendering import Rendering, encoded
from camwatch.server.workers import Workers

__all__ = ["NOTHING", "Service"]

NOTHING = (
    "No record matches. This does not mean that there are none: the register has what its sources report, and a "
    "missing record does not prove absence."
)
"""The note in an answer without records."""


_MOST_KEPT = 10_000
"""The maximum number of cached answers: about twice the number of records."""


class Service:
    """The release, its rendering and the limits.

    Args:
        dataset: The release that is served.
        limits: The limits of requests.
        workers: The processes that run screenings and SQL queries.
        address: The URL at which clients reach the server; None to take it from each request.
    """

    def __init__(self, dataset: Dataset, limits: Limits, workers: Workers, address: str | None = None) -> None:
        self.dataset: Dataset = dataset
        """The release that is served."""
        self.limits: Limits = limits
        """The limits of requests."""
        self.workers: Workers = workers
        """Where screenings and queries in SQL run."""
        self.rendering: Rendering = Rendering(dataset)
        """The records as JSON."""
        self.kept: dict[tuple[str, ...], bytes] = {}
        """The answers with single records that were asked for."""
        self._address = None if address is None else address.rstrip("/")

    def keep(self, key: tuple[str, ...], body: bytes) -> None:
        """Cache an answer. The cache is cleared when it is full, to limit memory."""
        if len(self.kept) >= _MOST_KEPT:
            self.kept.clear()
        self.kept[key] = body

    def today(self) -> str:
        """Return today's date."""
        return dt.date.today().isoformat()

    def state(self) -> str:
        """Return what an answer depends on, apart from the request: release, package version and date."""
        return f"{self.rendering.tag} {self.today()}"

    def address(self, request: Request) -> str:
        """Return the URL at which a client reached the server, without a slash at the end."""
        if self._address is not None:
            return self._address
        return f"{request.scope['scheme']}://{request.headers['host']}"

    def text(self, name: str, text: str) -> str:
        """Return a text of a request.

        Raises:
            Problem: If it is longer than allowed.
        """
        if len(text) > self.limits.text:
            raise Problem(400, "text-too-long", f"{name} is longer than {self.limits.text:,} characters")
        return text

    def answer(self, members: dict[str, Any], data: Any) -> bytes:
        """Return an answer: the release, other members, and the requested data."""
        return self.rendering.answer(members, encoded(data))
