"""The examples on a page of the documentation: reading them, and running them as a reader would.

A page is worked through from top to bottom, in a folder of its own:

- a block with a ``title="…"`` is a file of that name, and is written; rows of CSV under the header of a file that is
  there are added to it;
- ``pycon`` is an interactive session, and must show what Python shows (``...`` stands for any text);
- ``python`` is a program; all the Python of a page shares its names;
- ``console`` holds commands; a ``text`` block right after it is what they print (``...`` as above). A command that
  serves (``camwatch serve``) runs until the page ends, on a free port that stands for the one that the page shows;
- after ``<!-- not run: reason -->`` a block is left alone.

In the prose, ``1,920<!--= len(ds.bodies) -->`` is a number with what it is counted by; a comment that begins with
``<!-- figures:`` holds Python that the counting needs.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
from markdown_it import MarkdownIt

from pages.committed.figures import FIGURE, counting

__all__ = ["Block", "blocks", "front_matter", "run_figures", "run_page"]

RUN = ("camwatch", "cp", "curl", "node", "pytest", "python")
"""The commands that are run."""
NOT_RUN = {
    ".": "the tests run in an environment of their own",
    "git": "the repository has no address that the tests may use",
    "nox": "it would run the tests within the tests",
    "pip": "it would change the environment of the tests",
    "python3": "it makes an environment",
}
"""The commands that pages may show and the tests do not run, each with the reason."""
SHOWN_ADDRESS = "127.0.0.1:8000"
"""The address of servers on pages."""
_SERVERS = re.compile(r"camwatch (?:--\S+ \S+ )*(?:serve|mcp --http)\b")
LEFT_ALONE = ("text",)
"""The languages of blocks that are to be read, not run."""


@attrs.frozen
class Block:
    """A fenced block of a page."""

    language: str
    title: str | None
    text: str
    line: int
    """The line of the page with its first line, from 1."""
    not_run: str | None
    """Why it is not run; None if it is."""
    output: str | None
    """What the block after it says that it prints."""


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """Split a page into its front matter and the rest."""
    import yaml

    found = re.match(r"---\n(.*?\n)---\n", text, re.DOTALL)
    return (yaml.safe_load(found[1]), text[found.end() :]) if found else ({}, text)


def blocks(text: str) -> list[Block]:
    """Return the blocks of a page in their order."""
    tokens = [token for token in MarkdownIt().parse(text) if token.type in ("fence", "html_block", "inline")]
    found: list[Block] = []
    before: Any = None
    for token in tokens:
        if token.type == "fence":
            language, _, rest = token.info.strip().partition(" ")
            title = re.search(r'title="([^"]+)"', rest)
            reason = re.fullmatch(r"<!-- not run: (.+?) -->\s*", before.content) if before is not None else None
            follows = before is not None and before.type == "fence" and before.info.strip() == "console"
            if language == "text" and follows:
                found[-1] = attrs.evolve(found[-1], output=token.content)
            else:
                line = token.map[0] + 2 if token.map else 0
                not_run = reason[1] if reason else None
                found.append(Block(language, title[1] if title else None, token.content, line, not_run, None))
        before = token
    return found


class _Servers:
    """The server that a page starts."""

    def __init__(self) -> None:
        self._running: list[subprocess.Popen[str]] = []
        self._address = SHOWN_ADDRESS

    def start(self, line: str, folder: Path) -> None:
        """Start a server, and wait until it answers."""
        command = [*shlex.split(line, comments=True), "--port", "0"]
        process = subprocess.Popen(command, cwd=folder, env=_environment(), stdout=subprocess.PIPE, text=True)
        self._running.append(process)
        assert process.stdout is not None
        found = re.search(r"http://([\d.]+:\d+)", process.stdout.readline())
        assert found is not None, line
        self._address = found[1]
        host, port = self._address.split(":")
        for _ in range(150):
            try:
                socket.create_connection((host, int(port)), timeout=5).close()
                return
            except OSError:
                time.sleep(0.2)
        raise AssertionError(f"{line}: it does not answer")

    def there(self, text: str) -> str:
        """Return a text with the address of the server in place of the one that pages show."""
        return text.replace(SHOWN_ADDRESS, self._address)

    def shown(self, text: str) -> str:
        """Return a text with the address that pages show in place of that of the server."""
        return text.replace(self._address, SHOWN_ADDRESS)

    def stop(self) -> None:
        """Stop it."""
        for process in self._running:
            process.terminate()
            process.wait(30)
            assert process.stdout is not None
            process.stdout.close()


def _write(block: Block, folder: Path) -> None:
    assert block.title is not None
    path = folder / block.title
    assert path.resolve().is_relative_to(folder.resolve()), block.title
    path.parent.mkdir(parents=True, exist_ok=True)
    text = block.text
    if block.language == "csv" and path.exists():
        there = path.read_text(encoding="utf-8")
        header, _, rows = text.partition("\n")
        if there.partition("\n")[0] == header:
            text = there + rows
    path.write_text(text, encoding="utf-8", newline="\n")


def _session(block: Block, names: dict[str, Any], page: str) -> None:
    """Run an interactive session and hold what Python shows against what the page shows."""
    test = doctest.DocTestParser().get_doctest(block.text, names, page, page, block.line - 1)
    assert test.examples, f"{page}:{block.line}: there is no >>> in the session"
    shown: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    failed = runner.run(test, out=shown.append, clear_globs=False).failed
    assert not failed, "".join(shown)
    names.update(test.globs)


def _commands(text: str) -> Iterator[str]:
    for line in text.replace("\\\n", " ").splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            yield line


def _environment() -> dict[str, str]:
    """Return the environment of commands: a plain terminal in which the package's own programs are found first."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    for name in ("COLUMNS", "FORCE_COLOR"):
        kept.pop(name, None)
    # Hypothesis sets no deadline on a machine that says so: other tests run beside the examples.
    # Lines come in the order in which a terminal shows them.
    return {
        **kept,
        "CI": "true",
        "PYTHONUNBUFFERED": "1",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', '')}",
    }


