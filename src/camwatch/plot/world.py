"""The world by country: how many commitments each has, by shade and in numbers."""

from __future__ import annotations

from collections import Counter
from itertools import starmap
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from camwatch.model.country import COUNTRIES
from camwatch.plot.layout import Point, equal_earth
from camwatch.plot.outlines import world
from camwatch.plot.picture import Picture
from camwatch.plot.style import GREY, LABEL, WIDTH, alt, finished, heading
from camwatch.wording import counted, listed

if TYPE_CHECKING:
    from altair.typing import ChartType

    from camwatch.collections.commitments import Commitments
    from camwatch.store.release import Release

__all__ = ["countries"]

# From light to dark, so that they differ in grey print too.
_SHADES = {
    "none known": "#f1f1ee",
    "1": "#c6dbef",
    "2 to 4": "#8cbbdd",
    "5 to 19": "#3f8fc5",
    "20 or more": "#08467e",
}


def _shade(count: int) -> str:
    steps = [("20 or more", 20), ("5 to 19", 5), ("2 to 4", 2), ("1", 1)]
    return next((words for words, least in steps if count >= least), "none known")


def _features(counts: Counter[str]) -> list[dict[str, Any]]:
    return [
        {
            "type": "Feature",
            "properties": {"shade": _shade(counts[code])},
            # On the plane: on a globe a ring that touches the date line would enclose all that is outside it.
            "geometry": {"type": "MultiPolygon", "coordinates": [[list(starmap(_place, ring))] for ring in rings]},
        }
        for code, rings in world().items()
    ]


def _place(longitude: float, latitude: float) -> Point:
    east, north = equal_earth(longitude, latitude)
    return round(east, 3), round(north, 3)


def countries(
    commitments: Commitments, *, title: str, release: Release, width: int = WIDTH - 16, large: bool = False
) -> Picture:
    """Draw how many commitments that are made the bodies of each country have.

    Args:
        commitments: The commitments; those that are not made are left out.
        title: The title of the picture.
        release: The release that they are of, which the picture names.
        width: The width of the map in pixels.
        large: Whether to write for a picture that is shown small, beside a link: with large letters, 1200 by 630.
    """
    made = commitments.made()
    counts = Counter(one.body.country for one in made)
    undrawn = sorted(code for code in counts if code not in world())
    notes = [f"{counted(len(made), 'commitment')} made, in {counted(len(counts), 'country', 'countries')}."]
    if undrawn:
        notes.append(f"Not drawn: {listed(f'{COUNTRIES[code]} ({counts[code]})' for code in undrawn)}.")
    ranked = sorted(counts, key=lambda code: (-counts[code], COUNTRIES[code]))
    most = listed(f"{COUNTRIES[code]} {counts[code]}" for code in ranked[:10])
    words = f"{title}. {notes[0]} Most: {most}. {' '.join(notes[1:])}".strip()
    names = list(_SHADES)
    scale = alt.Scale(domain=names, range=list(_SHADES.values()))
    legend = alt.Legend(
        title=None if large else "commitments made",
        orient="bottom",
        direction="horizontal",
        columns=len(names),
        symbolStrokeWidth=0.5,
        symbolStrokeColor=GREY,
        labelFontSize=22 if large else LABEL,
        titleFontSize=22 if large else LABEL,
        symbolSize=500 if large else 100,
    )
    chart: ChartType = (
        alt.Chart(alt.InlineData(values=_features(counts)), width=width, height=round(width * 0.47))
        .mark_geoshape(stroke=GREY, strokeWidth=0.4)
        .encode(color=alt.Color("properties.shade:N", scale=scale, sort=names, legend=legend))
        .project("identity", reflectY=True)
    )
    head = heading(title, notes, release)
    if large:
        head = alt.TitleParams(
            text=title,
            subtitle=[*notes[:1], f"camwatch {release.version}"],
            anchor="start",
            frame="bounds",
            fontSize=46,
            subtitleFontSize=26,
            subtitlePadding=10,
            offset=6,
        )
        chart = chart.properties(width=1200, height=630, autosize=alt.AutoSizeParams(type="fit", contains="padding"))
    numbers = pa.table(
        {
            "country": pa.array([COUNTRIES[code] for code in ranked], pa.string()),
            "commitments_made": pa.array([counts[code] for code in ranked], pa.int64()),
        }
    )
    return Picture(title=title, alt=words, chart=finished(chart.properties(title=head)), numbers=numbers)
