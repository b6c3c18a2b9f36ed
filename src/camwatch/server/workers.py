"""Workers: processes that screen tables and run SQL queries within limits of time and memory.

A thread can neither be stopped nor be limited in memory, and posted data can be crafted to need a lot of both. So this
work is done in separate processes: one that takes too long is ended, and the system limits the memory of each.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any, TypeAlias

import anyio
import anyio.to_thread
import attrs

from camwatch.dataset import Dataset, load, tables_of
from camwatch.errors import CamwatchError
from camwatch.server.limits import Limits
from camwatch.server.problems import Problem, problem_of

__all__ = ["Task", "Workers", "work"]

Task: TypeAlias = Callable[[Dataset, Limits, Mapping[str, Any]], Any]
"""A task: a function of a module whose arguments and result are plain values."""

_WAITING = 8
"""The number of requests that may wait for each worker before others are refused."""
_ORPHANED_SECONDS = 5.0
"""The time in seconds after its limit at which a worker ends itself if the server has not ended it."""
_START_SECONDS = 60.0
"""The time limit for a worker to start, in seconds."""


def _bound_memory(extra: int) -> None:
    """Let this process use this many more bytes of memory, if the system can limit it."""
    if sys.platform != "linux":
        return
    import resource

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * os.sysconf("SC_PAGE_SIZE") + extra
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def work() -> None:
    """Run tasks until the server ends. This is the main program of a worker.

    Pickled values arrive on standard input and leave on standard output.
    """
    given = sys.stdin.buffer
    sent = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # output printed by a library is not an answer
    try:
        version, path, limits = pickle.load(given)  # noqa: S301 (from the server)
        dataset = load(version, path=path)
        from camwatch.server.tasks import prepare

        prepare(dataset, limits)
        _bound_memory(limits.memory)
        _send(sent, None)
        while True:
            task, arguments, seconds = pickle.load(given)  # noqa: S301 (as above)
            # The server ends a worker that is late, unless it was itself ended meanwhile.
            late = threading.Timer(seconds + _ORPHANED_SECONDS, os._exit, (1,))
            late.daemon = True
            late.start()
            _send(sent, _outcome(task, dataset, limits, arguments))
            late.cancel()
    except (EOFError, KeyboardInterrupt, BrokenPipeError):
        return


def _send(stream: IO[bytes], value: object) -> None:
    pickle.dump(value, stream)
    stream.flush()


def _outcome(task: Task, dataset: Dataset, limits: Limits, arguments: Mapping[str, Any]) -> tuple[str, Any]:
    try:
        return "answer", task(dataset, limits, arguments)
    except Problem as problem:
        return "problem", (problem.status, problem.code, problem.detail, problem.more)
    except CamwatchError as error:
        known = problem_of(error)
        return "problem", (known.status, known.code, known.detail, known.more)
    except (MemoryError, RecursionError):
        return "problem", (413, "too-much-memory", _too_much(limits), {})


def _too_much(limits: Limits) -> str:
    return f"this request needs more than {limits.memory >> 20:,} MiB of memory; request less data"


class _Late(Exception):
    """A worker took too long."""


@attrs.frozen(eq=False)
class _Worker:
    """A process that does tasks."""

    process: subprocess.Popen[bytes]

    @classmethod
    def started(cls, version: str, path: str, limits: Limits) -> _Worker:
        program = "from camwatch.server.workers import work; work()"
        command = [sys.executable, "-c", program]
        worker = cls(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE))  # noqa: S603 (ours)
        try:
            worker.asked((version, path, limits), _START_SECONDS)
        except (EOFError, OSError, _Late):
            worker.end()
            raise Problem(503, "busy", "the server could not start a worker; try again later", headers=_LATER) from None
        return worker

    def asked(self, value: object, seconds: float) -> Any:
        """Send a value and return the answer.

        Raises:
            EOFError, OSError: If the process ended.
            _Late: If the answer did not come in time. The process was ended.
        """
        given, answers = self.process.stdin, self.process.stdout
        assert given is not None
        assert answers is not None
        late = threading.Event()

        def end() -> None:
            late.set()
            self.process.kill()

        timer = threading.Timer(seconds, end)
        timer.start()
        try:
            _send(given, value)
            return pickle.load(answers)  # noqa: S301 (from our own process)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise (_Late if late.is_set() else EOFError) from error
        finally:
            timer.cancel()

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()


class Workers:
    """Processes that do tasks, started when they are needed.

    Args:
        dataset: The release that tasks ask.
        limits: The limits.
    """

    def __init__(self, dataset: Dataset, limits: Limits) -> None:
        self._version = dataset.release.version
        self._path = str(tables_of(dataset).path)
        self._limits = limits
        self._idle: list[_Worker] = []
        self._busy: set[_Worker] = set()
        self._free: anyio.Semaphore | None = None
        self._waiting = 0

    async def run(self, task: Task, arguments: Mapping[str, Any], seconds: float) -> Any:
        """Do a task in a worker.

        Args:
            task: A function of a module.
            arguments: Its arguments, plain values.
            seconds: How long it may take.

        Raises:
            Problem: If it fails, takes too long or too much memory, or if too many tasks wait.
        """
        if self._free is None:
            self._free = anyio.Semaphore(self._limits.tasks)
        if self._waiting >= (_WAITING + 1) * self._limits.tasks:
            raise Problem(
                503, "busy", "too many requests of this kind at the same time; try again later", headers=_LATER
            )
        self._waiting += 1
        try:
            async with self._free:
                kind, answer = await anyio.to_thread.run_sync(self._done, task, arguments, seconds)
        finally:
            self._waiting -= 1
        if kind == "problem":
            status, code, detail, more = answer
            raise Problem(status, code, detail, **more)
        return answer

    def _done(self, task: Task, arguments: Mapping[str, Any], seconds: float) -> tuple[str, Any]:
        try:
            worker = self._idle.pop()
        except IndexError:
            worker = _Worker.started(self._version, self._path, self._limits)
        self._busy.add(worker)
        outcome: tuple[str, Any] | None = None
        try:
            outcome = worker.asked((task, arguments, seconds), seconds)
        except _Late:
            return "problem", (
                422,
                "too-slow",
                f"this request takes longer than {seconds:g} seconds; request less data",
                {},
            )
        except (EOFError, OSError):
            return "problem", (413, "too-much-memory", _too_much(self._limits), {})
        finally:
            self._busy.discard(worker)
            if outcome is None:
                worker.end()
            else:
                self._idle.append(worker)
        assert outcome is not None
        return outcome

    def close(self) -> None:
        """End every worker."""
        for worker in (*self._idle, *self._busy):
            worker.end()
        self._idle.clear()


_LATER = {"Retry-After": "5"}
