"""CSV cells: how a list, a name, an identifier or a citation is written in one."""

from __future__ import annotations

from typing import Any

from camwatch.model.fields import Field
from camwatch.model.name import Identifier, Name
from camwatch.model.source import Citation

__all__ = ["from_cell"]

BETWEEN = " | "
"""Separator between the items of a list."""


def _part(item: str, of: type[Any]) -> Any:
    """Split an item: ``kind@lang: name``, ``scheme: value`` or ``source: field field``."""
    head, separator, tail = item.partition(": ")
    if not separator:
        # An item that does not fit stays a str, so that the reader refuses it with its line and record.
        return {"source": item} if of is Citation else item
    if of is Name:
        kind, at, lang = head.partition("@")
        return {"name": tail, "kind": kind, **({"lang": lang} if at else {})}
    if of is Identifier:
        return {"scheme": head, "value": tail}
    return {"source": head, "supports": tail.split()}


def from_cell(cell: str, field: Field) -> Any:
    """Read a cell as the value that YAML would have for it."""
    if not field.many:
        return cell
    items = cell.split(BETWEEN)
    if field.type in (Name, Identifier, Citation):
        return [_part(item, field.type) for item in items]
    return items
