"""The command that writes a release in formats of other tools."""

from __future__ import annotations

from pathlib import Path

import click

from camwatch.cli.command import argument, command
from camwatch.cli.opening import dataset
from camwatch.export.registry import FORMATS

__all__ = ["export"]


@command(
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
    help="The directory to make or, of sqlite and xlsx, the file.",
)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), required=True, help="Which format to write.")
@click.option("--overwrite", is_flag=True, help="Replace a file, or an earlier export in a directory.")
@click.pass_context
def export(context: click.Context, path: Path, form: str, overwrite: bool) -> None:
    """Write the release to PATH in a format of other tools. It appears whole, or not at all."""
    data = dataset(context)
    written = data.export(path, format=form, overwrite=overwrite)
    click.echo(f"exported {data.release.version} as {form}: {written}")
