"""The report of a screening: a workbook or page to sign, which explains the result and lists the rows."""

from camwatch.screen.report.report import Report

__all__ = ["Report"]
