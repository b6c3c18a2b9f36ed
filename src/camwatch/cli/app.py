"""The command ``camwatch``: the options that all commands share, and the commands, imported when they are called."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

from camwatch._version import __version__
from camwatch.cli.commands import GROUPS, HELP, load
from camwatch.cli.failures import ReaderGone, signals_raised, status_after
from camwatch.cli.output import flush, forgive_encodings
from camwatch.errors import CamwatchError
from camwatch.wording import listed

__all__ = ["app"]


class _Group(click.Group):
    """The group of commands. A command is imported when it is called; a failure is one line and an exit status."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click passes it)
        """Return the names of the commands."""
        return list(HELP)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (as above)
        """Import a command."""
        return load(cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is named first; an unknown name is refused with the nearest ones."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            import difflib

            near = difflib.get_close_matches(name.lower(), HELP, n=2, cutoff=0.6)
            hint = f"; did you mean {listed(near, 'or')}?" if near else ""
            raise click.UsageError(f"no such command {name!r}{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 (as above)
        """Write the commands in their groups, without importing any of them."""
        width = max(map(len, HELP))
        for title, commands in GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([(f"{name:<{width}}", text) for name, text in commands.items()])

    # Click itself would answer a closed pipe with exit status 1.

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the arguments; `--help` and `--version` print here."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except BrokenPipeError:
            raise ReaderGone from None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise ReaderGone from None
        except CamwatchError as error:
            command = load(ctx.invoked_subcommand or "")
            options = {one.name: one.opts[0] for one in (command.params if command else ()) if one.opts[0][:2] == "--"}
            error.options = options  # type: ignore[attr-defined]
            raise

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command line. Every failure becomes one line on standard error and exit status 2."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        forgive_encodings()
        with signals_raised():
            try:
                status = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
                flush()
            except BaseException as error:  # noqa: BLE001 (each becomes an exit status)
                status = status_after(error)
        sys.exit(status if isinstance(status, int) else 0)


@click.group(cls=_Group, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="camwatch %(version)s")
@click.option("--release", metavar="VERSION", help="Query this release, such as 2026.11.0, instead of the newest.")
@click.option("--data", "path", type=click.Path(file_okay=False), help="Query a dataset that `camwatch build` wrote.")
@click.pass_context
def app(context: click.Context, release: str | None, path: str | None) -> None:
    """Query the register of who has promised to stop buying, using or selling surveillance cameras.

    Without a command, camwatch prints an overview. `camwatch COMMAND --help` describes a command.
    """
    context.obj = {"release": release, "path": path}
    if context.invoked_subcommand is None:
        from camwatch.cli.overview import overview

        overview(context)
