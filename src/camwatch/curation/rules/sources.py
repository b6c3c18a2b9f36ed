"""Rules about sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from camwatch.curation.fault import Fault
from camwatch.curation.ids import same_address
from camwatch.curation.records import Records
from camwatch.model.claim import Claim
from camwatch.model.commitment import Commitment
from camwatch.model.source import Source
from camwatch.model.vocabulary import ListTaken

__all__ = ["addresses_are_unique", "cited_sources", "sources_are_cited", "whole_lists_have_records"]


def addresses_are_unique(records: Records) -> Iterator[Fault]:
    """No two sources have the same address; http and https, www and a final slash make no difference."""
    first: dict[str, str] = {}
    for entry, source in records.of(Source):
        other = first.setdefault(same_address(source.url), source.id)
        if other != source.id:
            yield entry.fault(
                f"the source {other!r} has the same address; cite that source, and remove this row", ("url",)
            )


def cited_sources(claim: Claim) -> set[str]:
    """Return the ids of the sources that a claim cites, its milestones included."""
    cited = {citation.source_id for citation in claim.citations}
    if isinstance(claim, Commitment):
        cited.update(citation.source_id for milestone in claim.milestones for citation in milestone.citations)
    return cited


def sources_are_cited(records: Records) -> Iterator[Fault]:
    """Every source is cited by a claim."""
    cited: set[str] = set()
    whole = True
    for entry in records.entries:
        if isinstance(entry.record, Claim):
            cited |= cited_sources(entry.record)
        elif entry.record is None:
            whole = False
    if not whole or records.incomplete - {"bodies", "sources", "retired", "readings"}:
        return  # a claim that could not be read may be the one that cites it
    for entry, source in records.of(Source):
        if source.id not in cited:
            yield entry.fault("no record cites this source; cite it, or remove the row")


def whole_lists_have_records(records: Records) -> Iterator[Fault]:
    """At least two records cite a source if the register has the whole list of bodies in it."""
    citing: Counter[str] = Counter()
    for entry in records.entries:
        if isinstance(entry.record, Claim):
            citing.update(cited_sources(entry.record))
        elif entry.record is None:
            return  # a claim that could not be read may be the second one
    for entry, source in records.of(Source):
        if source.list_taken is ListTaken.WHOLE and citing[source.id] < 2:
            yield entry.fault(
                "'list_taken' is 'whole', but fewer than two records cite this source; add a record for each body in "
                "the list, or write 'part'",
                ("list_taken",),
            )
