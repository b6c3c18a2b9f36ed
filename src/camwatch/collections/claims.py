"""Filters that the tables of claims share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from camwatch.arrow.arrays import texts_array
from camwatch.arrow.compute import pc
from camwatch.collections.filters import Filters, OneOrMore, Records, places, refuse_several, texts, truth, words
from camwatch.errors import AmbiguousName, RetiredRecord, UnknownArgument, UnknownId, UnknownName, nearest
from camwatch.model.record import Record
from camwatch.model.tables import TABLES
from camwatch.model.vocabulary import BodyKind
from camwatch.store.tables import Tables
from camwatch.wording import noun

if TYPE_CHECKING:
    from camwatch.collections.named import NamedCollection
    from camwatch.model.body import Body
    from camwatch.model.vendor import Vendor

__all__ = [
    "by_body",
    "classes_of",
    "in_country",
    "jurisdictions",
    "read_twice",
    "resolve_all",
    "vendors_and_classes",
    "with_subsidiaries",
]

R = TypeVar("R", bound=Record)


def resolve_all(tables: Tables, table: str, argument: str, values: Records[R]) -> list[str]:
    """Return the ids that an argument of one or more records, ids or names leads to.

    Raises:
        UnknownId: If no record has this id; the message lists the nearest.
        AmbiguousName: If a name fits several records.
        UnknownArgument: If a value is a record of another table, or neither a record nor a text.
    """
    several: Iterable[object] = [values]
    if isinstance(values, Iterable) and not isinstance(values, str | Record):
        several = values
    return [_resolved(tables, table, argument, value) for value in several]


def _resolved(tables: Tables, table: str, argument: str, value: object) -> str:
    if isinstance(value, Record):
        wanted = TABLES[table]
        if not isinstance(value, wanted):
            raise UnknownArgument(
                f"{argument} is the {type(value).__name__} {value.id!r}; expected a {wanted.__name__} or its id"
            )
        return tables.canonical_id(table, value.id)
    if not isinstance(value, str):
        raise UnknownArgument(f"{argument}={value!r}: expected an id, a name or a record, got {type(value).__name__}")
    (text,) = texts(argument, value)
    try:
        return tables.canonical_id(table, text)
    except RetiredRecord:
        raise
    except UnknownId as error:
        return _by_name(tables, table, argument, text, error)


def _by_name(tables: Tables, table: str, argument: str, text: str, unknown: UnknownId) -> str:
    """Return the id of the record with this name, or raise that the id is unknown."""
    from camwatch.collections.bodies import Bodies
    from camwatch.collections.vendors import Vendors

    if table not in ("bodies", "vendors"):
        raise unknown
    named = Bodies(tables) if table == "bodies" else Vendors(tables)
    try:
        return named.resolve(text).id
    except UnknownName as error:
        refuse_several(argument, text, lambda part: is_named(named, part))
        ids = map(str, tables.table(table)["id"].to_pylist())
        near = nearest(text, ids, of=table, alike=[match.record.id for match in error.candidates])
        raise UnknownId(f"{argument}={text!r}: no {noun(TABLES[table])} has this id or name; {near}") from None


def is_named(records: NamedCollection[Any], text: str) -> bool:
    """Return whether a text is an id or a name of one record or more."""
    try:
        return text in records or records.resolve(text) is not None
    except AmbiguousName:
        return True
    except UnknownName:
        return False


def classes_of(tables: Tables, ids: Iterable[str]) -> list[str]:
    """Return the ids of the classes that some vendors are in, as their members or by their rule."""
    wanted = texts_array(ids)
    vendors = tables.table("vendors")
    members = vendors["members"].combine_chunks()
    listing = pc.list_parent_indices(members).filter(pc.is_in(pc.list_flatten(members), value_set=wanted))
    seats = pc.drop_null(vendors["country"].filter(pc.is_in(vendors["id"], value_set=wanted))).combine_chunks()
    ruled = pc.is_in(pc.struct_field(vendors["rule"].combine_chunks(), "country"), value_set=seats)
    classes = [vendors["id"].take(listing), vendors["id"].filter(pc.and_(ruled, pc.is_valid(vendors["rule"])))]
    return [str(one) for found in classes for one in found.to_pylist()]


def with_subsidiaries(tables: Tables, ids: list[str]) -> list[str]:
    """Return vendors with those that they own, over however many steps, in releases whose claims name them alone."""
    if not tables.release.names_subsidiaries:
        return ids
    vendors = tables.table("vendors").select(["id", "parent"]).to_pylist() if ids else []
    found = list(ids)
    for parent in found:
        found += [row["id"] for row in vendors if row["parent"] == parent and row["id"] not in found]
    return found


def vendors_and_classes(tables: Tables, values: Records[Vendor]) -> list[str]:
    """Return the ids that claims about some vendors may name: their own, their subsidiaries' and their classes'."""
    ids = with_subsidiaries(tables, resolve_all(tables, "vendors", "vendor", values))
    return list(dict.fromkeys([*ids, *classes_of(tables, ids)]))


def read_twice(tables: Tables, filters: Filters, table: str, read: bool) -> None:
    """Keep only the claims that a second person compared with their sources, or only those that nobody has."""
    truth("read", read)
    prefix = f"{table}/"
    keys = map(str, tables.table("readings")["id"].to_pylist())
    ids = [key.removeprefix(prefix) for key in keys if key.startswith(prefix)]
    hits = pc.is_in(filters.column("id"), value_set=texts_array(ids))
    filters.mask(hits if read else pc.invert(hits))


def jurisdictions(tables: Tables, table: str) -> list[str]:
    """Return the jurisdictions that bodies, or the records of another table, have."""
    known = {code for one in ("bodies", table) for code in tables.codes(one, "jurisdiction").dictionary.to_pylist()}
    return sorted(str(code) for code in known if code is not None)


def in_country(tables: Tables, filters: Filters, country: OneOrMore) -> None:
    """Keep claims whose body is in one of some countries or parts of countries."""
    held = jurisdictions(tables, "bodies")
    wanted = places("country", country, held)
    in_part = {code[:2] for code in set(held).difference(wanted)}
    if in_part.isdisjoint(code[:2] for code in wanted):  # whole countries: a column of the table
        return filters.any_word("country", sorted({code[:2] for code in wanted}))
    bodies = tables.table("bodies")
    there = bodies["id"].filter(pc.is_in(bodies["jurisdiction"], value_set=texts_array(wanted)))
    return filters.any_of("body", list(map(str, there.to_pylist())))


def by_body(
    tables: Tables,
    filters: Filters,
    *,
    body: Records[Body] | None,
    body_kind: OneOrMore | None,
    country: OneOrMore | None,
) -> None:
    """Add the filters on the body that a claim is about."""
    if body is not None:
        filters.any_of("body", resolve_all(tables, "bodies", "body", body))
    if body_kind is not None:
        filters.any_word("body_kind", words("body_kind", body_kind, BodyKind))
    if country is not None:
        in_country(tables, filters, country)
