"""The built site in headless Chromium; runs in nox's session `browser`, after `docs`."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from tests.browser.chrome import Browser
    from tests.browser.explorer import Explorer
    from tests.browser.server import SiteServer

if importlib.util.find_spec("selenium") is None:
    collect_ignore_glob = ["*.py"]

SITE = ROOT / "site"


@pytest.fixture(scope="session")
def site() -> Iterator[SiteServer]:
    """The site on localhost."""
    from tests.browser.server import serving

    if not (SITE / "index.html").is_file():
        pytest.skip("there is no site: `nox -s docs` builds it")
    with serving(SITE) as server:
        yield server


@pytest.fixture(scope="session")
def started(site: SiteServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """The browser, started once."""
    from tests.browser.chrome import Browser, driving

    with driving(tmp_path_factory.mktemp("profile")) as driver:
        yield Browser(driver, site)


@pytest.fixture
def browser(started: Browser) -> Iterator[Browser]:
    """The browser as new; whatever a test does, nothing complains and nothing is asked of another host."""
    started.reset()
    yield started
    assert started.strangers() == []
    assert started.complaints() == []


@pytest.fixture
def explorer(browser: Browser) -> Explorer:
    """The explorer, to be opened."""
    from tests.browser.explorer import Explorer

    return Explorer(browser)
