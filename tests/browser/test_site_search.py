"""The search of the site."""

from __future__ import annotations

import re

from selenium.webdriver.common.keys import Keys

import camwatch
from tests.browser.chrome import Browser

LINKS = """for (const one of document.querySelectorAll('*')) {
    const links = one.shadowRoot?.querySelectorAll('[role=listbox] a');
    if (links?.length) return [...links].map(link => link.href);
}
return null"""


def search_site(browser: Browser, words: str) -> None:
    """Type words into the search of the site."""
    browser.open("coverage/")
    browser.wait(lambda: browser.script("return document.querySelector('.md-search button') !== null"), "the search")
    browser.one(".md-search button").click()
    browser.press(words)


def await_first_link(browser: Browser, pattern: str) -> None:
    """Wait until the first result links to an address with the pattern.

    The search shows what the first letters find before it has read the rest, so its first answer is not its last.
    """

    def first_matches() -> bool:
        links = browser.script(LINKS)
        return bool(links) and re.search(pattern, links[0]) is not None

    browser.wait(first_matches, f"a first result that links to {pattern}")


def test_a_body_is_found_by_its_name(browser: Browser, shipped: camwatch.Dataset) -> None:
    """Whoever types a body's name gets to its page."""
    body = shipped.bodies["gb-tesco"]
    page = f"{browser.site.address}register/bodies/{body.id}/"
    search_site(browser, body.name)
    await_first_link(browser, f"^{re.escape(page)}")
    browser.press(Keys.ENTER)
    browser.wait(lambda: browser.driver.current_url.startswith(page), "the page of the body")
    assert body.name in browser.one("h1").text
