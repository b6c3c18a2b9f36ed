"""Commitments and their standing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs

from camwatch.arrow.arrays import positions_array, texts_array
from camwatch.arrow.compute import pc
from camwatch.arrow.rows import from_row
from camwatch.collections.base import Collection
from camwatch.collections.claims import by_body, read_twice, resolve_all, vendors_and_classes
from camwatch.collections.filters import OneOrMore, Records, refuse_several, texts, words
from camwatch.dates import DateLike, PartialDate, as_date
from camwatch.errors import UnknownWord
from camwatch.model.body import Body
from camwatch.model.commitment import Commitment
from camwatch.model.intervention import Intervention
from camwatch.model.standing import applies_as_reported
from camwatch.model.standing import in_force as in_force_on
from camwatch.model.standing import standing as standing_on
from camwatch.model.standing import standings as standings_on
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import Action, DueKind, Instrument, Standing, Status, Subject
from camwatch.wording import as_word

if TYPE_CHECKING:
    from typing import Self

    from camwatch.plot.picture import Picture

__all__ = ["Commitments"]


@attrs.frozen
class _Point:
    date: PartialDate | None
    status: Status


@attrs.frozen
class _History:
    """As much of a commitment as its standing depends on; quicker to make than the whole."""

    instrument: Instrument
    action: Action
    announced: PartialDate | None
    effective: PartialDate | None
    due: PartialDate | None
    due_kind: DueKind | None
    milestones: tuple[_Point, ...]


_SHOWN_AS = {"done_without_a_promise": Standing.DONE}
"""Standings that are shown in other words, as a word would be written."""
IN_FORCE = "in_force"
"""The standing of bans and rules that already apply: a part of the open ones, shown in place of that word."""


def _standings(standing: OneOrMore) -> tuple[set[Standing], bool]:
    """Read an argument of standings: the words of the vocabulary, and whether those shown as in force are wanted."""
    given = texts("standing", standing)
    shown = [as_word(value).casefold() for value in given]
    named = [_SHOWN_AS.get(word, value) for word, value in zip(shown, given, strict=True) if word != IN_FORCE]
    try:
        return {Standing(word) for word in words("standing", named, Standing)}, IN_FORCE in shown
    except UnknownWord as error:
        valid = {*Standing, *_SHOWN_AS, IN_FORCE}
        for value in named:
            refuse_several("standing", value, lambda part: as_word(part).casefold() in valid)
        choices = ", ".join(sorted([*Standing, IN_FORCE]))
        raise UnknownWord(str(error).replace(", ".join(sorted(Standing)), choices)) from None


def _applies(dated: _History) -> bool:
    """Whether it is shown as in force while it is open."""
    return applies_as_reported(dated.action, dated.milestones[-1].status)


class Commitments(Collection[Commitment]):
    """What bodies have promised, considered or refused."""

    table_name = "commitments"
    _shown = ("body", "action", "vendors", "announced", "due", "status")

    def where(
        self,
        *,
        body: Records[Body] | None = None,
        body_kind: OneOrMore | None = None,
        country: OneOrMore | None = None,
        vendor: Records[Vendor] | None = None,
        action: OneOrMore | None = None,
        subject: OneOrMore | None = None,
        instrument: OneOrMore | None = None,
        due_kind: OneOrMore | None = None,
        status: OneOrMore | None = None,
        prompted_by: Records[Intervention] | None = None,
        read: bool | None = None,
    ) -> Self:
        """Return the commitments that match every keyword.

        Args:
            body: Body (record, id or name), or several.
            body_kind: Word of :class:`~camwatch.BodyKind`, or several.
            country: Country or region of the body, as a code or a name (``"GB"``, ``"Scotland"``), or several.
            vendor: Vendor (record, id or name), or several; records that name a class with this vendor also match.
            action: Word of :class:`~camwatch.Action`, or several.
            subject: Word of :class:`~camwatch.Subject`, or several.
            instrument: Word of :class:`~camwatch.Instrument`, or several.
            due_kind: Word of :class:`~camwatch.DueKind`, or several.
            status: Word of :class:`~camwatch.Status`, or several.
            prompted_by: Intervention (record or id), or several.
            read: Whether a second person compared it, as it is now, with its sources.

        Raises:
            UnknownWord: If a value is not one of the choices.
            UnknownId: If no body has this id, vendor or intervention.
        """
        filters = self._filters()
        by_body(self._tables, filters, body=body, body_kind=body_kind, country=country)
        if vendor is not None:
            filters.holds("vendors", vendors_and_classes(self._tables, vendor))
        if action is not None:
            filters.any_word("action", words("action", action, Action))
        if subject is not None:
            filters.any_word("subject", words("subject", subject, Subject))
        if due_kind is not None:
            filters.any_word("due_kind", words("due_kind", due_kind, DueKind))
        if instrument is not None:
            filters.any_word("instrument", words("instrument", instrument, Instrument))
        if status is not None:
            filters.any_word("status", words("status", status, Status))
        if prompted_by is not None:
            filters.holds("prompted_by", resolve_all(self._tables, "interventions", "prompted_by", prompted_by))
        if read is not None:
            read_twice(self._tables, filters, self.table_name, read)
        return self._narrow(filters)

    def made(self) -> Self:
        """Return the commitments that are made: all but proposals, reviews, refusals and acts without a promise."""
        filters = self._filters()
        filters.is_true("made", True)
        return self._narrow(filters)

    def _judged(self, judge: Callable[[_History], bool]) -> Self:
        rows = self.select(*(field.name for field in attrs.fields(_History))).to_pylist()
        kept = [position for position, row in enumerate(rows) if judge(from_row(_History, row))]
        return self._at(positions_array(kept))

    def standing(self, standing: OneOrMore, *, on: DateLike | None = None) -> Self:
        """Return the commitments with a certain standing on a day.

        Args:
            standing: Word of :class:`~camwatch.Standing`, or several. ``in_force`` selects the open ones that are
                shown as *in force*: continuing bans and rules that were last reported as applying.
            on: The day; today if None.

        Raises:
            UnknownWord: If a value is not a word of Standing.
        """
        wanted, in_force = _standings(standing)
        day = as_date(on)
        known_by = self._tables.known_by

        def has(dated: _History) -> bool:
            word = standing_on(dated, day, known_by)
            return word in wanted or (in_force and word is Standing.OPEN and _applies(dated))

        return self._judged(has)

    def may_stand(self, standing: OneOrMore, *, on: DateLike | None = None) -> Self:
        """Return the commitments that may have a certain standing on a day, given the precision of their dates.

        Args:
            standing: Word of :class:`~camwatch.Standing`, or several, or ``in_force`` as in ``standing``.
            on: The day; today if None.

        Raises:
            UnknownWord: If a value is not a word of Standing.
        """
        wanted, in_force = _standings(standing)
        day = as_date(on)
        known_by = self._tables.known_by

        def may_have(dated: _History) -> bool:
            possible = standings_on(dated, day, known_by)
            return not wanted.isdisjoint(possible) or (in_force and Standing.OPEN in possible and _applies(dated))

        return self._judged(may_have)

    def overdue(self, on: DateLike | None = None) -> Self:
        """Return commitments whose deadline has passed and that no source reports as carried out.

        A date that is only expected is not a deadline; :meth:`expected` returns those.

        Args:
            on: The day; today if None.
        """
        filters = self._filters()
        filters.mask(pc.is_valid(filters.column("due")))
        return self._narrow(filters).standing(Standing.OVERDUE, on=on)

    def expected(self, on: DateLike | None = None) -> Self:
        """Return commitments whose expected date has passed and that no source reports as carried out.

        The date is a forecast, a hope or a third party's plan, so these are not overdue; they are worth asking about.

        Args:
            on: The day; today if None.
        """
        day = as_date(on)
        known_by = self._tables.known_by

        def has_passed(one: _History) -> bool:
            passed = one.due_kind is DueKind.EXPECTED and one.due is not None and one.due.passed(day) is True
            return passed and standing_on(one, day, known_by) is Standing.OPEN

        return self._judged(has_passed)

    def quiet(self, since: DateLike) -> Self:
        """Return commitments that are made, unfinished and not reported on since a day.

        Commitments without any dated report are included.

        Args:
            since: The day; for a month or a year, its first day.
        """
        start = PartialDate.of(since).earliest
        rows = self.made().to_arrow().select(["id", "status", "last_report_latest"]).to_pylist()
        unfinished = (Status.ANNOUNCED, Status.IN_PROGRESS, Status.MISSED)
        ids = [
            row["id"]
            for row in rows
            if row["status"] in unfinished and (row["last_report_latest"] is None or row["last_report_latest"] < start)
        ]
        filters = self._filters()
        filters.any_of("id", ids)
        return self._narrow(filters)

    def about_cameras(self) -> Self:
        """Return the commitments that concern cameras or a maker's equipment: all but those whose subject is other."""
        filters = self._filters()
        subject = filters.column("subject")
        filters.mask(pc.or_kleene(pc.is_null(subject), pc.not_equal(subject, texts_array([Subject.OTHER])[0])))
        return self._narrow(filters)

    def kept(self, on: DateLike | None = None) -> Self:
        """Return commitments that are made and that a source reports as carried out by a day.

        Args:
            on: The day; today if None.
        """
        return self.standing(Standing.KEPT, on=on)

    def in_force(self, on: DateLike | None = None) -> Self:
        """Return commitments that are made and certainly apply on a day: begun and not withdrawn.

        Args:
            on: The day; today if None. A month or a year means every day of it.
        """
        day = as_date(on)
        known_by = self._tables.known_by
        return self._judged(lambda dated: in_force_on(dated, day, known_by) is True)

    def plot(self, *, by: str = "action", on: DateLike | None = None, title: str | None = None) -> Picture:
        """Draw how many promises were announced in each year, in a row for each action, country or the like.

        Proposals, reviews and refusals are not promises and are not counted. A promise counts for the year of
        ``announced``, however precise that date is; undated ones have a column of their own.

        Args:
            by: What the rows stand for: ``action``, ``country``, ``body_kind``, ``instrument`` or ``standing``.
            on: The day of the standing, for ``by="standing"``; today if None.
            title: The title; if None, a description of what is drawn.

        Raises:
            UnknownWord: If promises are not counted by that.
            UnknownArgument: If a day is given and promises are not drawn by standing.
            MissingExtra: If the extra ``plot`` is not installed.
        """
        from camwatch.plot.timeline import timeline

        return timeline(self, by=by, on=on, title=title, release=self._tables.release)
