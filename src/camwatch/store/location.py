"""Where the shipped dataset lies."""

from __future__ import annotations

import contextlib
import functools
from pathlib import Path

__all__ = ["data_directory"]

_kept = contextlib.ExitStack()
"""Keeps what was unpacked from a zip file until the process ends."""


@functools.cache
def data_directory() -> Path:
    """Return the directory of the shipped dataset; from a zipped package, it is unpacked first."""
    beside = Path(__file__).parent.with_name("data")
    if beside.is_dir():
        return beside
    # Some 20 ms to import, and needed only where the package is no directory.
    import importlib_resources

    return _kept.enter_context(importlib_resources.as_file(importlib_resources.files("camwatch") / "data"))
