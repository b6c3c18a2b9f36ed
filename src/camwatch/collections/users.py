"""Known users: bodies that a source reports to use a vendor's equipment, each with its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs
import pyarrow as pa

from camwatch.arrow.arrays import text_lists_array, texts_array
from camwatch.collections.binding import binding_commitments
from camwatch.collections.bodies import Bodies
from camwatch.collections.claims import resolve_all, vendors_and_classes, with_subsidiaries
from camwatch.collections.commitments import Commitments
from camwatch.collections.filters import Filters, OneOrMore, Records
from camwatch.collections.reports import Report, newest_reports
from camwatch.collections.ties import Ties
from camwatch.dates import DateLike, PartialDate, as_date
from camwatch.model.body import Body
from camwatch.model.commitment import Commitment
from camwatch.model.source import Source
from camwatch.model.tie import Tie
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import Action, Standing
from camwatch.store.tables import Tables

if TYPE_CHECKING:
    from typing import Self

__all__ = ["USE_COLUMNS", "KnownUser", "Users", "users_without_commitment"]

_PROMISED = (Standing.OPEN, Standing.OVERDUE, Standing.KEPT, Standing.MISSED, Standing.DONE)

USE_COLUMNS = {
    "uses": "The ids of the vendors and classes that it is reported to use, the latest report first.",
    "last_report": "The date of the newest of these reports; null if it has none.",
    "ties": "The ids of the ties that report it: the newest for each vendor.",
    "sources": "The ids of the sources of these ties.",
    "source_urls": "The addresses of these sources, in the same order.",
    "bound_by": "The ids of other bodies' commitments about these vendors' equipment that bind it on the day.",
    "parents_promised": "The ids of commitments about these vendors' equipment, made by the bodies that it belongs or "
    "answers to. Their scope says whether they cover it.",
}
"""Columns of known users that bodies do not have, with their meaning."""


@attrs.frozen(kw_only=True)
class KnownUser:
    """A body that is reported to use a vendor's equipment, and the evidence."""

    body: Body
    """The body."""
    ties: tuple[Tie, ...]
    """The latest report of use for each vendor, the newest first."""
    bound_by: tuple[Commitment, ...]
    """The commitments of other bodies about these vendors' equipment that are in force on the day and bind the body."""
    parents_promised: tuple[Commitment, ...] = ()
    """The commitments about these vendors' equipment that were made by bodies to which the body belongs or answers.

    A ministry's promise may cover its parts, such as an army, without naming them; its scope says whether it does.
    """

    @property
    def vendors(self) -> tuple[Vendor, ...]:
        """The vendors that it is reported to use, or classes if the source names no vendor."""
        return tuple(tie.vendor for tie in self.ties)

    @property
    def last_report(self) -> PartialDate | None:
        """The date of the latest report; None if no report has a date."""
        return self.ties[0].as_of

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of these reports, each once."""
        by_id = {citation.source_id: citation.source for tie in self.ties for citation in tie.citations}
        return tuple(by_id.values())

    def to_dict(self) -> dict[str, Any]:
        """Return the body as a dict of JSON values, with the evidence named as in :class:`Users`."""
        return {
            **self.body.to_dict(),
            "uses": [tie.vendor_id for tie in self.ties],
            "last_report": None if self.last_report is None else self.last_report.text,
            "ties": [tie.id for tie in self.ties],
            "sources": [source.id for source in self.sources],
            "source_urls": [source.url for source in self.sources],
            "bound_by": [commitment.id for commitment in self.bound_by],
            "parents_promised": [commitment.id for commitment in self.parents_promised],
        }


@attrs.frozen
class _Evidence:
    """The ids of the ties that report a body's use, of the commitments that bind it, and of its parents' promises."""

    ties: tuple[str, ...]
    bound_by: tuple[str, ...]
    parents_promised: tuple[str, ...]


class Users(Bodies):
    """Bodies that a source reports to use a vendor's equipment, each with its evidence.

    A collection of bodies. In Arrow, pandas, Polars and CSV each body has further columns: ``uses``, ``last_report``,
    ``ties``, ``sources``, ``source_urls``, ``bound_by`` and ``parents_promised``; :meth:`evidence` returns the same
    as records.
    """

    def __init__(
        self,
        tables: Tables,
        positions: pa.Array[Any] | None = None,
        evidence: Mapping[str, _Evidence] | None = None,
    ) -> None:
        super().__init__(tables, positions)
        self._evidence: Mapping[str, _Evidence] = {} if evidence is None else evidence

    def _at(self, positions: pa.Array[Any] | None) -> Self:
        some = super()._at(positions)
        some._evidence = self._evidence  # noqa: SLF001 (of its own class)
        return some

    def __reduce__(self) -> tuple[object, ...]:
        return _with_evidence, (super().__reduce__(), {body: self._evidence[body] for body in self.ids})

    def evidence(self) -> tuple[KnownUser, ...]:
        """Return for each body what it uses, by which reports, and what binds it, in the order of the collection."""
        ties, commitments = Ties(self._tables), Commitments(self._tables)
        return tuple(
            KnownUser(
                body=body,
                ties=tuple(ties[tie] for tie in self._evidence[body.id].ties),
                bound_by=tuple(commitments[one] for one in self._evidence[body.id].bound_by),
                parents_promised=tuple(commitments[one] for one in self._evidence[body.id].parents_promised),
            )
            for body in self
        )

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return each body as a dict of JSON values, with its evidence; see :meth:`KnownUser.to_dict`."""
        return [user.to_dict() for user in self.evidence()]

    def to_arrow(self) -> pa.Table:
        """Return the bodies as an Arrow table, with the columns of evidence after the columns of bodies."""
        table = super().to_arrow()
        users = self.to_dicts()
        columns = {
            name: texts_array(user[name] for user in users)
            if name == "last_report"
            else text_lists_array(user[name] for user in users)
            for name in USE_COLUMNS
        }
        for name, meaning in USE_COLUMNS.items():
            column = columns[name]
            field = pa.field(name, column.type, nullable=name == "last_report", metadata={"doc": meaning})
            table = table.append_column(field, column)
        return table


