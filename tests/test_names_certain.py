"""Names that look certain and are not, and names that are certain however they are written."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from camwatch import AmbiguousName, UnknownName, UnresolvedName
from camwatch.dataset import Dataset
from camwatch.model.country import COUNTRIES
from camwatch.names.index import NameIndex
from camwatch.names.lexicon import LANGUAGES, meaning
from camwatch.names.normalise import fold, readings
from camwatch.names.titles import of_every_country
from camwatch.names.typed import typed
from camwatch.text import fold as fold_letters


def index(*rows: Mapping[str, object]) -> NameIndex:
    """An index of bodies that are given by what the test is about."""
    common = {"kind": "local_authority", "country": "GB", "names": []}
    whole = [{"id": str(number), **common, **row} for number, row in enumerate(rows)]
    return NameIndex(whole, places=True)


def found(names: NameIndex, text: str) -> list[tuple[int, str | None]]:
    return [(hit.entry.position, hit.doubt) for hit in names.hits(text)]


@pytest.mark.parametrize("form", ["Ltd", "Limited", "plc", "Company", "Inc.", "GmbH", "B.V.", "Co., Ltd.", "Pty Ltd"])
@pytest.mark.parametrize("letters", ["ATE", "A.T.E.", "A-T-E", "Ate", "CQC", "PKA", "p.k.a.", "WZV"])
def test_initials_take_no_legal_form(shipped: Dataset, letters: str, form: str) -> None:
    """Initials and a legal form are a company's name, and the register's body is not that company."""
    with pytest.raises(UnknownName):
        shipped.bodies.resolve(f"{letters} {form}")
    assert not any(match.exact or match.score >= 0.8 for match in shipped.bodies.find(f"{letters} {form}"))


def test_initials_with_a_form_of_their_own() -> None:
    """A body whose record has the legal form may be named with it."""
    row = {"name": "QRS", "kind": "company", "names": [{"name": "QRS Holdings Ltd", "kind": "official"}]}
    assert found(index(row), "QRS Ltd") == [(0, None)]
    assert found(index(row), "QRS GmbH") == []
    assert found(index({"name": "Quills", "kind": "company"}), "Quills Ltd") == [(0, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Ministry of Culture",
        "ministry of foreign affairs",
        "Department of Finance",
        "Ministry of Economic Development and Technology",
        "National Police Agency",
        "Central Election Commission",
        "State Border Guard Service",
        "Forsvaret",
        "Politie",
        "DEA",
        "D.o.D.",
        "NIH",
        "MIT",
        "City of Ballarat",
        "Baldwin County Public Schools",
        "Knox County",
    ],
)
def test_titles_need_a_country(shipped: Dataset, text: str) -> None:
    """What every country has, and its initials, are refused until the country is given."""
    with pytest.raises(UnresolvedName) as caught:
        shipped.bodies.resolve(text)
    if isinstance(caught.value, AmbiguousName):
        assert "country=" in str(caught.value) or "kind=" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "country", "wanted"),
    [
        ("Ministry of Culture", "IT", "it-ministry-of-culture"),
        ("Ministero della Cultura", "Italy", "it-ministry-of-culture"),
        ("Ministerstwo Infrastruktury", "PL", "pl-ministry-of-infrastructure"),
        ("Bundesministerium des Innern", "DE", "de-federal-ministry-of-the-interior"),
        ("DEA", "US", "us-drug-enforcement-administration"),
        ("MoD", "GB", "gb-ministry-of-defence"),
        ("H.S.E.", "GB", "gb-health-and-safety-executive"),
        ("Politie", "NL", "nl-netherlands-police"),
        ("City of Ballarat", "Victoria", "au-city-of-ballarat"),
        ("Baldwin County Public Schools", "Alabama", "us-baldwin-county-public-schools"),
        ("City of Derby", "GB", "gb-derby-city-council"),
        ("Police and Crime Commissioner for Sussex", "GB", "gb-sussex-police-and-crime-commissioner"),
        ("PCC for Sussex", "GB", "gb-sussex-police-and-crime-commissioner"),
        ("Gemeente Zutphen", "NL", "nl-municipality-of-zutphen"),
        ("gemeente OSS", "NL", "nl-municipality-of-oss"),
        ("Aalborg Universitet", "DK", "dk-aalborg-university"),
        ("Ålborg Kommune", "DK", "dk-aalborg-municipality"),
        ("Polizei Hamburg", "DE", "de-hamburg-police"),
        ("Polizeipräsidium Frankfurt", "DE", "de-frankfurt-police-headquarters"),
        ("City of Gatineau", "Quebec", "ca-ville-de-gatineau"),
        ("Municipality of Portoscuso", "IT", "it-comune-di-portoscuso"),
        ("Heddlu Gwent", "GB", "gb-gwent-police"),
        ("Prifysgol Aberystwyth", "GB", "gb-aberystwyth-university"),
        ("Cyngor Sir Fynwy", "GB", "gb-monmouthshire-county-council"),
        ("Cyngor Sir Powys County Council", "GB", "gb-powys-county-council"),
    ],
)
def test_with_the_country_they_are_certain(shipped: Dataset, text: str, country: str, wanted: str) -> None:
    """In its country a title is one body's, in English or in the country's own words."""
    assert shipped.bodies.resolve(text, country=country).id == wanted


@pytest.mark.parametrize(
    "text", ["Gemeente Ballarat", "Ville de Kolding", "Comune di Breda", "Heddlu Hamburg", "Stadt Porto Torres"]
)
def test_words_of_another_language(shipped: Dataset, text: str) -> None:
    """A word of a language names nothing in a country that does not speak it."""
    with pytest.raises(UnknownName):
        shipped.bodies.resolve(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Heddlu Gwent / Gwent Police", "gb-gwent-police"),
        ("Cyfoeth Naturiol Cymru/Natural Resources Wales", "gb-natural-resources-wales"),
        ("Prifysgol Bangor | Bangor University", "gb-bangor-university"),
        ("Cyngor Caerdydd / Cardiff Council", "gb-city-of-cardiff-council"),
        ("Cyngor Abertawe - Swansea Council", "gb-city-and-county-of-swansea-council"),
        ("HMRC \u2013 HM Revenue and Customs", "gb-hm-revenue-and-customs"),
        ("HM Revenue and Customs (HMRC)", "gb-hm-revenue-and-customs"),
        ("Gemeente Breda / Municipality of Breda", "nl-municipality-of-breda"),
        ("Active Travel England - ATE", "gb-active-travel-england"),
        ("DVLA: Driver and Vehicle Licensing Agency", "gb-driver-and-vehicle-licensing-agency"),
        ("Ministry of Justice (UK)", "gb-ministry-of-justice"),
        ("Ministry of Health, Italy", "it-ministry-of-health"),
        ("Kent County Council ()", "gb-kent-county-council"),
    ],
)
def test_two_names_of_one_body(shipped: Dataset, text: str, wanted: str) -> None:
    """Two names in one text lead to the body that both mean, or that one names exactly and the other may mean."""
    assert shipped.bodies.resolve(text).id == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Kent County Council / Kent Police",
        "Welsh Government / Acme Consulting",
        "Kent County Council - Adult Services",
        "Gwent Police / Cyngor Gwynedd",
        "Ministry of Justice (Peru)",
        "Natural Resources Wales / Heddlu Gwent",
        "Tesco / Sainsbury's",
        "Kent / Medway / Surrey / Essex",
        "Cyngor Caerdydd / Swansea Council",
        "Cyngor Tref Caerdydd / Cardiff Town Council",
    ],
)
def test_two_names_of_two_bodies(shipped: Dataset, text: str) -> None:
    """Where the second name may be another body's, neither is taken."""
    with pytest.raises(UnresolvedName):
        shipped.bodies.resolve(text)


