"""The tables of the register: their names and the classes of their records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from camwatch.errors import UnknownTable, nearest
from camwatch.model.record import Record

__all__ = ["STORED", "TABLES"]

_NAMES = (
    "bodies",
    "vendors",
    "sources",
    "commitments",
    "ties",
    "interventions",
    "statistics",
    "brands",
    "figures",
    "ownership",
    "device_rules",
    "retired",
    "readings",
)


def _class_of(table: str) -> type[Record]:
    """Return the class of a table's records; making all classes takes some 20 ms, so each is made when it is needed."""
    match table:
        case "bodies":
            from camwatch.model.body import Body

            return Body
        case "vendors":
            from camwatch.model.vendor import Vendor

            return Vendor
        case "sources":
            from camwatch.model.source import Source

            return Source
        case "commitments":
            from camwatch.model.commitment import Commitment

            return Commitment
        case "ties":
            from camwatch.model.tie import Tie

            return Tie
        case "interventions":
            from camwatch.model.intervention import Intervention

            return Intervention
        case "statistics":
            from camwatch.model.statistic import Statistic

            return Statistic
        case "brands":
            from camwatch.model.brand import Brand

            return Brand
        case "figures":
            from camwatch.model.figure import Figure

            return Figure
        case "ownership":
            from camwatch.model.ownership import Ownership

            return Ownership
        case "device_rules":
            from camwatch.model.device_rule import DeviceRule

            return DeviceRule
        case "retired":
            from camwatch.model.retirement import Retirement

            return Retirement
        case "readings":
            from camwatch.model.reading import Reading

            return Reading
    raise AssertionError(table)


class _Tables(Mapping[str, type[Record]]):
    """Classes of records by table, each imported when it is first asked for."""

    def __init__(self, *names: str) -> None:
        self._names = names

    def __getitem__(self, table: str) -> type[Record]:
        if table not in self._names:
            raise UnknownTable(f"{table!r} is not a table; {nearest(table, self._names)}")
        return _class_of(table)

    def __contains__(self, table: object) -> bool:
        return table in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


TABLES: Mapping[str, type[Record]] = _Tables(*(name for name in _NAMES if name not in ("retired", "readings")))
"""The tables that a dataset has, in the order in which they are shown."""

STORED: Mapping[str, type[Record]] = _Tables(*_NAMES)
"""The tables that are stored: those, what became of the records that went, and the second readings."""
