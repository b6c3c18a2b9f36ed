"""RIS: what reference managers import."""

from __future__ import annotations

from camwatch.citation.work import DATASET, ENTRY, Work
from camwatch.dates import PartialDate

__all__ = ["ris"]

_TYPES = {
    DATASET: "DATA",
    ENTRY: "DATA",
    "law": "STAT",
    "parliament": "GOVDOC",
    "official": "GOVDOC",
    "foi": "GOVDOC",
    "research": "RPRT",
    "news": "NEWS",
    "trade_press": "MGZN",
}
"""The type of each form of work; every other is a page: ELEC."""


def _day(date: PartialDate) -> str:
    """Write a date as RIS has it: year/month/day/more, with what is not known left empty."""
    parts = date.text.split("-")
    return "/".join([*parts, *[""] * (4 - len(parts))])


def _record(work: Work) -> str:
    lines = [
        ("TY", _TYPES.get(work.form, "ELEC")),
        ("ID", work.key),
        ("AU", work.author),
        ("TI", work.title),
        ("T2", work.part_of.title if work.part_of else None),
        ("PY", work.issued.text[:4] if work.issued else None),
        ("DA", _day(work.issued) if work.issued else None),
        ("PB", work.author if work.version else None),
        ("ET", work.version),
        ("LA", work.language),
        *(("KW", keyword) for keyword in work.keywords),
        ("AB", work.abstract),
        *(("N1", f"{scheme}: {value}") for scheme, value in work.identifiers),
        ("N1", work.note),
        ("N1", f"Evidence: {', '.join(one.key for one in work.evidence)}" if work.evidence else None),
        ("DO", work.doi),
        # Readers take a semicolon for the end of an address.
        ("UR", work.url and work.url.replace(";", "%3B")),
        ("Y2", _day(work.accessed) if work.accessed else None),
        ("ER", ""),
    ]
    # A line break in a value would begin a line without a tag.
    return "\n".join(f"{tag}  - {' '.join(value.split())}" for tag, value in lines if value is not None)


def ris(work: Work) -> str:
    """Write a work as a RIS record; the evidence of a claim follows, one record per source."""
    return "\n\n".join(map(_record, (work, *work.evidence)))
