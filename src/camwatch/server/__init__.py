"""The server: look-ups and questions as JSON over HTTP, and the reconciliation service.

It serves one release and never changes it. :func:`camwatch.server.application.application` builds the server, and
``camwatch serve`` runs it.
"""
