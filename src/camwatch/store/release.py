"""The release: a published state of the dataset, and the list of all that were published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from camwatch._version import __version__
from camwatch.errors import DamagedData
from camwatch.model.tables import TABLES

__all__ = ["Credit", "Gap", "Release", "read_releases"]


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
    """The date of the register's data, as precise as the register gives it."""
    used_for: str
    """What the release takes from it."""


@attrs.frozen(kw_only=True)
class Gap:
    """A question that was researched without an answer."""

    country: str
    """Where (ISO 3166-1 alpha-2)."""
    question: str
    """The question that no source was found to answer."""
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
    """Questions that were researched without an answer."""
    doi: str | None = None
    """Its DOI, if one was assigned."""
    redirects: str | None = None
    """SHA-256 over the canonical JSON of its retired ids, with where each leads; None in the first two releases."""
    records: str | None = None
    """SHA-256 over the files of `records/` that it was built from; None in the first two releases."""

    @property
    def names_subsidiaries(self) -> bool:
        """Whether a claim names only the vendor that its source names, so that a query must follow links to parents.

        The first two releases also named the parent.
        """
        return self.records is not None

    def __repr__(self) -> str:
        return f"<Release {self.version} of {self.date}>"

    @classmethod
    def from_index(cls, row: Mapping[str, Any]) -> Release:
        """Return the release for an entry of ``releases.json``.

        Raises:
            DamagedData: If the entry has a field that this version of camwatch does not know.
            ValueError, TypeError, KeyError: If a field is missing or has another type.
        """
        of = f"the release {row['version']}"
        _known_fields(cls, row, of)
        credits_, gaps = (
            tuple(part(**_known_fields(part, entry, of)) for entry in row.get(key, ()))
            for key, part in (("credits", Credit), ("gaps", Gap))
        )
        counts = dict(row["counts"])
        if later := sorted(counts.keys() - set(TABLES)):
            raise DamagedData(f"{of} has the table {', '.join(later)}, {_LATER}")
        for table, count in counts.items():
            if not isinstance(count, int) or count < 0:
                raise ValueError(f"{of} has {count!r} records of {table}")
        date = dt.date.fromisoformat(row["date"])
        return cls(**{**row, "date": date, "counts": counts, "credits": credits_, "gaps": gaps})

    def to_index(self) -> dict[str, Any]:
        """Return the entry for ``releases.json``."""
        row = {**attrs.asdict(self), "date": self.date.isoformat(), "counts": dict(self.counts)}
        for name in ("doi", "redirects", "records"):
            # A field that a release does not have is absent, as in the releases before the first that has one.
            if row[name] is None:
                del row[name]
        return row


_LATER = f"which camwatch {__version__} does not know; install the version of camwatch that came with the dataset"


def _known_fields(cls: type[Any], row: Mapping[str, Any], of: str) -> Mapping[str, Any]:
    later = sorted(row.keys() - {field.name for field in attrs.fields(cls)})
    if later:
        raise DamagedData(f"{of} has the field {', '.join(later)}, {_LATER}")
    return row


def read_releases(rows: Iterable[Mapping[str, Any]], path: str) -> tuple[Release, ...]:
    """Read the list of releases of ``releases.json``.

    Args:
        rows: Its entries, oldest first.
        path: Where they are from, for a message.

    Raises:
        DamagedData: If there is none, or a release has a field that this version of camwatch does not know.
        ValueError, TypeError, KeyError: If a field is missing or has another type, or they are not in order.
    """
    try:
        releases = tuple(Release.from_index(row) for row in rows)
    except DamagedData as error:
        raise DamagedData(f"{path}: {error}") from None
    if not releases:
        raise ValueError("it lists no release")
    if [release.ordinal for release in releases] != list(range(1, len(releases) + 1)):
        raise ValueError("its releases are not in order")
    if missing := [table for table in TABLES if table not in releases[-1].counts]:
        raise ValueError(f"the release {releases[-1].version} does not count {', '.join(missing)}")
    return releases
