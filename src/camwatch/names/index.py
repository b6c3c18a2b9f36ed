"""The index of names: which records bear a name, word for word or nearly."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from camwatch.model.place import named as place_codes
from camwatch.names.lexicon import ENGLISH, LANGUAGES, PARTICLES, meaning
from camwatch.names.normalise import LONGEST, Reading, as_council, aside, digraphs, halves, initials, readings
from camwatch.names.organisation_words import CLASSES, LEGAL_FORMS, ORGANISATION, PUBLIC, SMALL, TIERS
from camwatch.names.titles import of_every_country
from camwatch.names.typed import Typed, typed

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
"""Kinds of body that exist once in each place, so that the name of the place may mean any of them."""
_PLACES = frozenset({"local_authority", "state_government"})
_BUSINESS = frozenset(
    {"company", "retailer", "investor", "media", "trade_body", "event", "campaign_group", "other", "transport", "class"}
)
"""Kinds that people name with or without the legal form. A public body's name with one is a company's."""
_DROPPABLE = frozenset({"ltd", "limited", "plc", "llp", "cic"})
_PORTFOLIO_HEADS = frozenset({"ministry", "department"})
_OF_A_PLACE = frozenset({"borough", "city", "county", "district", "municipality", "town", "township", "village"})
"""Words before "of" and a place. Several countries have places with the same name."""
_HEADS_OF_A_PLACE = frozenset({*TIERS, "commonwealth", "province", "region", "shire", "state", "town"})
_TAILS = frozenset({"borough", "city", "county", "district"})
"""Words after a place if "council" is left out: Kent County."""
_GOVERNED = _TAILS | {"parish", "prefecture"}
"""Words after a place in the official name of its local authority."""
_COUNCIL = frozenset({"borough", "council", "county", "district", "metropolitan", "municipality", "royal"})
"""Words for a council, as typed forms have them."""
_COUNTY_KINDS = frozenset({"education", "local_authority", "police"})
_NAMING = ORGANISATION | {"attorney", "capitale", "municipal", "region", "shire", "unione", "veiligheidsregio"}
"""Words that show that a name belongs to an organisation and not to a place."""
_SHORT = 3
"""Initials with up to this many letters, all capitals, also belong to organisations in other countries."""


@attrs.frozen(eq=False, repr=False)
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

    @property
    def initials(self) -> bool:
        """Whether the name is mere letters: an acronym, or a name that is written like one."""
        return self.kind == "acronym" or (len(self.reading.tokens) == 1 and self.name.isupper() and self.name.isascii())


@attrs.frozen(eq=False, repr=False)
class Hit:
    """An entry that is the name asked for, and what still speaks against taking it."""

    entry: Entry
    doubt: str | None
    """Why the name alone does not identify the record; None if it does."""
    translated: bool = False
    """Whether it is a title in another language's words, as many countries have it."""


class Row(NamedTuple):
    """What the index needs of a record."""

    kind: str
    place: str
    """The area that a body governs or serves, the seat of a vendor; empty if unknown."""
    open: bool

    @property
    def country(self) -> str:
        """The country that the place lies in."""
        return self.place[:2]


def _row(columns: Mapping[str, Any]) -> Row:
    is_open = columns.get("closed") is None and columns.get("closed_by") is None
    return Row(columns["kind"], columns.get("jurisdiction") or columns.get("country") or "", is_open)


