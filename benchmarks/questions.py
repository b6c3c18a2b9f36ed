"""The questions: filters that each engine answers, in camwatch's words and as conditions on columns."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import attrs

__all__ = ["QUESTIONS", "Conditions", "Question"]


@attrs.frozen
class Question:
    """A query as a user of camwatch types it."""

    table: str
    keywords: Mapping[str, Any]

    @property
    def name(self) -> str:
        typed = ", ".join(f"{key}={value!r}" for key, value in self.keywords.items()).replace("'", '"')
        return f"{self.table}.where({typed})"


@attrs.frozen
class Conditions:
    """The same query as conditions on columns; a row must meet all of them."""

    table: str
    equal: Mapping[str, Sequence[str | bool]]
    """Columns that have one of the values."""
    hold: Mapping[str, Sequence[str]]
    """Columns whose list has one of the values."""

    def text(self) -> str:
        return json.dumps(attrs.asdict(self))

    @classmethod
    def read(cls, text: str) -> Conditions:
        return cls(**json.loads(text))


QUESTIONS = (
    Question("commitments", {"vendor": "hikvision", "country": "GB", "action": "remove"}),
    Question("commitments", {"vendor": ["hikvision", "dahua"], "country": "GB", "action": ["remove", "phase_out"]}),
    Question("commitments", {"vendor": "hikvision"}),
    Question("commitments", {"country": "GB", "body_kind": "local_authority"}),
    Question("ties", {"vendor": "hikvision", "country": "GB", "present": True}),
    Question("bodies", {"country": "GB", "kind": "police"}),
)
