"""The page of the dataset: its newest release with its files, how to cite it, and what describes it to programs."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import yaml

import camwatch
from camwatch.citation.about import DESCRIPTION, LICENCE_URL, TITLE
from camwatch.citation.styles import STYLES
from camwatch.metadata.croissant import croissant
from camwatch.model.tables import STORED
from camwatch.store.archive import Archive, describe
from camwatch.store.location import data_directory
from pages.committed.changelog import anchor
from pages.page import Writer

__all__ = ["DATA", "json_ld", "write"]

DATA = "assets/generated/data"
"""The folder of the files of the dataset, relative to the root of the site; the explorer reads them there."""

_CONFIGURATION = Path(__file__).parents[1] / "mkdocs.yml"
_PAGE = "reference/dataset"


def _site() -> str:
    configuration: dict[str, Any] = yaml.safe_load(_CONFIGURATION.read_text(encoding="utf-8"))
    return str(configuration["site_url"]).rstrip("/")


def json_ld(ds: camwatch.Dataset) -> dict[str, Any]:
    """Return the description of the dataset in its page, for search engines and machine learning.

    It is of the release as it is exported, which is published beside the site.

    Args:
        ds: The newest release.
    """
    with tempfile.TemporaryDirectory() as temporary:
        folder = ds.export(Path(temporary) / "parquet", format="parquet")
        contents = {path.name: path.read_bytes() for path in folder.glob("*.parquet")}
    columns = {table: pq.read_schema(pa.BufferReader(contents[f"{table}.parquet"])) for table in STORED}
    described = croissant(ds.release, contents, columns, folder=f"../../{exported(ds.release)}/")
    # On the site, the dataset has a page, whose address is its URL.
    return {**described, "url": f"{_site()}/{_PAGE}/"}


def exported(release: camwatch.Release) -> str:
    """Return the folder of a release's Parquet files, relative to the root of the site."""
    return f"data/{release.version}/parquet"


def _script(value: Mapping[str, Any]) -> str:
    """Return JSON as the content of a script element: on one line, and without a tag that would end the element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", r"<\/")


def _size(count: int) -> str:
    return f"{count / 1000:,.0f} kB"


def _files(release: camwatch.Release, contents: Mapping[str, bytes]) -> list[dict[str, str]]:
    shown = []
    for name in sorted(contents, key=lambda name: (name.endswith(".json"), name)):
        file, table = describe(name, contents[name]), name.partition(".")[0]
        holds = f"[{table}](../data.md#{table})" if table in STORED else "all releases"
        count = f"{release.counts[table]:,}" if table in release.counts else ""
        shown.append({"name": name, "holds": holds, "count": count, "size": _size(file.bytes), "sha256": file.sha256})
    return shown


def _citations(ds: camwatch.Dataset) -> list[dict[str, str]]:
    """Return the citation of the release in every style, with the title from the style's module docstring."""
    shown = []
    for name, style in STYLES.items():
        title = (sys.modules[style.__module__].__doc__ or name).partition(":")[0]
        shown.append({"name": name, "title": title, "text": ds.cite(name).rstrip("\n")})
    return shown


def write(writer: Writer) -> None:
    """Write the page and the files of the dataset."""
    ds = writer.register.ds
    archive = Archive(data_directory())
    contents = archive.contents()
    folder = writer.docs / DATA
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    writer.write(
        f"{_PAGE}.md",
        "dataset",
        title=f"Dataset, release {ds.release.version}",
        description="The newest release of the register: its files with their SHA-256, citations and licence.",
        name=TITLE,
        about=DESCRIPTION,
        releases=[(one, anchor(one)) for one in reversed(archive.releases)],
        files=_files(ds.release, contents),
        folder=f"../{DATA}",
        swhid=ds.swhid,
        made=len(writer.register.made(ds.commitments)),
        citations=_citations(ds),
        licence_url=LICENCE_URL,
        json_ld=_script(json_ld(ds)),
    )
