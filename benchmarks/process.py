"""The process: programs that each run in a fresh interpreter, in turns."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from benchmarks.timings import Timings

__all__ = ["Failed", "Program", "in_turns", "peak", "run", "taking_turns", "worker"]

_ROOT = Path(__file__).resolve().parent.parent

_SLOW = 0.5
"""A program that takes longer than this many seconds runs in every third round only."""

# The peak of this program alone: what the kernel hands to a parent can be the parent's own peak.
_PEAK = """
try:
    status = open("/proc/self/status").read()
    print(next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")))
except OSError:
    import resource, sys
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024))
"""


class Failed(Exception):
    """A program ended with an error; the message is the last line that it wrote."""


@attrs.frozen
class Program:
    """A few lines of Python, by the name that a table shows."""

    name: str
    code: str


def _environment() -> dict[str, str]:
    # Byte code is kept, as it is for any installed package; a relative path would lead astray.
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    if path := kept.get("PYTHONPATH"):
        kept["PYTHONPATH"] = os.pathsep.join(str(Path(part).resolve()) for part in path.split(os.pathsep) if part)
    return kept


def _output(arguments: Sequence[str], environment: dict[str, str]) -> str:
    done = subprocess.run(  # noqa: PLW1510 (the exit status is looked at below)
        [sys.executable, *arguments], capture_output=True, text=True, cwd=_ROOT, env=environment
    )
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"exit status {done.returncode}"]
        raise Failed(lines[-1])
    return done.stdout


def run(program: Program) -> float:
    """Run a program once and return how many seconds it took, from start to exit."""
    arguments = ("-P", "-c", program.code)
    environment = _environment()
    begun = time.perf_counter()
    _output(arguments, environment)
    return time.perf_counter() - begun


def peak(program: Program) -> int:
    """Run a program once more and return how many bytes of memory it held at its peak."""
    return int(_output(("-P", "-c", program.code + _PEAK), _environment()).split()[-1])


def worker(module: str, *arguments: str) -> str:
    """Run a module of the benchmarks in a process of its own and return what it printed."""
    return _output(("-m", f"benchmarks.{module}", *arguments), _environment())


def taking_turns(module: str, arguments: Mapping[str, Sequence[str]], rounds: int) -> dict[str, list[Any]]:
    """Run a module of the benchmarks in a fresh process for each name and round, in another order each round.

    Args:
        module: The module; it prints what it measured as JSON.
        arguments: By name, the arguments of its process.
        rounds: How many rounds.

    Returns:
        By name, what each of its processes printed.
    """
    printed: dict[str, list[Any]] = {name: [] for name in arguments}
    order = list(arguments)
    shuffled = random.Random(0)
    for _ in range(rounds):
        shuffled.shuffle(order)
        for name in order:
            printed[name].append(json.loads(worker(module, *arguments[name])))
    return printed


def in_turns(programs: Sequence[Program], rounds: int) -> dict[str, Timings | Failed]:
    """Run every program once a round, in another order each time, after one run that is not counted."""
    warm: dict[str, float] = {}
    found: dict[str, Timings | Failed] = {}
    for program in programs:
        try:
            warm[program.name] = min(run(program), run(program))
        except Failed as failure:
            found[program.name] = failure
    taken: dict[str, list[float]] = {name: [] for name in warm}
    order = [program for program in programs if program.name in warm]
    shuffled = random.Random(0)
    for number in range(rounds):
        shuffled.shuffle(order)
        for program in order:
            if number % 3 == 0 or warm[program.name] <= _SLOW:
                taken[program.name].append(run(program))
    return {**found, **{name: Timings(seconds) for name, seconds in taken.items()}}
