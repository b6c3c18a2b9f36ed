"""uvicorn connections with limits on their number and on the time that a client may take, and with our error format."""

from __future__ import annotations

import asyncio
import json
import socket

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from camwatch.server.limits import Limits
from camwatch.server.problems import MEDIA_TYPE, Problem

__all__ = ["Connection"]

_LIMITS = Limits()


def _response(problem: Problem) -> bytes:
    """Return a complete response that closes the connection."""
    value = problem.to_dict()
    body = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
    head = (
        f"HTTP/1.1 {problem.status} {value['title']}\r\ncontent-type: {MEDIA_TYPE}\r\n"
        f"content-length: {len(body)}\r\ncache-control: no-store\r\nconnection: close\r\n\r\n"
    )
    return head.encode("ascii") + body


class Connection(H11Protocol):
    """A connection.

    A client must send the whole head of a request within a time limit, counted from opening the connection or starting
    the request. Clients above the allowed number are refused, so that the others are answered.
    """

    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Accept a connection, or refuse it."""
        super().connection_made(transport)
        sock = transport.get_extra_info("socket")
        if sock is not None and sock.family in (socket.AF_INET, socket.AF_INET6):
            # The head and the body of an answer are sent apart; without this, the body waits 40 ms for the client.
            # asyncio does the same for the sockets that it opens itself.
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if len(self.connections) > _LIMITS.requests:
            detail = "too many connections at the same time; try again later"
            transport.write(_response(Problem(503, "busy", detail)))
            transport.close()
            return
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Receive data from a client."""
        super().data_received(data)
        if self.conn.their_state is h11.IDLE and self.conn.trailing_data[0]:
            if self._late is None:
                self._wait()
        else:
            self._arrived()

    def connection_lost(self, exc: Exception | None) -> None:
        """End a connection."""
        self._arrived()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Refuse a request that is not HTTP."""
        self._refuse(Problem(400, "http", f"the request is not valid HTTP: {msg.rstrip('.').lower()}"))

    def _wait(self) -> None:
        self._late = self.loop.call_later(_LIMITS.seconds, self._refuse_late)

    def _arrived(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _refuse_late(self) -> None:
        self._refuse(Problem(408, "too-slow", f"the request did not arrive within {_LIMITS.seconds:g} seconds"))

    def _refuse(self, problem: Problem) -> None:
        if not self.transport.is_closing():
            self.transport.write(_response(problem))
            self.transport.close()
