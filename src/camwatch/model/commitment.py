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
from camwatch.model.standing import GOES_ON, in_force, standing
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import Action, BodyKind, DueKind, Instrument, Standing, Status, Subject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from camwatch.model.intervention import Intervention

__all__ = ["Commitment", "Cost", "Milestone", "Selector"]


@attrs.frozen(kw_only=True)
class Selector:
    """Bodies named by what they have in common; both conditions hold for each."""

    jurisdiction: str = column(
        "Bodies of this country or part of a country, and of the parts of it.",
        pattern=JURISDICTION,
        expected=JURISDICTION_WORDS,
    )
    kind: BodyKind | None = column("Only bodies of this kind; of every kind where absent.", default=None)

    def matches(self, body: Body) -> bool:
        """Say whether a body is one of those that are meant."""
        return self.covers(body.jurisdiction, body.kind)

    def covers(self, jurisdiction: str, kind: str | None) -> bool:
        """Say whether bodies of a jurisdiction and a kind are among those that are meant.

        Args:
            jurisdiction: ISO 3166-1 or 3166-2 code.
            kind: Word of :class:`~camwatch.BodyKind`; if None, only a selector for every kind covers it.
        """
        return self.kind in (None, kind) and inside(jurisdiction, self.jurisdiction)


@attrs.frozen(kw_only=True)
class Milestone(Linked):
    """A point in the history of a commitment."""

    date: PartialDate | None = column("When; absent where no source tells.", default=None)
    status: Status = column("How the commitment stood from then on.")
    note: str | None = column("What happened, where the status does not say it all.", default=None)
    citations: tuple[Citation, ...] = column(
        "The sources of this point. Absent on the first, where the commitment's own citations bear it out.", default=()
    )


@attrs.frozen(kw_only=True)
class Cost:
    """A sum of money."""

    amount: float = column("How much.", minimum=0)
    currency: str = column("The currency (ISO 4217).", pattern=r"[A-Z]{3}", expected="an ISO 4217 code such as GBP")


@attrs.frozen(kw_only=True, repr=False)
class Commitment(Claim):
    """What a body has promised, considered or refused to do about vendors' equipment."""

    body_id: str = column("The body that gave it.", references="bodies")
    vendor_ids: tuple[str, ...] = column(
        "The vendors and classes of vendors that it is about; at least one.", references="vendors"
    )
    action: Action = column("What is undertaken.", measured=True)
    subject: Subject | None = column(
        "What it covers. Empty in releases before the third.",
        default=None,
    )
    instrument: Instrument = column("In which form.")
    scope: str | None = column("What it covers: sites, networks, purchases.", default=None)
    binds: tuple[Selector, ...] = column("Which other bodies a law or an instruction binds.", default=())
    announced: PartialDate | None = column(
        "When it was given or, if no source tells, first reported.", bounds=True, measured=True, default=None
    )
    effective: PartialDate | None = column(
        "From when it applies, if not from its announcement.", bounds=True, measured=True, default=None
    )
    due: PartialDate | None = column(
        "Date by which it is to be carried out, to the end of the day, month or year.",
        bounds=True,
        measured=True,
        default=None,
    )
    due_kind: DueKind | None = column(
        "Who set the date in `due`. Only a deadline can be overdue. Empty in releases before the third, "
        "whose dates all count as deadlines.",
        default=None,
    )
    milestones: tuple[Milestone, ...] = column("Its history, oldest first; at least one.")
    cameras: int | None = column("How many cameras it is about.", minimum=0, measured=True, default=None)
    cost: Cost | None = column("What carrying it out costs, as reported.", measured=True, default=None)
    prompted_by_ids: tuple[str, ...] = column(
        "The interventions that a source says brought it about.",
        references="interventions",
        name="prompted_by",
        default=(),
    )
    summary: str = summary()

    @property
    @computed
    def status(self) -> Status:
        """How it stood when it was last reported: the status of the newest milestone."""
        return self.milestones[-1].status

    @property
    @computed
    def made(self) -> bool:
        """Whether it commits anybody; proposals, reviews, refusals and acts without a promise do not."""
        return self.status.made and self.instrument is not Instrument.ACT

    @property
    def in_force_as_reported(self) -> bool:
        """Whether it is a ban or rule that goes on and was last reported as applying; shown as *in force*."""
        return self.status is Status.IN_PROGRESS and self.action in GOES_ON

    @property
    def body(self) -> Body:
        """The body that gave it."""
        return self._linked().bodies[self.body_id]

    @property
    def vendors(self) -> tuple[Vendor, ...]:
        """The vendors and classes of vendors that it is about."""
        vendors = self._linked().vendors
        return tuple(vendors[one] for one in self.vendor_ids)

    @property
    def prompted_by(self) -> tuple[Intervention, ...]:
        """The interventions that a source says brought it about."""
        interventions = self._linked().interventions
        return tuple(interventions[one] for one in self.prompted_by_ids)

    def _known_by(self) -> dt.date:
        return dt.date.max if self._tables is None else self._tables.known_by

    @property
    def last_report(self) -> PartialDate | None:
        """Newest date of its milestones and sources, which say how it was going; None if none has a date.

        A source that supports only the note, or what prompted the commitment, does not count.
        """
        reports = [one for one in self.citations if not one.supports or not BESIDE_STATUS.issuperset(one.supports)]
        cited = (*reports, *(citation for milestone in self.milestones for citation in milestone.citations))
        dates = [*(milestone.date for milestone in self.milestones), *(citation.source.published for citation in cited)]
        known = [date for date in dates if date is not None]
        return max(known, key=lambda date: (date.latest, date.earliest), default=None)

    def standing(self, on: DateLike | None = None) -> Standing:
        """Say how the commitment stands on a day.

        Args:
            on: The day; today where it is None.

        Returns:
            A word of :class:`Standing`; ``undecided`` where the dates are not precise enough to tell.
        """
        return standing(self, as_date(on), self._known_by())

    def in_force(self, on: DateLike | None = None) -> bool | None:
        """Say whether the commitment applies on a day: True, False, or None where undecided.

        It applies from its effective date, or else its announcement, until it is withdrawn. One that
        was carried out goes on applying: what was removed is not to come back.

        Args:
            on: The day; today where it is None.
        """
        return in_force(self, as_date(on), self._known_by())

    @property
    def country(self) -> str:
        """The country of the body (ISO 3166-1 alpha-2)."""
        return self.body.country

    @property
    def body_kind(self) -> BodyKind:
        """What sort of organisation the body is."""
        return self.body.kind

    def _own_names(self) -> tuple[str, ...]:
        return self.body.every_name
