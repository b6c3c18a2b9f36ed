"""Answers other than records, in a form for JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from camwatch.coverage import Coverage
from camwatch.devices.identification import Identification, Identifications
from camwatch.names.match import Match, ending

__all__ = ["coverage", "identifications", "match"]


def match(one: Match[Any]) -> dict[str, Any]:
    """Return a candidate: a record that a name may mean."""
    record = one.record
    place = getattr(record, "jurisdiction", None) or getattr(record, "country", None)
    return {
        "id": record.id,
        "name": record.name,
        "kind": record.kind.value,
        "jurisdiction": place,
        "matched": one.name,
        "score": round(one.score, 4),
        "exact": one.exact,
        "note": ending(record).removeprefix(", ") or None,
    }


def _identification(one: Identification) -> dict[str, Any]:
    return {
        "vendor": one.vendor.id,
        "vendor_name": one.vendor.name,
        "country": one.vendor.country,
        "confidence": one.confidence.value,
        "kind": one.kind.value,
        "matched": one.matched,
        "start": one.start,
        "brand": None if one.brand is None else one.brand.id,
        "brand_name": None if one.brand is None else one.brand.name,
        "rule": None if one.rule is None else one.rule.id,
        "device": one.device,
        "note": one.note,
        "source_urls": list(dict.fromkeys(citation.source.url for citation in one.citations)),
    }


def identifications(text: str, found: Identifications) -> dict[str, Any]:
    """Return the identifications in a text."""
    return {"text": text, "vendors": [_identification(one) for one in found], "notes": list(found.notes)}


def coverage(counts: Coverage) -> dict[str, Any]:
    """Return the coverage by country and kind of body, and the questions without an answer."""
    return {"rows": _plain(counts.rows), "gaps": _plain(counts.gaps)}


def _plain(parts: Iterable[Any]) -> list[dict[str, Any]]:
    return [attrs.asdict(part) for part in parts]
