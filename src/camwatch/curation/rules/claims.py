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
            yield entry.fault("the commitment lists a vendor twice; remove one of the two", ("vendors",))


def parties_are_named(records: Records) -> Iterator[Fault]:
    """Each actor and target is a body or has a name."""
    for entry, intervention in records.of(Intervention):
        for field in ("actors", "targets"):
            for place, party in enumerate(getattr(intervention, field)):
                if party.body_id is None and party.name is None:
                    yield entry.fault(
                        f"an item of {field!r} has neither 'body' nor 'name'; add one of the two", (field, place)
                    )


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
                yield entry.fault(
                    f"the summary repeats the title of the source {source!r}; use your own words", ("summary",)
                )


def numbers_are_whole(records: Records) -> Iterator[Fault]:
    """A qualifier needs a number, a figure needs a value or a change, and a percentage is between 0 and 100."""
    for entry in records.entries:
        record = entry.record
        if isinstance(record, Tie) and record.cameras_are is not None and record.cameras is None:
            yield entry.fault(
                "the tie has 'cameras_are' but no 'cameras'; add the number of cameras, or remove 'cameras_are'",
                ("cameras_are",),
            )
        if isinstance(record, Figure) and record.value is None and record.change_percent is None:
            yield entry.fault(
                "the figure has neither 'value' nor 'change_percent'; add one of the two, or remove the figure"
            )
        if isinstance(record, Statistic) and record.unit is Unit.PERCENT and not 0 <= record.value <= 100:
            yield entry.fault(f"{record.value:g} is not a valid percentage; expected 0 to 100", ("value",))


def milestones_tell_a_history(records: Records) -> Iterator[Fault]:
    """Milestones are in order of date, each after the first has sources, and no promise is older than `announced`."""
    for entry, commitment in records.of(Commitment):
        for place, one in enumerate(commitment.milestones):
            # A bill or a review may come before what was announced in the end.
            if one.status.made and one.date and commitment.announced and one.date.before(commitment.announced):
                message = (
                    f"the milestone '{one.status}' is dated {one.date}, before the announcement "
                    f"('announced': {commitment.announced}); correct one of the two dates"
                )
                yield entry.fault(message, ("milestones", place, "date"))
        for place, (earlier, later) in enumerate(pairwise(commitment.milestones)):
            if not later.citations:
                yield entry.fault(
                    "this milestone has no citations; add at least one (only the first milestone may have none)",
                    ("milestones", place + 1),
                )
            if earlier.date is not None and later.date is not None and later.date.before(earlier.date):
                message = f"the milestone of {later.date} is after the one of {earlier.date}; list the earliest first"
                yield entry.fault(message, ("milestones", place + 1, "date"))
