"""The pages of a workbook: the result, to be printed and signed, and the rules with their sources."""

from __future__ import annotations

from typing import Any

from camwatch.screen.report.content import NO_RULES, RULE_FACTS, Content
from camwatch.screen.report.xlsx_sheets import Sheets, height

__all__ = ["write_rules", "write_summary"]

_WIDTHS = (28, 10, 68)
_ONE_PAGE = 70
"""Up to how many lines the sheet is printed on one page."""


def write_summary(sheets: Sheets, content: Content) -> None:
    """Write the summary of a report to a new sheet."""
    page = _Page(sheets, "Summary")
    page.heading(content)
    page.counts(content)
    page.vendors(content)
    page.facts(content)
    page.section("What this report does not say", content.caveats)
    page.section("How to cite the data", (content.citation,))
    page.to_sign()
    page.fit(1, 1 if page.line <= _ONE_PAGE else 0)


def write_rules(sheets: Sheets, content: Content) -> None:
    """Write the commitments that apply to the owner, each with its sources, to a new sheet."""
    page = _Page(sheets, "Rules")
    page.rules(content)
    page.fit(1, 0)


class _Page:
    """A sheet that is filled from the top."""

    def __init__(self, sheets: Sheets, name: str) -> None:
        self._sheet = sheets.add(name, landscape=False)
        self._looks = sheets.looks
        self.line: int = 0
        for place, width in enumerate(_WIDTHS):
            self._sheet.set_column(place, place, width)

    def fit(self, wide: int, tall: int) -> None:
        """Let the sheet be printed on so many pages; 0 for as many as it takes."""
        self._sheet.fit_to_pages(wide, tall)

    def _across(self, text: str, look: Any, *, size: float = 11) -> None:
        """Write a text over all columns."""
        self._sheet.merge_range(self.line, 0, self.line, len(_WIDTHS) - 1, "", look)
        self._sheet.write_string(self.line, 0, text, look)
        self._sheet.set_row(self.line, height(text, sum(_WIDTHS) * 11 / size) * size / 11 + 1)
        self.line += 1

    def _pair(self, name: str, value: str) -> None:
        """Write a name and what it stands for."""
        self._sheet.write_string(self.line, 0, name, self._looks.muted)
        self._sheet.merge_range(self.line, 1, self.line, 2, "", self._looks.text)
        self._sheet.write_string(self.line, 1, value, self._looks.text)
        self._sheet.set_row(self.line, height(value, sum(_WIDTHS[1:])))
        self.line += 1

    def _counted(self, name: str, count: int, text: str, look: Any) -> None:
        """Write a name, a number and a remark."""
        self._sheet.write_string(self.line, 0, name, look)
        self._sheet.write_number(self.line, 1, count, self._looks.number)
        self._sheet.write_string(self.line, 2, text, self._looks.indented)
        self._sheet.set_row(self.line, max(height(name, _WIDTHS[0]), height(text, _WIDTHS[2] - 2)))
        self.line += 1

    def heading(self, content: Content) -> None:
        self._across(content.title, self._looks.title, size=18)
        self._across(content.question, self._looks.muted)
        self.line += 1
        self._across(content.result.headline, self._looks.headline, size=13)
        for note in content.result.notes:
            self._across(note, self._looks.text)
        self.line += 1

    def counts(self, content: Content) -> None:
        self._across("Rows by verdict", self._looks.section)
        for name, count, meaning in content.counts:
            self._counted(name, count, meaning, self._looks.bold)
        self.line += 1

    def vendors(self, content: Content) -> None:
        if not content.result.vendors:
            return
        self._across("Vendors found", self._looks.section)
        looks = (self._looks.head, self._looks.number_head, self._looks.indented_head)
        for place, (title, look) in enumerate(zip(("Vendor", "Rows", "Examples"), looks, strict=True)):
            self._sheet.write_string(self.line, place, title, look)
        self.line += 1
        for one in content.result.vendors:
            check = f" ({one.rows_to_check:,} of the rows to check)" if one.rows_to_check else ""
            self._counted(one.name, one.rows, ", ".join(term[:40] for term in one.terms) + check, self._looks.text)
        self.line += 1

    def facts(self, content: Content) -> None:
        self._across("What was screened, and with what", self._looks.section)
        for name, value in content.facts:
            self._pair(name, value)
        self.line += 1

    def section(self, title: str, texts: tuple[str, ...]) -> None:
        self._across(title, self._looks.section)
        for text in texts:
            self._across(text, self._looks.text)
        self.line += 1

    def rules(self, content: Content) -> None:
        duties = content.result.duties
        on = "" if duties is None else f" on {duties.on}"
        self._across(f"The rules: commitments in force{on}", self._looks.title, size=18)
        self.line += 1
        for rule in content.rules:
            self._across(f"Rule {rule.number}. {rule.commitment}", self._looks.section, size=13)
            self._across(rule.summary, self._looks.text)
            for name, title in RULE_FACTS.items():
                value = getattr(rule, name)
                if value or isinstance(value, int):
                    self._pair(title, f"{value:,}" if isinstance(value, int) else value)
            for source in rule.sources:
                self._pair("Source", f"{source.publisher}, {source.published}: {source.title}\n{source.url}")
            self.line += 1
        if not content.rules:
            self._across(NO_RULES.format(content.result.owner), self._looks.text)

    def to_sign(self) -> None:
        for name in ("Checked by", "Date", "Signature"):
            self._sheet.write_string(self.line, 0, name, self._looks.muted)
            self._sheet.merge_range(self.line, 1, self.line, 2, "", self._looks.to_sign)
            self._sheet.set_row(self.line, 26)
            self.line += 1
