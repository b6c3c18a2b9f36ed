"""The workflow that turns an issue into a pull request, run step by step with a repository and a `gh` of the tests."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest
import yaml

import camwatch
from camwatch.curation.build import preview
from camwatch.curation.check import check_records
from tests.conftest import ROOT
from tests.sample import write_sample
from tests.test_forms import FILLED

WORKFLOW = ROOT / ".github" / "workflows" / "proposal.yml"
TEXT = WORKFLOW.read_text(encoding="utf-8")
JOBS: dict[str, Any] = yaml.safe_load(TEXT)["jobs"]

pytestmark = pytest.mark.skipif(os.name == "nt" or shutil.which("git") is None, reason="the runner has bash and git")

GH = f"""#!{sys.executable}
import json, os, sys
from pathlib import Path
log = Path(os.environ["GH_LOG"])
if sys.argv[1:3] == ["pr", "view"] and log.exists() and '"pr", "create"' in log.read_text(encoding="utf-8"):
    print("OPEN")
body = sys.argv[sys.argv.index("--body-file") + 1] if "--body-file" in sys.argv else None
text = Path(body).read_text(encoding="utf-8") if body else None
with log.open("a", encoding="utf-8") as out:
    out.write(json.dumps({{"words": sys.argv[1:], "body": text}}) + "\\n")
