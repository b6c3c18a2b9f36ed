"""What the register must answer, by name: each with its date and its citation."""

from __future__ import annotations

import pytest

from camwatch import Action, Commitment, Intervention, PartialDate, Standing, Status
from camwatch.dataset import Dataset
from camwatch.model.claim import Claim


def cited(claim: Claim, *, publisher: str | None = None) -> None:
    """A claim leads to a page that can be opened."""
    sources = [citation.source for citation in claim.citations]
    assert sources
    assert all(source.url.startswith("http") for source in sources)
    if publisher is not None:
        assert any(publisher in (source.publisher, source.via) or publisher in (source.via or "") for source in sources)


def only(commitments: object) -> Commitment:
    found = list(commitments)  # type: ignore[call-overload]
    assert len(found) == 1, [one.id for one in found]
    one: Commitment = found[0]
    return one


def intervention(dataset: Dataset, *words: str, kind: str) -> Intervention:
    found = [
        one
        for one in dataset.interventions.where(kind=kind)
        if all(
            word.lower() in f"{one.id} {one.summary} {' '.join(party.label for party in one.actors)}".lower()
            for word in words
        )
    ]
    assert found, words
    return found[0]


def test_the_health_departments_ban(shipped: Dataset) -> None:
    """Reported on 16 April 2022, and what became of it: no longer policy by the end of the year."""
    ban = only(
        shipped.commitments.where(
            body="gb-department-of-health-and-social-care", vendor="hikvision", action="stop_buying"
        )
    )
    assert ban.announced == PartialDate("2022-04-16")
    assert ban.status is Status.WITHDRAWN
    assert ban.standing("2022-04-30") in (Standing.OPEN, Standing.UNDECIDED)
    assert ban.standing("2023-01-01") is Standing.WITHDRAWN
    assert ban.milestones[-1].citations
    cited(ban, publisher="Free Tibet")


def test_the_work_and_pensions_departments_stop(shipped: Dataset) -> None:
    """Told to campaigners in June 2022: none of the makers' cameras in its renewal programme."""
    stop = shipped.commitments.where(body="gb-department-for-work-and-pensions", vendor="hikvision").made()
    assert [str(one.announced) for one in stop] == ["2022-06-23"]
    cited(stop[0])


def test_the_british_security_awards(shipped: Dataset) -> None:
    """In June 2022 a Hikvision nomination was withdrawn, after Free Tibet's call."""
    exclude = only(
        one
        for one in shipped.commitments.where(vendor="hikvision", action="exclude", country="GB")
        if "nominat" in one.summary
    )
    assert exclude.announced is not None
    assert exclude.announced.text.startswith("2022-06")
    assert exclude.status is Status.FULFILLED
    assert any("Free Tibet" in party.label for act in exclude.prompted_by for party in act.actors)
    cited(exclude)


def test_the_call_of_67_members_of_both_houses(shipped: Dataset) -> None:
    """In July 2022 at least 67 MPs and peers called for a ban on both makers."""
    call = intervention(shipped, "67", kind="statement")
    assert call.signatories == 67
    assert call.date is not None
    assert call.date.text.startswith("2022-07")
    assert {"hikvision", "dahua"} <= set(call.vendor_ids)
    cited(call)


def test_hikvisions_first_half_of_2022(shipped: Dataset) -> None:
    """Net profit fell by about 11 per cent on the year before."""
    found = [
        figure
        for figure in shipped.figures.where(vendor="hikvision", metric="net_profit")
        if (figure.period_start.text, figure.period_end.text) == ("2022-01-01", "2022-06-30")
    ]
    assert len(found) == 1
    assert found[0].change_percent == pytest.approx(-11, abs=0.5)
    assert found[0].value == pytest.approx(5.76e9, rel=0.01)
    assert found[0].currency == "CNY"
    cited(found[0])


def test_the_city_of_edinburgh_councils_answer(shipped: Dataset) -> None:
    """On 27 October 2022: none in the public realm network by February 2023, a date precise to the month."""
    answer = only(
        shipped.commitments.where(body="gb-city-of-edinburgh-council", vendor="hikvision", action="phase_out")
    )
    assert answer.announced == PartialDate("2022-10-27")
    assert answer.scope is not None
    assert "network" in answer.scope
    assert answer.due == PartialDate("2023-02")
    assert answer.due.precision == "month"
    assert answer.standing("2023-02-28") is Standing.OPEN
    assert answer.standing("2023-03-01") is Standing.OVERDUE
    cited(answer)


