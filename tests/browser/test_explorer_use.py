"""Using the explorer: links, history, keyboard, order, pages, downloads, and what it says when something is wrong."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

import camwatch
from camwatch.dates import PartialDate
from tests.browser.explorer import Explorer

VIEW = {"vendor": ["hikvision", "dahua"], "country": "GB", "standing": "overdue", "on": "2024-01-01", "sort": "due"}


def test_a_link_restores_the_view(explorer: Explorer) -> None:
    """The choices are in the URL, and the URL alone restores them."""
    explorer.open()
    explorer.choose("Vendor", "hikvision")
    explorer.asked("vendor=hikvision")
    explorer.choose("Standing on the day", "overdue")
    explorer.asked("vendor=hikvision&standing=overdue")
    day = explorer.browser.one("input[name=on]")
    day.send_keys("2024-01-01", Keys.ENTER)
    explorer.asked("vendor=hikvision&standing=overdue&on=2024-01-01")
    Select(explorer.browser.one(".x-sort select")).select_by_value("body")
    explorer.asked("vendor=hikvision&standing=overdue&on=2024-01-01&sort=body")
    seen, chips = explorer.ids, explorer.browser.texts(".x-chips li")
    link = explorer.browser.driver.current_url
    explorer.browser.driver.get("about:blank")
    explorer.browser.driver.get(link)
    explorer.settle()
    assert explorer.ids == seen
    assert explorer.browser.texts(".x-chips li") == chips
    assert len(chips) == 3
    assert explorer.browser.one("input[name=on]").get_attribute("value") == "2024-01-01"
    assert explorer.facet("Vendor").find_element("css selector", "input[value=hikvision]").is_selected()


def test_back_and_forward(explorer: Explorer) -> None:
    """Each choice is a step in the history; a word that is typed is one, too."""
    explorer.open()
    everything = explorer.count
    explorer.choose("Vendor", "dahua")
    explorer.asked("vendor=dahua")
    fewer = explorer.count
    search = explorer.browser.one("input[name=text]")
    search.send_keys("coun")
    explorer.asked("vendor=dahua&text=coun")
    search.send_keys("cil")
    explorer.asked("vendor=dahua&text=council")
    assert explorer.count < fewer < everything
    explorer.browser.driver.back()
    explorer.asked("vendor=dahua")
    assert explorer.count == fewer
    assert search.get_attribute("value") == ""
    explorer.browser.driver.back()
    explorer.asked("")
    assert explorer.count == everything
    explorer.browser.driver.forward()
    explorer.asked("vendor=dahua")
    assert explorer.count == fewer


def tab_to(explorer: Explorer, selector: str) -> None:
    """Go on with the tab key until an element has the focus, which must be seen."""
    for _ in range(200):
        explorer.browser.press(Keys.TAB)
        if explorer.browser.script("return document.activeElement.matches(arguments[0])", selector):
            outline = "return getComputedStyle(document.activeElement).outlineStyle"
            assert explorer.browser.script(outline) not in ("none", ""), f"the focus on {selector} is not seen"
            return
    raise AssertionError(f"the tab key does not get to {selector}")


def test_keyboard_alone(explorer: Explorer) -> None:
    """Tab, space, arrows and enter do all that a mouse does."""
    browser = explorer.browser
    explorer.open()
    tab_to(explorer, "input[name=text]")
    browser.press("council")
    explorer.asked("text=council")
    tab_to(explorer, ".x-facet:nth-child(2) .x-opener")
    browser.press(Keys.ENTER)
    tab_to(explorer, "input[name=country][value=GB]")
    browser.press(Keys.SPACE)
    explorer.asked("country=GB&text=council")
    tab_to(explorer, ".x-chips button")
    tab_to(explorer, "th:nth-child(6) button")
    browser.press(Keys.ENTER)
    explorer.asked("country=GB&text=council&sort=-due")
    assert browser.one("th:nth-child(6)").get_attribute("aria-sort") == "descending"
    browser.press(Keys.ENTER)
    explorer.asked("country=GB&text=council&sort=due")
    tab_to(explorer, "tbody .x-details")
    browser.press(Keys.ENTER)
    details = browser.one("tbody .x-more")
    assert details.is_displayed()
    browser.wait(lambda: browser.all("tbody .x-more ol a"), "the sources")
    assert browser.script("return document.activeElement.getAttribute('aria-expanded')") == "true"
    browser.script("document.querySelector('.x-tables input').focus()")
    browser.press(Keys.ARROW_DOWN)
    explorer.asked("table=ties&country=GB&text=council")
    assert browser.script("return document.activeElement.value") == "ties"


def test_chips_keep_the_focus(explorer: Explorer) -> None:
    """Whoever takes filters away from the keyboard is not thrown to the top of the page."""
    explorer.open(vendor=["hikvision", "dahua"], country="GB")
    tab_to(explorer, ".x-chips li:nth-child(2) button")
    for query, focused in (
        ("vendor=hikvision&country=GB", "Remove the filter Country: United Kingdom"),
        ("vendor=hikvision", "Remove the filter Vendor: Hikvision"),
        ("", ""),
    ):
        explorer.browser.press(Keys.ENTER)
        explorer.asked(query)
        assert explorer.browser.script("return document.activeElement.textContent").startswith(focused)
    assert explorer.browser.script("return document.activeElement.matches('.x-answer')")


@pytest.mark.parametrize("sort", ["announced", "-announced", "due", "-due"])
def test_order_of_dates(explorer: Explorer, shipped: camwatch.Dataset, sort: str) -> None:
    """Dates are in order of their first, then of their last day; what has none comes last, whichever way."""
    explorer.open(sort=sort, page="all")
    column = sort.removeprefix("-")
    dated: dict[str, PartialDate | None] = {one.id: getattr(one, column) for one in shipped.commitments}
    known = sorted((date.sort_key, one) for one, date in dated.items() if date is not None)
    if sort.startswith("-"):
        known.sort(key=lambda pair: pair[0], reverse=True)
    assert explorer.ids == [one for _, one in known] + sorted(one for one, date in dated.items() if date is None)


def test_order_by_headings(explorer: Explorer, shipped: camwatch.Dataset) -> None:
    """A heading sorts, and once more the other way; screen readers are told."""
    explorer.open(table="ties", country="DK", page="all")
    heading = explorer.browser.one("th:nth-child(1)")
    heading.find_element("css selector", "button").click()
    explorer.asked("table=ties&country=DK&sort=body&page=all")
    names = {one.id: one.body.name.casefold() for one in shipped.ties.where(country="DK")}
    expected = sorted(names, key=lambda one: (names[one], one))
    assert [names[one] for one in explorer.ids] == [names[one] for one in expected]
    assert heading.get_attribute("aria-sort") == "ascending"
    heading.find_element("css selector", "button").click()
    explorer.asked("table=ties&country=DK&sort=-body&page=all")
    assert [names[one] for one in explorer.ids] == [names[one] for one in reversed(expected)]


def test_pages(explorer: Explorer, shipped: camwatch.Dataset) -> None:
    """All pages together hold each claim once, as does the page that shows all."""
    explorer.open(table="ties", sort="body")
    seen: list[str] = explorer.ids
    assert len(seen) == 25
    while (button := explorer.browser.one(".x-pager button:nth-of-type(2)")).is_enabled():
        button.click()
        explorer.asked(f"table=ties&sort=body&page={len(seen) // 25 + 1}")
        seen += explorer.ids
    assert sorted(seen) == list(shipped.ties.ids)
    explorer.browser.one(".x-pager button:nth-of-type(3)").click()
    explorer.asked("table=ties&sort=body&page=all")
    assert explorer.ids == seen


@pytest.fixture
def downloads(explorer: Explorer, tmp_path: Path) -> Path:
    """The folder that files are downloaded into."""
    explorer.browser.command("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    return tmp_path


def downloaded(explorer: Explorer, folder: Path, form: str) -> str:
    button = next(one for one in explorer.browser.all(".x-take button") if one.text == f"Download {form.upper()}")
    button.click()

    def content() -> str | None:
        found = list(folder.glob(f"*.{form}"))
        return found[0].read_bytes().decode() or None if found else None

    return explorer.browser.wait(content, f"the {form} file")


def test_csv(explorer: Explorer, shipped: camwatch.Dataset, downloads: Path) -> None:
    """The CSV holds what fits, all of it, in the order shown, under the library's names for columns."""
    explorer.open(vendor="hikvision", country=["GB", "AU"], on="2024-01-01", sort="body")
    text = downloaded(explorer, downloads, "csv")
    explorer.open(vendor="hikvision", country=["GB", "AU"], on="2024-01-01", sort="body", page="all")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["id"] for row in rows] == explorer.ids
    for row in rows:
        one = shipped.commitments[row["id"]]
        expected: dict[str, Any] = {
            "body": one.body_id,
            "body_name": one.body.name,
            "body_kind": one.body.kind,
            "country": one.body.country,
            "vendors": " ".join(one.vendor_ids),
            "action": one.action,
            "instrument": one.instrument,
            "scope": one.scope,
            "announced": one.announced,
            "effective": one.effective,
            "due": one.due,
            "status": one.status,
            "made": str(one.made).lower(),
            "on": "2024-01-01",
            "standing": one.standing("2024-01-01"),
            "in_force": {True: "true", False: "false", None: None}[one.in_force("2024-01-01")],
            "cameras": one.cameras,
            "summary": one.summary,
            "note": one.note,
            "sources": " ".join(citation.source.url for citation in one.citations),
            "release": shipped.release.version,
        }
        assert {key: row[key] for key in expected} == {
            key: "" if value is None else str(value) for key, value in expected.items()
        }
    assert [path.name for path in downloads.iterdir()] == [f"camwatch-{shipped.release.version}-commitments.csv"]


