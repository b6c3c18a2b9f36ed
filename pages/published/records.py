"""Records as JSON: one file per record, and one index per table, country and vendor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from textwrap import shorten
from typing import Any

import attrs

from camwatch.model.body import Body
from camwatch.model.commitment import Commitment
from camwatch.model.country import COUNTRIES
from camwatch.model.fields import fields
from camwatch.model.record import Record
from camwatch.model.tables import TABLES
from camwatch.model.vendor import Vendor
from pages.published.site import Site

__all__ = ["CLAIMS", "ROOT", "name_of", "write"]

ROOT = "api/v1/index.json"
"""The path of the index, which links to every other JSON file."""
_NAME_LENGTH = 80
"""Maximum number of characters of a name in a list; the record's own file has the full name."""
CLAIMS = ("commitments", "ties", "interventions", "statistics")
"""The tables whose records are listed by country and by vendor."""


def name_of(record: Record) -> str:
    """Return the label of a record in a list: its name, title or summary, or its id if it has none of these."""
    for attribute in ("name", "title", "summary"):
        if text := getattr(record, attribute, None):
            return str(text)
    return record.id


def _references(row: Mapping[str, Any], cls: type[Any]) -> Iterable[tuple[str, str, str]]:
    """Yield each link of a row: the column at the top level, the table, and the id."""
    for field in fields(cls):
        value = row[field.name]
        values = value if field.many else [value]
        for one in values:
            if one is None:
                continue
            if field.references:
                yield field.name, field.references, one
            elif attrs.has(field.type) and isinstance(one, Mapping):
                yield from ((field.name, table, record_id) for _, table, record_id in _references(one, field.type))


def _links(site: Site, table: str, record: Record, row: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, dict[str, str]] = {}
    for column, target, record_id in _references(row, type(record)):
        found.setdefault(column, {})[record_id] = site.record_address(target, record_id)
    # A body without a claim has no page; its id leads to the look-up.
    page = None if isinstance(record, Body) and site.register.path(record) is None else site.page_address(record)
    return {
        "id": site.id_address(table, record.id),
        **({} if page is None else {"page": page}),
        **found,
    }


def _listed(site: Site, table: str, records: Iterable[Record]) -> list[dict[str, str]]:
    """Return the list of a whole table. Other lists have only ids, which this list links to records."""
    return [
        {
            "id": record.id,
            "name": shorten(name_of(record), _NAME_LENGTH, placeholder="…"),
            "url": site.record_address(table, record.id),
        }
        for record in records
    ]


def _ids(records: Iterable[Record]) -> list[dict[str, str]]:
    return [{"id": record.id} for record in records]


def _tables(site: Site) -> dict[str, str]:
    """Return the address of the list of each table of claims, which has the name and the address of every id."""
    return {table: site.address(f"api/v1/{table}/index.json") for table in CLAIMS}


def _country(record: Record) -> str | None:
    """Return the country of a claim: the country of its body or, without a body, of its jurisdiction."""
    place: str | None = getattr(record, "country", None) or getattr(record, "jurisdiction", None)
    return place[:2] if place else None


def _by_country(site: Site) -> dict[str, dict[str, list[Record]]]:
    """Return the claims of each country, by table."""
    found: dict[str, dict[str, list[Record]]] = defaultdict(lambda: {table: [] for table in CLAIMS})
    for table in CLAIMS:
        for record in site.ds.collection(table):
            if (code := _country(record)) is not None:
                found[code][table].append(record)
    return dict(sorted(found.items()))


def _judged(site: Site, record: Record) -> dict[str, Any]:
    """Return the standing of a commitment on the day of the release; for other records, an empty dict."""
    if not isinstance(record, Commitment):
        return {}
    return {"_standing": {"on": site.register.day, "standing": str(site.register.standing(record))}}


def _write_records(site: Site) -> None:
    for table, record in site.records():
        row = record.to_dict()
        site.write_json(
            site.json_path(table, record.id),
            {
                "$schema": f"../schema/{table}.json",
                **row,
                **_judged(site, record),
                "_links": _links(site, table, record, row),
                "_release": site.about,
            },
        )


def _write_indexes(site: Site) -> None:
    for table in TABLES:
        records = site.ds.collection(table)
        site.write_json(
            f"api/v1/{table}/index.json",
            {"table": table, "count": len(records), "records": _listed(site, table, records), "_release": site.about},
        )
    by_country = _by_country(site)
    for code, claims in by_country.items():
        lists = {table: _ids(records) for table, records in claims.items()}
        site.write_json(
            f"api/v1/by-country/{code.lower()}.json",
            {"country": code, "name": COUNTRIES[code], **lists, "_tables": _tables(site), "_release": site.about},
        )
    vendors = list(site.ds.vendors)
    for vendor in vendors:
        # The claims include those about brands, subsidiaries and classes.
        concerned: dict[str, Iterable[Record]] = {
            "commitments": site.ds.commitments.where(vendor=vendor),
            "ties": site.ds.ties.where(vendor=vendor),
            "interventions": site.ds.interventions.where(vendor=vendor),
            "statistics": site.ds.statistics.where(vendor=vendor),
        }
        lists = {table: _ids(records) for table, records in concerned.items()}
        site.write_json(
            f"api/v1/by-vendor/{vendor.id}.json",
            {"vendor": vendor.id, "name": vendor.name, **lists, "_tables": _tables(site), "_release": site.about},
        )
    _write_root(site, by_country, vendors)


def _write_retired(site: Site) -> None:
    """Write the list of the ids whose records were merged or withdrawn."""
    found = []
    for row in site.retired:
        table, _, record_id = str(row["id"]).partition("/")
        found.append({"table": table, **row, "id": record_id, "url": site.id_address(table, record_id)})
    site.write_json("api/v1/retired.json", {"retired": found, "_release": site.about})


def _write_root(site: Site, codes: Iterable[str], vendors: Iterable[Vendor]) -> None:
    site.write_json(
        ROOT,
        {
            "tables": {table: site.address(f"api/v1/{table}/index.json") for table in TABLES},
            "schemas": {table: site.address(f"api/v1/schema/{table}.json") for table in TABLES},
            "countries": {code: site.address(f"api/v1/by-country/{code.lower()}.json") for code in codes},
            "vendors": {vendor.id: site.address(f"api/v1/by-vendor/{vendor.id}.json") for vendor in vendors},
            "retired": site.address("api/v1/retired.json"),
            "openapi": site.address("api/v1/openapi.json"),
            "data": site.address("data/index.json"),
            "feeds": site.address("feeds/index.json"),
            "calendars": site.address("calendars/index.json"),
            "attribution": site.ds.cite(),
            "_release": site.about,
        },
    )


def write(site: Site) -> None:
    """Write the JSON file of every record, and the indexes."""
    _write_records(site)
    _write_indexes(site)
    _write_retired(site)
