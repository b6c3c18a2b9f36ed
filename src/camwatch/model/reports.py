"""Reports: the sources of a commitment that say how it is going."""

from __future__ import annotations

__all__ = ["BESIDE_STATUS"]

BESIDE_STATUS: frozenset[str] = frozenset({"note", "prompted_by"})
"""Fields that do not say how a commitment is going: a source that supports only these is not a report on it."""
