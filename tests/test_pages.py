"""The pages of the register: every claim stands on one, with its evidence, and what lists say is what the library says."""

from __future__ import annotations

import posixpath
import re
from itertools import pairwise
from pathlib import Path

import attrs
import pytest

import camwatch
from camwatch.model.claim import Claim
from camwatch.model.fields import fields
from camwatch.model.tables import TABLES
from camwatch.model.vocabulary import Unit
from pages import bodies, home, indexes, interventions, lists, lookup, statistics, vendors
from pages.labels import FIELDS, field_words, language, measured, places_around
from pages.page import Writer, address
from pages.register import Register, place_page, relative
from pages.timeline import timeline

ANCHOR = re.compile(r"^#{1,4} .*\{ #(\S+)", re.MULTILINE)
BODY_ROW = re.compile(r"\| \d[\d-]+ \| \[[^]]+\]\([./]*bodies/|- \[[^]]+\]\([a-z]{2}-")
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
        "expected": ds.commitments.expected(day),
        "done": ds.commitments.standing("done", on=day),
        "quiet": ds.commitments.quiet(since),
    }
    for name, commitments in wanted.items():
        assert set(rows.findall(pages[f"register/{name}.md"])) == set(commitments.ids), name
    assert set(rows.findall(pages["register/newest.md"])) <= set(about.made().ids)
    kept = pages["register/kept.md"].partition("## Reported as missed")[0]
    assert set(rows.findall(kept)) == {one.id for one in ds.commitments.kept(day)}
    for name in ("overdue", "expected", "done", "quiet", "kept"):
        counted, _, others = pages[f"register/{name}.md"].partition("{ #other ")
        assert set(rows.findall(counted)) <= set(about.ids), name
        assert set(rows.findall(others.partition("\n## ")[0])).isdisjoint(about.ids), name
    users = set(re.findall(r"\(bodies/([^)]+)\.md\)", pages["register/without-commitment.md"]))
    assert users == {one.id for one in ds.without_commitment(on=day)}


def test_letters_are_the_librarys(writer: Writer, pages: dict[str, str]) -> None:
    """A commitment to ask about has its letter on the page of its body; no other has one."""
    follow_ups = writer.register.follow_ups
    assert follow_ups
    for one in writer.register.ds.commitments:
        text = text_of(pages, writer.register.path(one))
        section = text.split(f"{{ #{one.id} ", 1)[1].split("\n### ", 1)[0].split("\n## ", 1)[0]
        assert ("??? question " in section) == (one.id in follow_ups), one.id
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
    assert any("No source says whether it has cameras of these vendors" in text for text in pages.values())
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
            assert f"([archived copies](https://web.archive.org/web/*/{url}))" in text, (claim.id, url)


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
    assert re.search(r'^description: ".* in the United States ', country, re.MULTILINE)
    assert "(../places/us-tx.md)" in country


def test_users_of_a_nation_are_the_librarys(writer: Writer, pages: dict[str, str]) -> None:
    """The page of a nation lists the users there that have promised nothing."""
    section = pages["register/places/gb-sct.md"].partition("{ #without ")[2].partition("\n## ")[0]
    users = writer.register.ds.without_commitment(country="GB-SCT", on=writer.register.day)
    assert set(re.findall(r"^- \[[^\]]+\]\(\.\./bodies/([^)]+)\.md\)", section, re.MULTILINE)) == set(users.ids)


def test_numbers_of_commitments_have_one_basis(writer: Writer, pages: dict[str, str]) -> None:
    """Each number leaves out commitments that do not cover cameras, or gives them separately, and the page says so."""
    ds, day = writer.register.ds, writer.register.day
    about = ds.commitments.about_cameras()
    assert len(about.made()) < len(ds.commitments.made()), "the release has nothing to tell the two apart by"
    home = pages["index.md"]
    assert f"**{len(about.made())}** [commitments made]" in home
    assert f"**{len(about.kept(day))}** [commitments reported as kept]" in home
    assert re.search(rf"\(register/done\.md\) \| {len(about.standing('done', on=day))}\b", home)
    assert "not cover cameras" in home
    for code in ("GB", "US", "CA-QC"):
        text = pages[f"register/{'places' if '-' in code else 'countries'}/{code.lower()}.md"]
        assert f"**{len(about.where(country=code).made())}** commitments made" in text
        assert "not cover cameras" in text
    for vendor in ds.vendors:
        text = pages[f"register/vendors/{vendor.id}.md"]
        own = {vendor.id, *vendor.classes.ids}
        made = [one for one in about.made() if not own.isdisjoint(one.vendor_ids)]
        assert f"- {len(made)} commitment{' made that covers' if len(made) == 1 else 's made that cover'} it" in text
    assert f"{len(about.kept(day))} commitments that a source reports" in pages["register/kept.md"]
    for one in ds.commitments.made().where(subject="other"):
        assert "not cover cameras" in text_of(pages, writer.register.path(one)), one.id


