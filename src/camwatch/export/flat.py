"""The flat form: tables without nested fields, for formats whose cells hold one value.

A list becomes a table of its own, one row an item, which names the record and the place in the
list; a list of plain words is also in the record's own row, separated by spaces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs
import pyarrow as pa

from camwatch.arrow.schema import doc_of
from camwatch.dates import DATE, PartialDate
from camwatch.model.fields import Field, computed_fields, fields
from camwatch.model.record import Record
from camwatch.model.tables import STORED
from camwatch.store.tables import Tables
from camwatch.wording import noun

__all__ = ["FlatColumn", "FlatTable", "Key", "flat_tables", "singular"]


@attrs.frozen(kw_only=True)
class FlatColumn:
    """A column of a flat table."""

    name: str
    kind: str
    """What its values are: string, integer, number, boolean or date."""
    doc: str
    required: bool = False
    """Whether it has a value on every row."""
    words: tuple[str, ...] = ()
    """The allowed words, if the list is closed."""
    pattern: str | None = None
    """What its texts match as a whole."""
    references: str | None = None
    """The table whose ids it holds."""
    many: bool = False
    """Whether a cell may hold several words, with spaces between."""


@attrs.frozen(kw_only=True)
class Key:
    """Columns of a row that name a row of another table."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@attrs.frozen(kw_only=True)
class FlatTable:
    """A table without nested fields."""

    name: str
    doc: str
    columns: tuple[FlatColumn, ...]
    key: tuple[str, ...]
    """The columns that identify a row."""
    of: str | None = None
    """The table whose lists it holds; None for a table of records."""
    rows: list[tuple[Any, ...]] = attrs.field(factory=list, repr=False)
    """Its rows: texts, numbers, booleans, ``datetime.date`` and None."""

    @property
    def foreign_keys(self) -> Iterator[Key]:
        """What its rows name in other tables."""
        if self.of is not None:
            # Its first columns are the key of the row whose list it holds, its last key column the place.
            inner = self.key[:-1]
            outer = ("id",) if len(inner) == 1 else (inner[0], "position")
            yield Key(columns=inner, table=self.of, references=outer)
        for column in self.columns:
            if column.references is not None and not column.many and (column.name,) != self.key[:-1]:
                yield Key(columns=(column.name,), table=column.references, references=("id",))


def singular(table: str) -> str:
    """Return the name of one record of a table: ``device_rule`` for ``device_rules``."""
    return noun(STORED[table]).replace(" ", "_")


_KINDS: dict[pa.DataType, str] = {
    pa.string(): "string",
    pa.int64(): "integer",
    pa.float64(): "number",
    pa.bool_(): "boolean",
    pa.date32(): "date",
}


def _words_and_pattern(known: Field | None) -> dict[str, Any]:
    if known is None:
        return {}
    if known.vocabulary is not None:
        return {"words": tuple(word.value for word in known.vocabulary)}
    if known.type is PartialDate:
        return {"pattern": DATE}
    pattern = known.column.pattern
    return {"pattern": None if pattern is None else pattern.pattern}


_Known = Mapping[str, Field]
"""The fields of a class by the names of their columns."""


def _known(cls: type[Any]) -> _Known:
    return {field.name: field for field in (*fields(cls), *computed_fields(cls))}


def _flat_column(field: pa.Field[Any], fields: _Known, prefix: str = "", *, required: bool | None = None) -> FlatColumn:
    known = fields.get(field.name)
    return FlatColumn(
        name=prefix + field.name,
        kind=_KINDS[field.type],
        doc=doc_of(field),
        required=not field.nullable if required is None else required,
        references=None if known is None else known.references,
        **_words_and_pattern(known),
    )


def _words_column(field: pa.Field[Any], doc: str) -> FlatColumn:
    return FlatColumn(name=field.name, kind="string", doc=doc, many=True)


def _is_list(field: pa.Field[Any]) -> bool:
    return pa.types.is_list(field.type)


def _item(field: pa.Field[Any]) -> pa.DataType:
    kind: Any = field.type
    item: pa.DataType = kind.value_type
    return item


