"""Properties of entities and their values."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from camwatch.collections.reports import newest_reports
from camwatch.dataset import Dataset, tables_of
from camwatch.dates import DateLike
from camwatch.model.body import Body
from camwatch.model.commitment import Commitment
from camwatch.model.place import place_name
from camwatch.model.vendor import Vendor
from camwatch.reconcile.types import KINDS, records_of
from camwatch.wording import label

__all__ = ["Property", "properties"]

Values = list[dict[str, Any]]


@attrs.frozen
class Property:
    """A property of entities."""

    id: str
    name: str
    description: str
    values: Callable[[Dataset, Any, DateLike | None], Values]
    """A function that returns its values, given a release, a record and a date."""
    entities: str | None = None
    """The table of the entities that are its values; None if they are str."""


def _texts(*values: object) -> Values:
    return [{"str": str(value)} for value in values if value is not None]


def _entities(table: str, records: Any) -> Values:
    return [{"id": f"{table}/{one.id}", "name": one.name} for one in records]


def _commitments(dataset: Dataset, record: Body | Vendor) -> list[Commitment]:
    """Return the commitments made by a body, or about a vendor or a class that includes it."""
    asked = {"body": record.id} if isinstance(record, Body) else {"vendor": record.id}
    return list(dataset.commitments.where(**asked).made())  # type: ignore[arg-type]  # one keyword at a time


def _used(dataset: Dataset, body: Body, *, present: bool) -> Values:
    """Return the vendors that a body uses or does not use, by the latest report about each."""
    reports = newest_reports(tables_of(dataset), dataset.ties.where(body=body.id)).get(body.id, [])
    return _entities("vendors", [dataset.ties[one.tie].vendor for one in reports if one.present is present])


_BOTH = (
    Property("name", "Name", "The name in use.", lambda _, record, __: _texts(record.name)),
    Property("kind", "Kind", "What sort of body or vendor it is.", lambda _, record, __: _texts(label(record.kind))),
    Property(
        "names",
        "Other names",
        "Short and former names, acronyms and translations.",
        lambda _, record, __: _texts(*(name.name for name in record.names)),
    ),
    Property(
        "commitments",
        "Commitments",
        "The ids of the commitments made by a body, or about a vendor or a class that includes it.",
        lambda dataset, record, _: _texts(*(one.id for one in _commitments(dataset, record))),
    ),
    Property(
        "standing",
        "Standing",
        "The standing of each of these commitments on a date, in the same order.",
        lambda dataset, record, on: _texts(*(label(one.standing(on)) for one in _commitments(dataset, record))),
    ),
)
_BODIES = (
    Property(
        "country",
        "Country",
        "Country (ISO 3166-1 alpha-2).",
        lambda _, record, __: _texts(record.country),
    ),
    Property(
        "country_name",
        "Name of the country",
        "Name of the country.",
        lambda _, record, __: _texts(place_name(record.country)),
    ),
    Property(
        "jurisdiction",
        "Jurisdiction",
        "Country or part of one (ISO 3166-1 or 3166-2).",
        lambda _, record, __: _texts(record.jurisdiction),
    ),
    Property(
        "parent",
        "Parent",
        "The body that it is a part of.",
        lambda _, record, __: _entities("bodies", [] if record.parent is None else [record.parent]),
        "bodies",
    ),
    Property(
        "successors",
        "Successors",
        "The bodies that succeeded it.",
        lambda _, record, __: _entities("bodies", record.successors),
        "bodies",
    ),
    Property(
        "closed",
        "Closed",
        "The date on which it ceased to exist, as precise as the source.",
        lambda _, record, __: _texts(record.closed or record.closed_by),
    ),
    Property("website", "Website", "Its address.", lambda _, record, __: _texts(record.website)),
    Property(
        "uses",
        "Uses",
        "The vendors whose equipment it uses, by the latest report about each. An empty value does not mean that it "
        "has none.",
        lambda dataset, record, _: _used(dataset, record, present=True),
        "vendors",
    ),
    Property(
        "reported_without",
        "Reported to use none of",
        "The vendors whose equipment it does not use, by the latest report about each.",
        lambda dataset, record, _: _used(dataset, record, present=False),
        "vendors",
    ),
    Property(
        "bound_by",
        "Bound by",
        "The ids of other bodies' commitments that bind it and are in force on a date.",
        lambda dataset, record, on: _texts(*dataset.binding(record.id, on=on if on is not None else _today()).ids),
    ),
)
_VENDORS = (
    Property(
        "country", "Country", "Country of the seat (ISO 3166-1 alpha-2).", lambda _, record, __: _texts(record.country)
    ),
    Property("legal_name", "Legal name", "Its legal name.", lambda _, record, __: _texts(record.legal_name)),
    Property(
        "parent",
        "Parent",
        "The vendor that owns it.",
        lambda _, record, __: _entities("vendors", [] if record.parent is None else [record.parent]),
        "vendors",
    ),
    Property(
        "classes",
        "Classes",
        "The classes of vendors that include it, as a member or by their rule.",
        lambda dataset, record, _: _entities("vendors", dataset.vendors.where(member=record.id)),
        "vendors",
    ),
)


def _today() -> DateLike:
    import datetime as dt

    return dt.date.today()


def _code(scheme: str) -> Property:
    return Property(
        scheme,
        scheme,
        f"Its identifier of the scheme {scheme}.",
        lambda _, record, __: _texts(*(one.value for one in record.identifiers if one.scheme == scheme)),
    )


@functools.lru_cache(maxsize=16)
def properties(dataset: Dataset, table: str) -> Mapping[str, Property]:
    """Return the properties of the entities of a table, by id, including every scheme of identifiers.

    Args:
        dataset: The release.
        table: ``bodies`` or ``vendors``.
    """
    assert table in KINDS
    own = _BODIES if table == "bodies" else _VENDORS
    rows = records_of(dataset, table).select("identifiers").to_pylist()
    schemes = sorted({code["scheme"] for row in rows for code in row["identifiers"]})
    return {one.id: one for one in (*_BOTH[:2], *own, *_BOTH[2:], *map(_code, schemes))}
