"""The pytest plugin: the fixture ``camwatch_dataset``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from camwatch.dataset import Dataset

__all__ = ["camwatch_dataset"]


@pytest.fixture(scope="session")
def camwatch_dataset() -> Dataset:
    """Return the newest shipped release of the register."""
    from camwatch.dataset import load

    return load()
