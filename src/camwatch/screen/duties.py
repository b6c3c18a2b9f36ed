"""The duties: which commitments in force apply to equipment of an owner on a day."""

from __future__ import annotations

import re

from camwatch.collections.filters import place
from camwatch.dataset import Dataset
from camwatch.dates import DateLike, PartialDate, as_date
from camwatch.errors import RetiredRecord, UnknownArgument, UnknownId, UnknownName
from camwatch.model.body import Body
from camwatch.model.column import ID
from camwatch.model.commitment import Commitment
from camwatch.model.place import inside, the_place
from camwatch.wording import label

__all__ = ["Duties"]


class Duties:
    """The commitments that apply to an owner's equipment on a day: its own, and other bodies' commitments that bind it.

    Commitments to divest from or designate a vendor are left out, because they do not concern equipment, and so are
    commitments with the subject ``other``, which do not cover cameras.

    The owner is a body in the register or, if it is not in the register, any body of a jurisdiction and kind. If a
    name is ambiguous, jurisdiction and kind choose between the bodies with that name.

    Args:
        dataset: The dataset.
        body: The id of the body, or its exact name.
        on: The day; today if None.
        jurisdiction: Code or name of the owner's country or part of a country, such as ``"US-OK"`` or ``"Oklahoma"``.
        kind: Word of :class:`~camwatch.BodyKind`. Without a body and a kind, only commitments that bind bodies of every
            kind apply.

    Raises:
        UnknownId: If no body has this id.
        UnknownName: If no body has this name; the message lists the nearest.
        AmbiguousName: If the name fits several bodies; the message lists the candidates.
        UnknownWord: If the jurisdiction or the kind is not one of the choices.
        UnknownArgument: If neither a body nor a jurisdiction is given, or the body is not of this jurisdiction or kind.
    """

    def __init__(
        self,
        dataset: Dataset,
        body: str | None = None,
        on: DateLike | None = None,
        *,
        jurisdiction: str | None = None,
        kind: str | None = None,
    ) -> None:
        self.on: PartialDate = as_date(on)
        """The day, month or year."""
        code = None if jurisdiction is None else place("jurisdiction", jurisdiction)
        self.body: Body | None = None
        """The owner; None if only its jurisdiction and kind are given."""
        if body is not None:
            self.body = _body(dataset, body, code, kind)
            own = dataset.commitments.where(body=self.body.id).in_force(self.on)
            binding = dataset.binding(self.body.id, on=self.on)
            self.owner: str = self.body.name
            """The owner in words."""
        elif code is None:
            raise UnknownArgument(
                "a kind alone does not identify the owner; add its jurisdiction, or give its name instead"
            )
        else:
            own = dataset.commitments[:0]
            binding = dataset.binding(jurisdiction=code, kind=kind, on=self.on)
            self.owner = (
                f"{'a body' if kind is None else f'a body of kind {label(kind)}'} in {the_place(code)} ({code})"
            )
        in_force = (*own.about_cameras(), *binding.about_cameras())
        self.commitments: tuple[Commitment, ...] = tuple(one for one in in_force if one.action.concerns_equipment)
        """The commitments in force, the owner's own first."""
        self._dataset = dataset
        self._known: dict[str, tuple[str, ...]] = {}

    def about(self, vendor: str) -> tuple[str, ...]:
        """Return the ids of the commitments about a vendor, or about a class that it is in, the owner's own first."""
        if vendor not in self._known:
            # A commitment about a subsidiary does not cover what its parent makes.
            named = {vendor, *self._dataset.vendors.where(member=vendor).ids}
            self._known[vendor] = tuple(one.id for one in self.commitments if not named.isdisjoint(one.vendor_ids))
        return self._known[vendor]


def _body(dataset: Dataset, text: str, jurisdiction: str | None, kind: str | None) -> Body:
    try:
        body = dataset.bodies[text]
    except RetiredRecord:
        raise
    except UnknownId:
        if "-" in text and re.fullmatch(ID, text):
            raise
        try:
            return dataset.bodies.resolve(text, country=jurisdiction, kind=kind)
        except UnknownName as error:
            advice = "for an owner that is not in the register, give its jurisdiction and kind instead"
            raise UnknownName(f"{error}; {advice}", error.text, error.candidates) from None
    if jurisdiction is not None and not inside(body.jurisdiction, jurisdiction):
        raise UnknownArgument(f"{body.id} is in {body.jurisdiction}, not in {jurisdiction}; leave out the jurisdiction")
    if kind not in (None, body.kind):
        raise UnknownArgument(f"the kind of {body.id} is {body.kind}, not {kind}; leave out the kind")
    return body
