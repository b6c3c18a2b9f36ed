"""Run the server in this process or in several."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable
from typing import Any

import attrs
import uvicorn
from starlette.types import ASGIApp

from camwatch.dataset import load
from camwatch.errors import UnknownArgument
from camwatch.server.application import application
from camwatch.server.connections import Connection
from camwatch.server.guard import LOOPBACK, host_name

__all__ = ["Settings", "from_environment", "is_loopback", "serve", "serve_assistants"]

_VARIABLE = "CAMWATCH_SERVE"
"""The environment variable that passes the settings to the processes of a server."""


def is_loopback(host: str) -> bool:
    """Return whether a host is a loopback address, which only programs on this computer can reach."""
    return host == "localhost" or host.startswith("127.") or host == "::1"


def _names_alone(_: Any, __: Any, hosts: tuple[str, ...]) -> None:
    """Refuse a host that no request can name, such as a URL, as it would allow nothing."""
    for host in hosts:
        if host_name(host) != host.lower():
            raise UnknownArgument(
                f"{host!r} is not a host name; give a name or an IP address without a scheme, port or path, such as "
                "register.example or [::1]"
            )


@attrs.frozen(kw_only=True)
class Settings:
    """What is served, and to whom.

    Raises:
        UnknownArgument: If an allowed host is not a host name.
    """

    release: str | None = None
    """The version of the release; the newest if None."""
    path: str | None = None
    """A directory that ``camwatch build`` wrote; the shipped dataset if None."""
    host: str = "127.0.0.1"
    """The address on which to listen."""
    port: int = 8000
    """The port."""
    sql: bool = False
    """Whether to answer queries in SQL."""
    allowed: tuple[str, ...] = attrs.field(default=(), validator=_names_alone)
    """Other host names for which requests are accepted."""
    address: str | None = None
    """The URL at which clients reach the server; None to take it from each request."""

    @property
    def hosts(self) -> tuple[str, ...] | None:
        """The host names for which requests are accepted; None for any."""
        if is_loopback(self.host):
            return (*LOOPBACK, *self.allowed)
        return self.allowed or None

    def application(self) -> ASGIApp:
        """Return the application with these settings."""
        dataset = load(self.release, path=self.path)
        return application(dataset, sql=self.sql, hosts=self.hosts, address=self.address)


def from_environment() -> ASGIApp:
    """Return the application in a process of a server that has several."""
    settings = json.loads(os.environ[_VARIABLE])
    return Settings(**{**settings, "allowed": tuple(settings["allowed"])}).application()


def serve(settings: Settings, *, workers: int = 1, ready: Callable[[str], None] = lambda _: None) -> None:
    """Serve until the process is stopped.

    Args:
        settings: What is served, and to whom.
        workers: How many processes answer.
        ready: Is called with the address of the server once its port is open.

    Raises:
        UnknownRelease: If no release has this version.
        OSError: If the port is in use.
    """
    load(settings.release, path=settings.path)
    os.environ[_VARIABLE] = json.dumps(attrs.asdict(settings))
    _run(f"{__name__}:from_environment", settings, ready, factory=True, workers=workers)


def serve_assistants(settings: Settings, *, ready: Callable[[str], None] = lambda _: None) -> None:
    """Serve the Model Context Protocol over streamable HTTP until the process is stopped.

    Args:
        settings: What is served, and to whom.
        ready: Is called with the address of the server once its port is open.

    Raises:
        UnknownRelease: If no release has this version.
        OSError: If the port is in use.
    """
    from camwatch.server.assistant.protocol import HTTP_PATH, http_application

    app = http_application(load(settings.release, path=settings.path), hosts=settings.hosts)
    _run(app, settings, lambda address: ready(address + HTTP_PATH))


def _run(app: ASGIApp | str, settings: Settings, ready: Callable[[str], None], **more: Any) -> None:
    port = _free_port(settings)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    ready(f"http://{host}:{port}")
    uvicorn.run(
        app,
        host=settings.host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        http=Connection,
        ws="none",
        timeout_keep_alive=30,
        timeout_graceful_shutdown=10,
        h11_max_incomplete_event_size=32 << 10,
        **more,
    )


def _free_port(settings: Settings) -> int:
    """Return the port, or a free one for 0. If it is in use, raise an error before any process starts."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        with socket.socket(family) as sock:
            if os.name == "posix":
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            sock.bind((settings.host, settings.port))
            port: int = sock.getsockname()[1]
    except OSError as error:
        raise OSError(error.errno, error.strerror, f"cannot listen on {settings.host}, port {settings.port}") from None
    return port
