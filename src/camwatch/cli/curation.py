"""What the commands for contributors share: the folder of records, the extra, and the progress on standard error."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from camwatch.cli.command import argument
from camwatch.cli.output import progress_console, say
from camwatch.errors import MissingExtra

__all__ = ["FOLDER", "faults_listed", "needs_curation", "records_argument", "working"]

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
"""The type of an argument that names a directory."""


def records_argument(function: Any) -> Any:
    """Add the argument that names the folder of records."""
    folder = argument(
        "folder",
        metavar="[RECORDS]",
        type=FOLDER,
        default=Path("records"),
        required=False,
        help="The folder of the records; records/ by default.",
    )
    return folder(function)


def needs_curation() -> None:
    """Stop if the extra ``curation`` is not installed.

    Raises:
        MissingExtra: If it is not.
    """
    try:
        import yaml  # noqa: F401 (asks whether the extra is there)
    except ImportError:
        raise MissingExtra("this command needs an extra: pip install 'camwatch[curation]'") from None


@contextlib.contextmanager
def working(what: str) -> Iterator[None]:
    """Show on a terminal's standard error that a command is at work."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    with progress_console().status(what):
        yield


@contextlib.contextmanager
def faults_listed() -> Iterator[None]:
    """If records have faults, list them and end the command with exit status 1."""
    from camwatch.curation.fault import RecordFaults

    try:
        yield
    except RecordFaults as error:
        say(str(error))
        raise SystemExit(1) from None
