"""The look-up of the site: every body is in its files, and what they say is what the library says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import camwatch
from camwatch.followup.letters import inquiry
from camwatch.text import plain_words
from pages import finish, lookup
from pages.page import Writer
from pages.register import Register


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Writer:
    """A writer that has written the look-up."""
    made = Writer(Register(camwatch.load()), tmp_path_factory.mktemp("docs"))
    lookup.write(made)
    return made


@pytest.fixture(scope="module")
def folder(writer: Writer) -> Path:
    """The files of the look-up."""
    return writer.docs / lookup.FOLDER


@pytest.fixture(scope="module")
def index(folder: Path) -> dict[str, Any]:
    """Their index."""
    found: dict[str, Any] = json.loads((folder / "index.json").read_text("utf-8"))
    return found


def record(folder: Path, index: dict[str, Any], body: str) -> tuple[dict[str, Any], dict[str, Any]]:
    file = json.loads((folder / "bodies" / f"{lookup.bucket(body, index['files'])}.json").read_text("utf-8"))
    return file["bodies"][body], file["groups"][file["bodies"][body]["group"]]


def test_every_body_is_in_the_file_that_its_id_leads_to(writer: Writer, folder: Path, index: dict[str, Any]) -> None:
    """Each body has a record; what it is known for, what binds it and its page are those of the library."""
    register = writer.register
    assert index["bodies"] == len(register.ds.bodies)
    for body in register.ds.bodies:
        shown, group = record(folder, index, body.id)
        assert shown["name"] == body.name
        assert ("page" in shown) == (register.path(body) is not None)
        assert len(shown.get("bound", ())) == len(body.binding_commitments)
        assert group["letter"] == inquiry(body).text
        assert len(shown.get("known", ())) == len(body.commitments) + len(register.newest_ties(body))


def test_every_name_leads_to_its_body(writer: Writer, folder: Path, index: dict[str, Any]) -> None:
    """Each body is in the file of each word of its names, but for words that too many bodies have."""
    files = {name: json.loads((folder / "names" / f"{name}.json").read_text("utf-8")) for name in index["names"]}
    ids = {name: {row[0] for row in rows} for name, rows in files.items()}
    for body in writer.register.ds.bodies:
        words = {word for name in (body.name, *(one.name for one in body.names)) for word in plain_words(name)}
        for word in words - set(index["cut"]):
            assert body.id in ids[lookup.shard(word)], (body.id, word)
    for word, count in index["cut"].items():
        held = sum(any(word in plain_words(name) for name in row[7:]) for row in files[lookup.shard(word)])
        assert index["most"] <= held <= count


def test_files_stay_small(folder: Path) -> None:
    """No file is heavy, so that a phone loads little; the index is the only one that every search loads."""
    sizes = {path: path.stat().st_size for path in folder.rglob("*.json")}
    assert max(sizes.values()) < 120_000, max(sizes, key=lambda path: sizes[path])
    assert sizes[folder / "index.json"] < 60_000


def test_neighbours_are_near_and_have_a_claim(writer: Writer, folder: Path, index: dict[str, Any]) -> None:
    """Neighbours are of the same kind and country, have a claim, and come in the order of their distance."""
    bodies = writer.register.ds.bodies
    for body in bodies.where(kind="local_authority"):
        near = record(folder, index, body.id)[0].get("near", [])
        for other, name, words, _ in near:
            found = bodies[other]
            assert (found.kind, found.country, found.name) == (body.kind, body.country, name)
            assert words
            assert len(found.commitments) or len(found.ties)
        far = [kilometres for *_, kilometres in near if kilometres is not None]
        assert far == sorted(far)
    # Between the town halls of Sheffield and Leeds lie some 47 km.
    leeds = record(folder, index, "gb-leeds-city-council")[0]["near"]
    assert {other: kilometres for other, _, _, kilometres in leeds}["gb-sheffield-city-council"] in range(40, 55)


def test_the_lists_without_javascript_hold_every_body(writer: Writer) -> None:
    """Each body is in one list, with its page or its place in the look-up; the page of the look-up names each list."""
    lists = sorted((writer.docs / "register" / "look-up").glob("*.md"))
    text = "".join(path.read_text("utf-8") for path in lists)
    found = re.findall(r"(?:bodies/|look-up/#)([a-z0-9-]+)(?:\.md\)|\">)", text)
    assert sorted(found) == sorted(body.id for body in writer.register.ds.bodies)
    page = (writer.docs / "register" / "look-up.md").read_text("utf-8")
    assert {path.name for path in lists} == set(re.findall(r"\(look-up/([a-z-]+\.md)\)", page))


def test_the_letter_names_the_law_of_the_body(writer: Writer) -> None:
    """The request names the law that covers the body; to a shop it names none, and to a university it leaves it open."""
    bodies = writer.register.ds.bodies
    wanted = {
        "gb-leeds-city-council": "Freedom of Information Act 2000",
        "gb-angus-council": "Freedom of Information (Scotland) Act 2002",
        "gb-tesco": "is not a request under an access-to-information law",
        "gb-university-of-leeds": "If the Freedom of Information Act 2000 applies to you",
    }
    for body, words in wanted.items():
        assert words in " ".join(inquiry(bodies[body]).text.split()), body


SCRIPT = "document.title = 1"
PAGE = f"""<!doctype html><html><head>
<meta charset="utf-8"><script>{SCRIPT}</script><script src="a.js"></script>
<script type="application/json">{{"a": 1}}</script></head>
<body><table><tr><td style="text-align: right;">1</td><td style="text-align: left;">x</td></tr></table></body></html>"""


def test_a_page_gets_a_policy() -> None:
    """The policy comes first in the head and names the hash of the one script in the page; it is put there once."""
    done = finish.protected(PAGE, [".a{}"])
    policy = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', done)
    assert len(policy) == 1
    # openssl dgst -sha256 -binary | base64
    assert policy[0].startswith(
        "default-src 'none'; script-src 'self' 'sha256-Q36D6Uk7W0215wajbK9dq3X/PIE9glH7LT4XQYrvSeY='; style-src 'self' '"
    )
    assert done.index("http-equiv") < done.index("<script")
    assert '<td class="right">1</td><td>x</td>' in done
    assert finish.protected(done, [".a{}"]) == done


def test_a_policy_that_a_page_came_with_stays() -> None:
    """A page with a policy of its own is left as it is."""
    page = PAGE.replace(
        "<script", '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'"><script', 1
    )
    assert finish.protected(page) == page


def test_a_page_without_a_head_is_refused() -> None:
    """A page that has no place for the policy stops the build."""
    with pytest.raises(ValueError, match="no <head>"):
        finish.protected("<p>text</p>")


def test_styles_of_the_theme_are_read_from_its_script() -> None:
    """A style sheet that the theme's script adds is read as the browser reads the text of the script."""
    script = r"""var T$='.a{content:"\2014\n";b:\'c\'}\u0041';x(C("style",{},T$.toString()));y("style",{},z)"""
    assert finish.styles(script) == [".a{content:\"2014\n\";b:'c'}A"]


