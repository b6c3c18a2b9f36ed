"""Filters by place, by record and by word: what is asked is understood, or refused with the choices."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

import camwatch
from camwatch import AmbiguousName, UnknownArgument, UnknownId, UnknownWord
from camwatch.cli.app import app
from camwatch.dataset import Dataset
from camwatch.model.country import COUNTRIES
from camwatch.model.iso_places import PLACES
from camwatch.model.place import inside, named, place_code, place_name, the_place
from camwatch.model.synonyms import SYNONYMS
from camwatch.model.vocabulary import Vocabulary
from tests.conftest import ROOT
from tools.iso_places import countries_of, spellings, written

CODES = [line.partition(";")[0] for line in PLACES.splitlines()]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("GB", "GB"),
        ("nl", "NL"),
        (" gb-wls ", "GB-WLS"),
        ("gb_nir", "GB-NIR"),
        ("Wales", "GB-WLS"),
        ("CYMRU", "GB-WLS"),
        ("lodzkie", "PL-10"),
        ("Þingeyjarsveit", "IS-THG"),
        ("thingeyjarsveit", "IS-THG"),
        ("northern ireland", "GB-NIR"),
        ("UK", "GB"),
        ("U.K.", "GB"),
        ("Great Britain", "GB"),
        ("The Netherlands", "NL"),
        ("USA", "US"),
        ("United States of America", "US"),
        ("Nebraska", "US-NE"),
        ("us-ne", "US-NE"),
        ("Bavaria", "DE-BY"),
        ("Bayern", "DE-BY"),
        ("Québec", "CA-QC"),
        ("quebec", "CA-QC"),
        ("Sjaelland", "DK-85"),
        ("Comunidad Foral de Navarra", "ES-NC"),
        ("Madrid", "ES-MD"),
        ("Mexico", "MX"),
        ("South Korea", "KR"),
        ("kosovo", "XK"),
        ("European Union", "EU"),
        ("England and Wales", "GB-EAW"),
        ("Georgia, United States", "US-GA"),
        ("Limburg, NL", "NL-LI"),
        ("Cardiff, Wales, UK", "GB-CRF"),
    ],
)
def test_places_are_understood(text: str, code: str) -> None:
    """Codes in any case, names in English and in the country's language, and what people say."""
    assert place_code(text) == code


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("Georgia", ["GE", "US-GA"]),
        ("limburg", ["BE-VLI", "NL-LI"]),
        ("Punjab", ["IN-PB", "PK-PB"]),
    ],
)
def test_a_name_of_several_places_is_refused(shipped: Dataset, text: str, choices: list[str]) -> None:
    """Which Georgia is meant, only the one who asks knows."""
    assert sorted(named(text)) == choices
    with pytest.raises(UnknownWord, match=f"several places; give a code: {choices[0]} .* or {choices[1]} "):
        shipped.bodies.where(country=text)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Scotlnad", "GB-SCT"),
        ("ZZ", "ISO 3166 code"),
        ("", "Scotland"),
        ("TX", "US-TX"),
        ("GB-XYZ", "GB"),
        ("Texas, Canada", "GB"),
        (",", "GB"),
        (",,GB", "GB"),
    ],
)
def test_what_is_no_place(text: str, hint: str) -> None:
    """A word that means no place is refused, with the nearest ones."""
    assert named(text) == ()
    with pytest.raises(UnknownWord, match=hint):
        place_code(text)


def test_what_lies_where() -> None:
    """A part lies in its country and in the part above it, by ISO 3166 code's own order and not by its letters."""
    assert inside("GB-SCT", "GB")
    assert inside("GB-EDH", "GB-SCT")
    assert not inside("GB-EDH", "GB-ENG")
    assert not inside("GB", "GB-SCT")
    assert not inside("GB-SCT", "GB-S")
    assert inside("GB-WLS", "GB-EAW")
    assert inside("GB-KEN", "GB-EAW")
    assert not inside("GB-SCT", "GB-EAW")
    assert inside("US-TX", "US")
    assert not inside("US", "GB")
    assert place_name("GB-CRF") == "Cardiff, United Kingdom"
    assert place_name("GB-EAW") == "England and Wales, United Kingdom"
    assert place_name("QQ-1") == "QQ-1"


