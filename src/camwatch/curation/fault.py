"""The fault: what is wrong with a record, its position, and what to do about it."""

from __future__ import annotations

import attrs

from camwatch.errors import RecordFaults

__all__ = ["Fault", "RecordFaults"]


@attrs.frozen(order=True)
class Fault:
    """Something wrong in a file of records."""

    file: str
    """The file, relative to the folder of records; an empty string if the fault concerns the folder."""
    line: int
    """The line, counted from 1."""
    record: str
    """The id of the record, or an empty string if the fault concerns the file."""
    message: str
    """What is wrong, what was expected and what to do."""
    path: tuple[str | int, ...] = attrs.field(default=(), eq=False, order=False, repr=False)
    """The position in the record: names of fields and indexes in lists; empty for the whole record."""

    def __str__(self) -> str:
        record = f" {self.record}:" if self.record else ""
        if not self.file:
            return self.message
        return f"{self.file}:{self.line}:{record} {self.message}"
