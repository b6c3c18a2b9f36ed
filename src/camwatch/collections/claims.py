"""Filters that the tables of claims share."""

from __future__ import annotations

from camwatch.arrow.arrays import texts_array
from camwatch.arrow.compute import pc
from camwatch.collections.filters import Filters, OneOrMore, countries, texts, words
from camwatch.collections.store import Store
from camwatch.model.vocabulary import BodyKind

__all__ = ["by_body", "resolve_all", "vendors_and_classes"]


def resolve_all(store: Store, table: str, argument: str, values: OneOrMore) -> list[str]:
    """Return the ids that an argument of one or more ids leads to.

    Raises:
        UnknownId: If there is no such record; the message lists the nearest.
    """
    return [store.resolve(table, value) for value in texts(argument, values)]


def vendors_and_classes(store: Store, values: OneOrMore) -> list[str]:
    """Return the vendors of an argument, with the classes that they are members of."""
    ids = resolve_all(store, "vendors", "vendor", values)
    vendors = store.table("vendors")
    members = vendors["members"].combine_chunks()
    hits = pc.is_in(pc.list_flatten(members), value_set=texts_array(ids))
    parents = pc.list_parent_indices(members).filter(hits)
    return list(dict.fromkeys([*ids, *map(str, vendors["id"].take(parents).to_pylist())]))


def by_body(
    store: Store,
    filters: Filters,
    *,
    body: OneOrMore | None,
    body_kind: OneOrMore | None,
    country: OneOrMore | None,
) -> None:
    """Add the filters on the body that a claim is about."""
    if body is not None:
        filters.any_of("body", resolve_all(store, "bodies", "body", body))
    if body_kind is not None:
        filters.any_word("body_kind", words("body_kind", body_kind, BodyKind))
    if country is not None:
        filters.any_word("country", countries("country", country))
