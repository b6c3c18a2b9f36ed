"""Coverage: what the register has by country and kind of body, and the questions without an answer."""

from __future__ import annotations

from typing import Any

import attrs
import pyarrow as pa

from camwatch.arrow.compute import pc
from camwatch.collections.bodies import Bodies
from camwatch.collections.commitments import Commitments
from camwatch.collections.ties import Ties
from camwatch.store.release import Gap
from camwatch.wording import label

__all__ = ["Coverage", "CoverageRow", "coverage"]


@attrs.frozen(kw_only=True)
class CoverageRow:
    """What the register has about the bodies of one kind in one country."""

    country: str
    """ISO 3166-1 alpha-2."""
    body_kind: str
    """Word of :class:`~camwatch.BodyKind`."""
    bodies: int
    """Number of bodies in the register."""
    with_claim: int
    """Number of them with a commitment or a tie."""
    with_undertaking: int
    """Number of them that have made a commitment, without those whose commitments do not cover cameras."""
    with_use: int
    """Number of them that a source reports as current or former users of a vendor's equipment."""
    without_use: int
    """Number of them that a source reports to have none."""


@attrs.frozen(kw_only=True)
class Coverage:
    """What the register covers, and which questions had no answer.

    If a body has no claim, no source was found for it; it may still have cameras.
    """

    rows: tuple[CoverageRow, ...]
    """By country and kind, in that order."""
    gaps: tuple[Gap, ...]
    """Questions that were researched without an answer."""

    def _repr_html_(self) -> str:
        from camwatch.notebook import table

        names = [field.name for field in attrs.fields(CoverageRow)]
        rows = [
            [label(value) if isinstance(value, str) else value for value in attrs.astuple(row)] for row in self.rows
        ]
        gaps = f"{len(self.gaps)} questions were researched without an answer."
        return table([name.replace("_", " ") for name in names], rows, title="Coverage", note=gaps)

    def __repr__(self) -> str:
        return f"<Coverage of {sum(row.bodies for row in self.rows):,} bodies, {len(self.gaps)} gaps>"

    def to_arrow(self) -> pa.Table:
        """Return the rows as an Arrow table."""
        return pa.Table.from_pylist([attrs.asdict(row) for row in self.rows])


def _bodies(table: pa.Table, **wanted: Any) -> set[str]:
    for column, value in wanted.items():
        table = table.filter(pc.equal(table[column], value))
    return {str(body) for body in table["body"].to_pylist()}


def coverage(bodies: Bodies, commitments: Commitments, ties: Ties, gaps: tuple[Gap, ...]) -> Coverage:
    """Count, by country and kind of body, what a release knows.

    Args:
        bodies: The bodies to count.
        commitments: Their commitments.
        ties: Their ties.
        gaps: Questions that were researched without an answer.
    """
    related = ties.select("body", "kind", "present")
    claimed = _bodies(related) | _bodies(commitments.select("body"))
    promised = _bodies(commitments.about_cameras().select("body", "made"), made=True)
    using = _bodies(related, kind="uses", present=True)
    without = _bodies(related, kind="uses", present=False)
    groups: dict[tuple[str, str], list[str]] = {}
    for one in bodies.select("id", "country", "kind").to_pylist():
        groups.setdefault((one["country"], one["kind"]), []).append(one["id"])
    rows = tuple(
        CoverageRow(
            country=country,
            body_kind=kind,
            bodies=len(ids),
            with_claim=len(claimed.intersection(ids)),
            with_undertaking=len(promised.intersection(ids)),
            with_use=len(using.intersection(ids)),
            without_use=len(without.intersection(ids)),
        )
        for (country, kind), ids in sorted(groups.items())
    )
    return Coverage(rows=rows, gaps=gaps)
