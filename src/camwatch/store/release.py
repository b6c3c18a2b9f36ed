"""The release: a published state of the dataset."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import attrs

__all__ = ["Credit", "Gap", "Release"]


@attrs.frozen(kw_only=True)
class Credit:
    """An open register that the release takes facts from."""

    title: str
    """Its title."""
    publisher: str
    """Who publishes it."""
    licence: str
    """The licence of its data."""
    url: str
    """Its address."""
    as_of: str
    """The date of the register's data, as precise as it tells."""
    used_for: str
    """What the release takes from it."""


@attrs.frozen(kw_only=True)
class Gap:
    """Something that was looked for and not found."""

    country: str
    """Where (ISO 3166-1 alpha-2)."""
    question: str
    """What no source was found to tell."""
    looked: str
    """The day on which it was last looked for."""


@attrs.frozen(kw_only=True)
class Release:
    """A published state of the dataset. It never changes."""

    version: str
    """Its version: year, month, and a number within the month (CalVer ``YYYY.MM.N``)."""
    ordinal: int
    """Its place in the order of all releases, from 1."""
    date: dt.date
    """The day on which it was made; what it holds had happened by then."""
    notes: str
    """What it brought."""
    counts: Mapping[str, int] = attrs.field(hash=False)
    """How many records each table has."""
    digest: str
    """SHA-256 over the canonical JSON of its records."""
    credits: tuple[Credit, ...] = ()
    """The registers that it takes names, codes and dates from."""
    gaps: tuple[Gap, ...] = ()
    """What was looked for and not found."""
    doi: str | None = None
    """Its DOI, if one was assigned."""
    records: str | None = None
    """SHA-256 over the files of `records/` that it was built from; None in the first two releases."""

    @classmethod
    def from_index(cls, row: Mapping[str, Any]) -> Release:
        """Make a release of its entry in ``releases.json``."""
        named = tuple(Credit(**credit) for credit in row["credits"])
        gaps = tuple(Gap(**gap) for gap in row.get("gaps", ()))
        return cls(**{**row, "date": dt.date.fromisoformat(row["date"]), "credits": named, "gaps": gaps})

    def to_index(self) -> dict[str, Any]:
        """Write the entry of ``releases.json``."""
        row = {**attrs.asdict(self), "date": self.date.isoformat(), "counts": dict(self.counts)}
        for name in ("doi", "records"):
            # A field that a release does not have is absent, as in the releases before the first that has one.
            if row[name] is None:
                del row[name]
        return row
