"""Responses: bytes with an entity tag, compressed if the client accepts it, and problems as in RFC 9457."""

from __future__ import annotations

import gzip
import hashlib
import json

from starlette.requests import Request
from starlette.responses import Response

from camwatch.server.problems import MEDIA_TYPE, Problem

__all__ = ["JSON", "Tagged", "problem_response"]

JSON = "application/json"
_PACKED_FROM = 1_000
"""Bodies of at least this many bytes are compressed."""
_NEVER = ("q=0", "q=0.0", "q=0.00", "q=0.000")


def _takes_gzip(request: Request) -> bool:
    for part in request.headers.get("accept-encoding", "").lower().split(","):
        name, _, quality = part.partition(";")
        if name.strip() in ("gzip", "*"):
            return quality.replace(" ", "") not in _NEVER
    return False


class Tagged:
    """A request, and the entity tag of its answer.

    The address and ``state`` determine the answer, so its tag is known before the answer is computed.

    Args:
        request: The request.
        state: The release and the day.
    """

    def __init__(self, request: Request, state: str) -> None:
        self._request = request
        scope = request.scope
        key = b"\n".join((state.encode(), scope["path"].encode("utf-8", "replace"), scope["query_string"]))
        self._tag = hashlib.sha256(key).hexdigest()[:32]
        self._readable = request.method in ("GET", "HEAD")

    def _headers(self) -> dict[str, str]:
        headers = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
        return {**headers, "ETag": f'W/"{self._tag}"'} if self._readable else headers

    def unchanged(self) -> Response | None:
        """Return a 304 response if the client already has the answer."""
        wanted = self._request.headers.get("if-none-match")
        if wanted is None or not self._readable:
            return None
        tags = {part.strip().removeprefix("W/").strip('"') for part in wanted.split(",")}
        return Response(status_code=304, headers=self._headers()) if self._tag in tags else None

    def response(self, body: bytes, *, media_type: str = JSON, headers: dict[str, str] | None = None) -> Response:
        """Return the response with a body."""
        own = {**self._headers(), **(headers or {})}
        if len(body) >= _PACKED_FROM and _takes_gzip(self._request):
            body = gzip.compress(body, 5, mtime=0)
            own["Content-Encoding"] = "gzip"
        return Response(body, 200, own, media_type)


def problem_response(problem: Problem) -> Response:
    """Return the response that says what is wrong."""
    body = json.dumps(problem.to_dict(), ensure_ascii=False).encode("utf-8", "replace")
    return Response(body, problem.status, {"Cache-Control": "no-store", **problem.headers}, MEDIA_TYPE)
