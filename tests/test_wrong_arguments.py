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


@pytest.mark.parametrize("value", ["yes", 0, 1.0, [True]])
def test_what_is_neither_true_nor_false(sample: Dataset, value: Any) -> None:
    """A filter that is True or False takes nothing else."""
    for collection, keyword in (
        (sample.ties, "present"),
        (sample.ties, "read"),
        (sample.interventions, "prompted"),
        (sample.commitments, "read"),
        (sample.statistics, "read"),
        (sample.bodies, "closed"),
    ):
        where: Any = collection.where
        with pytest.raises(camwatch.UnknownArgument, match=rf"{keyword}=.*: expected True or False, got"):
            where(**{keyword: value})


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_an_empty_name(sample: Dataset, text: str) -> None:
    """Nothing can be found by an empty name. Of many names, some may be empty."""
    for names in (sample.bodies, sample.vendors):
        with pytest.raises(camwatch.UnknownArgument, match="the name is empty"):
            names.find(text)
        assert names.find_all([text]) == [()]


def test_a_version_is_a_text(sample: Dataset) -> None:
    """A dataset is not a version."""
    compare: Any = camwatch.diff
    with pytest.raises(camwatch.UnknownArgument, match="expected the version of a release as a str, got Dataset"):
        compare(sample, sample)


def test_similar_ids_and_names(shipped: Dataset) -> None:
    """The message gives ids once, those of records with similar names first."""
    with pytest.raises(
        camwatch.UnknownId, match=r"no vendor has this id or name; did you mean one of these\? dahua,"
    ) as error:
        shipped.commitments.where(vendor="dahuaa")
    ids = str(error.value).partition("? ")[2].split(", ")
    assert len(ids) == len(set(ids)) <= 5
