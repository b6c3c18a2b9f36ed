"""Reconciliation over HTTP: the complete Reconciliation Service API 0.2."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from camwatch.errors import CamwatchError
from camwatch.reconcile import (
    extend,
    flyout,
    manifest,
    preview,
    propose_properties,
    reconcile,
    respond,
    suggest_entities,
    suggest_properties,
    suggest_types,
)
from camwatch.server.bodies import form_of, json_value
from camwatch.server.parameters import COUNT, Parameter, pairs_of, values_of
from camwatch.server.problems import Problem, problem_of
from camwatch.server.rendering import encoded
from camwatch.server.responses import Tagged
from camwatch.server.service import Service

__all__ = ["RECONCILE", "Reconciliation"]

RECONCILE = "/reconcile"
"""The path of the service."""
_HTML = "text/html; charset=utf-8"
_STYLED = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}

_ID = Parameter("id", "The id of an entity, a property or a type.", required=True)
_PREFIX = Parameter("prefix", "The text typed so far.", required=True)
_CURSOR = Parameter("cursor", "Number of suggestions to skip.", COUNT, least=0, most=10_000, default=0)
_TYPE = Parameter("type", "The id of a type.")
_TYPES = Parameter("type", "The id of a type of entities.", many=True)
_LIMIT = Parameter("limit", "Maximum number.", COUNT, most=1_000)
_ASKED = ("queries", "extend", "query")
"""The parameters; a request to the service has one of them."""


def _by_name(*parameters: Parameter) -> dict[str, Parameter]:
    return {parameter.name: parameter for parameter in parameters}


class Reconciliation:
    """The handlers of the service.

    Args:
        service: What they need.
        thread: Does work on a thread.
    """

    def __init__(self, service: Service, thread: Callable[..., Any]) -> None:
        self._service = service
        self._thread = thread

    async def asked(self, request: Request) -> Response:
        """Answer a batch, an extension or a single query; without one, return the manifest."""
        limits = self._service.limits
        tagged = Tagged(request, f"{self._service.state()} {self._service.address(request)}")
        if (unchanged := tagged.unchanged()) is not None:
            return unchanged
        pairs = pairs_of(request.scope["query_string"], limits)
        if request.method == "POST":
            pairs += await form_of(request, limits)
        given = dict(pairs)
        if unknown := sorted(given.keys() - {*_ASKED, "callback"}):
            raise Problem(400, "unknown-parameter", f"{unknown[0][:80]!r} is not a parameter here; {_choices()}")
        if "callback" in given:
            raise Problem(400, "jsonp", "JSONP is not supported: answers are JSON with CORS; leave out callback")
        if request.method == "POST" and not given.keys() & set(_ASKED):
            raise Problem(400, "missing-parameter", f"the form contains no question; {_choices()}")
        answer = await self._thread(self._answer, given, self._service.address(request))
        return tagged.response(encoded(answer))

    def _answer(self, given: Mapping[str, str], address: str) -> dict[str, Any]:
        dataset, most = self._service.dataset, self._service.limits.queries
        if "queries" in given:
            batch = json_value(given["queries"])
            if not isinstance(batch, dict):
                raise Problem(400, "queries", "queries must be an object with a query under each key")
            _bounded("queries", len(batch), most)
            for query in batch.values():
                self._check_text(query)
            return reconcile(dataset, batch)
        if "extend" in given:
            wanted = json_value(given["extend"])
            if isinstance(wanted, dict):
                for name in ("ids", "properties"):
                    _bounded(name, len(wanted[name]) if isinstance(wanted.get(name), list) else 0, most)
            return extend(dataset, wanted)
        if "query" in given:
            self._service.text("query", given["query"])
            return respond(dataset, {"query": given["query"]})
        return manifest(view=f"{address}/api/v1/{{{{id}}}}", service=f"{address}{RECONCILE}")

    def _check_text(self, query: Any) -> None:
        text = query.get("query") if isinstance(query, dict) else query
        if isinstance(text, str):
            self._service.text("query", text)

    def _get(
        self, parameters: Mapping[str, Parameter], work: Callable[[dict[str, Any]], Any], media_type: str | None = None
    ) -> Callable[[Request], Any]:
        async def endpoint(request: Request) -> Response:
            tagged = Tagged(request, self._service.state())
            if (unchanged := tagged.unchanged()) is not None:
                return unchanged
            given = values_of(pairs_of(request.scope["query_string"], self._service.limits), parameters)
            for name in ("prefix", "id"):
                self._service.text(name, given.get(name, ""))
            answer = await self._thread(_found, work, given)
            if media_type is None:
                return tagged.response(encoded(answer))
            return tagged.response(answer.encode(), media_type=media_type, headers=_STYLED)

        return endpoint

    def routes(self) -> list[Route]:
        """Return the handlers by address."""
        dataset = self._service.dataset
        typed = _by_name(_PREFIX, _CURSOR)
        found = [
            Route(RECONCILE, self.asked, methods=["GET", "POST"]),
            Route(f"{RECONCILE}/", self.asked, methods=["GET", "POST"]),
            Route(f"{RECONCILE}/preview", self._get(_by_name(_ID), lambda given: preview(dataset, given["id"]), _HTML)),
            Route(
                f"{RECONCILE}/properties",
                self._get(_by_name(_TYPE, _LIMIT), lambda given: propose_properties(dataset, **given)),
            ),
            Route(
                f"{RECONCILE}/suggest/entity",
                self._get(
                    {**typed, "type": _TYPES},
                    lambda given: suggest_entities(
                        dataset, given["prefix"], types_=given.get("type", ()), cursor=given.get("cursor", 0)
                    ),
                ),
            ),
            Route(
                f"{RECONCILE}/suggest/property",
                self._get(
                    {**typed, "type": _TYPES},
                    lambda given: suggest_properties(dataset, given["prefix"], cursor=given.get("cursor", 0)),
                ),
            ),
            Route(
                f"{RECONCILE}/suggest/type",
                self._get(typed, lambda given: suggest_types(given["prefix"], cursor=given.get("cursor", 0))),
            ),
        ]
        for of in ("entity", "property", "type"):
            work = _flyout_of(self._service, of)
            found.append(Route(f"{RECONCILE}/flyout/{of}", self._get(_by_name(_ID), work)))
        return found


def _flyout_of(service: Service, of: str) -> Callable[[dict[str, Any]], Any]:
    return lambda given: flyout(service.dataset, of, given["id"])


def _found(work: Callable[[dict[str, Any]], Any], given: dict[str, Any]) -> Any:
    """Call a function; an unknown id gives a 404 problem."""
    try:
        return work(given)
    except CamwatchError as error:
        problem = problem_of(error)
        status = 404 if "id" in given and problem.status == 400 else problem.status
        raise Problem(status, problem.code, problem.detail) from None


def _bounded(name: str, count: int, most: int) -> None:
    if count > most:
        raise Problem(413, f"too-many-{name}", f"expected at most {most} {name} at once, got {count:,}")


def _choices() -> str:
    return f"choose from: {', '.join(_ASKED)}"
