"""The body: an organisation that buys, uses, sells, regulates, invests or campaigns."""

from __future__ import annotations

import attrs

from camwatch.dates import DateLike, PartialDate, as_date
from camwatch.model.column import URL, URL_WORDS, column, computed
from camwatch.model.name import Identifier, Name
from camwatch.model.record import Record
from camwatch.model.vocabulary import BodyKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from camwatch.collections.bodies import Bodies
    from camwatch.collections.commitments import Commitments
    from camwatch.collections.ties import Ties

__all__ = ["JURISDICTION", "JURISDICTION_WORDS", "Body"]

JURISDICTION = r"[A-Z]{2}(-[A-Z0-9]{1,3})?"
JURISDICTION_WORDS = "an ISO 3166-1 alpha-2 or ISO 3166-2 code such as GB or GB-SCT"


@attrs.frozen(kw_only=True, repr=False)
class Body(Record):
    """An organisation that buys, uses, sells, regulates, invests or campaigns."""

    name: str = column(
        "Name in everyday use, without the legal form if people omit it.", pattern=r"\S(.*\S)?", expected="text"
    )
    kind: BodyKind = column("Kind of organisation.")
    jurisdiction: str = column(
        "Country or part of a country that the body governs or serves. EU stands for the European Union, "
        "UN for the United Nations.",
        pattern=JURISDICTION,
        expected=JURISDICTION_WORDS,
    )
    names: tuple[Name, ...] = column("Other names of the body.", default=())
    identifiers: tuple[Identifier, ...] = column("Codes that registers assign to it.", default=())
    parent_id: str | None = column(
        "The body that it belongs to or, if it is at arm's length, reports to.", references="bodies", default=None
    )
    opened: PartialDate | None = column("Date on which it was founded.", default=None)
    closed: PartialDate | None = column("Date on which it ceased to exist; empty while it exists.", default=None)
    closed_by: PartialDate | None = column(
        "Date by which it had ceased to exist, if no source gives the date itself.", default=None
    )
    successor_ids: tuple[str, ...] = column("Bodies that took over from it.", references="bodies", default=())
    website: str | None = column("Address of its own website.", pattern=URL, expected=URL_WORDS, default=None)
    latitude: float | None = column(
        "Latitude of its seat or the centre of its area, in decimal degrees (WGS 84).",
        minimum=-90,
        maximum=90,
        default=None,
    )
    longitude: float | None = column(
        "Longitude of the same point, in decimal degrees (WGS 84).", minimum=-180, maximum=180, default=None
    )

    @property
    def every_name(self) -> tuple[str, ...]:
        """Its name and its other names."""
        return (self.name, *(name.name for name in self.names))

    @property
    @computed
    def country(self) -> str:
        """The country of the jurisdiction (ISO 3166-1 alpha-2)."""
        return self.jurisdiction[:2]

    @property
    def parent(self) -> Body | None:
        """The body that this one belongs to or reports to."""
        return None if self.parent_id is None else self._linked().bodies[self.parent_id]

    @property
    def successors(self) -> tuple[Body, ...]:
        """The bodies that took over from this one."""
        bodies = self._linked().bodies
        return tuple(bodies[one] for one in self.successor_ids)

    @property
    def predecessors(self) -> Bodies:
        """The bodies from which this one took over."""
        return self._linked().bodies.where(successor=self.id)

    @property
    def commitments(self) -> Commitments:
        """What the body has promised, considered or refused."""
        return self._linked().commitments.where(body=self.id)

    @property
    def binding_commitments(self) -> Commitments:
        """Commitments of other bodies that bind this one, such as laws and instructions."""
        return self._linked().binding(self.id)

    @property
    def ties(self) -> Ties:
        """The body's reported relations to vendors."""
        return self._linked().ties.where(body=self.id)

    def is_closed(self, on: DateLike | None = None) -> bool | None:
        """Return whether the body had ceased to exist on a day: True, False, or None if undecided.

        Args:
            on: The day; today if None.
        """
        day = as_date(on)
        if self.closed is not None:
            return self.closed.passed(day)
        if self.closed_by is None:
            return False
        return True if self.closed_by.passed(day) else None
