"""The drawing of a vendor's results: strips of bars, a year wide each, with marks that run down through them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from camwatch.dates import PartialDate
from camwatch.model.vocabulary import Metric
from camwatch.plot.style import BLUE, GREY, INK, LABEL, PALE, RED, alt, finished, rows_of
from camwatch.wording import label

if TYPE_CHECKING:
    from altair.typing import ChartType

__all__ = ["Ban", "Results", "drawn"]

_WIDTH = 448
_STRIP = 122
_LINE = 19
_FLAG = 17
"""Least distance between two numbers of bans."""


@attrs.frozen
class Ban:
    """What one national body undertook on one day."""

    number: int
    date: PartialDate
    words: str

    @property
    def place(self) -> float:
        """The middle of what its date may mean, in years."""
        day = self.date.earliest + (self.date.latest - self.date.earliest) / 2
        return day.year + (day.timetuple().tm_yday - 0.5) / 366


@attrs.frozen
class Results:
    """What is drawn of a vendor."""

    ended: int
    """The last year that had ended by the release."""
    series: Mapping[tuple[Metric, str], Mapping[int, float]]
    """Amounts by metric and currency, then by year."""
    others: int
    """Number of figures for parts of years, for other metrics, with a change alone, or second for a year."""
    promises: Counter[int | None]
    """Number of promises announced per year; promises without a date are left out."""
    bans: Sequence[Ban]
    """What national bodies undertook by law, regulation or directive, in the order of their dates."""
    undated_bans: int
    """How many more of them no source dates."""

    @property
    def years(self) -> range:
        """The years that are drawn: from the first with a figure or a promise to the last that had ended."""
        known = [year for amounts in self.series.values() for year in amounts]
        known += [year for year in self.promises if year is not None]
        return range(min(known), max(*known, self.ended) + 1) if known else range(0)


def _across(years: range, field: str = "from", *, named: bool = False) -> alt.X:
    """Return the axis of time, in years: the same in every strip, so that they line up."""
    wide = len(years) <= 12
    axis = alt.Axis(
        title=None,
        values=[year + 0.5 for year in years],
        labelExpr="format(datum.value - 0.5, 'd')" if wide else "format((datum.value - 0.5) % 100, '02d')",
        labels=named,
        labelPadding=5,
        grid=False,
        ticks=False,
        domain=False,
    )
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[years[0], years[-1] + 1], nice=False, zero=False), axis=axis)


def _lanes(bans: Sequence[Ban], step: float) -> list[int]:
    """Return the line for each number, so that none covers another."""
    ends: list[float] = []
    lanes = []
    for ban in bans:
        place = ban.place * step
        lane = next((lane for lane, end in enumerate(ends) if end + _FLAG <= place), len(ends))
        ends[lane : lane + 1] = [place]
        lanes.append(lane)
    return lanes


def _rules(bans: Sequence[Ban], across: alt.X) -> alt.Chart:
    base = alt.Chart(rows_of([{"from": round(ban.place, 3)} for ban in bans])).encode(x=across)
    rules: alt.Chart = base.mark_rule(color=RED, strokeWidth=1, strokeDash=[2, 2])
    return rules


def _flags(bans: Sequence[Ban], years: range) -> ChartType:
    """Draw the numbers of the bans at their dates, with lines that run down through the strips."""
    lanes = _lanes(bans, _WIDTH / len(years))
    rows = [
        {"from": round(ban.place, 3), "lane": lane, "number": ban.number} for ban, lane in zip(bans, lanes, strict=True)
    ]
    depth = max(lanes) + 1
    y = alt.Y("lane:Q", axis=None, scale=alt.Scale(domain=[depth - 0.5, -0.5], nice=False, zero=False))
    base = alt.Chart(rows_of(rows)).encode(x=_across(years), y=y)
    return alt.layer(
        base.mark_rule(color=RED, strokeWidth=1, strokeDash=[2, 2], y2=16 * depth),
        base.mark_circle(color="white", stroke=RED, strokeWidth=1.5, size=220, opacity=1),
        base.mark_text(fontSize=LABEL - 2, fontWeight="bold", color=INK).encode(text="number:N"),
    ).properties(width=_WIDTH, height=16 * depth)


def _lettered(base: alt.Chart, **look: Any) -> list[alt.Chart]:
    """Return a text in white and wide, then in ink: a line that crosses it stays off its letters."""
    return [
        base.mark_text(**look, color="white", stroke="white", strokeWidth=6, strokeJoin="round"),
        base.mark_text(**look, color=INK),
    ]


def _strip(name: str, amounts: Mapping[int, float], found: Results, *, digits: int = 0, money: bool) -> ChartType:
    """Draw a bar a year; of money, a year that had ended and has no figure is shown as unknown."""
    years = found.years
    side = 0.1 if len(years) > 5 else 0.25
    rows = [
        {
            "from": year + side,
            "to": year + 1 - side,
            "middle": year + 0.5,
            "amount": amount,
            "text": f"{amount:,.{digits}f}".replace("-", "\N{MINUS SIGN}"),
        }
        for year, amount in sorted(amounts.items())
    ]
    unknown = [{"from": year + 0.5} for year in years if money and year <= found.ended and year not in amounts]
    least, most = min([0.0, *amounts.values()]), max([0.0, *amounts.values()])
    below = _LINE if least else 0
    height = _STRIP if amounts else 3 * _LINE
    # A pixel's worth: above the bars are the name of the strip and a number, below a loss its number.
    pixel = (most - least or 1) / (height - 2 * _LINE - below)
    scale = alt.Scale(domain=[least - below * pixel, most + 2 * _LINE * pixel], nice=False)
    y = alt.Y("amount:Q", axis=None, scale=scale)
    base = alt.Chart(rows_of(rows))
    across = _across(years, named=not money)
    numbers = base.encode(x=_across(years, "middle", named=not money), y=y, text="text:N")
    layers = [
        base.mark_bar(color=PALE if money else BLUE).encode(x=across, x2="to:Q", y=y, y2=alt.datum(0)),
        alt.Chart(rows_of([{}])).mark_rule(color=GREY).encode(y=alt.YDatum(0, axis=None)),
        *_lettered(numbers.transform_filter("datum.amount >= 0"), baseline="bottom", dy=-2, fontSize=LABEL - 1),
        *_lettered(alt.Chart(rows_of([{}])), text=name, x=0, y=12, align="left", fontSize=LABEL, fontWeight="bold"),
    ]
    if found.bans:
        layers.insert(0, _rules(found.bans, across))
    if least:
        layers += _lettered(numbers.transform_filter("datum.amount < 0"), baseline="top", dy=3, fontSize=LABEL - 1)
    if unknown:
        question = alt.Chart(rows_of(unknown)).encode(x=across, y=alt.YDatum(0, axis=None))
        layers += _lettered(question, text="?", baseline="bottom", dy=-2, fontSize=LABEL)
    return alt.layer(*layers).properties(width=_WIDTH, height=height)


def _key(bans: Sequence[Ban]) -> ChartType:
    """List the bans by their numbers."""
    rows = [{"number": ban.number, "date": str(ban.date), "words": ban.words} for ban in bans]
    base = alt.Chart(rows_of(rows)).encode(y=alt.Y("number:O", axis=None))
    text: dict[str, Any] = {"fontSize": LABEL - 1, "color": INK, "align": "left"}
    return alt.layer(
        base.mark_text(x=16, **{**text, "align": "right"}, fontWeight="bold").encode(text="number:N"),
        base.mark_text(x=24, **text).encode(text="date:N"),
        base.mark_text(x=94, limit=_WIDTH - 94, **text).encode(text="words:N"),
    ).properties(width=_WIDTH, height=17 * len(rows))


def drawn(found: Results, title: alt.TitleParams) -> ChartType:
    """Return the chart: numbers of the marks, a strip for each amount and one for promises, the key of the marks."""
    years = found.years
    strips = []
    if found.bans:
        strips.append(_flags(found.bans, years))
    for (metric, currency), amounts in found.series.items():
        most = max(map(abs, amounts.values()))
        unit, size = ("billion", 1e9) if most >= 1e9 else ("million", 1e6)
        name = f"{label(metric).capitalize()}, {currency} {unit}"
        digits = 0 if most >= 1000 * size else 1
        scaled = {year: amount / size for year, amount in amounts.items()}
        strips.append(_strip(name, scaled, found, digits=digits, money=True))
    dated = {year: found.promises[year] for year in years if found.promises[year]}
    name = "Promises about it, by year announced" + ("" if dated else ": none known")
    strips.append(_strip(name, dated, found, money=False))
    chart = alt.vconcat(*strips, spacing=0)
    if found.bans:
        chart = alt.vconcat(chart, _key(found.bans), spacing=10)
    return finished(chart.properties(title=title))
