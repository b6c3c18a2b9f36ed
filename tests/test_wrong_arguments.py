"""Arguments of wrong types: whatever is given, the answer is a result or one of the package's own errors."""

from __future__ import annotations

from typing import Any

import pytest

import camwatch
from benchmarks.reliability.texts import ODD, arguments
from camwatch.dataset import Dataset


@pytest.mark.parametrize(
    "place", range(len(ODD)), ids=[f"{place} {type(odd).__name__}" for place, odd in enumerate(ODD)]
)
def test_only_errors_of_its_own(sample: Dataset, place: int) -> None:
    """No question fails otherwise than on purpose."""
    (tally,) = arguments(sample, [ODD[place]])
    assert tally.tries > 50
    assert tally.failures == []


@pytest.mark.parametrize("path", ["x" * 5000, "a\0b", None, 3.5, []])
def test_paths_that_are_none(sample: Dataset, path: Any) -> None:
    """A path that cannot be one is refused with one of its own errors."""
    with pytest.raises(camwatch.CamwatchError):
        sample.export(path, format="csv")
