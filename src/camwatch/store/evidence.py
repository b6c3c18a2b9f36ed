"""The columns that say on what a claim rests; they are computed when a table is handed over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyarrow as pa

from camwatch.model.tables import STORED
from camwatch.store.corroboration import CORROBORATION, with_corroboration
from camwatch.store.reading import LAST_REPORT, READ, with_last_report, with_read

__all__ = ["evidence_columns", "with_evidence"]


def _holds_claims(table: str) -> bool:
    from camwatch.model.claim import Claim  # not needed for a record by its id

    return issubclass(STORED[table], Claim)


def evidence_columns(table: str) -> tuple[pa.Field[Any], ...]:
    """Return the columns of evidence that a table has, in order; only claims have any."""
    if not _holds_claims(table):
        return ()
    return (*CORROBORATION, *(LAST_REPORT if table == "commitments" else ()), READ)


def with_evidence(table: str, rows: pa.Table, other: Callable[[str], pa.Table]) -> pa.Table:
    """Add the columns of evidence to rows of a table of claims; other tables come back as they are.

    Args:
        table: The name of the table.
        rows: Some of its rows.
        other: Gives the other tables.
    """
    if not _holds_claims(table):
        return rows
    rows = with_corroboration(table, rows, other)
    if table == "commitments":
        rows = with_last_report(rows, other("sources"))
    return with_read(table, rows, other)
