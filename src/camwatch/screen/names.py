"""Names of the columns that camwatch adds to a table that it reads or marks."""

from __future__ import annotations

__all__ = ["FAULT", "LINE", "REST", "SHEET"]

FAULT = "camwatch_fault"
"""The column of the fault of a row read from a file; null if it has none."""
REST = "camwatch_rest"
"""The column of what does not fit another: members that the first objects lack, and lines that are not objects."""
LINE = "camwatch_line"
"""The column of the JSON text of each row, used to write it again."""
SHEET = "camwatch_sheet"
"""The column of the name of the sheet that a row is from."""
