"""Following up: what is asked next, under which law, and what the letter says."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner

import camwatch
from camwatch.cli.app import app
from camwatch.dataset import Dataset
from camwatch.dates import year_before
from camwatch.followup import Reason, inquiry, law_for, letter, neighbours, to_follow_up
from camwatch.followup.laws import LAWS
from camwatch.followup.near import kilometres
from camwatch.model.body import Body
from camwatch.model.iso_places import PLACES
from camwatch.model.vocabulary import Action, BodyKind

NORTHTOWN = "gb-northtown-council-phase-out-2022"


@pytest.mark.parametrize(
    ("day", "before"),
    [
        ("2024-02-29", "2023-02-28"),
        ("2025-02-28", "2024-02-28"),
        ("2023-07-31", "2022-07-31"),
        ("0002-01-01", "0001-01-01"),
        ("0001-12-31", "0001-01-01"),
        ("9999-12-31", "9998-12-31"),
    ],
)
def test_a_year_before(day: str, before: str) -> None:
    """A year before a day is the same day of the year before, as far as the calendar has one."""
    assert year_before(dt.date.fromisoformat(day)) == dt.date.fromisoformat(before)


@pytest.mark.parametrize("on", ["0001", "0001-01", "0001-01-01", "9999-12-31", "9999"])
def test_the_ends_of_the_calendar(sample_data: Path, on: str) -> None:
    """Every command with a day takes the first and the last there are."""
    for command in (
        ["follow-up", "--letters", "--on", on],
        ["follow-up", "--since", on],
        ["commitments", "--overdue", "--on", on],
        ["commitments", "--standing", "open", "--in-force", "--on", on],
        ["expected", "--on", on],
        ["quiet", "--since", on],
        ["without-commitment", "--vendor", "acme", "--on", on],
    ):
        result = _run(sample_data, *command)
        assert result.exit_code in (0, 1), (command, result.output)


def _body(jurisdiction: str, kind: str) -> Body:
    return Body(id="xx-body", name="A body", kind=BodyKind(kind), jurisdiction=jurisdiction)


def test_every_law_has_a_source() -> None:
    """Each law is that of a place, and says where it was read; a time limit is that page's."""
    places = {line.partition(";")[0] for line in PLACES.splitlines()} | {"EU"}
    for code, laws in LAWS.items():
        assert code in places or code in {"GB", "IE", "US", "CA", "AU", "NZ", "NL", "DK", "NO", "SE"}
        for law in laws:
            assert law.source.startswith("http")
            assert law.name
            assert law.request
            assert law.limit != ""
    states = {line.partition(";")[0] for line in PLACES.splitlines() if line.startswith("US-")}
    territories = {"US-AS", "US-DC", "US-GU", "US-MP", "US-PR", "US-UM", "US-VI"}
    # The page that lists the laws of the states names none for Maine, so its letters name no act.
    assert states - territories - {"US-ME"} <= LAWS.keys()


@pytest.mark.parametrize(
    ("jurisdiction", "kind", "name", "sure"),
    [
        ("GB-SCT", "local_authority", "Scotland", True),
        ("GB-SCT", "university", "Scotland", False),
        ("GB-WLS", "police", "Freedom of Information Act 2000", True),
        ("GB", "central_government", "Freedom of Information Act 2000", True),
        ("GB-ENG", "retailer", None, False),
        ("GB", "campaign_group", None, False),
        ("US", "regulator", "5 U.S.C.", True),
        ("US-HI", "armed_forces", "5 U.S.C.", True),
        ("US-TX", "state_government", "Texas", True),
        ("US-OR", "local_authority", "Oregon", True),
        ("US-ME", "local_authority", "public records law of Maine", True),
        ("CA", "central_government", "Access to Information Act", True),
        ("CA-QC", "local_authority", "Access to documents", True),
        ("CA-ON", "local_authority", None, False),
        ("AU-VIC", "police", "(Vic)", True),
        ("NZ", "local_authority", "1987", True),
        ("NZ", "police", "1982", True),
        ("NL", "local_authority", "Woo", True),
        ("EU", "parliament", "1049/2001", True),
        ("TW", "central_government", None, False),
    ],
)
def test_which_law(jurisdiction: str, kind: str, name: str | None, sure: bool) -> None:
    """The law is that of the nearest place, for public bodies alone; a federal act covers federal bodies."""
    law, certain = law_for(_body(jurisdiction, kind))
    assert certain is sure
    assert (law is None) == (name is None)
    if law is not None and name is not None:
        assert name in law.name


def test_the_letter(sample: Dataset) -> None:
    """The letter has the law with its limit, the commitment, its dates and sources, and what is to be settled."""
    commitment = sample.commitments[NORTHTOWN]
    sent = letter(commitment, on="2024")
    assert sent.law == law_for(commitment.body)[0]
    assert sent.law is not None
    text = " ".join(str(sent).split())
    for part in (
        sent.law.name,
        str(sent.law.limit),
        commitment.body.name,
        commitment.summary,
        "Deadline: February 2023",
        "https://gazette.example/2",
        "by February 2023",
        NORTHTOWN,
        sample.release.version,
    ):
        assert part in text
    assert sent.subject in str(sent).splitlines()[0]
    assert all(len(line) <= 80 or "http" in line for line in sent.text.splitlines())
    assert "by February 2023" not in " ".join(letter(commitment, on="2022-11").text.split())


