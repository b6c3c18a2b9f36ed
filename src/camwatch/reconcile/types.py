"""Types: bodies and vendors, each of their kinds, and the description of records for a client."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from camwatch.collections.bodies import Bodies
from camwatch.collections.vendors import Vendors
from camwatch.dataset import Dataset
from camwatch.model.body import Body
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import BodyKind, VendorKind
from camwatch.wording import label

__all__ = ["KINDS", "described", "named_types", "records_of", "types"]

KINDS: Mapping[str, type[BodyKind | VendorKind]] = {"bodies": BodyKind, "vendors": VendorKind}
"""By table: the kinds of its records."""


def records_of(dataset: Dataset, table: str) -> Bodies | Vendors:
    """Return the records of a table."""
    return dataset.bodies if table == "bodies" else dataset.vendors


@functools.cache
def types() -> Mapping[str, dict[str, Any]]:
    """Return every type by its id."""
    found: dict[str, dict[str, Any]] = {}
    for table, kinds in KINDS.items():
        broad = {"id": table, "name": table.capitalize()}
        found[table] = broad
        for kind in kinds:
            name = f"{table.capitalize()}: {kind.value.replace('_', ' ')}"
            found[f"{table}/{kind.value}"] = {"id": f"{table}/{kind.value}", "name": name, "broader": [broad]}
    return found


def described(record: Body | Vendor) -> str:
    """Describe a record in a line: its kind, its place, and whether it has ceased to exist."""
    words = [label(record.kind.value)]
    if isinstance(record, Body):
        words.append(record.jurisdiction)
        if record.closed or record.closed_by:
            words.append(f"ceased to exist {record.closed or f'by {record.closed_by}'}")
    elif record.country:
        words.append(record.country)
    return ", ".join(words)


def named_types(table: str, record: Body | Vendor) -> list[dict[str, str]]:
    """Return the types of a record, each with its id and its name."""
    return [{"id": one, "name": types()[one]["name"]} for one in (table, f"{table}/{record.kind.value}")]
