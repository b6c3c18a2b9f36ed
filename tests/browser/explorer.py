"""The explorer as a reader uses it."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

import attrs
from selenium.webdriver.remote.webelement import WebElement

from tests.browser.chrome import Browser


@attrs.frozen
class Explorer:
    """The explorer in a browser."""

    browser: Browser

    def open(self, **asked: str | list[str]) -> None:
        """Open the explorer with a question in its address."""
        query = urlencode(asked, doseq=True)
        self.browser.open("explorer/" + (f"?{query}" if query else ""))
        self.settle()

    def settle(self) -> None:
        """Wait until the answer is shown."""
        ready = "const app = document.getElementById('explorer-app'); return app.ariaBusy === 'false' && app.querySelector('.x-total, .x-failed') !== null"
        self.browser.wait(lambda: self.browser.script(ready), "the explorer's answer")

    def asked(self, query: str) -> None:
        """Wait until the address asks this, and the answer is shown."""
        self.browser.wait(lambda: self.query == query, f"the address to end in {query!r}, not in {self.query!r}")
        self.settle()

    @property
    def query(self) -> str:
        """The query of the address."""
        return urlsplit(self.browser.driver.current_url).query

    @property
    def ids(self) -> list[str]:
        """The ids of the claims that are shown, in order."""
        return [
            str(one)
            for one in self.browser.script(
                "return [...document.querySelectorAll('tbody[data-id]')].map(one => one.dataset.id)"
            )
        ]

    @property
    def count(self) -> int:
        """How many claims fit, as the page says."""
        return int(self.browser.one(".x-total").get_attribute("data-count") or "-1")

    def cells(self, column: str) -> list[str]:
        """Return what the cells of a column say to the eye, row by row."""
        source = """return [...document.querySelectorAll(arguments[0])].map(cell => {
            const copy = cell.cloneNode(true);
            copy.querySelectorAll('.x-spoken').forEach(one => one.remove());
            return copy.textContent.trim();
        })"""
        return [str(text) for text in self.browser.script(source, f"tbody .x-{column}")]

    def facet(self, label: str) -> WebElement:
        """Return the facet of a label, opened."""
        for facet in self.browser.all(".x-facet"):
            opener = facet.find_element("css selector", ".x-opener")
            if opener.find_element("css selector", ".x-label").text == label:
                if opener.get_attribute("aria-expanded") == "false":
                    opener.click()
                return facet
        raise AssertionError(f"there is no facet {label!r}")

    def choose(self, label: str, value: str) -> None:
        """Check the box of a value, or take the check away."""
        self.facet(label).find_element("css selector", f'input[value="{value}"]').click()

    def counts(self, label: str) -> dict[str, int]:
        """Return what a facet says that each of its values would give."""
        source = """return [...arguments[0].querySelectorAll('li')].map(one => [
            one.querySelector('input').value, one.querySelector('.x-count').lastChild.textContent])"""
        found = self.browser.script(source, self.facet(label))
        return {str(value): int(str(count).replace(",", "")) for value, count in found}
