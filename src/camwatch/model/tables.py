"""The tables of the register: what each is called and which records it holds."""

from __future__ import annotations

from camwatch.model.body import Body
from camwatch.model.brand import Brand
from camwatch.model.commitment import Commitment
from camwatch.model.device_rule import DeviceRule
from camwatch.model.figure import Figure
from camwatch.model.intervention import Intervention
from camwatch.model.ownership import Ownership
from camwatch.model.record import Record
from camwatch.model.retirement import Retirement
from camwatch.model.source import Source
from camwatch.model.statistic import Statistic
from camwatch.model.tie import Tie
from camwatch.model.vendor import Vendor

__all__ = ["STORED", "TABLES"]

TABLES: dict[str, type[Record]] = {
    "bodies": Body,
    "vendors": Vendor,
    "sources": Source,
    "commitments": Commitment,
    "ties": Tie,
    "interventions": Intervention,
    "statistics": Statistic,
    "brands": Brand,
    "figures": Figure,
    "ownership": Ownership,
    "device_rules": DeviceRule,
}
"""The tables that a dataset has, in the order in which they are shown."""

STORED: dict[str, type[Record]] = {**TABLES, "retired": Retirement}
"""The tables that are stored: those, and what became of the records that went."""
