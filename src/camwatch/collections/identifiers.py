"""From an identifier to the records that have it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

from camwatch.model.scheme import folded

if TYPE_CHECKING:
    import pyarrow as pa

    from camwatch.collections.base import Collection

__all__ = ["Owners", "owners"]


@attrs.frozen
class Owners:
    """The records of a table by the identifiers that they have."""

    schemes: Mapping[str, str]
    """The schemes that there are, by their folded names."""
    ids: Mapping[tuple[str, str], tuple[str, ...]]
    """The ids of the records that have an identifier, by its folded scheme and code."""

    def of(self, scheme: str, value: str) -> tuple[str, ...]:
        """Return the ids of the records that have an identifier."""
        return self.ids.get(folded(scheme, value), ())


def owners(records: Collection[Any]) -> Owners:
    """Return the records of the release of a collection of bodies or vendors, by their identifiers."""
    tables, table = records._tables, records.table_name  # noqa: SLF001 (of the same package)
    return tables.once(("identifiers", table), lambda: _owners(tables.table(table)))


def _owners(rows: pa.Table) -> Owners:
    schemes: dict[str, str] = {}
    ids: dict[tuple[str, str], list[str]] = {}
    for row in rows.select(["id", "identifiers"]).to_pylist():
        for one in row["identifiers"]:
            key = folded(one["scheme"], one["value"])
            schemes.setdefault(key[0], one["scheme"])
            ids.setdefault(key, []).append(row["id"])
    return Owners(schemes, {key: tuple(found) for key, found in ids.items()})
