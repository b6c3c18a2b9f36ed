"""What is pulled in: licences that let everybody use it, and the explorer's packages by their hashes."""

from __future__ import annotations

import json
import re

import pytest

from tests.conftest import ROOT
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


def test_a_release_is_attested() -> None:
    """The workflow publishes by trusted publishing, which attests each file, and nothing in it is a password."""
    workflow = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    assert "uses: pypa/gh-action-pypi-publish@" in workflow
    assert "id-token: write" in workflow
    assert not re.search(r"attestations: *false|password|secrets\\.", workflow)
