"""The changelog of the data: the changes in each release, computed from the releases.

``nox -s generate`` writes ``docs/changelog-data.md`` and, in ``docs/changelog-data/``, a page
for each table that a release changed, with the records that were added, changed or removed.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from typing import Any

from camwatch.comparison.change import Change, ChangeKind
from camwatch.comparison.difference import Difference
from camwatch.comparison.rendering import Link, change_lines, title
from camwatch.dataset import diff, releases
from camwatch.model.tables import TABLES
from camwatch.store.release import Release
from camwatch.wording import escaped, label, markdown_table

__all__ = ["anchor", "data_changelog"]

_PAGE = "changelog-data"

_LONG = 40
"""Up to this many changes of a kind are listed; more, in the tables below, are summarised."""
_SUMMED_UP = {"bodies": ("jurisdiction", "kind"), "sources": ("kind",), "device_rules": ("kind",)}
"""The tables with thousands of rows from registers, and the columns by which their changes are counted."""

_KINDS: tuple[ChangeKind, ...] = ("added", "changed", "removed")

_MADE = "<!-- Made by `nox -s generate`; do not edit. -->"
_HEAD = f"""\
---
title: Changes to the data
description: The changes in each release of the register, with its counts and its digest.
---

# Changelog of the data

This page lists the changes in each release of the register, newest first. A published release never changes.
`camwatch diff A B` lists every difference between two releases, and `record.history()` the revisions of one record.

{_MADE}
"""
_HEAD_OF_ONE = f"""\
---
title: {{table}} changed in {{after}}
description: Each of the {{table}} that release {{after}} of the register added, changed or removed, since {{before}}.
search:
  exclude: true
---

# {{table}} in {{after}}

This page lists the differences between release {{before}} and release {{after}}, which has [notes, counts and a
digest](../{_PAGE}.md#{{anchor}}).

{_MADE}
"""


def _group(column: str, value: Any) -> str:
    # Parts of a country are counted under the country.
    return str(value)[:2] if column == "jurisdiction" else label(str(value))


def _summed_up(table: str, changes: list[Change]) -> Iterator[str]:
    columns = _SUMMED_UP[table]
    groups = Counter(", ".join(_group(column, change.row[column]) for column in columns) for change in changes)
    for group, count in sorted(groups.items(), key=lambda item: (-item[1], item[0])):
        yield f"- {escaped(group)}: {count:,}"
    fields = Counter(field_change.field for change in changes for field_change in change.fields)
    for field, count in sorted(fields.items(), key=lambda item: (-item[1], item[0])):
        yield f"- another `{field}`: {count:,}"


def _counts(release: Release, difference: Difference | None) -> list[str]:
    heads = ["table", "records"] if difference is None else ["table", "records", "added", "changed", "removed"]
    rows = []
    for table in TABLES:
        cells = [title(table), f"{release.counts[table]:,}"]
        if difference is not None:
            counts = difference.counts.get(table, {})
            cells += [f"{counts.get(kind, 0):,}" for kind in _KINDS]
            if counts:
                cells[0] = f"[{title(table)}]({_name(release, table)})"
        rows.append(cells)
    return markdown_table(heads, rows, figures=range(1, len(heads)))


def _name(release: Release, table: str) -> str:
    return f"{_PAGE}/{release.version}-{table.replace('_', '-')}.md"


def anchor(release: Release) -> str:
    """Return the anchor of a release on the page of all releases."""
    return f"{release.version} of {release.date}".replace(".", "").replace(" ", "-")


def _section(release: Release, difference: Difference | None) -> Iterator[str]:
    yield ""
    yield f"## {release.version} of {release.date}"
    yield ""
    yield escaped(release.notes)
    yield ""
    yield from _counts(release, difference)
    yield ""
    yield f"SHA-256 digest of its records: `{release.digest}`."


def _records(difference: Difference, table: str, link: Link | None) -> Iterator[str]:
    for kind in _KINDS:
        changes = [change for change in difference.of(table) if change.kind == kind]
        if not changes:
            continue
        yield ""
        yield f"## {kind.capitalize()}"
        yield ""
        if table in _SUMMED_UP and len(changes) > _LONG:
            yield from _summed_up(table, changes)
        else:
            for change in changes:
                yield from change_lines(change, link)


def data_changelog(*, path: str | os.PathLike[str] | None = None, link: Link | None = None) -> dict[str, str]:
    """Return the changelog of the data: pages of Markdown by their names.

    ``changelog-data.md`` has the notes, the counts and the digest of every release, and leads to the others:
    ``changelog-data/VERSION-TABLE.md`` has the records of a table that a release added, changed and removed. Long lists
    of bodies, sources and device rules are summarised.

    Args:
        path: A directory that ``camwatch build`` wrote; the shipped dataset if None.
        link: Returns the address of a record's page by table and id, or None if it has no page.
    """
    every_release = releases(path=path)
    lines: list[str] = []
    pages: dict[str, str] = {}
    for place in reversed(range(len(every_release))):
        release = every_release[place]
        difference = diff(every_release[place - 1].version, release.version, path=path) if place else None
        lines += _section(release, difference)
        for table in difference.counts if difference is not None else ():
            assert difference is not None
            head = _HEAD_OF_ONE.format(
                table=title(table), after=release.version, before=difference.before.version, anchor=anchor(release)
            )
            pages[_name(release, table)] = head + "\n".join(_records(difference, table, link)) + "\n"
    return {f"{_PAGE}.md": _HEAD + "\n".join(lines) + "\n", **pages}
