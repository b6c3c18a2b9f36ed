"""Bodies whose names are alike: each pair was looked at and decided, so that none is merged or doubled by chance."""

from __future__ import annotations

import csv
import itertools
from collections import defaultdict

from rapidfuzz import fuzz

from camwatch.dataset import Dataset
from camwatch.model.body import Body
from tests.conftest import ROOT

ALIKE = 85
"""From this score on (token_set_ratio of any two of their names), two bodies of one country count as alike."""


def decided() -> dict[frozenset[str], str]:
    with (ROOT / "tests" / "data" / "alike.csv").open(encoding="utf-8", newline="") as file:
        return {frozenset((row["a"], row["b"])): row["reason"] for row in csv.DictReader(file)}


def test_every_pair_is_decided(shipped: Dataset) -> None:
    """Of the bodies that claims or interventions name, each two that are alike stand in tests/data/alike.csv."""
    named = {claim.body_id for claims in (shipped.commitments, shipped.ties) for claim in claims}
    named |= {party.body_id for act in shipped.interventions for party in (*act.actors, *act.targets) if party.body_id}
    by_country: dict[str, list[Body]] = defaultdict(list)
    for body in shipped.bodies:
        if body.id in named:
            by_country[body.country].append(body)
    known = decided()
    undecided = []
    for bodies in by_country.values():
        for one, other in itertools.combinations(bodies, 2):
            names = itertools.product(one.every_name, other.every_name)
            if frozenset((one.id, other.id)) not in known and any(
                fuzz.token_set_ratio(first.lower(), second.lower()) >= ALIKE for first, second in names
            ):
                undecided.append(f"{one.id},{other.id},")
    assert not undecided, "decide and add with a reason to tests/data/alike.csv:\n" + "\n".join(undecided)


def test_every_decision_has_a_reason(shipped: Dataset) -> None:
    """Each decided pair is of two bodies that exist, and says why they are two."""
    for pair, reason in decided().items():
        assert len(pair) == 2
        assert reason.strip()
        assert all(body in shipped.bodies for body in pair), pair


def test_one_address_one_page(shipped: Dataset) -> None:
    """No two promises of one body are told by the same sources, with the same action, vendors and dates."""
    seen: dict[tuple[object, ...], str] = {}
    for promise in shipped.commitments:
        sources = frozenset(citation.source_id for citation in promise.citations)
        key = (
            promise.body_id,
            promise.action,
            frozenset(promise.vendor_ids),
            promise.announced,
            promise.effective,
            sources,
        )
        assert key not in seen, f"{promise.id} and {seen[key]} may be one promise"
        seen[key] = promise.id
