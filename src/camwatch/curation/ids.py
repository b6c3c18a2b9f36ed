"""Ids of new records, as the authoring guide defines them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable

from camwatch.dates import PartialDate
from camwatch.text import fold

__all__ = ["body_id", "claim_id", "free_id", "publisher_of", "same_address", "slug", "source_id"]

_LONGEST_PUBLISHER = 28
_APOSTROPHES = str.maketrans("", "", "'`\u00b4\u02bc\u2018\u2019")


def slug(name: str) -> str:
    """Return a name as the part of an id: lower-case Latin letters, digits and single hyphens.

    Args:
        name: The name.

    Returns:
        The slug; empty if the name has no letter or digit of the Latin script.
    """
    plain = fold(name.translate(_APOSTROPHES).replace("&", " and ")).strip()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return words.removeprefix("the-") or words


def source_id(publisher: str, url: str) -> str:
    """Return the id of a source: the slug of its publisher and the beginning of the address's SHA-256.

    Args:
        publisher: Who published the page.
        url: The address.
    """
    name = slug(publisher)
    if len(name) > _LONGEST_PUBLISHER:
        cut = name[: _LONGEST_PUBLISHER + 1]
        name = (cut.rpartition("-")[0] or cut)[:_LONGEST_PUBLISHER]
    return "-".join(part for part in (name, hashlib.sha256(url.encode()).hexdigest()[:8]) if part)


def body_id(name: str, jurisdiction: str) -> str:
    """Return the id of a body: its country and the slug of its name.

    Args:
        name: The name in use.
        jurisdiction: ISO 3166-1 or 3166-2 code.
    """
    return f"{jurisdiction[:2].lower()}-{slug(name)}"


def claim_id(parts: Iterable[str], dates: Iterable[PartialDate | None]) -> str:
    """Return the id of a claim: its parts, and the year of the first date that is known.

    Args:
        parts: The parts, such as body, kind and vendor; underscores become hyphens.
        dates: The dates that may give the year, in order of preference.
    """
    year = next((date.text[:4] for date in dates if date is not None), None)
    return "-".join([*(part.replace("_", "-") for part in parts), *([year] if year else [])])


def free_id(wanted: str, taken: Collection[str]) -> str:
    """Return an id that no record has: the one wanted, or the same with -2, -3 and so on."""
    found, number = wanted, 2
    while found in taken:
        found, number = f"{wanted}-{number}", number + 1
    return found


def publisher_of(url: str) -> str:
    """Return the host of an address, to use in place of a publisher that is not known yet."""
    return re.sub(r"^www\.", "", url.partition("://")[2].partition("/")[0].partition("?")[0].partition(":")[0].lower())


def same_address(url: str) -> str:
    """Return an address in a form that is the same for all its spellings."""
    return url.partition("://")[2].removeprefix("www.").partition("#")[0].rstrip("/")
