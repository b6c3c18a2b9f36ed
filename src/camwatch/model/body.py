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
        "The name in use, without legal form where people leave it out.", pattern=r"\S(.*\S)?", expected="text"
    )
    kind: BodyKind = column("What sort of organisation it is.")
    jurisdiction: str = column(
        "The country or part of one that the body governs or serves (ISO 3166-1 alpha-2 or ISO 3166-2;"
        " EU and UN for those two).",
        pattern=JURISDICTION,
        expected=JURISDICTION_WORDS,
    )
    names: tuple[Name, ...] = column("Its other names.", default=())
    identifiers: tuple[Identifier, ...] = column("Codes that registers gave it.", default=())
    parent_id: str | None = column(
        "The body that it is a part of or, of a body at arm's length, answers to.", references="bodies", default=None
    )
    opened: PartialDate | None = column("When it began.", default=None)
    closed: PartialDate | None = column("When it ceased to exist; absent while it exists.", default=None)
    closed_by: PartialDate | None = column(
        "A date by which it had ceased to exist, where no source tells when it did.", default=None
    )
    successor_ids: tuple[str, ...] = column("The bodies that took over from it.", references="bodies", default=())
    website: str | None = column("Its own site.", pattern=URL, expected=URL_WORDS, default=None)
    latitude: float | None = column(
        "Where it is, or the middle of its area: decimal degrees north (WGS 84).", minimum=-90, maximum=90, default=None
    )
    longitude: float | None = column(
        "The same, decimal degrees east (WGS 84).", minimum=-180, maximum=180, default=None
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
        """The body that this one is a part of."""
        return None if self.parent_id is None else self._linked().bodies[self.parent_id]

    @property
    def successors(self) -> tuple[Body, ...]:
        """The bodies that took over from this one."""
        bodies = self._linked().bodies
        return tuple(bodies[one] for one in self.successor_ids)

    @property
    def predecessors(self) -> Bodies:
        """The bodies that this one took over from."""
        return self._linked().bodies.where(successor=self.id)

    @property
    def commitments(self) -> Commitments:
        """What the body has promised, considered or refused."""
        return self._linked().commitments.where(body=self.id)

    @property
    def binding_commitments(self) -> Commitments:
        """Commitments of other bodies, laws and instructions among them, that bind this body."""
        return self._linked().binding(self.id)

    @property
    def ties(self) -> Ties:
        """What the body has to do with vendors."""
        return self._linked().ties.where(body=self.id)

    def is_closed(self, on: DateLike | None = None) -> bool | None:
        """Say whether the body had ceased to exist on a day: True, False, or None where undecided.

        Args:
            on: The day; today where it is None.
        """
        day = as_date(on)
        if self.closed is not None:
            return self.closed.passed(day)
        if self.closed_by is None:
            return False
        return True if self.closed_by.passed(day) else None
