"""Rules about what a commitment says: what it covers, who set its date, what brought it about."""

from __future__ import annotations

from collections.abc import Iterator

from camwatch.curation.fault import Fault
from camwatch.curation.records import Records
from camwatch.model.commitment import Commitment
from camwatch.model.standing import GOES_ON
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import Instrument, Status, Subject
from camwatch.wording import listed

__all__ = [
    "acts_promise_nothing",
    "bans_are_never_finished",
    "due_dates_have_a_kind",
    "effective_differs_from_announced",
    "prompts_are_cited",
    "subjects_are_given",
    "subsidiaries_exclude_parents",
]


def subjects_are_given(records: Records) -> Iterator[Fault]:
    """Each commitment has a subject."""
    for entry, commitment in records.of(Commitment):
        if commitment.subject is None:
            yield entry.fault(
                f"'subject' is missing. Expected: {listed((word.value for word in Subject), 'or')}", ("subject",)
            )


def due_dates_have_a_kind(records: Records) -> Iterator[Fault]:
    """A due date has a `due_kind`, and a `due_kind` has a due date."""
    for entry, commitment in records.of(Commitment):
        if commitment.due is not None and commitment.due_kind is None:
            message = (
                "the commitment has 'due' but no 'due_kind'; add 'due_kind: deadline' if the body or a law set the "
                "date, otherwise 'due_kind: expected'"
            )
            yield entry.fault(message, ("due",))
        if commitment.due is None and commitment.due_kind is not None:
            yield entry.fault(
                "the commitment has 'due_kind' but no 'due'; add the due date, or remove 'due_kind'", ("due_kind",)
            )


def acts_promise_nothing(records: Records) -> Iterator[Fault]:
    """An act has no due date and binds nobody; its status is in_progress, fulfilled or withdrawn."""
    for entry, commitment in records.of(Commitment):
        if commitment.instrument is not Instrument.ACT:
            continue
        if commitment.due is not None:
            yield entry.fault(
                "a commitment with the instrument 'act' cannot have a due date; remove 'due', or correct 'instrument'",
                ("due",),
            )
        if commitment.binds:
            yield entry.fault(
                "a commitment with the instrument 'act' cannot bind other bodies; remove 'binds', or correct "
                "'instrument'",
                ("binds",),
            )
        if commitment.status not in (Status.IN_PROGRESS, Status.FULFILLED, Status.WITHDRAWN):
            message = (
                f"a commitment with the instrument 'act' cannot have the status '{commitment.status}'; "
                "use 'in_progress', 'fulfilled' or 'withdrawn'"
            )
            yield entry.fault(message, ("milestones",))


def bans_are_never_finished(records: Records) -> Iterator[Fault]:
    """A continuing ban or rule has the status in_progress, never fulfilled."""
    for entry, commitment in records.of(Commitment):
        if commitment.action not in GOES_ON or commitment.instrument is Instrument.ACT:
            continue
        for place, milestone in enumerate(commitment.milestones):
            if milestone.status is Status.FULFILLED:
                message = (
                    f"a commitment with the action '{commitment.action}' has no end, so its status is never "
                    "'fulfilled'; use 'in_progress' from the day on which it applies"
                )
                yield entry.fault(message, ("milestones", place, "status"))


def effective_differs_from_announced(records: Records) -> Iterator[Fault]:
    """`effective` is given only if it differs from `announced`."""
    for entry, commitment in records.of(Commitment):
        if commitment.effective is not None and commitment.effective == commitment.announced:
            yield entry.fault(
                f"'effective' is the same date as 'announced' ({commitment.announced}); remove 'effective'",
                ("effective",),
            )


def prompts_are_cited(records: Records) -> Iterator[Fault]:
    """A citation supports `prompted_by`."""
    for entry, commitment in records.of(Commitment):
        supported = {field for citation in commitment.citations for field in citation.supports}
        if commitment.prompted_by_ids and "prompted_by" not in supported:
            message = (
                "no citation supports 'prompted_by'; add 'prompted_by' to 'supports' in the citation of the source "
                "that states it, or remove the field and describe the order of events in the note"
            )
            yield entry.fault(message, ("prompted_by",))


def subsidiaries_exclude_parents(records: Records) -> Iterator[Fault]:
    """No commitment names both a vendor and its parent."""
    parents = {vendor.id: vendor.parent_id for _, vendor in records.of(Vendor)}
    for entry, commitment in records.of(Commitment):
        for vendor in commitment.vendor_ids:
            parent = parents.get(vendor)
            seen = {vendor}
            while parent is not None and parent not in seen:
                if parent in commitment.vendor_ids:
                    message = (
                        f"the commitment names {vendor!r} and its parent {parent!r}; keep the one that the source names"
                    )
                    yield entry.fault(message, ("vendors",))
                seen.add(parent)
                parent = parents.get(parent)
