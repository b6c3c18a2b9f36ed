"""Serving: look-ups and batches of names answered in a second, measured by wrk against the server as users run it."""

from __future__ import annotations

import contextlib
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import attrs

import camwatch
from benchmarks.report import Goal, Section, Table
from camwatch.model.tables import TABLES

__all__ = ["lacks", "serving"]

_BATCH = 50
_CONNECTIONS = {"look-ups": 8, "batches": 4}
_LOOK_UPS = """
local paths, place = {}, 0
for line in io.lines("look-ups.txt") do paths[#paths + 1] = line end
request = function()
  place = place % #paths + 1
  return wrk.format("GET", paths[place])
end
"""
_BATCHES = """
local forms, place = {}, 0
for line in io.lines("batches.txt") do forms[#forms + 1] = line end
local headers = {["Content-Type"] = "application/x-www-form-urlencoded"}
request = function()
  place = place % #forms + 1
  return wrk.format("POST", "/reconcile", headers, forms[place])
end
"""
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


def lacks() -> str | None:
    """Return what the measurement lacks here; None if it lacks nothing."""
    if shutil.which("wrk") is None:
        return "there is no wrk; it is Debian's package of this name"
    return None if Path("/proc/self/statm").exists() else "this system has no /proc, where memory is read"


@attrs.frozen
class _Run:
    """What wrk measured."""

    requests: int
    rate: float
    """Answers per second."""
    p99: float
    """Milliseconds in which 99 of 100 answers came."""
    failed: int


def _wrk(folder: Path, what: str, address: str, seconds: int) -> _Run:
    command = ["wrk", "-t1", f"-c{_CONNECTIONS[what]}", f"-d{seconds}s", "--timeout", "10s", "--latency"]
    done = subprocess.run(
        [*command, "-s", f"{what}.lua", address], cwd=folder, check=True, capture_output=True, text=True
    ).stdout
    found = {
        name: re.search(pattern, done)
        for name, pattern in {
            "requests": r"(\d+) requests in",
            "rate": r"Requests/sec:\s+([\d.]+)",
            "p99": r"99%\s+([\d.]+)(us|ms|s)",
            "failed": r"Non-2xx or 3xx responses: (\d+)",
            "errors": r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)",
        }.items()
    }
    requests, rate, p99 = found["requests"], found["rate"], found["p99"]
    assert requests is not None, done
    assert rate is not None, done
    assert p99 is not None, done
    failed = sum(int(number) for name in ("failed", "errors") if (one := found[name]) for number in one.groups())
    return _Run(int(requests[1]), float(rate[1]), float(p99[1]) * _UNITS[p99[2]], failed)


