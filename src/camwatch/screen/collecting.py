"""Collecting: the search for circles of objects that nobody uses, put off while many objects without any are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["not_collecting"]


@contextmanager
def not_collecting() -> Iterator[None]:
    """Put the search off within a block.

    What is made of the rows of a batch refers to no other row, so each is freed when it is no longer used. To search
    through it again and again, as Python does while objects are made, takes longer than to make it.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()
