"""The formats: one registry, and the function that writes any of them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol

import attrs

from camwatch.errors import CamwatchError, TargetExists, UnknownArgument, UnknownWord, nearest, system_reason
from camwatch.export.about import About
from camwatch.export.target import allow, mark
from camwatch.store.tables import Tables

__all__ = ["FORMATS", "Format", "export"]


class _Writer(Protocol):
    """A module of a format."""

    def write(self, tables: Tables, path: Path, about: About) -> dict[str, int]:
        """Write a dataset to a new file or an empty directory; return how many rows each file has."""


@attrs.frozen
class Format:
    """A format that a release is exported in."""

    name: str
    directory: bool
    """Whether an export is a directory of files."""
    doc: str

    @property
    def writer(self) -> _Writer:
        """The module that writes it, loaded when it is first needed."""
        match self.name:
            case "csv":
                from camwatch.export import csv

                return csv
            case "ndjson":
                from camwatch.export import ndjson

                return ndjson
            case "parquet":
                from camwatch.export import parquet

                return parquet
            case "sqlite":
                from camwatch.export import sqlite

                return sqlite
            case "xlsx":
                from camwatch.export import xlsx

                return xlsx
            case "ftm":
                from camwatch.export import ftm

                return ftm
            case _:
                from camwatch.export import datapackage

                return datapackage


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format(
            "csv",
            True,
            "a directory with one CSV file per table and per list, and the promises at a glance",
        ),
        Format("ndjson", True, "a directory with one file of JSON lines per table, with lists kept as lists"),
        Format(
            "parquet",
            True,
            "a directory with one Parquet file per table, with lists kept as lists, and Croissant",
        ),
        Format("sqlite", False, "a SQLite database with keys, indexes and full-text search"),
        Format(
            "xlsx",
            False,
            "an Excel workbook: promises at a glance, one sheet per table (needs the extra xlsx)",
        ),
        Format("ftm", True, "a directory with FollowTheMoney entities as JSON lines"),
        Format("datapackage", True, "a Data Package: the CSV files with datapackage.json"),
    )
}
"""Every format by its name."""


def export(
    tables: Tables,
    path: str | os.PathLike[str],
    *,
    format: str,  # noqa: A002 (its users know it by this name)
    overwrite: bool = False,
) -> Path:
    """Write a release in a format; see :meth:`camwatch.Dataset.export`.

    What a killed process had begun stays beside the target, under a name that starts with a dot.
    """
    known = next((one for name, one in FORMATS.items() if name == format), None)
    if known is None:
        raise UnknownWord(f"{format!r} is not an export format; {nearest(str(format), FORMATS)}")
    from camwatch.atomic import replaced_directory, replaced_file

    writer = known.writer
    try:
        target = Path(path).resolve()
    except (TypeError, ValueError, RuntimeError, OSError) as error:  # a NUL in it, links that lead in a circle
        raise UnknownArgument(f"path={path!r:.100} is not a valid path: {error}") from None
    about = About(tables.release)
    try:
        allow(target, directory=known.directory, overwrite=overwrite)
        if known.directory:
            with replaced_directory(target, replace=overwrite) as folder:
                mark(folder, about, known.name, writer.write(tables, folder, about))
                # What came to lie there in the meantime is not replaced without being asked.
                allow(target, directory=True, overwrite=overwrite)
        else:
            with replaced_file(target, replace=overwrite) as file:
                writer.write(tables, file, about)
                allow(target, directory=False, overwrite=overwrite)
    except OSError as error:
        if isinstance(error, CamwatchError):
            raise
        if isinstance(error, FileExistsError) and error.filename == str(target):
            raise TargetExists(f"{target} {error.strerror}") from error
        raise CamwatchError(f"{target} cannot be written: {system_reason(error)}") from error
    return target
