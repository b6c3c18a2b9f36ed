"""The words of pictures: labels, numbers and lists in sentences."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["UNKNOWN", "amount", "counted", "label", "listed"]

UNKNOWN = "unknown"
"""The name of the year that no source tells."""


def label(word: str) -> str:
    """Return a word of a vocabulary as it is read: ``stop_buying`` is ``stop buying``."""
    return word.replace("_", " ")


def listed(parts: Iterable[str]) -> str:
    """Join parts of a sentence: ``a, b and c``."""
    *rest, last = parts
    return f"{', '.join(rest)} and {last}" if rest else last


def counted(count: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: ``1 promise``, ``1,200 promises``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def amount(value: float) -> str:
    """Return a sum of money as it is said: ``81.4 billion``, ``2.1 million``, ``9,000``."""
    for size, name in ((1e9, " billion"), (1e6, " million")):
        if abs(value) >= size:
            text = f"{value / size:,.{1 if abs(value) < 100 * size else 0}f}{name}"
            break
    else:
        text = f"{value:,.0f}"
    return text.replace("-", "\N{MINUS SIGN}")
