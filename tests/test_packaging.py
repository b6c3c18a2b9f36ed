"""What is installed: light to import, complete, and by its word."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys

import pytest

import camwatch
from tests.conftest import ROOT

SOURCE = ROOT / "src" / "camwatch"


def modules_after(statement: str) -> set[str]:
    code = f"import sys; before = set(sys.modules); {statement}; print(*sorted(set(sys.modules) - before))"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())


def test_import_brings_in_nothing() -> None:
    """`import camwatch` loads its own two modules and nothing else."""
    assert modules_after("import camwatch") == {"camwatch", "camwatch._version"}


def test_asking_brings_in_no_curation() -> None:
    """A question loads neither the curation of records nor the command line, nor what is slow to import."""
    questions = """
import camwatch
ds = camwatch.load("2026.11.0")
ds.bodies["gb-tesco"].commitments[0].body.binding_commitments
ds.commitments.where(vendor="hikvision", country="GB", action=["remove", "phase_out"]).made().overdue()[:2]
ds.without_commitment(vendor="hikvision")
"""
    loaded = modules_after(f"exec({questions!r})")
    assert "camwatch.dataset" in loaded
    heavy = (
        "camwatch.curation",
        "camwatch.cli",
        "camwatch.testing",
        "yaml",
        "click",
        "rich",
        "hypothesis",
        "importlib_resources",
        "importlib.metadata",
        "pandas",
        "altair",
        "vl_convert",
        "camwatch.plot",
    )
    assert not [name for name in loaded if name.startswith(heavy)]


@pytest.mark.parametrize("name", camwatch.__all__)
def test_public_names(name: str) -> None:
    """Every public name can be had, says what it is, and knows where it is defined."""
    value = getattr(camwatch, name)
    assert name in dir(camwatch)
    if isinstance(value, type) or callable(value):
        assert value.__doc__


def test_names_are_listed_once() -> None:
    """The list of public names is sorted, and is the list of what `public` imports."""
    assert list(camwatch.__all__) == sorted(camwatch.__all__)
    imported = [name for name in vars(importlib.import_module("camwatch.public")) if name[0].isalpha()]
    assert sorted([*imported, "__version__"]) == list(camwatch.__all__)


def test_no_name_hides_a_module() -> None:
    """No public name is that of a module too: importing the module would put it in the place of the name."""
    modules = {info.name for info in pkgutil.iter_modules([str(SOURCE)])}
    assert not modules & set(camwatch.__all__)


def test_no_such_name() -> None:
    """A name that does not exist is an AttributeError, so that hasattr and submodules work."""
    assert not hasattr(camwatch, "nonsense")
    assert importlib.import_module("camwatch.dates").PartialDate is camwatch.PartialDate
    with pytest.raises(AttributeError, match="nonsense"):
        _ = importlib.import_module("camwatch.testing").nonsense


def test_every_module_says_what_it_is() -> None:
    """Each module has a docstring, and what it lists as public exists."""
    for info in pkgutil.walk_packages([str(SOURCE)], "camwatch."):
        if info.name == "camwatch.__main__":
            continue
        module = importlib.import_module(info.name)
        assert module.__doc__, info.name
        for name in getattr(module, "__all__", ()):
            assert hasattr(module, name), f"{info.name}.{name}"


def test_typed() -> None:
    """The package says that it is typed."""
    assert (SOURCE / "py.typed").exists()