def _with_evidence(reduced: tuple[Any, ...], evidence: Mapping[str, _Evidence]) -> Users:
    """Return users that were pickled."""
    make, arguments = reduced
    users: Users = make(*arguments)
    users._evidence = evidence  # noqa: SLF001 (of the class above)
    return users


def users_without_commitment(
    tables: Tables,
    *,
    vendor: Records[Vendor] | None = None,
    country: OneOrMore | None = None,
    body_kind: OneOrMore | None = None,
    on: DateLike | None = None,
) -> Users:
    """Return the answer of :meth:`camwatch.Dataset.without_commitment`."""
    day = as_date(on)
    asked = about = None
    if vendor is not None:
        asked = with_subsidiaries(tables, resolve_all(tables, "vendors", "vendor", vendor))
        about = frozenset(vendors_and_classes(tables, asked))
    reports: dict[str, list[Report]] = {}
    for body_id, newest in newest_reports(tables, Ties(tables).where(country=country, body_kind=body_kind)).items():
        in_use = [one for one in newest if one.present and (asked is None or not one.vendors.isdisjoint(asked))]
        if in_use:
            reports[body_id] = in_use
    promises: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    about_cameras = Commitments(tables).about_cameras()
    for row in about_cameras.may_stand(_PROMISED, on=day).select("id", "body", "vendors").to_pylist():
        promises[row["body"]].append((row["id"], frozenset(row["vendors"])))

    def has_promised(body: str) -> bool:
        if about is None:
            return body in promises
        concerned = about.union(*(one.vendors for one in reports[body]))
        return any(not vendors.isdisjoint(concerned) for _, vendors in promises[body])

    bodies = [
        body for body in _bodies(tables, [one for one in reports if not has_promised(one)]) if not body.is_closed(day)
    ]
    of_equipment = set(about_cameras.where(action=[one for one in Action if one.concerns_equipment]).ids)
    in_force = set(about_cameras.in_force(day).ids)
    bindings = [one for one in binding_commitments(tables) if one.id in in_force and one.action.concerns_equipment]
    above = _parents(tables)
    evidence = {}
    for body in bodies:
        used = frozenset[str]().union(*(one.vendors for one in reports[body.id]))
        evidence[body.id] = _Evidence(
            tuple(one.tie for one in reports[body.id]),
            tuple(
                one.id
                for one in bindings
                if one.covers(body.jurisdiction, body.kind, body.id) and not one.vendors.isdisjoint(used)
            ),
            tuple(
                commitment
                for parent in above(body.id)
                for commitment, vendors in promises.get(parent, ())
                if commitment in of_equipment and not vendors.isdisjoint(used)
            ),
        )
    return _bodies(tables, list(evidence), evidence)


def _parents(tables: Tables) -> Callable[[str], Iterator[str]]:
    """Return a function that yields the ids of the bodies above a body, the nearest first."""
    rows = tables.table("bodies").select(["id", "parent"])
    parents = dict(zip(rows["id"].to_pylist(), rows["parent"].to_pylist(), strict=True))

    def above(body: str) -> Iterator[str]:
        seen = {body}
        parent = parents.get(body)
        while parent is not None and parent not in seen:
            yield parent
            seen.add(parent)
            parent = parents.get(parent)

    return above


def _bodies(tables: Tables, ids: list[str], evidence: Mapping[str, _Evidence] | None = None) -> Users:
    filters = Filters(tables.table("bodies"))
    filters.any_of("id", ids)
    return Users(tables, filters.positions(), evidence)
