"""Bodies of requests, read up to a limit of length and time, and parsed as a form or as JSON."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

from starlette.requests import ClientDisconnect, Request

from camwatch.server.limits import Limits
from camwatch.server.parameters import pairs_of
from camwatch.server.problems import Problem

__all__ = ["FORM", "form_of", "json_of", "json_value", "media_type", "receive"]

FORM = "application/x-www-form-urlencoded"
_JSON = "application/json"


def media_type(request: Request) -> str:
    """Return the media type of the body of a request, without its parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def receive(request: Request, most: int, limits: Limits, write: Callable[[bytes], object]) -> None:
    """Receive the body of a request piece by piece.

    Args:
        request: The request.
        most: The maximum number of bytes.
        limits: The limits.
        write: A function that gets each piece.

    Raises:
        Problem: If it is longer than allowed, is compressed, does not arrive in time, or ends too early.
    """
    too_long = Problem(
        413,
        "body-too-large",
        f"the request body is longer than {most:,} bytes; send less data",
        headers={"Connection": "close"},
    )
    if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise Problem(
            415, "content-encoding", "the request body is compressed (Content-Encoding); send it uncompressed"
        )
    length = request.headers.get("content-length", "0")
    if not length.isascii() or not length.isdigit() or int(length[:18]) > most:
        raise too_long
    size = 0
    try:
        async with asyncio.timeout(limits.seconds):
            async for chunk in request.stream():
                size += len(chunk)
                if size > most:
                    raise too_long
                write(chunk)
    except TimeoutError:
        detail = f"the request body did not arrive within {limits.seconds:g} seconds; send it again"
        raise Problem(408, "body-too-slow", detail, headers={"Connection": "close"}) from None
    except ClientDisconnect:
        raise Problem(
            400, "body-incomplete", "the request body is shorter than its Content-Length; send it again"
        ) from None


async def _bytes_of(request: Request, limits: Limits) -> bytes:
    chunks: list[bytes] = []
    await receive(request, limits.form, limits, chunks.append)
    return b"".join(chunks)


async def form_of(request: Request, limits: Limits) -> list[tuple[str, str]]:
    """Return the pairs of a form.

    Raises:
        Problem: If the body is not one.
    """
    if media_type(request) != FORM:
        raise Problem(
            415,
            "media-type",
            f"the request body is not a form; send it as Content-Type: {FORM}",
            headers={"Accept-Post": FORM},
        )
    return pairs_of(await _bytes_of(request, limits), limits)


async def json_of(request: Request, limits: Limits) -> Any:
    """Return the value of a JSON body.

    Raises:
        Problem: If the body is not JSON.
    """
    if media_type(request) != _JSON:
        raise Problem(
            415,
            "media-type",
            f"the request body is not JSON; send it as Content-Type: {_JSON}",
            headers={"Accept-Post": _JSON},
        )
    return json_value(await _bytes_of(request, limits))


def json_value(text: str | bytes) -> Any:
    """Parse strict JSON, without NaN and without halves of surrogate pairs.

    Raises:
        Problem: If it is not JSON.
    """
    try:
        if isinstance(text, bytes):
            text = text.decode("utf-8")
        value = json.loads(text, parse_constant=_refused)
        if "\\u" in text:
            json.dumps(value, ensure_ascii=False).encode("utf-8")
    except RecursionError:
        raise Problem(400, "json", "the JSON is nested too deeply; send flatter data") from None
    except ValueError as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeError) else str(error)
        raise Problem(400, "json", f"invalid JSON: {reason}") from None
    return value


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")
