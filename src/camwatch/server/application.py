"""The application: the addresses and their handlers."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from pathlib import Path
from typing import Any

import anyio
import anyio.to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from camwatch.citation.about import LICENCE_URL
from camwatch.dataset import Dataset, tables_of
from camwatch.errors import CamwatchError, UnknownTable, nearest
from camwatch.model.tables import TABLES
from camwatch.server import answers, records, tasks
from camwatch.server.bodies import json_of, media_type, receive
from camwatch.server.guard import Guard
from camwatch.server.limits import Limits
from camwatch.server.openapi import document
from camwatch.server.operations import CITE, FIND, IDENTIFY, RESOLVE, SCREEN
from camwatch.server.parameters import pairs_of, values_of
from camwatch.server.problems import Problem, problem_of
from camwatch.server.questions import Question, questions
from camwatch.server.reconciliation import Reconciliation
from camwatch.server.rendering import encoded
from camwatch.server.responses import Tagged, problem_response
from camwatch.server.service import NOTHING, Service
from camwatch.server.workers import Workers

__all__ = ["ROOT", "application"]

ROOT = "/api/v1"
"""The path prefix of the server's addresses."""
_THREADS = 4
"""The number of answers that are computed at the same time. More would only compete for the processor."""

Endpoint = Callable[[Request], Awaitable[Response]]
Pairs = list[tuple[str, str]]


