"""Failures: an error that ends a command is printed as one line on standard error and sets the exit status."""

from __future__ import annotations

import ast
import contextlib
import os
import re
import shlex
import signal
import socket
import sys
import threading
from collections.abc import Iterator, Mapping
from types import FrameType

import click

from camwatch.cli.output import complain, flush
from camwatch.errors import CamwatchError, system_reason

__all__ = ["DEBUG", "INTERRUPTED", "ReaderGone", "Terminated", "signals_raised", "status_after"]

DEBUG = "CAMWATCH_DEBUG"
"""The environment variable that makes an unexpected error print its traceback."""

_FAILED = 2
INTERRUPTED = 130
"""The exit status after Ctrl-C."""


class ReaderGone(Exception):
    """The reader of a pipe closed it, as `| head` does; that is not a failure."""


class Terminated(BaseException):
    """A signal asked the program to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.signal: signal.Signals = signal.Signals(number)
        """The signal: SIGTERM or SIGHUP."""


@contextlib.contextmanager
def signals_raised() -> Iterator[None]:
    """Raise :class:`Terminated` on SIGTERM and SIGHUP, so that a command removes its unfinished files.

    After the first such signal, others are ignored until the command has ended. Signals that already have a handler
    or are ignored (`nohup`) are left alone.
    """
    taken: list[int] = []

    def end(number: int, _frame: FrameType | None) -> None:
        for one in taken:
            signal.signal(one, signal.SIG_IGN)
        raise Terminated(number)

    if threading.current_thread() is threading.main_thread():
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) == signal.SIG_DFL:
                taken.append(number)
                signal.signal(number, end)
    try:
        yield
    finally:
        for one in taken:
            signal.signal(one, signal.SIG_DFL)


def status_after(error: BaseException) -> int:
    """Write one line on standard error that says why a command ended, and return its exit status.

    Returns:
        2 for every failure, 130 after Ctrl-C, 143 after SIGTERM, 129 after SIGHUP, 0 if the reader of a pipe closed
        it, or the code of a :class:`SystemExit`.
    """
    if isinstance(error, SystemExit):
        return _after_exit(error)
    if isinstance(error, KeyboardInterrupt | click.exceptions.Abort | EOFError):
        return INTERRUPTED
    if isinstance(error, Terminated):
        complain(f"camwatch: ended by {error.signal.name}")
        _discard_output()
        return 128 + error.signal
    if isinstance(error, BrokenPipeError | ReaderGone):
        _discard_output()
        return 0
    complain(f"{_subject(error)}: {_reason(error)}")
    if isinstance(error, OSError):
        _discard_output()
    return _FAILED


def _after_exit(error: SystemExit) -> int:
    try:
        flush()
    except OSError as failure:
        return status_after(failure)
    if error.code is None or isinstance(error.code, int):
        return error.code or 0
    complain(f"camwatch: {error.code}")
    return _FAILED


def _discard_output() -> None:
    """Discard what is still in the buffer of standard output, so that Python does not fail to flush it at exit."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _subject(error: BaseException) -> str:
    context = getattr(error, "ctx", None)
    return context.command_path if isinstance(context, click.Context) else "camwatch"


_CLICK_SAYS = {
    r"(?:Directory|File|Path) ('.*') is a file$": r"\1 is a file; give a directory",
    r"(?:Directory|File|Path) ('.*') is a directory$": r"\1 is a directory; give a file",
    r"\. \(Did you mean (?:one of: )?(.*)\?\)$": r"; did you mean \1",
    r"(did you mean .*), (?='--)": r"\1 or ",
    r"('.*') does not match the format '%Y-%m-%d'$": r"\1 is not a full date; expected YYYY-MM-DD",
}
"""Messages of click that do not say what to do, and what is said instead."""


