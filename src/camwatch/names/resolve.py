"""The decision: which matches a name has, and whether one of them may be taken."""

from __future__ import annotations

import functools

import attrs

from camwatch.errors import MissingExtra
from camwatch.names.index import Entry, Hit, NameIndex

__all__ = ["Asked", "Found", "Verdict"]


@attrs.frozen(eq=False, repr=False)
class Found:
    """An entry that a name may mean."""

    entry: Entry
    score: float
    exact: bool


@attrs.frozen(eq=False, repr=False)
class Verdict:
    """What a name resolves to."""

    position: int | None
    """The row of the record; None if the name alone does not identify one."""
    hits: tuple[Hit, ...]
    """The entries with this name; empty if the name is unknown."""
    reason: str
    """Why no record was taken: ``unknown``, ``several``, ``place``, ``country`` or ``initials``; empty if one was."""


@attrs.frozen(eq=False, repr=False, slots=False)
class Asked:
    """An index of names, and the records among which a name is looked for."""

    index: NameIndex
    allowed: frozenset[int] | None
    """The positions of those records; all if None."""

    @functools.cached_property
    def _one_country(self) -> bool:
        rows = self.index.rows
        chosen = rows if self.allowed is None else [rows[place] for place in self.allowed]
        return len({row.country for row in chosen}) <= 1

    @functools.cached_property
    def _one_kind(self) -> bool:
        rows = self.index.rows
        chosen = rows if self.allowed is None else [rows[place] for place in self.allowed]
        return len({row.kind for row in chosen}) <= 1

    def _hits(self, text: str) -> list[Hit]:
        hits = self.index.hits(text, self.allowed)
        # Several countries use "Bundesministerium", so only the country shows which ministry is meant.
        return [hit for hit in hits if not hit.translated or self._one_country]

    def _settled(self, doubt: str | None) -> bool:
        """Tell whether a doubt does not arise among the records that were asked for."""
        if doubt == "country":
            return self._one_country
        if doubt == "place":
            return self.allowed is not None and self._one_kind
        return doubt is None

    def find(self, text: str, limit: int) -> list[Found]:
        """Return what the name may mean, exact matches first.

        Raises:
            MissingExtra: If no name is exactly that one, and rapidfuzz is not installed.
        """
        found = [Found(hit.entry, 1.0, exact=True) for hit in self._hits(text)][:limit]
        # If the initials are registered, their meanings in other names are not useful.
        if len(found) < limit and text.strip() and not any(one.entry.initials for one in found):
            try:
                nearby = self.index.nearby
            except MissingExtra:
                if found:
                    return found
                raise
            known = {one.entry.position for one in found}
            countries = {self.index.rows[position].country for position in known} if known else None
            near = nearby.search(text, self.allowed, limit, countries)
            found += [Found(entry, score, exact=False) for score, entry in near if entry.position not in known]
        return found[:limit]

    def resolve(self, text: str) -> Verdict:
        """Decide which record has the name. Similar names are never accepted."""
        hits = tuple(self._hits(text))
        if not hits:
            return Verdict(None, (), "unknown")
        if len(hits) > 1:
            return Verdict(None, hits, "several")
        doubt = hits[0].doubt
        if not self._settled(doubt):
            return Verdict(None, hits, doubt or "")
        return Verdict(hits[0].entry.position, hits, "")
