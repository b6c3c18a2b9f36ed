"""Bodies under the names that they bear in their own language, as the records have them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import camwatch
from camwatch.curation.build import preview
from camwatch.dataset import Dataset
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """A dataset of the records as they are, which may be ahead of the newest release."""
    target: Path = tmp_path_factory.mktemp("recorded") / "data"
    preview(ROOT / "records", ROOT / "src" / "camwatch" / "data", target)
    return camwatch.load(path=target)


@pytest.mark.parametrize(
    ("text", "country", "wanted"),
    [
        ("Gemeente Utrecht", None, "nl-municipality-of-utrecht"),
        ("GEMEENTE DEN HAAG", None, "nl-municipality-of-the-hague"),
        ("Københavns Kommune", None, "dk-city-of-copenhagen"),
        ("Koebenhavns Kommune", None, "dk-city-of-copenhagen"),
        ("Københavns Universitet", None, "dk-university-of-copenhagen"),
        ("Region Hovedstaden", None, "dk-capital-region-of-denmark"),
        ("Oslo kommune", None, "no-oslo-municipality"),
        ("Kauno miesto savivaldybe", None, "lt-kaunas-city-municipality"),
        ("高雄市政府", None, "tw-kaohsiung-city-government"),
        ("台中市政府", None, "tw-taichung-city-government"),
        ("台中市政府警察局", None, "tw-taichung-police"),
        ("한국도로공사", None, "kr-korea-expressway-corporation"),
        ("Кабінет Міністрів України", None, "ua-government-of-ukraine"),
        ("Gobierno de España", None, "es-government-of-spain"),
        ("Heddlu De Cymru / South Wales Police", None, "gb-south-wales-police"),
        ("Environnement et Changement climatique Canada", None, "ca-environment-and-climate-change-canada"),
        ("Ministero dell'Interno", "IT", "it-ministry-of-the-interior"),
        ("Ministero della Salute", "IT", "it-ministry-of-health"),
        ("Te Manatū Whakahiato Ora", None, "nz-ministry-of-social-development"),
        ("Post Office Ltd", None, "gb-post-office"),
        ("DoD", "US", "us-department-of-defense"),
    ],
)
def test_own_names(recorded: Dataset, text: str, country: str | None, wanted: str) -> None:
    """A body is found by the name in its own language, in other spellings too."""
    assert recorded.bodies.resolve(text, country=country).id == wanted


def test_every_recorded_name(recorded: Dataset) -> None:
    """No name that the records hold leads to another body."""
    names = [(body.id, name) for body in recorded.bodies for name in body.every_name]
    taken = recorded.bodies.resolve_all([name for _, name in names])
    assert not [
        (name, body.id) for (wanted, name), body in zip(names, taken, strict=True) if body and body.id != wanted
    ]


def test_names_of_others_are_refused(recorded: Dataset) -> None:
    """Of organisations and places that the records lack, at home and abroad, none is taken for one that they have."""
    for file in ("absent-test.csv", "abroad-test.csv"):
        with (ROOT / "tests" / "data" / "names" / file).open(encoding="utf-8", newline="") as lines:
            names = [row["name"] for row in csv.DictReader(lines)]
        taken = recorded.bodies.resolve_all(names)
        assert not [(name, body.id) for name, body in zip(names, taken, strict=True) if body is not None]


def test_labelled_names_come_first(recorded: Dataset) -> None:
    """Among all recorded bodies too, 99 of 100 spellings find their body first, and none is taken wrongly."""
    from benchmarks.labelled import PRESENT, present

    labelled = [one for title, file in PRESENT.items() if "development" not in title for one in present(recorded, file)]
    names = [name for name, _ in labelled]
    found = recorded.bodies.find_all(names, limit=1)
    first = [
        bool(matches) and matches[0].record.id == wanted for matches, (_, wanted) in zip(found, labelled, strict=True)
    ]
    assert sum(first) / len(first) >= 0.99
    taken = recorded.bodies.resolve_all(names)
    assert not [
        (name, body.id) for (name, wanted), body in zip(labelled, taken, strict=True) if body and body.id != wanted
    ]


@pytest.mark.parametrize(
    ("text", "country", "wanted"),
    [
        ("Holbæk Kommune", None, "dk-holbaek-municipality"),
        ("Gemeente Súdwest-Fryslân", None, "nl-municipality-of-sudwest-fryslan"),
        ("Tromsø kommune", None, "no-tromso-municipality"),
        ("Rogaland fylkeskommune", None, "no-rogaland-county-municipality"),
        ("Panevėžio rajono savivaldybė", None, "lt-panevezys-district-municipality"),
        ("Kuldīgas novads", None, "lv-kuldiga-municipality"),
        ("Elva vald", None, "ee-elva-vald"),
        ("Skellefteå kommun", None, "se-skelleftea-municipality"),
        ("Provincie Henegouwen", None, "be-province-of-hainaut"),
        ("Dunedin City Council", None, "nz-dunedin-city-council"),
        ("Offaly County Council", None, "ie-offaly-county-council"),
        ("Gouvernement de la Saskatchewan", None, "ca-government-of-saskatchewan"),
        ("Commonwealth of Pennsylvania", None, "us-commonwealth-of-pennsylvania"),
        ("Cleveland Fire Brigade", None, "gb-cleveland-fire-brigade"),
        ("Bwrdd Iechyd Prifysgol Betsi Cadwaladr", None, "gb-betsi-cadwaladr-university-health-board"),
    ],
)
def test_whole_registers(recorded: Dataset, text: str, country: str | None, wanted: str) -> None:
    """The registers that were taken in whole are found by their official names."""
    assert recorded.bodies.resolve(text, country=country).id == wanted


@pytest.mark.parametrize(
    ("text", "country", "wanted"),
    [
        ("Orange County, California", None, "us-orange-county-ca"),
        ("Washington County, OR", None, "us-washington-county-or"),
        ("City of Springfield, Missouri", None, "us-city-of-springfield-mo"),
        ("Powiat brzeski, Małopolskie", None, "pl-powiat-brzeski-12"),
        ("Dong District, Ulsan", None, "kr-dong-district-ulsan"),
        ("Washington County", "US-OR", "us-washington-county-or"),
        ("Essex County", "GB", "gb-essex-county-council"),
        ("City of Norwich", "GB", "gb-norwich-city-council"),
        ("平塚市", None, None),
        ("Shizuoka Prefecture", None, "jp-shizuoka-prefecture"),
        ("静岡県", None, "jp-shizuoka-prefecture"),
        ("Provincia di Bergamo", None, "it-provincia-di-bergamo"),
        ("Federal Election Commission", "US", "us-federal-election-commission"),
    ],
)
def test_one_name_in_several_places(recorded: Dataset, text: str, country: str | None, wanted: str | None) -> None:
    """Of the counties and cities of one name, the part of the country says which is meant."""
    body = recorded.bodies.resolve_all([text], country=country)[0]
    assert (body.id if body else None) == wanted


@pytest.mark.parametrize(
    "text", ["Springfield", "City of Springfield", "Orange County", "Essex County", "동구", "City of Springfield, Utah"]
)
def test_several_places_of_one_name(recorded: Dataset, text: str) -> None:
    """A name that several places bear is refused, as is that of a place in a part of the country that has none."""
    assert recorded.bodies.resolve_all([text]) == [None]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Ministry of Defence", "GB"),  # a Danish or Swedish one has the English name in translation
        ("Ministry of Transport", "NZ"),
        ("Rochdale MB Council", "GB"),
    ],
)
def test_own_language_comes_first(recorded: Dataset, text: str, first: str) -> None:
    """Of bodies with one name in several countries, those that bear it in their own language come first."""
    assert recorded.bodies.find(text)[0].record.country == first


@pytest.mark.parametrize(
    ("scheme", "value", "wanted"),
    [
        ("dk-kommunekode", "316", "dk-holbaek-municipality"),
        ("no-kommunenummer", "0301", "no-oslo-municipality"),
        ("iso-3166-2", "us-wa", "us-state-of-washington"),
        ("iso-3166-1", "JP", "jp-government-of-japan"),
        ("wikidata", "Q6063", "gb-uk-government"),
        ("us-cgac", "97", "us-department-of-defense"),
        ("us-census-geoid", "06059", "us-orange-county-ca"),
        ("pl-teryt", "1202", "pl-powiat-brzeski-12"),
        ("kr-sigungu", "31170", "kr-dong-district-ulsan"),
        ("icao", "egss", "gb-london-stansted-airport"),
    ],
)
def test_codes_of_the_world(recorded: Dataset, scheme: str, value: str, wanted: str) -> None:
    """Codes lead to the body that others know by them."""
    assert recorded.bodies.by_identifier(scheme, value).id == wanted


def test_names_in_a_language_are_marked(recorded: Dataset) -> None:
    """A name in another script than Latin says which language it is in."""
    for body in recorded.bodies:
        for name in body.names:
            assert name.lang or all(sign < "\u0370" for sign in name.name if sign.isalpha()), (body.id, name.name)
