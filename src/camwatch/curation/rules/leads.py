"""Rules about the leads that records were made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from camwatch.curation.fault import Fault
from camwatch.curation.records import Records

__all__ = ["leads_are_used_or_rejected"]


def leads_are_used_or_rejected(records: Records) -> Iterator[Fault]:
    """A rejected lead is listed once, with a reason, and no record uses it."""
    used = {lead: entry for entry in records.entries for lead in entry.leads}
    counts = Counter(rejection.lead for rejection in records.rejections)
    for rejection in records.rejections:
        lead, entry = rejection.lead, used.get(rejection.lead)
        if entry is not None:
            message = (
                f"the lead {lead!r} is listed as rejected, but {entry.id} in {entry.file} uses it; "
                "remove this row, or remove the lead from that record"
            )
            yield Fault("rejected.csv", rejection.line, lead, message)
        if counts[lead] > 1:
            yield Fault("rejected.csv", rejection.line, lead, "the lead is listed twice; remove one of the two rows")
    for entry in records.entries:
        if len(set(entry.leads)) < len(entry.leads):
            yield entry.fault("the record lists a lead twice; remove one of the two", ("leads",))
