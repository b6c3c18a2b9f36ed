"""A reconciliation service: run it, then add http://127.0.0.1:8000/ as a service in OpenRefine."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import camwatch
from camwatch.reconcile import respond


class Handler(BaseHTTPRequestHandler):
    """Answers requests from the newest release."""

    timeout = 30
    """How many seconds to wait for a request that was begun."""

    def answer(self, parameters: str) -> None:
        """Send the answer to the parameters of an address or a form."""
        status, value = 200, dict[str, Any]()
        try:
            value = respond(camwatch.load(), dict(parse_qsl(parameters)))
        except camwatch.CamwatchError as error:
            status, value = 400, {"error": str(error)}
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        """Answer a question in the address; without one, the manifest."""
        self.answer(urlsplit(self.path).query)

    def do_POST(self) -> None:
        """Answer a question in a form."""
        try:
            length = int(self.headers.get("Content-Length", 0))
            parameters = self.rfile.read(max(length, 0)).decode() if length > 0 else ""
        except ValueError:
            return self.send_error(400, "expected a form in UTF-8 and its length")
        return self.answer(parameters)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (so named by the class)
        """Keep quiet."""


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", 8000), Handler).serve_forever()
