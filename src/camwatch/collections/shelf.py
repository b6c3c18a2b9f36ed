"""The shelf: the collections of a dataset, one a table."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from camwatch.collections.base import Collection
from camwatch.collections.store import Store
from camwatch.errors import UnknownWord, nearest
from camwatch.model.tables import TABLES

if TYPE_CHECKING:
    from camwatch.collections.bodies import Bodies
    from camwatch.collections.commitments import Commitments
    from camwatch.collections.interventions import Interventions
    from camwatch.collections.sources import Sources
    from camwatch.collections.statistics import Statistics
    from camwatch.collections.ties import Ties
    from camwatch.collections.vendor_facts import Brands, DeviceRules, Figures, Ownerships
    from camwatch.collections.vendors import Vendors

__all__ = ["Shelf"]


class Shelf:
    """The collections of a dataset; the classes of a table are imported when the table is first asked for."""

    _store: Store
    """The dataset."""

    @functools.cached_property
    def bodies(self) -> Bodies:
        """Organisations that buy, use, sell, regulate, invest or campaign."""
        from camwatch.collections.bodies import Bodies

        return Bodies(self._store)

    @functools.cached_property
    def vendors(self) -> Vendors:
        """Makers and sellers of cameras, and classes of them."""
        from camwatch.collections.vendors import Vendors

        return Vendors(self._store)

    @functools.cached_property
    def sources(self) -> Sources:
        """Publications that were read."""
        from camwatch.collections.sources import Sources

        return Sources(self._store)

    @functools.cached_property
    def commitments(self) -> Commitments:
        """What bodies have promised, considered or refused."""
        from camwatch.collections.commitments import Commitments

        return Commitments(self._store)

    @functools.cached_property
    def ties(self) -> Ties:
        """What bodies have to do with vendors."""
        from camwatch.collections.ties import Ties

        return Ties(self._store)

    @functools.cached_property
    def interventions(self) -> Interventions:
        """Acts meant to bring commitments about."""
        from camwatch.collections.interventions import Interventions

        return Interventions(self._store)

    @functools.cached_property
    def statistics(self) -> Statistics:
        """Counts and shares over many bodies."""
        from camwatch.collections.statistics import Statistics

        return Statistics(self._store)

    @functools.cached_property
    def brands(self) -> Brands:
        """Names that vendors' goods are sold under."""
        from camwatch.collections.vendor_facts import Brands

        return Brands(self._store)

    @functools.cached_property
    def figures(self) -> Figures:
        """Numbers that vendors reported."""
        from camwatch.collections.vendor_facts import Figures

        return Figures(self._store)

    @functools.cached_property
    def ownership(self) -> Ownerships:
        """Shares that are held in vendors."""
        from camwatch.collections.vendor_facts import Ownerships

        return Ownerships(self._store)

    @functools.cached_property
    def device_rules(self) -> DeviceRules:
        """How vendors' equipment is recognised."""
        from camwatch.collections.vendor_facts import DeviceRules

        return DeviceRules(self._store)

    def collection(self, table: str) -> Collection[Any]:
        """Return the collection of a table by its name.

        Raises:
            UnknownWord: If there is no such table; the message lists them.
        """
        if table not in TABLES:
            raise UnknownWord(f"there is no table {table!r}; {nearest(table, TABLES)}")
        found: Collection[Any] = getattr(self, table)
        return found

    @property
    def tables(self) -> Mapping[str, Collection[Any]]:
        """Every table by its name."""
        return {name: getattr(self, name) for name in TABLES}
