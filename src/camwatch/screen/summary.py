"""The summary of a screening: what was found, counted while the table goes by."""

from __future__ import annotations

from collections import Counter
from typing import Any

import attrs
import pyarrow as pa
import pyarrow.compute as pc

from camwatch.screen.marks import COMMITMENTS, FAULT, FOUND

__all__ = ["Summary"]

_MOST_TERMS = 10_000


@attrs.define
class Summary:
    """Counts of rows."""

    rows: int = 0
    """How many rows there were."""
    marked: int = 0
    """How many point to a vendor."""
    faults: int = 0
    """How many have a fault of their own."""
    vendors: Counter[str] = attrs.field(factory=Counter)
    """Rows by vendor."""
    unsure: Counter[str] = attrs.field(factory=Counter)
    """Rows by vendor in which everything that tells of it is of low confidence."""
    terms: dict[str, Counter[str]] = attrs.field(factory=dict)
    """Rows by vendor and term."""
    commitments: Counter[str] = attrs.field(factory=Counter)
    """Rows by commitment."""

    def add(self, batch: pa.RecordBatch) -> None:
        """Count the rows of a marked batch."""
        names = batch.schema.names
        self.rows += batch.num_rows
        if FAULT in names:
            fault = batch.column(names.index(FAULT))
            self.faults += len(fault) - fault.null_count
        found: Any = batch.column(names.index(FOUND))
        places: Any = pc.indices_nonzero(pc.list_value_length(found))
        self.marked += len(places)
        for finds in found.take(places).to_pylist():
            self._count(finds)
        if COMMITMENTS in names:
            self.commitments.update(pc.list_flatten(batch.column(names.index(COMMITMENTS))).to_pylist())

    def _count(self, finds: list[dict[str, Any]]) -> None:
        for vendor in {find["vendor"] for find in finds}:
            own = [find for find in finds if find["vendor"] == vendor]
            self.vendors[vendor] += 1
            self.unsure[vendor] += all(find["confidence"] == "low" for find in own)
            terms = self.terms.setdefault(vendor, Counter())
            terms.update({find["term"] for find in own})
            if len(terms) > _MOST_TERMS:
                self.terms[vendor] = Counter(dict(terms.most_common(_MOST_TERMS // 2)))
