"""The page that each id resolves to: it redirects to the record's page or, if there is none, shows the record."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from camwatch.model.body import Body
from camwatch.model.fields import fields
from camwatch.model.record import Record
from camwatch.wording import label
from pages.published.linked_data import linked_data
from pages.published.records import name_of
from pages.published.site import Site

__all__ = ["write"]


@functools.cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("pages"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def _script(value: Mapping[str, Any]) -> str:
    """Return JSON in which no string can end the HTML element that contains it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _rows(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the fields that have a value, as text."""
    row = record.to_dict()
    for field in fields(type(record)):
        value = row[field.name]
        if field.name == "id" or value in (None, [], "", name_of(record)):
            continue
        yield label(field.name).capitalize(), value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _named_only(site: Site, record: Record) -> bool:
    """Return whether the record is a body without a claim, for which the JSON file says as much as a page."""
    return isinstance(record, Body) and site.register.path(record) is None


def _near(site: Site, address: str | None) -> str | None:
    """Return an address of the site relative to the page of an id, which is three folders deep."""
    return None if address is None else "../../../" + address.removeprefix(site.base)


def _write_retired(site: Site, shared: Mapping[str, Any]) -> None:
    """Write a page for each retired id: a link to the successor if it was merged, the reason if it was withdrawn."""
    template = _environment().get_template("id.html.jinja")
    for row in site.retired:
        table, _, record_id = str(row["id"]).partition("/")
        successor = row["successor"]
        kept = (table, successor or record_id)
        page = template.render(
            name=f"{record_id}: {'merged into ' + successor if successor else 'withdrawn'}",
            kind=label(table),
            page=_near(site, site.id_address(table, successor)) if successor else None,
            json=_near(site, site.record_address(*kept)) if successor else None,
            address=_near(site, site.id_address(table, record_id)),
            data=None,
            rows=[("Reason", row["reason"])],
            **shared,
        )
        site.write(site.id_path(table, record_id), page)


def write(site: Site) -> None:
    """Write a page for every id, including the ids of retired records."""
    template = _environment().get_template("id.html.jinja")
    shared = {"release": site.ds.release, "home": _near(site, site.base)}
    for table, record in site.records():
        page = template.render(
            name=name_of(record),
            kind=label(table),
            page=_near(site, site.page_address(record)),
            json=_near(site, site.record_address(table, record.id)),
            address=_near(site, site.id_address(table, record.id)),
            data=None if _named_only(site, record) else _script(linked_data(site, table, record)),
            rows=[] if site.page_address(record) else list(_rows(record)),
            **shared,
        )
        site.write(site.id_path(table, record.id), page)
    _write_retired(site, shared)
