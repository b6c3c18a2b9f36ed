"""The explorer answers as the library does."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

import pytest

import camwatch
from camwatch.model.vocabulary import Standing
from pages.labels import kind_words, places_around
from tests.browser.explorer import Explorer

Claims = Any
"""Commitments or ties."""

COMMITMENTS: list[tuple[dict[str, str | list[str]], Callable[[camwatch.Dataset], Claims]]] = [
    ({}, lambda ds: ds.commitments),
    (
        {"vendor": "hikvision", "country": "GB", "action": "remove"},
        lambda ds: ds.commitments.where(vendor="hikvision", country="GB", action="remove"),
    ),
    ({"standing": "overdue", "on": "2024-01-01"}, lambda ds: ds.commitments.overdue(on="2024-01-01")),
    ({"standing": "kept", "on": "2025"}, lambda ds: ds.commitments.kept(on="2025")),
    ({"standing": "undecided", "on": "2023"}, lambda ds: ds.commitments.standing("undecided", on="2023")),
    (
        {"standing": ["open", "withdrawn"], "on": "2022-11", "country": ["GB", "US"]},
        lambda ds: ds.commitments.where(country=["GB", "US"]).standing(["open", "withdrawn"], on="2022-11"),
    ),
    ({"in_force": "true", "on": "2023-06"}, lambda ds: ds.commitments.in_force(on="2023-06")),
    ({"made": "true"}, lambda ds: ds.commitments.made()),
    ({"body_kind": "local_authority"}, lambda ds: ds.commitments.where(body_kind="local_authority")),
    (
        {"vendor": "class-chinese-camera-makers"},
        lambda ds: ds.commitments.where(vendor="class-chinese-camera-makers"),
    ),
    ({"vendor": "dahua"}, lambda ds: ds.commitments.where(vendor="dahua")),
    (
        {"status": ["declined", "under_review"], "instrument": "statement"},
        lambda ds: ds.commitments.where(status=["declined", "under_review"], instrument="statement"),
    ),
    ({"part": "GB-SCT"}, lambda ds: ds.commitments.where(country="GB-SCT")),
    ({"country": "Texas"}, lambda ds: ds.commitments.where(country="Texas")),
    ({"body": "gb-tesco"}, lambda ds: ds.commitments.where(body="gb-tesco")),
    ({"read": "true"}, lambda ds: ds.commitments.where(read=True)),
    ({"due_kind": "expected"}, lambda ds: ds.commitments.where(due_kind="expected")),
    ({"subject": ["technology", "other"]}, lambda ds: ds.commitments.where(subject=["technology", "other"])),
]
TIES: list[tuple[dict[str, str | list[str]], Callable[[camwatch.Dataset], Claims]]] = [
    ({}, lambda ds: ds.ties),
    ({"present": "true", "vendor": "hikvision"}, lambda ds: ds.ties.where(present=True, vendor="hikvision")),
    ({"present": "false"}, lambda ds: ds.ties.where(present=False)),
    ({"kind": "sells"}, lambda ds: ds.ties.where(kind="sells")),
    ({"part": ["GB-SCT", "NL-NB"]}, lambda ds: ds.ties.where(country=["Scotland", "NL-NB"])),
    (
        {"kind": "uses", "country": "GB", "body_kind": ["police", "health"]},
        lambda ds: ds.ties.where(kind="uses", country="GB", body_kind=["police", "health"]),
    ),
]


def named(asked: dict[str, str | list[str]]) -> str:
    return " ".join(f"{key}={value}" for key, value in asked.items()) or "everything"


@pytest.mark.parametrize(("asked", "answer"), COMMITMENTS, ids=[named(asked) for asked, _ in COMMITMENTS])
def test_commitments(
    explorer: Explorer, shipped: camwatch.Dataset, asked: dict[str, Any], answer: Callable[[camwatch.Dataset], Claims]
) -> None:
    """A question about commitments has the library's answer: the number, and each record."""
    explorer.open(**asked, page="all")
    expected = answer(shipped).ids
    assert expected
    assert explorer.count == len(expected)
    assert sorted(explorer.ids) == sorted(expected)


