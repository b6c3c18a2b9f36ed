"""Comparing two releases: what came, what went, and what changed field by field."""
