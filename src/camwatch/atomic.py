"""Putting a file or a directory in its place in one step."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import secrets
import shutil
import stat
import string
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

__all__ = ["naming", "replaced_directory", "replaced_file", "replaced_files"]

_AT_FDCWD = -100
_RENAME_NOREPLACE, _RENAME_EXCHANGE = 1, 2


def _renamed(one: Path, other: Path, how: int) -> bool:
    """Rename a path in a way that only some systems know (Linux since 3.15); say whether it was done.

    Raises:
        FileExistsError: If the other path exists and is not to be replaced.
    """
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done: int = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), how)
    if done and ctypes.get_errno() == errno.EEXIST:
        raise _exists(other)
    return done == 0


def _exists(target: Path) -> FileExistsError:
    return FileExistsError(errno.EEXIST, "already exists; choose another path", str(target))


def _refuse(target: Path, *, replace: bool, directory: bool) -> None:
    """Refuse a target that may not be replaced: a special file, or a directory in the place of a file."""
    try:
        mode = target.stat().st_mode
    except OSError:
        return
    if not replace:
        raise _exists(target)
    if not (stat.S_ISDIR if directory else stat.S_ISREG)(mode):
        wanted = "a directory" if directory else "a regular file"
        raise FileExistsError(errno.EEXIST, f"is not {wanted}; choose another path", str(target))


def _flush(directory: Path) -> None:
    for path in sorted(directory.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())


@contextlib.contextmanager
def naming(target: Path) -> Iterator[None]:
    """Make an OSError in the block name the target instead of a temporary directory or no file."""
    try:
        yield
    except OSError as error:
        if error.filename is None or f".{target.name}-" in os.fsdecode(error.filename):
            error.filename = str(target)
            error.filename2 = None
        raise


_LETTERS = string.ascii_lowercase + string.digits


@contextlib.contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Make an empty directory beside a target, on the same file system, and remove what is left of it at the end."""
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = target.with_name(f".{target.name}-{''.join(secrets.choice(_LETTERS) for _ in range(8))}")
    ours = True
    # The name is known before the directory exists: a signal may end the program at any line from here on.
    try:
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            ours = False
            raise
        yield folder
    finally:
        if ours:
            _remove(folder)


def _remove(folder: Path) -> None:
    """Remove a directory, also if a signal arrives meanwhile."""
    try:
        shutil.rmtree(folder, ignore_errors=True)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _put(fresh: Path, target: Path, *, replace: bool) -> None:
    """Put a directory in its place."""
    if not replace or not target.exists():
        try:
            if not _renamed(fresh, target, _RENAME_NOREPLACE):
                _refuse(target, replace=replace, directory=True)
                fresh.rename(target)
            return
        except FileExistsError:
            # Another process was faster.
            if not replace:
                raise
    _refuse(target, replace=replace, directory=True)
    if not _renamed(fresh, target, _RENAME_EXCHANGE):
        aside = fresh.with_name(fresh.name + "-old")
        target.rename(aside)
        fresh.rename(target)
        shutil.rmtree(aside)


@contextlib.contextmanager
def replaced_directory(target: Path, *, replace: bool = True) -> Iterator[Path]:
    """Yield an empty directory to write to, and put it in the place of ``target`` at the end.

    Whoever looks finds the old directory or the new one, whole. If the block fails, or the process
    is killed in it, the old one stays. Where a system cannot exchange two directories, there is an
    instant in which neither is in place.

    Args:
        target: The directory to replace; it need not exist.
        replace: Whether a directory that exists, or that appears in the meantime, is replaced.

    Raises:
        FileExistsError: If it may not be replaced, or is not a directory.
    """
    with naming(target):
        _refuse(target, replace=replace, directory=True)
        with _beside(target) as fresh:
            yield fresh
            _flush(fresh)
            fresh.chmod(0o755)
            _put(fresh, target, replace=replace)


@contextlib.contextmanager
def replaced_file(target: Path, *, replace: bool = True) -> Iterator[Path]:
    """Yield a path to write a file to, and put the file in the place of ``target`` at the end.

    Whoever looks finds the old file or the new one, whole. If the block fails, or the process is
    killed in it, the old one stays.

    Args:
        target: The file to replace; it need not exist.
        replace: Whether a file that exists, or that appears in the meantime, is replaced.

    Raises:
        FileExistsError: If it may not be replaced, or is not a regular file.
    """
    with naming(target):
        _refuse(target, replace=replace, directory=False)
        # The file lies in a directory of its own, so that what its writer puts beside it (SQLite's
        # journal) goes with it.
        with _beside(target) as folder:
            fresh = folder / target.name
            yield fresh
            _flush(folder)
            _refuse(target, replace=replace, directory=False)
            if replace or not _renamed(fresh, target, _RENAME_NOREPLACE):
                fresh.replace(target)


@contextlib.contextmanager
def replaced_files(targets: Sequence[Path]) -> Iterator[list[Path]]:
    """Yield a path for each file, and put all files in the place of ``targets`` at the end, or none.

    All are written and flushed before the first is put in its place. If one cannot be put there, those
    that were are taken back. If the process is killed in that moment, each file is the old or the new one, whole,
    and the earlier targets may be new while the later ones are old.

    Args:
        targets: The files to replace; they need not exist.

    Raises:
        FileExistsError: If one may not be replaced, or is not a regular file.
    """
    with contextlib.ExitStack() as stack:
        folders = []
        for target in targets:
            with naming(target):
                _refuse(target, replace=True, directory=False)
                folders.append(stack.enter_context(_beside(target)))
        fresh = [folder / target.name for folder, target in zip(folders, targets, strict=True)]
        yield fresh
        # What is there now lies beside the new file, ready to be put back.
        earlier: list[Path | None] = []
        for target, folder in zip(targets, folders, strict=True):
            with naming(target):
                _flush(folder)
                _refuse(target, replace=True, directory=False)
                earlier.append(folder / f"{target.name}-old" if target.exists() else None)
                if (old := earlier[-1]) is not None:
                    shutil.copy2(target, old)
        done: list[tuple[Path, Path | None]] = []
        try:
            for path, target, old in zip(fresh, targets, earlier, strict=True):
                done.append((target, old))
                with naming(target):
                    path.replace(target)
        except BaseException:
            for target, old in reversed(done):
                _take_back(target, old)
            raise


def _take_back(target: Path, old: Path | None) -> None:
    """Put an earlier file back; if there was none, remove the new one."""
    with contextlib.suppress(OSError):
        if old is None:
            target.unlink(missing_ok=True)
            return
        try:
            old.replace(target)
        except OSError:
            shutil.copyfile(old, target)
