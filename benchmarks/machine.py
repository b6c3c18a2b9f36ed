"""The machine that the figures come from."""

from __future__ import annotations

import datetime as dt
import os
import platform
import sys
from pathlib import Path

from benchmarks.peers import PEERS, version

__all__ = ["described", "machine"]

_OURS = (
    "attrs",
    "cattrs",
    "pyarrow",
    "rapidfuzz",
    "ahocorasick_rs",
    "pyspark",
    "duckdb",
    "polars",
    "flashtext",
    "starlette",
    "uvicorn",
)


def _memory() -> str:
    info = Path("/proc/meminfo")
    if not info.exists():
        return "unknown memory"
    total = next(int(line.split()[1]) for line in info.read_text().splitlines() if line.startswith("MemTotal"))
    return f"{total / 2**20:.0f} GiB of memory"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def described() -> str:
    """Return the processor, its cores, the memory, and how much else was running."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    return f"{_processor()}, {os.cpu_count()} cores, {_memory()}, load average {load:.1f}"


def machine(rounds: int, *, quick: bool) -> str:
    """Say on what the figures were measured, and with which versions."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    packages = [*_OURS, *(peer.package for peer in PEERS)]
    known = ", ".join(f"{package} {found}" for package in packages if (found := version(package)))
    missing = ", ".join(package for package in packages if version(package) is None)
    parts = [
        f"{dt.datetime.now(dt.UTC).date()}, {rounds} rounds"
        + (" (a quick run: few, and small sizes)" if quick else ""),
        f"Machine: {_processor()}, {os.cpu_count()} cores, {_memory()}, load average at the start {load:.1f}",
        f"System: {platform.system()}, {platform.python_implementation()} {sys.version.split()[0]}",
        f"Packages: {known}",
        *([f"Not installed: {missing}"] if missing else []),
    ]
    return ". ".join(parts)
