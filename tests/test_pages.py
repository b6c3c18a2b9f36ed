"""The pages of the register: every claim stands on one, with its evidence, and what lists say is what the library says."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import pytest

import camwatch
from pages import bodies, home, indexes, interventions, lists, lookup, statistics, vendors
from pages.page import Writer, address
from pages.register import Register, relative

ANCHOR = re.compile(r"^#{1,4} .*\{ #(\S+)", re.MULTILINE)
LINK = re.compile(r"\]\(((?!https?:)[^)\s]+)\)")


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Writer:
    """A writer that has written the register's pages."""
    made = Writer(Register(camwatch.load()), tmp_path_factory.mktemp("docs"))
    for module in (bodies, home, indexes, interventions, lists, lookup, statistics, vendors):
        module.write(made)
    return made


@pytest.fixture(scope="module")
def pages(writer: Writer) -> dict[str, str]:
    """The text of each page by its path."""
    return {path.relative_to(writer.docs).as_posix(): path.read_text("utf-8") for path in writer.docs.rglob("*.md")}


def text_of(pages: dict[str, str], path: str | None) -> str:
    assert path is not None
    return pages[path.partition("#")[0]]


def test_a_page_for_each(writer: Writer, pages: dict[str, str]) -> None:
    """Each vendor has a page, and each body that a claim or an intervention names; no other body has."""
    ds = writer.register.ds
    assert {f"register/vendors/{one.id}.md" for one in ds.vendors} <= set(pages)
    named = {one.body_id for one in (*ds.commitments, *ds.ties)}
    named |= {party.body_id for act in ds.interventions for party in (*act.actors, *act.targets) if party.body_id}
    assert {path for path in pages if path.startswith("register/bodies/") and not path.endswith("index.md")} == {
        f"register/bodies/{body}.md" for body in named
    }


@pytest.mark.parametrize("table", ["commitments", "ties", "interventions", "statistics"])
def test_every_claim_stands_with_its_evidence(writer: Writer, pages: dict[str, str], table: str) -> None:
    """Each claim has an anchor of its own on the page that links to it lead to, and every source of it stands there."""
    for claim in writer.register.ds.collection(table):
        path = writer.register.path(claim)
        text = text_of(pages, path)
        assert ANCHOR.findall(text).count(claim.id) == 1, claim.id
        for citation in claim.citations:
            url = citation.source.url.replace("(", "%28").replace(")", "%29")
            assert f"]({url})" in text, (claim.id, url)


def test_claims_of_a_vendor_stand_with_their_evidence(writer: Writer, pages: dict[str, str]) -> None:
    """Brands, figures and owners stand on the vendor's page with each source."""
    ds = writer.register.ds
    for claim in (*ds.brands, *ds.figures, *ds.ownership):
        text = text_of(pages, writer.register.path(claim.vendor))
        for citation in claim.citations:
            assert f"]({citation.source.url})" in text, claim.id


def test_links_between_pages_lead_somewhere(pages: dict[str, str]) -> None:
    """A link to a generated page of the register leads to one, and its anchor to a heading."""
    anchors = {path: set(ANCHOR.findall(text)) for path, text in pages.items()}
    for page, text in pages.items():
        for link in LINK.findall(text):
            target, _, anchor = link.partition("#")
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page), target)) if target else page
            if path.startswith("register/") and path != "register/pictures.md":
                assert path in pages, (page, link)
                assert not anchor or anchor in anchors[path], (page, link)


def test_standing_is_the_librarys(writer: Writer, pages: dict[str, str]) -> None:
    """How a promise stands on its page is what the library says for the day of the release."""
    day = str(writer.register.ds.release.date)
    for one in writer.register.ds.commitments:
        text = text_of(pages, writer.register.path(one))
        section = text.split(f"{{ #{one.id} ", 1)[1].split("\n### ", 1)[0]
        assert f'standing--{one.standing(day)}">' in section, one.id


def test_lists_are_the_librarys(writer: Writer, pages: dict[str, str]) -> None:
    """The lists hold exactly what the library answers."""
    ds, day = writer.register.ds, str(writer.register.ds.release.date)
    rows = re.compile(r"\(bodies/[^)]+\.md#([^)]+)\)")
    about = ds.commitments.about_cameras()
    since = f"{int(day[:4]) - 2}{day[4:]}"
    wanted = {
        "overdue": ds.commitments.overdue(day),
        "expected": about.expected(day),
        "done": ds.commitments.standing("done", on=day),
        "quiet": about.quiet(since),
    }
    for name, commitments in wanted.items():
        assert set(rows.findall(pages[f"register/{name}.md"])) == set(commitments.ids), name
    assert set(rows.findall(pages["register/newest.md"])) <= set(about.made().ids)
    kept = pages["register/kept.md"].partition("## Reported as missed")[0]
    assert set(rows.findall(kept)) == {one.id for one in ds.commitments.kept(day)}
    users = set(re.findall(r"\(bodies/([^)]+)\.md\)", pages["register/without-commitment.md"]))
    assert users == {one.id for one in ds.without_commitment(on=day)}


def test_letters_are_the_librarys(writer: Writer, pages: dict[str, str]) -> None:
    """A commitment to ask about has its letter on the page of its body; no other has one."""
    follow_ups = writer.register.follow_ups
    assert follow_ups
    for one in writer.register.ds.commitments:
        text = text_of(pages, writer.register.path(one))
        section = text.split(f"{{ #{one.id} ", 1)[1].split("\n### ", 1)[0].split("\n## ", 1)[0]
        assert ("Ask what became of it" in section) == (one.id in follow_ups), one.id
        if one.id in follow_ups:
            assert follow_ups[one.id].letter.subject in section


