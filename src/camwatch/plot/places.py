"""The map: bodies at their places, coloured by the standing of their promises or, without one, by reported use."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

import attrs
import pyarrow as pa

from camwatch.dates import DateLike, PartialDate, as_date
from camwatch.model.body import Body
from camwatch.model.vocabulary import Standing
from camwatch.plot.layout import Point, apart, clipped, fitted, middle_of, projected
from camwatch.plot.outlines import around
from camwatch.plot.picture import Picture
from camwatch.plot.style import GREY, INK, WIDTH, alt, finished, heading, message, rows_of
from camwatch.wording import counted, listed

if TYPE_CHECKING:
    from altair.typing import ChartType

    from camwatch.collections.bodies import Bodies
    from camwatch.collections.commitments import Commitments
    from camwatch.collections.ties import Ties
    from camwatch.store.release import Release

__all__ = ["places"]


@attrs.frozen
class _Mark:
    """How a kind of body is drawn: by shape first; colour only helps."""

    words: str
    shape: str
    fill: str
    stroke: str
    size: int = 80


_SYMBOL = 11
"""Least distance between the centres of two symbols."""
_CROSS = "M-1,-1L1,1M1,-1L-1,1"
_NOTHING = "nothing"
_USES = "uses"
_HAS_NONE = "has_none"

# A body with several promises is drawn by the first of these that one of them is.
_MARKS: dict[str, _Mark] = {
    Standing.OVERDUE: _Mark("promise overdue", "triangle-up", "#d55e00", "#d55e00", 90),
    Standing.MISSED: _Mark("promise missed", "triangle-down", "#d55e00", "#d55e00", 90),
    Standing.OPEN: _Mark("promise open", "circle", "#0072b2", "#0072b2", 90),
    Standing.KEPT: _Mark("promise kept", "square", "#00795a", "#00795a", 80),
    Standing.UNDECIDED: _Mark("undecided by its dates", "diamond", "#0072b2", "#0072b2"),
    Standing.WITHDRAWN: _Mark("promise withdrawn", "triangle-down", "white", INK, 70),
    Standing.DECLINED: _Mark("declined to promise", _CROSS, "white", INK, 70),
    Standing.UNDER_REVIEW: _Mark("considering one", "diamond", "white", "#0072b2", 80),
    Standing.PROPOSED: _Mark("one proposed", "triangle-right", "white", "#0072b2", 70),
    _USES: _Mark("said to use, no promise", "circle", "white", "#b34700", 70),
    _HAS_NONE: _Mark("said to have none", "square", "white", "#00795a", 60),
    _NOTHING: _Mark("nothing known", "circle", "#a6a6a6", "#a6a6a6", 8),
}


def _kinds(bodies: Bodies, commitments: Commitments, ties: Ties, on: PartialDate) -> dict[str, list[Body]]:
    """Return the bodies by how each is drawn; those that had ceased to exist are left out."""
    promised: dict[str, set[str]] = {}
    for one in commitments:
        promised.setdefault(one.body_id, set()).add(one.standing(on))
    uses = ties.in_use()
    found: dict[str, list[Body]] = {kind: [] for kind in _MARKS}
    for body in bodies:
        if body.is_closed(on) is True:
            continue
        standings = promised.get(body.id, set())
        said = {True: _USES, False: _HAS_NONE, None: _NOTHING}[uses.get(body.id)]
        found[next((kind for kind in _MARKS if kind in standings), said)].append(body)
    return {kind: those for kind, those in found.items() if those}


def _placed(body: Body) -> bool:
    return body.latitude is not None and body.longitude is not None


_MARGIN = 14
"""How far beyond the frame around the bodies the map goes."""
_WIDEST = 1.5
"""Greatest width of a map with coasts, in radii of the earth: on a wider map, the projection would tear coasts."""
_LAND = "#f1f1ee"


def _coasts(places: Sequence[Point], countries: Collection[str], size: Point) -> list[dict[str, Any]]:
    """Return the outlines of land in and near the frame around the places, as rows of points.

    Args:
        places: Latitude and longitude of each body that is drawn.
        countries: The codes of the countries that they are in.
        size: Width and height of the frame.
    """
    middle = middle_of(places)
    inner = projected(places, middle)
    left, top = (min(axis) for axis in zip(*inner, strict=True))
    extents = [max(axis) - min(axis) for axis in zip(*inner, strict=True)]
    if not 0 < max(extents) < _WIDEST:
        return []
    scale = max(size) / max(extents)
    rows = []
    for number, ring in enumerate(around(countries)):
        points = [((x - left) * scale + _MARGIN, (y - top) * scale + _MARGIN) for x, y in projected(ring, middle)]
        rows += [
            {"land": number, "x": round(x - _MARGIN, 1), "y": round(y - _MARGIN, 1), "place": place}
            for place, (x, y) in enumerate(clipped(points, size[0] + 2 * _MARGIN, size[1] + 2 * _MARGIN))
        ]
    return rows


def _symbols(drawn: dict[str, list[Body]]) -> tuple[list[dict[str, Any]], Point]:
    """Return a row for each symbol, the small ones first, and the size of the map."""
    where = [(kind, body) for kind, bodies in reversed(drawn.items()) for body in bodies]
    positions = [(body.latitude or 0.0, body.longitude or 0.0) for _, body in where]
    points, size = fitted(projected(positions), width=WIDTH - 50 - 2 * _MARGIN, height=640)
    known = [place for place, (kind, _) in enumerate(where) if kind != _NOTHING]
    for place, point in zip(known, apart([points[place] for place in known], _SYMBOL), strict=True):
        points[place] = point
    rows = [{"kind": kind, "x": round(x, 1), "y": round(y, 1)} for (kind, _), (x, y) in zip(where, points, strict=True)]
    return rows, size


def _chart(drawn: dict[str, list[Body]], title: alt.TitleParams) -> ChartType:
    rows, size = _symbols(drawn)
    bodies = [body for some in drawn.values() for body in some]
    positions = [(body.latitude or 0.0, body.longitude or 0.0) for body in bodies]
    coasts = _coasts(positions, {body.country for body in bodies}, size)
    # Room for symbols at the edges, and for the legend if there are few.
    width, height = max(size[0], 200) + 2 * _MARGIN, max(size[1], 40) + 2 * _MARGIN
    names = {kind: f"{_MARKS[kind].words} ({len(bodies):,})" for kind, bodies in drawn.items()}
    for row in rows:
        row["kind"] = names[row["kind"]]
    marks = [_MARKS[kind] for kind in names]
    domain = list(names.values())

    def scale(values: list[Any]) -> alt.Scale:
        return alt.Scale(type="ordinal", domain=domain, range=values)

    legend = alt.Legend(
        title=None, orient="bottom", columns=2, labelLimit=220, symbolStrokeWidth=1.5, rowPadding=3, offset=16
    )
    across = alt.Scale(domain=[-_MARGIN, width - _MARGIN], nice=False, zero=False)
    down = alt.Scale(domain=[height - _MARGIN, -_MARGIN], nice=False, zero=False)
    symbols = (
        alt.Chart(rows_of(rows), width=width, height=height)
        .mark_point(strokeWidth=1.5, opacity=1)
        .encode(
            x=alt.X("x:Q", axis=None, scale=across),
            y=alt.Y("y:Q", axis=None, scale=down),
            shape=alt.Shape("kind:N", sort=domain, legend=legend, scale=scale([mark.shape for mark in marks])),
            fill=alt.Fill("kind:N", sort=domain, legend=legend, scale=scale([mark.fill for mark in marks])),
            stroke=alt.Stroke("kind:N", sort=domain, legend=legend, scale=scale([mark.stroke for mark in marks])),
            size=alt.Size("kind:N", sort=domain, legend=legend, scale=scale([mark.size for mark in marks])),
        )
    )
    if not coasts:
        return finished(symbols.properties(title=title))
    land = (
        alt.Chart(rows_of(coasts), width=width, height=height)
        .mark_line(fill=_LAND, stroke=GREY, strokeWidth=0.7, opacity=1)
        .encode(
            x=alt.X("x:Q", axis=None, scale=across),
            y=alt.Y("y:Q", axis=None, scale=down),
            detail="land:N",
            order="place:Q",
        )
    )
    return finished(alt.layer(land, symbols).properties(title=title))


def _numbers(kinds: dict[str, list[Body]]) -> pa.Table:
    rows = [
        {
            "standing": _MARKS[kind].words,
            "drawn": sum(map(_placed, bodies)),
            "without_position": sum(not _placed(body) for body in bodies),
            "names": [] if kind == _NOTHING else [body.name for body in bodies],
        }
        for kind, bodies in kinds.items()
    ]
    columns: dict[str, pa.DataType] = {
        "standing": pa.string(),
        "drawn": pa.int64(),
        "without_position": pa.int64(),
        "names": pa.list_(pa.string()),
    }
    return pa.Table.from_pylist(rows, schema=pa.schema(columns))


def _told(kinds: dict[str, list[Body]]) -> str:
    return "; ".join(f"{_MARKS[kind].words}: {len(bodies):,}" for kind, bodies in kinds.items()) + "."


def places(
    bodies: Bodies,
    commitments: Commitments,
    ties: Ties,
    *,
    about: tuple[str, ...],
    on: DateLike | None,
    title: str | None,
    release: Release,
) -> Picture:
    """Draw a map of bodies; see :meth:`camwatch.Bodies.plot`."""
    day = as_date(on)
    title = title or f"Bodies by the standing of their promises on {day}"
    kinds = _kinds(bodies, commitments, ties, day)
    drawn = {kind: placed for kind, those in kinds.items() if (placed := [body for body in those if _placed(body)])}
    lost = {kind: left for kind, those in kinds.items() if (left := [body for body in those if not _placed(body)])}
    there, missing = sum(map(len, drawn.values())), sum(map(len, lost.values()))
    told = [f"Map of {counted(there, 'body', 'bodies')}. {_told(drawn).capitalize()}" if there else "Nothing to draw."]
    notes = []
    if _NOTHING in drawn:
        notes.append("“Nothing known” does not mean that a body has no cameras.")
    if about:
        notes.append(f"Only claims about {listed(about)}, or a class that includes it, are counted.")
        told.append(notes[-1])
    if missing:
        notes.append(f"Not drawn, because their position is unknown: {counted(missing, 'body', 'bodies')}.")
        told.append(f"{notes[-1]} {_told(lost).capitalize()}")
    closed = len(bodies) - there - missing
    if closed:
        told.append(f"{counted(closed, 'body', 'bodies')} that had ceased to exist left out.")
    if there:
        notes.append("Symbols that would cover each other are moved apart.")
        chart = _chart(drawn, heading(title, notes, release))
    else:
        chart = finished(message(" ".join(told)).properties(title=heading(title, [], release)))
    return Picture(title=title, alt=" ".join([f"{title}.", *told]), chart=chart, numbers=_numbers(kinds))
