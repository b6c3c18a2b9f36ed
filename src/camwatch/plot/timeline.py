"""Promises over time: how many were announced in each year, in a row for each action, country or the like."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import attrs
import pyarrow as pa

from camwatch.dates import DateLike, PartialDate, as_date
from camwatch.errors import UnknownArgument, UnknownWord, nearest
from camwatch.model.country import COUNTRIES
from camwatch.model.vocabulary import Standing
from camwatch.plot.picture import Picture
from camwatch.plot.style import BLUE, GREY, INK, LABEL, alt, finished, heading, message, rows_of
from camwatch.wording import UNKNOWN, counted, label, listed

if TYPE_CHECKING:
    from altair.typing import ChartType

    from camwatch.collections.commitments import Commitments
    from camwatch.store.release import Release

__all__ = ["timeline"]

_NOUNS = {
    "action": "action",
    "country": "country",
    "body_kind": "kind of body",
    "instrument": "instrument",
    "standing": "standing",
}
_MOST_ROWS = 12

# Rows of other groups are ordered by their number of promises.
_STANDINGS = (
    Standing.KEPT,
    Standing.OPEN,
    Standing.OVERDUE,
    Standing.MISSED,
    Standing.WITHDRAWN,
    Standing.UNDECIDED,
    Standing.UNDER_REVIEW,
    Standing.PROPOSED,
    Standing.DECLINED,
)


@attrs.frozen
class _Counts:
    """Promises by group and year; the year of those that no source dates is absent."""

    by: str
    cells: Counter[tuple[str, int | None]]

    @property
    def years(self) -> range:
        known = [year for _, year in self.cells if year is not None]
        return range(min(known), max(known) + 1) if known else range(0)

    @property
    def groups(self) -> list[str]:
        totals = self.totals
        if self.by == "standing":
            return [standing for standing in _STANDINGS if standing in totals]
        return sorted(totals, key=lambda group: (-totals[group], group))

    @property
    def totals(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for (group, _), count in self.cells.items():
            found[group] += count
        return found

    def in_year(self, year: int | None) -> int:
        return sum(count for (_, of), count in self.cells.items() if of == year)


def _name(by: str, group: str) -> str:
    return COUNTRIES[group] if by == "country" else label(group)


def _count(promises: Commitments, by: str, on: PartialDate) -> _Counts:
    if by == "standing":
        groups = [str(one.standing(on)) for one in promises]
    else:
        groups = [str(group) for group in promises.select(by)[by].to_pylist()]
    years = [None if date is None else int(date[:4]) for date in promises.select("announced")["announced"].to_pylist()]
    cells = Counter(zip(groups, years, strict=True))
    return _Counts(by, Counter({cell: count for cell, count in cells.items() if cell[0] != Standing.NOT_YET}))


def _numbers(counts: _Counts) -> pa.Table:
    totals = counts.totals
    columns: dict[str, Any] = {counts.by: pa.array(counts.groups, pa.string())}
    if counts.by == "country":
        columns["name"] = pa.array([COUNTRIES[code] for code in counts.groups], pa.string())
    for year in (*counts.years, None):
        values = [counts.cells[group, year] for group in counts.groups]
        columns[UNKNOWN if year is None else str(year)] = pa.array(values, pa.int64())
    columns["total"] = pa.array([totals[group] for group in counts.groups], pa.int64())
    return pa.table(columns)


def _shown(groups: list[str]) -> tuple[list[str], list[str]]:
    """Return the groups with a row of their own, and those that share the last."""
    most = _MOST_ROWS if len(groups) <= _MOST_ROWS else _MOST_ROWS - 1
    return groups[:most], groups[most:]


def _cells(counts: _Counts) -> tuple[list[str], list[str], list[dict[str, Any]]]:
    """Return the names of the rows and columns that are drawn, and a value for each cell that is not empty."""
    shown, rest = _shown(counts.groups)
    place = {group: min(number, len(shown)) for number, group in enumerate(counts.groups)}
    rows = [_name(counts.by, group) for group in shown]
    if rest:
        rows.append(counted(len(rest), "other"))
    last = len(rows)
    columns: dict[int | None, str] = {year: f"'{year % 100:02}" for year in counts.years}
    if counts.in_year(None):
        columns[None] = "?"
    drawn: Counter[tuple[int, str]] = Counter()
    for (group, year), count in counts.cells.items():
        for row in (place[group], last):
            for column in (columns[year], "all"):
                drawn[row, column] += count
    names = [*rows, "all"]
    values = [
        {
            "name": names[row],
            "column": column,
            "promises": count,
            "row": row,
            "sum": row == last or column == "all",
        }
        for (row, column), count in sorted(drawn.items())
    ]
    return names, [*columns.values(), "all"], values


def _chart(counts: _Counts, title: alt.TitleParams) -> ChartType:
    """Draw a strip of bars for each group, all on one scale, and the sums as numbers."""
    rows, columns, values = _cells(counts)
    most = max(value["promises"] for value in values if not value["sum"])
    for value in values:
        # The bar is on the line of its row, which is one high, and leaves room for its number.
        value["top"] = value["row"] - (0 if value["sum"] else round(0.62 * value["promises"] / most, 4))
    x = alt.X(
        "column:O",
        scale=alt.Scale(domain=columns, paddingInner=0.15, paddingOuter=0.1),
        axis=alt.Axis(title=None, labelAngle=0, ticks=False, domain=False, labelPadding=5, labelOverlap="parity"),
    )
    scale = alt.Scale(domain=[-1, len(rows) - 0.9], reverse=True, nice=False, zero=False)
    axis = alt.Axis(
        title=None,
        values=list(range(len(rows))),
        labelExpr=f"{json.dumps(rows, ensure_ascii=False)}[datum.value]",
        labelBaseline="bottom",
        labelLimit=150,
        domain=False,
        ticks=False,
        gridColor=GREY,
        gridWidth=0.5,
    )
    top = alt.Y("top:Q", scale=scale, axis=axis)
    base = alt.Chart(rows_of(values)).encode(x=x)
    bars = base.transform_filter("!datum.sum").encode(y=top, y2="row:Q")
    known = bars.transform_filter("datum.column != '?'").mark_bar(color=BLUE)
    undated = bars.transform_filter("datum.column == '?'").mark_bar(fill="white", stroke=INK, strokeDash=[3, 2])
    numbers = base.mark_text(baseline="bottom", dy=-1, fontSize=LABEL - 1, color=INK).encode(
        y=top, text=alt.Text("promises:Q", format=",")
    )
    return finished(
        alt.layer(
            known,
            undated,
            numbers.transform_filter("!datum.sum"),
            numbers.transform_filter("datum.sum").mark_text(
                baseline="bottom", dy=-1, fontSize=LABEL, fontWeight="bold", color=INK
            ),
        ).properties(title=title, width=min(28 * len(columns), 364), height=(46 if len(rows) > 6 else 60) * len(rows))
    )


def _until(counts: _Counts, release: Release) -> list[str]:
    """Say that the newest year had not ended when the release was made."""
    if counts.years and counts.years[-1] == release.date.year:
        return [f"{release.date.year} up to {release.date}."]
    return []


def _sentences(counts: _Counts, left_out: Sequence[str], on: PartialDate, release: Release) -> list[str]:
    totals = counts.totals
    group = f"standing on {on}" if counts.by == "standing" else _NOUNS[counts.by]
    told = [f"{counted(totals.total(), 'promise')} by {group} and year of announcement:"]
    shown, rest = _shown(counts.groups)
    parts = [f"{_name(counts.by, group)} {totals[group]}" for group in shown]
    if rest:
        parts.append(f"{counted(len(rest), 'other')} {sum(totals[group] for group in rest)}")
    told.append(listed(parts) + ".")
    years = {year: counts.in_year(year) for year in counts.years}
    if len(years) > 1:
        by_year = listed(f"{count} in {year}" for year, count in years.items())
        told.append(f"All together: {by_year}.")
    undated = counts.in_year(None)
    if undated:
        told.append(f"{undated} have no year in any source.")
    return [*told, *_until(counts, release), *left_out]


def timeline(commitments: Commitments, *, by: str, on: DateLike | None, title: str | None, release: Release) -> Picture:
    """Draw how many promises were announced in each year; see :meth:`camwatch.Commitments.plot`."""
    if by not in _NOUNS:
        raise UnknownWord(f"by={by!r} is not a way to group promises; {nearest(str(by), _NOUNS)}")
    if on is not None and by != "standing":
        raise UnknownArgument(f"on={on!r}: only by='standing' takes a date; leave it out with by={by!r}")
    day = as_date(on)
    promises = commitments.made()
    counts = _count(promises, by, day)
    total = counts.totals.total()
    left_out = []
    if len(promises) < len(commitments):
        others = len(commitments) - len(promises)
        left_out.append(
            f"{counted(others, 'proposal, review or refusal', 'proposals, reviews and refusals')} left out."
        )
    if total < len(promises):
        left_out.append(f"{counted(len(promises) - total, 'promise')} announced later left out.")
    if title is None and by == "standing":
        title = f"Standing of promises on {day}, by year announced"
    elif title is None:
        title = f"Promises by year announced and {_NOUNS[by]}"
    if not total:
        why = " ".join(["No promise to draw.", *left_out])
        chart = finished(message(why).properties(title=heading(title, [], release)))
        return Picture(title=title, alt=f"{title}. {why}", chart=chart, numbers=_numbers(counts))
    notes = [f"{counted(total, 'promise')}.", *_until(counts, release)]
    undated = counts.in_year(None)
    if undated:
        notes.insert(1, "“?”: no source gives the year.")
    return Picture(
        title=title,
        alt=" ".join([f"{title}.", *_sentences(counts, left_out, day, release)]),
        chart=_chart(counts, heading(title, notes, release)),
        numbers=_numbers(counts),
    )
