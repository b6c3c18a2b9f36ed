"""Screening: tables of assets, purchases or notices, marked with vendors and what binds their owner."""

from camwatch.screen.batches import Screener, ScreenError, screen_batches

__all__ = ["ScreenError", "Screener", "screen_batches"]
