"""A vendor's reported results, year by year, with what governments undertook against it marked on them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from camwatch.dates import PartialDate
from camwatch.model.commitment import Commitment
from camwatch.model.figure import Figure
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import BodyKind, Instrument, Metric
from camwatch.plot.picture import Picture
from camwatch.plot.strips import Ban, Results, drawn
from camwatch.plot.style import finished, heading, message
from camwatch.wording import UNKNOWN, amount, counted, label, listed

if TYPE_CHECKING:
    from camwatch.store.release import Release

__all__ = ["results"]

_BINDING = (Instrument.STATUTE, Instrument.REGULATION, Instrument.DIRECTIVE)
_NATIONAL = (
    BodyKind.CENTRAL_GOVERNMENT,
    BodyKind.INTERNATIONAL_ORGANISATION,
    BodyKind.PARLIAMENT,
    BodyKind.REGULATOR,
)
_METRICS = (Metric.REVENUE, Metric.NET_PROFIT)


def _year(figure: Figure) -> int | None:
    """Return the year of a figure; None if it covers part of a year."""
    first, last = figure.period_start.earliest, figure.period_end.latest
    if not 360 <= (last - first).days <= 372:
        return None
    return (first + (last - first) / 2).year


def _bans(promises: Sequence[Commitment]) -> tuple[list[Ban], int]:
    """Return what national bodies ordered or enacted, one per day and body, and the number of undated ones."""
    together: dict[tuple[PartialDate, str], list[str]] = {}
    undated = 0
    for one in promises:
        body = one.body
        if one.instrument not in _BINDING or body.kind not in _NATIONAL or "-" in body.jurisdiction:
            continue
        if one.announced is None:
            undated += 1
        else:
            together.setdefault((one.announced, f"{body.name} ({body.country})"), []).append(label(one.action))
    ordered = sorted(together.items(), key=lambda item: (item[0][0].sort_key, item[0][1]))
    bans = [
        Ban(number, date, f"{body}: {', '.join(dict.fromkeys(actions))}")
        for number, ((date, body), actions) in enumerate(ordered, 1)
    ]
    return bans, undated


def _read(vendor: Vendor, release: Release) -> Results:
    series: dict[tuple[Metric, str], dict[int, float]] = {}
    others = 0
    for figure in vendor.figures:
        year = _year(figure)
        known = series.get((figure.metric, figure.currency), {})
        if year is None or figure.value is None or figure.metric not in _METRICS or year in known:
            others += 1
        else:
            series[figure.metric, figure.currency] = {**known, year: figure.value}
    promises = [one for one in vendor.commitments if one.made]
    bans, undated = _bans(promises)
    ended = release.date.year - (release.date < dt.date(release.date.year, 12, 31))
    return Results(
        ended,
        {key: series[key] for key in sorted(series, key=lambda key: (_METRICS.index(key[0]), key[1]))},
        others,
        Counter(None if one.announced is None else one.announced.earliest.year for one in promises),
        bans,
        undated,
    )


def _numbers(found: Results) -> pa.Table:
    years = [*found.years, None]
    columns: dict[str, Any] = {
        "year": pa.array([UNKNOWN if year is None else str(year) for year in years], pa.string())
    }
    for (metric, currency), amounts in found.series.items():
        values = [None if year is None else amounts.get(year) for year in years]
        columns[f"{metric}_{currency.lower()}"] = pa.array(values, pa.float64())
    columns["promises"] = pa.array([found.promises[year] for year in years], pa.int64())
    marked: dict[int | None, list[str]] = {year: [] for year in years}
    for ban in found.bans:
        marked[ban.date.earliest.year].append(f"{ban.date} {ban.words}")
    columns["marked"] = pa.array([marked[year] for year in years], pa.list_(pa.string()))
    return pa.table(columns)


def _course(metric: Metric, currency: str, amounts: Mapping[int, float], found: Results) -> str:
    """Say in a sentence how an amount went."""
    name = f"Its reported {label(metric)}"
    (first, begun), (last, newest) = min(amounts.items()), max(amounts.items())
    if first == last:
        return f"{name} was {currency} {amount(begun)} in {first}; it is not known for any other year."
    way = "rose" if newest > begun else "fell" if newest < begun else "went"
    told = f"{name} {way} from {currency} {amount(begun)} in {first} to {amount(newest)} in {last}"
    highest, lowest = max(amounts, key=lambda year: amounts[year]), min(amounts, key=lambda year: amounts[year])
    for word, year in (("highest", highest), ("lowest", lowest)):
        if year not in (first, last):
            told += f", {word} {amount(amounts[year])} in {year}"
    unknown = [str(year) for year in range(found.years[0], found.ended + 1) if year not in amounts]
    return told + (f"; not known for {listed(unknown)}." if unknown else ".")


def _promises(found: Results) -> list[str]:
    """Say in sentences what was promised about the vendor."""
    total = found.promises.total()
    if not total:
        return ["The register has no promise about it."]
    years = [f"{found.promises[year]} in {year}" for year in found.years if found.promises[year]]
    if found.promises[None]:
        years.append(f"{found.promises[None]} of unknown year")
    sentences = [f"{counted(total, 'promise')} about it or a class that it is in, by announcement: {listed(years)}."]
    if found.bans:
        first, last = found.bans[0], found.bans[-1]
        span = f", from {first.date} ({first.words}) to {last.date} ({last.words})" if len(found.bans) > 1 else ""
        span = span or f": {first.date}, {first.words}"
        marked = counted(len(found.bans), "act of national authorities is", "acts of national authorities are")
        sentences.append(f"{marked} marked{span}.")
    if found.undated_bans:
        undated = counted(found.undated_bans, "such act of unknown date is", "such acts of unknown date are")
        sentences.append(f"{undated} not marked.")
    return sentences


def _notes(found: Results) -> list[str]:
    """Say how to read the picture."""
    notes = []
    if found.series:
        notes.append("Revenue and profit of whole years, as reported; “?”: none known.")
    else:
        notes.append("No revenue or profit of a whole year is known.")
    if found.bans:
        notes.append(
            "Numbered: laws, regulations and directives of national authorities. A line marks a date, not a cause."
        )
    if found.promises[None]:
        undated = counted(found.promises[None], "promise of unknown year is", "promises of unknown year are")
        notes.append(f"{undated} not drawn.")
    return notes


def results(vendor: Vendor, *, title: str | None, release: Release) -> Picture:
    """Draw a vendor's reported results; see :meth:`camwatch.Vendor.plot`."""
    found = _read(vendor, release)
    title = title or f"{vendor.name}: reported results, and promises about it"
    told = [*(_course(*key, amounts, found) for key, amounts in found.series.items()), *_promises(found)]
    if found.others:
        told.append(
            f"{counted(found.others, 'figure is', 'figures are')} not drawn: "
            + (
                "it covers part of a year, uses another measure, gives only a change, or is a second figure for the "
                "same year."
                if found.others == 1
                else "they cover part of a year, use another measure, give only a change, or are a second figure for "
                "the same year."
            )
        )
    if not found.series:
        told.insert(0, "The register has no revenue or net profit of a whole year.")
    if not found.years:
        chart = finished(message(" ".join(told)).properties(title=heading(title, [], release)))
    else:
        chart = drawn(found, heading(title, _notes(found), release))
    return Picture(title=title, alt=" ".join([f"{title}.", *told]), chart=chart, numbers=_numbers(found))
