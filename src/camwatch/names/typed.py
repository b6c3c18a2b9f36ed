"""The typed form of a name: what it is called, apart from what it is, in whatever language that is said.

"Gemeente Breda" and "Municipality of Breda" have one typed form: the name ``breda`` and the sort ``municipality``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from camwatch.names.lexicon import LANGUAGES, PARTICLES, Meaning, meaning

__all__ = ["Typed", "typed"]

_ONE_SORT = {"city": "municipality"}
"""Sorts that one body is called by turns: the City of Copenhagen is a municipality."""
_GENITIVE = frozenset({"da", "nb", "sv"})
"""Languages that put the place in the genitive: Stockholms stad."""
_ARTICLES, _ELIDING = ("dell", "all", "nell", "d", "l"), frozenset({"ca", "fr", "it"})
_FOREMOST = {"da": frozenset({"DK"}), "it": frozenset({"IT"}), "nl": frozenset({"NL"}), "sv": frozenset({"SE"})}
"""Where nearly all bodies with names in a language are, if it is spoken in several countries."""


@attrs.frozen(eq=False, repr=False)
class Typed:
    """A name, taken apart."""

    name: str
    """The words that are only its own, written as one."""
    sorts: frozenset[str]
    """What the other words say that it is, in English."""
    languages: frozenset[str]
    """The languages of those words other than English; empty if all are English."""

    @property
    def key(self) -> str:
        """What two names of one body have in common."""
        return f"{self.name} {' '.join(sorted(self.sorts))}"

    def spoken_in(self, country: str) -> bool:
        """Say whether the words are of a language of a country."""
        return not self.languages or any(country in LANGUAGES[tag] for tag in self.languages)

    @property
    def one_country(self) -> bool:
        """Whether the language of the words leaves no doubt of the country."""
        # Few communes lie in the Swiss part of the language, but each country that speaks it has a ministry of justice.
        seats = {tag: _FOREMOST[tag] if self.name and tag in _FOREMOST else LANGUAGES[tag] for tag in self.languages}
        return len(frozenset().union(*seats.values())) == 1


def _elided(token: str) -> Meaning | None:
    """Return the meaning of a word that is written as one with the article before it: dell'Interno, l'Intérieur."""
    for article in _ARTICLES:
        known = meaning(token.removeprefix(article)) if token.startswith(article) else None
        if known is not None and not known.languages.isdisjoint(_ELIDING):
            return known
    return None


def typed(tokens: Sequence[str]) -> Iterable[Typed]:
    """Yield the ways to split a name; none if no word says what kind of organisation it is."""
    name: list[str] = []
    sorts: list[str] = []
    languages: frozenset[str] | None = None
    for token in tokens:
        if token in PARTICLES:
            continue
        known = meaning(token) or _elided(token)
        if known is None:
            name.append(token)
            continue
        sorts += [_ONE_SORT.get(word, word) for word in known.words]
        if "en" not in known.languages:
            languages = known.languages if languages is None else languages & known.languages
    if not sorts or (languages is not None and not languages):
        return
    found = frozenset(sorts)
    if name or len(found) > 1:
        yield Typed("".join(name), found, languages or frozenset())
    if name and languages and not languages.isdisjoint(_GENITIVE) and name[0].endswith("s") and len(name[0]) > 3:
        yield Typed("".join([name[0][:-1], *name[1:]]), found, languages & _GENITIVE)
