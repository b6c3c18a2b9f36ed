"""The changelog of the data: what each release brought, made from the releases themselves.

``python -m camwatch.comparison.changelog`` writes ``docs/changelog-data.md``.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from camwatch.comparison.change import Change, ChangeKind
from camwatch.comparison.difference import Difference, diff
from camwatch.comparison.words import Link, change_lines, escaped, title
from camwatch.dataset import releases
from camwatch.model.tables import TABLES
from camwatch.release import Release

__all__ = ["data_changelog", "main"]

_LONG = 40
"""So many changes of a kind are listed; more of them, in the tables that follow, are summed up."""
_SUMMED_UP = {"bodies": ("jurisdiction", "kind"), "sources": ("kind",), "device_rules": ("kind",)}
"""The tables that registers fill by the thousand, and the columns by which their changes are counted."""

_KINDS: tuple[ChangeKind, ...] = ("added", "changed", "removed")

_HEAD = """\
# Changelog of the data

What each release of the register brought, newest first. A release that was published never changes;
`camwatch diff A B` lists every difference between two of them, and `record.history()` the revisions of one record.

<!-- Made by `python -m camwatch.comparison.changelog`; do not edit. -->
"""


def _group(column: str, value: Any) -> str:
    # The parts of a country are counted with it.
    return str(value)[:2] if column == "jurisdiction" else str(value).replace("_", " ")


def _summed_up(table: str, found: list[Change]) -> Iterator[str]:
    columns = _SUMMED_UP[table]
    groups = Counter(", ".join(_group(column, change.row[column]) for column in columns) for change in found)
    for group, count in sorted(groups.items(), key=lambda item: (-item[1], item[0])):
        yield f"- {escaped(group)}: {count:,}"
    fields = Counter(one.field for change in found for one in change.fields)
    for field, count in sorted(fields.items(), key=lambda item: (-item[1], item[0])):
        yield f"- another `{field}`: {count:,}"


def _counts(release: Release, difference: Difference | None) -> Iterator[str]:
    if difference is None:
        yield "| table | records |"
        yield "|---|--:|"
    else:
        yield "| table | records | added | changed | removed |"
        yield "|---|--:|--:|--:|--:|"
    for table in TABLES:
        cells = [title(table), f"{release.counts[table]:,}"]
        if difference is not None:
            counts = difference.counts.get(table, {})
            cells += [f"{counts.get(kind, 0):,}" for kind in _KINDS]
        yield f"| {' | '.join(cells)} |"


def _section(release: Release, difference: Difference | None, link: Link | None) -> Iterator[str]:
    yield ""
    yield f"## {release.version} of {release.date}"
    yield ""
    yield escaped(release.notes)
    yield ""
    yield from _counts(release, difference)
    yield ""
    yield f"SHA-256 digest of its records: `{release.digest}`."
    for table in difference.counts if difference is not None else ():
        assert difference is not None
        for kind in _KINDS:
            found = [change for change in difference.of(table) if change.kind == kind]
            if not found:
                continue
            yield ""
            yield f"### {title(table)} {kind} in {release.version}"
            yield ""
            if table in _SUMMED_UP and len(found) > _LONG:
                yield from _summed_up(table, found)
            else:
                for change in found:
                    yield from change_lines(change, link)


def data_changelog(*, path: str | os.PathLike[str] | None = None, link: Link | None = None) -> str:
    """Return the changelog of the data as Markdown.

    Every release has its notes, its counts and its digest; each but the first the records that it
    added, changed and removed. Long lists of bodies, sources and device rules are summed up.

    Args:
        path: A directory that ``camwatch build`` wrote; the shipped dataset where None.
        link: Gives the address of a record's page by table and id, or None where it has none.
    """
    known = releases(path=path)
    lines: list[str] = []
    for place in reversed(range(len(known))):
        release = known[place]
        difference = diff(known[place - 1].version, release.version, path=path) if place else None
        lines += _section(release, difference, link)
    return _HEAD + "\n".join(lines) + "\n"


def main(arguments: list[str] | None = None) -> None:
    """Write the changelog to the file that is named, or to ``docs/changelog-data.md``."""
    named = sys.argv[1:] if arguments is None else arguments
    target = Path(named[0] if named else "docs/changelog-data.md")
    fresh = target.with_name(f".{target.name}-{os.getpid()}")
    try:
        fresh.write_text(data_changelog(), encoding="utf-8", newline="\n")
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
