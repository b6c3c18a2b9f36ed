"""Rules about bodies."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from camwatch.curation.fault import Fault
from camwatch.curation.records import Entry, Records
from camwatch.model.body import Body
from camwatch.model.commitment import Commitment
from camwatch.model.country import COUNTRIES
from camwatch.model.intervention import Intervention
from camwatch.model.name import Name
from camwatch.model.scheme import SCHEMES, folded
from camwatch.model.statistic import Statistic
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import NameKind

__all__ = [
    "identifiers_fit_their_scheme",
    "identifiers_name_one_record",
    "jurisdictions_lie_in_a_country",
    "names_are_said_once",
    "names_say_their_language",
]

_LATIN = ("LATIN", "FULLWIDTH LATIN", "FEMININE", "MASCULINE", "MODIFIER")
_LANGUAGES = {
    "ARABIC": "ar",
    "CJK": "zh",
    "CYRILLIC": "uk",
    "GREEK": "el",
    "HANGUL": "ko",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "THAI": "th",
}
"""A language of each script, for examples."""
_SPELLINGS = {name.casefold(): name for name in SCHEMES}
"""Schemes by their names in lower case: GB-coh is a slip."""


def jurisdictions_lie_in_a_country(records: Records) -> Iterator[Fault]:
    """A jurisdiction begins with the code of a country."""
    for entry in records.entries:
        record = entry.record
        found: list[tuple[str, str]] = []
        if isinstance(record, Body | Intervention | Statistic) and record.jurisdiction is not None:
            found.append(("jurisdiction", record.jurisdiction))
        if isinstance(record, Vendor) and record.country is not None:
            found.append(("country", record.country))
        if isinstance(record, Commitment):
            found.extend(("binds", selector.jurisdiction) for selector in record.binds)
        for field, code in found:
            if code[:2] not in COUNTRIES:
                hint = "; the United Kingdom is GB" if code.startswith("UK") else ""
                begins = "" if code == code[:2] else f"{code!r} begins with "
                which = "" if code == code[:2] else ", which"
                message = f"{field!r}: {begins}{code[:2]!r}{which} is not an ISO 3166-1 country code{hint}"
                yield entry.fault(message, (field,))


def names_are_said_once(records: Records) -> Iterator[Fault]:
    """A body or a vendor does not list a name twice or repeat its main name."""
    for entry in records.entries:
        record = entry.record
        if not isinstance(record, Body | Vendor):
            continue
        seen: set[str] = {record.name}
        for place, name in enumerate(record.names):
            if name.name in seen and not _in_other_language(name, record.name):
                yield entry.fault(f"the name {name.name!r} is listed twice; remove one of the two", ("names", place))
            seen.add(name.name)


def names_say_their_language(records: Records) -> Iterator[Fault]:
    """A translation has a language tag, and so has a name in a script other than Latin."""
    for entry in records.entries:
        record = entry.record
        if not isinstance(record, Body | Vendor):
            continue
        for place, name in enumerate(record.names):
            if name.lang is None and (name.kind is NameKind.TRANSLATION or not _is_latin(name.name)):
                message = (
                    f"the {name.kind} name {name.name!r} has no language tag; "
                    f"add one, as in {name.kind}@{_example(name)}: {name.name}"
                )
                yield entry.fault(message, ("names", place))


def _is_latin(text: str) -> bool:
    return all(unicodedata.name(letter, "LATIN").startswith(_LATIN) for letter in text if letter.isalpha())


def _example(name: Name) -> str:
    """Return a language tag that may be right, for the message."""
    script = next((unicodedata.name(letter, "") for letter in name.name if letter.isalpha()), "").partition(" ")[0]
    return _LANGUAGES.get(script, "cy")


def identifiers_fit_their_scheme(records: Records) -> Iterator[Fault]:
    """A code has the form that its scheme requires."""
    for entry in records.entries:
        if not isinstance(entry.record, Body | Vendor):
            continue
        for place, code in enumerate(entry.record.identifiers):
            path = ("identifiers", place)
            scheme = SCHEMES.get(code.scheme)
            if scheme is not None and not re.fullmatch(scheme.pattern, code.value):
                yield entry.fault(f"{code.value!r} is not a valid {code.scheme} code; expected {scheme.expected}", path)
            if scheme is None and (near := _SPELLINGS.get(code.scheme.casefold())) is not None:
                yield entry.fault(f"{code.scheme!r} is not a scheme; write {near!r}", path)


def identifiers_name_one_record(records: Records) -> Iterator[Fault]:
    """No two bodies or vendors have the same code; if it is uncertain whose code it is, neither has it."""
    first: dict[tuple[str, str, str], Entry] = {}
    for entry in records.entries:
        if not isinstance(entry.record, Body | Vendor):
            continue
        for place, code in enumerate(entry.record.identifiers):
            other = first.setdefault((entry.table, *folded(code.scheme, code.value)), entry)
            # Two records with the same id are reported by that rule.
            if other.id != entry.id:
                yield entry.fault(
                    f"{other.id!r} has the same {code.scheme} code, {code.value!r}; "
                    "remove the code from the wrong record, or merge the two records",
                    ("identifiers", place),
                )


def _in_other_language(name: Name, main: str) -> bool:
    # A body may bear the same name in two languages, and then both are said.
    return name.lang is not None and name.name == main
