"""From records back to texts, as a file of records holds them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from camwatch.arrow.rows import to_row
from camwatch.model.record import Record

__all__ = ["texts_of"]


def _text(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {key: _text(item) for key, item in value.items() if item is not None and item != []}
        return {key: item for key, item in kept.items() if item != {}}
    if isinstance(value, list):
        return [_text(item) for item in value]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        # The shortest digits that read back as the same number, never with an exponent.
        text = format(Decimal(repr(value)), "f")
        return text.removesuffix(".0")
    return str(value)


def texts_of(record: Record) -> dict[str, Any]:
    """Return a record as texts by column name; what is absent is left out."""
    texts: dict[str, Any] = _text(to_row(record))
    return texts
