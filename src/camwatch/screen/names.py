"""Names of the columns that camwatch adds to a table that it reads or marks."""

from __future__ import annotations

__all__ = ["FAULT", "LINE", "REST", "SHEET"]

FAULT = "camwatch_fault"
"""The column that says what is wrong with a row read from a file; null if nothing is."""
REST = "camwatch_rest"
"""The column of what fits no other: members that the first objects do not have, lines that are not objects."""
LINE = "camwatch_line"
"""The column of the JSON text of each row, for writing it again."""
SHEET = "camwatch_sheet"
"""The column of the name of the sheet that a row is from."""
