"""Collections whose records have names: looked up by name, one at a time or many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, overload

import pyarrow as pa

from camwatch.collections.base import Collection
from camwatch.errors import (
    AmbiguousIdentifier,
    AmbiguousName,
    MissingExtra,
    UnknownArgument,
    UnknownIdentifier,
    UnknownName,
)
from camwatch.model.record import Record
from camwatch.wording import noun

if TYPE_CHECKING:
    from typing import Self

    from camwatch.collections.filters import OneOrMore
    from camwatch.names.index import NameIndex
    from camwatch.names.match import Matches
    from camwatch.names.resolve import Asked, Found, Verdict

__all__ = ["NamedCollection"]

R = TypeVar("R", bound=Record)

_FEW = 12
"""So many rows are cut out one by one: taking them at once imports Arrow's functions first, which takes 30 ms."""

_KEPT = 4_096
"""So many records are kept for the next question: names come back, in a batch and from a server."""

_ADVICE = {
    "several": "give the full name or an id, or add country= or kind=",
    "place": "the name of a place may mean any body there; give the full name, or add kind= and country=",
    "country": "bodies in other countries have this name or these initials; add country=",
    "initials": "other organisations have these initials; give the full name",
}


class NamedCollection(Collection[R]):
    """Records that have names."""

    def _narrowed(self, country: OneOrMore | None, kind: OneOrMore | None) -> Self:
        raise NotImplementedError

    def _index(self) -> NameIndex:
        return self._tables.once(("names", self.table_name), self._made_index)

    def _made_index(self) -> NameIndex:
        from camwatch.names.prepared import index_of, read_prepared

        archive = self._tables.archive
        newest = self._tables.release.ordinal == archive.releases[-1].ordinal
        content = archive.names() if newest and self.table_name == "bodies" else None
        ready = None if content is None else read_prepared(content)
        return index_of(self.table_name, self._rows) if ready is None else ready

    def narrowed(self, *, country: OneOrMore | None = None, kind: OneOrMore | None = None) -> Self:
        """Return the records in one of some countries or regions and of one of some kinds.

        Args:
            country: Country or region, as a code or a name, or several.
            kind: Word of the vocabulary of kinds, or several.

        Raises:
            UnknownWord: If the country or the kind is not one of the choices.
        """
        return self._narrowed(country, kind)

    def _asked(self, country: OneOrMore | None, kind: OneOrMore | None) -> Asked:
        from camwatch.names.resolve import Asked

        chosen = self if country is None and kind is None else self._narrowed(country, kind)
        positions: Any = chosen._positions  # noqa: SLF001 (of its own class)
        return Asked(self._index(), None if positions is None else frozenset(positions.to_pylist()))

    def _records(self, positions: Iterable[int]) -> dict[int, R]:
        kept: dict[int, R] = self._tables.once(("named records", self.table_name), dict)
        wanted = sorted(set(positions))
        found = {place: record for place in wanted if (record := kept.get(place)) is not None}
        missing = [place for place in wanted if place not in found]
        if not missing:
            return found
        made = self._made_records(missing)
        if len(kept) + len(made) > _KEPT:
            kept.clear()
        kept.update(made)
        return found | made

    def _made_records(self, wanted: list[int]) -> dict[int, R]:
        from camwatch.arrow.arrays import positions_array
        from camwatch.arrow.schema import record_columns

        if len(wanted) <= _FEW and not self._tables.is_read(self.table_name):
            ids = self._index().ids
            return {
                place: self._tables.record(self._record, self._tables.row(self.table_name, ids[place]))
                for place in wanted
            }
        table = self._rows.select(record_columns(self.table_name))
        if len(wanted) <= _FEW:
            rows = [row for place in wanted for row in table.slice(place, 1).to_pylist()]
        else:
            rows = table.take(positions_array(wanted)).to_pylist()
        return {place: self._tables.record(self._record, row) for place, row in zip(wanted, rows, strict=True)}

    def _matches(self, found: Sequence[Sequence[Found]]) -> list[Matches[R]]:
        from camwatch.names.match import Match, Matches

        records = self._records(one.entry.position for each in found for one in each)
        return [
            Matches(Match(records[one.entry.position], one.score, one.entry.name, one.exact) for one in each)
            for each in found
        ]

    def by_identifier(self, scheme: str, value: str) -> R:
        """Return the one record that has a code of a register.

        Case makes no difference in any scheme, nor do spaces at the ends and zeros before a number: ``q23436`` is
        ``Q23436``, ``763`` is ``0763``. Wikidata and ROR codes may be given as addresses. The code of an area is that
        of the body that governs it: ``("dk-kommunekode", "101")`` is the City of Copenhagen.

        Args:
            scheme: The register: ``wikidata``, ``gss``, ``ror``, ``lei``, ``GB-COH`` …, as
                :attr:`~camwatch.Identifier.scheme` names it.
            value: The code.

        Raises:
            UnknownIdentifier: If no record has it. If none has a code of the scheme, the message lists the schemes.
            AmbiguousIdentifier: If several records have it; the message lists them.
            UnknownArgument: If the scheme or the code is not a text.
        """
        from camwatch.collections.identifiers import owners

        for argument, given in (("scheme", scheme), ("value", value)):
            if not isinstance(given, str):
                raise UnknownArgument(f"{argument}={given!r}: expected a str, got {type(given).__name__}")
        known = owners(self)
        name = known.schemes.get(scheme.strip().casefold())
        if name is None:
            choices = ", ".join(sorted(known.schemes.values())) or "none"
            raise UnknownIdentifier(f"no {noun(self._record)} has a {scheme!r} code; choose from: {choices}")
        ids = known.of(scheme, value)
        if not ids:
            raise UnknownIdentifier(
                f"no {noun(self._record)} has the {name} code {value!r}; "
                f"the {noun(self._record)} may be recorded without its code, so search by name with find()"
            )
        here = [place for one in ids if (place := self._place(one)) is not None]
        if not here:
            raise UnknownIdentifier(
                f"the {name} code {value!r} belongs to {', '.join(ids)}, which your filters exclude"
            )
        if len(here) > 1:
            raise AmbiguousIdentifier(
                f"{len(here)} of the {self.table_name} have the {name} code {value!r}: "
                + ", ".join(self[place].id for place in here)
            )
        return self[here[0]]

    def find(
        self, text: str, *, country: OneOrMore | None = None, kind: OneOrMore | None = None, limit: int = 5
    ) -> Matches[R]:
        """Return the records that a name may mean, most likely first; empty if no name is similar.

        Exact matches come first: names that are the same once case, accents, punctuation, articles,
        legal forms and abbreviations are set aside. Then names that share a distinctive word with
        the one asked for. A match is a suggestion, whatever its score; :meth:`resolve` decides.

        Args:
            text: The name, in any spelling.
            country: Country or region in which to look, as a code or a name, or several.
            kind: Word of the vocabulary of kinds, or several, among which to look.
            limit: The maximum number of records.

        Raises:
            UnknownArgument: If the name is not a string or is empty, or the limit is not above 0.
            UnknownWord: If the country or the kind is not one of the choices.
            MissingExtra: If no name is exactly that one, and rapidfuzz is not installed.
        """
        if not _text(text).strip():
            raise UnknownArgument(f"text={text!r}: the name is empty; give a name")
        found = self._asked(country, kind).find(text, _limit(limit))
        return self._matches([found])[0]

    def resolve(self, text: str, *, country: OneOrMore | None = None, kind: OneOrMore | None = None) -> R:
        """Return the record with exactly this name. Similar names are never accepted.

        A body that has ceased to exist is found by its name like any other: see
        :meth:`~camwatch.Body.is_closed` and :attr:`~camwatch.Body.successors`.

        Args:
            text: The name, in any spelling.
            country: Country or region in which to look, as a code or a name, or several.
            kind: Word of the vocabulary of kinds, or several, among which to look.

        Raises:
            UnknownName: If no record has the name; its candidates are records with similar names.
            AmbiguousName: If the name alone does not identify one record, because several have it,
                or because it is a place name, a title that every country has, or initials.
            UnknownArgument: If the name is not a string.
            UnknownWord: If the country or the kind is not one of the choices.
        """
        asked = self._asked(country, kind)
        verdict = asked.resolve(_text(text))
        if verdict.position is None:
            excluded = "" if verdict.hits else self._excluded(text, asked, country, kind)
            raise self._refusal(text, asked, verdict, excluded)
        return self._records([verdict.position])[verdict.position]

    def _excluded(self, text: str, asked: Asked, country: OneOrMore | None, kind: OneOrMore | None) -> str:
        """Return the end of a message on a name that only records outside the filters have, or ""."""
        from camwatch.names.match import listed
        from camwatch.names.resolve import Asked

        if asked.allowed is None:
            return ""
        hits = Asked(self._index(), None).resolve(text).hits
        if not hits:
            return ""
        records = listed(self._matches([Asked(self._index(), None).find(text, len(hits))])[0])
        options = [name for name, value in (("country=", country), ("kind=", kind)) if value is not None]
        by = " and ".join(options) if options else "your filters"
        return f"matches {by}. Without {by}, the name matches {records}"

    def _refusal(self, text: str, asked: Asked, verdict: Verdict, excluded: str) -> UnknownName | AmbiguousName:
        from camwatch.names.match import Matches, listed

        missing = ""
        try:
            found = asked.find(text, max(5, len(verdict.hits)))
            if verdict.reason in ("country", "initials"):
                found = [one for one in found if one.exact]
            candidates = self._matches([found])[0]
        except MissingExtra as error:
            candidates, missing = Matches[R](), f"; {error}"
        shown = _shortened(text)
        if verdict.hits:
            several = f"fits several {self.table_name}"
            doubt = several if len(candidates) > 1 else f"does not identify one {noun(self._record)} for certain"
            advice = _ADVICE[verdict.reason]
            meant = f"{shown!r} {doubt}: {listed(candidates)}"
            return AmbiguousName(f"{meant}. {advice[:1].upper()}{advice[1:]}", text, candidates)
        if excluded:
            similar = f". Similar names that match: {listed(candidates)}" if candidates else ""
            return UnknownName(f"no {noun(self._record)} called {shown!r} {excluded}{similar}", text, candidates)
        near = (
            (f"; similar names: {listed(candidates)}")
            if candidates
            else missing
            or self._elsewhere(text)
            or (
                "; the register has no similar name"
                if asked.allowed is None
                else "; no record that matches the filters has a similar name"
            )
        )
        return UnknownName(f"no {noun(self._record)} is called {shown!r}{near}", text, candidates)

    def _elsewhere(self, text: str) -> str:  # noqa: ARG002 (for vendors)
        """Return the end of a message on an unknown name that the register has as a name of something else, or ""."""
        return ""

    @overload
    def find_all(
        self,
        texts: pa.Array[Any] | pa.ChunkedArray[Any],
        *,
        country: OneOrMore | None = None,
        kind: OneOrMore | None = None,
        limit: int = 5,
    ) -> pa.Table: ...

    @overload
    def find_all(
        self,
        texts: Sequence[str | None],
        *,
        country: OneOrMore | None = None,
        kind: OneOrMore | None = None,
        limit: int = 5,
    ) -> list[Matches[R]]: ...

    def find_all(
        self,
        texts: Sequence[str | None] | pa.Array[Any] | pa.ChunkedArray[Any],
        *,
        country: OneOrMore | None = None,
        kind: OneOrMore | None = None,
        limit: int = 5,
    ) -> list[Matches[R]] | pa.Table:
        """Return what each of many names may mean, as :meth:`find` does for one.

        Args:
            texts: The names: a list, or an Arrow array of strings. None and null are not names.
            country: Country or region in which to look, as a code or a name, or several.
            kind: Word of the vocabulary of kinds, or several, among which to look.
            limit: The maximum number of records for each name.

        Returns:
            For a list, the matches of each name in its order. For an Arrow array, a table with a row for each
            match: ``row`` (the place of the name in the array, from 0), ``text``, ``rank`` (from 1), ``id``,
            ``name`` (the one that matched), ``score``, ``exact``; a name without a match has no row.

        Raises:
            UnknownArgument: If a name is not a string, or the limit is not above 0.
            UnknownWord: If the country or the kind is not one of the choices.
            MissingExtra: If a name does not exactly match a record and rapidfuzz is not installed.
        """
        asked, most = self._asked(country, kind), _limit(limit)
        given = _texts(texts)
        answers: dict[str | None, list[Found]] = {
            text: [] if text is None else asked.find(text, most) for text in dict.fromkeys(given)
        }
        if not _is_arrow(texts):
            return self._matches([answers[text] for text in given])
        ids = self._rows["id"].to_pylist()
        rows = [
            {
                "row": place,
                "text": text,
                "rank": rank,
                "id": ids[one.entry.position],
                "name": one.entry.name,
                "score": one.score,
                "exact": one.exact,
            }
            for place, text in enumerate(given)
            for rank, one in enumerate(answers[text], 1)
        ]
        return pa.Table.from_pylist(rows, schema=_FOUND)

    @overload
    def resolve_all(
        self,
        texts: pa.Array[Any] | pa.ChunkedArray[Any],
        *,
        country: OneOrMore | None = None,
        kind: OneOrMore | None = None,
    ) -> pa.Table: ...

    @overload
    def resolve_all(
        self, texts: Sequence[str | None], *, country: OneOrMore | None = None, kind: OneOrMore | None = None
    ) -> list[R | None]: ...

    def resolve_all(
        self,
        texts: Sequence[str | None] | pa.Array[Any] | pa.ChunkedArray[Any],
        *,
        country: OneOrMore | None = None,
        kind: OneOrMore | None = None,
    ) -> list[R | None] | pa.Table:
        """Resolve many names at once; a name that does not identify one record gives None.

        Args:
            texts: The names: a list, or an Arrow array of strings. None and null are not names.
            country: Country or region in which to look, as a code or a name, or several.
            kind: Word of the vocabulary of kinds, or several, among which to look.

        Returns:
            For a list, the record of each name in its order, None if :meth:`resolve` would raise.
            For an Arrow array, a table with a row for each name, in its order: ``text``, ``id`` (null if
            none was taken), ``outcome`` (``resolved``; ``unknown``; or why the name is not certain: ``several``,
            ``place``, ``country``, ``initials``) and ``candidates`` (the ids of the records that bear the name).

        Raises:
            UnknownArgument: If a name is not a string.
            UnknownWord: If the country or the kind is not one of the choices.
        """
        asked = self._asked(country, kind)
        given = _texts(texts)
        verdicts = {text: None if text is None else asked.resolve(text) for text in dict.fromkeys(given)}
        taken = {text: None if one is None else one.position for text, one in verdicts.items()}
        if not _is_arrow(texts):
            records = self._records(place for place in taken.values() if place is not None)
            return [None if (place := taken[text]) is None else records[place] for text in given]
        ids = self._rows["id"].to_pylist()
        rows = {
            text: {
                "text": text,
                "id": None if (place := taken[text]) is None else ids[place],
                "outcome": "unknown" if one is None else one.reason or "resolved",
                "candidates": [] if one is None else [ids[hit.entry.position] for hit in one.hits],
            }
            for text, one in verdicts.items()
        }
        return pa.Table.from_pylist([rows[text] for text in given], schema=_RESOLVED)


