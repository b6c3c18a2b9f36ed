"""The README: what it shows is real, and what it promises is there."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys

import pytest
from click.testing import CliRunner

import camwatch
from camwatch.cli.app import app
from camwatch.cli.commands import HELP
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_examples_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example gives what it shows."""
    monkeypatch.chdir(ROOT)
    blocks = "\n".join(re.findall(r"```pycon\n(.*?)```", README, re.DOTALL))
    parsed = doctest.DocTestParser().get_doctest(blocks, {}, "README", "README.md", 0)
    assert len(parsed.examples) > 15
    shown: list[str] = []
    results = doctest.DocTestRunner().run(parsed, out=shown.append)
    assert results.failed == 0, "".join(shown)


def test_the_overview_is_real() -> None:
    """The picture of the overview is what the command prints."""
    shown = re.search(r"```text\n(.*?)```", README, re.DOTALL)
    assert shown is not None
    printed = subprocess.run(
        [sys.executable, "-m", "camwatch", "--release", "2026.11.1"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "COLUMNS"},
    ).stdout
    # Which deadlines have passed depends on the day, on which the overview is asked for today.
    ds = camwatch.load("2026.11.1")
    newest, mark, _ = shown.group(1).partition("Deadlines that have passed")
    assert mark
    same = ds.commitments.overdue().ids == ds.commitments.overdue("2026-11-24").ids
    for line in (shown.group(1) if same else newest).splitlines():
        assert line.rstrip().removesuffix("…").strip() in printed, line


@pytest.mark.parametrize("command", sorted(HELP))
def test_every_command_is_named(command: str) -> None:
    """The README names each command, and each has a help of its own."""
    assert re.search(rf"`(camwatch )?{command}|`{command}`", README)
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert len(result.output.splitlines()) > 3


def test_every_extra_is_named() -> None:
    """The README names each extra."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for extra in project["optional-dependencies"]:
        assert f"`{extra}`" in README, extra


def test_registers_are_credited() -> None:
    """Each register that the release draws on is credited with its licence and its date."""
    text = (ROOT / "LICENSE-DATA.md").read_text(encoding="utf-8")
    assert camwatch.releases()[-1].credits
    for credit in camwatch.releases()[-1].credits:
        assert credit.url in text, credit.title


def test_the_citation_names_the_newest_release() -> None:
    """CITATION.cff names the newest release."""
    newest = camwatch.releases()[-1]
    cff = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"version: {newest.version}\n" in cff
    assert f"date-released: {newest.date}\n" in cff


def test_links_lead_somewhere() -> None:
    """Every link to a file of the repository leads to one."""
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
