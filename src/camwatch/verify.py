"""Verifying: every file's SHA-256, what the index says of each release, and its digest computed again."""

from __future__ import annotations

import datetime as dt
import importlib.resources
import os
from collections.abc import Iterable, Iterator

from camwatch.arrow.canonical import Digest
from camwatch.arrow.schema import record_columns
from camwatch.dataset import Dataset, tables_of
from camwatch.errors import DamagedData, UnknownId
from camwatch.metadata.shipped import package_descriptions
from camwatch.model.tables import STORED, TABLES
from camwatch.names.prepared import index_of, prepared, read_prepared
from camwatch.store.archive import NAMES, Archive
from camwatch.store.opening import open_tables
from camwatch.store.release import Release
from camwatch.store.tables import Tables

__all__ = ["digest_of", "verify_dataset"]


def digest_of(dataset: Dataset) -> str:
    """Compute the digest of a release from its records."""
    return _digest(tables_of(dataset), TABLES)


def _digest(tables: Tables, names: Iterable[str]) -> str:
    digest = Digest()
    for table in sorted(names):
        digest.add(table, tables.stored(table).select(record_columns(table)).to_pylist())
    return digest.hexdigest()


def _check_releases(archive: Archive) -> None:
    """Check the dates of releases: in order, not in the future, and those that their versions name."""
    tomorrow = dt.date.today() + dt.timedelta(days=1)  # it may be that day already elsewhere
    before = dt.date.min
    for release in archive.releases:
        version, date = release.version, release.date
        year, _, rest = version.partition(".")
        named = rest.partition(".")[0]
        if not before <= date <= tomorrow:
            raise DamagedData(
                f"{archive.path}: the release {version} is dated {date}, which is in the "
                "future or before the release that precedes it"
            )
        if year.isdecimal() and named.isdecimal() and (int(year), int(named)) != (date.year, date.month):
            raise DamagedData(
                f"{archive.path}: the release {version} is dated {date}, which is in another month than its version"
            )
        before = date


def _check_counts(tables: Tables) -> None:
    """Check that a release has as many records of each table as the index says."""
    for table in TABLES:
        said, there = tables.release.counts.get(table, 0), len(tables.stored(table))
        if said != there:
            raise DamagedData(
                f"{tables.path}: the release {tables.release.version} has {there:,} {table}, expected {said:,}"
            )


def _check_redirects(tables: Tables) -> None:
    """Check that the retired ids are those that were published, and that redirects lead to a record or a tombstone."""
    release = tables.release
    if release.redirects is not None and release.redirects != _digest(tables, ["retired"]):
        raise DamagedData(f"{tables.path}: the retired ids of {release.version} differ from those published")
    for row in tables.stored("retired").to_pylist():
        table, _, record_id = row["id"].partition("/")
        fault = ""
        if table not in TABLES:
            fault = "is of no table"
        elif release.redirects is None and not tables.archive.revisions(table, record_id):
            fault = "never was a record"
        elif record_id in tables.stored(table)["id"].to_pylist():
            fault = "is still a record"
        else:
            try:
                tables.last_id(table, record_id)  # a circle is refused there
            except UnknownId as error:
                fault = f"leads nowhere: {error}"
        if fault:
            raise DamagedData(f"{tables.path}: the retired id {row['id']!r} of {release.version} {fault}")


def _check_descriptions() -> None:
    """Check that the JSON Schemas in the package match its model."""
    package = importlib.resources.files("camwatch")
    for path, text in package_descriptions().items():
        try:
            there = package.joinpath(path).read_bytes()
        except OSError as error:
            raise DamagedData(f"camwatch/{path} cannot be read ({error}); reinstall camwatch") from error
        if there != text.encode():
            raise DamagedData(f"camwatch/{path} does not describe the records of this package; reinstall camwatch")


def _check_names(tables: Tables) -> None:
    """Check that the index of names beside the tables matches their names."""
    content = tables.archive.names()
    if content is None or read_prepared(content) is None:
        return
    if content != prepared(index_of("bodies", tables.stored("bodies"))):
        raise DamagedData(f"{tables.path / NAMES} is not the index of the names in bodies.parquet")


def verify_dataset(path: str | os.PathLike[str] | None = None) -> Iterator[tuple[Release, str]]:
    """Check the dataset, then yield each release with its digest computed again.

    This checks every byte of every file; the order, dates, counts and redirects of releases; and, for the shipped
    dataset, the JSON Schemas beside it. Whether a digest is the published one is up to the caller: compare the two.

    Args:
        path: A directory that ``camwatch build`` wrote; the shipped dataset if None.

    Raises:
        DamagedData: If a file is not what was published, or does not fit the others.
    """
    # The files as they are now, whatever this process read before.
    archive = Archive(open_tables(None, path, Dataset).path)
    archive.contents()
    _check_releases(archive)
    if path is None:
        _check_descriptions()
    newest = Tables(archive, archive.releases[-1], Dataset)
    _check_names(newest)
    for release in archive.releases:
        tables = newest.at(release)
        for table in STORED:
            tables.stored(table)
        _check_counts(tables)
        _check_redirects(tables)
        yield release, _digest(tables, TABLES)
