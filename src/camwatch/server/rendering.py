"""Rendering: the records of a release as JSON, each rendered once.

A record here has the fields of its table's JSON Schema and what a reader would otherwise have to look up: the names of
the bodies and vendors that it refers to (``body_name``, ``vendor_names``) and, for a claim, the addresses of its
sources (``source_urls``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from camwatch._version import __version__
from camwatch.citation.about import LICENCE, LICENCE_URL
from camwatch.dataset import Dataset
from camwatch.dates import DateLike
from camwatch.model.claim import Claim
from camwatch.model.commitment import Commitment
from camwatch.model.fields import Field, fields
from camwatch.model.record import Record
from camwatch.model.source import Source
from camwatch.model.tables import TABLES

__all__ = ["Rendering", "added_columns", "encoded", "sources_of"]

_NAMED = ("bodies", "vendors")


def encoded(value: Any) -> bytes:
    """Return a value as JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def _name_column(field: Field) -> str:
    return f"{field.name.removesuffix('s')}_names" if field.many else f"{field.name}_name"


def _named_fields(table: str) -> tuple[Field, ...]:
    return tuple(field for field in fields(TABLES[table]) if field.references in _NAMED)


def added_columns(table: str) -> dict[str, dict[str, Any]]:
    """Return the JSON Schemas of the fields that are added to the columns of a table."""
    found: dict[str, dict[str, Any]] = {}
    for field in _named_fields(table):
        text = {"type": "string"} if not field.optional else {"type": ["string", "null"]}
        schema = {"type": "array", "items": text} if field.many else text
        found[_name_column(field)] = {"description": f"The name of `{field.name}`, in its order.", **schema}
    if issubclass(TABLES[table], Claim):
        found["source_urls"] = {
            "description": "The addresses of the sources that the claim cites, each once.",
            "type": "array",
            "items": {"type": "string", "format": "iri"},
        }
    if table == "commitments":
        found["standing"] = {
            "description": "Standing of the commitment on the `on` date: a word of Standing.",
            "type": "string",
        }
    return found


def sources_of(claim: Claim) -> list[Source]:
    """Return the sources of a claim and, for a commitment, of its milestones, each once."""
    citations = list(claim.citations)
    if isinstance(claim, Commitment):
        citations += [citation for milestone in claim.milestones for citation in milestone.citations]
    return list({citation.source_id: citation.source for citation in citations}.values())


class Rendering:
    """The records of a release as JSON.

    Args:
        dataset: The release.
    """

    def __init__(self, dataset: Dataset) -> None:
        self.dataset: Dataset = dataset
        """The release."""
        release = dataset.release
        self.about: dict[str, str] = {
            "release": release.version,
            "date": release.date.isoformat(),
            "digest": release.digest,
            "licence": LICENCE,
            "licence_url": LICENCE_URL,
            "citation": dataset.cite(),
        }
        """The description of the release in every answer."""
        self.tag: str = f"{release.digest[:16]}-{__version__}"
        """A value that changes if answers change."""
        self._about = encoded(self.about)
        self._rows: dict[tuple[str, str], bytes] = {}
        self._named = {table: _named_fields(table) for table in TABLES}

    def _name(self, table: str, record_id: str) -> str:
        name: str = self.dataset.tables[table][record_id].name
        return name

    def values(self, table: str, record: Record) -> dict[str, Any]:
        """Return a record for JSON with the added fields, but without its standing on a day."""
        row = record.to_dict()
        for field in self._named[table]:
            value, target = row[field.name], field.references
            assert target is not None
            if field.many:
                row[_name_column(field)] = [self._name(target, one) for one in value]
            else:
                row[_name_column(field)] = None if value is None else self._name(target, value)
        if isinstance(record, Claim):
            row["source_urls"] = [source.url for source in sources_of(record)]
        return row

    def row(self, table: str, record: Record, on: DateLike | None = None) -> bytes:
        """Return a record as bytes of JSON.

        Args:
            table: The name of its table.
            record: The record.
            on: The date for which standing is computed; today if None.
        """
        key = (table, record.id)
        row = self._rows.get(key)
        if row is None:
            # All records are in the release, so the cache never exceeds its size.
            row = self._rows.setdefault(key, encoded(self.values(table, record)))
        if isinstance(record, Commitment):
            return row[:-1] + b',"standing":' + encoded(record.standing(on).value) + b"}"
        return row

    def answer(self, members: dict[str, Any], data: bytes | Iterable[bytes]) -> bytes:
        """Return an answer: the release, other members, and the requested record or records."""
        body = data if isinstance(data, bytes) else b"[" + b",".join(data) + b"]"
        own = b"," + encoded(members)[1:-1] if members else b""
        return b'{"about":' + self._about + own + b',"data":' + body + b"}"