class _Flattener:
    """Takes the rows of one table apart into its flat tables."""

    def __init__(self, table: str, schema: pa.Schema) -> None:
        self.tables: dict[str, FlatTable] = {}
        cls: type[Record] = STORED[table]
        self._add(table, cls, list(schema), outer=(), of=None, doc=(cls.__doc__ or "").partition("\n")[0])

    def _add(
        self,
        name: str,
        cls: Any,
        fields: list[pa.Field[Any]],
        *,
        outer: tuple[FlatColumn, ...],
        of: str | None,
        doc: str,
    ) -> None:
        known = _known(cls)
        own: list[FlatColumn] = list(outer)
        key = tuple(column.name for column in outer) or ("id",)
        lists = []
        for field in fields:
            text = doc_of(field)
            if _is_list(field):
                plain = not pa.types.is_struct(_item(field))
                if not plain or of is None:
                    lists.append(field)
                if plain:
                    where = f"; one per row in {name}_{field.name}" if of is None else ""
                    own.append(_words_column(field, f"{text.rstrip('.')} (with spaces between{where})."))
            elif pa.types.is_struct(field.type):
                inner = _known(known[field.name].type)
                flat = [_flat_column(part, inner, f"{field.name}_", required=False) for part in _parts(field.type)]
                own += [attrs.evolve(one, doc=f"{text} {one.doc}") for one in flat]
            else:
                own.append(_flat_column(field, known))
        self.tables[name] = FlatTable(name=name, doc=doc, columns=tuple(own), key=key, of=of)
        for field in lists:
            self._add_list(name, field, known, outer or None)

    def _add_list(self, table: str, field: pa.Field[Any], known: _Known, outer: tuple[FlatColumn, ...] | None) -> None:
        text = doc_of(field)
        column = known.get(field.name)
        if outer is None:
            first = FlatColumn(name=singular(table), kind="string", doc="The record.", required=True, references=table)
            inner: tuple[FlatColumn, ...] = (first,)
        else:
            # A list within a list: the record, and the place of the item in the outer list.
            place = table.removesuffix("s").rpartition("_")[2]
            inner = (
                outer[0],
                attrs.evolve(outer[1], name=place, doc=(f"The position of the {place} in its list, from 1.")),
            )
        position = FlatColumn(name="position", kind="integer", doc="The position in the list, from 1.", required=True)
        key = (*inner, position)
        name = f"{table}_{field.name}"
        item = _item(field)
        if pa.types.is_struct(item):
            cls = known[field.name].type
            self._add(name, cls, _parts(item), outer=key, of=table, doc=text)
            return
        references = None if column is None else column.references
        called = "value" if references is None else singular(references)
        if called == inner[0].name:
            # A table that names its own records: a body's successors, a class's members.
            called = field.name.removesuffix("s")
        value = FlatColumn(name=called, kind=_KINDS[item], doc=text, required=True, references=references)
        self.tables[name] = FlatTable(
            name=name, doc=text, columns=(*key, value), key=tuple(one.name for one in key), of=table
        )

    def take(self, table: str, schema: pa.Schema, row: Mapping[str, Any]) -> None:
        """Add a record to the tables."""
        self._take(table, list(schema), row, ())

    def _take(self, name: str, fields: list[pa.Field[Any]], row: Mapping[str, Any], outer: tuple[Any, ...]) -> None:
        cells: list[Any] = list(outer)
        for field in fields:
            value = row[field.name]
            if _is_list(field):
                plain = not pa.types.is_struct(_item(field))
                if plain:
                    cells.append(" ".join(map(str, value)) or None)
                if plain and outer:
                    continue
                # The key of what a list within this row names: of a record its id, of an item its record and place.
                inner = outer or (row["id"],)
                for place, item in enumerate(value, 1):
                    if plain:
                        self.tables[f"{name}_{field.name}"].rows.append((*inner, place, item))
                    else:
                        self._take(f"{name}_{field.name}", _parts(_item(field)), item, (*inner, place))
            elif pa.types.is_struct(field.type):
                cells += [None if value is None else value[part.name] for part in _parts(field.type)]
            else:
                cells.append(value)
        self.tables[name].rows.append(tuple(cells))


def _parts(kind: Any) -> list[pa.Field[Any]]:
    return [kind.field(place) for place in range(kind.num_fields)]


def flat_tables(tables: Tables) -> list[FlatTable]:
    """Return the tables of a dataset in the flat form, each followed by the tables of its lists."""
    found: list[FlatTable] = []
    for table in STORED:
        rows = tables.table(table)
        flattener = _Flattener(table, rows.schema)
        for batch in rows.to_batches(max_chunksize=1024):
            for row in batch.to_pylist():
                flattener.take(table, rows.schema, row)
        found += flattener.tables.values()
    return found
