"""The command ``serve``."""

from __future__ import annotations

import click

from camwatch.cli.command import Number
from camwatch.cli.command import command as define
from camwatch.cli.context import dataset
from camwatch.cli.output import announce
from camwatch.errors import MissingExtra

__all__ = ["command"]


@define(
    "serve",
    examples=("camwatch serve", "camwatch serve --port 8080 --sql", "camwatch --release 2026.11.1 serve --workers 2"),
)
@click.option(
    "--host", default="127.0.0.1", help="The address to listen on. Default: 127.0.0.1, for this computer only."
)
@click.option("--port", type=Number(0, 65_535), default=8000, help="The port to listen on. Default: 8000.")
@click.option("--sql", is_flag=True, help="Also answer SQL queries, with limits on time, memory and rows.")
@click.option("--workers", type=Number(1, 64), default=1, help="The number of processes. Default: 1.")
@click.option(
    "--allow-host",
    "allowed",
    multiple=True,
    metavar="NAME",
    help="Accept requests for this host name (no port); can be repeated. Default: only localhost if --host "
    "is a loopback address; otherwise any.",
)
@click.option(
    "--public-url",
    metavar="URL",
    help="The URL at which clients reach the server, if it is behind a proxy. Default: taken from each request.",
)
@click.pass_context
def command(
    context: click.Context,
    host: str,
    port: int,
    sql: bool,
    workers: int,
    allowed: tuple[str, ...],
    public_url: str | None,
) -> None:
    """Serve.

    The server never changes data. `/api/v1/` lists the queries, `/api/v1/openapi.json` describes them for programs,
    and `/reconcile` is the reconciliation service for OpenRefine. Press Ctrl-C to stop.
    """
    try:
        from camwatch.server.run import Settings, serve
    except ModuleNotFoundError as error:
        if error.name not in ("anyio", "starlette", "uvicorn"):
            raise
        raise MissingExtra("serve needs optional packages; run: pip install 'camwatch[server]'") from None
    if public_url is not None and not public_url.startswith(("http://", "https://")):
        raise click.BadParameter("expected a URL that begins with http:// or https://", param_hint="--public-url")
    settings = Settings(
        release=context.obj["release"],
        path=context.obj["path"],
        host=host,
        port=port,
        sql=sql,
        allowed=allowed,
        address=public_url,
    )
    release = dataset(context).release
    serve(
        settings,
        workers=workers,
        ready=lambda address: announce(
            f"Serving release {release.version} at {public_url or address}/. Ctrl-C stops it."
        ),
    )
