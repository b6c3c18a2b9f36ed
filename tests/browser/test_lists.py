"""Pages with long lists: the field that filters them, and what is around them at every width."""

from __future__ import annotations

import pytest

import camwatch
from tests.browser.chrome import Browser
from tests.browser.page_kinds import PAGES
from tests.browser.test_site_search import LINKS

WIDTHS = (360, 390, 700, 960, 1100, 1280, 1600)


def filter_by(browser: Browser, text: str) -> None:
    field = browser.wait(lambda: browser.one("#page-filter"), "the field that filters the page")
    field.clear()
    field.send_keys(text)


def shown_rows(browser: Browser) -> list[str]:
    source = """return [...document.querySelectorAll('.md-typeset table[data-cards] tbody tr, .md-typeset .names li')]
        .filter(one => one.checkVisibility()).map(one => one.textContent)"""
    return [str(text) for text in browser.script(source)]


def shown_headings(browser: Browser) -> list[str]:
    source = """return [...document.querySelectorAll('.md-typeset h2')].filter(one => one.checkVisibility())
        .map(one => one.textContent.replace('¶', '').trim())"""
    return [str(text) for text in browser.script(source)]


@pytest.mark.parametrize(
    ("text", "asked", "headings"),
    [
        ("Scotland", {"country": "Scotland"}, {"United Kingdom"}),
        ("quebec", {"country": "CA-QC"}, {"Canada"}),
        ("United States", {"country": "US"}, {"United States"}),
        ("schools", {"body_kind": "education"}, None),
        ("local authority Sweden", {"country": "SE", "body_kind": "local_authority"}, None),
    ],
)
def test_users_are_filtered_by_place_and_kind(
    browser: Browser,
    shipped: camwatch.Dataset,
    text: str,
    asked: dict[str, str],
    headings: set[str] | None,
) -> None:
    """The filter finds who the library finds in a place or of a kind; headings without a row go."""
    browser.open("register/without-commitment/")
    everything = shown_headings(browser)
    filter_by(browser, text)
    users = shipped.without_commitment(on=shipped.release.date, **asked)
    rows = shown_rows(browser)
    for user in users:
        assert any(user.name in row for row in rows), user.id
    if headings is not None:
        assert len(rows) == len(users)
        assert set(shown_headings(browser)) == headings
    filter_by(browser, "zzzz")
    assert shown_rows(browser) == []
    assert shown_headings(browser) == []
    filter_by(browser, " ")
    assert shown_headings(browser) == everything


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("register/bodies/", "Wales"),
        ("register/vendors/hikvision/", "Scotland"),
        ("register/vendors/hikvision/ties/", "local authorities Scotland"),
        ("register/kinds/local-authority/", "Scotland"),
        ("register/look-up/be-local-authority/", "Flanders"),
        ("register/statistics/", "Scotland"),
        ("register/quiet/", "police"),
    ],
)
def test_other_lists_know_places_and_kinds(browser: Browser, path: str, text: str) -> None:
    """Each page with a filter finds a place or a kind, and shows no heading above nothing."""
    browser.open(path)
    before = len(shown_rows(browser))
    filter_by(browser, text)
    rows = shown_rows(browser)
    assert len(rows) > 0
    assert before != len(rows)
    source = """const lists = [...document.querySelectorAll('.md-typeset table[data-cards] tbody, .md-typeset .names ul')];
        const after = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
        return [...document.querySelectorAll('.md-typeset h2')].filter((one, at, all) => {
            const under = lists.filter(list => after(one, list) && (!all[at + 1] || after(list, all[at + 1])));
            return one.checkVisibility() && under.length && !under.some(list => list.checkVisibility());
        }).map(one => one.textContent)"""
    assert browser.script(source) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_search_is_a_box_in_the_header(browser: Browser, width: int) -> None:
    """At every width the header has the search as a box with its name, within the page."""
    browser.size(width, 800)
    browser.open("register/overdue/")
    box = browser.wait(lambda: browser.one(".md-header .md-search__button"), "the search")
    assert box.is_displayed()
    assert "Search" in box.text
    assert box.rect["x"] + box.rect["width"] <= width
    assert box.rect["height"] >= 24
    box.click()
    browser.press("Tesco")
    assert browser.wait(lambda: browser.script(LINKS), "what the search finds")


@pytest.mark.parametrize("kind", PAGES)
def test_no_column_is_empty(browser: Browser, kind: str) -> None:
    """A column beside the page, and the button for it on a phone, is there only if it leads somewhere."""
    browser.open(PAGES[kind])
    source = """return [...document.querySelectorAll('.md-sidebar')].filter(one => one.checkVisibility() &&
        ![...one.querySelectorAll('nav a[href]')].some(link => link.checkVisibility() && !link.matches('.md-logo')))
        .map(one => one.className)"""
    assert browser.script(source) == []
    browser.size(390, 800)
    browser.open(PAGES[kind])
    buttons = [one for one in browser.all(".md-sidebar-button") if one.is_displayed()]
    for button in buttons:
        button.click()
        opened = (
            "return [...document.querySelectorAll('.md-sidebar--secondary nav a')].some(one => one.checkVisibility())"
        )
        browser.wait(lambda opened=opened: browser.script(opened), "the contents")  # type: ignore[misc]
        assert button.text.strip() or browser.script("return arguments[0].textContent.trim()", button)


def test_a_letter_is_read_without_scrolling(browser: Browser, shipped: camwatch.Dataset) -> None:
    """No line of a letter is cut off, on a wide page or a narrow one."""
    for width in (1280, 390):
        browser.size(width, 800)
        for body in ("gb-tesco", "gb-city-of-edinburgh-council"):
            assert body in shipped.bodies
            browser.open(f"register/bodies/{body}/")
            source = """document.querySelectorAll('details.question').forEach(one => { one.open = true });
                return [...document.querySelectorAll('details.question code')].map(one => one.scrollWidth - one.clientWidth)"""
            over = browser.script(source)
            assert over
            assert max(over) <= 0


def test_heads_of_columns_do_not_look_as_if_they_sorted(browser: Browser) -> None:
    """The heads of a table that becomes cards on a phone have no mark and no room for one."""
    browser.open("register/kept/")
    browser.wait(lambda: browser.all("th[role=columnheader]"), "the table")
    source = """return [...document.querySelectorAll('th[role=columnheader]')]
        .map(one => [getComputedStyle(one, '::after').content, getComputedStyle(one).cursor])"""
    assert {tuple(one) for one in browser.script(source)} == {("none", "auto")}
