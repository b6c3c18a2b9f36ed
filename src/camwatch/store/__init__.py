"""The stored dataset: its files, its releases, and the tables of each release."""
