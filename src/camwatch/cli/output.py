"""All printing. Control characters in records never reach a terminal."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from camwatch.wording import printable

if TYPE_CHECKING:
    from rich.console import Console

__all__ = [
    "Span",
    "announce",
    "complain",
    "draw",
    "emit_csv",
    "emit_json",
    "flush",
    "forgive_encodings",
    "progress_console",
    "say",
    "screen_width",
    "spans",
    "width_of",
]

Span = tuple[str, str]
"""A piece of a line and its rich style, which may be empty."""

_PIPED = 120
_NARROWEST, _WIDEST = 20, 1000
# Control characters, Unicode line separators, and marks that change the direction of text.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def forgive_encodings() -> None:
    """Make the standard streams write a question mark for a character that their encoding lacks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and getattr(stream, "errors", "") == "strict" and not _is_unicode(stream):
            reconfigure(errors="replace")


def _is_unicode(stream: Any) -> bool:
    return str(getattr(stream, "encoding", None) or "utf-8").lower().replace("_", "-").startswith("utf")


def _stdout() -> TextIO:
    stream: TextIO | None = sys.stdout
    if stream is None:
        raise OSError(errno.EBADF, "it is closed", "standard output")
    return stream


@contextlib.contextmanager
def _printing() -> Iterator[None]:
    """Name standard output in the error if printing fails."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = "standard output"
        raise


def flush() -> None:
    """Flush standard output. A full disk or a closed pipe raises its error here."""
    with _printing():
        if sys.stdout is not None:
            sys.stdout.flush()


def say(text: str = "") -> None:
    """Print text of one or more lines."""
    _write("\n".join(map(printable, text.split("\n"))) + "\n")


def announce(text: str) -> None:
    """Print text at once while the program goes on, such as the address of a server."""
    say(text)
    flush()


def _write(text: str) -> None:
    with _printing():
        _stdout().write(text)


def complain(text: str) -> None:
    """Print one line on standard error; line breaks in the text become spaces."""
    stream: TextIO | None = sys.stderr
    if stream is not None:
        # If standard error cannot be written to, there is nowhere to report it.
        with contextlib.suppress(OSError):
            stream.write(printable(text) + "\n")
            stream.flush()


def screen_width() -> int:
    """Return the width of a line in characters: COLUMNS, else the width of the terminal, else 120 (in a pipe)."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdecimal() and len(columns) < 10 and int(columns):
        width = int(columns)
    elif sys.stdout is not None and sys.stdout.isatty():
        try:
            width = os.get_terminal_size(sys.stdout.fileno()).columns or _PIPED
        except (OSError, ValueError):
            width = _PIPED
    else:
        width = _PIPED
    return min(max(width, _NARROWEST), _WIDEST)


def width_of(text: str) -> int:
    """Return how many columns of a terminal a text takes; East Asian characters take two."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def spans(*parts: str | Span) -> list[Span]:
    """Return the pieces of a line, made safe for a terminal; a plain str has no style."""
    return [(printable(part), "") if isinstance(part, str) else (printable(part[0]), part[1]) for part in parts]


def draw(lines: Iterable[Sequence[Span]]) -> None:
    """Print lines, coloured if standard output is a terminal; they are neither wrapped nor cut."""
    stream = _stdout()
    if not stream.isatty():
        _write("".join("".join(printable(text) for text, _ in line).rstrip() + "\n" for line in lines))
        return
    from rich.text import Text

    console = _console(stream)
    with _printing():
        for line in lines:
            text = Text.assemble(*spans(*line))
            text.rstrip()
            console.print(text, soft_wrap=True)


def _console(stream: TextIO) -> Console:
    from rich.console import Console

    class Pipe(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    # rich fails on some values of COLUMNS and LINES, so both are passed.
    return Pipe(file=stream, width=screen_width(), height=25, markup=False, emoji=False, highlight=False)


def progress_console() -> Console:
    """Return the console on standard error that shows progress."""
    return _console(sys.stderr)


def emit_json(value: Any, *, indent: int | None = 2) -> None:
    """Print a value as JSON. Control characters are written as escapes, which mean the same."""
    stream = _stdout()
    text = json.dumps(value, ensure_ascii=not _is_unicode(stream), indent=indent, default=_plain)
    if not text.isprintable():
        text = "".join(mark if mark.isprintable() or mark == "\n" else json.dumps(mark)[1:-1] for mark in text)
    _write(text + "\n")


def _plain(value: Any) -> str:
    import datetime as dt

    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def emit_csv(rows: Iterable[Sequence[str]]) -> None:
    """Print rows as CSV, in UTF-8 unless they go to a terminal. Control characters are escaped."""
    import csv
    import io

    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([_shown(cell) for cell in row] for row in rows)
    text = buffer.getvalue()
    stream = _stdout()
    if stream.isatty():
        say(text.removesuffix("\n"))
        return
    binary = getattr(stream, "buffer", None)
    if binary is None or _is_unicode(stream):
        _write(text)
        return
    # In a file, no character may be lost because an encoding lacks it.
    with _printing():
        stream.flush()
        binary.write(text.encode())
        binary.flush()


def _shown(cell: str) -> str:
    shown = _CONTROLS.sub(lambda mark: f"\\u{ord(mark[0]):04x}", cell)
    return shown if shown.isprintable() else shown.encode(errors="backslashreplace").decode()
