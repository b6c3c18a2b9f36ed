"""The report of a screening in headless Chromium: it fits each screen, runs nothing and asks for nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from camwatch.cli.app import app
from tests.browser.chrome import driving

WIDTHS = (390, 768, 1280)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """The report of a table with many columns, long words and what looks like a script."""
    source, target = tmp_path / "estate.csv", tmp_path / "report.html"
    heads = ["item", *(f"a column with a long name {number}" for number in range(20)), "w" * 300]
    row = ["Hikvision <script>document.title = 'run'</script>", *("x" * 40 * number for number in range(20)), "y" * 900]
    source.write_text("\n".join(map(",".join, (heads, row, row))) + "\n", encoding="utf-8")
    arguments = ["screen", str(source), "--body", "gb-tesco", "--on", "2024-01-01", "--report", str(target)]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return target


@pytest.mark.skipif(shutil.which("chromedriver") is None, reason="there is no browser")
def test_report(report: Path, tmp_path: Path) -> None:
    """Nothing lies beyond the edge of the page at any width, no script runs, and the console has no complaint."""
    with driving(tmp_path / "profile") as driver:
        for width in WIDTHS:
            driver.execute_cdp_cmd(
                "Emulation.setDeviceMetricsOverride",
                {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600},
            )
            driver.get(report.as_uri())
            assert driver.execute_script("return document.documentElement.scrollWidth") <= width
        assert driver.title == "Screening of estate.csv"
        assert driver.get_log("browser") == []  # type: ignore[no-untyped-call]
