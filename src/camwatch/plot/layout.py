"""Positions on a map: a projection without distortion of areas, and symbols moved off each other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TypeAlias

__all__ = ["Point", "apart", "clipped", "equal_earth", "fitted", "middle_of", "projected"]

Point: TypeAlias = tuple[float, float]

_ROUNDS = 60


def middle_of(places: Sequence[Point]) -> Point:
    """Return the middle of the smallest frame around places, which are not none, as latitude and longitude."""
    latitude, longitude = ((min(axis) + max(axis)) / 2 for axis in zip(*places, strict=True))
    return latitude, longitude


def projected(places: Sequence[Point], about: Point | None = None) -> list[Point]:
    """Project latitudes and longitudes on a plane: Lambert's azimuthal equal-area.

    Args:
        places: Latitude and longitude of each, in decimal degrees.
        about: The place about which to project; the middle of the places if None.

    Returns:
        How far each lies to the east and to the south of the middle, in radii of the earth.
    """
    if not places:
        return []
    middle = [math.radians(axis) for axis in about or middle_of(places)]
    points = []
    for latitude, longitude in places:
        phi, turn = math.radians(latitude), math.radians(longitude) - middle[1]
        cosine = math.sin(middle[0]) * math.sin(phi) + math.cos(middle[0]) * math.cos(phi) * math.cos(turn)
        scale = math.sqrt(2 / max(1 + cosine, 1e-9))
        east = scale * math.cos(phi) * math.sin(turn)
        north = scale * (math.cos(middle[0]) * math.sin(phi) - math.sin(middle[0]) * math.cos(phi) * math.cos(turn))
        points.append((east, -north))
    return points


def equal_earth(longitude: float, latitude: float) -> Point:
    """Project a place on a map of the world without distortion of areas: Equal Earth (Šavrič, Patterson and Jenny).

    Returns:
        How far it lies to the east of Greenwich and to the north of the equator, in radii of the earth.
    """
    turn = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    first, second, third, fourth = 1.340264, -0.081106, 0.000893, 0.003796
    slope = 9 * fourth * turn**8 + 7 * third * turn**6 + 3 * second * turn**2 + first
    east = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(turn) / (3 * slope)
    return east, fourth * turn**9 + third * turn**7 + second * turn**3 + first * turn


def fitted(points: Sequence[Point], *, width: float, height: float) -> tuple[list[Point], Point]:
    """Enlarge points, alike in both directions, to fill a frame.

    Returns:
        The points, and the width and height that they take.
    """
    if not points:
        return [], (width, 0)
    (left, right), (top, bottom) = ((min(axis), max(axis)) for axis in zip(*points, strict=True))
    room = [size / extent for size, extent in ((width, right - left), (height, bottom - top)) if extent > 0]
    scale = min(room, default=1.0)
    return [((x - left) * scale, (y - top) * scale) for x, y in points], (
        (right - left) * scale,
        (bottom - top) * scale,
    )


def clipped(ring: Sequence[Point], width: float, height: float) -> list[Point]:
    """Return the part of a ring that lies in a frame from the origin to a width and a height (Sutherland, Hodgman)."""
    points = list(ring)
    for axis, edge, sign in ((0, 0.0, 1), (0, width, -1), (1, 0.0, 1), (1, height, -1)):
        kept: list[Point] = []
        for before, point in zip([*points[-1:], *points], points, strict=False):
            inside, was_inside = (sign * (one[axis] - edge) >= 0 for one in (point, before))
            if inside != was_inside:
                part = (edge - before[axis]) / (point[axis] - before[axis])
                kept.append((before[0] + part * (point[0] - before[0]), before[1] + part * (point[1] - before[1])))
            if inside:
                kept.append(point)
        points = kept
    return [*points, points[0]] if points else []


def apart(points: Iterable[Point], distance: float) -> list[Point]:
    """Move points no further than it takes until no two are closer than a distance; the order matters to none.

    It ends after some rounds in any case: where very many crowd, some may still be closer.
    """
    moved = [list(point) for point in points]
    for _ in range(_ROUNDS):
        still = True
        order = sorted(range(len(moved)), key=lambda place: (moved[place], place))
        for first, one in enumerate(order):
            for other in order[first + 1 :]:
                across, down = moved[other][0] - moved[one][0], moved[other][1] - moved[one][1]
                if across >= distance:
                    break
                gap = math.hypot(across, down)
                if gap >= distance - 1e-6:
                    continue
                still = False
                # Two in the same spot part sideways.
                direction = (across / gap, down / gap) if gap else (1.0, 0.0)
                for axis, part in enumerate(direction):
                    moved[one][axis] -= part * (distance - gap) / 2
                    moved[other][axis] += part * (distance - gap) / 2
        if still:
            break
    return [(x, y) for x, y in moved]
