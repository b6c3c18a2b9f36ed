"""Rules about the words of claims."""

from __future__ import annotations

import re
from collections.abc import Iterator

from camwatch.curation.fault import Fault
from camwatch.curation.reader import FieldPath
from camwatch.curation.records import Records
from camwatch.curation.rules.sources import cited_sources
from camwatch.model.claim import Claim
from camwatch.model.commitment import Commitment
from camwatch.model.source import Source

__all__ = ["texts_keep_to_the_guide", "translations_have_no_quotation_marks"]

_TEXTS = ("summary", "note", "outcome")

_DOCUMENT = (
    r"(?:announcement|answer|conclusion|decision|directive|document|guidance|letter|list|memorandum|notice|page"
    r"|reply|report|response|statement|text)"
)
"""Words for a document that a source may be."""

_PHRASES = (
    (
        re.compile(r"\b(?:is|are|was|were|year|month|date|day) inferred\b|\binferred from\b", re.IGNORECASE),
        "say what the page shows, as in 'The page gives no date; its address contains the month'",
    ),
    (
        re.compile(r"\brefus(?:e|es|ed|ing) to (?:say|comment|answer|disclose|tell)\b", re.IGNORECASE),
        "say what the body did, as in 'did not say' or 'withheld'",
    ),
    (
        re.compile(
            rf"\b{_DOCUMENT}(?: itself)?(?: of [\w ]+)? (?:was|were) not (?:seen|found|read)\b"
            rf"|\bno (?:\w+ )?{_DOCUMENT} (?:of [\w ]+ )?was (?:seen|found)\b"
            r"|\b(?:read|seen) in an? (?:undated )?(?:machine )?(?:copy|mirror|repost|translation)\b",
            re.IGNORECASE,
        ),
        "leave out how you searched; write, for example, 'None of the sources consulted says whether …'",
    ),
    (
        re.compile(
            r"\bcontroversial (?:maker|firm|company|vendor)\b|\bspy[- ]cam(?:era)?s?\b|\badmit(?:s|ted)\b",
            re.IGNORECASE,
        ),
        "use neutral words",
    ),
)
"""Forms that the guide forbids, each with what to do."""

_QUOTATION = re.compile(r"[“\"„«]([^”\"“»]+)[”\"“»]")
"""Words between quotation marks."""


def _texts(claim: Claim) -> Iterator[tuple[str, FieldPath]]:
    """Yield the texts of a claim that we wrote, with their paths."""
    for field in _TEXTS:
        text: str | None = getattr(claim, field, None)
        if text is not None:
            yield text, (field,)
    if isinstance(claim, Commitment):
        for place, milestone in enumerate(claim.milestones):
            if milestone.note is not None:
                yield milestone.note, ("milestones", place, "note")


def texts_keep_to_the_guide(records: Records) -> Iterator[Fault]:
    """No summary, note or outcome contains a phrase that this guide forbids, such as "is inferred"."""
    for entry, claim in records.of(Claim):
        for text, path in _texts(claim):
            for phrase, remedy in _PHRASES:
                match = phrase.search(text)
                if match is not None:
                    yield entry.fault(f"the guide (records/README.md) forbids {match.group()!r}; {remedy}", path)


def translations_have_no_quotation_marks(records: Records) -> Iterator[Fault]:
    """Words in quotation marks come from a source in English or from the title of a source."""
    sources = {source.id: source for _, source in records.of(Source)}
    for entry, claim in records.of(Claim):
        for text, path in _texts(claim):
            if path[0] == "milestones":
                continue
            cited = {citation.source_id for citation in claim.citations if path[0] in citation.supports}
            read = [sources[one] for one in cited or set(cited_sources(claim)) if one in sources]
            if not read or any(source.lang.startswith("en") for source in read):
                continue
            titles = " ".join(source.title for source in read).casefold()
            for words in _QUOTATION.findall(text):
                if words.isascii() and words.casefold() not in titles:
                    message = (
                        f"{words!r} is in quotation marks, but none of its sources is in English; use your own words"
                    )
                    yield entry.fault(message, path)
