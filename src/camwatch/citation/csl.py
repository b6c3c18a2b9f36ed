"""CSL-JSON: what processors of the Citation Style Language read."""

from __future__ import annotations

import json
from typing import Any

from camwatch.citation.work import DATASET, ENTRY, Work
from camwatch.dates import PartialDate

__all__ = ["csl_json"]

_TYPES = {
    DATASET: "dataset",
    ENTRY: "entry",
    "law": "legislation",
    "research": "report",
    "news": "article-newspaper",
    "trade_press": "article-magazine",
}
"""The type of each form of work; every other is a page: webpage."""


def _date(date: PartialDate) -> dict[str, Any]:
    return {"date-parts": [[int(part) for part in date.text.split("-")]]}


def _item(work: Work) -> dict[str, Any]:
    item = {
        "id": work.key,
        "type": _TYPES.get(work.form, "webpage"),
        "title": work.title,
        "container-title": work.part_of.title if work.part_of else None,
        "author": [{"literal": work.author}],
        "issued": _date(work.issued) if work.issued else None,
        "publisher": work.author if work.version else None,
        "version": work.version,
        "language": work.language,
        "keyword": ", ".join(work.keywords) or None,
        "abstract": work.abstract,
        "DOI": work.doi,
        "URL": work.url,
        "accessed": _date(work.accessed) if work.accessed else None,
        "note": work.remarks or None,
        "references": ", ".join(one.key for one in work.evidence) or None,
    }
    return {name: value for name, value in item.items() if value is not None}


def csl_json(work: Work) -> str:
    """Write a work as CSL-JSON: a list with its item and, for a claim, one for each source."""
    return json.dumps([_item(one) for one in (work, *work.evidence)], ensure_ascii=False, indent=2)
