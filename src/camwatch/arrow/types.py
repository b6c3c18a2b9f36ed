"""What a field's type is made of."""

from __future__ import annotations

import types
import typing
from typing import Any

import attrs

__all__ = ["Shape", "shape", "shapes"]


@attrs.frozen
class Shape:
    """The type of a field, taken apart."""

    of: type[Any]
    """The type of the value, or of each item of a list."""
    many: bool
    """Whether it is a list."""
    optional: bool
    """Whether it may be absent."""


def shape(annotation: Any) -> Shape:
    """Take a resolved annotation apart: ``X``, ``X | None`` or ``tuple[X, ...]``."""
    if typing.get_origin(annotation) is tuple:
        return Shape(typing.get_args(annotation)[0], many=True, optional=False)
    if isinstance(annotation, types.UnionType):
        (inner,) = (part for part in typing.get_args(annotation) if part is not type(None))
        return Shape(inner, many=False, optional=True)
    return Shape(annotation, many=False, optional=False)


def shapes(cls: type[Any]) -> dict[str, Shape]:
    """Return the shapes of an attrs class's fields by attribute, links to the dataset left out."""
    attrs.resolve_types(cls)
    return {field.name: shape(field.type) for field in attrs.fields(cls) if field.init}
