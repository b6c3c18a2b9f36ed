"""Following up: what to ask next about commitments, and the letters that ask it."""

from __future__ import annotations

from camwatch.followup.laws import Law, law_for
from camwatch.followup.letters import Inquiry, Letter, inquiry, letter
from camwatch.followup.near import Neighbour, neighbours
from camwatch.followup.reasons import FollowUp, Reason, to_follow_up

__all__ = [
    "FollowUp",
    "Inquiry",
    "Law",
    "Letter",
    "Neighbour",
    "Reason",
    "inquiry",
    "law_for",
    "letter",
    "neighbours",
    "to_follow_up",
]
