"""Screening: find vendors in tables of assets, purchases or notices, and the commitments that bind the owner."""

from camwatch.screen.batches import Screener, ScreenError, screen_batches
from camwatch.screen.tables import Table, open_table
from camwatch.screen.verdicts import RowVerdict

__all__ = ["RowVerdict", "ScreenError", "Screener", "Table", "open_table", "screen_batches"]
