"""What a notebook shows of an object: HTML in which every text is escaped."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterable, Mapping, Sequence

__all__ = ["card", "shown", "table"]

_LONGEST = 200
"""Maximum number of characters that a cell shows."""


def shown(value: object) -> str:
    """Return a value as HTML: nothing for None, the items of a list with commas, an address as a link."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, Mapping):
        return ", ".join(shown(item) for item in value.values() if item not in (None, [], ""))
    if isinstance(value, list | tuple):
        return "; ".join(map(shown, value))
    text = value.isoformat() if isinstance(value, dt.date) else str(value)
    cut = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    if text.startswith(("https://", "http://")) and not any(sign.isspace() for sign in text):
        return f'<a href="{html.escape(text)}" rel="noreferrer">{html.escape(cut)}</a>'
    return html.escape(cut)


def table(head: Sequence[str], rows: Iterable[Sequence[object]], *, title: str = "", note: str = "") -> str:
    """Return a table.

    Args:
        head: The headings of the columns.
        rows: The values of each row.
        title: Heading above the table.
        note: Note below the table.
    """
    caption = f"<caption>{html.escape(title)}</caption>" if title else ""
    heads = "".join(f"<th>{html.escape(name)}</th>" for name in head)
    body = "".join(f"<tr>{''.join(f'<td>{shown(value)}</td>' for value in row)}</tr>" for row in rows)
    below = f"<p>{html.escape(note)}</p>" if note else ""
    return f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>{below}"


def card(title: str, values: Mapping[str, object]) -> str:
    """Return a table of the values of one thing, without those that are absent."""
    rows = "".join(
        f"<tr><th>{html.escape(name.replace('_', ' '))}</th><td>{shown(value)}</td></tr>"
        for name, value in values.items()
        if value not in (None, [], ())
    )
    return f"<table><caption>{html.escape(title)}</caption><tbody>{rows}</tbody></table>"
