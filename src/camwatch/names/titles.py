"""Titles that every country has: names in which each word is one of government, such as "Ministry of Health"."""

from __future__ import annotations

from collections.abc import Sequence

from camwatch.names.lexicon import LANGUAGES, PARTICLES, meaning

__all__ = ["of_every_country"]

_GENERIC = frozenset(
    """
    academy accident accounts administration administrative advanced affairs agencies agency agricultural agriculture
    aid air airport ambulance animal appeal appeals archive archives armed army arts assembly attorney audit auditor
    authority aviation bank base bill blood board border broadcasting budget building bureau business cabinet capital
    care center central centre chamber chief child children childrens citizenship city civil civilian climate coast
    coastguard college commerce commission commissioner commissioners committee committees commons communications
    communities community companies company competition conservation constitutional construction consumer control
    cooperation coordination corporation corruption council counsel county court courts crime criminal cultural
    culture customs cyber data defence defense department departments deputy development digital director directorate
    disability district drug economic economics economy education educational election elections electoral electronics
    emergency employment energy engineering enterprise environment environmental equality europe european exchange
    executive expenditure export exterior external families family federal finance financial fire first fisheries
    fishery fishing food force forces foreign forest forestry forests foundation fraud fund gendarmerie general
    government governor guard headquarters health healthcare heritage higher highway highways home homeland house
    housing human immigration import independent industrial industries industry information infrastructure innovation
    inspection inspector inspectorate institute institution intelligence interior internal international investigation
    investment joint judicial judiciary justice labor labour land lands law legal legislative legislature library
    local lower maritime market markets materials medical medicines meteorological military minister ministers
    ministries ministry monetary municipal municipalities museum national natural nature naval navy nuclear office
    officer offices official ombudsman opposition parks parliament parliamentary patent peace pension pensions people
    peoples personnel planning police policy political port ports postal power presidency president presidential
    prevention prime prison prisons privacy procurement products property prosecution prosecutor prosecutors
    protection province provincial public purchase radio rail railway railways reform refugees region regional
    registry regulation regulatory relations representatives reserve resources retirement revenue rights road roads
    rural safety savings school schools science sciences seat secret secretariat secretary security senate senior
    service services skills small social society space special sport sports standards state states statistical
    statistics stock strategic supply support supreme system tax taxation technology telecommunications territorial
    tourism town trade traffic training transport transportation treasury trust unit university upper urban utilities
    veterans veterinary vice war waste water welfare women work works youth
    """.split()  # noqa: SIM905 (a list of them would be longer than the text)
)
"""English words that names of public bodies of any country are made of."""
_SMALL = frozenset({"on", "with", "against", "at", "by", "its", "other", "their", "affairs"})
"""Words that are not counted."""
_MINISTRIES = frozenset({"ministry", "department"})
_MOST = 4
"""How many words that count the name of another office may have."""
_BRITISH = frozenset({"department", "office", "departments", "minister", "secretary"})
"""Words before "for" in British titles; elsewhere it is the Department of Transport."""


def of_every_country(tokens: Sequence[str]) -> bool:
    """Say whether each word of a name, in whatever language, is one that such names have in every country.

    A ministry is such a title, however many fields it has. A longer name of an office, a service or the like is its own
    country's.

    Args:
        tokens: Its words, folded.
    """
    if tokens[1:2] == ("for",) and tokens[0] in _BRITISH:
        return False
    telling = [token for token in tokens if token not in PARTICLES and token not in _SMALL]
    few = len(telling) <= _MOST or not _MINISTRIES.isdisjoint(map(_english, tokens[:2]))
    return bool(telling) and few and all(map(_generic, telling))


def _english(token: str) -> str:
    known = meaning(token)
    return token if known is None else known.words[0]


def _generic(token: str) -> bool:
    if token in _GENERIC:
        return True
    known = meaning(token)
    if known is None or "en" in known.languages or not _GENERIC.issuperset(known.words):
        return False
    # The Seimas is a parliament, and one country's.
    return len({country for tag in known.languages for country in LANGUAGES[tag]}) > 1
