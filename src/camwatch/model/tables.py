"""The tables of the register: what each is called and which records it holds."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping

from camwatch.errors import UnknownTable, nearest
from camwatch.model.record import Record

__all__ = ["STORED", "TABLES"]

_CLASSES = {
    "bodies": ("body", "Body"),
    "vendors": ("vendor", "Vendor"),
    "sources": ("source", "Source"),
    "commitments": ("commitment", "Commitment"),
    "ties": ("tie", "Tie"),
    "interventions": ("intervention", "Intervention"),
    "statistics": ("statistic", "Statistic"),
    "brands": ("brand", "Brand"),
    "figures": ("figure", "Figure"),
    "ownership": ("ownership", "Ownership"),
    "device_rules": ("device_rule", "DeviceRule"),
    "retired": ("retirement", "Retirement"),
    "readings": ("reading", "Reading"),
}


class _Tables(Mapping[str, type[Record]]):
    """Classes of records by table, each imported when it is first asked for: making all takes some 20 ms."""

    def __init__(self, *names: str) -> None:
        self._names = names

    def __getitem__(self, table: str) -> type[Record]:
        if table not in self._names:
            raise UnknownTable(f"there is no table {table!r}; {nearest(table, self._names)}")
        module, name = _CLASSES[table]
        cls: type[Record] = getattr(importlib.import_module(f"camwatch.model.{module}"), name)
        return cls

    def __contains__(self, table: object) -> bool:
        return table in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


TABLES: Mapping[str, type[Record]] = _Tables(*(name for name in _CLASSES if name not in ("retired", "readings")))
"""The tables that a dataset has, in the order in which they are shown."""

STORED: Mapping[str, type[Record]] = _Tables(*_CLASSES)
"""The tables that are stored: those, what became of the records that went, and the second readings."""
