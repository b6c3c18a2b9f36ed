"""A headless Chromium, and what the tests ask of the page in it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import attrs
import pytest
from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser.server import SiteServer

T = TypeVar("T")

PATIENCE = 20
"""How many seconds something on a page may take; on a busy machine it takes some."""
OPTIONS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def programs() -> tuple[str, str]:
    """Return the paths of Chromium and of its driver."""
    found = (shutil.which("chromium"), shutil.which("chromedriver"))
    if None in found:
        pytest.fail("the browser tests need Debian's packages chromium and chromium-driver", pytrace=False)
    return str(found[0]), str(found[1])


@contextmanager
def driving(profile: Path) -> Iterator[Chrome]:
    """Start Chromium with a new profile in an empty directory."""
    chromium, chromedriver = programs()
    options = ChromeOptions()
    options.binary_location = chromium
    for option in (*OPTIONS, f"--user-data-dir={profile}"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=ChromeService(chromedriver))
    # Each page is a first visit. Cleared from outside, what is stored may still be there when the page asks for it.
    first = "try { localStorage.clear(); } catch { /* the page has none */ }"
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": first})
    try:
        yield driver
    finally:
        driver.quit()


@attrs.define
class Browser:
    """The browser, looking at a site on localhost."""

    driver: Chrome
    site: SiteServer
    forgiven: list[str] = attrs.field(factory=list)
    """Parts of messages on the console that the test brings about itself."""

    def reset(self) -> None:
        """Forget what an earlier test did: what is stored, shown, logged and set."""
        self.driver.get("about:blank")
        self.command(
            "Storage.clearDataForOrigin",
            origin=self.site.address.rstrip("/"),
            storageTypes="cache_storage",
        )
        self.command("Network.enable")
        self.command("Network.setCacheDisabled", cacheDisabled=True)
        self.command("Emulation.setScriptExecutionDisabled", value=False)
        self.size(1280, 900)
        self.scheme("light")
        self.log("browser")
        self.log("performance")
        self.site.log.clear()
        self.site.broken.clear()
        self.forgiven.clear()

    def command(self, name: str, **parameters: Any) -> Any:
        """Send a command of the DevTools protocol."""
        return self.driver.execute_cdp_cmd(name, parameters)

    def size(self, width: int, height: int) -> None:
        """Set the size of the page, in CSS pixels."""
        self.command(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )

    def scheme(self, scheme: str) -> None:
        """Prefer light or dark, and no motion."""
        features = [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        self.command("Emulation.setEmulatedMedia", features=features)

    def open(self, path: str) -> None:
        """Open a page of the site; fail if it is not there."""
        self.driver.get(self.site.address + path)
        page = urlsplit(path).path
        answers = [served.status for served in self.site.log if served.path == f"/{page}"]
        assert answers[-1] == 200, f"the site has no page {page!r}: build it with `nox -s docs`"

    def script(self, source: str, *arguments: Any) -> Any:
        """Return what a script returns."""
        return self.driver.execute_script(source, *arguments)

    def wait(self, ready: Callable[[], T | None], what: str) -> T:
        """Wait until something is so, and return it."""
        waiting: WebDriverWait[Chrome] = WebDriverWait(self.driver, PATIENCE, poll_frequency=0.05)
        found = waiting.until(lambda _: ready() or False, f"waited in vain for {what}")
        assert found
        return found

    def one(self, selector: str) -> WebElement:
        """Return the first element of a selector."""
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        """Return every element of a selector."""
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def texts(self, selector: str) -> list[str]:
        """Return the text of every element of a selector."""
        source = "return [...document.querySelectorAll(arguments[0])].map(one => one.innerText.trim())"
        return [str(text) for text in self.script(source, selector)]

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        chain = ActionChains(self.driver)
        for key in keys:
            chain.send_keys(key)
        chain.perform()

    def log(self, kind: str) -> list[dict[str, Any]]:
        """Return what came to a log since it was last asked for."""
        return list(self.driver.get_log(kind))  # type: ignore[no-untyped-call]

    def complaints(self) -> list[str]:
        """Return what the console complained of."""
        return [
            str(entry["message"])
            for entry in self.log("browser")
            if entry["level"] in ("SEVERE", "WARNING") and not any(one in entry["message"] for one in self.forgiven)
        ]

    def strangers(self) -> list[str]:
        """Return what was asked of another host."""
        found = []
        for entry in self.log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                url = message["params"]["request"]["url"]
                if urlsplit(url).scheme in ("http", "https", "ws", "wss") and not url.startswith(self.site.address):
                    found.append(url)
        return found
