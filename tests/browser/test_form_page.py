"""The page that makes a mail from the answers of a form, in a browser."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from selenium.webdriver.support.select import Select

from tests.browser.chrome import Browser


def test_a_mistake_in_a_record(browser: Browser) -> None:
    """The link at a record opens the form for corrections with its id; the answers are in the text and in the mail."""
    browser.open("report/?table=commitments&id=gb-tesco-phase-out-2023")
    browser.wait(lambda: browser.one("#report-app").is_displayed(), "the form")
    assert not browser.one("#report-list").is_displayed()
    assert Select(browser.one("#report-which")).first_selected_option.text == "Correct a record"
    assert browser.one("[name=record]").get_attribute("value") == "commitments/gb-tesco-phase-out-2023"
    assert "Field" in browser.one("#report-missing").text
    Select(browser.one("[name=field]")).select_by_value("due")
    browser.one("[name=value]").send_keys("2024-05 <b>& more</b>")
    for box in browser.all("[name=agree]"):
        box.click()
    assert browser.one("#report-missing").text == "Nothing is missing."
    text = browser.one("#report-text").get_attribute("value") or ""
    assert "### Correct value\n\n2024-05 <b>& more</b>\n" in text
    assert text.count("- [X] ") == 3
    link = browser.one("#report-app a.md-button").get_attribute("href") or ""
    assert link.startswith("mailto:")
    assert parse_qs(urlsplit(link).query)["body"][0].replace("\r\n", "\n").strip() == text.strip()
    assert browser.script("return document.cookie + localStorage.length + sessionStorage.length") in ("00", "10")


def test_another_form(browser: Browser) -> None:
    """Choosing another form shows its questions, each with a label of its own."""
    browser.open("report/")
    browser.wait(lambda: browser.one("#report-app").is_displayed(), "the form")
    Select(browser.one("#report-which")).select_by_value("tie")
    assert browser.all("[name=present]")
    assert not browser.all("[name=action]")
    labelled = browser.script(
        "return [...document.querySelectorAll('#report-app :is(input, select, textarea)')]"
        ".filter((one) => !one.labels.length).map((one) => one.id)"
    )
    assert labelled == []


def test_without_scripts(browser: Browser) -> None:
    """Without JavaScript the page lists what to send, and where."""
    browser.command("Emulation.setScriptExecutionDisabled", value=True)
    browser.open("report/")
    assert browser.one("#report-list").is_displayed()
    assert not browser.one("#report-app").is_displayed()
    assert "records@" in browser.one("#report-list").text
