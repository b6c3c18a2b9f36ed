"""The build: from sound records to the files of the dataset."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs
import pyarrow as pa
import pyarrow.parquet as pq

from camwatch.arrow.canonical import Digest, canonical_json
from camwatch.arrow.rows import table_of, to_row
from camwatch.arrow.schema import REVISION, record_columns, schema
from camwatch.atomic import replaced_directory
from camwatch.curation.check import sound_records
from camwatch.curation.records import Records
from camwatch.errors import CamwatchError
from camwatch.model.record import Record
from camwatch.model.tables import STORED, TABLES
from camwatch.store.archive import INDEX, Archive, describe, index_bytes
from camwatch.store.release import Release

__all__ = ["BuildRefused", "build", "parquet_bytes", "write_dataset"]

_ROWS_A_GROUP = 8192
"""A look-up by id reads one group of rows, so groups are small."""


class BuildRefused(CamwatchError):
    """The records are sound, but the release that they make would break a promise to its users."""


def parquet_bytes(table: pa.Table) -> bytes:
    """Write a table as Parquet, the same bytes for the same rows and the same version of Arrow."""
    out = io.BytesIO()
    pq.write_table(
        table, out, compression="zstd", compression_level=19, row_group_size=_ROWS_A_GROUP, write_page_checksum=True
    )
    return out.getvalue()


def _revisions(table: str, records: list[Record], earlier: pa.Table | None, ordinal: int) -> pa.Table:
    """Return the rows of a table for all releases: those of earlier ones, and what this one changes."""
    fresh = {record.id: record for record in records}
    kept: list[dict[str, Any]] = []
    if earlier is not None:
        for row in earlier.to_pylist():
            # A build of the newest release starts from the one before, however often it is run.
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


def _digest(tables: dict[str, list[Record]]) -> str:
    digest = Digest()
    for table in sorted(TABLES):
        digest.add(table, (to_row(record) for record in tables[table]))
    return digest.hexdigest()


def write_dataset(target: Path, tables: dict[str, pa.Table], releases: Iterable[Release]) -> None:
    """Write the files of a dataset, putting them in the place of what was there in one step.

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
        (fresh / INDEX).write_bytes(index_bytes([release.to_index() for release in releases], files))


def _earlier(records: Records, target: Path) -> tuple[Archive | None, list[Release]]:
    """Return what was published before the newest release, as it lies in the target."""
    before = records.releases[:-1]
    if not before:
        return None, []
    if not (target / INDEX).exists():
        raise BuildRefused(
            f"{target} holds no dataset, but releases.csv lists {len(before)} published before; "
            "build into the directory that holds them"
        )
    archive = Archive(target)
    published = {release.version: release for release in archive.releases}
    missing = [release.version for release in before if release.version not in published]
    if missing:
        raise BuildRefused(f"{target} does not hold the published {', '.join(missing)}; restore its files first")
    kept = []
    for line in before:
        release = published[line.version]
        if (release.date.isoformat(), release.notes) != (line.date, line.notes):
            raise BuildRefused(
                f"{line.version} was published with another date or other notes; restore them in releases.csv"
            )
        # A DOI may be assigned after a release was published; it is no part of its records.
        kept.append(attrs.evolve(release, doi=line.doi))
    return archive, kept


def _nothing_vanishes(tables: dict[str, list[Record]], archive: Archive, ordinal: int) -> None:
    """Refuse a release in which a published record is gone without a word."""
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
            "these published records are gone; put each back, or write in retired.csv what became of it:\n"
            + "\n".join(lines)
        )


def build(folder: Path, target: Path) -> Release:
    """Build the newest release of a folder of records.

    Run twice, on any machine with the same version of Arrow, it writes the same bytes.

    Args:
        folder: The folder of records.
        target: The directory of the dataset; it holds the releases that were published before.

    Returns:
        The release that was built.

    Raises:
        RecordFaults: If the records have faults.
        BuildRefused: If a published record would vanish, or a published release is not there.
        DamagedData: If the dataset in the target is damaged.
    """
    records = sound_records(folder)
    archive, releases = _earlier(records, target)
    ordinal = len(releases) + 1
    tables = {table: records.table(table) for table in STORED}
    if archive is not None:
        _nothing_vanishes(tables, archive, ordinal)
    stored = {
        table: _revisions(table, tables[table], None if archive is None else archive.read(table), ordinal)
        for table in STORED
    }
    line = records.releases[-1]
    release = Release(
        version=line.version,
        ordinal=ordinal,
        date=dt.date.fromisoformat(line.date),
        notes=line.notes,
        counts={table: len(tables[table]) for table in TABLES},
        digest=_digest(tables),
        credits=tuple(records.credits),
        doi=line.doi,
        gaps=tuple(records.gaps),
    )
    write_dataset(target, stored, [*releases, release])
    return release