_FOUND_TYPES: dict[str, pa.DataType] = {
    "row": pa.int64(),
    "text": pa.string(),
    "rank": pa.int32(),
    "id": pa.string(),
    "name": pa.string(),
    "score": pa.float64(),
    "exact": pa.bool_(),
}
_RESOLVED_TYPES: dict[str, pa.DataType] = {
    "text": pa.string(),
    "id": pa.string(),
    "outcome": pa.string(),
    "candidates": pa.list_(pa.string()),
}
_FOUND, _RESOLVED = pa.schema(_FOUND_TYPES), pa.schema(_RESOLVED_TYPES)


def _is_arrow(texts: object) -> bool:
    return isinstance(texts, pa.Array | pa.ChunkedArray)


def _texts(texts: Sequence[str | None] | pa.Array[Any] | pa.ChunkedArray[Any]) -> list[str | None]:
    if isinstance(texts, str) or not isinstance(texts, Iterable):
        raise UnknownArgument(f"texts={texts!r}: expected a list of names or an Arrow array of them")
    given: list[Any] = texts.to_pylist() if isinstance(texts, pa.Array | pa.ChunkedArray) else list(texts)
    return [None if text is None else _text(text) for text in given]


def _text(text: object) -> str:
    if not isinstance(text, str):
        raise UnknownArgument(f"expected a name as a str, got {type(text).__name__}: {text!r}")
    return text


def _shortened(text: str) -> str:
    return text if len(text) <= 80 else text[:77] + "…"


def _limit(limit: object) -> int:
    if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:
        raise UnknownArgument(f"limit={limit!r}: expected a whole number, 1 or more")
    return limit
