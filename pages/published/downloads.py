"""The files of each release as Parquet and CSV, with checksums."""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import camwatch
from pages.published.site import Site

__all__ = ["write"]

_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The modification time of each file in an archive, so that the same files give the same archive."""


def _pack(directory: Path, target: Path) -> None:
    """Write the files of a directory into a ZIP archive."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(directory.iterdir()):
            member = zipfile.ZipInfo(path.name, _BEGINNING)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, path.read_bytes())


def _export(site: Site, version: str, directory: str, *, packed: bool) -> dict[str, Any]:
    """Export a release into a directory and return its entry in the index.

    Args:
        site: The site.
        version: The version of the release.
        directory: The path of the directory, relative to the root of the site.
        packed: Whether the CSV files are in one archive.
    """
    ds = camwatch.load(version)
    target = site.root / directory
    target.mkdir(parents=True, exist_ok=True)
    ds.export(target / "parquet", format="parquet", overwrite=True)
    if packed:
        with tempfile.TemporaryDirectory() as scratch:
            _pack(ds.export(Path(scratch) / "csv", format="csv"), target / "csv.zip")
    else:
        ds.export(target / "csv", format="csv", overwrite=True)
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
    """Write the files of each release and the index, and a copy of the newest release at ``data/latest/``."""
    releases = [_export(site, one.version, f"data/{one.version}", packed=True) for one in camwatch.releases()]
    latest = _export(site, site.ds.release.version, "data/latest", packed=False)
    site.write_json("data/index.json", {"latest": latest, "releases": releases, "_release": site.about})
