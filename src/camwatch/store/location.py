"""Where the shipped dataset lies."""

from __future__ import annotations

import contextlib
import functools
import sys
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
    # Some 20 ms to import, and needed only if the package is not a directory.
    if sys.version_info >= (3, 12):
        from importlib import resources
    else:
        # Before Python 3.12 the standard library unpacks files, not directories.
        import importlib_resources as resources

    return _kept.enter_context(resources.as_file(resources.files("camwatch") / "data"))
