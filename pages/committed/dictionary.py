"""The data dictionary: every table, column and word of the register in Markdown, generated from the model."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from camwatch.arrow.schema import REVISION, doc_of, schema
from camwatch.dates import PartialDate
from camwatch.model.column import Column
from camwatch.model.fields import Field, computed_fields, fields
from camwatch.model.tables import STORED
from camwatch.model.vocabulary import Vocabulary
from camwatch.store.evidence import evidence_columns
from camwatch.store.joined import JOINED
from camwatch.wording import markdown_table

__all__ = ["dictionary"]

_HEAD = """\
---
title: Tables and words
description: Every table of the register, every column with its type and meaning, and every word that a column may hold.
---

# Data dictionary

<!-- Generated from the model by `nox -s generate`; edit the model, not this file. -->

This page lists every table of the register, every column, and every word that a column may hold. [The authoring
guide](reference/authoring.md), `records/README.md` in the repository, explains how records are written, with examples.

- **Required**: *yes* means that every record has it; *at least one*, that the list is never empty; *computed*, that it
  is not written by hand but computed from other columns. Any other column may be empty. Empty means unknown or not
  applicable; never false, zero or none. A missing list is an empty list.
- The Arrow type is given below the type in words. Parquet files and exports made from them have the same type.
- Further constraints are in italics. *cited*: if the column has a value, a citation of the record names the column in
  `supports`.
"""

_WORDS: dict[type[Any], str] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    PartialDate: "[date](#partialdate)",
}


def _meaning(cls: type[Any]) -> str:
    """Return a class's docstring as one paragraph, without the section on arguments."""
    return _plain((inspect.getdoc(cls) or "").partition("\n\nArgs:")[0])


def _date_forms() -> str:
    """Return the description of a date's text from its docstring."""
    text = (inspect.getdoc(PartialDate) or "").partition("\n    text: ")[2].partition("\n\n")[0]
    return f"Written {_plain(text)}"


def _plain(docstring: str) -> str:
    return " ".join(docstring.replace("``", "`").split())


def _link(name: str) -> str:
    return f"[{name}](#{name.lower()})"


def _anchored(owner: str, name: str) -> str:
    """Return a column or a word as an anchor, so that others can link to it."""
    anchor = f"{owner.lower()}.{name}"
    return f'<a id="{anchor}" href="#{anchor}">`{name}`</a>'


def _of(cls: type[Any]) -> str:
    """Return a type in words."""
    if cls in _WORDS:
        return _WORDS[cls]
    return f"word of {_link(cls.__name__)}" if issubclass(cls, Vocabulary) else _link(cls.__name__)


def _type(field: Field) -> str:
    word = f"id of {_link(field.references)}" if field.references else _of(field.type)
    return f"list: {word}" if field.many else word


def _typed(words: str, kind: pa.DataType) -> str:
    """Return a type in words and, below it, the Arrow type."""
    return f"{words}<br>{_arrow(kind)}"


def _arrow(kind: pa.DataType) -> str:
    return f"`{_arrow_name(kind)}`"


def _arrow_name(kind: pa.DataType) -> str:
    if isinstance(kind, pa.ListType):
        return f"list<{_arrow_name(kind.value_type)}>"
    return "struct" if isinstance(kind, pa.StructType) else str(kind)


def _constraint(column: Column) -> str:
    """Return the constraints of a column beyond its type."""
    constraints = []
    if column.expected not in (None, "text") and not column.references:
        constraints.append(str(column.expected))
    if column.minimum is not None and column.maximum is not None:
        constraints.append(f"{column.minimum:g} to {column.maximum:g}")
    elif column.minimum is not None:
        constraints.append(f"{column.minimum:g} or more")
    if column.measured:
        constraints.append("cited")
    return "; ".join(constraints)


def _computed_type(cls: type[Any], name: str) -> str:
    """Return the type of a computed column. If it is neither a column nor a property, it is the bound of a date."""
    return next((_type(field) for field in computed_fields(cls) if field.name == name), "day")


