"""The summary of a screening: what was found, counted batch by batch."""

from __future__ import annotations

from collections import Counter
from typing import Any

import attrs
import pyarrow as pa
import pyarrow.compute as pc

from camwatch.screen.marks import BASIS, COMMITMENTS, FAULT, FOUND, VERDICT
from camwatch.screen.verdicts import RowVerdict

__all__ = ["Summary"]

_MOST_TERMS = 10_000


@attrs.define
class Summary:
    """Counts of rows."""

    rows: int = 0
    """How many rows there were."""
    faults: int = 0
    """How many have a fault of their own, so that they could be read only in part."""
    verdicts: Counter[str] = attrs.field(factory=Counter)
    """Rows by verdict: words of :class:`~camwatch.screen.RowVerdict`."""
    vendors: Counter[str] = attrs.field(factory=Counter)
    """Rows by vendor."""
    unsure: Counter[str] = attrs.field(factory=Counter)
    """Rows by vendor in which every match of it has low confidence."""
    terms: dict[str, Counter[str]] = attrs.field(factory=dict)
    """Rows by vendor and term."""
    commitments: Counter[str] = attrs.field(factory=Counter)
    """Rows by commitment that applies to them by a match of high or medium confidence."""
    commitments_unsure: Counter[str] = attrs.field(factory=Counter)
    """Rows by commitment that would apply to them, but by matches of low confidence alone."""
    unsure_of_commitment: int = 0
    """How many rows to check would fall under a commitment if the match were right."""

    @property
    def marked(self) -> int:
        """How many rows point to a vendor."""
        return self.verdicts.total()

    @property
    def covered(self) -> int:
        """How many rows fall under a commitment in force."""
        return self.verdicts[RowVerdict.COVERED]

    @property
    def to_check(self) -> int:
        """How many rows are to be checked by hand."""
        return self.verdicts[RowVerdict.TO_CHECK]

    def add(self, batch: pa.RecordBatch) -> None:
        """Count the rows of a marked batch."""
        names = batch.schema.names
        self.rows += batch.num_rows
        if FAULT in names:
            fault = batch.column(names.index(FAULT))
            self.faults += len(fault) - fault.null_count
        verdicts: Any = batch.column(names.index(VERDICT))
        _count(self.verdicts, verdicts.drop_null())
        self._count_finds(batch.column(names.index(FOUND)))
        if BASIS in names:
            self._count_commitments(batch.column(names.index(COMMITMENTS)), batch.column(names.index(BASIS)), verdicts)

    def _count_finds(self, found: Any) -> None:
        finds: Any = pc.list_flatten(found)
        if not len(finds):
            return
        table = pa.table(
            {
                "row": pc.list_parent_indices(found),
                "vendor": finds.field("vendor"),
                "term": finds.field("term"),
                "sure": pc.not_equal(finds.field("confidence"), "low"),
            }
        )
        by_vendor = table.group_by(["row", "vendor"], use_threads=False).aggregate([("sure", "any")])
        _count(self.vendors, by_vendor["vendor"])
        _count(self.unsure, by_vendor.filter(pc.invert(by_vendor["sure_any"]))["vendor"])
        by_term = table.group_by(["row", "vendor", "term"], use_threads=False).aggregate([])
        counts = by_term.group_by(["vendor", "term"], use_threads=False).aggregate([([], "count_all")])
        for row in counts.to_pylist():
            terms = self.terms.setdefault(row["vendor"], Counter())
            terms[row["term"]] += row["count_all"]
        for vendor, terms in self.terms.items():
            if len(terms) > _MOST_TERMS:
                self.terms[vendor] = Counter(dict(terms.most_common(_MOST_TERMS // 2)))

    def _count_commitments(self, commitments: Any, bases: Any, verdicts: Any) -> None:
        _count(self.commitments, pc.list_flatten(commitments))
        named = pc.greater(pc.list_value_length(bases), pa.scalar(0, pa.int32()))
        to_check = pc.equal(verdicts, RowVerdict.TO_CHECK.value)
        self.unsure_of_commitment += pc.sum(pc.and_(named, to_check)).as_py() or 0
        flat = pc.list_flatten(bases)
        pairs = pa.table({"row": pc.list_parent_indices(bases), "commitment": flat.field("commitment")})
        every: Counter[str] = Counter()
        _count(every, pairs.group_by(["row", "commitment"], use_threads=False).aggregate([])["commitment"])
        sure: Counter[str] = Counter()
        _count(sure, pc.list_flatten(commitments))
        self.commitments_unsure.update(every - sure)


def _count(counter: Counter[str], values: Any) -> None:
    for pair in pc.value_counts(values).to_pylist():
        counter[pair["values"]] += pair["counts"]