def test_a_due_date_has_the_same_name_everywhere(writer: Writer, pages: dict[str, str]) -> None:
    """What is expected is a deadline nowhere, and the other way round: facts, timeline, rows and letter."""
    names = {camwatch.DueKind.EXPECTED: "Expected", camwatch.DueKind.DEADLINE: "Deadline"}
    checked = set()
    for one in writer.register.ds.commitments:
        if one.due is None or one.due_kind is None:
            continue
        name = names[one.due_kind]
        text = text_of(pages, writer.register.path(one))
        (event,) = [
            event for event in timeline(writer.register, one.body) if event.deadline and event.claim.id == one.id
        ]
        assert event.what.startswith(f"{name}: ")
        assert f"[{name}: " in text.partition("## Timeline")[2].partition("\n## ")[0]
        section = text.split(f"{{ #{one.id} ", 1)[1].split("\n### ", 1)[0].split("\n## ", 1)[0]
        assert re.search(rf"^{name}$", section, re.MULTILINE), one.id
        assert ("Deadline:" in section) == (name == "Deadline" and one.id in writer.register.follow_ups), one.id
        checked.add(name)
        for page in ("register/overdue.md", "register/expected.md"):
            for row in pages[page].splitlines():
                if f"#{one.id})" in row:
                    assert row.startswith(f"| {one.due}{' (expected)' if name == 'Expected' else ''} |")
    assert checked == set(names.values())


def test_what_an_intervention_prompted_has_its_standing(writer: Writer, pages: dict[str, str]) -> None:
    """Wherever a row is about an act that a source ties to something, that is named with its standing."""
    day = writer.register.day
    acts = [act for act in writer.register.ds.interventions if act.prompted]
    assert len(acts) > 10
    for act in acts:
        path = writer.register.path(act)
        assert path is not None
        shown = [text_of(pages, path).split(f"{{ #{act.id} ", 1)[1].split("\n### ", 1)[0]]
        for page, text in pages.items():
            if page.startswith(("register/bodies/", "register/vendors/")):
                shown += [
                    row for row in text.splitlines() if row.startswith("| ") and f"{path.rpartition('/')[2]})" in row
                ]
        rows = [row for row in pages["register/interventions/index.md"].splitlines() if f"#{act.id})" in row]
        assert len(rows) == len(act.prompted)
        for promise in act.prompted:
            mark = f'standing--{promise.standing(day)}">'
            for text in shown:
                if "Intervention: " not in text:
                    assert f'#{promise.id}) (<span class="standing {mark}' in text
            assert any(f"#{promise.id})" in row and mark in row for row in rows)
    count = f"{len(acts)} of {len(writer.register.ds.interventions)}"
    assert f"(register/interventions/index.md#effective) | {count} " in pages["index.md"]


def test_users_of_a_company_are_not_those_of_its_owner(writer: Writer, pages: dict[str, str]) -> None:
    """The page of an owner counts what names itself, and says of a company that it owns what names that."""
    ds = writer.register.ds
    owners = {vendor.parent.id: vendor for vendor in ds.vendors if vendor.parent is not None}
    assert {"cetc", "cethik"} <= set(owners)
    for owner, company in owners.items():
        text = pages[f"register/vendors/{owner}.md"]
        own = {owner, *ds.vendors[owner].classes.ids}
        apart = text.partition("## Companies that it owns")[2].partition("\n## ")[0]
        assert f"]({company.id}.md)" in apart
        shown = text.replace(apart, "")
        for tie in ds.ties.where(vendor=company.id, kind="uses"):
            if tie.vendor_id not in own:
                assert f"#{tie.id})" not in shown, (owner, tie.id)
                assert f"#{tie.id})" not in pages.get(f"register/vendors/{owner}/ties.md", ""), (owner, tie.id)
    named = {tie.body_id for tie in ds.ties.where(kind="uses", present=True) if tie.vendor_id == "cethik"}
    assert f"- {len(named)} bodies are reported to use its equipment" in pages["register/vendors/cethik.md"]


