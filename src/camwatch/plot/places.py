"""The map: bodies where they are, each by how its promises stand or, without one, by what it is said to use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import pyarrow as pa

from camwatch.dates import DateLike, PartialDate, as_date
from camwatch.model.body import Body
from camwatch.model.vocabulary import Standing
from camwatch.plot.layout import Point, apart, fitted, projected
from camwatch.plot.picture import Picture
from camwatch.plot.style import INK, WIDTH, alt, finished, heading, message, rows_of
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
"""How far the middles of two symbols stand apart at least."""
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


def _symbols(drawn: dict[str, list[Body]]) -> tuple[list[dict[str, Any]], Point]:
    """Return a row for each symbol, the small ones first, and the size of the map."""
    where = [(kind, body) for kind, bodies in reversed(drawn.items()) for body in bodies]
    positions = [(body.latitude or 0.0, body.longitude or 0.0) for _, body in where]
    points, size = fitted(projected(positions), width=WIDTH - 50, height=640)
    known = [place for place, (kind, _) in enumerate(where) if kind != _NOTHING]
    for place, point in zip(known, apart([points[place] for place in known], _SYMBOL), strict=True):
        points[place] = point
    rows = [{"kind": kind, "x": round(x, 1), "y": round(y, 1)} for (kind, _), (x, y) in zip(where, points, strict=True)]
    return rows, size


def _chart(drawn: dict[str, list[Body]], title: alt.TitleParams) -> ChartType:
    rows, size = _symbols(drawn)
    # Room for symbols at the edges, and for the legend where there are few.
    width, height = max(size[0], 200), max(size[1], 40)
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
    chart = (
        alt.Chart(rows_of(rows), width=width, height=height)
        .mark_point(strokeWidth=1.5, opacity=1)
        .encode(
            x=alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, width], nice=False, zero=False)),
            y=alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False, zero=False)),
            shape=alt.Shape("kind:N", sort=domain, legend=legend, scale=scale([mark.shape for mark in marks])),
            fill=alt.Fill("kind:N", sort=domain, legend=legend, scale=scale([mark.fill for mark in marks])),
            stroke=alt.Stroke("kind:N", sort=domain, legend=legend, scale=scale([mark.stroke for mark in marks])),
            size=alt.Size("kind:N", sort=domain, legend=legend, scale=scale([mark.size for mark in marks])),
        )
        .properties(title=title)
    )
    return finished(chart)


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
    title = title or f"Bodies by how their promises stood on {day}"
    kinds = _kinds(bodies, commitments, ties, day)
    drawn = {kind: placed for kind, those in kinds.items() if (placed := [body for body in those if _placed(body)])}
    lost = {kind: left for kind, those in kinds.items() if (left := [body for body in those if not _placed(body)])}
    there, missing = sum(map(len, drawn.values())), sum(map(len, lost.values()))
    told = [f"Map of {counted(there, 'body', 'bodies')}. {_told(drawn).capitalize()}" if there else "Nothing to draw."]
    notes = []
    if _NOTHING in drawn:
        notes.append("“Nothing known” says nothing of a body's cameras.")
    if about:
        notes.append(f"Only claims about {listed(about)}, or a class that holds it, count.")
        told.append(notes[-1])
    if missing:
        notes.append(f"Not drawn, for want of a position: {counted(missing, 'body', 'bodies')}.")
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
