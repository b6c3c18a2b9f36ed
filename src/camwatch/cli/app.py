"""The command ``camwatch``: what all commands share, and the overview."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from camwatch._version import __version__
from camwatch.cli.asking import body, commitments, ties, vendor, without_commitment
from camwatch.cli.citing import cite
from camwatch.cli.comparing import diff
from camwatch.cli.exporting import export
from camwatch.cli.identifying import identify
from camwatch.cli.naming import find
from camwatch.cli.overview import overview
from camwatch.cli.publishing import coverage, releases, verify
from camwatch.cli.querying import sql
from camwatch.cli.records import build, check, format_
from camwatch.cli.screening import screen
from camwatch.errors import CamwatchError

__all__ = ["app"]


class _Group(click.Group):
    """A group of commands in which an error of camwatch is a message, not a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CamwatchError as error:
            click.echo(f"camwatch: {error}", err=True)
            raise SystemExit(2) from None
        except BrokenPipeError:
            # The reader of a pipe went away (`| head`); what it wanted, it has.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(0) from None


@click.group(cls=_Group, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="camwatch %(version)s")
@click.option("--release", metavar="VERSION", help="Ask a release other than the newest, such as 2026.11.0.")
@click.option("--data", "path", type=click.Path(file_okay=False), help="Ask a dataset that `camwatch build` wrote.")
@click.pass_context
def app(context: click.Context, release: str | None, path: str | None) -> None:
    """Ask the register who has promised to stop buying, using or selling surveillance cameras.

    Without a command: an overview. Exit status: 0; 1 where nothing was found, something differs or
    records have faults; 2 where a command was used wrongly or the data are damaged.
    """
    context.obj = {"release": release, "path": path}
    if context.invoked_subcommand is None:
        overview(context)


_ASKING = (find, identify, screen, body, vendor, commitments, ties, without_commitment, coverage, cite, sql)
_PUBLISHING = (releases, diff, verify, export)
_CURATING = (check, format_, build)
_COMMANDS: tuple[click.Command, ...] = (*_ASKING, *_PUBLISHING, *_CURATING)
for _command in _COMMANDS:
    app.add_command(_command)