class NameIndex:
    """The names of a table's records.

    Args:
        rows: The records' columns, in the order of the table.
        places: Whether the records are bodies, since many bodies have the name of a place.
    """

    def __init__(self, rows: Iterable[Mapping[str, Any]], *, places: bool) -> None:
        self._places = places
        columns = list(rows)
        self.ids: Sequence[str] = [row["id"] for row in columns]
        """For each row, the id of its record."""
        self.rows: Sequence[Row] = [_row(row) for row in columns]
        self.entries: Sequence[Entry] = []
        self.positions: list[int] = []
        """For each entry, the row of its record."""
        self.others: Sequence[Entry] = []
        """Other readings of the same names."""
        self.firsts: list[int] = []
        """For each row, the place of its first entry: the name in use."""
        exact: dict[str, list[int]] = {}
        self.exact: Mapping[str, list[int]] = exact
        """By the words of a reading, the places of the entries; those below 0 are places in :attr:`others`, ``~``."""
        entries, others = self.entries, self.others
        for position, row in enumerate(columns):
            self.firsts.append(len(entries))
            names = [(row["name"], "name"), *((other["name"], other["kind"]) for other in row["names"])]
            if row.get("legal_name"):
                names.insert(1, (row["legal_name"], "legal"))
            for name, kind in names:
                found = readings(name)
                for reading in found[:1]:
                    exact.setdefault(reading.key, []).append(len(entries))
                    self.positions.append(position)
                    entries.append(Entry(position, name, kind, reading))
                spelled = "" if name.isascii() else digraphs(name)
                more = readings(spelled)[:1] if found and spelled and spelled != name.casefold() else ()
                for reading in (*found[1:], *more):
                    exact.setdefault(reading.key, []).append(~len(others))
                    others.append(Entry(position, name, kind, reading))

    def _bearing(self, key: str) -> list[Entry]:
        """Return the entries that have a reading with these words."""
        return [self.entries[at] if at >= 0 else self.others[~at] for at in self.exact.get(key, ())]

    def _of(self, position: int) -> Sequence[Entry]:
        """Return the entries of a row, the name in use first."""
        end = self.firsts[position + 1] if position + 1 < len(self.firsts) else len(self.entries)
        return self.entries[self.firsts[position] : end]

    @functools.cached_property
    def typed(self) -> Mapping[str, list[tuple[int, str]]]:
        """By typed form, the places of entries of public bodies, each with the languages of the form.

        It is made when a name is first asked for that none bears exactly.
        """
        found: dict[str, list[tuple[int, str]]] = {}
        for position, row in enumerate(self.rows):
            if row.kind in _BUSINESS - {"transport"}:
                continue
            first = self.firsts[position]
            entries = [(at, entry) for at, entry in enumerate(self._of(position), first) if entry.kind != "acronym"]
            forms = [(form, at) for at, entry in entries for form in typed(entry.reading.tokens)]
            if row.kind in _PLACES and forms and self.entries[forms[0][1]].kind == "name":
                # "Den Haag" is short for a municipality: Gemeente Den Haag.
                whole = forms[0][0]
                for at, entry in entries:
                    if entry.kind in ("short", "translation"):
                        words = [token for token in entry.reading.tokens if token not in PARTICLES]
                        name = next((form.name for form in typed(words)), "".join(words))
                        forms.append((Typed(name, whole.sorts, whole.languages), at))
            for form, at in forms:
                found.setdefault(form.key, []).append((at, " ".join(sorted(form.languages))))
        return found

    @functools.cached_property
    def postings(self) -> Mapping[str, list[int]]:
        """By word, the places of the entries that have it."""
        found: dict[str, list[int]] = {}
        for at, entry in enumerate(self.entries):
            for token in dict.fromkeys(entry.reading.all):
                found.setdefault(token, []).append(at)
        return found

    @functools.cached_property
    def unspelled(self) -> list[str]:
        """Words that occur only in initials, sorted."""
        # A slip in a word leaves the word; one in initials makes other initials.
        spelled = {token for entry in self.entries if not entry.initials for token in entry.reading.all}
        return sorted(self.postings.keys() - spelled)

    @functools.cached_property
    def acronyms(self) -> Mapping[str, list[int]]:
        """By initials, the places of the entries of three words or more that may be shortened to them."""
        found: dict[str, list[int]] = {}
        for at, entry in enumerate(self.entries):
            if len(entry.reading.all) > 2:
                for letters in sorted(initials(entry.reading.all)):
                    found.setdefault(letters, []).append(at)
        return found

    @functools.cached_property
    def nearby(self) -> Nearby:
        """What finds names that are nearly the one asked for; made when it is first needed."""
        from camwatch.names.nearby import Nearby

        return Nearby(self)

    def hits(self, text: str, allowed: frozenset[int] | None = None) -> list[Hit]:
        """Return the entries that are this name once spelling and language are set aside, the surest first.

        Args:
            text: The name asked for.
            allowed: The rows of the records among which it is looked for; all if None. A record outside them that has
                exactly this name does not hide one inside that is called so in other words.
        """
        if len(text) > LONGEST:
            return []
        for ask in (self._exactly, self._in_a_part, self._of_two_names, self._in_other_words):
            found = [hit for hit in ask(text) if allowed is None or hit.entry.position in allowed]
            if found:
                return sorted(found, key=self._order)
        return []

    def _exactly(self, text: str) -> list[Hit]:
        """Return the entries under a name, and of a name such as "Kent County" the councils that are called so too."""
        found = self._under(text)
        positions = {hit.entry.position for hit in found}
        return [*found, *(hit for hit in self._of_councils(text) if hit.entry.position not in positions)]

    def _in_a_part(self, text: str) -> list[Hit]:
        """Return the entries of a name that is followed by the part of a country they lie in: "Kent County, MI"."""
        name, codes = _before_part(text)
        hits = self._named(name) if codes else []
        inside = [hit for hit in hits if self.rows[hit.entry.position].place in codes]
        # The part leaves no doubt of the country.
        return [attrs.evolve(hit, doubt=None) if hit.doubt == "country" else hit for hit in inside]

    def _of_councils(self, text: str) -> list[Hit]:
        """Return the councils whose name a text gives without that word: "City of Derby", "Kent County"."""
        best: dict[int, Hit] = {}
        for reading in readings(text) if self._places else ():
            tokens = reading.tokens
            headed = tokens[1:2] == ("of",) or tokens[1:3] == ("county", "of")
            if "council" not in tokens and (headed or (len(tokens) > 1 and tokens[-1] in _TAILS)):
                for entry in self._bearing("".join(as_council(tokens))):
                    if entry.current:
                        best.setdefault(entry.position, Hit(entry, "country"))
        return list(best.values())

    def _named(self, text: str) -> list[Hit]:
        return self._exactly(text) or self._in_other_words(text)

    def _of_two_names(self, text: str) -> list[Hit]:
        """Return what two names in one text both mean, or one does and the other does not deny."""
        parts = aside(text) or halves(text) or _before_country(text)
        if len(parts) < 2:
            return []
        by_part = [self._named(part) for part in parts]
        known = [hits for hits in by_part if hits]
        if not known:
            return self._of_two_councils(parts)
        shared = set.intersection(*({hit.entry.position for hit in hits} for hits in known))
        unknown = [part for part, hits in zip(parts, by_part, strict=True) if not hits]
        places = [code for part in unknown for code in place_codes(part) if "-" not in code]
        best: dict[int, Hit] = {}
        for hit in (hit for hits in known for hit in hits):
            position = hit.entry.position
            if hit.doubt == "country" and self.rows[position].country in places:
                hit = attrs.evolve(hit, doubt=None, translated=False)  # noqa: PLW2901 (the same, without the doubt)
            if position not in shared or not all(self._may_be_called(position, part) for part in unknown):
                continue
            if position not in best or self._order(hit) < self._order(best[position]):
                best[position] = hit
        return list(best.values())

    def _of_two_councils(self, parts: Sequence[str]) -> list[Hit]:
        """Return the council that each part calls by its place: "Cyngor Caerdydd / Cardiff Council"."""
        entries = [self._councils(part) for part in parts]
        shared = set.intersection(*(set(one) for one in entries))
        return [Hit(entries[0][position], None) for position in shared] if len(shared) == 1 else []

    def _councils(self, text: str) -> dict[int, Entry]:
        """Return, by row, the names of places whose council a text calls a council, of whatever sort."""
        found: dict[int, Entry] = {}
        for form in (form for reading in readings(text) for form in typed(reading.tokens)):
            if form.name and "council" in form.sorts <= _COUNCIL:
                for entry in self._bearing(form.name):
                    row = self.rows[entry.position]
                    if row.kind in _PLACES and row.open and form.spoken_in(row.country) and entry.kind != "acronym":
                        found.setdefault(entry.position, entry)
        return found

    def _may_be_called(self, position: int, text: str) -> bool:
        """Return whether a name that is not in the register still fits a body: its initials, or its name translated."""
        short = readings(text)[:1]
        if not short:
            return True
        if places := place_codes(text):
            return self.rows[position].country in places
        entries = self._of(position)
        if any(short[0].key in initials(entry.reading.tokens) for entry in entries):
            return True
        country = self.rows[position].country
        meanings = [
            known for known in map(meaning, short[0].tokens) if known is not None and "en" not in known.languages
        ]
        if not any(country in LANGUAGES[tag] for known in meanings for tag in known.languages):
            return False
        sorts = {CLASSES[token] for token in short[0].tokens if token in CLASSES}
        own = {CLASSES[token] for entry in entries for token in entry.reading.all if token in CLASSES}
        return not sorts or not own or not sorts.isdisjoint(own)

    def _in_other_words(self, text: str) -> list[Hit]:
        """Return the entries that are this name in another language."""
        best: dict[int, Hit] = {}
        for reading in readings(text) if self._places else ():
            tokens = reading.tokens
            for form in typed(tokens):
                for at, languages in self.typed.get(form.key, ()):
                    entry = self.entries[at]
                    known = Typed(form.name, form.sorts, frozenset(languages.split()))
                    country = self.rows[entry.position].country
                    if not (form.languages or known.languages):
                        continue
                    if reading.forms or not form.spoken_in(country) or not known.spoken_in(country):
                        continue
                    doubt = None if form.one_country else "country"
                    best.setdefault(entry.position, Hit(entry, doubt, translated=doubt is not None and not form.name))
        return list(best.values())

    def _order(self, hit: Hit) -> tuple[bool, bool, bool, bool, int]:
        return hit.doubt is not None, *self.standing(hit.entry)

    def standing(self, entry: Entry) -> tuple[bool, bool, bool, int]:
        """Return the key by which names that fit equally well are put in order.

        Bodies that exist come first, then names that are borne still. Of bodies in several countries with one name,
        those that bear it in their own language come first: a Danish ministry has an English name in translation.
        """
        row = self.rows[entry.position]
        abroad = row.country not in ENGLISH and entry.name.isascii()
        return not row.open, not entry.current, abroad, entry.position

    def _under(self, text: str) -> list[Hit]:
        best: dict[int, Hit] = {}
        asked = readings(text)
        if not text.isascii() and (spelled := digraphs(text)) != text.casefold():
            asked += readings(spelled)
        for reading in asked:
            for entry in self._bearing(reading.key):
                verdict = self._doubt(text, reading, entry)
                if verdict == "form":
                    continue
                hit = Hit(entry, verdict)
                if entry.position not in best or self._order(hit) < self._order(best[entry.position]):
                    best[entry.position] = hit
        return list(best.values())

    def _doubt(self, text: str, reading: Reading, entry: Entry) -> str | None:
        """Return why an entry with the same words may be another organisation; ``form`` if the legal form differs."""
        row = self.rows[entry.position]
        if not _forms_agree(reading.forms, entry.reading.forms, row):
            return "form"
        if entry.initials and reading.forms:
            own = {form for one in self._of(entry.position) for form in one.reading.forms}
            if not own.issuperset(reading.forms):
                return "form"
        if entry.kind == "acronym":
            return self._doubt_of_initials(text, entry)
        tokens = entry.reading.tokens
        if not self._places:
            return None
        derived = entry.kind in ("short", "translation", "former")
        named = not _NAMING.isdisjoint(tokens) or (not derived and _of_place(tokens)) or entry.kind == "official"
        named = named or (entry.kind in ("name", "translation") and _says_what_it_is(tokens, row.country))
        # "Kent County" is how a county of the United States is called in law; "Kent" is a place.
        named = named or (entry.kind == "name" and len(tokens) > 1 and tokens[-1] in _GOVERNED)
        # "Te Manatū Whakahiato Ora" is not a place, although none of its words is known.
        named = named or (entry.kind == "translation" and row.kind not in _PLACES and len(tokens) > 2)
        if not named and (row.kind in _PLACES or (derived and (row.kind in _PLACE_KINDS or len(tokens) == 1))):
            return "place"
        return "country" if _of_several_countries(tokens, row) or len(reading.key) < _SHORT else None

    def _doubt_of_initials(self, text: str, entry: Entry) -> str | None:
        letters = [sign for sign in text if sign.isalpha()]
        capitals = sum(sign.isupper() for sign in letters)
        # "Nice" is a town, "NICE" an institute; of longer ones people keep the first capital alone.
        spoken = _bare(text) == _bare(entry.name) or len(letters) > 4 or (len(letters) > 2 and capitals > 1)
        if not spoken:
            return "initials"
        if not self._places:
            return None
        names = [one.reading.tokens for one in self._of(entry.position) if one.kind != "acronym"]
        stands_for = next((tokens for tokens in names if entry.reading.key in initials(tokens)), names[0])
        common = entry.name.isupper() and len(_bare(entry.name)) <= _SHORT
        return "country" if common or _of_several_countries(stands_for, self.rows[entry.position]) else None