def test_unknown_is_said(pages: dict[str, str]) -> None:
    """A body without a promise or a tie has a page that says that nothing is known, and claims nothing."""
    silent = [
        text for path, text in pages.items() if path.startswith("register/bodies/gb-") and "No commitment known" in text
    ]
    assert silent
    for text in silent:
        assert "does not mean that there are none" in text
    assert any("Whether it has such cameras: unknown" in text for text in pages.values())
    assert not any("None" in re.sub(r"“[^”]*”", "", text).split("\n## ")[0] for text in silent)


def test_every_page_has_a_title_and_a_description(pages: dict[str, str]) -> None:
    """Search engines and screen readers are told what each page is; no two pages are called the same by mistake."""
    for path, text in pages.items():
        front = text.split("---\n")[1]
        assert re.search(r'^title: ".+"$', front, re.MULTILINE), path
        assert re.search(r'^description: ".{20,}"$', front, re.MULTILINE), path


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("register/a.md", "index.md", "register/a.md"),
        ("index.md", "register/a.md", "../index.md"),
        ("register/a.md#b", "register/a.md", "#b"),
        ("register/c/d.md#e", "register/b/a.md", "../c/d.md#e"),
    ],
)
def test_links_are_relative(target: str, page: str, link: str) -> None:
    """A path is written as it is seen from the page."""
    assert relative(target, page) == link


def test_the_command_writes_what_is_not_committed(tmp_path: Path) -> None:
    """What git leaves out of docs/ is what the command writes anew."""
    from pages.__main__ import GENERATED

    ignored = (Path(__file__).parents[1] / ".gitignore").read_text("utf-8").split()
    assert {line.removeprefix("/docs/").rstrip("/") for line in ignored if line.startswith("/docs/")} == set(GENERATED)


def test_each_source_has_its_snapshots(writer: Writer, pages: dict[str, str]) -> None:
    """Beside the address of a source stands that of its snapshots in the Wayback Machine."""
    for claim in writer.register.ds.commitments:
        text = text_of(pages, writer.register.path(claim))
        for citation in claim.citations:
            url = citation.source.url.replace("(", "%28").replace(")", "%29")
            assert f"([archived](https://web.archive.org/web/*/{url}))" in text, (claim.id, url)


def test_each_record_has_a_link_to_report_a_mistake(writer: Writer, pages: dict[str, str]) -> None:
    """The link names the table and the id of the record, as the page Report reads them."""
    ds = writer.register.ds
    for table in ("commitments", "ties", "interventions", "statistics", "brands", "figures", "ownership"):
        for claim in ds.collection(table):
            path = writer.register.path(claim) or f"register/vendors/{claim.vendor_id}.md"
            assert f'report/?table={table}&amp;id={claim.id}"' in text_of(pages, path), claim.id
    for body in writer.register.bodies:
        assert f'../../../report/?table=bodies&amp;id={body.id}"' in pages[f"register/bodies/{body.id}.md"]


def test_each_page_of_the_register_says_how_to_cite_it(pages: dict[str, str]) -> None:
    """The box has the title, the release and the address of the page."""
    for path, text in pages.items():
        if path.startswith("register/"):
            address = "https://camwatch.example/" + path.removesuffix(".md").removesuffix("index")
            assert f"<{address.rstrip('/')}/>" in text.partition('"Cite this page"')[2], path


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "JAVASCRIPT://x", ""])
def test_an_address_that_runs_something_is_refused(url: str) -> None:
    """A link is made only of an address of the web."""
    with pytest.raises(ValueError, match="http"):
        address(url)
    assert address("https://example.org/a (b)") == "https://example.org/a%20%28b%29"


def test_names_of_places_are_those_that_people_say(pages: dict[str, str]) -> None:
    """Nations, states and provinces have pages under their English names, and no code is shown for a name."""
    titles = {path: re.search(r"^# (.+)$", text, re.MULTILINE) for path, text in pages.items() if "/places/" in path}
    names = {path.split("/")[-1]: title[1] for path, title in titles.items() if title}
    wanted = {"gb-sct": "Scotland", "gb-wls": "Wales", "gb-nir": "Northern Ireland", "gb-eng": "England"}
    wanted |= {"us-tx": "Texas", "ca-qc": "Quebec", "nl-nb": "North Brabant", "us-ga": "Georgia, United States"}
    assert {code: names[f"{code}.md"] for code in wanted} == wanted
    assert not [name for name in names.values() if re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", name)]
    country = pages["register/countries/us.md"]
    assert 'description: "Who in the United States has promised' in country
    assert "(../places/us-tx.md)" in country


def test_users_of_a_nation_are_the_librarys(writer: Writer, pages: dict[str, str]) -> None:
    """The page of a nation lists the users there that have promised nothing."""
    section = pages["register/places/gb-sct.md"].partition("{ #without ")[2].partition("\n## ")[0]
    users = writer.register.ds.without_commitment(country="GB-SCT", on=writer.register.day)
    assert set(re.findall(r"^- \[[^\]]+\]\(\.\./bodies/([^)]+)\.md\)", section, re.MULTILINE)) == set(users.ids)
