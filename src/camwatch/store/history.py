"""The history of a record: its revisions, and those of the records that were merged into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from camwatch.arrow.schema import record_columns
from camwatch.model.tables import TABLES
from camwatch.store.archive import Archive
from camwatch.store.release import Release
from camwatch.store.revision import Revision

__all__ = ["merged_into", "revisions"]


class _Versions(Protocol):
    """A dataset that knows its earlier releases."""

    release: Release

    def retirement(self, table: str, record_id: str) -> Mapping[str, Any] | None:
        """Return what became of a record that the release no longer holds."""

    def record(self, cls: Any, row: Mapping[str, Any]) -> Any:
        """Make a record of a row, linked to the dataset."""

    def at(self, release: Release) -> _Versions:
        """Return the dataset of another release."""


def merged_into(retired: Iterable[Mapping[str, Any]], table: str, record_id: str) -> list[str]:
    """Return an id and those of the records that were merged into it, in one step or several.

    Args:
        retired: The rows of the table of retired records.
        table: The table of the record.
        record_id: The id that redirects lead to.
    """
    sources: dict[str, list[str]] = {}
    for row in retired:
        of, _, gone = row["id"].partition("/")
        if of == table and row["successor"] is not None:
            sources.setdefault(row["successor"], []).append(gone)
    found = [record_id]
    for one in found:
        found += [gone for gone in sources.get(one, ()) if gone not in found]
    return found


def revisions(dataset: _Versions, archive: Archive, table: str, ids: Iterable[str]) -> tuple[Revision[Any], ...]:
    """Return the revisions of records up to the release of a dataset, by release, then by id."""
    newest = dataset.release.ordinal
    found = []
    for one in ids:
        # What a later release did is not known to this one.
        rows = [row for row in archive.revisions(table, one) if row["since"] <= newest]
        for row in rows:
            release = archive.releases[row["since"] - 1]
            ended = row["until"] is not None and row["until"] <= newest
            retired = dataset.retirement(table, one) if ended and row is rows[-1] else None
            origin = dataset.at(release) if ended else dataset
            content = {name: row[name] for name in record_columns(table)}
            revision: Revision[Any] = Revision(
                release=release,
                record=origin.record(TABLES[table], content),
                until=archive.releases[row["until"] - 1] if ended else None,
                successor=retired["successor"] if retired else None,
                reason=retired["reason"] if retired else None,
            )
            found.append(revision)
    return tuple(sorted(found, key=lambda one: (one.release.ordinal, one.record.id)))
