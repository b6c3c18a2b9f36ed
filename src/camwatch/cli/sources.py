"""The command ``sources``."""

from __future__ import annotations

from typing import Any

import click

from camwatch.arrow.rows import to_row
from camwatch.cli.command import command as define
from camwatch.cli.command import word_option
from camwatch.cli.context import dataset
from camwatch.cli.options import query_arguments
from camwatch.cli.tables import Column, Layout, emit, listed, newest_first
from camwatch.model.vocabulary import SourceKind
from camwatch.wording import label

__all__ = ["command"]

_COLUMNS = (
    Column("Id", lambda source: source.id, style="dim"),
    Column("Published", lambda source: source.published and source.published.text),
    Column("Language", lambda source: source.lang, name="lang"),
    Column("Kind", lambda source: source.kind.value, shown=lambda source: label(source.kind)),
    Column("Publisher", lambda source: source.origin, name="origin"),
    Column("Title", lambda source: source.title, wide=True),
    Column("Address", lambda source: source.url, name="url"),
)


@define(
    "sources",
    examples=("camwatch sources --kind foi", "camwatch sources --lang de --format csv"),
    differs="no source matches",
)
@word_option("--kind", of=(SourceKind,), multiple=True, help="Only sources of this kind; can be repeated.")
@click.option(
    "--publisher",
    multiple=True,
    metavar="NAME",
    help="Only sources from this publisher, spelled as in this command's output; can be repeated.",
)
@click.option(
    "--lang", multiple=True, metavar="TAG", help="Only sources in this language, such as en; can be repeated."
)
@listed
@click.pass_context
def command(context: click.Context, /, layout: Layout, **options: Any) -> None:
    """List sources.

    Newest first.
    """
    data = dataset(context)
    found = data.sources.where(**query_arguments(data, **options))
    newest = newest_first(found, lambda one: one.published)
    emit(newest, _COLUMNS, layout, title="Sources", absent="The register cites no source that matches.", row=to_row)
