"""Rules about second readings."""

from __future__ import annotations

from collections.abc import Iterator

from camwatch.curation.fault import Fault
from camwatch.curation.records import Records
from camwatch.errors import nearest
from camwatch.model.claim import Claim
from camwatch.model.reading import Reading
from camwatch.model.tables import TABLES
from camwatch.wording import noun

__all__ = ["readings_are_of_claims"]


def readings_are_of_claims(records: Records) -> Iterator[Fault]:
    """A reading belongs to a claim in the records."""
    ids = records.ids()
    claims = [table for table in TABLES if issubclass(TABLES[table], Claim)]
    for entry, reading in records.of(Reading):
        table, _, record_id = reading.id.partition("/")
        if table not in claims:
            yield entry.fault(f"{table!r} is not a table of claims; {nearest(table, claims)}")
        elif record_id not in ids[table] and table not in records.incomplete:
            near = nearest(record_id, ids[table], of=table)
            yield entry.fault(f"no {noun(TABLES[table])} has the id {record_id!r}; {near}")
