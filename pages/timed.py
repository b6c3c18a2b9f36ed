"""Run the writers of a site one after another, and time each."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from typing import TypeVar

__all__ = ["run"]

T = TypeVar("T")


def run(writers: Iterable[Callable[[T], None]], target: T) -> None:
    """Call each writer with the target, and print how long it took on standard error."""
    for write in writers:
        begun = time.perf_counter()
        write(target)
        print(f"{write.__module__}: {time.perf_counter() - begun:.1f} s", file=sys.stderr)
