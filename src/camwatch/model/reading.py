"""The reading: a second person's comparison of a record with its sources."""

from __future__ import annotations

import attrs

from camwatch.dates import PartialDate
from camwatch.model.column import ID, column
from camwatch.model.record import Record
from camwatch.model.vocabulary import Verdict

__all__ = ["Reading"]


@attrs.frozen(kw_only=True, repr=False)
class Reading(Record):
    """A comparison of a record with its sources, field by field, by somebody who did not write it."""

    # The id names the table too, since two tables may use one id.
    id: str = column(
        "Table and id of the record, separated by a slash.",
        pattern=r"[a-z_]+/" + ID,
        expected="a table, a slash and an id",
    )
    digest: str = column(
        "First 16 hexadecimal digits of the SHA-256 of the record as it was read (its canonical JSON). "
        "A reading is valid only for a record with this digest.",
        pattern=r"[0-9a-f]{16}",
        expected="16 hexadecimal digits",
    )
    day: PartialDate = column("Day of the reading.")
    verdict: Verdict = column("Result of the reading.")
    read: str = column("Ids of the sources that were read, or a description of the pages.")
    remark: str | None = column("Fault that was found, or source that could not be read.", default=None)
