"""Neighbours: the bodies like one, near it, that have promised something."""

from __future__ import annotations

import math

import attrs

from camwatch.collections.commitments import Commitments
from camwatch.model.body import Body

__all__ = ["Neighbour", "kilometres", "neighbours"]

_RADIUS = 6371.0
"""Mean radius of the earth in kilometres."""


@attrs.frozen(kw_only=True)
class Neighbour:
    """A body of the same kind and country that has made a commitment."""

    body: Body
    """The body."""
    kilometres: float | None
    """Its distance; None if one of the two positions is unknown."""
    commitments: Commitments
    """What it has committed to; commitments whose terms include no camera are left out."""


def neighbours(body: Body, *, limit: int = 6) -> tuple[Neighbour, ...]:
    """Return the bodies of the same kind and country that have made a commitment, the nearest first.

    Bodies at an unknown distance come last; among them, the bodies in the same part of the country come first.

    Args:
        body: The body whose neighbours to return.
        limit: How many at most.
    """
    data = body._linked()  # noqa: SLF001 (the release that the record is from)
    made = data.commitments.about_cameras().made().where(country=body.country, body_kind=body.kind)
    near = []
    for one in sorted({commitment.body_id for commitment in made} - {body.id}):
        other = data.bodies[one]
        far = kilometres(body, other)
        away = math.inf if far is None else far
        elsewhere = far is None and other.jurisdiction != body.jurisdiction
        near.append((elsewhere, away, other.name, other.id, far, other))
    return tuple(
        Neighbour(body=other, kilometres=far, commitments=made.where(body=other.id))
        for *_, far, other in sorted(near, key=lambda found: found[:4])[:limit]
    )


def kilometres(one: Body, other: Body) -> float | None:
    """Return how far apart two bodies are in a straight line, in kilometres; None if the place of one is not known."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    north, north_2 = math.radians(one.latitude), math.radians(other.latitude)
    east = math.radians(other.longitude - one.longitude)
    half = math.sin((north_2 - north) / 2) ** 2 + math.cos(north) * math.cos(north_2) * math.sin(east / 2) ** 2
    return 2 * _RADIUS * math.asin(math.sqrt(half))
