"""The difference between two releases."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs
import pyarrow as pa

from camwatch.arrow.arrays import texts_array
from camwatch.arrow.canonical import canonical_json
from camwatch.arrow.schema import record_columns
from camwatch.comparison.change import Change, ChangeKind, FieldChange
from camwatch.errors import UnknownTable, nearest
from camwatch.model.tables import TABLES
from camwatch.store.release import Release
from camwatch.store.tables import Tables

__all__ = ["Difference", "between"]

_SHOWN = 20
"""Number of changes that a notebook shows."""

_FLAT = {
    "table": "The table of the record.",
    "id": "The id of the record.",
    "change": "added, removed or changed.",
    "field": "The column that has another value, of a record that was changed: one row for each.",
    "before": "The value before, as JSON; of a record that was removed, the whole of it.",
    "after": "The value after, as JSON; of a record that was added, the whole of it.",
    "successor": "The id of the record that a removed one was merged into.",
    "reason": "Why a removed record was merged or withdrawn.",
}


@attrs.frozen(eq=False)
class Difference:
    """The differences between two releases, as returned by :func:`diff`.

    It is true if the two releases differ. Iterating over it yields the changes. Libraries that support the Arrow
    PyCapsule interface accept it directly.
    """

    before: Release
    """The release that is compared."""
    after: Release
    """The release that it is compared with."""
    changes: tuple[Change, ...] = attrs.field(repr=False)
    """Every change, by table, then by the id of the record."""

    def _of_kind(self, kind: ChangeKind) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.kind == kind)

    @property
    def added(self) -> tuple[Change, ...]:
        """The records that ``after`` has and ``before`` does not."""
        return self._of_kind("added")

    @property
    def removed(self) -> tuple[Change, ...]:
        """The records that ``before`` has and ``after`` does not, each with its successor or the reason."""
        return self._of_kind("removed")

    @property
    def changed(self) -> tuple[Change, ...]:
        """The records that both have, with the fields whose values differ."""
        return self._of_kind("changed")

    def __repr__(self) -> str:
        return f"<Difference {self.before.version} to {self.after.version}: {len(self)} changes>"

    def _repr_html_(self) -> str:
        from camwatch.notebook import table

        rows = [
            (change.table, change.kind, change.id, change.name, ", ".join(field.field for field in change.fields))
            for change in self.changes[:_SHOWN]
        ]
        title = f"{self.before.version} to {self.after.version}: {len(self):,} changes"
        more = f"{len(self) - _SHOWN:,} more" if len(self) > _SHOWN else ""
        return table(("table", "change", "id", "name", "fields"), rows, title=title, note=more)

    def of(self, table: str) -> tuple[Change, ...]:
        """Return the changes of one table.

        Raises:
            UnknownTable: If the table is unknown.
        """
        if table not in TABLES:
            raise UnknownTable(f"{table!r} is not a table; {nearest(table, TABLES)}")
        return tuple(change for change in self.changes if change.table == table)

    @property
    def counts(self) -> Mapping[str, Mapping[ChangeKind, int]]:
        """Number of records added, removed and changed, for each table with a change."""
        found: dict[str, dict[ChangeKind, int]] = {}
        for change in self.changes:
            kinds = found.setdefault(change.table, {"added": 0, "removed": 0, "changed": 0})
            kinds[change.kind] += 1
        return found

    def __len__(self) -> int:
        return len(self.changes)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def to_rows(self) -> list[dict[str, Any]]:
        """Return each change as a mapping with the keys of the JSON form."""
        return [_change_row(change) for change in self.changes]

    def to_json(self) -> str:
        """Return the two releases, the counts and every change as JSON."""
        value = {
            "before": _release_row(self.before),
            "after": _release_row(self.after),
            "counts": self.counts,
            "changes": self.to_rows(),
        }
        return json.dumps(value, ensure_ascii=False, indent=2)

    def to_text(self) -> str:
        """Return the changes as lines of text for reading."""
        from camwatch.comparison.rendering import text

        return text(self)

    def to_markdown(self, *, link: Callable[[str, str], str | None] | None = None) -> str:
        """Return the changes as Markdown.

        Args:
            link: Gives the address of a record's page by table and id, or None if it has none.
        """
        from camwatch.comparison.rendering import markdown

        return markdown(self, link)

    def to_arrow(self) -> pa.Table:
        """Return an Arrow table with a row for each record added or removed and for each field that changed."""
        rows = [row for change in self.changes for row in _flat_rows(change)]
        schema = pa.schema([pa.field(name, pa.string(), metadata={"doc": doc}) for name, doc in _FLAT.items()])
        return pa.Table.from_arrays([texts_array(row.get(name) for row in rows) for name in _FLAT], schema=schema)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Hand the changes over by the Arrow PyCapsule interface."""
        stream: Any = self.to_arrow()
        return stream.__arrow_c_stream__(requested_schema)


