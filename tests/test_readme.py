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
    version = re.search(r"dataset (\S+) of", shown.group(1))
    assert version is not None
    printed = subprocess.run(
        [sys.executable, "-m", "camwatch", "--release", version[1]],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "COLUMNS"},
    ).stdout
    # Which deadlines have passed depends on the day, on which the overview is asked for today.
    ds = camwatch.load(version[1])
    newest, mark, _ = shown.group(1).partition("Deadlines that have passed")
    assert mark
    same = ds.commitments.overdue().ids == ds.commitments.overdue(ds.release.date).ids
    for line in (shown.group(1) if same else newest).splitlines():
        assert line.rstrip().removesuffix("…").strip() in printed, line


START = re.search(
    r"^python3 -c '(?P<check>[^']+)' && .* pip install -q '\.\[(?P<extras>[\w,]+)\]'(?P<more>[\w ]*) &&",
    README,
    re.MULTILINE,
)

BLOCK = """
import importlib.abc, sys
refused = set(sys.argv[1].split())
class Blocker(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.partition(".")[0] in refused:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Blocker())
import doctest, re
blocks = "\\n".join(re.findall(r"```pycon\\n(.*?)```", open("README.md", encoding="utf-8").read(), re.DOTALL))
result = doctest.DocTestRunner().run(doctest.DocTestParser().get_doctest(blocks, {}, "README", "README.md", 0))
print(result.attempted)
sys.exit(result.failed != 0)
"""


def installed_by(names: list[str]) -> set[str]:
    """The distributions that installing some requirements brings."""
    from importlib import metadata

    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    found: set[str] = set()
    left = [(Requirement(name), "") for name in names]
    while left:
        requirement, extra = left.pop()
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(requirement.name)
        known = name in found and not requirement.extras
        found.add(name)
        try:
            needed = [] if known else metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue
        left += [(Requirement(one), asked) for one in needed for asked in (requirement.extras or {""})]
    return found


def test_examples_pass_in_the_environment_of_the_first_command() -> None:
    """What the first command installs is enough for every example; what else is installed here is hidden from them."""
    import tomllib
    from importlib import metadata

    from packaging.utils import canonicalize_name

    assert START is not None
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = project["optional-dependencies"]
    wanted = [*project["dependencies"], *(one for extra in START["extras"].split(",") for one in optional[extra])]
    installed = installed_by([*wanted, *START["more"].split()]) | {"camwatch"}
    hidden = {
        module
        for module, names in metadata.packages_distributions().items()
        if module not in sys.stdlib_module_names and not {canonicalize_name(name) for name in names} & installed
    }
    assert {"pytest", "polars", "altair"} <= hidden
    command = [sys.executable, "-c", BLOCK, " ".join(sorted(hidden))]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout.split()[-1]) > 30


@pytest.mark.parametrize(("version", "status"), [((3, 10, 12), 1), ((3, 11, 0), 0), ((3, 14, 1), 0), ((2, 7, 18), 1)])
def test_an_old_python_is_refused_at_once(version: tuple[int, ...], status: int) -> None:
    """The first thing that the command does is to look at the version of Python, and to say which is needed."""
    import tomllib

    assert START is not None
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == ">=3.11"
    program = START["check"].replace("sys.version_info", repr(version))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == status
    assert ("3.11 or newer" in done.stderr) == bool(status)


def test_the_start_leaves_the_command_at_hand() -> None:
    """The environment is activated, on Windows too, before the command is typed."""
    lines = [line for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]
    starts = [line for line in lines if line.endswith(("&& camwatch", "; camwatch"))]
    assert len(starts) == 2
    assert all("activate" in line.lower() for line in starts)
    assert START is not None
    assert all(f"'.[{START['extras']}]'{START['more']}" in line for line in starts)


def test_one_screen() -> None:
    """The top of the README is what it is, a picture, the terms and the start; then five questions with answers."""
    headings = re.findall(r"^## (.+)$", README, re.MULTILINE)
    assert headings[:3] == ["Start", "Five questions", "More examples, by role"]
    top = README[: README.index("## Start")]
    picture = re.search(r"!\[(.{40,})\]\((docs/assets/\S+\.svg)\)", top)
    assert picture is not None
    assert (ROOT / picture[2]).read_text(encoding="utf-8").startswith("<svg")
    terms = re.findall(r"^\| (\w+) \|", top, re.MULTILINE)
    assert {"body", "vendor", "commitment", "made", "status", "standing", "tie", "claim", "release"} <= set(terms)
    questions = README[README.index("## Five questions") : README.index("## More examples, by role")]
    assert len(re.findall(r"^[A-Z].+\?$", questions, re.MULTILINE)) == 5
    assert questions.count("```pycon") == 6


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