def test_json(explorer: Explorer, shipped: camwatch.Dataset, downloads: Path) -> None:
    """The JSON says which release it is of, with its digest, and has each record with its citations."""
    explorer.open(table="ties", kind="sells", sort="body")
    value = json.loads(downloaded(explorer, downloads, "json"))
    assert value["release"] == shipped.release.version
    assert value["digest"] == shipped.release.digest
    assert value["address"] == explorer.browser.driver.current_url
    sells = shipped.ties.where(kind="sells")
    assert sorted(record["id"] for record in value["records"]) == list(sells.ids)
    for record in value["records"]:
        one = sells[record["id"]]
        assert record["as_of"] == (None if one.as_of is None else str(one.as_of))
        assert record["present"] is one.present
        assert [citation["source"] for citation in record["citations"]] == [
            citation.source_id for citation in one.citations
        ]


def test_links_lead_to_pages(explorer: Explorer) -> None:
    """A claim leads to its place on the page of its body, and to its sources."""
    explorer.open(body="gb-tesco")
    (claim,) = explorer.ids
    explorer.browser.one(".x-details").click()
    explorer.browser.wait(lambda: explorer.browser.all(".x-more ol a[href^=http]"), "the sources")
    explorer.browser.one("tbody th a").click()
    page = f"{explorer.browser.site.address}register/bodies/gb-tesco/#{claim}"
    explorer.browser.wait(lambda: explorer.browser.driver.current_url == page, page)
    assert explorer.browser.all(f"[id='{claim}']")


