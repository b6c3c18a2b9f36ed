"""What is pulled in: licences that let everybody use it, and the explorer's packages by their hashes."""

from __future__ import annotations

import json
import re

import pytest

from tests.conftest import ROOT
from tools.audit import main, of_npm, of_python
from tools.licences import ALLOWED, licence, pulled_in


def test_licences() -> None:
    """Each package that is pulled in and installed here has a licence that is allowed."""
    names = pulled_in()
    assert {"attrs", "cattrs", "pyarrow", "click", "rich", "duckdb", "rapidfuzz"} <= names
    assert {name: licence(name) for name in names if not ALLOWED.search(licence(name))} == {}


@pytest.mark.parametrize("words", ["", "UNKNOWN", "Proprietary", "GPL-3.0-only", "AGPL-3.0", "SSPL-1.0", "Commercial"])
def test_other_licences(words: str) -> None:
    """A licence that is not known to be free to use, or that asks for more, is not allowed."""
    assert ALLOWED.search(words) is None


def test_packages_of_the_explorer() -> None:
    """Each package of the explorer is pinned to a version and a hash."""
    locked = json.loads((ROOT / "explorer" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    packages = {name: known for name, known in locked.items() if name}
    assert packages
    for name, known in packages.items():
        assert re.fullmatch(r"sha512-[A-Za-z0-9+/=]{88}", known.get("integrity", "")), name
        assert known["version"], name


CLEAN = '{"dependencies": [{"name": "click", "version": "8.1.7", "vulns": []}], "fixes": []}'
UNKNOWN = '{"dependencies": [{"name": "click", "skip_reason": "not found on PyPI"}], "fixes": []}'
FAULTY = """{"dependencies": [
  {"name": "click", "version": "8.1.7", "vulns": []},
  {"name": "jinja2", "version": "2.4.1", "vulns": [
    {"id": "PYSEC-2014-8", "fix_versions": ["2.7.2"], "aliases": ["CVE-2014-1402"], "description": "x"},
    {"id": "PYSEC-2019-217", "fix_versions": [], "aliases": [], "description": "x"}]},
  {"name": "of-our-own", "skip_reason": "not found on PyPI"}], "fixes": []}"""


@pytest.mark.parametrize(
    ("report", "names"),
    [(CLEAN, []), (FAULTY, ["of-our-own", "jinja2", "jinja2"]), (UNKNOWN, None), ("", None), ("[]", None), ("{", None)],
)
def test_known_faults_of_python(report: str, names: list[str] | None) -> None:
    """Faults are told from a service that did not answer, which is no fault."""
    faults = of_python(report)
    assert (None if faults is None else [fault.split()[0].rstrip(":") for fault in faults]) == names


@pytest.mark.parametrize(
    ("report", "names"),
    [
        ('{"vulnerabilities": {}, "metadata": {"vulnerabilities": {"total": 0}}}', []),
        ('{"vulnerabilities": {"lodash": {"severity": "high", "range": "<4.17.12", "via": []}}}', ["lodash"]),
        ('{"message": "405 Method Not Allowed", "statusCode": 405, "error": {"summary": ""}}', None),
        ("", None),
    ],
)
def test_known_faults_of_npm(report: str, names: list[str] | None) -> None:
    """The same of npm."""
    faults = of_npm(report)
    assert (None if faults is None else [fault.partition(":")[0] for fault in faults]) == names


@pytest.mark.parametrize(
    ("python", "npm", "status", "words"),
    [
        (CLEAN, '{"vulnerabilities": {}}', 0, "0 known faults"),
        (FAULTY, "", 1, "PYSEC-2014-8"),
        ("", '{"vulnerabilities": {"lodash": {"severity": "high", "range": "*"}}}', 1, "lodash: high"),
        ("", "", 0, "npm audit: the service could not be reached"),
    ],
)
def test_the_audit(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    python: str,
    npm: str,
    status: int,
    words: str,
) -> None:
    """Faults fail it; a service that cannot be reached is said in a line, and it goes on."""
    monkeypatch.setattr("tools.audit.shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("tools.audit._output", lambda command, *_: npm if "audit" in command else python)
    assert main(["pins.txt", "explorer"]) == status
    assert words in capsys.readouterr().out
    monkeypatch.setattr("tools.audit.shutil.which", lambda _: None)
    assert main(["pins.txt", "explorer"]) == 1


def test_a_release_is_attested() -> None:
    """The workflow publishes by trusted publishing, which attests each file, and nothing in it is a password."""
    workflow = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    assert "uses: pypa/gh-action-pypi-publish@" in workflow
    assert "id-token: write" in workflow
    assert not re.search(r"attestations: *false|password|secrets\\.", workflow)