@pytest.mark.parametrize(("bodies", "all_fit"), [(100, True), (40_000, False)])
def test_the_search_stays_light(bodies: int, all_fit: bool) -> None:
    """The index of the search takes as many bodies as it may weigh, the first ones first; running it again is the same."""
    page = {"location": "a/", "level": 1, "title": "A", "text": "word " * 100, "path": [], "tags": []}
    items = [
        {"location": f"register/look-up/#xx-{number * 7919 % 65_537}", "title": str(number), "text": ""}
        for number in range(bodies)
    ]
    found = finish.searchable({"config": {}, "items": [page]}, items)
    taken = found["items"][1:]
    assert found["items"][0] == page
    assert taken == items[: len(taken)]
    assert (len(taken) == bodies) is all_fit
    assert finish.searchable(found, items) == found


def test_missing_files(tmp_path: Path) -> None:
    """A script or style sheet that a page asks for and the site lacks is named, with the page; also above the root."""
    page = tmp_path / "a" / "index.html"
    page.parent.mkdir()
    page.write_text(
        '<link rel="stylesheet" href="../here.css"><script src="https://example.org/x.js"></script>'
        '<script type="module" src="gone.js?v=1"></script><link rel=stylesheet href=../../here.css>',
        encoding="utf-8",
    )
    (tmp_path / "here.css").write_text("", encoding="utf-8")
    assert finish.missing_files(tmp_path) == ["../../here.css of a/index.html", "gone.js?v=1 of a/index.html"]
