"""Describing the dataset to machines, from the model: Data Package, Croissant, JSON Schema, CITATION.cff, .zenodo.json.

Every module makes one description and writes nothing; :mod:`camwatch.curation.describe` writes them all.
"""
