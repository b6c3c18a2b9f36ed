"""The scaled dataset: every table a number of times as long, with fresh ids, written as the build writes it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pyarrow as pa
import pyarrow.compute as pc

from camwatch.curation.build import write_dataset
from camwatch.model.fields import Field, fields
from camwatch.model.tables import STORED, TABLES
from camwatch.store.archive import Archive

__all__ = ["copied", "mark", "write_scaled"]

_FREE = r"\S(.*\S)?"

Change = Callable[[Any], Any]


def mark(number: int) -> str:
    """Return the prefix of each id of a copy; it sorts after all real ids, so that a table stays in order."""
    return f"zz{number:05}-" if number else ""


def _prefixed(text: str) -> Change:
    return lambda values: pc.binary_join_element_wise(text, values, "")


def _suffixed(text: str) -> Change:
    return lambda values: pc.binary_join_element_wise(values, text, "")


def _change(table: str, known: Field, number: int) -> Change | None:
    """Return what a copy changes in a column of texts: ids, links and free text, so that no copy is like another."""
    # A register a thousand times as large is about the same vendors: claims go on naming those.
    if known.name == "id" or (known.references and (known.references != "vendors" or table == "vendors")):
        return _prefixed(mark(number))
    pattern = known.column.pattern
    if known.type is str and not known.references and (pattern is None or pattern.pattern == _FREE):
        return _suffixed(f" ({number})")
    return None


def _copied_values(table: str, known: Field, values: Any, number: int) -> Any:
    if isinstance(values, pa.ListArray):
        items = _copied_values(table, known, values.flatten(), number)
        return pa.ListArray.from_arrays(values.offsets, items, type=values.type)
    if isinstance(values, pa.StructArray) and known.part is not None:
        parts = {values.type[at].name: values.field(at) for at in range(values.type.num_fields)}
        for part in fields(known.part):
            parts[part.name] = _copied_values(table, part, parts[part.name], number)
        return pa.StructArray.from_arrays(list(parts.values()), fields=list(values.type), mask=values.is_null())
    change = _change(table, known, number)
    return values if change is None else change(values)


def copied(table: str, rows: pa.Table, number: int) -> pa.Table:
    """Return a copy of a stored table in which ids, links and free text are those of copy ``number``."""
    if number == 0:
        return rows
    for known in fields(STORED[table]):
        at = rows.schema.get_field_index(known.name)
        values = _copied_values(table, known, rows[at].combine_chunks(), number)
        rows = rows.set_column(at, rows.schema.field(at), values)
    return rows


def write_scaled(source: Path, target: Path, factor: int) -> None:
    """Write a dataset that is ``factor`` times as large as another, in its newest release."""
    archive = Archive(source)
    tables = {}
    for table in STORED:
        rows = archive.read(table)
        last = rows["id"][-1].as_py() if len(rows) else ""
        if last >= mark(1):
            raise ValueError(f"{table} has an id after {mark(1)!r}, so that copies would not be in order: {last!r}")
        # What was retired stays what it is: its ids name a table too.
        copies = range(factor if table in TABLES else 1)
        tables[table] = pa.concat_tables([copied(table, rows, number) for number in copies])
    releases = [
        attrs.evolve(release, counts={name: count * factor for name, count in release.counts.items()}, digest="0" * 64)
        for release in archive.releases
    ]
    write_dataset(target, tables, releases)


if __name__ == "__main__":
    write_scaled(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
