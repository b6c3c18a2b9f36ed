"""Every kind of page: accessible, narrow enough for a phone, light, quiet, and by itself."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.chrome import Browser
from tests.browser.page_kinds import HEAVY, PAGES
from tests.browser.server import SiteServer
from tests.conftest import ROOT

AXE = ROOT / "explorer" / "node_modules" / "axe-core" / "axe.min.js"
MOST_BYTES = 300_000
"""What a page may weigh, compressed as hosts send it; and what a file of HTML may, as it is."""

every_kind = pytest.mark.parametrize("kind", PAGES)


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    if not AXE.is_file():
        pytest.fail("axe-core is not installed: run `npm ci` in explorer/", pytrace=False)
    return AXE.read_text(encoding="utf-8")


def violations(browser: Browser, axe: str) -> list[str]:
    browser.script(axe)
    source = """const done = arguments[arguments.length - 1];
        axe.run(document, {resultTypes: ['violations']}).then(({violations}) => done(violations), error => done(String(error)))"""
    found: Any = browser.driver.execute_async_script(source)
    assert isinstance(found, list), found
    return [
        f"{one['impact']} {one['id']}: {node['target']} {node['failureSummary']}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


def settle(browser: Browser) -> None:
    """Wait until scripts have done with the page."""
    idle = "return document.readyState === 'complete' && document.querySelector('[aria-busy=true]') === null"
    browser.wait(lambda: browser.script(idle), "the page to come to rest")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@every_kind
def test_no_serious_violation(browser: Browser, axe: str, kind: str, scheme: str) -> None:
    """axe-core finds nothing serious or critical, in either scheme."""
    browser.scheme(scheme)
    browser.open(PAGES[kind])
    settle(browser)
    assert browser.script("return document.body.dataset.mdColorScheme") == {"light": "default", "dark": "slate"}[scheme]
    assert violations(browser, axe) == []


@every_kind
def test_narrow_as_a_phone(browser: Browser, kind: str) -> None:
    """At 360 pixels nothing makes the page scroll sideways; a wide table or line scrolls by itself."""
    browser.size(360, 740)
    browser.open(PAGES[kind])
    settle(browser)
    source = """const scrolls = one => one && one !== document.body && one !== document.documentElement &&
            (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
        return [...document.querySelectorAll('.md-main *, .md-footer *')]
            .filter(one => one.getBoundingClientRect().right > 361 && !scrolls(one.parentElement) && one.checkVisibility())
            .map(one => one.outerHTML.slice(0, 120))"""
    assert browser.script(source) == []
    assert browser.script("return document.documentElement.scrollWidth") <= 360


@every_kind
def test_light(browser: Browser, kind: str) -> None:
    """All that a page transfers on a first visit weighs less than 300 kB, but for the explorer's tables."""
    browser.open(PAGES[kind])
    settle(browser)
    sent: list[int] = []

    def quiet() -> bool:
        sent.append(len(browser.site.log))
        return len(sent) > 10 and len(set(sent[-10:])) == 1

    browser.wait(quiet, "requests to end")
    weights = {served.path: served.bytes for served in browser.site.log}
    if kind in HEAVY:
        weights = {path: weight for path, weight in weights.items() if not path.endswith(".parquet")}
    assert sum(weights.values()) < MOST_BYTES, sorted(weights.items(), key=lambda item: -item[1])


def test_no_page_is_long(site: SiteServer) -> None:
    """Each file of HTML has less than 300 kB as it is."""
    long = {str(path.relative_to(site.root)): path.stat().st_size for path in site.root.rglob("*.html")}
    assert {path: size for path, size in long.items() if size >= MOST_BYTES} == {}


def test_every_page_has_a_strict_policy(site: SiteServer) -> None:
    """Each page allows files of the site alone, and of scripts in it only those whose hashes it names; no style in it."""
    for path in site.root.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert html.count('http-equiv="Content-Security-Policy"') == 1, path
        head, _, rest = html.partition('http-equiv="Content-Security-Policy" content="')
        rules = rest.partition('"')[0]
        assert "<script" not in head, path
        assert "<link" not in head, path
        assert "unsafe" not in rules, path
        assert "http" not in rules, path
        assert rules.startswith("default-src 'none'; "), path
        assert not re.search(r"<[^>]+\s(?:style|on[a-z]+)=[\"']", _without_code(html)), path


def _without_code(html: str) -> str:
    return re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)


def test_links_have_safe_schemes(site: SiteServer) -> None:
    """A link leads to a page of the site, to another by HTTP or to a mail address: never to a script or data."""
    for path in site.root.rglob("*.html"):
        for address in re.findall(r"<a\b[^>]*?\shref=[\"']?([^\"'\s>]*)", path.read_text(encoding="utf-8")):
            scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", address)
            assert scheme is None or scheme[1].lower() in ("http", "https", "mailto"), (path, address)


def test_no_script_runs_that_the_page_did_not_bring(browser: Browser) -> None:
    """A script that is put into a page from a text does not run."""
    browser.open(PAGES["body"])
    settle(browser)
    browser.script("document.body.insertAdjacentHTML('beforeend', '<img src=x: onerror=\"window.ran = 1\">')")
    browser.wait(browser.complaints, "the policy's complaint")
    assert browser.script("return window.ran === undefined")


def test_every_page_says_what_it_is(site: SiteServer) -> None:
    """Each page has a title and a description, which no other page has both of."""
    said: dict[tuple[str, str], list[str]] = {}
    for path in site.root.rglob("index.html"):
        # What lies at a persistent address leads on to the page that it names as its own.
        if path.is_relative_to(site.root / "id"):
            continue
        head = path.read_text(encoding="utf-8").partition("</head>")[0]
        title = re.search(r"<title>(.+?)</title>", head, re.DOTALL)
        description = re.search(r'<meta name="description" content="([^"]+)">', head)
        assert title, path
        assert description, path
        said.setdefault((title[1], description[1]), []).append(str(path.relative_to(site.root)))
    assert [pages for pages in said.values() if len(pages) > 1] == []
