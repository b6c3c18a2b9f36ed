"""The command ``camwatch``: what all commands share, and the overview."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from camwatch._version import __version__
from camwatch.cli.asking import body, commitments, ties, vendor, without_commitment
from camwatch.cli.citing import cite
from camwatch.cli.command import Command
from camwatch.cli.comparing import diff
from camwatch.cli.exporting import export
from camwatch.cli.identifying import identify
from camwatch.cli.naming import find
from camwatch.cli.overview import overview
from camwatch.cli.publishing import coverage, releases, verify
from camwatch.cli.querying import sql
from camwatch.cli.records import build, check, format_, reading, release
from camwatch.cli.screening import screen
from camwatch.errors import CamwatchError

__all__ = ["GROUPS", "app"]


GROUPS: dict[str, tuple[Command, ...]] = {
    "Ask": (find, identify, body, vendor, commitments, ties, without_commitment, coverage, screen, sql, cite),
    "Releases": (releases, diff, verify, export),
    "Contribute": (check, format_, build, reading, release),
}
"""The commands, by what they are for."""


class _Group(click.Group):
    """A group of commands in which an error of camwatch is a message, not a traceback."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands by what they are for."""
        width = max(map(len, self.list_commands(ctx)))
        for title, commands in GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([(f"{one.name:<{width}}", one.get_short_help_str(limit=200)) for one in commands])

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

    Without a command: an overview. `camwatch COMMAND --help` tells all about one, and what its exit status says.
    """
    context.obj = {"release": release, "path": path}
    if context.invoked_subcommand is None:
        overview(context)


for _commands in GROUPS.values():
    for _command in _commands:
        app.add_command(_command)
