"""Contributions: two people add records at the same time, and both changes merge."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner

import camwatch
from camwatch.cli.app import app
from tests.conftest import ROOT

COPIED = (".gitattributes", ".gitignore", "CITATION.cff", "docs", "records", "src/camwatch/data", "src/camwatch/schema")
"""What a clone holds that a contribution, or a command that a contributor runs, might change."""
SHARED_PAGE, SHARED_PUBLISHER = "https://northtown.example/joint-statement", "Northtown Joint Board"
BASE = "base"
"""The tag of the commit that contributions start from."""


def source_row(url: str, publisher: str) -> tuple[str, str]:
    """Return the id and the row of a source."""
    slug = publisher.lower().replace(" ", "-")
    source_id = f"{slug}-{hashlib.sha256(url.encode()).hexdigest()[:8]}"
    return source_id, f"{source_id},{url},Cameras,{publisher},2022-10-27,official,en,2022-11-02,,\n"


@attrs.frozen
class Contribution:
    """A body that was not in the register, with a commitment, its sources and a gap."""

    place: str
    vendor: str

    @property
    def body(self) -> str:
        return f"gb-{self.place.lower()}-council"

    @property
    def commitment(self) -> str:
        return f"{self.body}-phase-out-2022"

    def write(self, records: Path) -> None:
        """Add the rows at the end of their files and the claims in a file of their own."""
        own, own_row = source_row(f"https://{self.place.lower()}.example/news", f"{self.place} Council")
        shared, shared_row = source_row(SHARED_PAGE, SHARED_PUBLISHER)
        append(records / "sources.csv", own_row + shared_row)
        append(
            records / "bodies" / "uk-councils.csv",
            f"{self.body},{self.place} Council,local_authority,GB-SCT,,,,,,,,,,\n",
        )
        append(records / "gaps.csv", f"GB,Whether {self.place} Council met its deadline.,2022-11-02\n")
        append(records / "rejected.csv", f"{self.place.lower()}-001,a call for a review that names no body\n")
        claims = records / "claims" / "gb" / f"{self.body}.yml"
        claims.write_text(
            f"""\
body: {self.body}
commitments:
  - id: {self.commitment}
    vendors: [{self.vendor}]
    action: phase_out
    subject: cameras
    instrument: statement
    scope: public space network
    announced: 2022-10-27
    milestones:
      - date: 2022-10-27
        status: announced
    summary: >-
      The council said that it would replace the cameras of its public space network.
    citations:
      - source: {own}
        supports: [action, announced, scope]
      - source: {shared}
        supports: [action]
""",
            encoding="utf-8",
            newline="\n",
        )


FIRST = Contribution("Northtown", "hikvision")
SECOND = Contribution("Northtree", "dahua")
"""Its rows are next to those of the first, so that they conflict without a rule for merging."""


def append(file: Path, rows: str) -> None:
    with file.open("a", encoding="utf-8", newline="\n") as out:
        out.write(rows)


@attrs.frozen
class Clone:
    """A repository with the project's records."""

    folder: Path

    def git(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        # A contributor's own settings have no part in the test.
        apart = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        identity = ("-c", "user.name=A contributor", "-c", "user.email=contributor@northtown.example")
        return subprocess.run(
            ["git", *identity, *arguments],
            cwd=self.folder,
            env={**os.environ, **apart},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=check,
        )

    def camwatch(self, command: str, *arguments: str, status: int = 0) -> str:
        result = CliRunner().invoke(app, [command, *arguments])
        assert result.exit_code == status, result.output
        return result.output

    @property
    def records(self) -> Path:
        return self.folder / "records"

    def contribute(self, branch: str, contribution: Contribution) -> None:
        """Make a branch with a contribution, by the steps of the authoring guide."""
        self.git("switch", "--quiet", "--create", branch, BASE)
        contribution.write(self.records)
        self.camwatch("format", str(self.records))
        key = f"commitments/{contribution.commitment}"
        self.camwatch("reading", key, "--verdict", "agrees", "--read", "both pages", "--records", str(self.records))
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", f"Add {contribution.place}")


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    """A repository with two branches, each with a contribution."""
    folder = tmp_path_factory.mktemp("contributions") / "origin"
    for name in COPIED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, folder / name, ignore=shutil.ignore_patterns("generated", "reference", "register")
            )
        else:
            shutil.copy(ROOT / name, folder / name)
    made = Clone(folder)
    made.git("init", "--quiet", "--initial-branch=main")
    made.git("add", "--all")
    made.git("commit", "--quiet", "--message", "The register")
    made.git("tag", BASE)
    made.contribute("first", FIRST)
    made.contribute("second", SECOND)
    made.git("switch", "--quiet", "main")
    return made


