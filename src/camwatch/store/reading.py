"""What was heard and read of claims: the date of the latest report, and the day of the second reading."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyarrow as pa

from camwatch.arrow.arrays import texts_array
from camwatch.arrow.compute import pc
from camwatch.dates import PartialDate
from camwatch.model.reports import BESIDE_STATUS

__all__ = ["LAST_REPORT", "READ", "with_last_report", "with_read"]

LAST_REPORT: tuple[pa.Field[Any], ...] = (
    pa.field(
        "last_report",
        pa.string(),
        metadata={
            "doc": "Date of the latest report on how the commitment is going, taken from its milestones and sources. "
            "A source that supports only the note, or only `prompted_by`, does not count. Empty if none has"
            " a date."
        },
    ),
    pa.field("last_report_earliest", pa.date32(), metadata={"doc": "The first day that `last_report` could refer to."}),
    pa.field("last_report_latest", pa.date32(), metadata={"doc": "The last day that `last_report` could refer to."}),
)
"""The columns of commitments that say when they were last heard of."""

READ: pa.Field[Any] = pa.field(
    "read",
    pa.string(),
    metadata={
        "doc": "Day on which a second person compared the current version of the claim with its sources. Empty if "
        "nobody has."
    },
)
"""The column of claims that says whether they were read a second time."""


def _flattened(lists: Any, rows: Any = None) -> tuple[Any, Any]:
    """Return the items of lists and, for each, the row of its list."""
    parents = pc.list_parent_indices(lists).cast(pa.int64())
    return pc.list_flatten(lists), parents if rows is None else rows.take(parents)


def _reports(citations: Any) -> Any:
    """Return the citations whose source says how the commitment was going, as their places."""
    supports = pc.struct_field(citations, "supports").to_pylist()
    return pa.array([place for place, names in enumerate(supports) if not names or not BESIDE_STATUS.issuperset(names)])


def with_last_report(rows: pa.Table, sources: pa.Table) -> pa.Table:
    """Add the columns of the latest report to rows of commitments.

    Args:
        rows: The rows.
        sources: All sources.
    """
    milestones, of_milestone = _flattened(rows["milestones"].combine_chunks())
    citations, of_citation = _flattened(rows["citations"].combine_chunks())
    reports = _reports(citations)
    citations, of_citation = citations.take(reports), of_citation.take(reports)
    cited, of_cited = _flattened(pc.struct_field(milestones, "citations"), of_milestone)
    named = pa.concat_arrays([pc.struct_field(citations, "source"), pc.struct_field(cited, "source")])
    places = pc.index_in(named, value_set=sources["id"])
    published = sources["published"].take(places).combine_chunks()
    dates: Any = pa.concat_arrays([pc.struct_field(milestones, "date"), published]).dictionary_encode()
    of_date = pa.concat_arrays([of_milestone, of_citation, of_cited])

    known = [None if text is None else PartialDate(text) for text in dates.dictionary.to_pylist()]
    newest: dict[int, PartialDate] = {}
    for row, code in zip(of_date.to_pylist(), dates.indices.to_pylist(), strict=True):
        date = None if code is None else known[code]
        if date is not None and (row not in newest or _newer(date, newest[row])):
            newest[row] = date
    found = [newest.get(row) for row in range(len(rows))]
    values: tuple[Any, ...] = (
        texts_array([None if date is None else date.text for date in found]),
        texts_array([None if date is None else date.earliest.isoformat() for date in found]).cast(pa.date32()),
        texts_array([None if date is None else date.latest.isoformat() for date in found]).cast(pa.date32()),
    )
    for field, column in zip(LAST_REPORT, values, strict=True):
        rows = rows.append_column(field, column)
    return rows


def _newer(one: PartialDate, other: PartialDate) -> bool:
    return (one.latest, one.earliest) > (other.latest, other.earliest)


def with_read(table: str, rows: pa.Table, other: Callable[[str], pa.Table]) -> pa.Table:
    """Add the day of the second reading to rows of a table of claims.

    Args:
        table: The name of the table.
        rows: Some of its rows.
        other: Gives the other tables, the readings among them.
    """
    readings = other("readings")
    prefix = texts_array([f"{table}/"])[0]
    keys: Any = pc.binary_join_element_wise(prefix, rows["id"], texts_array([""])[0])
    days: Any = readings["day"].take(pc.index_in(keys, value_set=readings["id"])).combine_chunks()
    return rows.append_column(READ, days)
