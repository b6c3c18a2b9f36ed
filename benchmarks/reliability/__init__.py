"""Attempts to make camwatch lie, hang, crash or lose something, counted; ``python -m benchmarks.reliability``."""
