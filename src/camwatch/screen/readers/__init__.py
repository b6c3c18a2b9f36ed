"""Readers of files: one module per family of formats. Each yields Arrow record batches and keeps every row."""
