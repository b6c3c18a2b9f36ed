"""The command: fuzz each kind of input for some minutes; what fails is made small and put into the corpus."""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
import traceback
from collections.abc import Sequence

import attrs
from hypothesis import HealthCheck, Phase, given, settings

from tests.fuzz.changes import CORPUS, changed, corpus
from tests.fuzz.targets import TARGETS, Target

__all__ = ["fuzzed", "main"]


@attrs.define
class _Round:
    """A thousand inputs, one after the other."""

    seeds: list[bytes]
    target: Target
    ends: float
    """When it is over, by the monotonic clock."""
    tried: int = 0
    last: bytes = b""
    failing: bool = False

    def run(self) -> None:
        """Try the inputs; after a failure, look for the smallest that fails."""

        @settings(
            max_examples=1000,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink],
        )
        @given(changed(self.seeds, self.target))
        def holds(content: bytes) -> None:
            # What comes after the end of a round without a failure is not looked at.
            if time.monotonic() < self.ends or self.failing:
                self.tried, self.last = self.tried + 1, content
                try:
                    self.target.check(content)
                except Exception:
                    self.failing = True
                    raise

        holds()


def fuzzed(name: str, target: Target, minutes: float) -> tuple[int, bytes | None]:
    """Fuzz one kind of input.

    Returns:
        How many inputs were tried, and the smallest that failed, if one did.
    """
    ends, tried = time.monotonic() + 60 * minutes, 0
    while time.monotonic() < ends:
        turn = _Round(corpus(name), target, ends)
        try:
            turn.run()
        except Exception:  # noqa: BLE001 (whatever it is, it is a failure)
            traceback.print_exc()
            return tried + turn.tried, turn.last
        tried += turn.tried
    return tried, None


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz, and say how many inputs were tried; the exit status is 1 if one failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0, help="how long for each kind")
    parser.add_argument("--only", choices=TARGETS, action="append", help="one kind; may be given several times")
    asked = parser.parse_args(arguments)
    failed = False
    for name in asked.only or TARGETS:
        tried, failing = fuzzed(name, TARGETS[name], asked.minutes)
        print(f"{name}: {tried:,} inputs, {'a failure' if failing is not None else 'no failure'}", flush=True)
        if failing is not None:
            failed = True
            path = CORPUS / name / f"failure-{hashlib.sha256(failing).hexdigest()[:12]}"
            path.write_bytes(failing)
            print(f"    kept as {path}: {failing!r:.200}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
