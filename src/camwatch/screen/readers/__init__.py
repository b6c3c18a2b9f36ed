"""Readers of files: one module per family of formats; each yields Arrow record batches and loses no row."""
