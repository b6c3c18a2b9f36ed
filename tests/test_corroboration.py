from __future__ import annotations

import pytest

from camwatch.dataset import Dataset
from camwatch.model.claim import Claim


def test_reposts_count_for_what_they_repeat(sample: Dataset) -> None:
    """Two pages of one wire story are one publisher, and a page about itself is primary."""
    promise = sample.commitments["gb-northtown-council-phase-out-2022"]
    assert promise.publishers == ("The Wire",)
    assert promise.publisher_count == 1
    assert not promise.primary
    statistic = sample.statistics["gb-gazette-councils-2022"]
    assert statistic.primary  # the newspaper reports its own count


@pytest.mark.parametrize("dataset", ["sample", "shipped"])
def test_columns_agree_with_records(dataset: str, request: pytest.FixtureRequest) -> None:
    """The columns of every table of claims say what each record says."""
    one: Dataset = request.getfixturevalue(dataset)
    seen = set()
    for collection in one.tables.values():
        if not len(collection) or not isinstance(collection[0], Claim):
            continue
        table = collection.to_arrow().select(["id", "publisher_count", "primary"]).to_pylist()
        assert table == [
            {"id": claim.id, "publisher_count": claim.publisher_count, "primary": claim.primary} for claim in collection
        ]
        seen |= {row["primary"] for row in table}
        some = collection[::2]
        assert some.to_arrow()["publisher_count"].to_pylist() == [claim.publisher_count for claim in some]
    assert seen == {True, False}


def test_tables_without_rows_have_the_columns(sample: Dataset) -> None:
    """A query that finds nothing still gives the columns."""
    none = sample.commitments.where(vendor="bolt", action="divest").to_arrow()
    assert none.schema.names == sample.commitments.to_arrow().schema.names
    assert none.num_rows == 0


def test_own_word_and_law(shipped: Dataset) -> None:
    """An answer of a council under freedom of information is primary; a report of a newspaper alone is not."""
    kinds = {claim.primary: claim for claim in shipped.ties}
    assert set(kinds) == {True, False}
    for claim in shipped.ties:
        if any(citation.source.kind == "foi" for citation in claim.citations):
            assert claim.primary