def test_what_an_address_has_wrong_is_told(explorer: Explorer, shipped: camwatch.Dataset) -> None:
    """An address that names what the register does not have is answered without it, and says so."""
    explorer.open(
        vendor="no-such-vendor", action="dance", on="2023-13", sort="colour", release="1999.1.0", country="GB"
    )
    (notice,) = explorer.browser.texts(".x-notice")
    assert all(word in notice for word in ("no-such-vendor", "dance", "2023-13", "colour", "1999.1.0"))
    assert explorer.count == len(shipped.commitments.where(country="GB"))


def test_a_day_that_does_not_exist(explorer: Explorer) -> None:
    """Text that is not a date is refused beside its field, and changes nothing."""
    explorer.open(country="GB")
    before = explorer.ids
    field = explorer.browser.one("input[name=on]")
    field.send_keys("2023-02-30", Keys.TAB)
    explorer.browser.wait(lambda: "is not a date" in explorer.browser.one(".x-fault").text, "the fault")
    assert field.get_attribute("aria-invalid") == "true"
    assert explorer.ids == before
    assert explorer.query == "country=GB"


def test_nothing_fits(explorer: Explorer) -> None:
    """Where nothing fits, the page says so, and a press clears the filters."""
    explorer.open(text="nothing is called so", country="GB")
    assert explorer.count == 0
    assert "None of the" in explorer.browser.one(".x-answer > .x-none").text
    assert not explorer.browser.one(".x-take button").is_enabled()
    explorer.browser.one(".x-clear").click()
    explorer.asked("")
    assert explorer.count > 0


