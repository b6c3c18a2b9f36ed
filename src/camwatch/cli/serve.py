"""The command ``serve``."""

from __future__ import annotations

import click

from camwatch.cli.command import command as define
from camwatch.cli.context import dataset
from camwatch.cli.output import announce
from camwatch.errors import MissingExtra

__all__ = ["command"]


@define(
    "serve",
    examples=("camwatch serve", "camwatch serve --port 8080 --sql", "camwatch --release 2026.11.1 serve --workers 2"),
)
@click.option("--host", default="127.0.0.1", help="Address to listen on. Default: 127.0.0.1, this machine alone.")
@click.option("--port", type=click.IntRange(0, 65_535), default=8000, help="Port to listen on. Default: 8000.")
@click.option("--sql", is_flag=True, help="Answer queries in SQL, bounded in time, memory and rows.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, help="Number of processes. Default: 1.")
@click.option(
    "--allow-host",
    "allowed",
    multiple=True,
    metavar="NAME",
    help="Host name that requests may be for, without the port; can be repeated. Default: on this machine its own "
    "names, else any.",
)
@click.option(
    "--public-url",
    metavar="URL",
    help="Address under which clients reach the server, if a proxy is in front of it. Default: that of each request.",
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

    The server only reads. `/api/v1/` lists what it answers, `/api/v1/openapi.json` describes it for programs, and
    `/reconcile` is a reconciliation service for OpenRefine. Ctrl-C stops it.
    """
    try:
        from camwatch.server.run import Settings, serve
    except ModuleNotFoundError as error:
        if error.name not in ("anyio", "starlette", "uvicorn"):
            raise
        raise MissingExtra("serve needs an extra: pip install 'camwatch[server]'") from None
    if public_url is not None and not public_url.startswith(("http://", "https://")):
        raise click.BadParameter("expected an address that begins with http:// or https://", param_hint="--public-url")
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
