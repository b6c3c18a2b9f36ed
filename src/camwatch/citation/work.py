"""The work that is cited, independent of the style."""

from __future__ import annotations

import re

import attrs

from camwatch.citation.about import AUTHOR, DESCRIPTION, KEYWORDS, LANGUAGE, LICENCE, NAME, TITLE
from camwatch.dates import PartialDate
from camwatch.model.claim import Claim
from camwatch.model.source import Citation, Source
from camwatch.store.release import Release
from camwatch.wording import names_origin

__all__ = ["DATASET", "ENTRY", "Work", "of_claim", "of_release"]

DATASET = "dataset"
"""The form of a release, and of a source that is a dataset."""
ENTRY = "entry"
"""The form of a claim: an entry of the dataset."""


@attrs.frozen(kw_only=True)
class Work:
    """A release, a claim in one, or a source."""

    key: str
    """Its key in a bibliography: lower-case letters, digits, hyphens and points."""
    form: str
    """:data:`DATASET`, :data:`ENTRY` or, for a source, a word of :class:`~camwatch.SourceKind`."""
    title: str
    author: str
    """An organisation; the register names no individuals."""
    issued: PartialDate | None
    version: str | None = None
    language: str | None = None
    abstract: str | None = None
    licence: str | None = None
    keywords: tuple[str, ...] = ()
    doi: str | None = None
    """Only one that was assigned; none is made up."""
    digest: str | None = None
    """SHA-256 over the records of the release."""
    swhid: str | None = None
    """The SWHID of the directory of files that the release was read from."""
    url: str | None = None
    accessed: PartialDate | None = None
    note: str | None = None
    part_of: Work | None = None
    evidence: tuple[Work, ...] = ()

    @property
    def identifiers(self) -> tuple[tuple[str, str], ...]:
        """Identifiers of its content, each with the name of the scheme."""
        known = (("SHA-256", self.digest), ("SWHID", self.swhid))
        return tuple((scheme, value) for scheme, value in known if value is not None)

    @property
    def remarks(self) -> str:
        """Its identifiers and its note, in a line."""
        found = [f"{scheme}: {value}" for scheme, value in self.identifiers]
        return "; ".join([*found, *([self.note] if self.note else [])])


def of_release(release: Release, swhid: str | None) -> Work:
    """Return a release as a work to cite.

    Args:
        release: The release.
        swhid: The SWHID of the directory of files that it was read from; None for what is to be the same when a newer
            release lies in the directory too.
    """
    return Work(
        key=f"{NAME}-{release.version}",
        form=DATASET,
        title=TITLE,
        author=AUTHOR,
        issued=PartialDate.of(release.date),
        version=release.version,
        language=LANGUAGE,
        abstract=DESCRIPTION,
        licence=LICENCE,
        keywords=KEYWORDS,
        doi=release.doi,
        digest=release.digest,
        swhid=swhid,
    )


def _of_source(source: Source, citations: list[Citation]) -> Work:
    supports = list(dict.fromkeys(field for one in citations for field in one.supports))
    locators = list(dict.fromkeys(one.locator for one in citations if one.locator is not None))
    said = [f"supports {', '.join(supports)}"] if supports else []
    via = [f"repeats {source.via}"] if source.via and not names_origin(source.publisher, source.via) else []
    return Work(
        key=source.id,
        form=source.kind.value,
        title=source.title,
        author=source.publisher,
        issued=source.published,
        language=source.lang,
        url=source.url,
        accessed=source.accessed,
        note="; ".join([*via, *locators, *said]) or None,
    )


def of_claim(claim: Claim, release: Work) -> Work:
    """Return a claim as a work to cite: an entry of the release, with each source once as its evidence.

    Args:
        claim: The claim, linked to the dataset.
        release: The release that contains it.
    """
    by_source: dict[str, list[Citation]] = {}
    parts = getattr(claim, "milestones", ())
    for citation in (*claim.citations, *(one for part in parts for one in part.citations)):
        by_source.setdefault(citation.source_id, []).append(citation)
    # DeviceRule is a device rule.
    what = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(claim).__name__).capitalize()
    return attrs.evolve(
        release,
        key=f"{release.key}-{claim.id}",
        form=ENTRY,
        title=f"{what} {claim.id}",
        abstract=getattr(claim, "summary", None),
        doi=None,
        note=claim.note,
        part_of=release,
        evidence=tuple(_of_source(found[0].source, found) for found in by_source.values()),
    )
