"""Verifying a dataset: what a fitting index does not show."""

from __future__ import annotations

import datetime as dt
import importlib.resources
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import camwatch
from camwatch import DamagedData
from camwatch.arrow.schema import schema
from camwatch.curation.build import parquet_bytes
from camwatch.store.archive import describe, index_bytes
from camwatch.verify import _check_descriptions, verify_dataset


def fitted(source: Path, target: Path, change: Callable[[list[dict[str, Any]]], object], *redirects: Any) -> Path:
    """Copy a dataset with another index, or with more redirects, so that every checksum fits."""
    shutil.copytree(source, target)
    value = json.loads((source / "releases.json").read_text(encoding="utf-8"))
    change(value["releases"])
    if redirects:
        rows = pq.read_table(target / "retired.parquet").to_pylist()
        rows += [
            {"id": old, "successor": new, "reason": "Merged.", "since": since, "until": None}
            for old, new, since in redirects
        ]
        rows.sort(key=lambda row: row["id"])
        table = pa.Table.from_pylist(rows, schema=schema("retired", stored=True))
        (target / "retired.parquet").write_bytes(parquet_bytes(table))
    files = [describe(name, (target / name).read_bytes()) for name in value["files"]]
    (target / "releases.json").write_bytes(index_bytes(value["releases"], files))
    return target


def test_what_was_built_is_verified(three_releases: Path) -> None:
    """Each release of a dataset that was built has its digest."""
    verified = list(verify_dataset(three_releases))
    assert [(release.version, digest) for release, digest in verified] == [
        (release.version, release.digest) for release in camwatch.releases(path=three_releases)
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda releases: releases[0]["counts"].update(ties=7), r"has \d+ ties, expected 7"),
        (lambda releases: releases[-1]["counts"].update(sources=0), r"sources, expected 0"),
        (lambda releases: releases[-1].update(date=str(dt.date.today() + dt.timedelta(days=400))), "in the future"),
        (lambda releases: releases[1].update(date="2001-01-01"), "in the future or before"),
        (lambda releases: releases[0].update(date="2001-02-03"), "another month"),
    ],
)
def test_index_that_does_not_fit(
    three_releases: Path, tmp_path: Path, change: Callable[[Any], object], message: str
) -> None:
    """Counts are those of the rows, and dates are in order, past and of the month of the version."""
    with pytest.raises(DamagedData, match=message):
        list(verify_dataset(fitted(three_releases, tmp_path / "data", change)))


@pytest.mark.parametrize(
    ("redirects", "message"),
    [
        ([("bodies/gb-nothing", "gb-shop", 1)], "'bodies/gb-nothing' .* never was a record"),
        ([("bodies/gb-shop", "gb-northtown-council", 2)], "'bodies/gb-shop' .* is still a record"),
        ([("cameras/x", "y", 1)], "is of no table"),
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_redirects_that_nobody_published(
    three_releases: Path, tmp_path: Path, redirects: list[Any], message: str, *, known: bool
) -> None:
    """A redirect is found to be another by its digest or, in a release that has none, by what it is of."""

    def forget(releases: list[dict[str, Any]]) -> None:
        for release in releases:
            del release["redirects"]

    target = fitted(three_releases, tmp_path / "data", (lambda _: None) if known else forget, *redirects)
    with pytest.raises(DamagedData, match="differ from those published" if known else message):
        list(verify_dataset(target))


def test_redirects_in_a_circle(sample_data: Path, tmp_path: Path) -> None:
    """A circle of redirects is refused where it is followed, and not followed for ever."""
    redirects = [("bodies/x-a", "x-b", 1), ("bodies/x-b", "x-c", 1), ("bodies/x-c", "x-a", 1)]
    ds = camwatch.load(path=fitted(sample_data, tmp_path / "data", lambda _: None, *redirects))
    for ask in (lambda: ds.bodies["x-b"], lambda: ds.bodies.history("x-a"), lambda: "x-c" in ds.bodies):
        with pytest.raises(DamagedData, match="lead in a circle"):
            ask()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda releases: releases[-1].update(licence="x"), "the field licence, .* install the version"),
        (lambda releases: releases[0]["counts"].update(drones=1), "the table drones, .* install the version"),
        (lambda releases: releases.clear(), "lists no release"),
        (lambda releases: releases.reverse(), "not in order"),
        (lambda releases: releases[-1]["counts"].pop("bodies"), "does not count bodies"),
        (lambda releases: releases[0].update(date="soon"), "damaged"),
        (lambda releases: releases[0].pop("digest"), "damaged"),
        (lambda releases: releases[0].update(credits=[{"title": "x", "colour": "red"}]), "the field colour"),
        (lambda releases: releases[0]["counts"].update(ties=-1), "damaged"),
        (lambda releases: releases[0].update(counts=None), "damaged"),
    ],
)
def test_index_of_another_shape(
    three_releases: Path, tmp_path: Path, change: Callable[[Any], object], message: str
) -> None:
    """An index that this version cannot read is refused when it is opened, with what to do."""
    target = fitted(three_releases, tmp_path / "data", change)
    with pytest.raises(DamagedData, match=message):
        camwatch.load(path=target)


@pytest.mark.parametrize("name", ["schema/rows/ties.json", "schema/files/claims.json"])
def test_descriptions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A description beside the shipped dataset that was changed or is missing is found."""
    package = Path(camwatch.__file__).parent
    copied = shutil.copytree(package, tmp_path / "camwatch", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    monkeypatch.setattr(importlib.resources, "files", lambda _: copied)
    _check_descriptions()
    content = bytearray((copied / name).read_bytes())
    content[len(content) // 3] ^= 1
    (copied / name).write_bytes(content)
    with pytest.raises(DamagedData, match=rf"camwatch/{name} does not describe"):
        _check_descriptions()
    (copied / name).unlink()
    with pytest.raises(DamagedData, match=rf"camwatch/{name} cannot be read"):
        next(verify_dataset())
