"""Many texts at once, from and to Arrow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa

from camwatch.arrow.arrays import lists_array, positions_array, texts_array
from camwatch.devices.identification import Identifications

__all__ = ["FOUND", "found_array"]

FOUND = pa.struct(
    [
        pa.field("vendor", pa.string(), nullable=False, metadata={"doc": "Id of the vendor."}),
        pa.field(
            "kind", pa.string(), nullable=False, metadata={"doc": "Kind of evidence: oui, model, brand or banner."}
        ),
        pa.field("matched", pa.string(), nullable=False, metadata={"doc": "Part of the text that matched."}),
        pa.field("start", pa.uint64(), nullable=False, metadata={"doc": "Where it begins, in characters."}),
        pa.field("confidence", pa.string(), nullable=False, metadata={"doc": "high, medium or low."}),
        pa.field("rule", pa.string(), metadata={"doc": "Id of the device rule that applied."}),
        pa.field("brand", pa.string(), metadata={"doc": "Id of the brand by which the goods are the vendor's."}),
    ]
)
"""The Arrow type of an identification."""


def found_array(each: Iterable[Identifications], absent: Sequence[bool]) -> pa.ListArray[Any]:
    """Make an array with the list of a text's identifications at its place.

    Args:
        each: The identifications of each text.
        absent: Whether the text was null; its list then is null too.
    """
    lists = list(each)
    flat = [one for found in lists for one in found]
    columns = [
        texts_array(one.vendor.id for one in flat),
        texts_array(one.kind.value for one in flat),
        texts_array(one.matched for one in flat),
        positions_array(one.start for one in flat),
        texts_array(one.confidence.value for one in flat),
        texts_array(one.rule.id if one.rule else None for one in flat),
        texts_array(one.brand.id if one.brand else None for one in flat),
    ]
    items = pa.StructArray.from_arrays(columns, fields=list(FOUND))
    made: Any = lists_array(map(len, lists), items, pa.list_(FOUND), absent)
    found_lists: pa.ListArray[Any] = made
    return found_lists
