"""Following up: what to ask next about commitments, and the letters that ask it."""

from __future__ import annotations

from camwatch.followup.laws import Law, law_for
from camwatch.followup.letters import Letter, letter
from camwatch.followup.reasons import FollowUp, Reason, to_follow_up

__all__ = ["FollowUp", "Law", "Letter", "Reason", "law_for", "letter", "to_follow_up"]
