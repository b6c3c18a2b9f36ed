"""The history of a record: its revisions, and the revisions of records merged into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from camwatch.arrow.schema import record_columns
from camwatch.model.tables import TABLES
from camwatch.store.revision import Revision
from camwatch.store.tables import Tables

__all__ = ["history"]


def _merged_into(retired: Iterable[Mapping[str, Any]], table: str, record_id: str) -> list[str]:
    """Return an id and the ids of records merged into it, directly or through others."""
    sources: dict[str, list[str]] = {}
    for row in retired:
        of, _, gone = row["id"].partition("/")
        if of == table and row["successor"] is not None:
            sources.setdefault(row["successor"], []).append(gone)
    ids = [record_id]
    for one in ids:
        ids += [gone for gone in sources.get(one, ()) if gone not in ids]
    return ids


def history(tables: Tables, table: str, record_id: str) -> tuple[Revision[Any], ...]:
    """Return the revisions of a record and of those merged into it, up to a release, by release, then by id.

    Raises:
        UnknownId: If there never was such a record; the message lists the nearest ids.
    """
    last = tables.last_id(table, record_id)
    archive, newest = tables.archive, tables.release.ordinal
    revisions = []
    for one in _merged_into(tables.stored("retired").to_pylist(), table, last):
        # What a later release did is not known to this one.
        rows = [row for row in archive.revisions(table, one) if row["since"] <= newest]
        for row in rows:
            release = archive.releases[row["since"] - 1]
            ended = row["until"] is not None and row["until"] <= newest
            retired = tables.retirement(table, one) if ended and row is rows[-1] else None
            origin = tables.at(release) if ended else tables
            content = {name: row[name] for name in record_columns(table)}
            revision: Revision[Any] = Revision(
                release=release,
                record=origin.record(TABLES[table], content),
                until=archive.releases[row["until"] - 1] if ended else None,
                successor=retired["successor"] if retired else None,
                reason=retired["reason"] if retired else None,
            )
            revisions.append(revision)
    return tuple(sorted(revisions, key=lambda revision: (revision.release.ordinal, revision.record.id)))
