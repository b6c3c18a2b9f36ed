"""Rules about citations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from camwatch.curation.fault import Fault
from camwatch.curation.reader import FieldPath
from camwatch.curation.records import Records
from camwatch.errors import nearest
from camwatch.model.claim import Claim
from camwatch.model.commitment import Commitment
from camwatch.model.fields import fields
from camwatch.model.intervention import Intervention
from camwatch.model.source import Citation
from camwatch.wording import a_noun

__all__ = [
    "notes_with_facts_are_supported",
    "numbers_and_dates_are_supported",
    "outcomes_are_supported",
    "sources_are_cited_once",
    "supports_name_fields",
]

_FACT = re.compile(r"\d|[“”\"„«]")
"""Signs that a note states a fact rather than only explaining the record."""


def _lists(claim: Claim) -> Iterator[tuple[tuple[Citation, ...], FieldPath]]:
    """Yield each list of citations of a claim with its path."""
    yield claim.citations, ("citations",)
    if isinstance(claim, Commitment):
        for place, milestone in enumerate(claim.milestones):
            yield milestone.citations, ("milestones", place, "citations")


def sources_are_cited_once(records: Records) -> Iterator[Fault]:
    """A claim cites a source only once, and so does a milestone."""
    for entry, claim in records.of(Claim):
        for citations, path in _lists(claim):
            for source, count in Counter(citation.source_id for citation in citations).items():
                if count > 1:
                    yield entry.fault(
                        f"the source {source!r} is cited {count} times; combine these citations into one", path
                    )


def supports_name_fields(records: Records) -> Iterator[Fault]:
    """A citation supports only fields that the claim has."""
    for entry, claim in records.of(Claim):
        for citations, at in _lists(claim):
            if at != ("citations",) and any(citation.supports for citation in citations):
                yield entry.fault(
                    "a citation under a milestone supports the whole milestone; remove its 'supports'", at
                )
        by_name = {field.name: field.attribute for field in fields(type(claim))}
        names = [name for name in by_name if name not in ("id", "citations")]
        for place, citation in enumerate(claim.citations):
            for name in citation.supports:
                path = ("citations", place, "supports")
                if name not in names:
                    message = f"{name!r} is not a field of {a_noun(type(claim))}; {nearest(name, names)}"
                    yield entry.fault(message, path)
                elif getattr(claim, by_name[name]) in (None, ()):
                    yield entry.fault(
                        f"a citation supports {name!r}, but the claim has no {name!r} field; add the field, or remove "
                        f"{name!r} from 'supports'",
                        path,
                    )


def _supported(claim: Claim) -> set[str]:
    """Return the names of the fields that a citation of a claim supports."""
    return {name for citation in claim.citations for name in citation.supports}


def numbers_and_dates_are_supported(records: Records) -> Iterator[Fault]:
    """Each date, number and action of a claim is supported by a citation."""
    for entry, claim in records.of(Claim):
        supported = _supported(claim)
        for field in fields(type(claim)):
            if field.column.measured and getattr(claim, field.attribute) is not None and field.name not in supported:
                message = (
                    f"no citation supports {field.name!r}; add {field.name!r} to 'supports' in the citation "
                    "of the source that states it"
                )
                yield entry.fault(message, (field.name,))


def notes_with_facts_are_supported(records: Records) -> Iterator[Fault]:
    """A note that contains a number or a quotation is supported by a citation."""
    for entry, claim in records.of(Claim):
        note: str | None = getattr(claim, "note", None)
        if note is not None and _FACT.search(note) and "note" not in _supported(claim):
            message = (
                "the note contains a number or a quotation, but no citation supports 'note'; "
                "add 'note' to 'supports' in the citation of the source that states the fact"
            )
            yield entry.fault(message, ("note",))


def outcomes_are_supported(records: Records) -> Iterator[Fault]:
    """The outcome of an intervention is supported by a citation."""
    for entry, intervention in records.of(Intervention):
        if intervention.outcome is not None and "outcome" not in _supported(intervention):
            message = (
                "no citation supports 'outcome'; add 'outcome' to 'supports' in the citation of the source that states "
                "it, or remove the outcome"
            )
            yield entry.fault(message, ("outcome",))
