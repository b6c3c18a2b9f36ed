"""Reconciliation: answers to the Reconciliation Service API 0.2, by which OpenRefine matches names to records.

The functions are pure: they turn a dataset and a query into an answer. ``camwatch serve`` serves them all. The API is
specified in the report of the W3C community group,
<https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/>.

The id of an entity is its table and its id, ``bodies/gb-tesco``, because two tables may use the same id. Types are
``bodies`` and ``vendors``, and each of their kinds, such as ``bodies/police``. Properties that narrow an answer are
``country`` and ``jurisdiction`` (a country or part of one, as a code or a name), ``kind`` and every scheme of
identifiers (``gss``, ``GB-COH``, ``wikidata``), compared as in :meth:`~camwatch.Bodies.by_identifier`. A candidate with
a different value is left out; a candidate whose value is not known stays, but is not a match. Blank values are ignored.

A query that cannot be answered gets an empty ``result`` and an ``error`` that says why; the other queries of its batch
are answered.
"""

from __future__ import annotations

from camwatch.reconcile.extension import extend, propose_properties
from camwatch.reconcile.previews import flyout, preview
from camwatch.reconcile.queries import reconcile
from camwatch.reconcile.service import BATCH, IDENTIFIER_SPACE, SCHEMA_SPACE, manifest, respond
from camwatch.reconcile.suggestions import suggest_entities, suggest_properties, suggest_types

__all__ = [
    "BATCH",
    "IDENTIFIER_SPACE",
    "SCHEMA_SPACE",
    "extend",
    "flyout",
    "manifest",
    "preview",
    "propose_properties",
    "reconcile",
    "respond",
    "suggest_entities",
    "suggest_properties",
    "suggest_types",
]
