"""The version of the library; that of the dataset is in its release."""

__version__ = "0.1.0"
"""The version of the library."""
