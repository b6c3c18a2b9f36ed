"""The intervention: an attempt to bring about a commitment."""

from __future__ import annotations

import attrs

from camwatch.dates import PartialDate
from camwatch.model.body import JURISDICTION, JURISDICTION_WORDS, Body
from camwatch.model.claim import Claim, summary
from camwatch.model.column import column
from camwatch.model.record import Linked
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import InterventionKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from camwatch.collections.commitments import Commitments

__all__ = ["Intervention", "Party"]


@attrs.frozen(kw_only=True)
class Party(Linked):
    """An actor or a target: a body in the register, another office or group by name, or both."""

    body_id: str | None = column("The body, if the register has it.", references="bodies", default=None)
    name: str | None = column(
        "Name of an office or group that the register does not have as a body, or that acted under another name. "
        "Never a private individual.",
        default=None,
    )

    @property
    def body(self) -> Body | None:
        """The body, if the register has it."""
        return None if self.body_id is None else self._linked().bodies[self.body_id]

    @property
    def label(self) -> str:
        """The name to show."""
        if self.name is not None:
            return self.name
        body = self.body
        return "" if body is None else body.name


@attrs.frozen(kw_only=True, repr=False)
class Intervention(Claim):
    """An attempt to bring about a commitment, such as a letter or a petition."""

    kind: InterventionKind = column("Kind of intervention.")
    date: PartialDate | None = column(
        "Date on which it took place or, if no source says, was first reported.",
        bounds=True,
        measured=True,
        default=None,
    )
    jurisdiction: str | None = column(
        "Country or part of a country whose bodies it addresses.",
        pattern=JURISDICTION,
        expected=JURISDICTION_WORDS,
        default=None,
    )
    actors: tuple[Party, ...] = column("Bodies, offices or groups that acted.", default=())
    targets: tuple[Party, ...] = column("Bodies, offices or groups that it addressed.", default=())
    vendor_ids: tuple[str, ...] = column("Vendors concerned.", references="vendors", default=())
    signatories: int | None = column("Number of signatories.", minimum=0, measured=True, default=None)
    signatories_note: str | None = column("Note on who signed, or on how exact the number is.", default=None)
    outcome: str | None = column("Result, as reported.", default=None)
    summary: str = summary()

    @property
    def vendors(self) -> tuple[Vendor, ...]:
        """The vendors that it is about."""
        vendors = self._linked().vendors
        return tuple(vendors[one] for one in self.vendor_ids)

    @property
    def prompted(self) -> Commitments:
        """The commitments that it brought about, according to a source."""
        return self._linked().commitments.where(prompted_by=self.id)

    def _own_names(self) -> tuple[str, ...]:
        bodies = [party.body for party in self.actors]
        return tuple(name for body in bodies if body is not None for name in body.every_name)
