"""The guard: refuse requests that no handler should see, and add the common headers to every response."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from camwatch.server.limits import Limits
from camwatch.server.problems import MEDIA_TYPE, Problem

__all__ = ["LOOPBACK", "Guard", "host_name"]

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
"""The names by which a browser reaches a server on its own machine."""

_SHARED = [(b"access-control-allow-origin", b"*"), (b"access-control-expose-headers", b"*")]
_HOST = re.compile(r"([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?")


def host_name(host: str) -> str | None:
    """Return the name in a Host header without the port, in lower case; None if it is not of the right form."""
    parts = _HOST.fullmatch(host)
    return None if parts is None else parts[1].lower()


class Guard:
    """Refuses requests that no handler should see, and adds the common headers to every response.

    A page on any site can make a host name that it owns resolve to 127.0.0.1 and then use this server as its own (DNS
    rebinding). So on a loopback address, only requests for the names of this computer are answered.

    Args:
        app: The application.
        hosts: The host names for which requests are accepted; None for any.
        headers: The headers of every response.
        limits: The limits.
        private: The paths that pages of other sites must not use.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        hosts: Iterable[str] | None,
        headers: Iterable[tuple[str, str]],
        limits: Limits,
        private: Iterable[str] = (),
    ) -> None:
        self._app = app
        self._hosts = None if hosts is None else frozenset(host.lower() for host in hosts)
        self._headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        self._limits = limits
        self._private = frozenset(private)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        public = scope["path"] not in self._private

        async def finished(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = message["headers"] = list(message.get("headers", ()))
                own = {name for name, _ in headers if name != b"link"}  # a list has one to its next page
                headers += [pair for pair in self._headers if pair[0] not in own]
                if public:
                    headers += _SHARED
            await send(message)

        problem = self._refusal(scope, public=public)
        if problem is None:
            await self._app(scope, receive, finished)
            return
        body = json.dumps(problem.to_dict(), ensure_ascii=False).encode("utf-8", "replace")
        start = [(b"content-type", MEDIA_TYPE.encode()), (b"content-length", str(len(body)).encode())]
        await finished({"type": "http.response.start", "status": problem.status, "headers": start})
        await send({"type": "http.response.body", "body": body})

    def _refusal(self, scope: Scope, *, public: bool) -> Problem | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        name = host_name(host)
        if name is None:
            return Problem(400, "host", "the Host header is missing or is not a host name")
        if self._hosts is not None and name not in self._hosts:
            allowed = ", ".join(sorted(self._hosts))
            return Problem(
                421,
                "host",
                f"this server does not accept requests for the host {host!r}, only for {allowed}; "
                "its operator can allow others with --allow-host",
            )
        if len(scope["query_string"]) > self._limits.query:
            return Problem(414, "query-too-long", f"the query string is longer than {self._limits.query:,} bytes")
        origin = headers.get("origin")
        if not public and origin is not None and origin.partition("://")[2].lower() != host.lower():
            return Problem(403, "origin", "web pages of other sites cannot call this address; call it from a program")
        return None
