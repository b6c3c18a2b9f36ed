"""The site on localhost, served as a host serves it: right types, gzip, the site's own page for what is missing."""

from __future__ import annotations

import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urlsplit

import attrs

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".parquet": "application/vnd.apache.parquet",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
}
PACKED = frozenset({".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"})
"""What hosts send compressed; the rest is so already."""


@attrs.define
class Served:
    """What the server answered."""

    path: str
    status: int
    bytes: int


@attrs.define
class SiteServer:
    """A server of a directory, with a log of what it sent."""

    root: Path
    address: str = ""
    log: list[Served] = attrs.field(factory=list)
    broken: set[str] = attrs.field(factory=set)
    """Names of files that it pretends not to have."""


def _handler(site: SiteServer) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            file = site.root / path.lstrip("/")
            if path.endswith("/"):
                file /= "index.html"
            status = HTTPStatus.OK
            if not file.is_file() or not file.resolve().is_relative_to(site.root) or file.name in site.broken:
                status, file = HTTPStatus.NOT_FOUND, site.root / "404.html"
            content = file.read_bytes()
            self.send_response(status)
            self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
            if file.suffix in PACKED and "gzip" in self.headers.get("Accept-Encoding", ""):
                content = gzip.compress(content, 6, mtime=0)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
            site.log.append(Served(path, status, len(content)))

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    return Handler


@contextmanager
def serving(root: Path) -> Iterator[SiteServer]:
    """Serve a directory on a free port of localhost."""
    site = SiteServer(root.resolve())
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _handler(site))
    site.address = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
