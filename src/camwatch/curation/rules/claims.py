"""Rules about what claims say."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from camwatch.curation.fault import Fault
from camwatch.curation.records import Records
from camwatch.curation.rules.sources import cited_sources
from camwatch.model.claim import MOST_WORDS, Claim
from camwatch.model.commitment import Commitment
from camwatch.model.figure import Figure
from camwatch.model.intervention import Intervention
from camwatch.model.source import Source
from camwatch.model.statistic import Statistic
from camwatch.model.tie import Tie
from camwatch.model.vocabulary import Unit

__all__ = [
    "milestones_tell_a_history",
    "numbers_are_whole",
    "parties_are_named",
    "summaries_are_short_and_our_own",
    "vendors_are_named_once",
]


def vendors_are_named_once(records: Records) -> Iterator[Fault]:
    """No commitment names a vendor twice."""
    for entry, commitment in records.of(Commitment):
        if len(set(commitment.vendor_ids)) < len(commitment.vendor_ids):
            yield entry.fault("lists a vendor twice; remove one of them", ("vendors",))


def parties_are_named(records: Records) -> Iterator[Fault]:
    """Each actor and target is a body or has a name."""
    for entry, intervention in records.of(Intervention):
        for field in ("actors", "targets"):
            for place, party in enumerate(getattr(intervention, field)):
                if party.body_id is None and party.name is None:
                    yield entry.fault("has neither a body nor a name; add one of them", (field, place))


def summaries_are_short_and_our_own(records: Records) -> Iterator[Fault]:
    """A summary is one short paragraph, and not the title of a source."""
    titles = {source.id: source.title for _, source in records.of(Source)}
    for entry, claim in records.of(Claim):
        text: str | None = getattr(claim, "summary", None)
        if text is None:
            continue
        words = len(text.split())
        if words > MOST_WORDS:
            yield entry.fault(f"the summary has {words} words; shorten it to {MOST_WORDS}", ("summary",))
        if "\n" in text:
            yield entry.fault("the summary has several lines; write it as one paragraph", ("summary",))
        for source in cited_sources(claim):
            if source in titles and text.strip(" .").casefold() == titles[source].strip(" .").casefold():
                yield entry.fault(f"the summary repeats the title of {source}; use your own words", ("summary",))


def numbers_are_whole(records: Records) -> Iterator[Fault]:
    """A qualifier comes with a number, a figure with a value or change, and a percentage is between 0 and 100."""
    for entry in records.entries:
        record = entry.record
        if isinstance(record, Tie) and record.cameras_are is not None and record.cameras is None:
            yield entry.fault(
                "has cameras_are, but no number of cameras; add cameras, or remove cameras_are", ("cameras_are",)
            )
        if isinstance(record, Figure) and record.value is None and record.change_percent is None:
            yield entry.fault("has neither a value nor a change_percent; add one, or remove the figure")
        if isinstance(record, Statistic) and record.unit is Unit.PERCENT and not 0 <= record.value <= 100:
            yield entry.fault(f"{record.value:g} per cent is impossible; expected 0 to 100", ("value",))


def milestones_tell_a_history(records: Records) -> Iterator[Fault]:
    """Milestones are in order of time, none is made before the announcement, and each except the first has sources."""
    for entry, commitment in records.of(Commitment):
        for place, one in enumerate(commitment.milestones):
            # A bill or a review may come before what was announced in the end.
            if one.status.made and one.date and commitment.announced and one.date.before(commitment.announced):
                message = (
                    f"the milestone {one.status} of {one.date} is before announced "
                    f"{commitment.announced}; correct one of them"
                )
                yield entry.fault(message, ("milestones", place, "date"))
        for place, (earlier, later) in enumerate(pairwise(commitment.milestones)):
            if not later.citations:
                yield entry.fault(
                    "only the first milestone may omit citations; add them here", ("milestones", place + 1)
                )
            if earlier.date is not None and later.date is not None and later.date.before(earlier.date):
                message = (
                    f"the milestone of {later.date} comes after one of {earlier.date}; sort milestones, earliest first"
                )
                yield entry.fault(message, ("milestones", place + 1, "date"))
