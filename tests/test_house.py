"""What people need to work on the project: the guides name what is there, and the address is in one form."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT

GUIDES = ("CONTRIBUTING.md", "RELEASING.md", "SECURITY.md", "docs/architecture.md", "docs/decisions/index.md")
NOXFILE = (ROOT / "noxfile.py").read_text(encoding="utf-8")
SESSIONS = set(re.findall(r"^@nox\.session.*\ndef (\w+)\(", NOXFILE, re.MULTILINE))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SUFFIXES = {".cff", ".jinja", ".json", ".md", ".py", ".toml", ".yml"}
MAKES = {"preview/", "site/", "dist/"}
"""What commands make and git ignores."""


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def texts() -> list[str]:
    """Every text of the repository that people or programs read, but for the tests and the claims."""
    generated = ("docs/assets/generated", "docs/reference", "docs/register", "docs/report.md")
    patterns = ("*.md", "*.toml", "*.yml", "*.cff", "docs/**/*.md", "pages/**/*", "records/*.md", "src/**/*.py")
    files = (path for pattern in patterns for path in ROOT.glob(pattern) if path.suffix in SUFFIXES)
    return [name for path in files if not (name := path.relative_to(ROOT).as_posix()).startswith(generated)]


@pytest.mark.parametrize("guide", GUIDES)
def test_files_that_guides_name_exist(guide: str) -> None:
    """Each file or folder in code type is in the repository."""
    named = re.findall(
        r"`(\.?[\w./-]*(?:/|\.(?:md|py|yml|toml|cff|json|csv)))`",
        re.sub(r"```.*?```", "", read(guide), flags=re.DOTALL),
    )
    folders = (ROOT, ROOT / "src" / "camwatch" / "data", ROOT / ".github" / "workflows", ROOT / "records")
    missing = [name for name in named if name not in MAKES and not any((folder / name).exists() for folder in folders)]
    # The two files that a record may need and the register does not have yet.
    assert set(missing) <= {"retired.csv", "records/readings.csv"}


@pytest.mark.parametrize("guide", [*GUIDES, "README.md", "CODE_OF_CONDUCT.md", "CHANGELOG.md"])
def test_links_of_guides(guide: str) -> None:
    """Each link within the repository leads to a file; a page of the site that is generated has its source here."""
    from pages.authoring import PAGES

    generated = {f"docs/{page}" for page in PAGES.values()}
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", read(guide)):
        place = ((ROOT / guide).parent / target).resolve()
        assert place.exists() or place.relative_to(ROOT).as_posix() in generated, target


def test_every_session_has_a_use() -> None:
    """The contributing guide says when to run each session, and names no other."""
    guide = read("CONTRIBUTING.md")
    table = guide[guide.index("| You changed | Run |") :].partition("\n\n")[0]
    named = set(re.findall(r"`(\w+)`", "".join(line.split("|")[2] for line in table.splitlines()[2:])))
    assert named == SESSIONS


@pytest.mark.parametrize("text", [*GUIDES, ".ci/run", *(path.relative_to(ROOT).as_posix() for path in WORKFLOWS)])
def test_sessions_that_are_run_exist(text: str) -> None:
    """Each session in a command is one of the noxfile."""
    for words in re.findall(r"nox (?:-R )?-s ((?:[a-z]+[ \"'`;),.]?)+)", read(text)):
        assert set(re.findall(r"[a-z]+", words)) - {"then", "on", "a", "writes", "shows", "runs"} <= SESSIONS, words


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_are_valid(path: Path) -> None:
    """A workflow is valid, names versions of what it uses, and may do nothing by default but read."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    text = path.read_text(encoding="utf-8")
    uses = re.findall(r"uses: (\S+)", text)
    assert uses
    assert [one for one in uses if not re.fullmatch(r"[\w-]+/[\w-]+@(v\d+|release/v\d+|[0-9a-f]{40})", one)] == []
    assert re.search(r"^permissions:(?: \{\}|\n  contents: read)\n\n", text, re.MULTILINE)


