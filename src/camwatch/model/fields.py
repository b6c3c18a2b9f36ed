"""The fields of a record: each is described once, and everything that handles records reads that description."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from typing import Any, TypeAlias

import attrs

from camwatch.dates import PartialDate
from camwatch.model.column import Column, computed_columns
from camwatch.model.vocabulary import Vocabulary

__all__ = ["Field", "computed_fields", "field_names", "fields", "plain", "plain_with_computed"]

# Within the class below, `type` is a field.
_Class: TypeAlias = type[Any]
_Words: TypeAlias = type[Vocabulary]


@attrs.frozen(kw_only=True, eq=False)
class Field:
    """A field of a record or of a part of one."""

    attribute: str
    """The name of the attribute, such as ``body_id``."""
    name: str
    """The name of the column in a table, such as ``body``."""
    type: _Class
    """The type of the value, or of each item of a list."""
    many: bool
    """Whether it holds a list; an absent list is an empty one."""
    optional: bool
    """Whether it may be absent, in place of a value."""
    required: bool
    """Whether a record cannot be made without it."""
    column: Column
    """Its meaning and its constraints."""

    @property
    def doc(self) -> str:
        """What it holds, with unit and allowed values."""
        return self.column.doc

    @property
    def references(self) -> str | None:
        """The table whose ids it holds."""
        return self.column.references

    @property
    def vocabulary(self) -> _Words | None:
        """The vocabulary whose words it holds."""
        return self.type if issubclass(self.type, Vocabulary) else None

    @property
    def part(self) -> _Class | None:
        """The class of the parts that it holds, which have fields of their own."""
        return self.type if attrs.has(self.type) and self.type is not PartialDate else None


def _type_of(annotation: Any) -> tuple[type[Any], bool, bool]:
    """Split a resolved annotation: ``X``, ``X | None`` or ``tuple[X, ...]``.

    Returns:
        The type ``X``, whether there may be many, and whether it may be absent.
    """
    if typing.get_origin(annotation) is tuple:
        return typing.get_args(annotation)[0], True, False
    if isinstance(annotation, types.UnionType):
        (inner,) = (part for part in typing.get_args(annotation) if part is not type(None))
        return inner, False, True
    return annotation, False, False


class _Described:
    """What is known of a class of the model; looked up again and again, and worked out once."""

    def __init__(self, cls: type[Any]) -> None:
        if any(map(Column.of, attrs.fields(cls))):
            attrs.resolve_types(cls)
        known = [_field(attribute, column) for attribute in attrs.fields(cls) if (column := Column.of(attribute))]
        self.fields = tuple(sorted(known, key=lambda field: field.column.last))
        self.computed = tuple(_computed(cls, name, column) for name, column in computed_columns(cls).items())
        self.names = {field.attribute: field.name for field in self.fields}


_described: dict[type[Any], _Described] = {}


def _of(cls: type[Any]) -> _Described:
    known = _described.get(cls)
    return _described.setdefault(cls, _Described(cls)) if known is None else known


def _field(attribute: attrs.Attribute[Any], column: Column) -> Field:
    of, many, optional = _type_of(attribute.type)
    return Field(
        attribute=attribute.name,
        name=column.name,
        type=of,
        many=many,
        optional=optional,
        required=attribute.default is attrs.NOTHING,
        column=column,
    )


def _computed(cls: type[Any], name: str, column: Column) -> Field:
    of, many, optional = _type_of(typing.get_type_hints(getattr(cls, name).fget)["return"])
    return Field(attribute=name, name=name, type=of, many=many, optional=optional, required=False, column=column)


def fields(cls: type[Any]) -> tuple[Field, ...]:
    """Return the fields of a class of the model that are columns of its table, in their order."""
    return _of(cls).fields


def computed_fields(cls: type[Any]) -> tuple[Field, ...]:
    """Return the columns of a class's table that follow from its own fields, in the order of their definition."""
    return _of(cls).computed


def field_names(cls: type[Any]) -> Mapping[str, str]:
    """Return the name of each column of a class of the model by its attribute, in their order."""
    return _of(cls).names


def plain(value: Any) -> Any:
    """Return a value of the model as JSON has it: a record or part as a dict by column, words and dates as text."""
    if isinstance(value, str):
        return str(value.value) if isinstance(value, Vocabulary) else value
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if attrs.has(type(value)):
        return {name: plain(getattr(value, attribute)) for attribute, name in field_names(type(value)).items()}
    return value


def plain_with_computed(record: Any) -> dict[str, Any]:
    """Return a record as JSON has it, with the columns that follow from its own fields."""
    computed = {field.name: plain(getattr(record, field.attribute)) for field in computed_fields(type(record))}
    return {**plain(record), **computed}
