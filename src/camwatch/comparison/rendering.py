"""Differences in words: plain text for a terminal, Markdown for a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from camwatch.arrow.canonical import canonical_json
from camwatch.comparison.change import Change, ChangeKind, FieldChange
from camwatch.wording import escaped, label

if TYPE_CHECKING:
    from camwatch.comparison.difference import Difference

__all__ = ["Link", "became", "change_lines", "markdown", "plain_lines", "text", "title"]

Link = Callable[[str, str], "str | None"]
"""Gives the address of a record's page by table and id, or None if it has none."""

_SIGNS: dict[ChangeKind, str] = {"added": "+", "removed": "-", "changed": "~"}
_LINE = 76
"""Maximum length, in characters, of two values written on one line."""


def title(table: str) -> str:
    """Return the name of a table as a heading."""
    return label(table).capitalize()


def _shown(value: Any) -> str:
    if value is None:
        return "(absent)"
    return " ".join(value.split()) if isinstance(value, str) else canonical_json(value)


def _steps(change: FieldChange) -> list[tuple[str, str]]:
    """Return what a list lost and gained, or a value and the one that took its place, each with its sign."""
    if isinstance(change.before, list) or isinstance(change.after, list):
        old, new = ([_shown(item) for item in side or ()] for side in (change.before, change.after))
        lost, gained = [one for one in old if one not in new], [one for one in new if one not in old]
        # Where only the order or the number of the same items changed, all are shown.
        old, new = (lost, gained) if lost or gained else (old, new)
        return [*(("-", one) for one in old), *(("+", one) for one in new)]
    return [("-", _shown(change.before)), ("+", _shown(change.after))]


def became(change: Change) -> str:
    """Return what became of a record that was removed; empty if the older of the two releases comes second."""
    if change.reason is None:
        return ""
    return f"merged into {change.successor}: {change.reason}" if change.successor else f"withdrawn: {change.reason}"


def _summary(difference: Difference) -> str:
    parts = []
    for kind in _SIGNS:
        count = sum(kinds[kind] for kinds in difference.counts.values())
        parts.append(f"{count:,} {kind}")
    return ", ".join(parts)


def plain_lines(fields: Iterable[FieldChange]) -> Iterator[str]:
    """Yield the lines of plain text that show fields of a changed record."""
    for one in fields:
        steps = _steps(one)
        if not isinstance(one.before or one.after, list) and sum(len(step) for _, step in steps) <= _LINE:
            yield f"{one.field}: {steps[0][1]} → {steps[1][1]}"
            continue
        yield f"{one.field}:"
        for sign, step in steps:
            yield f"  {sign} {step}"


def _text_lines(difference: Difference) -> Iterator[str]:
    before, after = difference.before, difference.after
    yield f"{before.version} of {before.date} → {after.version} of {after.date}: {_summary(difference)}"
    for table, counts in difference.counts.items():
        yield ""
        yield f"{title(table)}: " + ", ".join(f"{count:,} {kind}" for kind, count in counts.items() if count)
        for change in difference.of(table):
            words = became(change) or " ".join(change.name.split())
            yield f"  {_SIGNS[change.kind]} {change.id}" + (f"  {words}" if words else "")
            yield from (f"      {line}" for line in plain_lines(change.fields))


def text(difference: Difference) -> str:
    """Return a difference as lines to read; each ends with a line feed."""
    return "\n".join(_text_lines(difference)) + "\n"


def _named(change: Change, link: Link | None) -> str:
    address = link(change.table, change.id) if link else None
    return f"[`{change.id}`]({address})" if address else f"`{change.id}`"


def change_lines(change: Change, link: Link | None = None) -> Iterator[str]:
    """Yield the lines of a Markdown list that describe a change."""
    words = escaped(became(change) or change.name)
    yield f"- {_named(change, link)}" + (f" {words}" if words else "")
    for one in change.fields:
        steps = _steps(one)
        if not isinstance(one.before or one.after, list):
            yield f"    - {escaped(one.field)}: {escaped(steps[0][1])} → {escaped(steps[1][1])}"
            continue
        yield f"    - {escaped(one.field)}:"
        for sign, step in steps:
            yield f"        - {'without' if sign == '-' else 'with'} {escaped(step)}"


def _markdown_lines(difference: Difference, link: Link | None) -> Iterator[str]:
    before, after = difference.before, difference.after
    yield f"# From {before.version} to {after.version}"
    yield ""
    yield f"{before.version} of {before.date}, {after.version} of {after.date}: {_summary(difference)}."
    for table in difference.counts:
        for kind in _SIGNS:
            found = [change for change in difference.of(table) if change.kind == kind]
            if found:
                yield ""
                yield f"## {title(table)} {kind}"
                yield ""
                for change in found:
                    yield from change_lines(change, link)


def markdown(difference: Difference, link: Link | None = None) -> str:
    """Return a difference as Markdown."""
    return "\n".join(_markdown_lines(difference, link)) + "\n"
