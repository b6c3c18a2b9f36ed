"""What was published stays as it was published.

``tests/data/published.csv`` has a line for each release since it was published. A line is added when a
release is published, and none is ever changed.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import camwatch
from camwatch.curation.build import write_dataset
from camwatch.model.tables import STORED
from camwatch.store.archive import Archive
from camwatch.verify import verify_dataset
from tests.conftest import ROOT

PUBLISHED = ROOT / "tests" / "data" / "published.csv"


def published() -> dict[str, str]:
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        return {row["version"]: row["digest"] for row in csv.DictReader(file)}


def unlike_published(known: dict[str, str], path: Path | None = None) -> list[str]:
    """Say of each published release what is otherwise than it was published."""
    found = {release.version: (release.digest, digest) for release, digest in verify_dataset(path)}
    faults = []
    for version, digest in known.items():
        told, computed = found.get(version, ("", ""))
        if not told:
            faults.append(f"{version} is gone")
        elif told != digest:
            faults.append(f"{version} is said to have the digest {told}, and was published with {digest}")
        elif computed != digest:
            faults.append(f"the records of {version} have the digest {computed}, and were published with {digest}")
    return faults


def test_nothing_published_has_changed() -> None:
    """Every published release is there, with the digest that it was published with, by its word and recomputed."""
    faults = unlike_published(published())
    assert not faults, "restore the files of the dataset from the last publication:\n" + "\n".join(faults)


def test_every_publication_is_listed() -> None:
    """Every release but the newest, which may be in the making, was published and is listed, in their order."""
    versions = [release.version for release in camwatch.releases()]
    listed = list(published())
    assert listed == versions[: len(listed)]
    assert len(listed) >= len(versions) - 1, f"list {versions[len(listed)]} with its digest in {PUBLISHED.name}"


def rewritten(source: Path, target: Path, *, digests: bool) -> Path:
    """Write a dataset in which a record of the first release is otherwise; with the digests that fit, or the old ones."""
    archive = Archive(source)
    tables = {table: archive.read(table) for table in STORED}
    rows = tables["ties"].to_pylist()
    rows[0]["summary"] = "Nobody saw anything."
    tables["ties"] = type(tables["ties"]).from_pylist(rows, schema=tables["ties"].schema)
    write_dataset(target, tables, archive.releases)
    if digests:
        import attrs

        fitting = {release.version: digest for release, digest in verify_dataset(target)}
        releases = [attrs.evolve(one, digest=fitting[one.version]) for one in archive.releases]
        target = target.with_name("fitting")
        write_dataset(target, tables, releases)
    return target


@pytest.mark.parametrize("digests", [False, True])
def test_a_change_is_noticed(three_releases: Path, tmp_path: Path, digests: bool) -> None:
    """A record of a published release that is rewritten is noticed, also where every checksum and digest fits."""
    known = {release.version: release.digest for release in camwatch.releases(path=three_releases)}
    assert unlike_published(known, three_releases) == []
    changed = rewritten(three_releases, tmp_path / "data", digests=digests)
    faults = unlike_published(known, changed)
    assert any(one.startswith("2023.05.0 is said" if digests else "the records of 2023.05.0") for one in faults)


def test_a_release_that_is_gone_is_noticed(sample_data: Path) -> None:
    """A published release that is no longer carried is noticed."""
    assert unlike_published({"2022.01.0": "0" * 64}, sample_data) == ["2022.01.0 is gone"]
