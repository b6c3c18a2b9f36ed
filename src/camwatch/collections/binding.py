"""The commitments that bind a body: other bodies' commitments whose selectors cover it."""

from __future__ import annotations

from typing import Any

import attrs

from camwatch.arrow.arrays import integer
from camwatch.arrow.compute import pc
from camwatch.arrow.rows import from_row
from camwatch.collections.bodies import Bodies
from camwatch.collections.claims import resolve_all
from camwatch.collections.commitments import Commitments
from camwatch.collections.filters import Filters, place, words
from camwatch.dates import DateLike
from camwatch.errors import UnknownArgument
from camwatch.model.body import Body
from camwatch.model.commitment import Selector
from camwatch.model.vocabulary import Action, BodyKind
from camwatch.store.tables import Tables

__all__ = ["Binding", "binding_commitments", "commitments_binding"]


@attrs.frozen
class Binding:
    """A commitment that binds other bodies, reduced to what decides whom it binds."""

    id: str
    """The id of the commitment."""
    body: str
    """The id of the body that gave it."""
    selectors: tuple[Selector, ...]
    vendors: frozenset[str]
    """The ids of the vendors and classes that it names."""
    action: Action

    def covers(self, jurisdiction: str, kind: str | None, body_id: str | None = None) -> bool:
        """Return whether it binds a body of this jurisdiction and kind; a body is never bound by its own commitment.

        Args:
            jurisdiction: ISO 3166-1 or 3166-2 code.
            kind: Word of :class:`~camwatch.BodyKind`; if None, only selectors for bodies of every kind cover it.
            body_id: The id of the body, if the register has it.
        """
        return self.body != body_id and any(one.covers(jurisdiction, kind) for one in self.selectors)


def binding_commitments(tables: Tables) -> list[Binding]:
    """Return every commitment that binds other bodies, in the order of the table."""
    table = tables.table("commitments")
    lengths: Any = pc.list_value_length(table["binds"])
    rows = table.select(["id", "body", "binds", "vendors", "action"]).take(
        pc.indices_nonzero(pc.greater(lengths, integer(0)))
    )
    return [
        Binding(
            row["id"],
            row["body"],
            tuple(from_row(Selector, one) for one in row["binds"]),
            frozenset(row["vendors"]),
            Action(row["action"]),
        )
        for row in rows.to_pylist()
    ]


def commitments_binding(
    tables: Tables, body: str | Body | None, *, jurisdiction: str | None, kind: str | None, on: DateLike | None
) -> Commitments:
    """Return the answer of :meth:`camwatch.Dataset.binding`."""
    if (body is None) == (jurisdiction is None) or (body is not None and kind is not None):
        raise UnknownArgument(
            "give either the body or, for a body that the register does not have, jurisdiction= and kind="
        )
    if body is not None:
        known = Bodies(tables)[_one("body", resolve_all(tables, "bodies", "body", body))]
        ids = [one.id for one in binding_commitments(tables) if one.covers(known.jurisdiction, known.kind, known.id)]
    else:
        code = place("jurisdiction", jurisdiction)
        word = None if kind is None else _one("kind", words("kind", kind, BodyKind))
        ids = [one.id for one in binding_commitments(tables) if one.covers(code, word)]
    filters = Filters(tables.table("commitments"))
    filters.any_of("id", ids)
    found = Commitments(tables, filters.positions())
    return found if on is None else found.in_force(on)


def _one(argument: str, values: list[str]) -> str:
    if len(values) != 1:
        raise UnknownArgument(f"{argument}={values!r}: expected one value, not a list")
    return values[0]
