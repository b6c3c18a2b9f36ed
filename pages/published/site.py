"""The site: where each published file is, by its path below the root and by its full address."""

from __future__ import annotations

import functools
import json
import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
import yaml

from camwatch.citation.about import LICENCE
from camwatch.dataset import Dataset
from camwatch.model.body import Body
from camwatch.model.record import Record
from camwatch.model.tables import TABLES
from camwatch.model.vendor_claim import VendorClaim
from pages.register import Register

__all__ = ["CONFIGURATION", "Site", "base_address"]

CONFIGURATION = Path(__file__).resolve().parent.parent.parent / "mkdocs.yml"
"""The configuration of the site, which holds its address."""


class _Configuration(yaml.SafeLoader):
    """Reads the configuration without the tags that only a site generator understands."""


_Configuration.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def base_address() -> str:
    """Return the address of the site's root, with a last slash."""
    configuration = yaml.load(CONFIGURATION.read_text(encoding="utf-8"), Loader=_Configuration)  # noqa: S506 (a safe loader)
    return str(configuration["site_url"]).rstrip("/") + "/"


@attrs.frozen(slots=False)
class Site:
    """The files of a site, which are written below one directory."""

    register: Register
    root: Path
    base: str
    """The address of the root, with a last slash."""

    @property
    def ds(self) -> Dataset:
        """The dataset that is published."""
        return self.register.ds

    @functools.cached_property
    def about(self) -> Mapping[str, str]:
        """The release, as each JSON file states it."""
        release = self.ds.release
        return {
            "version": release.version,
            "date": str(release.date),
            "digest": release.digest,
            "licence": LICENCE,
        }

    def address(self, path: str) -> str:
        """Return the full address of a file. For ``index.html``, that is the address of its directory."""
        return self.base + path.removesuffix("index.html")

    def json_path(self, table: str, record_id: str) -> str:
        """Return the path of a record's JSON file."""
        return f"api/v1/{table}/{record_id}.json"

    def id_path(self, table: str, record_id: str) -> str:
        """Return the path of the page that an id resolves to."""
        return f"id/{table}/{record_id}/index.html"

    def record_address(self, table: str, record_id: str) -> str:
        """Return the address of a record's JSON file."""
        return self.address(self.json_path(table, record_id))

    def id_address(self, table: str, record_id: str) -> str:
        """Return the permanent address of a record. It redirects to the page that shows it, or shows it itself."""
        return self.address(self.id_path(table, record_id))

    def page_address(self, record: Record) -> str | None:
        """Return the address of the page that shows a record, or None if there is none, as for a source.

        A claim about a vendor alone is on the vendor's page; a body without a claim is in the look-up.
        """
        if isinstance(record, VendorClaim):
            record = self.ds.vendors[record.vendor_id]
        path = self.register.path(record)
        if path is None:
            return f"{self.base}register/look-up/#{record.id}" if isinstance(record, Body) else None
        page, mark, anchor = path.partition("#")
        directory = posixpath.dirname(page) if posixpath.basename(page) == "index.md" else page.removesuffix(".md")
        return f"{self.base}{directory}/{mark}{anchor}"

    @functools.cached_property
    def retired(self) -> tuple[Mapping[str, str | None], ...]:
        """The ids whose records were merged or withdrawn: ``id`` with its table, ``successor`` and ``reason``."""
        # A dataset has no collection of retired ids; its look-ups follow them.
        return tuple(self.ds._tables.stored("retired").to_pylist())  # noqa: SLF001

    def records(self) -> Iterator[tuple[str, Record]]:
        """Yield every record with its table."""
        for table in TABLES:
            for record in self.ds.collection(table):
                yield table, record

    def write(self, path: str, content: str | bytes) -> None:
        """Write a file."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)

    def write_json(self, path: str, value: Mapping[str, Any]) -> None:
        """Write a JSON file."""
        self.write(path, json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")
