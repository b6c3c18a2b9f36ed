"""Identify vendors from a device's label, an asset list or network data."""