def _reason(error: BaseException) -> str:
    if isinstance(error, click.NoSuchOption) and error.option_name in ("--release", "--data"):
        command = _subject(error).partition(" ")[2]
        return f"{error.option_name} comes before the command: camwatch {error.option_name} … {command}"
    if isinstance(error, click.UsageError):
        path = _subject(error)
        message = _one_line(error.format_message()).rstrip(".")
        for wrong, right in _CLICK_SAYS.items():
            message = re.sub(wrong, right, message)
        message = re.sub(r"^Got unexpected extra arguments? \((.*)\)$", r"unexpected argument: \1", message)
        return f"{message[:1].lower()}{message[1:]} (see: {path} --help)"
    if isinstance(error, click.ClickException):
        return _one_line(error.format_message())
    if isinstance(error, CamwatchError):
        return _with_options(_one_line(str(error)), getattr(error, "options", {}))
    if isinstance(error, OSError):
        return _of_system(error)
    if isinstance(error, ValueError) and "null byte" in str(error):
        return "the path contains a null character; remove it"
    if isinstance(error, MemoryError):
        return "not enough memory; close other programs, or request less data"
    # Libraries that write other formats wrap the system's error or reword it.
    wrapped = [one for one in (error.__cause__, error.__context__, *error.args) if isinstance(one, OSError)]
    if wrapped:
        return _of_system(wrapped[0])
    if type(error).__module__ == "sqlite3":
        return f"{_one_line(str(error))}; free some space or choose another path"
    if os.environ.get(DEBUG):
        import traceback

        traceback.print_exception(error)
    name = type(error).__name__
    return f"unexpected error: {name}: {_one_line(str(error))}; please report it (set {DEBUG}=1 for the traceback)"


def _with_options(message: str, options: Mapping[str, str]) -> str:
    """Return a message of the library with options in place of the keywords that it names.

    Args:
        message: The message.
        options: The option for each keyword; others are named like their keyword.
    """
    message = re.sub(r"\bpass ([a-z]+)=True", r"add --\1", message).replace("pass present=False", "add --absent")
    message = re.sub(r"\bpass parameters=\{'(\w+)': …\}", r"add --param \1=VALUE", message)
    message = re.sub(r"\bpass ([a-z_]+)=(\[.*\])", lambda match: _repeated(match, options), message)
    message = _KEYWORD.sub(lambda match: _option(match[1], options), message)
    match = re.match(r"([a-z_]+)=(.+? is not a valid) [a-z ]+(?=;)|([a-z_]+)=", message)
    if match is None:
        return message
    keyword = match[1] or match[3]
    option = options.get(keyword) or _option(keyword, options)
    return (f"{match[2]} {option}" if match[1] else f"{option} ") + message[match.end() :]


_KEYWORD = re.compile(r"\b(country|kind|seconds)=(?=[\s;,.]|$)")
"""A keyword that a message names without a value."""
_ALSO_CALLED = {"country": "jurisdiction", "kind": "body_kind"}
"""By keyword: the parameter that commands have for it if their parameter of that name means something else."""


def _option(keyword: str, options: Mapping[str, str]) -> str:
    """Return the option of a command for a keyword of the library."""
    return next(
        (options[name] for name in (_ALSO_CALLED.get(keyword, keyword), keyword) if name in options),
        f"--{keyword.replace('_', '-')}",
    )


def _repeated(match: re.Match[str], options: Mapping[str, str]) -> str:
    """Return how an option is given several times, for the list that the library expects."""
    option = options.get(match[1], f"--{match[1].replace('_', '-')}")
    return "write " + " ".join(f"{option} {shlex.quote(value)}" for value in ast.literal_eval(match[2]))


def _of_system(error: OSError) -> str:
    """Return the path on which a system call failed, the reason, and what to do."""
    file = error.filename if error.filename is not None else error.filename2
    what = _target(os.fsdecode(file)) if isinstance(file, str | bytes | os.PathLike) else "cannot read or write"
    remedy = "; give an address of this computer with --host" if error.errno == socket.EAI_NONAME else ""
    return f"{what}: {_one_line(system_reason(error))}{remedy}"


def _target(path: str) -> str:
    """Return the path of the target for the path of the temporary file beside it; return other paths unchanged."""
    temporary = re.fullmatch(r"(.*[\\/]|)\.([^\\/]+)-[a-z0-9_]{8}", path)
    return "".join(temporary.groups()) if temporary else path


def _one_line(text: str) -> str:
    # DuckDB quotes the line of a query that has the fault, and marks the place by carets on a line of their own.
    text = re.sub(r"\s*\nLINE (\d+): ([^\n]*)", r" (line \1: \2)", text)
    text = re.sub(r"[ \t]*\n[ \t^]*\^[ \t]*$", "", text)
    lines = re.sub(r"[ \t]*\n[ \t^]*\^[ \t]*(?=\n)", ".", text).splitlines()
    return " ".join(" ".join(lines).split())