@pytest.mark.parametrize("action", Action)
def test_every_action_has_questions(sample: Dataset, action: Action) -> None:
    """Whatever was undertaken, there is something to ask, and it ends with a question mark."""
    commitment = attrs.evolve(sample.commitments[NORTHTOWN], action=action)
    object.__setattr__(commitment, "_tables", sample.commitments[NORTHTOWN]._tables)
    lines = letter(commitment).text.splitlines()
    assert [line for line in lines if line.startswith("1. ")]
    assert sum(line.rstrip().endswith("?") for line in lines) >= 1


def test_a_body_that_no_law_covers(sample: Dataset) -> None:
    """A company gets a letter that names no law, and says so."""
    sent = letter(sample.commitments["gb-shop-remove-2022"])
    assert sent.law is None
    assert "not a request under an access" in " ".join(sent.text.split())
    assert "Act" not in sent.text


def test_what_to_ask(sample: Dataset) -> None:
    """Overdue ones come first; each is asked about once; what is finished or not made is not asked about."""
    asked = to_follow_up(sample.commitments, on="2024-01-01")
    assert len({one.commitment.id for one in asked}) == len(asked)
    reasons = [one.reason for one in asked]
    assert reasons == sorted(reasons, key=list(Reason).index)
    assert {one.commitment.id for one in asked if one.reason is Reason.OVERDUE} == set(
        sample.commitments.overdue("2024-01-01").ids
    )
    assert all(one.commitment.made for one in asked)
    assert not {"gb-shop-remove-2022"} & {one.commitment.id for one in asked}
    assert all(one.letter.commitment is one.commitment for one in asked)


def test_a_leap_day(sample: Dataset) -> None:
    """A year before 29 February exists too."""
    assert to_follow_up(sample.commitments, on=dt.date(2024, 2, 29)) is not None


def _run(data: Path, *arguments: str) -> Any:
    return CliRunner().invoke(app, ["--data", str(data), *arguments])


def test_the_command(sample_data: Path, tmp_path: Path) -> None:
    """Letters are printed, or written one per commitment; what is there already is not replaced unasked."""
    ds = camwatch.load(path=sample_data)
    asked = to_follow_up(ds.commitments.about_cameras(), on="2024-01-01")
    printed = _run(sample_data, "follow-up", "--on", "2024-01-01", "--letters")
    assert printed.exit_code == 0
    assert all(str(one.letter).strip() in printed.output for one in asked)
    folder = tmp_path / "letters"
    arguments = ["follow-up", "--on", "2024-01-01", "--to", str(folder)]
    assert _run(sample_data, *arguments).exit_code == 0
    written = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert written == {f"{one.commitment.id}.txt": str(one.letter) for one in asked}
    assert _run(sample_data, *arguments).exit_code == 2
    assert _run(sample_data, *arguments, "--overwrite").exit_code == 0
    for more in ((), ("--letters",), ("--to", str(tmp_path / "none"))):
        assert _run(sample_data, "follow-up", "--on", "2024", "--body", "gb-shop", *more).exit_code == 1
    assert not (tmp_path / "none").exists()


def test_letters_are_written_all_or_none(sample_data: Path, tmp_path: Path) -> None:
    """If one letter cannot be written, no other is written or replaced."""
    folder = tmp_path / "letters"
    arguments = [
        "follow-up",
        "--on",
        "2024-01-01",
        "--body",
        "gb-northtown-council",
        "--body",
        "gb-old-northtown-council",
    ]
    arguments += ["--to", str(folder), "--overwrite"]
    assert _run(sample_data, *arguments).exit_code == 0
    first, last = sorted(folder.iterdir())
    first.write_text("edited", encoding="utf-8")
    last.unlink()
    last.mkdir()
    failed = _run(sample_data, *arguments)
    assert failed.exit_code == 2
    assert str(last) in failed.stderr
    assert first.read_text(encoding="utf-8") == "edited"
    first.unlink()
    last.rmdir()
    first.mkdir()
    assert _run(sample_data, *arguments).exit_code == 2
    assert list(folder.iterdir()) == [first]


@pytest.mark.parametrize("option", [("--sort", "due"), ("--columns", "id,due"), ("--format", "json")])
def test_letters_have_no_layout(sample_data: Path, tmp_path: Path, option: tuple[str, str]) -> None:
    """An option of the list is refused with letters, on which it would have no effect."""
    for letters in (("--letters",), ("--to", str(tmp_path / "letters"))):
        result = _run(sample_data, "follow-up", "--on", "2024-01-01", *letters, *option)
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"{option[0]} has no effect on letters" in result.stderr
    assert not list(tmp_path.iterdir())


