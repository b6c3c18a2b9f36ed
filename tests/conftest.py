from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

import camwatch
from camwatch.curation.build import build
from camwatch.dataset import Dataset
from tests.sample import write_releases, write_sample

# A first example compiles converters and strategies; how long that takes says nothing of the code.
settings.register_profile("camwatch", deadline=None, max_examples=60, derandomize=True)
# At night, with other examples each time: `pytest --hypothesis-profile=thorough`.
settings.register_profile("thorough", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile("camwatch")

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print as wide as without a terminal: pytest tells its workers the width of its own."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A folder with the sample's records, to edit."""
    return write_sample(tmp_path / "records")


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of a dataset built from the sample."""
    base = tmp_path_factory.mktemp("sample")
    build(write_sample(base / "records"), base / "data")
    return base / "data"


@pytest.fixture
def sample(sample_data: Path) -> Dataset:
    """A dataset built from the sample."""
    return camwatch.load(path=sample_data)


@pytest.fixture(scope="session")
def three_releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of a dataset with three releases, each built from the sample as it was edited."""
    base = tmp_path_factory.mktemp("three")
    for records in write_releases(base / "records"):
        build(records, base / "data")
    return base / "data"


@pytest.fixture(scope="session")
def shipped(camwatch_dataset: Dataset) -> Dataset:
    """The newest shipped release."""
    return camwatch_dataset
