"""The command ``mcp``."""

from __future__ import annotations

import click

from camwatch.cli.command import command as define
from camwatch.cli.context import dataset
from camwatch.cli.output import announce
from camwatch.errors import MissingExtra

__all__ = ["command"]


@define(
    "mcp",
    examples=("camwatch mcp", "camwatch mcp --http --port 8080", "camwatch --release 2026.11.1 mcp"),
)
@click.option("--http", is_flag=True, help="Answer over HTTP. Default: over standard input and output.")
@click.option("--host", default="127.0.0.1", help="With --http: address to listen on. Default: 127.0.0.1.")
@click.option("--port", type=click.IntRange(0, 65_535), default=8000, help="With --http: port. Default: 8000.")
@click.option(
    "--allow-host",
    "allowed",
    multiple=True,
    metavar="NAME",
    help="With --http: host name that requests may be for, without the port; can be repeated. Default: on this machine "
    "its own names, else any.",
)
@click.pass_context
def command(context: click.Context, http: bool, host: str, port: int, allowed: tuple[str, ...]) -> None:
    """Answer assistants.

    Over standard input and output, an assistant starts the command itself; enter `camwatch mcp` in its settings. It
    offers tools that find bodies, list commitments, say how they stand, and identify equipment. The server only reads.
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
        raise MissingExtra("mcp needs an extra: pip install 'camwatch[mcp]'") from None
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
