"""Shared by the commands for contributors: the argument for the records, the extra, and progress messages."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from camwatch.cli.command import argument
from camwatch.cli.output import progress_console, say
from camwatch.errors import MissingExtra

__all__ = ["FOLDER", "faults_listed", "needs_curation", "records_argument", "working"]


class _Records(click.Path):
    """The type of an argument that names the directory of the records."""

    def __init__(self) -> None:
        super().__init__(exists=True, file_okay=False, path_type=Path)

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:
        """Return the path.

        Raises:
            click.UsageError: If it is not a directory.
        """
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            option = next((f" with {one}" for one in param.opts if one.startswith("--")), "") if param else ""
            path = os.fspath(value)
            fault = f"{path!r} is not a directory" if Path(path).exists() else f"there is no directory {path!r}"
            raise click.UsageError(
                f"{fault}; give the directory of the records{option}, or run the command in a clone of the repository"
            ) from None


FOLDER = _Records()
"""The type of an argument that names the directory of the records."""


def records_argument(function: Any) -> Any:
    """Add the argument for the directory of the records."""
    folder = argument(
        "folder",
        metavar="[RECORDS]",
        type=FOLDER,
        default=Path("records"),
        required=False,
        help="The directory of the records. Default: records.",
    )
    return folder(function)


def needs_curation() -> None:
    """Check that the extra ``curation`` is installed.

    Raises:
        MissingExtra: If it is not installed.
    """
    try:
        import yaml  # noqa: F401 (asks whether the extra is there)
    except ImportError:
        raise MissingExtra("this command needs optional packages; run: pip install 'camwatch[curation]'") from None


@contextlib.contextmanager
def working(what: str) -> Iterator[None]:
    """Show on standard error that a command is working, if standard error is a terminal."""
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