def _rows(owner: str, cls: type[Any], described: Iterable[pa.Field[Any]]) -> Iterator[tuple[str, ...]]:
    """Yield the row of each column of a table or a part, including computed columns."""
    by_name = {field.name: field for field in fields(cls)}
    for field in described:
        if field.name not in by_name:
            shown = _anchored(owner, field.name)
            yield shown, _typed(_computed_type(cls, field.name), field.type), "computed", doc_of(field)
            continue
        known = by_name[field.name]
        yield (
            _anchored(owner, known.name),
            _typed(_type(known), field.type),
            ("at least one" if known.many else "yes") if known.required else "",
            known.doc + (f"<br>*{constraint}*" if (constraint := _constraint(known.column)) else ""),
        )


def _joined(table: str) -> Iterator[tuple[str, ...]]:
    """Yield the row of each column that a table takes from another."""
    for name, _, source, taken, doc in JOINED.get(table, ()):
        field = schema(source).field(taken)
        kind = next(row[1] for row in _rows(source, STORED[source], [field]))
        yield _anchored(table, name), kind, "computed", doc
    kinds = {pa.bool_(): "true or false", pa.int64(): "whole number", pa.date32(): "day"}
    for field in evidence_columns(table):
        kind = kinds.get(field.type, "[date](#partialdate)")
        yield _anchored(table, field.name), _typed(kind, field.type), "computed", doc_of(field)


_COLUMNS = ("Column", "Type", "Required", "Meaning")


def _table(table: str) -> list[str]:
    cls = STORED[table]
    rows = [*_rows(table, cls, schema(table)), *_joined(table)]
    return [f"### {table}", "", _meaning(cls), "", *markdown_table(_COLUMNS, rows), ""]


def _parts() -> dict[type[Any], list[pa.Field[Any]]]:
    """Return the classes of nested columns with their fields, in order of first use."""
    parts: dict[type[Any], list[pa.Field[Any]]] = {}

    def visit(cls: type[Any], described: Iterable[pa.Field[Any]]) -> None:
        types = {field.name: field.type for field in described}
        for attribute in fields(cls):
            part, kind = attribute.part, types[attribute.name]
            if part is None or part in parts:
                continue
            struct = kind.value_type if isinstance(kind, pa.ListType) else kind
            parts[part] = [struct.field(place) for place in range(struct.num_fields)]
            visit(part, parts[part])

    for table, cls in STORED.items():
        visit(cls, schema(table))
    return parts


def _part(cls: type[Any], described: list[pa.Field[Any]]) -> list[str]:
    return [
        f"### {cls.__name__}",
        "",
        _meaning(cls),
        "",
        *markdown_table(_COLUMNS, _rows(cls.__name__, cls, described)),
        "",
    ]


def _places() -> dict[type[Any], list[str]]:
    """Return the columns that hold words of each vocabulary."""
    places: dict[type[Any], list[str]] = {}
    owners = {**STORED, **{cls.__name__: cls for cls in _parts()}}
    for owner, cls in owners.items():
        for field in (*fields(cls), *computed_fields(cls)):
            places.setdefault(field.type, []).append(f"`{owner}.{field.name}`")
    return places


def _vocabulary(cls: type[Vocabulary], places: list[str]) -> list[str]:
    used = ["", f"In {', '.join(places)}."] if places else []
    rows = ((_anchored(cls.__name__, word.value), word.meaning) for word in cls)
    return [
        f"### {cls.__name__}",
        "",
        _meaning(cls),
        *used,
        "",
        *markdown_table(("Word", "Meaning"), rows),
        "",
    ]


def dictionary() -> str:
    """Return the data dictionary in Markdown."""
    places = _places()
    revision = ((_anchored("revision", field.name), doc_of(field), _arrow(field.type)) for field in REVISION)
    lines = [
        _HEAD,
        "## Tables",
        "",
        *(f"- {_link(table)}: {_meaning(cls)}" for table, cls in STORED.items()),
        "",
        *(line for table in STORED for line in _table(table)),
        "### Columns of a revision",
        "",
        "In the shipped Parquet files, each row is one revision of a record. It also has these columns.",
        "",
        *markdown_table(("Column", "Meaning", "Arrow"), revision),
        "",
        "## Parts of records",
        "",
        f"### {PartialDate.__name__}",
        "",
        f"{_meaning(PartialDate)} {_date_forms()}",
        "",
        *(line for cls, fields in _parts().items() for line in _part(cls, fields)),
        "## Vocabularies",
        "",
        *(line for cls in Vocabulary.__subclasses__() for line in _vocabulary(cls, places.get(cls, []))),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"
