"""The examples of the page on files, each run in its own language against the built site on this machine."""

from __future__ import annotations

import functools
import http.server
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.snippets import blocks

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
ADDRESS = "https://camwatch.example"
PAGE = (ROOT / "docs" / "how-to" / "files.md").read_text(encoding="utf-8")
PROGRAMS = {
    "sh": ("bash", "-euo", "pipefail", "-c"),
    "js": ("node", "--input-type=module", "--eval"),
    "r": ("Rscript", "--vanilla", "-e"),
    "python": (sys.executable, "-c"),
}

MISSING = [program for program in ("curl", "jq", "node", "Rscript") if shutil.which(program) is None]

pytestmark = pytest.mark.skipif(
    bool(MISSING) or not (SITE / "api" / "v1" / "index.json").is_file(),
    reason="the session `recipes` runs the examples against the built site",
)


def recipes() -> list[tuple[str, str, str]]:
    """The language, the program and the printed text of each example."""
    found = blocks(PAGE)
    return [(one.language, one.text, after.text) for one, after in pairwise(found) if one.language in PROGRAMS]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 (the name of the overridden method)
        """Write no line for each request."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a server of the built site."""
    handler = functools.partial(_Quiet, directory=str(SITE))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_every_language_is_shown() -> None:
    """The page has an example in each of the languages."""
    assert {language for language, _, _ in recipes()} == set(PROGRAMS)


@pytest.mark.parametrize(
    ("language", "program", "printed"), recipes(), ids=lambda value: value if value in PROGRAMS else ""
)
def test_recipe(language: str, program: str, printed: str, address: str, tmp_path: Path) -> None:
    """An example prints what the page shows."""
    text = program.replace(ADDRESS, address)
    done = subprocess.run(
        [*PROGRAMS[language], text],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert [line.rstrip() for line in done.stdout.splitlines()] == printed.splitlines()
