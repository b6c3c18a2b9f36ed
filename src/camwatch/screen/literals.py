"""The literals that columns are searched for: those by which ``identify`` finds where to look."""

from __future__ import annotations

from camwatch.dataset import Dataset, identifier_of
from camwatch.devices.literals import Literal, beginnings

__all__ = ["Literal", "beginnings", "literals_of"]


def literals_of(dataset: Dataset) -> list[Literal]:
    """Return the literals of a dataset, each once."""
    return identifier_of(dataset).literals
