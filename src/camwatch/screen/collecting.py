"""Garbage collection, postponed while many objects without reference cycles are created."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["not_collecting"]


@contextmanager
def not_collecting() -> Iterator[None]:
    """Postpone garbage collection within a block.

    Objects made from a row do not refer to other rows, so each is freed as soon as it is no longer used. Repeated
    garbage collection would take longer than creating them.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()