@contextlib.contextmanager
def _server(workers: int) -> Iterator[tuple[str, int]]:
    """Run the server, and yield its address and the id of its process."""
    command = [sys.executable, "-m", "camwatch", "serve", "--port", "0", "--workers", str(workers)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = re.search(r"http://[\d.:]+", process.stdout.readline())
        assert found is not None
        try:
            for _ in range(300):
                with contextlib.suppress(OSError):
                    urllib.request.urlopen(f"{found[0]}/health", timeout=5).close()
                    break
                time.sleep(0.2)
            yield found[0], process.pid
        finally:
            process.terminate()


def _memory(pid: int) -> float:
    """Return the memory of a process and those that it started, in MiB."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with contextlib.suppress(OSError):
                stat = (folder / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
                children.setdefault(int(stat[1]), []).append(int(folder.name))
    pids, pages = [pid], 0
    for one in pids:
        with contextlib.suppress(OSError):
            pages += int(Path(f"/proc/{one}/statm").read_text(encoding="ascii").split()[1])
        pids += children.get(one, [])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _varied(name: str, place: int) -> str:
    """Write a name as people do: two in ten are not those of a record."""
    if place % 5 == 0:
        return f"{name} Board"
    return name.lower().replace(" council", " cncl") if place % 7 == 0 else name


def _write(folder: Path) -> tuple[int, int]:
    """Write what is asked; return how many records there are, and how many names."""
    ds = camwatch.load()
    chance = random.Random(3)
    paths = [f"/api/v1/{table}/{record_id}" for table in TABLES for record_id in ds.tables[table].ids]
    names = [body.name for body in ds.bodies]
    chance.shuffle(paths)
    chance.shuffle(names)
    (folder / "look-ups.txt").write_text("\n".join(paths) + "\n", encoding="utf-8")
    forms = []
    for start in range(0, len(names) - _BATCH + 1, _BATCH):
        batch = {
            f"q{place}": {"query": _varied(name, place), "type": "bodies"}
            for place, name in enumerate(names[start : start + _BATCH])
        }
        forms.append(urlencode({"queries": json.dumps(batch)}))
    (folder / "batches.txt").write_text("\n".join(forms) + "\n", encoding="utf-8")
    (folder / "look-ups.lua").write_text(_LOOK_UPS, encoding="utf-8")
    (folder / "batches.lua").write_text(_BATCHES, encoding="utf-8")
    return len(paths), len(forms) * _BATCH


def _row(what: str, workers: int, runs: list[_Run]) -> list[str]:
    rates = [run.rate for run in runs]
    tails = [run.p99 for run in runs]
    return [
        f"{what}, {'one process' if workers == 1 else f'{workers} processes'}",
        f"{statistics.median(rates):,.0f}",
        f"{min(rates):,.0f} to {max(rates):,.0f}",
        f"{statistics.median(tails):,.1f} ms",
        f"{sum(run.requests for run in runs):,}",
        f"{sum(run.failed for run in runs):,}",
    ]


def _per_second(value: float) -> str:
    return f"{value:,.0f}/s"


def _milliseconds(value: float) -> str:
    return f"{value:,.0f} ms"


def serving(folder: Path, seconds: int, rounds: int, requests: int) -> Section:
    """Measure look-ups and batches of names, and the memory of the server over many requests.

    Args:
        folder: Where the files of the load tool are written.
        seconds: How long each run is.
        rounds: How many runs of each.
        requests: Over how many requests memory is observed.
    """
    records, names = _write(folder)
    rows, best = [], {}
    for workers in (1, 2):
        runs: dict[str, list[_Run]] = {what: [] for what in _CONNECTIONS}
        with _server(workers) as (address, _):
            for what in runs:
                _wrk(folder, what, address, 2 * workers)  # so that every process has asked for each record once
            for _ in range(rounds):
                for what, done in runs.items():
                    done.append(_wrk(folder, what, address, seconds))
        for what, done in runs.items():
            rows.append(_row("look-ups" if what == "look-ups" else f"batches of {_BATCH} names", workers, done))
            best[what, workers] = done
    with _server(1) as (address, pid):
        asked, states = 0, []
        while asked < requests:
            asked += _wrk(folder, "look-ups", address, seconds).requests
            asked += _wrk(folder, "batches", address, 1).requests
            states.append((asked, _memory(pid)))
    # Every record is rendered by then, and every name was asked for.
    settled = next(state for state in states if state[0] >= min(requests, 10 * records) / 4)
    growth = states[-1][1] / settled[1]
    goals = []
    for what, reach in (("look-ups", 1_000.0), ("batches", 40.0)):
        done = best[what, 2]
        label = "look-ups" if what == "look-ups" else f"batches of {_BATCH} names"
        rate, tail = statistics.median(run.rate for run in done), statistics.median(run.p99 for run in done)
        goals.append(Goal(f"{label}, two processes", reach, rate, least=True, shown=_per_second))
        goals.append(Goal(f"time of 99 in 100 {label}, two processes", 250.0, tail, shown=_milliseconds))
    goals.append(Goal(f"memory after {states[-1][0]:,} requests ÷ after {settled[0]:,}", 1.10, growth))
    memory = [[f"{count:,}", f"{size:,.0f} MiB"] for count, size in (states[0], settled, states[-1])]
    return Section(
        "Serving",
        "wrk sends requests to `camwatch serve` from one thread, on the same machine and the same cores.\n\n"
        f"- **Look-ups** request each of {records:,} records in turn, on {_CONNECTIONS['look-ups']} connections.\n"
        f"- **Batches** send OpenRefine's query for {names:,} names of bodies, {_BATCH} names at once, on "
        f"{_CONNECTIONS['batches']} connections. About three in ten names differ from those in the register.\n\n"
        f"Each run takes {seconds} seconds. The figures are medians of {rounds} alternating runs.",
        [
            ("", Table(("what", "per second", "least to most", "99 of 100 within", "requests", "failed"), rows)),
            ("The table shows the memory of the server with one process.", Table(("requests", "memory"), memory)),
        ],
        goals,
    )
