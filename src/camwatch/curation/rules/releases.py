"""Rules about releases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from camwatch.curation.fault import Fault
from camwatch.curation.records import Records
from camwatch.dates import PartialDate
from camwatch.errors import InvalidDate

__all__ = ["DOI", "VERSION", "releases_are_in_order"]

DOI = re.compile(r"10\.[0-9]{4,9}/[^\s\"<>{}\\]+")
VERSION = re.compile(r"[0-9]{4}\.(0[1-9]|1[0-2])\.(0|[1-9][0-9]*)")
_FILE = "releases.csv"


def releases_are_in_order(records: Records) -> Iterator[Fault]:
    """Versions have the form YYYY.MM.N and dates the form YYYY-MM-DD, both increase, and a DOI is well-formed."""
    if not records.releases:
        yield Fault(_FILE, 1, "", "the file lists no release; add a row with a version, a date and notes")
    for line, release in enumerate(records.releases, start=2):
        if not VERSION.fullmatch(release.version):
            message = f"{release.version!r} is not a valid version; expected YYYY.MM.N, such as 2026.11.0"
            yield Fault(_FILE, line, release.version, message)
        if release.doi is not None and not DOI.fullmatch(release.doi):
            message = (
                f"{release.doi!r} is not a valid DOI; expected one such as 10.5281/zenodo.123, without https://doi.org/"
            )
            yield Fault(_FILE, line, release.version, message)
        try:
            if PartialDate(release.date).precision != "day":
                raise InvalidDate(f"{release.date!r} is not a valid date; expected YYYY-MM-DD")
        except InvalidDate as error:
            yield Fault(_FILE, line, release.version, str(error))
    for line, (earlier, later) in enumerate(pairwise(records.releases), start=3):
        if _key(later.version) <= _key(earlier.version) or later.date < earlier.date:
            message = f"comes after {earlier.version} of {earlier.date} in the list, but is of {later.date}"
            yield Fault(_FILE, line, later.version, message + "; correct the date or list the oldest release first")


def _key(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdigit()]
