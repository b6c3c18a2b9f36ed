"""Rules about how many records there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from camwatch.curation.fault import Fault
from camwatch.curation.records import Records
from camwatch.errors import nearest
from camwatch.model.body import Body
from camwatch.model.commitment import Commitment
from camwatch.model.country import COUNTRIES
from camwatch.model.intervention import Intervention
from camwatch.model.record import Record
from camwatch.model.statistic import Statistic
from camwatch.model.tables import TABLES
from camwatch.model.tie import Tie
from camwatch.wording import counted

__all__ = ["counts_lie_within_bounds", "gaps_are_dated"]

_FILE = "bounds.csv"


def _country(record: Record, countries: dict[str, str]) -> str | None:
    if isinstance(record, Commitment | Tie):
        return countries.get(record.body_id)
    if isinstance(record, Body | Intervention | Statistic) and record.jurisdiction is not None:
        return record.jurisdiction[:2]
    return None


def counts_lie_within_bounds(records: Records) -> Iterator[Fault]:
    """The number of records of each table is within the limits in bounds.csv, in total and for some countries."""
    countries = {body.id: body.country for _, body in records.of(Body)}
    counts: Counter[tuple[str, str]] = Counter()
    for entry in records.entries:
        counts[entry.table, "*"] += 1
        if entry.record is not None and (country := _country(entry.record, countries)) is not None:
            counts[entry.table, country] += 1
    first: dict[tuple[str, str], int] = {}
    for bound in records.bounds:
        line = first.setdefault((bound.table, bound.country), bound.line)
        if line != bound.line:
            yield Fault(
                _FILE, bound.line, bound.table, f"line {line} has the limits of the same records; keep one line"
            )
        elif bound.table not in TABLES:
            yield Fault(
                _FILE, bound.line, bound.table, f"{bound.table!r} is not a table; {nearest(bound.table, TABLES)}"
            )
        elif not (bound.minimum.isdigit() and bound.maximum.isdigit()):
            yield Fault(
                _FILE, bound.line, bound.table, "the minimum or the maximum is not a whole number; write only digits"
            )
        elif int(bound.minimum) > int(bound.maximum):
            yield Fault(
                _FILE, bound.line, bound.table, "the minimum is greater than the maximum; correct one of the two"
            )
        else:
            if bound.table in records.incomplete:
                continue
            count = counts[bound.table, bound.country]
            if not int(bound.minimum) <= count <= int(bound.maximum):
                where = "" if bound.country == "*" else f" for {bound.country}"
                message = (
                    f"the table has {counted(count, 'record')}{where}; "
                    f"expected {int(bound.minimum):,} to {int(bound.maximum):,}"
                )
                yield Fault(
                    _FILE,
                    bound.line,
                    bound.table,
                    f"{message}. Look for missing or duplicate records, or change the limits in this row",
                )


def gaps_are_dated(records: Records) -> Iterator[Fault]:
    """A gap names a country and the day on which it was researched."""
    for line, gap in enumerate(records.gaps, start=2):
        if gap.country not in COUNTRIES:
            yield Fault("gaps.csv", line, gap.country, f"{gap.country!r} is not an ISO 3166-1 country code")
        if len(gap.looked) != 10:
            yield Fault(
                "gaps.csv",
                line,
                gap.country,
                f"'looked': {gap.looked!r} is not a full date; expected YYYY-MM-DD",
            )
