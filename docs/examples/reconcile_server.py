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
        self.answer(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (so named by the class)
        """Keep quiet."""


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", 8000), Handler).serve_forever()
