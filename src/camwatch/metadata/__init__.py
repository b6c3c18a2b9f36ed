"""Descriptions of the dataset for machines, made from the model: Data Package, Croissant, JSON Schema."""
