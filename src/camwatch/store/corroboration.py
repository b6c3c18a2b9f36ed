"""Corroboration: on how many publishers a claim rests, and whether one of them is primary."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyarrow as pa

from camwatch.arrow.arrays import positions_array, texts_array
from camwatch.arrow.compute import pc

__all__ = ["CORROBORATION", "with_corroboration"]

CORROBORATION = (
    pa.field(
        "publisher_count",
        pa.int64(),
        nullable=False,
        metadata={
            "doc": "Number of independent publishers behind the claim. A repost counts under the outlet that first "
            "published it."
        },
    ),
    pa.field(
        "primary",
        pa.bool_(),
        nullable=False,
        metadata={
            "doc": "Whether any source is primary: a law, a parliamentary record, an answer under a freedom of "
            "information law, or the body's own statement."
        },
    ),
)
"""The columns that say how well a claim is supported, computed when a table is returned."""

_SUBJECT = {
    "commitments": ("body", "bodies"),
    "ties": ("body", "bodies"),
    "brands": ("vendor", "vendors"),
    "figures": ("vendor", "vendors"),
    "ownership": ("vendor", "vendors"),
    "device_rules": ("vendor", "vendors"),
    "interventions": ("actors", "bodies"),
    "statistics": ("publisher", None),
}
"""By table: the column that names whom the claim is about, and the table of its names (None: itself a name)."""


def _key(rows: Any, names: Any) -> Any:
    return pc.binary_join_element_wise(pc.cast(rows, pa.string()), pc.utf8_lower(names), texts_array(["\t"])[0])


def _own(table: str, rows: pa.Table, publishers: Any, other: Callable[[str], pa.Table]) -> Any:
    """Return the keys of each row and publisher in which the publisher is the subject of the claim."""
    column, names_of = _SUBJECT[table]
    places: Any = positions_array(range(len(rows)))
    subjects: Any = rows[column].combine_chunks()
    if column == "actors":
        places = pc.list_parent_indices(subjects).cast(pa.uint64())
        subjects = pc.struct_field(pc.list_flatten(subjects), "body")
    if names_of is None:
        return _key(places, subjects)
    bearers: Any = other(names_of)
    names = bearers["names"].combine_chunks()
    ids = pa.concat_arrays(
        [bearers["id"].combine_chunks(), bearers["id"].take(pc.list_parent_indices(names)).combine_chunks()]
    )
    called = pc.utf8_lower(
        pa.concat_arrays([bearers["name"].combine_chunks(), pc.struct_field(pc.list_flatten(names), "name")])
    )
    publishing = pc.is_in(called, value_set=pc.unique(pc.utf8_lower(publishers)))
    return _keys_of_names(places, subjects, ids.filter(publishing), called.filter(publishing))


def _keys_of_names(places: Any, subjects: Any, ids: Any, names: Any) -> Any:
    """Return the key of each place with each name of its subject.

    Arrow's join would do it, but brings in a package for data sets and with it pandas.
    """
    keys = []
    while len(ids):
        # Of each id the first name; the other names are left for the next round.
        first = pc.equal(pc.index_in(ids, value_set=ids), positions_array(range(len(ids))))
        once, called = ids.filter(first), names.filter(first)
        found = called.take(pc.index_in(subjects, value_set=once))
        named = pc.is_valid(found)
        keys.append(_key(places.filter(named), found.filter(named)))
        ids, names = ids.filter(pc.invert(first)), names.filter(pc.invert(first))
    return pa.concat_arrays(keys) if keys else texts_array([])


def with_corroboration(table: str, rows: pa.Table, other: Callable[[str], pa.Table]) -> pa.Table:
    """Add the columns of corroboration to rows of a table of claims; other tables come back as they are.

    Args:
        table: The name of the table.
        rows: Some of its rows.
        other: Gives the other tables.
    """
    if table not in _SUBJECT or not len(rows):
        return rows if table not in _SUBJECT else _without_rows(rows)
    from camwatch.model.claim import PRIMARY  # not needed for a record by its id

    citations: Any = rows["citations"].combine_chunks()
    parents = pc.list_parent_indices(citations).cast(pa.uint64())
    sources: Any = other("sources")
    places = pc.index_in(pc.struct_field(pc.list_flatten(citations), "source"), value_set=sources["id"])
    publishers = sources["publisher"].take(places).combine_chunks()
    origins = pc.utf8_lower(pc.coalesce(sources["via"].take(places).combine_chunks(), publishers))
    pairs = pc.unique(_key(parents, origins))
    # Keys begin with the row, and rows are in order, so the keys of a row are adjacent.
    rows_of = pc.list_flatten(pc.list_slice(pc.split_pattern(pairs, "\t", max_splits=1), 0, 1))
    counts = pc.struct_field(pc.value_counts(rows_of), "counts")
    primary = pc.or_(
        pc.is_in(sources["kind"].take(places).combine_chunks(), value_set=texts_array(PRIMARY)),
        pc.is_in(_key(parents, publishers), value_set=_own(table, rows, publishers, other)),
    )
    borne_out = pc.is_in(positions_array(range(len(rows))), value_set=pc.unique(parents.filter(primary)))
    return rows.append_column(CORROBORATION[0], counts).append_column(CORROBORATION[1], borne_out)


def _without_rows(rows: pa.Table) -> pa.Table:
    for field in CORROBORATION:
        rows = rows.append_column(field, pa.nulls(0, field.type))
    return rows
