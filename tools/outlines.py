"""Write the outlines of countries from Natural Earth: ``python -m tools.outlines FOLDER``.

The folder holds ``countries-110m.json`` and ``countries-10m.json`` of the npm package ``world-atlas`` 2, which are
Natural Earth 4.1.0 (public domain) as TopoJSON.
"""

from __future__ import annotations

import itertools
import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pycountry

TARGET = Path(__file__).parent.parent / "src" / "camwatch" / "plot" / "outlines.json"

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = list[Point]

NEAR = ("GB", "IE", "IM")
"""The countries that are drawn in detail: the register has positions of their bodies."""
_SPECIAL = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}
_LEFT_OUT = {"AQ"}


def _arcs(topology: dict[str, Any]) -> list[Ring]:
    (across, down), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for east, north in arc:
            x, y = x + east, y + north
            points.append((x * across + left, y * down + bottom))
        arcs.append(points)
    return arcs


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    points: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    # A ring that crosses the date line goes on beyond 180 degrees.
    for place in range(1, len(points)):
        x, y = points[place]
        points[place] = (x - 360 * round((x - points[place - 1][0]) / 360), y)
    return points


def _simple(points: Ring, tolerance: float) -> Ring:
    """Leave out points that are closer to a straight line than a tolerance (Douglas and Peucker)."""
    if len(points) < 3:
        return points
    (x0, y0), (x1, y1) = points[0], points[-1]
    length = math.hypot(x1 - x0, y1 - y0)
    far, place = max(
        (
            abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length if length else math.hypot(x - x0, y - y0),
            number,
        )
        for number, (x, y) in enumerate(points[1:-1], 1)
    )
    if far <= tolerance:
        return [points[0], points[-1]]
    return [*_simple(points[: place + 1], tolerance)[:-1], *_simple(points[place:], tolerance)]


def _area(points: Ring) -> float:
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in itertools.pairwise(points))) / 2


def _code(geometry: dict[str, Any]) -> str | None:
    name = geometry["properties"]["name"]
    if name in _SPECIAL:
        return _SPECIAL[name]
    country = pycountry.countries.get(numeric=str(geometry.get("id", "")).zfill(3))
    return None if country is None else str(country.alpha_2)


def outlines(path: Path, *, tolerance: float, smallest: float, digits: int) -> Iterator[tuple[str, list[Ring]]]:
    """Yield the code and the outer rings of each country, the largest first.

    Args:
        path: The TopoJSON file.
        tolerance: How far a point may lie from the line that replaces it, in degrees.
        smallest: The area, in square degrees, below which an island is left out.
        digits: The number of decimals of a degree.
    """
    topology = json.loads(path.read_text("utf-8"))
    # Borders are simplified once, so that neighbours still share them.
    arcs = [_simple(arc, tolerance) for arc in _arcs(topology)]
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = _code(geometry)
        if code is None or code in _LEFT_OUT:
            continue
        parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = sorted((_ring(part[0], arcs) for part in parts), key=_area, reverse=True)
        kept = [ring for place, ring in enumerate(rings) if len(ring) > 3 and (place == 0 or _area(ring) >= smallest)]
        yield code, [[(round(x, digits), round(y, digits)) for x, y in ring] for ring in kept]


def main() -> None:
    """Write the module's data."""
    folder = Path(sys.argv[1])
    world: dict[str, list[Ring]] = {}
    for code, rings in outlines(folder / "countries-110m.json", tolerance=0.25, smallest=1.0, digits=1):
        world.setdefault(code, []).extend(rings)
    near = {
        code: rings
        for code, rings in outlines(folder / "countries-10m.json", tolerance=0.015, smallest=0.004, digits=2)
        if code in NEAR
    }
    about = "Natural Earth 4.1.0, public domain, from the npm package world-atlas 2; see tools/outlines.py"
    value = {"about": about, "near": dict(sorted(near.items())), "world": dict(sorted(world.items()))}
    TARGET.write_text(json.dumps(value, separators=(",", ":")) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
