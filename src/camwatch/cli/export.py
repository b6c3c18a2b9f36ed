"""The command ``export``."""

from __future__ import annotations

from pathlib import Path

import click

from camwatch.cli.command import argument
from camwatch.cli.command import command as define
from camwatch.cli.context import dataset
from camwatch.cli.output import say
from camwatch.export.registry import FORMATS

__all__ = ["command"]


@define(
    "export",
    examples=(
        "camwatch export camwatch.db --format sqlite",
        "camwatch --release 2026.11.0 export tables --format csv --overwrite",
    ),
    epilog="Formats: " + "; ".join(f"{name}, {form.doc}" for name, form in FORMATS.items()) + ".",
)
@argument(
    "path",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="The directory to create; for sqlite and xlsx, the file.",
)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), required=True, help="The format to write.")
@click.option("--overwrite", is_flag=True, help="Replace an existing file, or an earlier export in the directory.")
@click.pass_context
def command(context: click.Context, path: Path, form: str, overwrite: bool) -> None:
    """Export.

    The export is written completely or not at all.
    """
    data = dataset(context)
    written = data.export(path, format=form, overwrite=overwrite)
    say(f"exported {data.release.version} as {form}: {written}")
