"""Reports: which sources of a commitment say how it was going."""

from __future__ import annotations

__all__ = ["BESIDE_STATUS"]

BESIDE_STATUS: frozenset[str] = frozenset({"note", "prompted_by"})
"""The fields that do not say how a commitment was going: a source that supports only these is not a report on it."""
