"""The build: turn records without faults into the files of the dataset."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs
import pyarrow as pa
import pyarrow.parquet as pq

from camwatch.arrow.canonical import Digest, canonical_json
from camwatch.arrow.compute import pc
from camwatch.arrow.rows import table_of, to_row
from camwatch.arrow.schema import REVISION, record_columns, schema
from camwatch.atomic import naming, replaced_directory, replaced_file
from camwatch.curation.check import sound_records
from camwatch.curation.fault import RecordFaults
from camwatch.curation.readings import current_readings, records_digest, unread
from camwatch.curation.records import NextRelease, Records
from camwatch.errors import BuildRefused
from camwatch.model.record import Record
from camwatch.model.tables import STORED, TABLES
from camwatch.names.prepared import index_of, prepared
from camwatch.store.archive import INDEX, NAMES, Archive, describe, index_bytes
from camwatch.store.release import Release
from camwatch.wording import counted

__all__ = ["PREVIEW", "BuildRefused", "build", "parquet_bytes", "preview", "release", "write_dataset"]

PREVIEW = "preview"
"""The version of a preview that contains changes made since the newest release."""

_ROWS_A_GROUP = 8192
"""Rows per row group. Groups are small, because a look-up by id reads a whole group."""


def parquet_bytes(table: pa.Table) -> bytes:
    """Write a table as Parquet. The same rows and the same version of Arrow give the same bytes."""
    out = io.BytesIO()
    pq.write_table(
        table, out, compression="zstd", compression_level=19, row_group_size=_ROWS_A_GROUP, write_page_checksum=True
    )
    return out.getvalue()


def _revisions(table: str, records: list[Record], earlier: pa.Table | None, ordinal: int) -> pa.Table:
    """Return the rows of a table for all releases: the earlier rows with the changes of this release."""
    fresh = {record.id: record for record in records}
    kept: list[dict[str, Any]] = []
    if earlier is not None:
        for row in earlier.to_pylist():
            # Every build of the newest release starts from the release before it, so that it can be repeated.
            if row["since"] >= ordinal:
                continue
            if row["until"] is not None and row["until"] >= ordinal:
                row["until"] = None
            if row["until"] is None:
                record = fresh.get(row["id"])
                content = {name: row[name] for name in record_columns(table)}
                if record is not None and canonical_json(to_row(record)) == canonical_json(content):
                    del fresh[row["id"]]
                else:
                    row["until"] = ordinal
            kept.append(row)
    added = table_of(table, fresh.values())
    since = pa.array([ordinal] * len(added), pa.int32())
    until = pa.array([None] * len(added), pa.int32())
    rows = added.append_column(REVISION[0], since).append_column(REVISION[1], until)
    stored = schema(table, stored=True)
    whole = pa.concat_tables([pa.Table.from_pylist(kept, schema=stored), rows.cast(stored)])
    return whole.sort_by([("id", "ascending"), ("since", "ascending")]).combine_chunks()


def _digest(tables: dict[str, list[Record]], names: Iterable[str]) -> str:
    digest = Digest()
    for table in sorted(names):
        digest.add(table, (to_row(record) for record in tables[table]))
    return digest.hexdigest()


def write_dataset(target: Path, tables: dict[str, pa.Table], releases: Iterable[Release]) -> None:
    """Write the files of a dataset, replacing the existing ones in one step.

    Args:
        target: The directory.
        tables: Every stored table, with the columns of a revision.
        releases: Every release, oldest first.
    """
    with replaced_directory(target) as fresh:
        files = []
        for table, rows in sorted(tables.items()):
            name = f"{table}.parquet"
            content = parquet_bytes(rows)
            (fresh / name).write_bytes(content)
            files.append(describe(name, content))
        content = prepared(index_of("bodies", tables["bodies"].filter(pc.is_null(tables["bodies"]["until"]))))
        (fresh / NAMES).write_bytes(content)
        files.append(describe(NAMES, content))
        (fresh / INDEX).write_bytes(index_bytes([release.to_index() for release in releases], files))


def _earlier(before: list[NextRelease], published: Path) -> tuple[Archive | None, list[Release]]:
    """Return what was published before a release.

    Args:
        before: The rows of releases.csv that come before it.
        published: The directory of the published dataset.
    """
    if not before:
        return None, []
    if not (published / INDEX).exists():
        raise BuildRefused(
            f"{published} contains no dataset, but releases.csv lists {counted(len(before), 'earlier release')}; "
            "give the directory of the published dataset (`camwatch build --published DIRECTORY`)"
        )
    archive = Archive(published)
    by_version = {release.version: release for release in archive.releases}
    missing = [line.version for line in before if line.version not in by_version]
    if missing:
        raise BuildRefused(
            f"{published} lacks {', '.join(missing)}, which releases.csv lists; restore the published files"
        )
    kept = []
    for line in before:
        release = by_version[line.version]
        if (release.date.isoformat(), release.notes) != (line.date, line.notes):
            raise BuildRefused(
                f"releases.csv changes the date or the notes of {line.version}, which is published; restore them"
            )
        # A DOI may be assigned after a release was published; it is not part of its records.
        kept.append(attrs.evolve(release, doi=line.doi))
    return archive, kept


def _nothing_vanishes(tables: dict[str, list[Record]], archive: Archive, ordinal: int) -> None:
    """Refuse a release that lacks a published record without an entry in retired.csv."""
    retired = {record.id for record in tables["retired"]}
    gone = []
    for table in TABLES:
        here = {record.id for record in tables[table]}
        rows = archive.read(table).select(["id", "since"]).to_pylist()
        published = {row["id"] for row in rows if row["since"] < ordinal}
        gone += [f"{table}/{one}" for one in sorted(published - here) if f"{table}/{one}" not in retired]
    published_retired = {row["id"] for row in archive.read("retired").to_pylist() if row["since"] < ordinal}
    if gone or published_retired - retired:
        lines = [f"  {one}" for one in [*gone, *sorted(published_retired - retired)]]
        raise BuildRefused(
            "these published records are missing; restore each one, or add it, with its successor or the reason, to "
            "retired.csv:\n" + "\n".join(lines)
        )


def _write_release(
    records: Records, folder: Path, line: NextRelease, before: list[NextRelease], published: Path, target: Path
) -> Release:
    """Build one release after the published ones, from records without faults, and write the dataset."""
    archive, releases = _earlier(before, published)
    ordinal = len(releases) + 1
    tables = {table: records.table(table) for table in STORED}
    tables["readings"] = list(current_readings(records))
    if archive is not None:
        _nothing_vanishes(tables, archive, ordinal)
    stored = {
        table: _revisions(table, tables[table], None if archive is None else archive.read(table), ordinal)
        for table in STORED
    }
    release = Release(
        version=line.version,
        ordinal=ordinal,
        date=dt.date.fromisoformat(line.date),
        notes=line.notes,
        counts={table: len(tables[table]) for table in TABLES},
        digest=_digest(tables, TABLES),
        redirects=_digest(tables, ["retired"]),
        credits=tuple(records.credits),
        doi=line.doi,
        gaps=tuple(records.gaps),
        records=records_digest(folder),
    )
    write_dataset(target, stored, [*releases, release])
    return release


def build(folder: Path, target: Path) -> Release:
    """Build the newest release that a folder of records lists in releases.csv.

    The same records and the same version of Arrow give the same bytes on any computer.

    Args:
        folder: The folder of records.
        target: The directory of the dataset, which contains the earlier releases.

    Returns:
        The release that was built.

    Raises:
        RecordFaults: If the records have faults.
        BuildRefused: If a published record would be lost, or a published release is missing.
        DamagedData: If the dataset in the target is damaged.
    """
    records = sound_records(folder)
    return _write_release(records, folder, records.releases[-1], records.releases[:-1], target, target)


def preview(folder: Path, published: Path, target: Path) -> Release:
    """Build a preview of the next release in a directory of its own.

    If releases.csv lists a release that is not published yet, the preview is that release. Otherwise it has the
    version ``preview`` and today's date.

    Args:
        folder: The folder of records.
        published: The directory of the published dataset, which is not changed.
        target: The directory of the preview.

    Returns:
        The release that was built.

    Raises:
        RecordFaults: If the records have faults.
        BuildRefused: If a published record would be lost, or a published release is missing.
        DamagedData: If the published dataset is damaged.
    """
    records = sound_records(folder)
    listed = records.releases
    known = {release.version for release in Archive(published).releases} if (published / INDEX).exists() else set()
    if listed[-1].version in known:
        line = NextRelease(version=PREVIEW, date=dt.date.today().isoformat(), notes="A preview that was not released.")
        return _write_release(records, folder, line, listed, published, target)
    return _write_release(records, folder, listed[-1], listed[:-1], published, target)


def release(root: Path, version: str, notes: str, *, date: dt.date, allow_unread: bool = False) -> Release:
    """Publish the records in a clone of the repository as a new release of the dataset.

    It adds the release to ``records/releases.csv`` and writes ``src/camwatch/data``. If it fails, neither changes.

    Args:
        root: The clone.
        version: The version, CalVer ``YYYY.MM.N`` with the year and month of the date.
        notes: What is new in the release.
        date: The date of the release.
        allow_unread: Whether to release even if commitments lack a second reading. Their number is added to the notes.

    Returns:
        The release.

    Raises:
        RecordFaults: If the records have faults, or lack second readings.
        BuildRefused: If the version does not follow the last one, or a published record would be lost.
        DamagedData: If the published dataset is damaged.
    """
    folder, target = root / "records", root / "src" / "camwatch" / "data"
    listed = folder / "releases.csv"
    if not version.startswith(f"{date:%Y.%m}."):
        raise BuildRefused(
            f"{version!r} does not match the release date {date}; expected {date:%Y.%m}.N, where N is the number of "
            "the release in that month, starting with 0"
        )
    records = sound_records(folder)
    if any(line.version == version for line in records.releases):
        raise BuildRefused(f"{version} is already in releases.csv and cannot change; choose the next version")
    if missing := unread(records):
        if not allow_unread:
            raise RecordFaults(missing)
        notes = f"{notes.rstrip()} {counted(len(missing), 'commitment')} had no second reading."
    with naming(listed):
        before = listed.read_bytes()
    row = io.StringIO()
    header = before.decode().partition("\n")[0]
    csv.writer(row, lineterminator="\n").writerow([version, date.isoformat(), notes, *[""] * (header.count(",") - 2)])
    try:
        with replaced_file(listed) as fresh:
            fresh.write_bytes(before + row.getvalue().encode())
        return build(folder, target)
    except BaseException:
        with replaced_file(listed) as fresh:
            fresh.write_bytes(before)
        raise
