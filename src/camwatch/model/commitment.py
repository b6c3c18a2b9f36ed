"""The commitment: what a body has promised, considered or refused to do about vendors."""

from __future__ import annotations

import datetime as dt

import attrs

from camwatch.dates import DateLike, PartialDate, as_date
from camwatch.model.body import JURISDICTION, JURISDICTION_WORDS, Body
from camwatch.model.claim import Claim, summary
from camwatch.model.column import column, computed
from camwatch.model.place import inside
from camwatch.model.record import Linked
from camwatch.model.reports import BESIDE_STATUS
from camwatch.model.source import Citation
from camwatch.model.standing import applies_as_reported, in_force, standing
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import Action, BodyKind, DueKind, Instrument, Standing, Status, Subject
from camwatch.wording import label, listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from camwatch.model.intervention import Intervention

__all__ = ["Commitment", "Cost", "Milestone", "Selector"]


_PHRASES = {Action.DESIGNATE: "put {} on an official list", Action.DIVEST: "divest from {}"}
"""How a sentence says an action whose name does not take a vendor as its object."""


@attrs.frozen(kw_only=True)
class Selector:
    """A group of bodies, described by place and kind."""

    jurisdiction: str = column(
        "Country or part of a country of the bodies, including all of its parts.",
        pattern=JURISDICTION,
        expected=JURISDICTION_WORDS,
    )
    kind: BodyKind | None = column("Kind of the bodies; every kind if empty.", default=None)

    def matches(self, body: Body) -> bool:
        """Return whether a body is selected."""
        return self.covers(body.jurisdiction, body.kind)

    def covers(self, jurisdiction: str, kind: str | None) -> bool:
        """Return whether bodies of a jurisdiction and a kind are selected.

        Args:
            jurisdiction: ISO 3166-1 or 3166-2 code.
            kind: Word of :class:`~camwatch.BodyKind`; if None, only a selector for every kind covers it.
        """
        return self.kind in (None, kind) and inside(jurisdiction, self.jurisdiction)


@attrs.frozen(kw_only=True)
class Milestone(Linked):
    """A point in the history of a commitment."""

    date: PartialDate | None = column("Date of the milestone; empty if no source gives one.", default=None)
    status: Status = column("Status of the commitment from then on.")
    note: str | None = column("Event, if the status alone does not describe it.", default=None)
    citations: tuple[Citation, ...] = column(
        "Sources of this milestone. Empty on the first if the commitment's own citations support it.", default=()
    )


@attrs.frozen(kw_only=True)
class Cost:
    """A sum of money."""

    amount: float = column("Amount, in units of the currency.", minimum=0)
    currency: str = column("Currency (ISO 4217 code).", pattern=r"[A-Z]{3}", expected="an ISO 4217 code such as GBP")


