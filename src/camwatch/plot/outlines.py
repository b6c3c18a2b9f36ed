"""Outlines of countries, from Natural Earth (public domain): coasts and borders for maps."""

from __future__ import annotations

import functools
import json
from collections.abc import Collection, Mapping
from importlib.resources import files
from typing import TypeAlias

from camwatch.plot.layout import Point

__all__ = ["Ring", "around", "world"]

Ring: TypeAlias = list[Point]


@functools.cache
def _read() -> Mapping[str, Mapping[str, list[Ring]]]:
    read: Mapping[str, Mapping[str, list[Ring]]] = json.loads(
        files("camwatch.plot").joinpath("outlines.json").read_text(encoding="utf-8")
    )
    return read


def world() -> Mapping[str, list[Ring]]:
    """Return the outlines of all countries but Antarctica, by code: longitudes and latitudes, for small maps."""
    return _read()["world"]


def around(countries: Collection[str]) -> list[Ring]:
    """Return the outlines to draw behind bodies of some countries: in detail if there is detail of all of them.

    Args:
        countries: The codes of the countries that the bodies are in.

    Returns:
        Rings of latitudes and longitudes. Neighbouring countries with detailed outlines are included.
    """
    near = _read()["near"]
    chosen = near if all(code in near for code in countries) else world()
    return [[(y, x) for x, y in ring] for rings in chosen.values() for ring in rings]
