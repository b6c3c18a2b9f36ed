"""Rules about ids, and about the file that a record belongs in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from camwatch.curation.fault import Fault
from camwatch.curation.records import Entry, Records
from camwatch.model.body import Body
from camwatch.model.commitment import Commitment
from camwatch.model.country import COUNTRIES
from camwatch.model.intervention import Intervention
from camwatch.model.retirement import Retirement
from camwatch.model.statistic import Statistic
from camwatch.model.tie import Tie

__all__ = ["files_hold_what_they_say", "ids_are_unique", "ids_name_their_country"]


def ids_are_unique(records: Records) -> Iterator[Fault]:
    """No two records of a table have the same id, and no record has the id of a retired record."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in records.entries:
        if not entry.id:
            continue
        other = first.setdefault((entry.table, entry.id), entry)
        if other is not entry:
            yield entry.fault(
                f"the record at {other.file}:{other.fault('').line} has the same id; choose "
                "another id, or merge the two records",
                ("id",),
            )
    for entry, retired in records.of(Retirement):
        table, _, record_id = retired.id.partition("/")
        if (table, record_id) in first:
            yield entry.fault(
                "the record is listed as retired, but it still exists; remove the record, or remove this row"
            )


def ids_name_their_country(records: Records) -> Iterator[Fault]:
    """The id of a body begins with its country; the id of a commitment or a tie begins with the id of its body."""
    for entry, body in records.of(Body):
        prefix = body.jurisdiction[:2].lower() + "-"
        if body.country in COUNTRIES and not body.id.startswith(prefix):
            yield entry.fault(f"the id of a body in {body.jurisdiction} must begin with {prefix!r}", ("id",))
    for entry in records.entries:
        claim = entry.record
        if isinstance(claim, Commitment | Tie) and not claim.id.startswith(claim.body_id + "-"):
            yield entry.fault(f"the id must begin with the id of its body: {claim.body_id}-…", ("id",))


def files_hold_what_they_say(records: Records) -> Iterator[Fault]:
    """Claims are in the file of their body, interventions of their year, and statistics of their country."""
    for entry in records.entries:
        path = PurePosixPath(entry.file)
        record = entry.record
        expected = None
        if isinstance(record, Commitment | Tie):
            expected = f"claims/{record.body_id[:2]}/{record.body_id}.yml"
        elif isinstance(record, Intervention):
            expected = f"interventions/{record.date.text[:4] if record.date else 'undated'}.yml"
        elif isinstance(record, Statistic):
            expected = f"statistics/{record.jurisdiction[:2].lower() if record.jurisdiction else 'world'}.yml"
        if expected is not None and path != PurePosixPath(expected):
            yield entry.fault(f"the record is in the wrong file; move it to {expected}")
