"""The search of the site."""

from __future__ import annotations

from selenium.webdriver.common.keys import Keys

import camwatch
from tests.browser.chrome import Browser

FOUND = """for (const one of document.querySelectorAll('*')) {
    const links = one.shadowRoot?.querySelectorAll('[role=listbox] a');
    if (links?.length) return [...links].map(link => link.href);
}
return null"""


def test_a_body_is_found_by_its_name(browser: Browser, shipped: camwatch.Dataset) -> None:
    """Whoever types a body's name gets to its page."""
    body = shipped.bodies["gb-tesco"]
    browser.open("coverage/")
    browser.wait(lambda: browser.script("return document.querySelector('.md-search button') !== null"), "the search")
    browser.one(".md-search button").click()
    browser.press(body.name)
    page = f"{browser.site.address}register/bodies/{body.id}/"
    links = browser.wait(lambda: browser.script(FOUND), "what the search finds")
    assert links[0].startswith(page)
    browser.press(Keys.ENTER)
    browser.wait(lambda: browser.driver.current_url.startswith(page), "the page of the body")
    assert body.name in browser.one("h1").text
