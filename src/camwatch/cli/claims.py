"""Claims as lists: the columns of commitments and ties, and what programs get of each."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from camwatch.arrow.rows import to_row
from camwatch.cli.tables import Column, newest_first
from camwatch.collections.commitments import Commitments
from camwatch.dataset import Dataset
from camwatch.dates import DateLike, PartialDate, as_date
from camwatch.model.claim import Claim
from camwatch.model.commitment import Commitment
from camwatch.model.source import Source
from camwatch.model.tie import Tie
from camwatch.model.vocabulary import Instrument, Standing, Status
from camwatch.wording import counted, label, listed

__all__ = [
    "commitment_columns",
    "commitment_row",
    "composition",
    "evidence",
    "newest",
    "newest_reports",
    "sources_of",
    "standing_span",
    "tie_columns",
    "tie_label",
    "vendor_names",
]

_STYLES = {
    "overdue": "bold red",
    "missed": "red",
    "withdrawn": "yellow",
    "declined": "yellow",
    "kept": "green",
    "done": "green",
    "open": "cyan",
}


def standing_span(commitment: Commitment, on: DateLike | None = None) -> tuple[str, str]:
    """Return the standing of a commitment in words, and their style. The words are enough without the style."""
    standing = commitment.standing(on)
    if standing is Standing.DONE:
        words = "done without a promise"
    elif standing is Standing.OPEN and commitment.in_force_as_reported:
        words = "in force"
    else:
        words = label(standing)
    return words, _STYLES.get(standing.value, "")


def vendor_names(claim: Any) -> list[str]:
    """Return the names of the vendors that a claim is about."""
    return [vendor.name for vendor in claim.vendors]


def sources_of(claim: Claim) -> list[Source]:
    """Return the sources of a claim and, for a commitment, of its milestones; each appears once."""
    citations = list(claim.citations)
    if isinstance(claim, Commitment):
        citations += [citation for milestone in claim.milestones for citation in milestone.citations]
    return list({citation.source_id: citation.source for citation in citations}.values())


def _text(date: PartialDate | None) -> str | None:
    return None if date is None else date.text


def _commas(function: Callable[[Any], Sequence[str]]) -> Callable[[Any], str]:
    return lambda claim: ", ".join(function(claim))


def _read(claim: Claim) -> str | None:
    return _text(claim.read)


def _publishers(claim: Claim) -> str:
    return "; ".join(dict.fromkeys(source.origin for source in sources_of(claim)))


def _addresses(claim: Claim) -> list[str]:
    return [source.url for source in sources_of(claim)]


def _cameras(tie: Tie) -> str:
    return "" if tie.cameras is None else f"{tie.cameras:,}"


def _read_twice(claim: Claim) -> str:
    return "yes" if claim.read else "no"


def evidence() -> tuple[Column, ...]:
    """Return the columns that every list of claims has for programs: the second reading and the sources."""
    return (
        Column("Checked", _read, name="read", common=False, shown=_read_twice),
        Column("Source", _publishers, name="publishers", common=False),
        Column("Source address", _addresses, name="source_urls", common=False),
    )


def commitment_columns(
    data: Dataset, *, on: DateLike | None = None, dates: Sequence[str] = ("announced", "due"), reports: bool = False
) -> tuple[Column, ...]:
    """Return the columns of a list of commitments.

    Args:
        data: The dataset.
        on: The day for which the standing is computed.
        dates: Which dates the table has.
        reports: Whether the table shows the last report and the second reading.
    """
    bound_by = _bound_by(data, on)
    return (
        Column("Id", lambda one: one.id, style="dim"),
        Column("Announced", lambda one: _text(one.announced), common="announced" in dates),
        Column("Country", lambda one: one.body.country),
        Column("Jurisdiction", lambda one: one.body.jurisdiction, common=False),
        Column("Body", lambda one: one.body.name, name="body_name", wide=True),
        Column("Action", lambda one: one.action.value, shown=lambda one: label(one.action)),
        Column("Vendors", vendor_names, name="vendor_names", shown=_commas(vendor_names), wide=True),
        Column("Due", lambda one: _text(one.due), common="due" in dates),
        Column(
            "Standing",
            lambda one: one.standing(on).value,
            shown=lambda one: standing_span(one, on),
        ),
        Column("Last report", lambda one: _text(one.last_report), common=reports),
        Column("Checked", _read, name="read", common=reports, shown=_read_twice),
        Column("Status", lambda one: one.status.value, common=False, shown=lambda one: label(one.status)),
        Column("Bound by", bound_by, common=False),
        *evidence()[1:],
    )


def _bound_by(data: Dataset, on: DateLike | None) -> Callable[[Commitment | Tie], list[str]]:
    """Return a function that gives the ids of the commitments that bind a claim's body concerning its vendors.

    It takes commitments of other bodies that are in force on the day. Commitments that do not concern equipment,
    such as divestments, are left out.
    """
    day = as_date(on)

    @functools.cache
    def binding(body: str) -> tuple[tuple[str, frozenset[str]], ...]:
        commitments = data.binding(body, on=day)
        return tuple((one.id, _concerned(one)) for one in commitments if one.action.concerns_equipment)

    def bound_by(claim: Commitment | Tie) -> list[str]:
        vendors = set(claim.vendor_ids if isinstance(claim, Commitment) else (claim.vendor_id,))
        return [one for one, concerned in binding(claim.body_id) if not vendors.isdisjoint(concerned)]

    return bound_by


def _concerned(commitment: Commitment) -> frozenset[str]:
    """Return the ids of the vendors that a commitment names, and of the members of the classes that it names."""
    members = (member.id for vendor in commitment.vendors for member in vendor.members)
    return frozenset((*commitment.vendor_ids, *members))


def commitment_row(commitment: Commitment) -> dict[str, Any]:
    """Return the fields of a commitment, for output to programs."""
    return to_row(commitment) | {"made": commitment.made}


def composition(commitments: Commitments) -> str:
    """Return how many commitments are made, are acts without a promise, or are neither; the counts add up to all.

    The text begins with a colon: ``": 3 made, 1 act without a promise, 2 proposed or declined"``. It is empty for
    an empty list.
    """
    made, acts = len(commitments.made()), len(commitments.where(instrument=Instrument.ACT))
    rest = len(commitments) - made - acts
    statuses = {one.status for one in commitments if rest and not one.made and one.instrument is not Instrument.ACT}
    words = listed((label(status) for status in Status if status in statuses), "or") if statuses else ""
    parts = (
        f"{made:,} made" if made else "",
        counted(acts, "act without a promise", "acts without a promise") if acts else "",
        f"{rest:,} {words}" if rest else "",
    )
    text = ", ".join(filter(None, parts))
    return f": {text}" if text else ""


def tie_label(tie: Tie) -> str:
    """Return what a tie reports, for people: "uses", or "not: uses" if it reports that the body does not use it."""
    return ("" if tie.present else "not: ") + label(tie.kind)


def tie_columns(data: Dataset) -> tuple[Column, ...]:
    """Return the columns of a list of ties."""
    return (
        Column("Id", lambda tie: tie.id, style="dim"),
        Column("As of", lambda tie: _text(tie.as_of)),
        Column("Country", lambda tie: tie.body.country),
        Column("Jurisdiction", lambda tie: tie.body.jurisdiction, common=False),
        Column("Body", lambda tie: tie.body.name, name="body_name", wide=True),
        Column("Tie", lambda tie: tie.kind.value, name="kind", shown=tie_label),
        Column("Vendor", lambda tie: tie.vendor.name, name="vendor_name"),
        Column("Cameras", lambda tie: tie.cameras, shown=_cameras, right=True),
        Column("Source", _publishers, name="publishers", wide=True),
        Column("Bound by", _bound_by(data, None), common=False),
        evidence()[0],
        evidence()[2],
    )


def newest(commitments: Iterable[Commitment]) -> list[Commitment]:
    """Return commitments by the date on which they were announced or took effect, newest first."""
    return newest_first(commitments, lambda commitment: commitment.announced or commitment.effective)


def newest_reports(ties: Iterable[Tie]) -> list[Tie]:
    """Return ties by the date that their reports refer to, newest first."""
    return newest_first(ties, lambda tie: tie.as_of)
