"""How pictures look: one width, one font, few colours; and Altair, which draws them."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from camwatch.errors import MissingExtra

try:
    import altair as alt
except ImportError:
    raise MissingExtra("pictures need optional packages; run: pip install 'camwatch[plot]'") from None

if TYPE_CHECKING:
    from altair.typing import ChartType

    from camwatch.store.release import Release

__all__ = [
    "BLUE",
    "GREY",
    "INK",
    "LABEL",
    "PALE",
    "RED",
    "TITLE",
    "WIDTH",
    "alt",
    "finished",
    "heading",
    "message",
    "rows_of",
]

# A telephone shows a picture at some 330 of its pixels: drawn 480 wide, letters of 13 are still read there.
WIDTH = 480
LABEL = 13
TITLE = 16

# Liberation Sans comes with the renderer and is as wide as Arial, so text keeps its place whichever a reader has.
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"

INK = "#222222"
GREY = "#8a8a8a"
PALE = "#9fc9e6"
RED = "#b34700"
BLUE = "#0072b2"
"""From Okabe and Ito's palette, which everybody can distinguish; dark enough for print in grey."""


def rows_of(values: Sequence[dict[str, Any]]) -> alt.InlineData:
    """Return rows as the data of a chart."""
    return alt.InlineData(values=list(values))


def heading(title: str, notes: Sequence[str], release: Release) -> alt.TitleParams:
    """Return the head of a picture: its title, how to read it, and the source of the numbers."""
    return alt.TitleParams(
        text=textwrap.wrap(title, 54),
        subtitle=[*textwrap.wrap(" ".join(notes), 76), f"Source: camwatch {release.version}"],
        anchor="start",
        frame="bounds",
        fontSize=TITLE,
        subtitleFontSize=LABEL - 1,
        subtitleColor=INK,
        subtitlePadding=4,
        offset=10,
    )


def message(text: str) -> alt.Chart:
    """Return a chart that says why there is nothing to draw."""
    lines = textwrap.wrap(text, 66)
    chart = alt.Chart(rows_of([{}]), width=WIDTH - 20, height=18 * len(lines))
    told: alt.Chart = chart.mark_text(align="left", baseline="top", x=0, y=0, fontSize=LABEL, color=INK, text=lines)
    return told


def finished(chart: ChartType) -> ChartType:
    """Return a chart with the look of all pictures."""
    whole: ChartType = chart.configure(
        background="white",
        font=FONT,
        aria=False,
        padding=8,
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            labelColor=INK, labelFontSize=LABEL, titleColor=INK, titleFontSize=LABEL, domainColor=GREY, tickColor=GREY
        ),
        header=alt.HeaderConfig(labelColor=INK, labelFontSize=LABEL, titleColor=INK, titleFontSize=LABEL),
        legend=alt.LegendConfig(labelColor=INK, labelFontSize=LABEL, titleColor=INK, titleFontSize=LABEL),
    )
    return whole
