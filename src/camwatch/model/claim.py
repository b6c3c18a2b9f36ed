"""The claim: a statement that can be disputed, with its citations."""

from __future__ import annotations

from typing import Any

import attrs

from camwatch.model.column import column
from camwatch.model.record import Record
from camwatch.model.source import Citation

__all__ = ["MOST_WORDS", "Claim", "summary"]

MOST_WORDS = 60
"""How many words a summary may have."""


@attrs.frozen(kw_only=True)
class Claim(Record):
    """A statement that can be disputed, with its citations."""

    note: str | None = column(
        "What a reader must know besides: doubts, conflicts between sources, limits.", default=None, last=True
    )
    citations: tuple[Citation, ...] = column("The sources that bear the claim out; at least one.", last=True)

    def cite(self, style: str = "apa") -> str:
        """Return how to cite the claim: the entry of the release that it stands in, and its evidence.

        Args:
            style: ``"apa"``, ``"bibtex"``, ``"csl-json"``, ``"datacite"`` or ``"ris"``.

        Raises:
            UnknownWord: If there is no such style.
        """
        return self._register().cite_claim(self, style)


def summary(*, default: Any = attrs.NOTHING) -> Any:
    """Define the field that says the claim in a sentence."""
    return column(
        f"The claim in the register's own words, at most {MOST_WORDS} of them; allegations are attributed.",
        default=default,
    )
