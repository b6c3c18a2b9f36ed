"""What to ask next: commitments whose date has passed, or without a recent report."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import attrs

from camwatch.collections.commitments import Commitments
from camwatch.dates import DateLike, as_date, year_before
from camwatch.followup.letters import Letter, letter
from camwatch.model.commitment import Commitment

__all__ = ["FollowUp", "Reason", "to_follow_up"]


class Reason(StrEnum):
    """Why to ask about a commitment."""

    OVERDUE = "overdue"
    """Its deadline has passed."""
    EXPECTED = "expected"
    """Its expected date has passed."""
    QUIET = "quiet"
    """No source has reported on it for long."""


@attrs.frozen(kw_only=True)
class FollowUp:
    """A commitment to ask about."""

    commitment: Commitment
    """The commitment."""
    reason: Reason
    """Why: its deadline has passed, its expected date has passed, or no source has reported on it since."""
    on: DateLike | None = None
    """The day by which that was judged; today if None."""

    @property
    def letter(self) -> Letter:
        """The letter that asks."""
        return letter(self.commitment, on=self.on)


def to_follow_up(
    commitments: Commitments, *, on: DateLike | None = None, since: DateLike | None = None
) -> tuple[FollowUp, ...]:
    """Return the commitments to ask about, each once: overdue ones, then passed expected dates, then quiet ones.

    Args:
        commitments: Where to look. Commitments whose subject is other are included only if they are among these.
        on: The day for which deadlines and dates are judged; today if None.
        since: A commitment is quiet if no source has reported on it since this day; a year before ``on`` if None.
    """
    return tuple(_each(commitments, on, since))


def _each(commitments: Commitments, on: DateLike | None, since: DateLike | None) -> Iterator[FollowUp]:
    day = as_date(on)
    if since is None:
        since = year_before(day.earliest)
    found = set()
    for reason, some in (
        (Reason.OVERDUE, commitments.overdue(day)),
        (Reason.EXPECTED, commitments.expected(day)),
        (Reason.QUIET, commitments.quiet(since)),
    ):
        for commitment in some:
            if commitment.id not in found:
                found.add(commitment.id)
                yield FollowUp(commitment=commitment, reason=reason, on=on)
