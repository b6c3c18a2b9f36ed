"""The rows that a report lists: those with a match, collected while the table is read."""

from __future__ import annotations

import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import attrs
import pyarrow as pa
import pyarrow.compute as pc

from camwatch.screen.marks import BASIS, COMMITMENTS, FAULT, LINE, MARKS, REST, VERDICT
from camwatch.screen.names import SHEET
from camwatch.screen.readable import as_text, mark_items
from camwatch.screen.verdicts import RowVerdict
from camwatch.wording import printable

__all__ = ["KeptRows", "Row"]


@attrs.frozen
class Row:
    """A row of the table that was screened, with its marks as texts."""

    number: int
    """Its place in the table, from 1."""
    verdict: RowVerdict
    cells: tuple[str | int | float | bool | None, ...]
    """The cells of the table."""
    marks: tuple[str, ...]
    """The marks but the verdict, in the order of ``KeptRows.marks``; each item on a line."""


_TITLES = {SHEET: "Sheet", REST: "Rest of the line"}


class KeptRows:
    """The rows with a match, up to a number for each verdict, so that memory is bounded.

    Args:
        schema: The columns of the marked table.
        most: How many rows are kept for each verdict.
    """

    def __init__(self, schema: pa.Schema, most: int) -> None:
        names = schema.names
        marks = (*MARKS, FAULT)
        # The basis says which commitments apply, too.
        left_out = (VERDICT, COMMITMENTS)
        self._columns = [place for place, name in enumerate(names) if name not in (*marks, LINE)]
        self.columns: tuple[str, ...] = tuple(_TITLES.get(names[place], names[place]) for place in self._columns)
        """The names of the columns of the table that was screened."""
        self.marks: tuple[str, ...] = tuple(name for name in marks if name in names and name not in left_out)
        """The names of the columns of marks that a report shows."""
        self.most: int = most
        """How many rows are kept for each verdict."""
        self.faults: bool = False
        """Whether a row that was kept has a fault."""
        self._seen = 0
        self._kept: dict[str, list[tuple[array.array[int], pa.RecordBatch]]] = defaultdict(list)
        self._counts: dict[str, int] = defaultdict(int)

    def add(self, batch: pa.RecordBatch) -> None:
        """Keep the rows of a marked batch that have a match."""
        verdicts: Any = batch.column(batch.schema.names.index(VERDICT))
        for verdict in RowVerdict:
            room = self.most - self._counts[verdict]
            if room > 0:
                places: Any = pc.indices_nonzero(pc.equal(verdicts, verdict.value))[:room]
                if len(places):
                    numbers = array.array("q", (self._seen + 1 + place for place in places.to_pylist()))
                    kept = batch.take(places)
                    self._kept[verdict].append((numbers, kept))
                    if FAULT in self.marks:
                        fault = kept.column(kept.schema.names.index(FAULT))
                        self.faults = self.faults or fault.null_count < len(fault)
                    self._counts[verdict] += len(places)
        self._seen += batch.num_rows

    def of(self, verdict: RowVerdict, rules: Mapping[str, int]) -> Iterator[Row]:
        """Return the rows that were kept with a verdict, in the order of the table.

        Args:
            verdict: The verdict.
            rules: By the id of a commitment, the number under which the report lists it.
        """
        for numbers, batch in self._kept[verdict]:
            cells = zip(*(as_text(batch.column(place)).to_pylist() for place in self._columns), strict=True)
            marks = zip(*(_texts(batch, name, rules) for name in self.marks), strict=True)
            for number, own, added in zip(numbers, cells, marks, strict=True):
                yield Row(number, verdict, own, added)


def _texts(batch: pa.RecordBatch, mark: str, rules: Mapping[str, int]) -> list[str]:
    if mark != BASIS:
        return ["\n".join(map(printable, items)) for items in mark_items(batch, mark)]
    values: list[Any] = batch.column(batch.schema.names.index(mark)).to_pylist()
    return [_basis(bases, rules) for bases in values]


def _basis(bases: list[dict[str, str]], rules: Mapping[str, int]) -> str:
    """Return by which vendor which rules apply: "1, 2: hikvision (high)"."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for one in bases:
        numbers[f"{one['vendor']} ({one['confidence']})"].append(rules[one["commitment"]])
    return "\n".join(f"{', '.join(map(str, sorted(some)))}: {vendor}" for vendor, some in numbers.items())