def _before_country(text: str) -> tuple[str, ...]:
    """Split "Ministry of Justice, Italy"; return nothing if the last part is not a country."""
    name, comma, last = text.rpartition(",")
    return (name, last) if comma and any("-" not in code for code in place_codes(last)) else ()


def _before_part(text: str) -> tuple[str, tuple[str, ...]]:
    """Split "Kent County, Delaware" or "Kent County, DE" into the name and the codes of the part of a country."""
    name, comma, last = text.rpartition(",")
    if not comma or not name.strip():
        return text, ()
    last = last.strip()
    # Only states of the United States are abbreviated with two letters everywhere.
    codes = place_codes(f"US-{last}" if len(last) == 2 and last.isupper() else last)
    return name, tuple(code for code in codes if "-" in code)


def _bare(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())


def _of_several_countries(tokens: tuple[str, ...], row: Row) -> bool:
    """Say whether other countries have a body of the name: a title of government, or a place of a common sort."""
    if row.kind == "central_government" and _portfolio(tokens):
        return True
    if row.kind in PUBLIC and of_every_country(tokens):
        return True
    if "council" in tokens:
        return False
    if len(tokens) > 2 and tokens[1] == "of" and tokens[0] in _OF_A_PLACE:
        return True
    return ("county" in tokens or tokens[-1] in _TAILS) and row.kind in _COUNTY_KINDS


def _of_place(tokens: tuple[str, ...]) -> bool:
    """Tell whether a name is of the form "City of Copenhagen"."""
    return len(tokens) > 2 and tokens[1] == "of" and tokens[0] in _HEADS_OF_A_PLACE


def _says_what_it_is(tokens: tuple[str, ...], country: str) -> bool:
    """Tell whether a word of a name says, in a language of the country, what sort of body it is: "Elva vald"."""
    if len(tokens) < 2:
        return False
    known = (meaning(token) for token in tokens)
    return any(
        one is not None and "en" not in one.languages and any(country in LANGUAGES[tag] for tag in one.languages)
        for one in known
    )


def _portfolio(tokens: tuple[str, ...]) -> bool:
    """Return whether a name belongs to a generic ministry that many countries have, such as "Ministry of Defence"."""
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