class _Server:
    """The handlers of requests.

    Args:
        service: The release and the limits.
        sql: Whether to answer SQL queries.
    """

    def __init__(self, service: Service, *, sql: bool) -> None:
        self._service = service
        self._sql = sql
        self._questions = {one.path: one for one in questions(service.dataset)}
        self._threads: anyio.CapacityLimiter | None = None

    async def _thread(self, work: Callable[..., Any], *arguments: Any) -> Any:
        """Call a function on a thread, so that other requests can be answered meanwhile."""
        if self._threads is None:
            self._threads = anyio.CapacityLimiter(_THREADS)
        return await anyio.to_thread.run_sync(work, *arguments, limiter=self._threads)

    def _pairs(self, request: Request) -> Pairs:
        return pairs_of(request.scope["query_string"], self._service.limits)

    def _tagged(self, request: Request) -> Tagged:
        return Tagged(request, self._service.state())

    def _get(self, work: Callable[[Pairs], bytes]) -> Endpoint:
        """Return a handler that answers from the parameters of a request."""

        async def endpoint(request: Request) -> Response:
            tagged = self._tagged(request)
            unchanged = tagged.unchanged()
            return unchanged or tagged.response(await self._thread(work, self._pairs(request)))

        return endpoint

    def _listing(self, question: Question) -> Endpoint:
        async def endpoint(request: Request) -> Response:
            tagged = self._tagged(request)
            if (unchanged := tagged.unchanged()) is not None:
                return unchanged
            path = self._service.address(request) + request.scope["path"]
            body, following = await self._thread(records.listing, self._service, question, self._pairs(request), path)
            return tagged.response(body, headers={} if following is None else {"Link": f'<{following}>; rel="next"'})

        return endpoint

    def _record(self, table: str) -> Endpoint:
        """Return a handler that answers with a record of a table."""

        async def endpoint(request: Request) -> Response:
            return await self._one(table, request)

        return endpoint

    async def _one(self, table: str, request: Request) -> Response:
        tagged = self._tagged(request)
        if (unchanged := tagged.unchanged()) is not None:
            return unchanged
        arguments = (self._service, table, request.path_params["id"], self._pairs(request))
        body = self._service.kept.get(records.key(*arguments)) or await self._thread(records.record, *arguments)
        return tagged.response(body)

    def _history(self, table: str) -> Endpoint:
        """Return a handler that answers with the revisions of a record of a table."""

        async def endpoint(request: Request) -> Response:
            values_of(self._pairs(request), {})
            body = await self._thread(records.history, self._service, table, request.path_params["id"])
            return self._tagged(request).response(body)

        return endpoint

    def index(self, pairs: Pairs) -> bytes:
        """Answer with the list of look-ups."""
        values_of(pairs, {})
        release = self._service.dataset.release
        lists = {one.path: {"path": f"{ROOT}/{one.path}", "summary": one.summary} for one in self._questions.values()}
        data = {"counts": dict(release.counts), "openapi": f"{ROOT}/openapi.json", "lists": lists}
        return self._service.answer({}, data)

    def releases(self, pairs: Pairs) -> bytes:
        """Answer with all releases up to the served one."""
        values_of(pairs, {})
        tables = tables_of(self._service.dataset)
        shown = [one for one in tables.archive.releases if one.ordinal <= tables.release.ordinal]
        data = [
            {"version": one.version, "date": one.date.isoformat(), "digest": one.digest, "counts": dict(one.counts)}
            | {"notes": one.notes}
            for one in shown
        ]
        return self._service.answer({"total": len(data)}, data)

    def coverage(self, pairs: Pairs) -> bytes:
        """Answer with the coverage of the register."""
        values_of(pairs, {})
        return self._service.answer({"note": NOTHING}, answers.coverage(self._service.dataset.coverage()))

    def cite(self, pairs: Pairs) -> bytes:
        """Answer with a citation."""
        given = values_of(pairs, CITE)
        dataset, claim = self._service.dataset, None
        if ("table" in given) != ("id" in given):
            raise Problem(400, "parameter", "give both table and id, or neither to cite the release")
        if "table" in given:
            _known_table(given["table"])
            claim = dataset.tables[given["table"]][given["id"]]
        style = given.get("style", "apa")
        return self._service.answer({"style": style}, dataset.cite(style, claim=claim))

    def find(self, table: str) -> Callable[[Pairs], bytes]:
        """Return the handler that answers with the records that a name may mean."""

        def work(pairs: Pairs) -> bytes:
            given = values_of(pairs, FIND[table])
            name = self._service.text("name", given.pop("name"))
            collection: Any = self._service.dataset.tables[table]
            matches = [answers.match(one) for one in collection.find(name, **given)]
            return self._service.answer({"name": name, **({} if matches else {"note": NOTHING})}, matches)

        return work

    def resolve(self, table: str) -> Callable[[Pairs], bytes]:
        """Return the handler that answers with the one record that has a name."""

        def work(pairs: Pairs) -> bytes:
            given = values_of(pairs, RESOLVE[table])
            name = self._service.text("name", given.pop("name"))
            collection: Any = self._service.dataset.tables[table]
            one = collection.resolve(name, **given)
            return self._service.rendering.answer({"name": name}, self._service.rendering.row(table, one))

        return work

    def identify(self, pairs: Pairs) -> bytes:
        """Answer with the vendors that a text points to."""
        text = self._service.text("text", values_of(pairs, IDENTIFY)["text"])
        return self._service.answer({}, answers.identifications(text, self._service.dataset.identify(text)))

    async def identify_all(self, request: Request) -> Response:
        """Answer with the vendors that each of several texts points to."""
        limits = self._service.limits
        values_of(self._pairs(request), {})
        given = await json_of(request, limits)
        texts = given.get("texts") if isinstance(given, dict) else None
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise Problem(400, "body", 'expected an object with a list of texts: {"texts": ["DS-2CD2143G2-I"]}')
        if len(texts) > limits.queries:
            raise Problem(413, "too-many-texts", f"expected at most {limits.queries} texts, got {len(texts):,}")
        for text in texts:
            self._service.text("a text", text)

        def work() -> bytes:
            found = self._service.dataset.identify_all(texts)
            data = [answers.identifications(text, one) for text, one in zip(texts, found, strict=True)]
            return self._service.answer({"total": len(data)}, data)

        return self._tagged(request).response(await self._thread(work))

    async def screen(self, request: Request) -> Response:
        """Answer with the vendors in a posted table."""
        service = self._service
        given = values_of(self._pairs(request), SCREEN)
        if media_type(request).startswith("multipart/"):
            detail = "post the table as the body, not as a form: curl --data-binary @inventory.csv"
            raise Problem(415, "media-type", detail)
        of = {name: given[name] for name in ("body", "on", "jurisdiction", "kind") if name in given}
        if list(of) == ["on"]:
            raise Problem(400, "parameter", "on has no effect without an owner; add body, or leave out on")
        reading = {"form": given.get("format"), "encoding": given.get("encoding"), "sheet": given.get("sheet")}
        reading |= {"delimiter": given.get("delimiter"), "records": given.get("records")}
        reading |= {"header_row": given.get("header_row"), "header": given.get("header")}
        with tempfile.TemporaryDirectory(prefix="camwatch-") as folder:
            path = Path(folder) / "table"
            with path.open("wb") as file:
                await receive(request, service.limits.table, service.limits, file.write)
            arguments = {"path": str(path), "columns": given.get("columns", []), "of": of, "reading": reading}
            arguments["limit"] = given.get("limit", SCREEN["limit"].default)
            found = await service.workers.run(tasks.screen, arguments, service.limits.task_seconds)
        return self._tagged(request).response(service.answer({}, found))

    async def query(self, request: Request) -> Response:
        """Answer a query in SQL."""
        service = self._service
        if not self._sql:
            raise Problem(
                403, "sql", "this server does not answer SQL queries; its operator can enable them with --sql"
            )
        values_of(self._pairs(request), {})
        given = await json_of(request, service.limits)
        query = given.get("query") if isinstance(given, dict) else None
        parameters = given.get("parameters") if isinstance(given, dict) else None
        if not isinstance(query, str) or not (parameters is None or isinstance(parameters, list | dict)):
            raise Problem(400, "body", 'expected an object with one query: {"query": "select 1", "parameters": []}')
        arguments = {"query": query, "parameters": parameters}
        found = await service.workers.run(tasks.query, arguments, service.limits.sql_seconds)
        return self._tagged(request).response(service.answer({}, found))

    def openapi(self, pairs: Pairs) -> bytes:
        """Answer with the description of the addresses."""
        values_of(pairs, {})
        return encoded(document(self._service, self._questions.values(), sql=self._sql))

    def routes(self) -> list[Route]:
        """Return the handlers by address."""
        get = self._get
        # Most requests are for a record, so these addresses are matched first.
        found = [Route(f"{ROOT}/{table}/{{id}}", self._record(table)) for table in TABLES]
        found += [
            Route("/", _to_index),
            Route(ROOT, get(self.index)),
            Route(f"{ROOT}/", get(self.index)),
            Route("/health", _healthy),
            Route(f"{ROOT}/openapi.json", get(self.openapi)),
            Route(f"{ROOT}/releases", get(self.releases)),
            Route(f"{ROOT}/coverage", get(self.coverage)),
            Route(f"{ROOT}/cite", get(self.cite)),
            Route(f"{ROOT}/identify", get(self.identify)),
            Route(f"{ROOT}/identify", self.identify_all, methods=["POST"]),
            Route(f"{ROOT}/screen", self.screen, methods=["POST"]),
            Route(f"{ROOT}/sql", self.query, methods=["POST"]),
        ]
        for table in FIND:
            found.append(Route(f"{ROOT}/find/{table}", get(self.find(table))))
            found.append(Route(f"{ROOT}/resolve/{table}", get(self.resolve(table))))
        found += Reconciliation(self._service, self._thread).routes()
        found += [Route(f"{ROOT}/{one.path}", self._listing(one)) for one in self._questions.values()]
        found += [Route(f"{ROOT}/{table}/{{id}}/history", self._history(table)) for table in TABLES]
        return found


