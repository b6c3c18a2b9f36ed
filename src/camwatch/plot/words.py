"""The words of pictures: what is unknown, and sums of money."""

from __future__ import annotations

__all__ = ["UNKNOWN", "amount"]

UNKNOWN = "unknown"
"""The name of the year that no source tells."""


def amount(value: float) -> str:
    """Return a sum of money as it is said: ``81.4 billion``, ``2.1 million``, ``9,000``."""
    for size, name in ((1e9, " billion"), (1e6, " million")):
        if abs(value) >= size:
            text = f"{value / size:,.{1 if abs(value) < 100 * size else 0}f}{name}"
            break
    else:
        text = f"{value:,.0f}"
    return text.replace("-", "\N{MINUS SIGN}")