@pytest.fixture
def clone(origin: Clone, tmp_path: Path) -> Clone:
    """A copy of the repository, with main checked out."""
    return Clone(shutil.copytree(origin.folder, tmp_path / "clone"))


def test_two_contributions_merge(clone: Clone) -> None:
    """Both branches merge without a conflict; formatted, the records have no fault, and nothing else has changed."""
    clone.git("merge", "--quiet", "--no-edit", "first")
    clone.git("merge", "--quiet", "--no-edit", "second")
    clone.camwatch("format", str(clone.records))
    assert "no fault" in clone.camwatch("check", str(clone.records))
    data, preview = clone.folder / "src" / "camwatch" / "data", clone.folder / "preview"
    clone.camwatch("build", str(clone.records), "--published", str(data), "--into", str(preview))
    clone.git("add", "--all")
    clone.git("commit", "--quiet", "--allow-empty", "--message", "Format")

    changed = clone.git("diff", "--name-only", BASE, "main").stdout.splitlines()
    assert {f"records/claims/gb/{one.body}.yml" for one in (FIRST, SECOND)} <= set(changed)
    assert [name for name in changed if not name.startswith("records/")] == []
    ds = camwatch.load(path=preview)
    for one in (FIRST, SECOND):
        commitment = ds.commitments[one.commitment]
        assert commitment.body.id == one.body
        assert [vendor.id for vendor in commitment.vendors] == [one.vendor]
    sources = (clone.records / "sources.csv").read_text(encoding="utf-8")
    assert sources.count(SHARED_PAGE) == 1
    readings = (clone.records / "readings.csv").read_text(encoding="utf-8")
    assert all(f"commitments/{one.commitment}," in readings for one in (FIRST, SECOND))


def test_the_rules_for_merging_are_needed(clone: Clone) -> None:
    """Without the rules the same two branches conflict in each file that both have added a row to."""
    (clone.folder / ".git" / "info" / "attributes").write_text("records/**/*.csv merge\n", encoding="utf-8")
    clone.git("merge", "--quiet", "--no-edit", "first")
    assert clone.git("merge", "--no-edit", "second", check=False).returncode == 1
    conflicts = set(clone.git("diff", "--name-only", "--diff-filter=U").stdout.splitlines())
    assert {f"records/{name}.csv" for name in ("sources", "rejected", "bodies/uk-councils", "readings")} <= conflicts


def test_one_row_changed_on_both_sides_is_a_fault(clone: Clone) -> None:
    """If both sides change one row, both rows are kept, and the check names the id that two records have."""
    for branch, title in (("first", "Cameras of the north"), ("second", "Northern cameras")):
        clone.git("switch", "--quiet", branch)
        sources = clone.records / "sources.csv"
        text = sources.read_text(encoding="utf-8")
        edited = text.replace(f"{SHARED_PAGE},Cameras,", f"{SHARED_PAGE},{title},")
        assert edited != text
        sources.write_text(edited, encoding="utf-8", newline="\n")
        clone.git("commit", "--quiet", "--all", "--message", "Give the page's title")
    clone.git("merge", "--quiet", "--no-edit", "first")
    clone.camwatch("format", str(clone.records))
    faults = clone.camwatch("check", str(clone.records), status=1)
    shared, _ = source_row(SHARED_PAGE, SHARED_PUBLISHER)
    assert re.search(rf"(?m)^sources\.csv:\d+: {shared}: ", faults), faults