"""


@attrs.define
class Runner:
    """What a forge does for a workflow, as far as this one uses it."""

    folder: Path
    payload: Path
    outputs: dict[str, str] = attrs.field(factory=dict)
    artifacts: Path = attrs.field(init=False)
    calls: Path = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.artifacts = self.folder / "artifacts"
        self.calls = self.folder / "gh.jsonl"
        tools = self.folder / "tools"
        tools.mkdir()
        (tools / "gh").write_text(GH, encoding="utf-8")
        (tools / "gh").chmod(0o755)

    @property
    def event(self) -> dict[str, Any]:
        value: dict[str, Any] = json.loads(self.payload.read_text(encoding="utf-8"))
        return value

    def value(self, text: str) -> str:
        """Put the values into the expressions of a text, such as an environment variable."""
        known = {
            "github.token": "token",
            "github.repository": "camwatch/camwatch",
            "github.event.issue.number": str(self.event["issue"]["number"]),
            "github.event.repository.default_branch": self.event["repository"]["default_branch"],
        }
        return re.sub(r"\$\{\{ (.+?) \}\}", lambda found: known[found[1]], text)

    def holds(self, condition: str | None) -> bool:
        """Say whether a condition holds: an output and what it is, or is not."""
        if condition is None:
            return True
        found = re.fullmatch(r"(?:needs|steps)\.check\.outputs\.(\w+) (==|!=) '(\w*)'", condition)
        assert found is not None, condition
        return (self.outputs.get(found[1], "") == found[3]) == (found[2] == "==")

    def run(self, name: str) -> None:
        """Run a job, if its condition holds, in a fresh clone if it checks the repository out."""
        job = JOBS[name]
        if not self.holds(job.get("if")):
            return
        work = self.folder / name
        work.mkdir()
        for step in job["steps"]:
            if not self.holds(step.get("if")):
                continue
            uses = step.get("uses", "")
            if uses.startswith("actions/checkout@"):
                work.rmdir()
                subprocess.run(["git", "clone", "--quiet", self.folder / "origin.git", work], check=True)
            elif uses.startswith("actions/upload-artifact@"):
                shutil.copytree(work / step["with"]["path"], self.artifacts / step["with"]["name"])
            elif uses.startswith("actions/download-artifact@"):
                shutil.copytree(self.artifacts / step["with"]["name"], work / step["with"]["path"])
            elif not uses and "pip install" not in step["run"]:
                self.script(step, work)

    def script(self, step: dict[str, Any], work: Path) -> None:
        output = self.folder / "output"
        output.write_text("", encoding="utf-8")
        environment = {
            **os.environ,
            "PATH": os.pathsep.join(
                [str(self.folder / "tools"), str(Path(sys.executable).parent), os.environ.get("PATH", "")]
            ),
            "GITHUB_EVENT_PATH": str(self.payload),
            "GITHUB_OUTPUT": str(output),
            "GH_LOG": str(self.calls),
            "GIT_CONFIG_GLOBAL": os.devnull,
            **{name: self.value(text) for name, text in step.get("env", {}).items()},
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=work,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        self.outputs |= dict(line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())

    @property
    def said(self) -> list[dict[str, Any]]:
        if not self.calls.exists():
            return []
        return [json.loads(line) for line in self.calls.read_text(encoding="utf-8").splitlines()]

    def git(self, *arguments: str) -> str:
        command = ["git", "-C", str(self.folder / "origin.git"), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def runner(tmp_path: Path, request: pytest.FixtureRequest) -> Runner:
    """A repository with the sample's records, and an event."""
    source = tmp_path / "source"
    write_sample(source / "records")
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
    for words in (
        ["init", "--quiet", "--initial-branch=main"],
        ["add", "--all"],
        ["-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "--quiet", "--message", "The register"],
        ["clone", "--quiet", "--bare", ".", str(tmp_path / "origin.git")],
    ):
        subprocess.run(["git", *words], cwd=source, env=environment, check=True)
    return Runner(tmp_path, FILLED / f"{request.param}.json")


def whole(runner: Runner) -> None:
    for name in JOBS:
        runner.run(name)


@pytest.mark.parametrize(
    ("runner", "record"),
    [
        ("commitment", "commitments/gb-shop-phase-out-2025"),
        ("new-body", "ties/gb-harbour-trust-of-eastmouth-uses-acme-2025"),
        ("status", "commitments/gb-northtown-council-phase-out-2022"),
    ],
    indirect=["runner"],
)
def test_a_form_goes_the_whole_way(runner: Runner, record: str) -> None:
    """From the event to a branch whose records are sound and make a dataset, with no other command."""
    whole(runner)
    number = runner.event["issue"]["number"]
    branch = f"proposal/issue-{number}"
    changed = runner.git("diff", "--name-only", "main", branch).split()
    assert changed
    assert all(name.startswith("records/") for name in changed)
    assert (
        runner.git("log", "--format=%an %s", "-1", branch) == f"github-actions[bot] Add the record of issue {number}\n"
    )

    words = [call["words"][:2] for call in runner.said]
    assert words == [["issue", "comment"], ["pr", "view"], ["pr", "create"], ["workflow", "run"]]
    assert record in runner.said[2]["body"]
    assert runner.said[2]["body"].startswith(f"Closes #{number}.")
    assert runner.said[3]["words"] == ["workflow", "run", "ci.yml", "--ref", branch]

    merged = runner.folder / "merged"
    subprocess.run(["git", "clone", "--quiet", "--branch", branch, runner.folder / "origin.git", merged], check=True)
    assert check_records(merged / "records")[1] == []
    preview(merged / "records", runner.folder / "nowhere", runner.folder / "data")
    table, _, record_id = record.partition("/")
    assert record_id in camwatch.load(path=runner.folder / "data").tables[table].ids


@pytest.mark.parametrize("runner", ["incomplete", "hostile", "injected"], indirect=True)
def test_what_is_missing_is_said_in_a_comment(runner: Runner) -> None:
    """A form that lacks something gets a comment, and no branch; nothing of it is run."""
    whole(runner)
    (call,) = runner.said
    assert call["words"][:2] == ["issue", "comment"]
    assert "please change" in call["body"]
    assert runner.git("branch", "--list").split() == ["*", "main"]
    assert not list(runner.folder.rglob("pwned*"))


@pytest.mark.parametrize("runner", ["not-a-form", "no-text"], indirect=True)
def test_other_issues_get_no_answer(runner: Runner) -> None:
    """An issue that is not a form is left alone."""
    whole(runner)
    assert runner.said == []
    assert runner.git("branch", "--list").split() == ["*", "main"]


@pytest.mark.parametrize("runner", ["commitment"], indirect=True)
def test_an_edited_form(runner: Runner) -> None:
    """An issue that was edited moves the branch that it has; the pull request is opened once."""
    whole(runner)
    for name in (*JOBS, "artifacts"):
        shutil.rmtree(runner.folder / name)
    edited = json.loads(json.dumps(runner.event).replace("125000", "99000"))
    runner.payload = runner.folder / "edited.json"
    runner.payload.write_text(json.dumps({**edited, "action": "edited"}), encoding="utf-8")
    whole(runner)
    words = [call["words"][:2] for call in runner.said]
    assert words.count(["pr", "create"]) == 1
    assert words.count(["issue", "comment"]) == 2
    assert all("--edit-last" in call["words"] for call in runner.said if call["words"][0] == "issue")
    text = runner.git("show", "proposal/issue-101:records/claims/gb/gb-shop.yml")
    assert "99000" in text
    assert "125000" not in text


def test_no_expression_is_in_a_script() -> None:
    """What strangers write reaches no script: a script has no expression, an environment no text of the issue."""
    for job in JOBS.values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
    used = set(re.findall(r"\$\{\{ (.+?) \}\}", TEXT))
    assert used == {
        "github.event.issue.number",
        "github.event.repository.default_branch",
        "github.repository",
        "github.token",
        "steps.check.outputs.status",
    }


def test_each_job_may_do_what_it_needs() -> None:
    """The job that reads what strangers wrote can write nothing, and keeps no credentials."""
    assert yaml.safe_load(TEXT)["permissions"] == {}
    assert {name: job["permissions"] for name, job in JOBS.items()} == {
        "check": {"contents": "read"},
        "answer": {"issues": "write"},
        "open": {"actions": "write", "contents": "write", "pull-requests": "write"},
    }
    assert JOBS["check"]["steps"][0]["with"] == {"persist-credentials": False}
    assert "propose" not in json.dumps([JOBS["answer"], JOBS["open"]]).replace("proposal", "")
