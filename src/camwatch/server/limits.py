"""Limits on requests."""

from __future__ import annotations

import attrs

__all__ = ["Limits"]


@attrs.frozen(kw_only=True)
class Limits:
    """Limits on requests. A request over a limit gets an error that names the limit."""

    query: int = 8 << 10
    """Length of the query string of an address, in bytes."""
    fields: int = 200
    """Number of parameters of a request."""
    text: int = 1_000
    """Length of a name or of a text to identify, in characters."""
    form: int = 1 << 20
    """Length of the body of a request, in bytes, except a table."""
    table: int = 16 << 20
    """Length of a table to screen, in bytes as it is sent."""
    rows: int = 200_000
    """Number of rows of a table to screen."""
    page: int = 1_000
    """Number of records in one page of a list."""
    queries: int = 500
    """Number of reconciliation queries in one batch, of texts to identify, or of records to extend."""
    seconds: float = 30.0
    """Time for the body of a request to arrive."""
    task_seconds: float = 60.0
    """Time for the screening of a table."""
    sql_seconds: float = 10.0
    """Time for a query in SQL."""
    sql_rows: int = 10_000
    """Number of rows of the answer to a query in SQL."""
    memory: int = 1 << 30
    """Memory for the screening of a table or a query in SQL, in bytes, if the system can limit it."""
    tasks: int = 2
    """Number of screenings and queries in SQL that run at the same time."""
    requests: int = 512
    """Number of connections and requests that are open at the same time."""
