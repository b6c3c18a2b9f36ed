"""The command ``history``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from camwatch.arrow.rows import to_row
from camwatch.cli.command import argument
from camwatch.cli.command import command as define
from camwatch.cli.context import dataset
from camwatch.cli.tables import Column, Layout, emit, listed
from camwatch.dataset import Dataset
from camwatch.errors import UnknownId, nearest
from camwatch.model.tables import TABLES
from camwatch.store.revision import Revision

__all__ = ["command"]


def _end(revision: Revision[Any]) -> str | None:
    return None if revision.until is None else revision.until.version


def _became(revision: Revision[Any]) -> str:
    if revision.successor:
        return f"merged into {revision.successor}: {revision.reason}"
    return f"withdrawn: {revision.reason}" if revision.reason else ""


def _rows(revisions: tuple[Revision[Any], ...]) -> Iterator[dict[str, Any]]:
    before: dict[str, Any] | None = None
    for revision in revisions:
        content = to_row(revision.record)
        changed = [] if before is None else [name for name in content if content[name] != before.get(name)]
        yield {
            "release": revision.release.version,
            "until": _end(revision),
            "id": revision.record.id,
            "changed": changed,
            "became": _became(revision),
            "record": content,
        }
        before = content


_COLUMNS = (
    Column("Id", lambda row: row["id"], style="dim"),
    Column("Release", lambda row: row["release"]),
    Column("Until", lambda row: row["until"]),
    Column("Changed", lambda row: row["changed"], shown=lambda row: ", ".join(row["changed"]), wide=True),
    Column("Merged into", lambda row: row["became"], wide=True),
)


def _revisions(data: Dataset, name: str) -> tuple[Revision[Any], ...]:
    """Return the revisions of ``TABLE/ID``, or of ``ID`` if only one table has ever had that id."""
    table, slash, record_id = name.partition("/")
    if slash:
        return data.history(table, record_id)
    revisions_by_table = {}
    for table in TABLES:
        try:
            revisions_by_table[table] = data.history(table, name)
        except UnknownId:
            continue
    if len(revisions_by_table) == 1:
        return next(iter(revisions_by_table.values()))
    if revisions_by_table:
        choices = ", ".join(f"{table}/{name}" for table in revisions_by_table)
        raise UnknownId(f"several tables have a record with the id {name!r}; give one of: {choices}")
    ids = [one for table in TABLES for one in data.tables[table].ids]
    raise UnknownId(f"no record has the id {name!r}; {nearest(name, ids, of='records')}")


@define(
    "history",
    examples=("camwatch history commitments/gb-tesco-phase-out-2023", "camwatch history bodies/gb-tesco --format json"),
)
@argument("name", metavar="TABLE/ID", help="The record. You can omit the table if only one table has the id.")
@listed
@click.pass_context
def command(context: click.Context, name: str, layout: Layout) -> None:
    """Show revisions.

    Oldest first. For each revision, it shows the release that introduced it, the release that replaced it, and the
    fields that changed. Records that were merged into this one are included.
    """
    rows = list(_rows(_revisions(dataset(context), name)))
    emit(rows, _COLUMNS, layout, title="Revisions")
