"""The files of each release as Parquet and CSV, with checksums."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import camwatch
from pages.published.site import Site

__all__ = ["write"]

_FORMATS = ("parquet", "csv")


def _export(site: Site, version: str, directory: str) -> dict[str, Any]:
    """Export a release into a directory and return what the index says of it."""
    ds = camwatch.load(version)
    target = site.root / directory
    target.mkdir(parents=True, exist_ok=True)
    for name in _FORMATS:
        ds.export(target / name, format=name, overwrite=True)
    files = sorted(path for path in target.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
    sums = {path.relative_to(target).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    site.write(f"{directory}/SHA256SUMS", "".join(f"{checksum}  {name}\n" for name, checksum in sums.items()))
    return {
        "version": ds.release.version,
        "date": str(ds.release.date),
        "digest": ds.release.digest,
        "checksums": site.address(f"{directory}/SHA256SUMS"),
        "files": [
            {
                "url": site.address(f"{directory}/{name}"),
                "bytes": (target / Path(name)).stat().st_size,
                "sha256": checksum,
            }
            for name, checksum in sums.items()
        ],
    }


def write(site: Site) -> None:
    """Write the files of each release, those of the newest a second time at ``data/latest/``, and the index."""
    releases = [_export(site, one.version, f"data/{one.version}") for one in camwatch.releases()]
    latest = _export(site, site.ds.release.version, "data/latest")
    site.write_json("data/index.json", {"latest": latest, "releases": releases, "_release": site.about})