def _release_row(release: Release) -> dict[str, str]:
    return {"version": release.version, "date": release.date.isoformat(), "digest": release.digest}


def _change_row(change: Change) -> dict[str, Any]:
    row: dict[str, Any] = {"table": change.table, "id": change.id, "change": change.kind, "name": change.name}
    if change.kind == "changed":
        row["fields"] = [attrs.asdict(one) for one in change.fields]
        return row
    if change.kind == "removed":
        row |= {"successor": change.successor, "reason": change.reason}
    return {**row, "record": dict(change.row)}


def _flat_rows(change: Change) -> Iterator[dict[str, str | None]]:
    known = {"table": change.table, "id": change.id, "change": change.kind}
    for one in change.fields:
        values = {"before": one.before, "after": one.after}
        yield {
            **known,
            "field": one.field,
            **{side: None if value is None else canonical_json(value) for side, value in values.items()},
        }
    if change.kind == "added":
        yield {**known, "after": canonical_json(change.row)}
    if change.kind == "removed":
        yield {
            **known,
            "before": canonical_json(change.row),
            "successor": change.successor,
            "reason": change.reason,
        }


def _plain(value: Any) -> Any:
    """Return a value in the one form that the digest takes; None for an empty list too."""
    plain = json.loads(canonical_json(value))
    return None if plain == [] else plain


def _content(table: str, row: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return None if row is None else {name: row[name] for name in record_columns(table)}


def _changes(table: str, before: Tables, after: Tables) -> Iterator[Change]:
    old: dict[str, Mapping[str, Any]] = {}
    new: dict[str, Mapping[str, Any]] = {}
    ordinal = before.release.ordinal
    for row in after.changed(table, before.release).to_pylist():
        stood = row["since"] <= ordinal and (row["until"] is None or row["until"] > ordinal)
        (old if stood else new)[row["id"]] = row
    for one in sorted(old.keys() | new.keys()):
        was, now = _content(table, old.get(one)), _content(table, new.get(one))
        known: dict[str, Any] = {"table": table, "id": one, "tables": (before, after), "rows": (was, now)}
        if was is None:
            yield Change(kind="added", **known)
        elif now is None:
            retired = after.retirement(table, one) or {}
            yield Change(kind="removed", successor=retired.get("successor"), reason=retired.get("reason"), **known)
        else:
            values = ((name, _plain(was[name]), _plain(now[name])) for name in was)
            fields = tuple(FieldChange(name, one, other) for name, one, other in values if one != other)
            # A record that was changed and changed back has another revision, and no other value.
            if fields:
                yield Change(kind="changed", fields=fields, **known)


def between(before: Tables, after: Tables) -> Difference:
    """Compare two releases of the same files.

    It reads only the revisions that differ between the two, so its cost grows with the number of changes.
    """
    changes = (change for table in TABLES for change in _changes(table, before, after))
    return Difference(before.release, after.release, tuple(changes))