def _statuses(line: str) -> tuple[int, ...]:
    """Return the exit statuses that a command may have; of some, 1 is an answer."""
    answers = re.match(r"camwatch (--\w+ \S+ )*(check|diff|find|propose)\b", line)
    return (0, 1) if answers else (0,)


def _console(block: Block, folder: Path, page: str, servers: _Servers) -> None:
    """Run commands one by one and hold what they print against what the page shows."""
    printed = ""
    for line in _commands(block.text):
        program = shlex.split(line, comments=True)[0]
        if program in NOT_RUN:
            continue
        assert program in RUN, f"{page}:{block.line}: {program!r} is neither run nor named in NOT_RUN"
        if _SERVERS.match(line):
            servers.start(line, folder)
            continue
        done = subprocess.run(
            servers.there(line),
            shell=True,
            cwd=folder,
            env=_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        printed += servers.shown(done.stdout)
        assert done.returncode in _statuses(line), f"{page}:{block.line}: {line}\n{done.stdout}"
    if block.output is not None:
        want, got = _plain(block.output), _plain(printed)
        # Dots on the last line stand for any number of lines, none among them.
        wanted = want.rstrip("\n") if want.endswith("\n...\n") else want
        same = doctest.OutputChecker().check_output(wanted, got, doctest.ELLIPSIS)
        assert same, f"{page}:{block.line}: shown\n{want}\nprinted\n{got}"


def _plain(text: str) -> str:
    """Return a text without spaces at the ends of lines and without empty lines around it."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n") + "\n"


def run_page(text: str, folder: Path, page: str) -> dict[str, Any]:
    """Run every block of a page in a folder, which is the working directory, and return the names it leaves."""
    names: dict[str, Any] = {"__name__": "__main__"}
    servers = _Servers()
    try:
        for block in blocks(text):
            _run(attrs.evolve(block, text=servers.there(block.text)), folder, page, names, servers)
    finally:
        servers.stop()
    return names


def _run(block: Block, folder: Path, page: str, names: dict[str, Any], servers: _Servers) -> None:
    if block.not_run is not None:
        return
    if block.title is not None:
        _write(block, folder)
    elif block.language == "pycon":
        _session(block, names, page)
    elif block.language == "python":
        exec(compile("\n" * (block.line - 1) + block.text, page, "exec"), names)
    elif block.language == "console":
        _console(block, folder, page, servers)
    else:
        assert block.language in LEFT_ALONE, f"{page}:{block.line}: nothing is done with {block.language!r}"


def run_figures(text: str, names: dict[str, Any], page: str) -> int:
    """Hold each number in the prose against what it is counted by, and return how many there are."""
    counting(text, names)
    found = FIGURE.findall(text)
    assert len(found) == text.count("<!--="), f"{page}: a number has no form of one"
    for shown, expression in found:
        value = eval(expression, names)
        assert shown == f"{value:,}", f"{page}: {shown} is {value:,} by {expression}"
    return len(found)