def test_every_code_matches_or_is_refused(shipped: Dataset) -> None:
    """No code that the filter accepts can match nothing; one that could not is refused with what there is."""
    held = {body.jurisdiction for body in shipped.bodies}
    for code in CODES:
        if any(inside(one, code) for one in held):
            assert shipped.bodies.where(country=code), code
        else:
            with pytest.raises(UnknownWord, match="no records from"):
                shipped.bodies.where(country=code)


def test_parts_hold_their_parts_everywhere(shipped: Dataset) -> None:
    """A part of a country gives in every table what its bodies have, and the parts together no more than the country."""
    scottish = set(shipped.bodies.where(country="Scotland").ids)
    assert scottish == {body.id for body in shipped.bodies if inside(body.jurisdiction, "GB-SCT")}
    ties, commitments = shipped.ties, shipped.commitments
    assert ties.where(country="GB-SCT").ids == tuple(one.id for one in ties if one.body.id in scottish)
    assert ties.where(country="gb-sct")
    for country in ("US-NE", "NL-NH", ["GB-WLS", "IE"], ["us", "Quebec"], "GB"):
        wanted = set(shipped.bodies.where(country=country).ids)
        assert commitments.where(country=country).ids == tuple(one.id for one in commitments if one.body.id in wanted)
        assert ties.where(country=country).ids == tuple(one.id for one in ties if one.body.id in wanted)
    users = shipped.without_commitment(vendor="hikvision", country="Scotland")
    assert users.ids == tuple(one for one in shipped.without_commitment(vendor="hikvision").ids if one in scottish)
    assert users
    assert shipped.interventions.where(jurisdiction="scotland").ids == tuple(
        one.id for one in shipped.interventions if one.jurisdiction == "GB-SCT"
    )
    found = shipped.bodies.find("police", country="wales")
    assert found
    assert {match.record.jurisdiction for match in found} == {"GB-WLS"}
    assert shipped.bodies.resolve("Police Scotland", country="Scotland").id == "gb-police-scotland"
    with pytest.raises(UnknownWord, match=r"no records from France \(FR\); it has records from: AU, .*CN"):
        shipped.vendors.where(country="France")
    assert shipped.vendors.where(country="china").ids == shipped.vendors.where(country="CN").ids


def test_vendors_and_bodies_by_name_and_by_record(shipped: Dataset) -> None:
    """A filter takes a record, its id or its name, one or several."""
    commitments = shipped.commitments
    dahua = commitments.where(vendor="dahua").ids
    assert commitments.where(vendor="DAHUA").ids == dahua
    assert commitments.where(vendor=shipped.vendors["dahua"]).ids == dahua
    assert (
        commitments.where(vendor=[shipped.vendors["dahua"], "Hikvision"]).ids
        == commitments.where(vendor=["hikvision", "dahua"]).ids
    )
    assert commitments.where(vendor=shipped.vendors.where(kind="company")[:0]).ids == ()
    council = shipped.bodies["gb-kent-county-council"]
    councils = tuple(one.id for one in council.commitments)
    assert commitments.where(body=council).ids == commitments.where(body="Kent County Council").ids == councils
    assert shipped.ties.where(body=[council, "Kent Police"], vendor=iter(["Hikvision"]))
    assert shipped.bodies.where(parent="HM Treasury").ids == shipped.bodies.where(parent="gb-hm-treasury").ids
    letter = shipped.commitments.where(vendor="hikvision").ids and shipped.interventions.where(prompted=True)[0]
    assert commitments.where(prompted_by=letter)
    with pytest.raises(UnknownArgument, match="vendor is the Body 'gb-kent-county-council'; expected a Vendor"):
        commitments.where(vendor=council)  # type: ignore[arg-type]
    with pytest.raises(UnknownArgument, match="got int"):
        commitments.where(vendor=[7])  # type: ignore[list-item]
    with pytest.raises(AmbiguousName, match="gb-kent-police"):
        commitments.where(body="Kent")
    with pytest.raises(UnknownId, match="did you mean one of these"):
        commitments.where(vendor="Hikvisoin Digital")
    with pytest.raises(UnknownArgument, match="surrogate"):
        shipped.sources.where(publisher="half \udc00")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("school", ["education"]),
        ("Councils", ["local_authority"]),
        ("hospitals", ["health"]),
        ("NHS", ["health"]),
        ("universities", ["university"]),
        ("police force", ["police"]),
        ("college", ["university", "education"]),
        ("pension funds", ["investor"]),
        ("goverment", ["central_government"]),
    ],
)
def test_words_that_people_say(shipped: Dataset, said: str, words: list[str]) -> None:
    """What people call a kind of body is answered with the word for it, and with every choice."""
    with pytest.raises(UnknownWord) as caught:
        shipped.bodies.where(kind=said)
    assert f"did you mean {' or '.join(words)}? Choose from: " in str(caught.value)
    assert all(kind.value in str(caught.value) for kind in camwatch.BodyKind)
    with pytest.raises(UnknownWord, match=r"(?i)choose from: armed_forces.*university$"):
        shipped.bodies.where(kind="qwerty")


