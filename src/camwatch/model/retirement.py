"""The retirement: a record that was merged or withdrawn."""

from __future__ import annotations

import attrs

from camwatch.model.column import ID, ID_WORDS, column
from camwatch.model.record import Record

__all__ = ["Retirement"]


@attrs.frozen(kw_only=True, repr=False)
class Retirement(Record):
    """A record that was merged or withdrawn: a redirect or a tombstone."""

    # The id names the table too, since two tables may use one id.
    id: str = column(
        "Table and id of the record, separated by a slash.",
        pattern=r"[a-z_]+/" + ID,
        expected="a table, a slash and an id",
    )
    successor_id: str | None = column(
        "Id of the record in the same table that it was merged into; empty if it was withdrawn.",
        name="successor",
        pattern=ID,
        expected=ID_WORDS,
        default=None,
    )
    reason: str = column("Reason for the withdrawal or merger, in a sentence.")
