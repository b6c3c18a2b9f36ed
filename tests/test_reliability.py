"""A short form of every kind of attempts whose whole is on the page on reliability."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest

from benchmarks.reliability.__main__ import Result, _about, main, page
from benchmarks.reliability.tally import Tally
from benchmarks.reliability.trials import TRIALS
from tests.conftest import ROOT


@pytest.mark.parametrize("name", [name for name in TRIALS if name not in ("faults", "processes")])
def test_nothing_does_harm(tmp_path: Path, name: str) -> None:
    """None of the attempts makes it lie, crash or lose something."""
    tallies = list(TRIALS[name].run(tmp_path, 0))
    assert all(tally.tries for tally in tallies)
    assert [failure for tally in tallies for failure in tally.failures] == []


def test_a_failure_is_shown() -> None:
    """The page counts what was tried, and shows what failed."""
    trial = TRIALS["columns"]
    bad = Tally("an attempt", tries=1234, failures=["it | lied", "it ``` hung"], note="a note")
    text = page([(trial, Result((bad, Tally("another", tries=6)), 1.0, "a day", 0.5))])
    assert "1,240 attempts were made and 2 failed" in text
    assert trial.title in text.partition("| kind")[0]
    assert "| an attempt | 1,234 | 2 | a note |" in text
    assert "it | lied\nit ''' hung\n```" in text


def test_a_part_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """One kind can be tried alone; the page stays whole, and is not touched where it would lose the others."""
    written, kept = tmp_path / "page.md", tmp_path / "kept"
    asked = ["--share", "0.1", "--only", "columns", "--write", str(written), "--keep", str(kept)]
    written.write_text("as it was", encoding="utf-8")
    with pytest.raises(SystemExit):
        main(asked)
    assert "growth" in capsys.readouterr().err
    assert written.read_text(encoding="utf-8") == "as it was"
    assert main(["--share", "0.1", "--only", "columns", "--keep", str(kept)]) == 0
    first = capsys.readouterr().out
    for name in TRIALS:
        if name != "columns":
            result = Result((Tally(f"of {name}", tries=3),), 1.0, "another day", 1.0)
            (kept / f"{name}.json").write_text(json.dumps(attrs.asdict(result)), encoding="utf-8")
    # Tried today, so it is not tried again.
    assert main(asked) == 0
    assert capsys.readouterr().out == first
    text = written.read_text(encoding="utf-8")
    assert all(f"## {trial.title}" in text for trial in TRIALS.values())
    assert all(f"| of {name} | 3 | 0 |" in text for name in TRIALS if name != "columns")
    # What failed, or was tried otherwise, is tried again.
    failed = Result((Tally("bad", tries=1, failures=["it lied"]),), 1.0, _about(), 0.1)
    (kept / "columns.json").write_text(json.dumps(attrs.asdict(failed)), encoding="utf-8")
    assert main(asked) == 0
    assert "it lied" not in capsys.readouterr().out


def test_the_page_is_whole() -> None:
    """The page in the documentation has every kind as it is tried today."""
    text = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    for trial in TRIALS.values():
        assert f"## {trial.title}\n\n{trial.how}\n" in text
