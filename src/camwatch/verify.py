"""Verifying: every file's SHA-256, and every release's digest computed anew."""

from __future__ import annotations

import os
from collections.abc import Iterator

from camwatch.arrow.canonical import Digest
from camwatch.arrow.schema import record_columns
from camwatch.dataset import Dataset, load, releases, tables_of
from camwatch.model.tables import TABLES
from camwatch.store.archive import Archive
from camwatch.store.release import Release

__all__ = ["digest_of", "verify_dataset"]


def digest_of(dataset: Dataset) -> str:
    """Compute the digest of a release from its records."""
    digest = Digest()
    tables = tables_of(dataset)
    for table in sorted(TABLES):
        digest.add(table, tables.table(table).select(record_columns(table)).to_pylist())
    return digest.hexdigest()


def verify_dataset(path: str | os.PathLike[str] | None = None) -> Iterator[tuple[Release, str]]:
    """Check every byte of the dataset, then yield each release with its digest computed anew.

    Args:
        path: A directory that ``camwatch build`` wrote; the shipped dataset where None.

    Raises:
        DamagedData: If a file is not what was published.
    """
    # The files as they are now, whatever this process read before.
    Archive(tables_of(load(path=path)).path).contents()
    for release in releases(path=path):
        yield release, digest_of(load(release.version, path=path))
