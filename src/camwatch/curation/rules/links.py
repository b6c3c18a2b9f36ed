"""Rules about records that name others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from camwatch.curation.fault import Fault
from camwatch.curation.reader import FieldPath
from camwatch.curation.records import Entry, Records
from camwatch.errors import nearest
from camwatch.model.body import Body
from camwatch.model.fields import fields
from camwatch.model.retirement import Retirement
from camwatch.model.tables import TABLES
from camwatch.model.vendor import Vendor
from camwatch.wording import noun

__all__ = ["links_lead_to_records", "parents_and_successors_make_no_circle", "redirects_make_no_circle"]


def _links(value: Any, path: FieldPath = ()) -> Iterator[tuple[str, str, FieldPath]]:
    """Yield each link of a record, however deep: the table, the id and the path."""
    for field in fields(type(value)):
        found = getattr(value, field.attribute)
        at = (*path, field.name)
        if field.references is not None:
            for place, one in enumerate(found if isinstance(found, tuple) else (found,)):
                if one is not None:
                    yield field.references, one, (*at, place) if isinstance(found, tuple) else at
        elif isinstance(found, tuple):
            for place, part in enumerate(found):
                if attrs.has(type(part)):
                    yield from _links(part, (*at, place))


def links_lead_to_records(records: Records) -> Iterator[Fault]:
    """Every id that a record refers to exists."""
    ids = records.ids()
    retired = {entry.id: record.successor_id for entry, record in records.of(Retirement)}
    for entry in records.entries:
        if entry.record is None:
            continue
        for table, one, path in _links(entry.record):
            if one in ids[table] or table in records.incomplete:
                continue
            successor = retired.get(f"{table}/{one}")
            if successor:
                message = f"{noun(TABLES[table])} {one!r} was merged into {successor!r}; write {successor!r}"
            else:
                message = f"no {noun(TABLES[table])} has the id {one!r}; {nearest(one, ids[table], of=table)}"
            yield entry.fault(message, path)
    for entry, record in records.of(Retirement):
        table = record.id.partition("/")[0]
        if table not in TABLES:
            yield entry.fault(f"{table!r} is not a table; {nearest(table, TABLES)}")
        elif table in records.incomplete:
            continue
        elif record.successor_id not in {None, *ids[table]} and f"{table}/{record.successor_id}" not in retired:
            yield entry.fault(
                f"'successor': no {noun(TABLES[table])} has the id {record.successor_id!r}; "
                "give the id of an existing record"
            )


def _circles(links: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """Yield each circle of links once."""
    done: set[str] = set()
    for start in sorted(links):
        trail: list[str] = []
        stack = [(start, iter(links.get(start, ())))]
        trail.append(start)
        while stack:
            node, following = stack[-1]
            step = next(following, None)
            if step is None:
                stack.pop()
                trail.pop()
                done.add(node)
            elif step in trail:
                yield [*trail[trail.index(step) :], step]
            elif step not in done:
                trail.append(step)
                stack.append((step, iter(links.get(step, ()))))


def redirects_make_no_circle(records: Records) -> Iterator[Fault]:
    """A retired id leads to a record, directly or indirectly, and never back to itself."""
    entries = {record.id: entry for entry, record in records.of(Retirement)}
    links = {
        record.id: (f"{record.id.partition('/')[0]}/{record.successor_id}",)
        for _, record in records.of(Retirement)
        if record.successor_id is not None
    }
    for circle in _circles(links):
        way = " → ".join(circle)
        yield entries[circle[0]].fault(
            f"the redirects form a circle: {way}; correct the successor of one of these ids", ("successor",)
        )


def parents_and_successors_make_no_circle(records: Records) -> Iterator[Fault]:
    """No body or vendor is part of itself, and no body succeeds itself, directly or indirectly."""
    entries: dict[str, Entry] = {}
    parents: dict[str, tuple[str, ...]] = {}
    successors: dict[str, tuple[str, ...]] = {}
    for entry in records.entries:
        record = entry.record
        if isinstance(record, Body | Vendor):
            key = f"{entry.table}/{record.id}"
            entries[key] = entry
            if record.parent_id is not None:
                parents[key] = (f"{entry.table}/{record.parent_id}",)
            if isinstance(record, Body):
                successors[key] = tuple(f"bodies/{one}" for one in record.successor_ids)
    for field, links in (("parent", parents), ("successors", successors)):
        for circle in _circles(links):
            way = " → ".join(key.partition("/")[2] for key in circle)
            yield entries[circle[0]].fault(
                f"the values of {field!r} form a circle: {way}; correct the one that is wrong", (field,)
            )
