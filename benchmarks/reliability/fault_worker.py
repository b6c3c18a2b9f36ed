"""A process that runs commands with failing calls of the system: reads jobs on standard input, answers on its output.

It is started with the library made of ``preload.c``; see :mod:`benchmarks.reliability.faults`. Each job runs in a
forked child, so that modules are imported once.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import json
import os
import pkgutil
import signal
import sys
import time
from pathlib import Path
from typing import Any

KINDS = ("open", "read", "write", "fsync", "rename", "mkdir")
"""The calls that can fail, in the order of the numbers in ``preload.c``."""

_SLOWEST = 60.0


def _import_everything() -> None:
    import camwatch

    for module in pkgutil.walk_packages(camwatch.__path__, "camwatch."):
        if module.name not in ("camwatch.__main__", "camwatch.screen.spark"):
            importlib.import_module(module.name)
    for name in ("duckdb", "sqlite3", "xlsxwriter.workbook", "python_calamine", "encodings.idna", "rich.text"):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    importlib.import_module("pyarrow.fs")


def _run(job: dict[str, Any], answer: int) -> None:
    """Run one command in this process, which then ends."""
    from camwatch.cli.app import app

    os.chdir(job["cwd"])
    os.environ["TMPDIR"] = job["temporary"]
    for fd, path in ((1, job["output"]), (2, job["errors"])):
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(file, fd)
        os.close(file)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    calls = ctypes.CDLL(None)
    calls.camwatch_arm.argtypes = [ctypes.c_int, ctypes.c_long, ctypes.c_int, ctypes.c_int, ctypes.c_char_p]
    for counter in (calls.camwatch_seen, calls.camwatch_fired):
        counter.restype = ctypes.c_long
    status: Any = 0
    under = "\n".join(job["under"]).encode()
    calls.camwatch_arm(KINDS.index(job["call"]) + 1, job["at"], job["errno"], job["lasting"], under)
    try:
        app(job["arguments"], prog_name="camwatch")
    except SystemExit as exit_:
        status = exit_.code
    except BaseException as error:  # noqa: BLE001 (what the program should have caught)
        status = f"raised {type(error).__name__}: {error}"
    calls.camwatch_disarm()
    with contextlib.suppress(Exception):
        sys.stderr.flush()
        sys.stdout.flush()
    told = {"status": status or 0, "seen": calls.camwatch_seen(), "fired": calls.camwatch_fired()}
    os.write(answer, json.dumps(told).encode())
    os._exit(0)


def _answered(job: dict[str, Any]) -> dict[str, Any]:
    source, sink = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(source)
        try:
            _run(job, sink)
        finally:
            os._exit(99)
    os.close(sink)
    ends = time.monotonic() + _SLOWEST
    done, code = os.waitpid(child, os.WNOHANG)
    while not done and time.monotonic() < ends:
        time.sleep(0.001)
        done, code = os.waitpid(child, os.WNOHANG)
    if not done:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    with os.fdopen(source, "rb") as pipe:
        told = pipe.read()
    if not done:
        return {"status": f"still running after {_SLOWEST:.0f} s", "seen": 0, "fired": 1}
    if not told:
        return {"status": f"ended by {os.waitstatus_to_exitcode(code)}", "seen": 0, "fired": 1}
    answer: dict[str, Any] = json.loads(told)
    return answer


def main() -> None:
    """Answer jobs, one per line, until the input ends."""
    _import_everything()
    # A collection in a child would write to every object of the parent, and so copy its memory: 0.15 s each time.
    gc.collect()
    gc.freeze()
    answers = Path(f"/proc/self/fd/{os.dup(1)}").open("w", encoding="utf-8")  # noqa: SIM115 (open until the end)
    for line in sys.stdin:
        print(json.dumps(_answered(json.loads(line))), file=answers, flush=True)


if __name__ == "__main__":
    main()
