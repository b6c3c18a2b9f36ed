"""Second readings: which record has one, and which still needs one."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

from camwatch.arrow.canonical import canonical_json
from camwatch.arrow.rows import to_row
from camwatch.atomic import naming, replaced_file
from camwatch.curation.check import sound_records
from camwatch.curation.fault import Fault
from camwatch.curation.layout import csv_header, folder_kind
from camwatch.curation.records import Entry, Records
from camwatch.curation.text import record_files
from camwatch.dates import PartialDate
from camwatch.errors import UnknownArgument, UnknownId, nearest
from camwatch.model.claim import Claim
from camwatch.model.commitment import Commitment
from camwatch.model.reading import Reading
from camwatch.model.record import Record
from camwatch.model.vocabulary import Verdict

__all__ = ["current_readings", "digest_of", "need_reading", "records_digest", "unread", "write_reading"]


def digest_of(record: Record) -> str:
    """Return the digest of a record's content: the first 16 hexadecimal digits of the SHA-256 of its canonical JSON."""
    return hashlib.sha256(canonical_json(to_row(record)).encode()).hexdigest()[:16]


def current_readings(records: Records) -> list[Reading]:
    """Return the readings of records that have not changed since they were read, in the order of their ids."""
    contents = {f"{entry.table}/{entry.id}": entry.record for entry in records.entries}
    current = []
    for _, reading in records.of(Reading):
        record = contents.get(reading.id)
        if record is not None and digest_of(record) == reading.digest:
            current.append(reading)
    return sorted(current, key=lambda reading: reading.id)


def need_reading(records: Records) -> Iterator[tuple[Entry, Record]]:
    """Yield the records that need a second reading before a release: every commitment that is made."""
    for entry, commitment in records.of(Commitment):
        if commitment.made:
            yield entry, commitment


def unread(records: Records) -> list[Fault]:
    """Return a fault for each record that needs a current reading and has none.

    Args:
        records: Records without faults.
    """
    current = {reading.id for reading in current_readings(records)}
    stale = {reading.id for _, reading in records.of(Reading)} - current
    faults = []
    for entry, _ in need_reading(records):
        key = f"{entry.table}/{entry.id}"
        if key in stale:
            faults.append(
                entry.fault(
                    "changed after its second reading; compare it with its sources again, then run `camwatch reading`"
                )
            )
        elif key not in current:
            faults.append(
                entry.fault(
                    "not yet checked by a second person; ask somebody other than the author to compare the record "
                    "with its sources and to run `camwatch reading`"
                )
            )
    return sorted(faults)


def write_reading(
    folder: Path, record: str, *, verdict: Verdict, read: str, remark: str | None, day: PartialDate
) -> Reading:
    """Add a second reading of a record as it is now to ``readings.csv``; it replaces an earlier one.

    Args:
        folder: The folder of records.
        record: Table and id of the record, separated by a slash.
        verdict: The result of the comparison.
        read: Ids of the sources that were read, or a description of the pages.
        remark: What was wrong, or what could not be read.
        day: The day of the reading.

    Returns:
        The reading.

    Raises:
        RecordFaults: If the records have faults.
        UnknownId: If no record has this id.
        UnknownArgument: If ``read`` is empty.
    """
    if not read.strip():
        raise UnknownArgument(f"read={read!r}: the text is empty; give the sources or pages that you read")
    records = sound_records(folder)
    contents = {f"{entry.table}/{entry.id}": entry.record for entry in records.entries}
    found = contents.get(record)
    if found is None or not isinstance(found, Claim):
        claims = [key for key, one in contents.items() if isinstance(one, Claim)]
        raise UnknownId(f"{record!r} is not a claim; {nearest(record, claims, of='claims')}")
    reading = Reading(id=record, digest=digest_of(found), day=day, verdict=verdict, read=read, remark=remark)
    rows = {one.id: one for _, one in records.of(Reading)} | {record: reading}
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(csv_header("readings"))
    for _, row in sorted(rows.items()):
        writer.writerow([row.id, row.digest, row.day, row.verdict, row.read, row.remark or ""])
    with replaced_file(folder / "readings.csv") as fresh:
        fresh.write_text(text.getvalue(), encoding="utf-8", newline="\n")
    return reading


def records_digest(folder: Path) -> str:
    """Return the SHA-256 of a folder of records: over the name, length and content of each file, ordered by name."""
    digest = hashlib.sha256()
    for path, name in record_files(folder):
        if folder_kind(name) is not None:
            with naming(path):
                content = path.read_bytes()
            digest.update(f"{name}\t{len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()
