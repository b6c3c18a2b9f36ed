"""CSV cells: how a list, a name, an identifier or a citation is written in one."""

from __future__ import annotations

from typing import Any

from camwatch.arrow.types import Shape
from camwatch.model.name import Identifier, Name
from camwatch.model.source import Citation

__all__ = ["from_cell", "to_cell"]

BETWEEN = " | "
"""What stands between the items of a list."""


def _part(item: str, of: type[Any]) -> Any:
    """Take an item apart: ``kind@lang: name``, ``scheme: value`` or ``source: field field``."""
    head, separator, tail = item.partition(": ")
    if not separator:
        # Left whole, it is refused with the line and the record, like any text that is no mapping.
        return item
    if of is Name:
        kind, at, lang = head.partition("@")
        return {"name": tail, "kind": kind, **({"lang": lang} if at else {})}
    if of is Identifier:
        return {"scheme": head, "value": tail}
    return {"source": head, "supports": tail.split()}


def from_cell(cell: str, shape: Shape) -> Any:
    """Read a cell as the value that YAML would have for it."""
    if not shape.many:
        return cell
    items = cell.split(BETWEEN)
    if shape.of in (Name, Identifier, Citation):
        return [_part(item, shape.of) for item in items]
    return items


def _whole(item: Any, of: type[Any]) -> str:
    if of is Name:
        return f"{item['kind']}{'@' + item['lang'] if 'lang' in item else ''}: {item['name']}"
    if of is Identifier:
        return f"{item['scheme']}: {item['value']}"
    if of is Citation:
        return f"{item['source']}: {' '.join(item['supports'])}"
    return str(item)


def to_cell(value: Any, shape: Shape) -> str:
    """Write a value, as YAML would have it, in a cell."""
    return BETWEEN.join(_whole(item, shape.of) for item in value) if shape.many else str(value)
