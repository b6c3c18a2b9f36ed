"""The index of names: which records bear a name, word for word or nearly."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from camwatch.names.normalise import LONGEST, Reading, aside, digraphs, initials, readings
from camwatch.names.words import LEGAL_FORMS, ORGANISATION, SMALL, TIERS

if TYPE_CHECKING:
    from camwatch.names.nearby import Nearby

__all__ = ["Entry", "Hit", "NameIndex"]

_PLACE_KINDS = frozenset(
    {
        "central_government",
        "devolved_government",
        "education",
        "health",
        "local_authority",
        "parliament",
        "police",
        "state_government",
        "transport",
        "university",
    }
)
"""Kinds of which a place has one each, so that the bare name of the place may mean any of them."""
_PLACES = frozenset({"local_authority", "state_government"})
_BUSINESS = frozenset(
    {"company", "retailer", "investor", "media", "trade_body", "event", "campaign_group", "other", "transport", "class"}
)
"""Kinds that people name with or without the legal form. A public body's name with one is a company's."""
_DROPPABLE = frozenset({"ltd", "limited", "plc", "llp", "cic"})
_PORTFOLIO_HEADS = frozenset({"ministry", "department"})


@attrs.frozen(eq=False)
class Entry:
    """A name of a record."""

    position: int
    """The row of the record in its table."""
    name: str
    kind: str
    """Word of :class:`~camwatch.NameKind`; ``name`` for the one in use, ``legal`` for a vendor's legal name."""
    reading: Reading

    @property
    def current(self) -> bool:
        """Whether the record bears the name still."""
        return self.kind != "former"


@attrs.frozen(eq=False)
class Hit:
    """An entry that is the name asked for, and what still speaks against taking it."""

    entry: Entry
    doubt: str | None
    """Why the name alone does not tell that the record is meant; None where it does."""


@attrs.frozen
class Row:
    """What the index needs of a record."""

    kind: str
    country: str
    open: bool


class NameIndex:
    """The names of a table's records.

    Args:
        rows: The records' columns, in the order of the table.
        places: Whether the records are bodies, many of which bear the name of a place.
    """

    def __init__(self, rows: Iterable[Mapping[str, Any]], *, places: bool) -> None:
        self._places = places
        self.rows: list[Row] = []
        self.entries: list[Entry] = []
        self._exact: dict[str, list[Entry]] = defaultdict(list)
        for position, row in enumerate(rows):
            is_open = row.get("closed") is None and row.get("closed_by") is None
            self.rows.append(Row(row["kind"], row.get("country") or "", is_open))
            self._add(position, row["name"], "name")
            if row.get("legal_name"):
                self._add(position, row["legal_name"], "legal")
            for other in row["names"]:
                self._add(position, other["name"], other["kind"])

    def _add(self, position: int, name: str, kind: str) -> None:
        found = readings(name)
        spelled = digraphs(name)
        for number, reading in enumerate(found):
            entry = Entry(position, name, kind, reading)
            if number == 0:
                self.entries.append(entry)
            self._exact[reading.key].append(entry)
        if found and spelled != name.casefold():
            for reading in readings(spelled)[:1]:
                self._exact[reading.key].append(Entry(position, name, kind, reading))

    @functools.cached_property
    def nearby(self) -> Nearby:
        """What finds names that are nearly the one asked for; made when it is first needed."""
        from camwatch.names.nearby import Nearby

        return Nearby(self)

    def hits(self, text: str) -> list[Hit]:
        """Return the entries that are this name once spelling is set aside, the surest first."""
        if len(text) > LONGEST:
            return []
        found = self._under(text)
        bracketed = aside(text)
        if bracketed is not None and not found:
            before, inside = (self._under(part) for part in bracketed)
            short = readings(bracketed[1])[:1]
            known = {hit.entry.position for hit in inside}
            found = [
                hit
                for hit in before
                if hit.entry.position in known or (short and short[0].key in initials(hit.entry.reading.tokens))
            ]
        return sorted(found, key=self._order)

    def _order(self, hit: Hit) -> tuple[bool, bool, bool, int]:
        entry = hit.entry
        return hit.doubt is not None, not self.rows[entry.position].open, not entry.current, entry.position

    def _under(self, text: str) -> list[Hit]:
        best: dict[int, Hit] = {}
        for reading in readings(text):
            for entry in self._exact.get(reading.key, ()):
                verdict = self._doubt(text, reading, entry)
                if verdict == "form":
                    continue
                hit = Hit(entry, verdict)
                if entry.position not in best or self._order(hit) < self._order(best[entry.position]):
                    best[entry.position] = hit
        return list(best.values())

    def _doubt(self, text: str, reading: Reading, entry: Entry) -> str | None:
        """Say why an entry with the same words may yet be another organisation's name; ``form`` where it is."""
        row = self.rows[entry.position]
        if not _forms_agree(reading.forms, entry.reading.forms, row):
            return "form"
        if entry.kind == "acronym":
            letters = sum(sign.isalnum() for sign in text)
            # "Nice" is a town, "NICE" an institute; of longer ones people keep the first capital alone.
            spoken = text.strip() == entry.name or letters > 4 or (letters > 2 and text.isupper())
            return None if spoken else "initials"
        tokens = entry.reading.tokens
        if not self._places:
            return None
        derived = entry.kind in ("short", "translation", "former")
        named = not ORGANISATION.isdisjoint(tokens) or (not derived and _of_place(tokens))
        if not named and (row.kind in _PLACES or (derived and (row.kind in _PLACE_KINDS or len(tokens) == 1))):
            return "place"
        if row.kind == "central_government" and _portfolio(tokens):
            return "country"
        return None


def _of_place(tokens: tuple[str, ...]) -> bool:
    """Tell whether a name is of the form "City of Copenhagen"."""
    return len(tokens) > 2 and tokens[1] == "of" and tokens[0] in {*TIERS, "town", "state", "province", "region"}


def _portfolio(tokens: tuple[str, ...]) -> bool:
    """Tell whether a name is that of a ministry which every country has: a ministry of one thing."""
    if tokens[0] not in _PORTFOLIO_HEADS or tokens[:2] == ("department", "for"):
        return False
    return sum(token not in SMALL for token in tokens[1:]) <= 1


def _forms_agree(asked: tuple[str, ...], known: tuple[str, ...], row: Row) -> bool:
    extra = [form for form in asked if form not in known]
    lacking = [form for form in known if form not in asked]
    if row.kind in _BUSINESS:
        return all(row.country in (LEGAL_FORMS.get(form) or {row.country}) for form in extra if row.country)
    if extra and known:
        return {*extra, *lacking} <= {"ltd", "limited"}
    return not extra and all(form in _DROPPABLE for form in lacking)