def test_a_body_without_a_commitment_is_asked(sample_data: Path, tmp_path: Path) -> None:
    """A body that is named and has no commitment gets a letter about its cameras, like the site's; others do not."""
    ds = camwatch.load(path=sample_data)
    old = ds.bodies["gb-old-northtown-council"]
    sent = str(inquiry(old))
    assert sent.startswith("Subject: Freedom of information request: makes of surveillance cameras\n\nTo Northtown")
    assert "as successor to Old Northtown Council" in sent
    assert inquiry(old).text.strip() in sent
    assert f"Reference: {old.id} (camwatch register, release {ds.release.version})" in " ".join(sent.split())
    arguments = ["follow-up", "--on", "2024-01-01", "--body", "gb-northtown-council", "--body", old.id]
    listed = _run(sample_data, *arguments, "--format", "json")
    assert [(row["id"], row["why"]) for row in json.loads(listed.stdout)] == [
        ("gb-northtown-council-phase-out-2022", "overdue"),
        (old.id, "unknown"),
    ]
    assert old.name in listed.stderr
    table = _run(sample_data, *arguments).stdout
    assert "no known commitment" in table
    assert old.id in table.split()
    assert sent.strip() in _run(sample_data, *arguments, "--letters").stdout
    folder = tmp_path / "letters"
    assert _run(sample_data, *arguments, "--to", str(folder)).exit_code == 0
    assert (folder / f"{old.id}.txt").read_text(encoding="utf-8") == sent
    assert len(list(folder.iterdir())) == 2


def test_a_body_that_is_gone_is_not_asked(shipped: Dataset) -> None:
    """A body that ceased to exist without a successor gets no letter."""
    gone = [body for body in shipped.bodies.where(closed=True) if not body.successors and not body.commitments]
    assert gone
    result = CliRunner().invoke(app, ["follow-up", "--body", gone[0].id])
    assert result.exit_code == 1


def test_neighbours(shipped: Dataset) -> None:
    """Neighbours are bodies of the kind and country that made a commitment about cameras, the nearest first."""
    made = shipped.commitments.about_cameras().made()
    for body_id in ("gb-leeds-city-council", "gb-fife-council", "us-state-of-maine", "gb-tesco"):
        body = shipped.bodies[body_id]
        near = neighbours(body, limit=1000)
        wanted = set(made.where(country=body.country, body_kind=body.kind).select("body")["body"].to_pylist())
        assert {one.body.id for one in near} == wanted - {body.id}
        known = [one.kilometres for one in near if one.kilometres is not None]
        assert known == sorted(known)
        assert [one.kilometres is None for one in near] == sorted(one.kilometres is None for one in near)
        assert all(set(one.commitments.ids) == set(made.where(body=one.body).ids) for one in near)
        assert [one.body for one in neighbours(body, limit=2)] == [one.body for one in near[:2]]
    leeds, bristol = (shipped.bodies[f"gb-{place}-city-council"] for place in ("leeds", "bristol"))
    # On a map, about 270 km.
    assert 260 < (kilometres(leeds, bristol) or 0) < 290
    assert kilometres(leeds, attrs.evolve(bristol, latitude=None)) is None


def test_the_letters_of_the_release(shipped: Dataset) -> None:
    """Every commitment that is made gets a letter that names its body and only the law of its country."""
    for commitment in shipped.commitments.made():
        sent = letter(commitment)
        law, _ = law_for(commitment.body)
        assert sent.law == law
        text = " ".join(sent.text.split())
        assert law is None or law.name in text
        assert commitment.id in text


@pytest.mark.parametrize(
    ("announced", "when"),
    [("2021-05-09", "on 9 May 2021"), ("2021-05", "in May 2021"), ("2021", "in 2021"), (None, "at the time of the")],
)
def test_the_question_about_numbers_names_the_date(sample: Dataset, announced: str | None, when: str) -> None:
    """The number of devices is asked for the date of the commitment, as precise as it is known."""
    commitment = sample.commitments[NORTHTOWN]
    date = None if announced is None else camwatch.PartialDate(announced)
    changed = attrs.evolve(commitment, announced=date, effective=None)
    object.__setattr__(changed, "_tables", commitment._tables)
    assert f"did you have {when}" in " ".join(letter(changed, on="2024").text.split())


def test_makers_are_joined_by_or_in_questions(shipped: Dataset) -> None:
    """Questions ask for devices of any of the makers; the subject is a noun phrase that names them all."""
    tesco = letter(shipped.commitments["gb-tesco-phase-out-2023"])
    assert "phasing out Hikvision and Dahua equipment" in tesco.subject
    text = " ".join(tesco.text.split())
    assert "devices made by Hikvision or Dahua did you have" in text
    assert "made by Hikvision and Dahua" not in text


@pytest.mark.parametrize("action", Action)
def test_every_action_has_a_subject(sample: Dataset, action: Action) -> None:
    """The subject of a letter is a noun phrase, not the word of the vocabulary."""
    commitment = attrs.evolve(sample.commitments[NORTHTOWN], action=action)
    object.__setattr__(commitment, "_tables", sample.commitments[NORTHTOWN]._tables)
    topic = letter(commitment).subject.partition(": ")[2]
    assert any(vendor.name in topic for vendor in commitment.vendors)
    assert not topic.startswith(action.value.replace("_", " ") + ",")