@pytest.mark.parametrize("sign", ["\0", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202a", "\u200f"])
def test_signs_that_are_not_seen(shipped: Dataset, sign: str) -> None:
    """A sign that nobody sees changes no answer, wherever it stands."""
    for text in ("HMRC", "OfS", "Ceredigion County Council", "Gemeente Breda", "Tesco plc"):
        wanted = shipped.bodies.resolve(text)
        for at in range(len(text) + 1):
            assert shipped.bodies.resolve(text[:at] + sign + text[at:]) == wanted


@pytest.mark.parametrize(
    "around", ["{}.", '"{}"', "\u201c{}\u201d", "({})", "{} ()", " {}\n", "'{}'", "{};", "\u00ab{}\u00bb", "[{}]"]
)
@pytest.mark.parametrize("text", ["DfE", "OfS", "DfT", "HMRC", "DVSA"])
def test_marks_around_initials(shipped: Dataset, text: str, around: str) -> None:
    """Quotes, brackets and a full stop around initials change no answer."""
    assert shipped.bodies.resolve(around.format(text)) == shipped.bodies.resolve(text)


def test_marks_that_are_part_of_a_name(shipped: Dataset) -> None:
    """A plus that belongs to the word sets the name apart from the word; one between words joins them."""
    assert fold("Face++").split() == ["face", "plus", "plus"]
    assert fold("Guys + St Thomas").split() == ["guys", "and", "st", "thomas"]
    assert readings("C+ Ltd")[0].tokens == ("c", "plus")
    for text in ("Face", "FACE Ltd", "face recognition", "Face & Co"):
        with pytest.raises(UnknownName):
            shipped.vendors.resolve(text)
    for text in ("Face++", "FACE ++", "face plus plus"):
        assert shipped.vendors.resolve(text).id == "megvii"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Łódź", "lodz"),
        ("ÐORLÁKSHÖFN", "dorlakshofn"),
        ("Þórshöfn", "thorshofn"),
        ("Ħaż-Żebbuġ", "haz-zebbug"),
        ("Dijon-Métropole", "dijon-metropole"),
        ("\uff28ikvision", "hikvision"),
        ("DISKI\u0307L", "diskil"),
        ("ガス", "カ\u3099ス"),
        ("हिकविजन", "हिकविजन"),
    ],
)
def test_one_fold_for_names_and_places(text: str, folded: str) -> None:
    """Case, width and accents are set aside in one way; where a mark makes another letter, it stays."""
    assert fold_letters(text) == folded
    assert fold(text) == folded
    assert fold_letters(folded) == folded


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Bistro (Croydon)", "GB"),
        ("Friends of the Theatre (Bristol)", "GB"),
        ("Leeds City College", "GB"),
        ("Nebraska State Library", "US"),
        ("City of Nebraska", "US"),
        ("Florida State Treasury", "US"),
        ("Derby Golf Club (Derby)", "GB"),
        ("Durham University Trading Ltd", "GB"),
        ("Mole Valley District Council plc", "GB"),
        ("Exeter Ltd", "GB"),
    ],
)
def test_near_names_of_other_bodies(shipped: Dataset, text: str, country: str) -> None:
    """A name in brackets, or of another sort of body, weighs too little for a sure suggestion."""
    assert all(match.score < 0.8 for match in shipped.bodies.find(text, country=country))


