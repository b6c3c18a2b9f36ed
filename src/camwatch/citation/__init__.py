"""Citing: a release, or one claim with its evidence, in the styles that reference managers and repositories read."""
