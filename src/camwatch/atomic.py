"""Putting a file or a directory in its place in one step."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

__all__ = ["replaced_directory", "replaced_file"]

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two directories in one step, where the system can (Linux since 3.15); say whether it did."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done: int = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return done == 0


def _flush(directory: Path) -> None:
    for path in sorted(directory.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())


@contextlib.contextmanager
def _named(target: Path) -> Iterator[None]:
    """Let a failure of the system name the target, not a temporary directory or no file at all."""
    try:
        yield
    except OSError as error:
        if error.filename is None or f".{target.name}-" in os.fsdecode(error.filename):
            error.filename = str(target)
            error.filename2 = None
        raise


def _beside(target: Path) -> Path:
    """Make an empty directory beside a target; on the same file system, it can be renamed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))


@contextlib.contextmanager
def replaced_directory(target: Path) -> Iterator[Path]:
    """Give an empty directory to write to, and put it in the place of ``target`` at the end.

    Whoever looks finds the old directory or the new one, whole. If the block fails, or the process
    is killed in it, the old one stays. Where a system cannot exchange two directories, there is an
    instant in which neither is in place.

    Args:
        target: The directory to replace; it need not exist.
    """
    with _named(target):
        fresh = _beside(target)
        try:
            yield fresh
            _flush(fresh)
            fresh.chmod(0o755)
            if not target.exists():
                fresh.rename(target)
            elif not _exchange(fresh, target):
                aside = fresh.with_name(fresh.name + "-old")
                target.rename(aside)
                fresh.rename(target)
                shutil.rmtree(aside)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


@contextlib.contextmanager
def replaced_file(target: Path) -> Iterator[Path]:
    """Give a path to write a file to, and put the file in the place of ``target`` at the end.

    Whoever looks finds the old file or the new one, whole. If the block fails, or the process is
    killed in it, the old one stays.

    Args:
        target: The file to replace; it need not exist.
    """
    with _named(target):
        folder = _beside(target)
        # The file lies in a directory of its own, so that what its writer puts beside it (SQLite's
        # journal) goes with it.
        fresh = folder / target.name
        try:
            yield fresh
            _flush(folder)
            fresh.replace(target)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