def test_hooks_run_commands_of_the_package() -> None:
    """The hooks that others can use and those of this repository run the same commands, which exist."""
    import yaml

    from camwatch.cli.commands import HELP

    offered = yaml.safe_load(read(".pre-commit-hooks.yaml"))
    (own,) = yaml.safe_load(read(".pre-commit-config.yaml"))["repos"]
    used = {hook["id"]: hook for hook in own["hooks"]}
    for hook in offered:
        program, command = hook["entry"].split()
        assert program == "camwatch"
        assert command in HELP
        assert hook["language"] == "python"
        assert not hook["pass_filenames"]
        assert {name: used[hook["id"]][name] for name in ("entry", "files")} == {
            "entry": hook["entry"],
            "files": hook["files"],
        }
        assert re.match(hook["files"], "records/claims/gb/gb-tesco.yml")


def test_editors_are_told_of_every_schema() -> None:
    """The settings for an editor name the schema of each sort of YAML file of records."""
    import json

    from camwatch.metadata.record_files import FILES

    schemas = json.loads(read(".vscode/settings.json"))["yaml.schemas"]
    assert schemas == {f"src/camwatch/schema/files/{name}.json": f"records/{files}" for name, files in FILES.items()}
    assert all((ROOT / schema).is_file() for schema in schemas)


def test_every_supported_python_is_tested() -> None:
    """The matrix has each version of Python that the package says it supports, and no other."""
    supported = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["project"]["classifiers"]))
    matrix = re.search(r"python: \[(.+)\]", (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    assert matrix is not None
    assert re.findall(r"[\d.]+", matrix[1]) == supported


def test_layers_are_those_of_the_contract() -> None:
    """The page on the architecture shows the layers of the contract, from the top."""
    (contract,) = PROJECT["tool"]["importlinter"]["contracts"]
    page = read("docs/architecture.md")
    table = page[page.index("| Layer | What it does |") :].partition("\n\n")[0]
    rows = [set(re.findall(r"`(\w+)`", line.split("|")[1])) for line in table.splitlines()[2:]]
    assert rows == [set(layer.split(" | ")) for layer in contract["layers"]], "bring docs/architecture.md up to date"


def test_decisions_are_listed() -> None:
    """Each note on a decision is in the table and in the navigation."""
    notes = {path.name for path in (ROOT / "docs" / "decisions").glob("0*.md")}
    assert notes == set(re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", read("docs/decisions/index.md")))
    assert all(f"decisions/{note}" in read("mkdocs.yml") for note in notes)


def test_one_address() -> None:
    """The project's address has one form everywhere, and the releasing guide names each file that has it."""
    site = re.search(r"^site_url: (https://[\w.-]+/)$", read("mkdocs.yml"), re.MULTILINE)
    assert site is not None
    host = site[1].split("/")[2]
    assert all(url.startswith(site[1]) for url in PROJECT["project"]["urls"].values())
    holders = {name for name in texts() if host in read(name)}
    guide = read("RELEASING.md")
    steps = guide[guide.index("## Before the first public release") :]
    assert {name for name in holders if f"`{name}`" not in steps} == {"RELEASING.md"}
    clones = [words for name in holders for words in re.findall(r"(?m)^git clone (.+)$", read(name))]
    assert len(clones) > 1
    assert set(clones) == {PROJECT["project"]["urls"]["Source"]}
    # No guide leaves a gap to be filled in.
    assert not [name for name in (*GUIDES, "README.md", "records/README.md") if re.search(r"<the \w+", read(name))]


def test_changelog() -> None:
    """The changelog begins with what is unreleased; each version has a day, the newest first, in six kinds of change."""
    headings = re.findall(r"^## (.+)$", read("CHANGELOG.md"), re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    days = [re.fullmatch(r"\[\d+\.\d+\.\d+\] - (\d{4}-\d\d-\d\d)", heading) for heading in headings[1:]]
    assert all(days)
    found = [day[1] for day in days if day]
    assert found == sorted(found, reverse=True)
    assert f"## [{read('src/camwatch/_version.py').partition('__version__ = ')[2].split()[0].strip(chr(34))}]" in read(
        "CHANGELOG.md"
    )
    kinds = set(re.findall(r"^### (.+)$", read("CHANGELOG.md"), re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
