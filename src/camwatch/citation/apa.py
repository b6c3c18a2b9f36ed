"""APA text: the style of the Publication Manual of the American Psychological Association, seventh edition."""

from __future__ import annotations

from camwatch.citation.work import Work
from camwatch.dates import PartialDate

__all__ = ["apa"]


# strftime would write them in the language of the process.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _in_year(date: PartialDate) -> str:
    """Write the part of a date within its year: ``November 23``, ``November`` or nothing."""
    month = _MONTHS[date.earliest.month - 1]
    return {"day": f"{month} {date.earliest.day}", "month": month, "year": ""}[date.precision]


def _day(date: PartialDate) -> str:
    """Write a date in words: ``November 23, 2026``, ``November 2026`` or ``2026``."""
    return f"{_in_year(date)}{', ' if date.precision == 'day' else ' '}{date.text[:4]}".strip()


def _issued(work: Work) -> str:
    if work.issued is None:
        return "n.d."
    year = work.issued.text[:4]
    # Of a dataset, the year and the version are given.
    within = "" if work.version is not None else _in_year(work.issued)
    return f"{year}, {within}" if within else year


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def _where(work: Work) -> list[str]:
    """Return how to find the work: its DOI, or otherwise the identifiers of its content."""
    if work.doi is not None:
        return [f"https://doi.org/{work.doi}"]
    if work.url is not None:
        return [f"Retrieved {_day(work.accessed)}, from {work.url}" if work.accessed else work.url]
    return []


def _source(work: Work) -> str:
    note = f" ({work.note})" if work.note else ""
    return " ".join([f"{_sentence(work.author)} ({_issued(work)}).", _sentence(work.title), *_where(work)]) + note


def apa(work: Work) -> str:
    """Write a work as APA text; the evidence of a claim follows, one source per line."""
    whole = work if work.part_of is None else work.part_of
    parts = [f"{_sentence(work.author)} ({_issued(work)})."]
    if work.part_of is not None:
        parts.append(f"{work.title}: {_sentence(work.abstract)}" if work.abstract else _sentence(work.title))
        parts.append("In")
    parts.append(f"{whole.title} (Version {whole.version}) [Data set].")
    parts += _where(whole)
    parts.append(_sentence("; ".join(f"{scheme}: {value}" for scheme, value in whole.identifiers)))
    lines = [" ".join(parts)]
    if work.part_of is not None and work.note:
        lines.append(f"Note: {_sentence(work.note)}")
    if work.evidence:
        lines += ["Evidence:", *(f"- {_source(one)}" for one in work.evidence)]
    return "\n".join(lines)