@attrs.frozen(kw_only=True, repr=False)
class Commitment(Claim):
    """What a body has promised, considered or refused to do about vendors' equipment."""

    body_id: str = column("Body that made it.", references="bodies")
    vendor_ids: tuple[str, ...] = column(
        "Vendors and classes of vendors concerned; at least one.", references="vendors"
    )
    action: Action = column("Action that the body has committed to, has refused or is considering.", measured=True)
    subject: Subject | None = column(
        "Goods that it covers, such as cameras or all equipment of a vendor. Empty in releases before 2026.11.2.",
        default=None,
    )
    instrument: Instrument = column("Form in which it was made.")
    scope: str | None = column("Sites, networks or purchases covered, in words.", default=None)
    binds: tuple[Selector, ...] = column("Other bodies that the law or instruction binds.", default=())
    announced: PartialDate | None = column(
        "Date on which it was made or, if no source says, first reported.", bounds=True, measured=True, default=None
    )
    effective: PartialDate | None = column(
        "Date from which it applies, if not from its announcement.", bounds=True, measured=True, default=None
    )
    due: PartialDate | None = column(
        "Date by which it is to be carried out. A month or a year means its last day.",
        bounds=True,
        measured=True,
        default=None,
    )
    due_kind: DueKind | None = column(
        "Whether `due` is a deadline or only an expected date. Only a deadline can be overdue. Empty in releases "
        "before 2026.11.2, in which every date counts as a deadline.",
        default=None,
    )
    milestones: tuple[Milestone, ...] = column("History of the commitment, oldest first; at least one milestone.")
    cameras: int | None = column("Number of cameras concerned.", minimum=0, measured=True, default=None)
    cost: Cost | None = column("Cost of carrying it out, as reported.", measured=True, default=None)
    prompted_by_ids: tuple[str, ...] = column(
        "Interventions that brought it about, according to a source.",
        references="interventions",
        name="prompted_by",
        default=(),
    )
    summary: str = summary()

    @property
    @computed
    def status(self) -> Status:
        """Status as last reported, from the newest milestone."""
        return self.milestones[-1].status

    @property
    @computed
    def made(self) -> bool:
        """Whether the body has bound itself; false for proposals, reviews, refusals and acts that were not promised."""
        return self.status.made and self.instrument is not Instrument.ACT

    @property
    def in_force_as_reported(self) -> bool:
        """Whether it is a continuing ban or rule that was last reported as applying; shown as *in force*."""
        return applies_as_reported(self.action, self.status)

    @property
    def body(self) -> Body:
        """The body that made it."""
        return self._linked().bodies[self.body_id]

    @property
    def vendors(self) -> tuple[Vendor, ...]:
        """The vendors and classes of vendors that it is about."""
        vendors = self._linked().vendors
        return tuple(vendors[one] for one in self.vendor_ids)

    def phrase(self, most: int | None = None) -> str:
        """Return what the body says it will do as part of a sentence, such as ``stop buying Hikvision and Dahua``.

        Args:
            most: The number of vendors to name, at least 1; the others are counted. All are named if None.
        """
        names = [vendor.mention for vendor in self.vendors]
        if most is not None and len(names) > most:
            names = [", ".join(names[:most]), f"{len(names) - most:,} more"]
        return _PHRASES.get(self.action, f"{label(self.action)} {{}}").format(listed(names))

    @property
    def prompted_by(self) -> tuple[Intervention, ...]:
        """The interventions that a source says brought it about."""
        interventions = self._linked().interventions
        return tuple(interventions[one] for one in self.prompted_by_ids)

    def _known_by(self) -> dt.date:
        return dt.date.max if self._tables is None else self._tables.known_by

    @property
    def last_report(self) -> PartialDate | None:
        """Date of the latest report on how it is going, from its milestones and sources; None if none has a date.

        A source that supports only the note, or only `prompted_by`, does not count.
        """
        reports = [one for one in self.citations if not one.supports or not BESIDE_STATUS.issuperset(one.supports)]
        cited = (*reports, *(citation for milestone in self.milestones for citation in milestone.citations))
        dates = [*(milestone.date for milestone in self.milestones), *(citation.source.published for citation in cited)]
        known = [date for date in dates if date is not None]
        return max(known, key=lambda date: (date.latest, date.earliest), default=None)

    def standing(self, on: DateLike | None = None) -> Standing:
        """Return the standing of the commitment on a day.

        Args:
            on: The day; today if None.

        Returns:
            A word of :class:`Standing`; ``undecided`` if the dates are not precise enough.
        """
        return standing(self, as_date(on), self._known_by())

    def in_force(self, on: DateLike | None = None) -> bool | None:
        """Return whether the commitment applies on a day: True, False, or None if undecided.

        It applies from its effective date, or else its announcement, until it is withdrawn. One that
        was carried out still applies: removed equipment must not come back.

        Args:
            on: The day; today if None.
        """
        return in_force(self, as_date(on), self._known_by())

    @property
    def country(self) -> str:
        """The country of the body (ISO 3166-1 alpha-2)."""
        return self.body.country

    @property
    def body_kind(self) -> BodyKind:
        """Kind of the body."""
        return self.body.kind

    def _own_names(self) -> tuple[str, ...]:
        return self.body.every_name