def test_the_ministers_instruction(shipped: Dataset) -> None:
    """On 24 November 2022 departments were told to install no more, from a class of makers, at sensitive sites."""
    instruction = only(
        one
        for one in shipped.commitments.where(body="gb-cabinet-office", action=Action.STOP_BUYING)
        if one.instrument == "directive"
    )
    assert instruction.announced == PartialDate("2022-11-24")
    assert [vendor.kind.value for vendor in instruction.vendors] == ["class"]
    assert "National Intelligence Law" in instruction.vendors[0].name
    assert [(one.jurisdiction, one.kind) for one in instruction.binds] == [("GB", "central_government")]
    bound = shipped.bodies["gb-department-for-transport"].binding_commitments
    assert instruction in list(bound)
    assert instruction not in list(shipped.bodies["gb-city-of-edinburgh-council"].binding_commitments)
    assert instruction.id in shipped.commitments.where(vendor="hikvision")
    cited(instruction)


def test_tesco_and_the_joint_letter(shipped: Dataset) -> None:
    """Tesco was moving to new suppliers in March 2023, after a joint letter of four groups."""
    tesco = only(shipped.commitments.where(body="gb-tesco"))
    assert tesco.action is Action.PHASE_OUT
    assert {vendor.id for vendor in tesco.vendors} == {"hikvision", "dahua"}
    assert tesco.announced is not None
    assert tesco.announced.text.startswith("2023-03")
    (letter,) = tesco.prompted_by
    assert letter.kind == "letter"
    assert letter.date is not None
    assert letter.date.text.startswith("2023-02")
    actors = {party.label for party in letter.actors}
    assert {"Big Brother Watch", "Free Tibet", "Hong Kong Watch", "Stop Uyghur Genocide"} <= actors
    assert tesco in list(letter.prompted)
    cited(tesco, publisher="The Daily Telegraph")
    cited(letter)


def test_morrisons_joining(shipped: Dataset) -> None:
    """Morrisons, in June 2023, said that it had stopped buying in 2022, and was phasing out after the same letter."""
    found = shipped.commitments.where(body="gb-morrisons").made()
    assert {one.action for one in found} == {Action.STOP_BUYING, Action.PHASE_OUT}
    assert {str(one.announced) for one in found} == {"2023-06-08"}
    (tesco,) = shipped.commitments.where(body="gb-tesco")
    (phase_out,) = found.where(action="phase_out")
    assert phase_out.prompted_by == tesco.prompted_by
    for one in found:
        cited(one)


def test_the_petition(shipped: Dataset) -> None:
    """Petitions asked the government to ban the makers' cameras."""
    petitions = shipped.interventions.where(kind="petition", jurisdiction="GB", vendor="hikvision")
    assert petitions
    for one in petitions:
        cited(one)
    assert any("Free Tibet" in party.label for one in petitions for party in one.actors)


def test_freedom_of_information_research_by_free_tibet(shipped: Dataset) -> None:
    """Free Tibet's requests of 2021 to departments and councils."""
    research = intervention(shipped, "Free Tibet", kind="foi_investigation")
    assert research.date is not None
    assert research.date.text.startswith("2021")
    cited(research, publisher="Free Tibet")


def test_freedom_of_information_research_by_big_brother_watch(shipped: Dataset) -> None:
    """Big Brother Watch's some 4,500 requests, and the shares that they found."""
    research = intervention(shipped, "Big Brother Watch", "4,500", kind="foi_investigation")
    cited(research)
    shares = shipped.statistics.where(publisher="Big Brother Watch", unit="percent")
    assert len(shares) >= 3
    for share in shares:
        cited(share)


@pytest.mark.parametrize(
    "body", ["gb-department-of-health-and-social-care", "gb-city-of-edinburgh-council", "gb-tesco", "gb-morrisons"]
)
def test_every_answer_can_be_cited(shipped: Dataset, body: str) -> None:
    """Each promise has an address, a publisher and a day on which it was read."""
    for promise in shipped.commitments.where(body=body):
        for citation in promise.citations:
            assert citation.source.url
            assert citation.source.publisher
            assert citation.source.accessed.precision == "day"