def _known_table(table: str) -> None:
    if table not in TABLES:
        raise UnknownTable(f"{table[:80]!r} is not a table; {nearest(table[:80], TABLES)}")


async def _to_index(_: Request) -> Response:
    return RedirectResponse(ROOT + "/")


async def _healthy(_: Request) -> Response:
    return Response(b'{"status":"ok"}', media_type="application/json")


async def _of_problem(_: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return problem_response(error)


async def _of_library(_: Request, error: Exception) -> Response:
    assert isinstance(error, CamwatchError)
    return problem_response(problem_of(error))


async def _of_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    allowed = dict(error.headers or {})
    if error.status_code == 405:
        if request.method == "OPTIONS":
            methods = f"{allowed['Allow']}, OPTIONS"
            cors = {
                "Access-Control-Allow-Methods": methods,
                "Access-Control-Allow-Headers": "Content-Type, If-None-Match",
            }
            return Response(status_code=204, headers={"Allow": methods, "Access-Control-Max-Age": "86400", **cors})
        detail = f"{request.method[:20]} is not allowed here; use {allowed.get('Allow', 'GET')}"
        return problem_response(Problem(405, "method", detail, headers=allowed))
    if error.status_code == 404:
        path = request.scope["path"][:80]
        addresses = [route.path for route in request.app.routes if "{" not in route.path]
        return problem_response(
            Problem(404, "not-found", f"this server has no address {path!r}; {nearest(path, addresses)}")
        )
    return problem_response(Problem(error.status_code, "http", str(error.detail), headers=allowed))


async def _of_fault(_: Request, __: Exception) -> Response:
    detail = "the server failed; its log gives the reason. Please report this fault"
    return problem_response(Problem(500, "fault", detail))


def application(
    dataset: Dataset,
    *,
    limits: Limits | None = None,
    sql: bool = False,
    hosts: Iterable[str] | None = None,
    address: str | None = None,
) -> ASGIApp:
    """Return the ASGI application that serves a release.

    Args:
        dataset: The release.
        limits: The limits of requests; the usual ones if None.
        sql: Whether to answer queries in SQL.
        hosts: The host names for which requests are accepted; None for any.
        address: The URL at which clients reach the server; None to take it from each request.
    """
    bounds = Limits() if limits is None else limits
    workers = Workers(dataset, bounds)
    service = Service(dataset, bounds, workers, address)
    _prepare(dataset)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            workers.close()

    handlers: Any = {
        Problem: _of_problem,
        CamwatchError: _of_library,
        HTTPException: _of_http,
        Exception: _of_fault,
    }
    app = Starlette(routes=_Server(service, sql=sql).routes(), exception_handlers=handlers, lifespan=lifespan)
    app.router.redirect_slashes = False
    release = dataset.release
    headers = {
        "Camwatch-Release": release.version,
        "Camwatch-Digest": release.digest,
        "Link": f'<{LICENCE_URL}>; rel="license"',
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'",
        "Referrer-Policy": "no-referrer",
    }
    return Guard(app, hosts=hosts, headers=headers.items(), limits=bounds, private=(f"{ROOT}/sql", f"{ROOT}/screen"))


def _prepare(dataset: Dataset) -> None:
    """Load everything that the first request would otherwise have to wait for."""
    for table in TABLES:
        dataset.tables[table].to_arrow()
    dataset.bodies.find("the council")
    dataset.vendors.find("the company")
    dataset.identify("camera")
