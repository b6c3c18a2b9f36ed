"""Timings: what a number of runs of one thing took."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

import attrs

__all__ = ["HEADS", "Timings", "duration", "repeated", "times"]

HEADS = ("median", "least", "quartiles", "runs")
"""What the columns of Timings.cells are."""


def duration(seconds: float) -> str:
    """Write a time in the unit that fits it."""
    if seconds >= 10:
        return f"{seconds:.1f} s"
    if seconds >= 1:
        return f"{seconds:.2f} s"
    if seconds >= 0.1:
        return f"{seconds * 1e3:.0f} ms"
    if seconds >= 1e-3:
        return f"{seconds * 1e3:.1f} ms" if seconds >= 0.01 else f"{seconds * 1e3:.2f} ms"
    return f"{seconds * 1e6:.0f} µs"


def repeated(
    ask: Callable[[], Any], *, warm: int = 2, seconds: float = 0.4, least: int = 5, most: int = 100
) -> list[float]:
    """Do something again and again, after some calls that do not count; return the seconds that each call took.

    Args:
        ask: What to do.
        warm: How many calls do not count.
        seconds: After how many seconds it is enough.
        least: The smallest number of calls.
        most: How many calls are enough, however short.
    """
    for _ in range(warm):
        ask()
    taken: list[float] = []
    while len(taken) < least or (sum(taken) < seconds and len(taken) < most):
        begun = time.perf_counter()
        answer = ask()
        taken.append(time.perf_counter() - begun)
        del answer
    return taken


def times(factor: float) -> str:
    """Write a factor: a whole number as one, another with two places."""
    sign = "\N{MULTIPLICATION SIGN}"
    return f"{factor:,} {sign}" if isinstance(factor, int) else f"{factor:.2f} {sign}"


@attrs.frozen
class Timings:
    """The seconds that each run took."""

    seconds: Sequence[float]

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def quartiles(self) -> tuple[float, float]:
        if len(self.seconds) < 2:
            return self.seconds[0], self.seconds[0]
        low, _, high = statistics.quantiles(self.seconds, n=4, method="inclusive")
        return low, high

    @property
    def least(self) -> float:
        return min(self.seconds)

    def cells(self) -> list[str]:
        """Return median, least, quartiles and number of runs, as a table shows them."""
        low, high = self.quartiles
        return [
            duration(self.median),
            duration(self.least),
            f"{duration(low)} to {duration(high)}",
            f"{len(self.seconds):,}",
        ]
