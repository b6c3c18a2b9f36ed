"""The look-up: every body of the register is found by its name, and shown at a link."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys

import camwatch
from tests.browser.chrome import Browser
from tests.browser.test_site_search import await_first_link, search_site

PAGE = "register/look-up/"
TEXT = "return document.getElementById('look-up-app').innerText"


def names(browser: Browser) -> list[str]:
    def shown() -> list[str]:
        source = "return [...document.querySelectorAll('.look-up__names li a')].map(one => one.textContent)"
        return [str(name) for name in browser.script(source)]

    return browser.wait(shown, "names that were found")


def text(browser: Browser, part: str) -> str:
    browser.wait(lambda: part in browser.script(TEXT), f"the words {part!r}")
    return str(browser.script(TEXT))


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("Leeds", "Leeds City Council"),
        ("Bristol", "Bristol City Council"),
        ("kirklees", "Kirklees Council"),
        ("police scotland", "Police Scotland"),
        ("Tesco", "Tesco"),
        ("university of warwick", "University of Warwick"),
        ("Mahikan", None),
    ],
)
def test_a_name_finds_its_body(browser: Browser, asked: str, wanted: str | None) -> None:
    """The body that people mean by a name stands at the top; a name that no body has finds none, and says so."""
    browser.open(PAGE)
    browser.one("#look-up-name").send_keys(asked)
    if wanted is None:
        assert "does not mean" in text(browser, "has a name like")
    else:
        browser.wait(lambda: names(browser)[0] == wanted, wanted)


def test_a_name_with_a_mistake(browser: Browser) -> None:
    """A name with a letter wrong finds the bodies whose names are written almost so, and says that it is not theirs."""
    browser.open(f"{PAGE}?q=Ledes")
    assert "Leeds City Council" in names(browser)
    assert "Similar names" in browser.script(TEXT)


def test_home_leads_to_it(browser: Browser) -> None:
    """A name typed on the home page is looked up."""
    browser.open("")
    browser.one("#home-look-up").send_keys("Leeds", Keys.ENTER)
    assert names(browser)[0] == "Leeds City Council"


def test_a_body_without_a_claim(browser: Browser) -> None:
    """A link shows a body of which nothing is known: it says so, names its neighbours, and has a letter for it."""
    browser.open(f"{PAGE}#gb-leeds-city-council")
    shown = text(browser, "Leeds City Council")
    for part in ("Nothing.", "does not mean", "Bound by", "381 bodies", "km)", "To Leeds City Council"):
        assert part in shown.replace("\n", " "), part
    assert "Freedom of Information Act" in shown
    assert browser.driver.title == "Leeds City Council - camwatch"


def test_a_body_with_claims(browser: Browser, shipped: camwatch.Dataset) -> None:
    """What is known of a body is shown, with a link to its page."""
    browser.open(f"{PAGE}#gb-tesco")
    shown = text(browser, "Tesco")
    assert "Hikvision" in shown
    link = browser.one("#look-up-app a[href*='register/bodies/gb-tesco/']")
    link.click()
    browser.wait(lambda: "bodies/gb-tesco" in browser.driver.current_url, "the page of the body")
    assert shipped.bodies["gb-tesco"].name in browser.one("h1").text


def test_links_lead_from_body_to_body_and_back(browser: Browser) -> None:
    """A neighbour is shown without reloading the page, and the browser's back button works."""
    browser.open(f"{PAGE}#gb-leeds-city-council")
    text(browser, "Leeds City Council")
    link = browser.one("#look-up-app li a[href^='#gb-']")
    name = link.text
    link.click()
    browser.wait(lambda: browser.texts("#look-up-title") == [name], "the neighbour")
    browser.driver.back()
    browser.wait(lambda: browser.texts("#look-up-title") == ["Leeds City Council"], "the body before")


@pytest.mark.parametrize("id_", ["gb-no-such-body", "gb-<b>x", "__proto__"])
def test_an_id_that_no_body_has(browser: Browser, id_: str) -> None:
    """An unknown id is reported; text that is not an id is not taken for one."""
    browser.open(f"{PAGE}#{id_}")
    browser.wait(lambda: browser.script("return document.querySelector('[aria-busy=true]') === null"), "rest")
    assert browser.script("return document.querySelector('#look-up-app b, #look-up-app h2') === null")
    if id_ == "gb-no-such-body":
        assert "no body with the id gb-no-such-body" in text(browser, "no body")


def test_markup_is_text(browser: Browser) -> None:
    """What is typed is shown as it is, whatever it holds."""
    browser.open(f"{PAGE}?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3Ezz")
    assert "<img src=x onerror=alert(1)>zz" in text(browser, "has a name like")


def test_the_search_of_the_site_knows_every_body(browser: Browser) -> None:
    """The search of the site finds a body without a claim too."""
    search_site(browser, "Leeds City Council")
    await_first_link(browser, r"register/look-up/(\?h=[^#]*)?#gb-leeds-city-council$")
    browser.press(Keys.ENTER)
    text(browser, "To Leeds City Council")
