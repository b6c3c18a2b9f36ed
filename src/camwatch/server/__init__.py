"""The server: look-ups and questions as JSON over HTTP, and the reconciliation service.

It reads one release and changes nothing. :func:`camwatch.server.application.application` makes it,
``camwatch serve`` runs it.
"""
