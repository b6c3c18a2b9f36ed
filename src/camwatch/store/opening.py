"""Opening a dataset: the same files are opened once in a process."""

from __future__ import annotations

import copyreg
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from camwatch.errors import UnknownArgument, UnknownRelease
from camwatch.store.archive import INDEX, Archive
from camwatch.store.location import data_directory
from camwatch.store.tables import Tables

if TYPE_CHECKING:
    from camwatch.dataset import Dataset

__all__ = ["open_tables"]

_open: dict[Path, Tables] = {}
"""The newest release of each directory that was opened last."""


def _checksum(directory: Path) -> str | None:
    try:
        return hashlib.sha256((directory / INDEX).read_bytes()).hexdigest()
    except OSError:
        return None


def open_tables(
    version: str | None, path: str | os.PathLike[str] | None, facade: Callable[[Tables], Dataset]
) -> Tables:
    """Open a release of the dataset in a directory.

    What was opened before is used again as long as the directory has the same index: a dataset that was built again is
    read again. The shipped dataset does not change while a process runs.

    Args:
        version: The version; the newest if None.
        path: The directory; if None, the shipped dataset.
        facade: Makes the dataset of the tables.

    Raises:
        UnknownArgument: If the path cannot be one.
        UnknownRelease: If no release has this version.
        DamagedData: If a file of the dataset is missing, damaged or something else.
    """
    try:
        directory = data_directory() if path is None else Path(path).resolve()
    except (TypeError, ValueError, RuntimeError) as error:  # a NUL in it, links that lead in a circle
        raise UnknownArgument(f"path={path!r} is not a valid path: {error}") from None
    tables = _open.get(directory)
    if tables is None:
        tables = _open.setdefault(directory, _newest(directory, facade))
    elif path is not None and tables.archive.checksum != _checksum(directory):
        tables = _open[directory] = _newest(directory, facade)
    return tables.of_version(version)


def _newest(directory: Path, facade: Callable[[Tables], Dataset]) -> Tables:
    archive = Archive(directory)
    return Tables(archive, archive.releases[-1], facade)


_Place: TypeAlias = tuple[Callable[[Tables], "Dataset"], str, str, str | None]


def _pickled(tables: Tables) -> tuple[Callable[..., Tables], _Place]:
    """Pickle the place of the tables, not their content; the shipped dataset is in every installation."""
    release, path = tables.release, None if tables.path == data_directory() else str(tables.path)
    return _reopened, (tables.facade, release.version, release.digest, path)


copyreg.pickle(Tables, _pickled)


def _reopened(facade: Callable[[Tables], Dataset], version: str, digest: str, path: str | None) -> Tables:
    """Open a release in another process, or later.

    Raises:
        UnknownRelease: If no release has this version, or the release with this version is another one.
    """
    tables = open_tables(version, path, facade)
    if tables.release.digest != digest:
        raise UnknownRelease(
            f"the pickled data came from a release {version} with the digest {digest}, "
            f"but in {tables.path} it has {tables.release.digest}; use the dataset that was pickled"
        )
    return tables