def test_schools_have_their_statistics(writer: Writer, pages: dict[str, str]) -> None:
    """The page of a kind of body has the statistics whose population names it, and no other."""
    wanted = {
        "education": {"gb-big-brother-watch-schools-2022", "gb-big-brother-watch-colleges-2022"},
        "university": {"gb-big-brother-watch-universities-2022", "ie-the-journal-colleges-2025"},
    }
    anchors = {
        kind: set(re.findall(r"statistics/\w+\.md#([^)]+)\)", pages[f"register/kinds/{kind}.md"])) for kind in wanted
    }
    for kind, ids in wanted.items():
        assert ids <= anchors[kind], kind
    assert anchors["education"].isdisjoint(wanted["university"])
    assert pages["register/kinds/education.md"].count("# Schools and colleges") == 1
    assert "[Universities](university.md)" in pages["register/kinds/education.md"]


def test_a_row_says_where_and_what_sort_of_body(writer: Writer, pages: dict[str, str]) -> None:
    """What the filter of a page looks in names the kind of the body and each place around it."""
    ds = writer.register.ds
    scottish = ds.without_commitment(country="Scotland", on=writer.register.day)
    rows = [row for row in pages["register/without-commitment.md"].splitlines() if row.startswith("| [")]
    assert sum("Scotland" in row.partition("</span>")[0] for row in rows) == len(scottish) > 0
    for path in ("register/bodies/index.md", "register/newest.md", "register/vendors/dahua.md", "register/quiet.md"):
        rows = [row for row in pages[path].splitlines() if BODY_ROW.match(row)]
        assert len(rows) > 15, path
        for row in rows:
            assert '<span class="who"> ' in row, (path, row)
    assert places_around("BE-WHT") == "Hainaut, Wallonia, Belgium"
    assert places_around("US-GA", "US") == "Georgia"


def test_each_page_leads_to_its_json_and_calendars(writer: Writer, pages: dict[str, str]) -> None:
    """A body and each claim lead to their records as JSON, and pages of dates to the calendar."""
    for body in writer.register.bodies:
        text = pages[f"register/bodies/{body.id}.md"]
        assert f'<a href="../../../api/v1/bodies/{body.id}.json">' in text
        for one in writer.register.promises(body):
            assert f'<a href="../../../api/v1/commitments/{one.id}.json">' in text
            assert f"<{writer.base}id/commitments/{one.id}/>" in text
    assert 'href="./calendars/deadlines.ics"' in pages["index.md"]
    for name in ("overdue", "expected"):
        assert 'href="../../calendars/deadlines.ics"' in pages[f"register/{name}.md"]


def test_users_whose_parents_promised(writer: Writer, pages: dict[str, str]) -> None:
    """A list of users names the bodies that bind each, and those that it belongs to whose commitments may cover it."""
    users = writer.register.ds.without_commitment(on=writer.register.day).evidence()
    checked = 0
    for user in users:
        binding = {one.id for one in user.bound_by}
        parents = [one for one in user.parents_promised if one.id not in binding]
        for page in ("register/without-commitment.md", place_page(user.body.country)):
            start = "{ #without " if "countries" in page else "# Users "
            listed = pages[page].partition(start)[2].partition("\n## " if "countries" in page else "\nTo ask ")[0]
            (row,) = (line for line in listed.splitlines() if f"/{user.body.id}.md)<span" in line)
            assert ("perhaps its parent: " in row) == bool(parents), user.body.id
            before, _, after = row.partition("perhaps its parent: ")
            assert all(f"#{one.id})" in before for one in user.bound_by), user.body.id
            assert all(f"#{one.id})" in after for one in parents), user.body.id
        checked += bool(parents)
    assert checked


def test_ties_in_lists_have_their_date(writer: Writer, pages: dict[str, str]) -> None:
    """A list of a place says of what time the report of a tie is."""
    for tie in writer.register.ds.ties.where(country="Scotland", kind="uses", present=True):
        newest = [one.id for one in writer.register.newest_ties(tie.body)]
        row = next(
            row
            for row in pages["register/places/gb-sct.md"].splitlines()
            if row.startswith("| [") and f"/{tie.body_id}.md)" in row
        )
        if tie.id in newest:
            assert f"uses {tie.vendor.name} ({tie.as_of or 'undated'})" in row


