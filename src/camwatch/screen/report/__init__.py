"""The report of a screening: a workbook or a page that explains the result and lists the rows, for somebody to sign."""

from camwatch.screen.report.report import Report

__all__ = ["Report"]
