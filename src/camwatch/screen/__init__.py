"""Screening: tables of assets, purchases or notices, marked with the vendors that they hold and what binds the owner."""

from camwatch.screen.batches import Screener, ScreenError, screen_batches

__all__ = ["ScreenError", "Screener", "screen_batches"]
