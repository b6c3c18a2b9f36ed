"""The command ``mcp``."""

from __future__ import annotations

import click

from camwatch.cli.command import Number
from camwatch.cli.command import command as define
from camwatch.cli.context import dataset
from camwatch.cli.options import only_with
from camwatch.cli.output import announce
from camwatch.errors import MissingExtra

__all__ = ["command"]


@define(
    "mcp",
    examples=("camwatch mcp", "camwatch mcp --http --port 8080", "camwatch --release 2026.11.1 mcp"),
)
@click.option("--http", is_flag=True, help="Serve over HTTP instead of standard input and output.")
@click.option("--host", default="127.0.0.1", help="With --http: the address to listen on. Default: 127.0.0.1.")
@click.option("--port", type=Number(0, 65_535), default=8000, help="With --http: the port to listen on. Default: 8000.")
@click.option(
    "--allow-host",
    "allowed",
    multiple=True,
    metavar="NAME",
    help="With --http: accept requests for this host name (no port); can be repeated. Default: only localhost "
    "if --host is a loopback address; otherwise any.",
)
@click.pass_context
def command(context: click.Context, http: bool, host: str, port: int, allowed: tuple[str, ...]) -> None:
    """Answer assistants.

    By default it communicates over standard input and output: put `camwatch mcp` in the assistant's settings, and the
    assistant starts it. It offers tools that find bodies, list commitments and their standing, and identify equipment.
    The server never changes data.
    """
    try:
        from camwatch.server.assistant.protocol import server
        from camwatch.server.run import Settings, serve_assistants
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in (
            "anyio",
            "mcp",
            "mcp_types",
            "pydantic",
            "uvicorn",
        ):
            raise
        raise MissingExtra("mcp needs optional packages; run: pip install 'camwatch[mcp]'") from None
    for name in ("host", "port", "allowed"):
        only_with(context, name, "http")
    data = dataset(context)
    if not http:
        server(data).run("stdio")
        return
    options = context.obj
    settings = Settings(release=options["release"], path=options["path"], host=host, port=port, allowed=allowed)
    serve_assistants(
        settings,
        ready=lambda address: announce(f"Serving release {data.release.version} at {address}. Ctrl-C stops it."),
    )
