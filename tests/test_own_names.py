"""Bodies under the names that they bear in their own language, as the records have them."""

from __future__ import annotations

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


def test_names_in_a_language_are_marked(recorded: Dataset) -> None:
    """A name in another script than Latin says which language it is in."""
    for body in recorded.bodies:
        for name in body.names:
            assert name.lang or all(sign < "\u0370" for sign in name.name if sign.isalpha()), (body.id, name.name)
