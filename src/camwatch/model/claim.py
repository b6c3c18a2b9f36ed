"""The claim: a statement that can be disputed, with its citations."""

from __future__ import annotations

from typing import Any

import attrs

from camwatch.dates import PartialDate
from camwatch.model.column import column
from camwatch.model.record import Record
from camwatch.model.source import Citation
from camwatch.model.vocabulary import SourceKind

__all__ = ["MOST_WORDS", "PRIMARY", "Claim", "summary"]

MOST_WORDS = 60
"""Maximum number of words in a summary."""


PRIMARY = (SourceKind.LAW, SourceKind.PARLIAMENT, SourceKind.FOI)
"""The kinds of source that are always primary."""


@attrs.frozen(kw_only=True, repr=False)
class Claim(Record):
    """A statement that can be disputed, with its citations."""

    note: str | None = column("Doubts, conflicts between sources and limits of the claim.", default=None, last=True)
    citations: tuple[Citation, ...] = column("Sources that support the claim; at least one.", last=True)

    def cite(self, style: str = "apa") -> str:
        """Return a citation of the claim: its entry in the release, and its evidence.

        Args:
            style: ``"apa"``, ``"bibtex"``, ``"csl-json"``, ``"datacite"`` or ``"ris"``.

        Raises:
            UnknownWord: If the style is unknown.
        """
        return self._linked().cite(style, claim=self)

    @property
    def publishers(self) -> tuple[str, ...]:
        """The independent publishers behind the claim. A repost counts under the outlet that first published it."""
        origins = {citation.source.origin.lower(): citation.source.origin for citation in self.citations}
        return tuple(sorted(origins.values()))

    @property
    def publisher_count(self) -> int:
        """Number of independent publishers that the claim rests on."""
        return len(self.publishers)

    @property
    def primary(self) -> bool:
        """Whether a source is primary: law, parliament, an answer under a freedom of information law, or its own."""
        sources = [citation.source for citation in self.citations]
        own = {name.lower() for name in self._own_names()}
        return any(source.kind in PRIMARY or source.publisher.lower() in own for source in sources)

    @property
    def read(self) -> PartialDate | None:
        """Day on which a second person compared the current claim with its sources; None if nobody has."""
        table = self._linked().collection(type(self)).table_name
        row = None if self._tables is None else self._tables.reading(table, self.id)
        return None if row is None else PartialDate(row["day"])

    def _own_names(self) -> tuple[str, ...]:
        """Return the names of those the claim is about: what they say about themselves is primary."""
        return ()


def summary(*, default: Any = attrs.NOTHING) -> Any:
    """Define the field that summarises the claim in a sentence."""
    return column(
        f"The claim in the register's own words ({MOST_WORDS} at most). Allegations are attributed.",
        default=default,
    )
