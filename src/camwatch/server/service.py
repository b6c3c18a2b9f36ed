"""The service: a release, its rendering and the limits, which every handler needs."""

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
    "Nothing matches. This does not mean that there is nothing: the register holds what its sources report, and a "
    "missing record does not prove absence."
)
"""What an answer without records says."""


_MOST_KEPT = 10_000
"""How many answers are kept: about twice as many as there are records."""


class Service:
    """What every handler needs.

    Args:
        dataset: The release that is served.
        limits: The limits of requests.
        workers: Where screenings and queries in SQL run.
        address: The address under which clients reach the server; the address of each request if None.
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
        """Keep an answer; all are forgotten once there are many, so that memory is bounded."""
        if len(self.kept) >= _MOST_KEPT:
            self.kept.clear()
        self.kept[key] = body

    def today(self) -> str:
        """Return the day of today."""
        return dt.date.today().isoformat()

    def state(self) -> str:
        """Return what an answer depends on beside the request: the release, the version of the package and the day."""
        return f"{self.rendering.tag} {self.today()}"

    def address(self, request: Request) -> str:
        """Return the address under which a client reached the server, without a slash at the end."""
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
        """Return an answer: what the release is, members of its own, and what was asked for."""
        return self.rendering.answer(members, encoded(data))
