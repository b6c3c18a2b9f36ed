"""Rules about what claims say."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from camwatch.curation.fault import Fault
from camwatch.curation.records import Records
from camwatch.curation.rules.sources import cited_sources
from camwatch.model.claim import MOST_WORDS, Claim
from camwatch.model.commitment import Commitment
from camwatch.model.intervention import Intervention
from camwatch.model.source import Source

__all__ = [
    "milestones_tell_a_history",
    "parties_are_named",
    "summaries_are_short_and_our_own",
    "vendors_are_named_once",
]


def vendors_are_named_once(records: Records) -> Iterator[Fault]:
    """No commitment names a vendor twice."""
    for entry, commitment in records.of(Commitment):
        if len(set(commitment.vendor_ids)) < len(commitment.vendor_ids):
            yield entry.fault("names a vendor twice; remove one", ("vendors",))


def parties_are_named(records: Records) -> Iterator[Fault]:
    """Each actor and target is a body or has a name."""
    for entry, intervention in records.of(Intervention):
        for field in ("actors", "targets"):
            for place, party in enumerate(getattr(intervention, field)):
                if party.body_id is None and party.name is None:
                    yield entry.fault("gives neither a body nor a name", (field, place))


def summaries_are_short_and_our_own(records: Records) -> Iterator[Fault]:
    """A summary is short, one paragraph, and not the title of a source."""
    titles = {source.id: source.title for _, source in records.of(Source)}
    for entry, claim in records.of(Claim):
        text: str | None = getattr(claim, "summary", None)
        if text is None:
            continue
        words = len(text.split())
        if words > MOST_WORDS:
            yield entry.fault(f"the summary has {words} words; cut it to {MOST_WORDS}", ("summary",))
        if "\n" in text:
            yield entry.fault("the summary has several lines; write it as one paragraph", ("summary",))
        for source in cited_sources(claim):
            if text.strip(" .").casefold() == titles.get(source, "").strip(" .").casefold():
                yield entry.fault(f"the summary is the title of {source}; say it in our own words", ("summary",))


def milestones_tell_a_history(records: Records) -> Iterator[Fault]:
    """Milestones stand oldest first, and each but the first cites its own sources."""
    for entry, commitment in records.of(Commitment):
        for place, (earlier, later) in enumerate(pairwise(commitment.milestones)):
            if not later.citations:
                yield entry.fault("a milestone after the first needs citations of its own", ("milestones", place + 1))
            if earlier.date is not None and later.date is not None and later.date.before(earlier.date):
                message = f"{later.date} stands behind {earlier.date}; put the milestones in order of time"
                yield entry.fault(message, ("milestones", place + 1, "date"))
