"""The version of the library; the dataset has versions of its own."""

__version__ = "0.1.0"
"""The version of the library."""
