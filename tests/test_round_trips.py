"""Record ↔ texts ↔ object ↔ Arrow ↔ Parquet, for whatever the model allows."""

from __future__ import annotations

import io

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from camwatch.arrow.canonical import canonical_json
from camwatch.arrow.rows import from_row, table_of, to_row
from camwatch.arrow.schema import record_columns, schema
from camwatch.curation.build import parquet_bytes
from camwatch.curation.reader import read
from camwatch.curation.yaml_text import dump, parse
from camwatch.model.record import Record
from camwatch.model.tables import STORED, TABLES
from camwatch.testing import records
from tests.record_texts import texts_of

any_record = st.sampled_from(sorted(STORED)).flatmap(lambda table: st.tuples(st.just(table), records(table)))


@given(any_record)
def test_yaml_and_back(drawn: tuple[str, Record]) -> None:
    """A record that is written as YAML and read again is the same record."""
    table, record = drawn
    texts = texts_of(record)
    value, _ = parse(dump(texts), "file", faults := [])
    assert value == texts
    assert read(STORED[table], value, lambda path, message: faults.append((path, message))) == record
    assert faults == []


@given(any_record)
def test_arrow_and_parquet_and_back(drawn: tuple[str, Record]) -> None:
    """A record survives Arrow and Parquet, and so does its canonical form."""
    table, record = drawn
    rows = table_of(table, [record])
    assert rows.schema.equals(schema(table))
    assert from_row(type(record), rows.to_pylist()[0]) == record
    again = pq.read_table(io.BytesIO(parquet_bytes(rows)))
    assert again.equals(rows)
    row = again.select(record_columns(table)).to_pylist()[0]
    assert canonical_json(row) == canonical_json(to_row(record))


@pytest.mark.parametrize("table", TABLES)
def test_every_column_says_what_it_holds(table: str) -> None:
    """The data dictionary has no gap, the parts of structs included."""
    for field in schema(table):
        assert field.metadata is not None
        assert field.metadata[b"doc"].decode().strip().endswith((".", ")")), field.name


def test_absent_values_change_no_digest() -> None:
    """A column that is added later leaves the canonical form of earlier records as it was."""
    assert (
        canonical_json({"id": "x", "new": None, "list": [], "part": {"a": None, "b": 1.0}})
        == '{"id":"x","part":{"b":1}}'
    )


def test_no_number_without_a_json_form() -> None:
    """Infinity and NaN are no JSON."""
    with pytest.raises(ValueError, match="JSON"):
        canonical_json({"id": "x", "value": float("nan")})
