"""What people call the words of the vocabularies: for messages that say which word to use."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence

__all__ = ["SYNONYMS", "meant"]


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
        public_body: quango, agency, non-departmental public body, public corporation, arm's length body, inspectorate
        devolved_government: devolved administration, scottish government, welsh government, devolved
        state_government: state, province, land, canton, region, regional government, provincial government
        local_authority: council, city, county, municipality, borough, district, town, local government, local council
        local_authority: local, combined authority, parish, mayor, commune, city council, county council
        police: constabulary, sheriff, police force, law enforcement, police department
        armed_forces: army, navy, air force, military, defence, defense, armed force
        health: hospital, nhs, nhs trust, clinic, healthcare, health board, health trust
        university: college, higher education, polytechnic
        education: school, college, school district, academy, nursery, further education
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
    plain = re.sub(r"[\W_]+", " ", said.casefold()).strip()
    forms = [plain, plain.removesuffix("s"), plain.removesuffix("es"), re.sub("ies$", "y", plain)]
    table = {re.sub(r"[\W_]+", " ", known): to for known, to in SYNONYMS.get(vocabulary, {}).items()}
    spelled = {word.replace("_", " "): word for word in words}
    for form in forms:
        if form in spelled:
            return [spelled[form]]
        if form in table:
            return [word for word in table[form] if word in words]
    close = difflib.get_close_matches(plain, [*spelled, *table], n=2, cutoff=0.75)
    found = [word for name in close for word in ([spelled[name]] if name in spelled else table[name]) if word in words]
    return list(dict.fromkeys(found))