@pytest.mark.parametrize("text", ["NSTX", "Gemeente 's-Gravenzande", "Amt des Kantons", "HMRX", "KZTA"])
def test_no_stray_initials(shipped: Dataset, text: str) -> None:
    """Letters that are nearly initials, and particles that happen to be some, suggest nothing."""
    assert shipped.bodies.find(text) == ()


def test_typed_forms() -> None:
    """A name is taken apart into what is its own and what it is, in any language."""
    (breda,) = typed(("gemeente", "breda"))
    assert (breda.name, breda.sorts) == ("breda", frozenset({"municipality"}))
    assert breda.spoken_in("NL")
    assert not breda.spoken_in("DK")
    assert {form.name for form in typed(("kobenhavns", "kommune"))} == {"kobenhavns", "kobenhavn"}
    assert list(typed(("marks", "spencer"))) == []
    assert list(typed(("politiet",))) == []
    assert list(typed(("gemeente", "heddlu", "x"))) == []  # no language has both words


def test_generic_titles() -> None:
    """Each word is one of government, or the name is its country's own."""
    for title in ("ministry of health", "prime ministers office", "forest service", "politiet", "ministero giustizia"):
        assert of_every_country(tuple(title.split())), title
    for name in ("welsh government", "hm treasury", "department for transport", "office for students", "seimas", ""):
        assert not of_every_country(tuple(name.split())), name


def test_the_lexicon_is_sound() -> None:
    """Words are folded as names are, and belong to languages that are spoken somewhere."""
    from camwatch.names import lexicon

    known = lexicon._words()
    assert len(known) > 400
    for word, one in known.items():
        assert fold(word).strip() == word, word
        assert one.languages <= {*LANGUAGES, "en"}, word
        assert meaning(word) == one
    english = {word for one in known.values() for word in one.words}
    assert all("en" in known[word].languages for word in english), "each meaning is an English word of the table"
    assert {country for countries in LANGUAGES.values() for country in countries} <= set(COUNTRIES)
