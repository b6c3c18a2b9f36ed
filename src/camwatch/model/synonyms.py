"""Synonyms of the words of the vocabularies, for messages that suggest the right word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence

__all__ = ["SYNONYMS", "meant", "meant_exactly", "named_in"]


def _table(text: str) -> Mapping[str, tuple[str, ...]]:
    """Read lines of the form ``word: synonym, synonym``; a synonym may appear on several lines."""
    found: dict[str, tuple[str, ...]] = {}
    for line in text.strip().splitlines():
        word, _, said = line.strip().partition(": ")
        for one in said.split(", "):
            found[one] = (*found.get(one, ()), word)
    return found


SYNONYMS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "BodyKind": _table(
        """
        central_government: government, ministry, department, national government, federal government, federal, central
        central_government: federal agency, federal department, government agency, government department
        public_body: quango, agency, non-departmental public body, public corporation, arm's length body, inspectorate
        public_body: crown corporation
        devolved_government: devolved administration, scottish government, welsh government, devolved
        state_government: state, province, land, canton, region, regional government, provincial government
        state_government: us state
        local_authority: council, city, county, municipality, borough, district, town, local government, local council
        local_authority: local, combined authority, parish, mayor, commune, city council, county council
        police: constabulary, sheriff, police force, law enforcement, police department
        armed_forces: army, navy, air force, military, defence, defense, armed force
        health: hospital, nhs, nhs trust, clinic, healthcare, health board, health trust
        university: college, higher education, polytechnic
        education: school, college, school district, academy, nursery, further education, further education college
        transport: railway, rail, airport, port, transit, bus operator
        housing: housing association, social landlord, landlord
        parliament: legislature, assembly, senate, congress
        regulator: watchdog, commissioner, supervisor, data protection authority
        international_organisation: international organization, intergovernmental, eu institution
        retailer: shop, store, supermarket, retail
        investor: bank, fund, pension fund, asset manager, pension, stock exchange
        trade_body: trade association, industry association, professional association
        event: conference, exhibition, trade fair, fair, tournament
        campaign_group: ngo, union, trade union, charity, rights group, party, political party, campaign
        media: newspaper, broadcaster, press, publisher
        company: business, firm, corporation, contractor, enterprise
        other: museum, charity, church, estate, religious
        """
    ),
    "Action": _table(
        """
        stop_buying: ban, procurement ban, no new, stop purchase, stop purchasing, stop procurement
        stop_using: ban, turn off, disconnect, stop use, stop operating
        remove: removal, rip out, replace, uninstall, take down
        phase_out: replace, phase-out, replacement
        stop_selling: delist, stop sale, stop sales
        restrict: restriction, limit, conditions
        exclude: exclusion, bar, expel
        divest: divestment, sell shares, disinvest
        designate: blacklist, designation, list
        """
    ),
    "Instrument": _table(
        """
        statute: law, act, legislation
        regulation: rule, order, ordinance
        directive: instruction, order
        resolution: motion, vote
        statement: announcement, press release
        pledge: promise, commitment
        """
    ),
    "Status": _table(
        """
        proposed: proposal, bill
        under_review: review, considered, considering
        declined: refused, rejected
        announced: promised, made
        in_progress: ongoing, started, under way
        fulfilled: done, complete, completed, kept, finished
        missed: overdue, failed, late
        withdrawn: repealed, reversed, dropped
        """
    ),
    "Standing": _table(
        """
        kept: fulfilled, done, complete, completed
        overdue: late, passed, expired
        open: pending, current, in_progress
        """
    ),
    "TieKind": _table(
        """
        uses: use, user, has, owns
        sells: sell, seller, retailer, stocks
        holds_shares: invests, investor, shares, shareholder
        supplies: supplier, supply, vendor
        partners: partner, partnership
        sponsors: sponsor, sponsorship
        """
    ),
    "InterventionKind": _table(
        """
        foi_investigation: foi, freedom of information, investigation
        question: parliamentary question
        lawsuit: court, litigation, legal action
        protest: demonstration
        """
    ),
    "VendorKind": _table("company: maker, manufacturer, brand"),
}
"""By vocabulary, words that people use and the words of the vocabulary that they mean."""


def meant(said: str, vocabulary: str, words: Sequence[str]) -> list[str]:
    """Return the words of a vocabulary that another word may mean, the likeliest first; empty if none is close."""
    exact = meant_exactly(said, vocabulary, words)
    if exact:
        return exact
    table = _phrases(vocabulary, words)
    close = difflib.get_close_matches(_plain(said), list(table), n=2, cutoff=0.75)
    return list(dict.fromkeys(word for name in close for word in table[name]))


def meant_exactly(said: str, vocabulary: str, words: Sequence[str]) -> list[str]:
    """Return the words of a vocabulary that a text is, or is what people call them, in the singular or the plural."""
    table = _phrases(vocabulary, words)
    return next((list(table[form]) for form in _forms(_plain(said)) if form in table), [])


def named_in(text: str, vocabulary: str, words: Sequence[str]) -> set[str]:
    """Return the words of a vocabulary that phrases in a text mean; of phrases that overlap, the longest counts.

    Phrases that mean something else in many sentences, such as "land", are passed over.
    """
    table = {**_phrases(vocabulary, words), **dict.fromkeys(_VAGUE, ())}
    longest = max(len(phrase.split()) for phrase in table)
    tokens = _plain(text).split()
    found: set[str] = set()
    at = 0
    while at < len(tokens):
        for size in range(min(longest, len(tokens) - at), 0, -1):
            form = next((form for form in _forms(" ".join(tokens[at : at + size])) if form in table), None)
            if form is not None:
                found.update(table[form])
                break
        else:
            size = 1
        at += size
    return found


_VAGUE = (
    *("academy", "central", "fair", "federal", "land", "local", "other", "party", "port", "press", "state"),
    "united states",
)
"""Phrases for kinds of body, or with such a word in them, that have other meanings in a sentence."""


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def _forms(phrase: str) -> list[str]:
    """Return a phrase in plain form and what it may be the plural of."""
    return [phrase, phrase.removesuffix("s"), phrase.removesuffix("es"), re.sub("ies$", "y", phrase)]


def _phrases(vocabulary: str, words: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the words of a vocabulary by each phrase that means them, in plain form."""
    known = {_plain(said): to for said, to in SYNONYMS.get(vocabulary, {}).items()}
    chosen = {said: tuple(word for word in to if word in words) for said, to in known.items()}
    return {said: to for said, to in chosen.items() if to} | {_plain(word): (word,) for word in words}