@pytest.mark.parametrize(("shown", "word"), [("Police", "police"), ("local authority", "local_authority")])
def test_words_as_they_are_shown(shipped: Dataset, shown: str, word: str) -> None:
    """A word is accepted as people see it, in any case and with spaces."""
    assert shipped.bodies.where(kind=shown).ids == shipped.bodies.where(kind=word).ids != ()


def test_synonyms_mean_words_that_exist() -> None:
    """Each synonym leads to a word of its vocabulary, and is not one itself."""
    vocabularies = {cls.__name__: {member.value for member in cls} for cls in Vocabulary.__subclasses__()}
    for name, table in SYNONYMS.items():
        for said, words in table.items():
            assert vocabularies[name].issuperset(words), said


def test_on_the_command_line() -> None:
    """Commands take the same places and names as the library."""
    run = CliRunner().invoke
    by_code = run(app, ["without-commitment", "--vendor", "Hikvision", "--country", "Scotland", "--format", "csv"])
    by_name = run(app, ["without-commitment", "--vendor", "hikvision", "--country", "gb-sct", "--format", "csv"])
    assert by_code.exit_code == by_name.exit_code == 0
    assert by_code.stdout == by_name.stdout
    assert run(app, ["coverage", "--country", "wales", "--format", "csv"]).stdout.count("\n") > 2
    refused = run(app, ["ties", "--country", "Georgia"])
    assert refused.exit_code == 2
    assert "US-GA" in refused.stderr
    assert "education" in run(app, ["commitments", "--body-kind", "school"]).stderr


def test_generated_places(shipped: Dataset) -> None:
    """The names are those of ISO 3166 as pycountry has them, and each place of the dataset and the records has one."""
    held = {body.jurisdiction for body in shipped.bodies} | {one.jurisdiction for one in shipped.statistics}
    assert {code for code in held if code is not None} <= set(CODES)
    assert set(COUNTRIES) <= set(CODES)
    parts = {line.partition(";")[0] for line in written(countries_of(ROOT / "records")).splitlines() if "-" in line[:3]}
    assert parts <= set(CODES), "run `python -m tools.iso_places`"
    lines = set(written({code[:2] for code in CODES if "-" in code}).splitlines())
    assert lines.issuperset(PLACES.splitlines())
    assert spellings("Gipuzkoa [Guipúzcoa]") == ["Gipuzkoa", "Guipúzcoa"]
    assert spellings("Ynys X [Isle ABC-X GB-YNX]") == ["Ynys X", "Isle ABC-X"]
    assert spellings("Rioja, La") == ["La Rioja", "Rioja"]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("NL", "the Netherlands"),
        ("US", "the United States"),
        ("FO", "the Faroe Islands"),
        ("EU", "the European Union"),
        ("FR", "France"),
        ("US-TX", "Texas, United States"),
        ("ES-PV", "the Basque Country, Spain"),
    ],
)
def test_the_article_of_a_place(code: str, name: str) -> None:
    """Some names of places have an article in a sentence."""
    assert the_place(code) == name