def test_a_file_that_fails(explorer: Explorer) -> None:
    """A file that cannot be had is named; what else there is, is shown; and it can be tried again."""
    explorer.browser.site.broken.add("bodies.parquet")
    explorer.browser.forgiven.append("bodies.parquet")
    explorer.open()
    alert = explorer.browser.one("[role=alert] .x-failed")
    assert "bodies.parquet could not be loaded: the server answered 404" in alert.text
    assert explorer.browser.one("#explorer-without").is_displayed()
    explorer.browser.site.broken.clear()
    alert.find_element("css selector", "button").click()
    explorer.browser.wait(lambda: explorer.browser.all(".x-total"), "the register")
    explorer.settle()
    assert explorer.ids
    assert not explorer.browser.one("#explorer-without").is_displayed()


def test_sources_that_fail(explorer: Explorer) -> None:
    """Where the sources alone cannot be had, the rest is shown, and the sources can be tried again."""
    explorer.browser.site.broken.add("sources.parquet")
    explorer.browser.forgiven.append("sources.parquet")
    explorer.open(body="gb-tesco")
    explorer.browser.one(".x-details").click()
    alert = explorer.browser.wait(lambda: explorer.browser.all(".x-more [role=alert]"), "the fault")[0]
    assert "sources.parquet" in alert.text
    explorer.browser.site.broken.clear()
    alert.find_element("css selector", "button").click()
    explorer.browser.wait(lambda: explorer.browser.all(".x-more ol a[href^=http]"), "the sources")


def test_without_scripts(explorer: Explorer) -> None:
    """A browser that runs no scripts is told what else there is."""
    explorer.browser.command("Emulation.setScriptExecutionDisabled", value=True)
    explorer.browser.open("explorer/")
    assert "JavaScript" in explorer.browser.one(".md-content").text
    assert "commitments" in explorer.browser.one("#explorer-without").text


def test_only_what_is_asked_for_is_loaded(explorer: Explorer) -> None:
    """The table that is not shown, and the sources, are loaded when they are asked for."""
    explorer.open()
    loaded = {Path(served.path).name for served in explorer.browser.site.log}
    assert "commitments.parquet" in loaded
    assert not loaded & {"ties.parquet", "sources.parquet", "retired.parquet"}
    explorer.browser.one("input[name=table][value=ties]").click()
    explorer.asked("table=ties")
    assert "ties.parquet" in {Path(served.path).name for served in explorer.browser.site.log}


def test_cards_on_a_phone(explorer: Explorer) -> None:
    """At 360 pixels each claim is a card that names each of its values, and the filters wait behind a button."""
    explorer.browser.size(360, 740)
    explorer.open(country="GB")
    opener = explorer.browser.one(".x-filters-opener")
    assert not explorer.browser.one(".x-panel").is_displayed()
    opener.click()
    explorer.choose("Vendor", "dahua")
    explorer.asked("vendor=dahua&country=GB")
    label = "return getComputedStyle(document.querySelector('tbody td.x-due'), '::before').content"
    assert explorer.browser.script(label) == '"Due"'
    widths = "return [...document.querySelectorAll('tbody')].map(one => Math.round(one.getBoundingClientRect().right))"
    assert max(explorer.browser.script(widths)) <= 360


def test_the_shipped_files(explorer: Explorer) -> None:
    """What the explorer reads is what the library ships, byte for byte."""
    shipped = Path(camwatch.__file__).parent / "data"
    served = explorer.browser.site.root / "assets" / "generated" / "data"
    names = [path.name for path in shipped.iterdir() if path.suffix in (".json", ".parquet")]
    assert {"commitments.parquet", "ties.parquet", "releases.json"} <= set(names)
    for name in names:
        assert (served / name).read_bytes() == (shipped / name).read_bytes(), name
