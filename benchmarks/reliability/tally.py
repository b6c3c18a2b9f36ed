"""What a series of attempts came to."""

from __future__ import annotations

import attrs

__all__ = ["Tally"]


@attrs.define
class Tally:
    """Attempts of one kind, and those that succeeded in doing harm."""

    what: str
    """What was attempted."""
    tries: int = 0
    failures: list[str] = attrs.field(factory=list)
    """Each failure in a line: what was tried, and what happened."""
    note: str = ""
    """A limit or an observation that belongs to the figures."""

    def add(self, failure: str | None = None) -> None:
        """Count an attempt, and the failure if there was one."""
        self.tries += 1
        if failure is not None:
            self.failures.append(failure)
