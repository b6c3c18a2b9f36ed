"""Verdicts on the matches of a row, for filtering the marked table."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from camwatch.model.vocabulary import Confidence

if TYPE_CHECKING:
    from camwatch.screen.duties import Duties

__all__ = ["Basis", "RowVerdict", "Ruling", "Rulings"]

_MOST_KNOWN = 50_000
"""How many rulings are remembered before all are forgotten, so that memory is bounded."""
_RANKS = {confidence.value: rank for rank, confidence in enumerate(Confidence)}
_LOW = Confidence.LOW.value


class RowVerdict(StrEnum):
    """The verdict on the matches of a row. A row without a match has none."""

    COVERED = "covered"
    """A commitment in force applies to the row, by a match of high or medium confidence."""
    TO_CHECK = "to_check"
    """To be checked by hand: every match has low confidence, or commitments would apply only by such matches."""
    VENDOR = "vendor"
    """A vendor was found with high or medium confidence, and no commitment in force is about it, or no owner was
    given."""


@attrs.frozen
class Basis:
    """The match on which a commitment applies to a row."""

    commitment: str
    """The id of the commitment."""
    vendor: str
    """The id of the vendor that was found."""
    confidence: str
    """The highest confidence of the matches of this vendor: a word of :class:`~camwatch.Confidence`."""


@attrs.frozen
class Ruling:
    """The verdict on a row, with its grounds."""

    verdict: str | None
    """A word of :class:`RowVerdict`; None if nothing was found."""
    confidence: str | None
    """The confidence of the match on which the verdict rests: ``low`` for every row to check."""
    vendors: tuple[str, ...]
    """The ids of the vendors found, most reliable first."""
    commitments: tuple[str, ...]
    """The ids of the commitments that apply by a match of high or medium confidence."""
    bases: tuple[Basis, ...]
    """Each commitment with each vendor that makes it apply, including low confidence; most reliable first."""


class Rulings:
    """Decides the verdicts on rows; rows with equal matches are decided once.

    Args:
        duties: The commitments of the owner that are in force; None if no owner is given.
    """

    def __init__(self, duties: Duties | None) -> None:
        self._duties = duties
        self._known: dict[tuple[tuple[str, str], ...], Ruling] = {}

    def of(self, finds: tuple[tuple[str, str], ...]) -> Ruling:
        """Return the ruling on a row.

        Args:
            finds: The id of the vendor and the confidence of each match.
        """
        ruling = self._known.get(finds)
        if ruling is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            ruling = self._known[finds] = self._decide(finds)
        return ruling

    def _decide(self, finds: Iterable[tuple[str, str]]) -> Ruling:
        best: dict[str, str] = {}
        for vendor, confidence in sorted(finds, key=lambda find: _RANKS[find[1]]):
            best.setdefault(vendor, confidence)
        bases = [] if self._duties is None else self._bases(self._duties, best)
        sure = tuple(dict.fromkeys(basis.commitment for basis in bases if basis.confidence != _LOW))
        verdict, rests_on = _verdict(best, bases)
        return Ruling(verdict, rests_on, tuple(best), sure, tuple(bases))

    @staticmethod
    def _bases(duties: Duties, best: dict[str, str]) -> list[Basis]:
        return [Basis(one, vendor, sure) for vendor, sure in best.items() for one in duties.about(vendor)]


def _verdict(best: dict[str, str], bases: list[Basis]) -> tuple[str | None, str | None]:
    if not best:
        return None, None
    highest = next(iter(best.values()))
    if highest == _LOW or (bases and bases[0].confidence == _LOW):
        return RowVerdict.TO_CHECK.value, _LOW
    if bases:
        return RowVerdict.COVERED.value, bases[0].confidence
    return RowVerdict.VENDOR.value, highest
