"""A short form of every kind of attempts whose whole is on the page on reliability."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.reliability.__main__ import Result, main, page
from benchmarks.reliability.tally import Tally
from benchmarks.reliability.trials import TRIALS
from tests.conftest import ROOT


@pytest.mark.parametrize("name", [name for name in TRIALS if name not in ("faults", "processes")])
def test_nothing_does_harm(tmp_path: Path, name: str) -> None:
    """None of the attempts makes it lie, crash or lose something."""
    tallies = list(TRIALS[name].run(tmp_path, 0))
    assert all(tally.tries for tally in tallies)
    assert [failure for tally in tallies for failure in tally.failures] == []


def test_a_failure_is_shown(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command counts what was tried, shows what failed, and says so by its exit status."""
    trial = TRIALS["columns"]
    bad = Tally("an attempt", tries=1234, failures=["it | lied", "it ``` hung"], note="a note")
    text = page([(trial, Result((bad, Tally("another", tries=6)), 1.0, "a day", 0.5))])
    assert f"1,240 attempts were made and 2 failed. Only a part was made of: {trial.title}." in text
    assert "| an attempt | 1,234 | 2 | a note |" in text
    assert "it | lied\nit ''' hung\n```" in text
    asked = [
        "--share",
        "0.1",
        "--only",
        "columns",
        "--write",
        str(tmp_path / "page.md"),
        "--keep",
        str(tmp_path / "kept"),
    ]
    assert main(asked) == 0
    assert main(asked) == 0
    assert capsys.readouterr().out == 2 * ((tmp_path / "page.md").read_text(encoding="utf-8") + "\n")


def test_the_page_is_whole() -> None:
    """The page in the documentation has every kind as it is tried today."""
    text = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    for trial in TRIALS.values():
        assert f"## {trial.title}\n\n{trial.how}\n" in text