def test_no_column_is_without_a_heading(pages: dict[str, str]) -> None:
    """Each column of a table has a heading: on a phone it stands before the value."""
    for path, text in pages.items():
        for head, rule in pairwise(text.splitlines()):
            if re.fullmatch(r"\|(?:-+:?\|)+", rule) and not head.startswith("|  |"):
                assert all(cell.strip() for cell in head.strip("|").split("|")), (path, head)


def test_a_year_with_many_interventions_has_several_pages(writer: Writer, pages: dict[str, str]) -> None:
    """No page has more than 50 interventions; the pages of a year lead to each other, and all are reached."""
    paths = writer.register.act_pages
    assert any(path.endswith("-2.md") for path in paths)
    assert sorted(act.id for _, acts in paths.values() for act in acts) == sorted(writer.register.ds.interventions.ids)
    for path, (year, acts) in paths.items():
        assert 0 < len(acts) <= 50
        others = {other for other, (one, _) in paths.items() if one == year and other != path}
        assert all(f"]({other.rpartition('/')[2]})" in pages[path] for other in others)


def test_languages_have_names(writer: Writer, pages: dict[str, str]) -> None:
    """Every language of a source or a name is written in English words, not as its tag."""
    ds = writer.register.ds
    tags = {source.lang for source in ds.sources}
    tags |= {name.lang for record in (*ds.bodies, *ds.vendors) for name in record.names if name.lang}
    assert len(tags) > 30
    assert {tag for tag in tags if not re.fullmatch(r"\w[\w ]{2,}( \([\w ]{3,}\))?", language(tag))} == set()
    assert [language(tag) for tag in ("it", "zh-Hant", "zh-TW", "sr-Latn", "xx")] == [
        "Italian",
        "Chinese (traditional characters)",
        "Chinese (Taiwan)",
        "Serbian (Latin script)",
        "xx",
    ]
    assert not [path for path, text in pages.items() if re.search(r", in [a-z]{2}(-\w+)?(,| ·)", text)]


def test_fields_that_a_citation_supports_have_words() -> None:
    """Every field of a claim has words for readers, and fields with the same words are named once."""
    # Pages show no evidence of device rules.
    claims = [cls for cls in TABLES.values() if issubclass(cls, Claim) and cls is not camwatch.DeviceRule]
    assert len(claims) > 5
    assert {field.name for cls in claims for field in fields(cls)} - FIELDS.keys() == {"id", "citations"}
    assert field_words(("present", "as_of", "cameras")) == "the tie itself, the date and the number of cameras"
    assert field_words(("period_start", "period_end", "value")) == "the period and the value"


def test_a_publisher_that_names_its_origin_is_not_said_to_repeat_it(writer: Writer, pages: dict[str, str]) -> None:
    """ "The Gazette, via a reader" is not followed by "repeats The Gazette"; another publisher's name is."""
    shown = "\n".join(text for path, text in pages.items() if path.startswith("register/bodies/"))
    origins = {source.via for source in writer.register.ds.sources if source.via}
    assert len(origins) > 20
    assert not [
        one for one in origins if re.search(rf"\), {re.escape(one)}, via [^()\n]* \(repeats {re.escape(one)}\)", shown)
    ]
    assert "(repeats " in shown


@pytest.mark.parametrize(
    ("unit", "value", "words"),
    [
        (Unit.NETWORKS_PER_1000, 3.5, "3.5 networks per 1,000 inhabitants"),
        (Unit.REGIONS, 7, "7 places"),
        (Unit.BODIES, 1, "1 body"),
        (Unit.PERCENT, 12.5, "12.5 %"),
        (Unit.EUR, 1200, "1,200 EUR"),
    ],
)
def test_figures_have_their_unit_in_words(writer: Writer, unit: Unit, value: float, words: str) -> None:
    """A unit is written as readers know it, in the singular for one."""
    statistic = next(iter(writer.register.ds.statistics))
    assert measured(attrs.evolve(statistic, unit=unit, value=value, value_is=None)) == words


def test_each_unit_has_words(writer: Writer) -> None:
    """No unit is shown with an underscore."""
    statistic = next(iter(writer.register.ds.statistics))
    assert not [unit for unit in Unit if "_" in measured(attrs.evolve(statistic, unit=unit))]


def test_a_brand_that_ended_says_until_when(pages: dict[str, str]) -> None:
    """A brand with an end has no second date; an owner's share without a date says that the date is unknown."""
    text = pages["register/vendors/dahua.md"]
    assert '"Lorex: subsidiary until 2022-11"' in text
    assert "undated" not in "".join(line for line in text.splitlines() if line.startswith("??? quote"))