@pytest.mark.parametrize(("asked", "answer"), TIES, ids=[named(asked) for asked, _ in TIES])
def test_ties(
    explorer: Explorer, shipped: camwatch.Dataset, asked: dict[str, Any], answer: Callable[[camwatch.Dataset], Claims]
) -> None:
    """A question about ties has the library's answer."""
    explorer.open(table="ties", **asked, page="all")
    expected = answer(shipped).ids
    assert expected
    assert explorer.count == len(expected)
    assert sorted(explorer.ids) == sorted(expected)


def test_a_class_binds_its_members(explorer: Explorer, shipped: camwatch.Dataset) -> None:
    """A vendor is found in what names it, a class that it is in, or what it owns, and in no more."""
    classes = {one.id for one in shipped.vendors["hikvision"].classes}
    owned = {one.id for one in shipped.vendors if one.parent_id == "hikvision"}
    explorer.open(vendor="hikvision", page="all")
    named_itself = {one.id for one in shipped.commitments if {"hikvision", *owned} & {*one.vendor_ids}}
    by_class = {one.id for one in shipped.commitments if classes & {*one.vendor_ids}}
    assert by_class - named_itself
    assert set(explorer.ids) == named_itself | by_class


@pytest.mark.parametrize("version", [release.version for release in camwatch.releases()])
def test_every_release(explorer: Explorer, version: str) -> None:
    """An earlier release is shown as the library loads it, judged by what was known by its day."""
    ds = camwatch.load(version)
    explorer.open(release=version, on="2023-03-01", vendor="hikvision", page="all")
    expected = ds.commitments.where(vendor="hikvision")
    assert dict(zip(explorer.ids, explorer.cells("standing"), strict=True)) == {
        one.id: mark(one.standing("2023-03-01")) for one in expected
    }


def mark(standing: Standing) -> str:
    """Return what the explorer writes of a standing: a shape and the word."""
    shapes = dict(zip(Standing, ["·", "◇", "◇", "⊘", "○", "▲", "✓", "✕", "↩", "•", "?"], strict=True))
    return f"{shapes[standing]} {standing.value.replace('_', ' ')}"


@pytest.mark.parametrize("on", ["2019", "2022", "2022-11", "2023-03-01", "2024-06", "2026-11-24", "2031"])
def test_how_each_stands(explorer: Explorer, shipped: camwatch.Dataset, on: str) -> None:
    """On any day, month or year each commitment has the standing that the library gives it."""
    explorer.open(on=on, page="all")
    shown = dict(zip(explorer.ids, explorer.cells("standing"), strict=True))
    assert shown == {one.id: mark(one.standing(on)) for one in shipped.commitments}


def folded(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(sign))


@pytest.mark.parametrize(
    "search",
    ["EDINBURGH council", "universität", "FCC", "hikvision schools", "Orléans removed", "Scotland", "school college"],
)
def test_search(explorer: Explorer, shipped: camwatch.Dataset, search: str) -> None:
    """A search finds the claims that hold each word in a name, the body's kind or place, the summary or the scope."""

    def said(one: camwatch.Commitment) -> str:
        names = [*one.body.every_name, *(name for vendor in one.vendors for name in vendor.every_name)]
        where = [kind_words(one.body.kind), places_around(one.body.jurisdiction)]
        return folded("\n".join([*names, *where, one.summary, one.scope or ""]))

    explorer.open(text=search, page="all")
    expected = [one.id for one in shipped.commitments if all(word in said(one) for word in folded(search).split())]
    assert sorted(explorer.ids) == expected
    assert explorer.count == len(expected)


def test_counts_of_values(explorer: Explorer, shipped: camwatch.Dataset) -> None:
    """What a facet says of each of its values is what choosing the value gives."""
    on = "2024-01-01"
    explorer.open(country="GB", on=on)
    british = shipped.commitments.where(country="GB")
    vendors = explorer.counts("Vendor")
    assert vendors == {vendor: len(british.where(vendor=vendor)) for vendor in vendors}
    assert explorer.counts("Action") == {
        action: len(british.where(action=action)) for action in explorer.counts("Action")
    }
    assert explorer.counts("Standing on the day") == {
        word.value: len(british.standing(word.value, on=on)) for word in Standing
    }
    countries = explorer.counts("Country")
    assert countries == {country: len(shipped.commitments.where(country=country)) for country in countries}
    assert set(countries) == {one.body.country for one in shipped.commitments}
