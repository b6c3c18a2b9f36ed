"""The duties: which commitments in force a find falls under, for a body on a day."""

from __future__ import annotations

from collections.abc import Iterable

from camwatch.dataset import Dataset
from camwatch.dates import DateLike, PartialDate, as_date
from camwatch.model.body import Body
from camwatch.model.commitment import Commitment

__all__ = ["Duties"]


class Duties:
    """The commitments that hold for a body on a day: its own, and those of others that bind it.

    Args:
        dataset: The dataset.
        body: The id of the body, or its exact name.
        on: The day; today where None.

    Raises:
        UnknownId: If there is no body of the id.
        UnknownName: If there is none of the name; the message lists the nearest.
        AmbiguousName: If several have the name.
    """

    def __init__(self, dataset: Dataset, body: str, on: DateLike | None = None) -> None:
        self.body: Body = _body(dataset, body)
        """The body."""
        self.on: PartialDate = as_date(on)
        """The day, month or year."""
        own = dataset.commitments.where(body=self.body.id).in_force(self.on)
        binding = dataset.binding(self.body.id).in_force(self.on)
        self.commitments: tuple[Commitment, ...] = (*own, *binding)
        """The commitments in force, the body's own first."""
        self._members = {vendor.id: {vendor.id, *vendor.member_ids} for vendor in dataset.vendors}
        self._known: dict[frozenset[str], tuple[str, ...]] = {}

    def about(self, vendors: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the commitments about any of the vendors, or about a class that one is a member of."""
        wanted = frozenset(vendors)
        if wanted not in self._known:
            self._known[wanted] = tuple(
                one.id
                for one in self.commitments
                if any(not wanted.isdisjoint(self._members[vendor]) for vendor in one.vendor_ids)
            )
        return self._known[wanted]


def _body(dataset: Dataset, body: str) -> Body:
    # Ids have neither spaces nor capitals; a name without both is told the nearest ids.
    return dataset.bodies.resolve(body) if " " in body or body != body.lower() else dataset.bodies[body]
