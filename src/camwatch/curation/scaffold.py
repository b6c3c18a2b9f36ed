"""Scaffolds: new records with their ids and today's date, and blanks to be filled in from the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from camwatch.curation.editing import Edits, claims_file
from camwatch.curation.forms.names import Register
from camwatch.curation.ids import claim_id, free_id, publisher_of, same_address, source_id
from camwatch.curation.reader import NEEDED, read
from camwatch.dates import PartialDate
from camwatch.errors import AmbiguousName, UnknownArgument, UnknownId, UnknownName, nearest
from camwatch.model.body import Body
from camwatch.model.commitment import Commitment
from camwatch.model.fields import fields
from camwatch.model.place import place_name
from camwatch.model.source import Source
from camwatch.model.tables import TABLES
from camwatch.model.tie import Tie
from camwatch.wording import noun

__all__ = ["Scaffold", "new_claim", "new_source"]


@attrs.frozen(kw_only=True)
class Scaffold:
    """A record that was added."""

    table: str
    id: str
    file: str
    """The file, relative to the folder of records."""
    line: int
    """The line at which it begins."""
    empty: tuple[str, ...]
    """The fields that still have to be filled in."""
    added: bool = True
    """Whether it was added now; False if the register already had it."""


def new_source(folder: Path, url: str, *, today: dt.date, **known: str | None) -> Scaffold:
    """Add a source that was read today.

    Args:
        folder: The folder of records.
        url: The address of the page.
        today: The day on which it was read.
        **known: Fields that are known: ``title``, ``publisher``, ``published``, ``kind``, ``lang``, ``via``.

    Raises:
        UnknownArgument: If the address or a field is not valid.
    """
    edits = Edits(folder)
    for record_id, address in edits.addresses().items():
        if same_address(address) == same_address(url):
            line = _line((folder / "sources.csv").read_text(encoding="utf-8"), f"{record_id},")
            return Scaffold(table="sources", id=record_id, file="sources.csv", line=line, empty=(), added=False)
    given = {name: value for name, value in known.items() if value is not None}
    row = {"url": url, **given, "accessed": today.isoformat()}
    _refuse(Source, row)
    record_id = free_id(source_id(given.get("publisher") or publisher_of(url), url), edits.taken("sources"))
    edits.add_row("sources.csv", "sources", {"id": record_id, **row})
    edits.write()
    empty = tuple(field.name for field in fields(Source) if field.required and field.name not in ("id", *row))
    line = _line(edits.files["sources.csv"], f"{record_id},")
    return Scaffold(table="sources", id=record_id, file="sources.csv", line=line, empty=empty)


def new_claim(folder: Path, table: str, body: str, *, source: str | None, **known: Any) -> Scaffold:
    """Add a commitment or a tie to the file of its body.

    Args:
        folder: The folder of records.
        table: ``commitments`` or ``ties``.
        body: The id or the name of the body.
        source: The id or the address of a source in the register; None to leave it blank.
        **known: Fields that are known; a vendor by its id or name.

    Raises:
        UnknownName: If the register has no such body or vendor.
        AmbiguousName: If a name may mean several records.
        UnknownId: If the register has no such source.
        UnknownArgument: If a field is not valid.
    """
    cls = {"commitments": Commitment, "ties": Tie}[table]
    edits = Edits(folder)
    body_id = _named(edits, "bodies", body)
    vendors = [_named(edits, "vendors", one) for one in known.pop("vendors", ())]
    raw: dict[str, Any] = {name: value for name, value in known.items() if value is not None}
    _refuse(cls, raw)
    if table == "commitments":
        raw["vendors"] = vendors or [""]
        dates = [_date(raw.get("announced")), _date(raw.get("effective"))]
        wanted = claim_id([body_id, raw["action"]], dates)
        first = {"date": raw.get("announced", ""), "status": ""}
        raw["milestones"] = [{name: value for name, value in first.items() if value or name == "status"}]
    else:
        raw["vendor"] = vendors[0]
        wanted = claim_id([body_id, raw["kind"], raw["vendor"]], [_date(raw.get("as_of"))])
    raw["id"] = free_id(wanted, edits.taken(table))
    stated = [field.name for field in fields(cls) if field.column.measured and field.name in raw]
    raw["citations"] = [{"source": _source(edits, source), **({"supports": stated} if stated else {})}]
    needed = [field.name for field in fields(cls) if field.required or NEEDED.get(field.name, "") is None]
    for name in needed:
        if name not in ("body", *raw):
            raw[name] = ""
    edits.add_claim(body_id, table, raw)
    edits.write()
    file = claims_file(body_id)
    empty = [name for name in needed if raw.get(name) in ("", [""])]
    if table == "commitments":
        empty.append("status")
    if source is None:
        empty.append("source")
    line = _line(edits.files[file], f"  - id: {raw['id']}\n")
    return Scaffold(table=table, id=raw["id"], file=file, line=line, empty=tuple(empty))


def _named(edits: Edits, table: str, text: str) -> str:
    found = Register(edits.records, table).named(text)
    if found.id is not None:
        return found.id
    choices = "; ".join(
        f"{one.id} ({one.name}{', ' + place_name(one.jurisdiction) if isinstance(one, Body) else ''})"
        for one in found.candidates
    )
    if found.exact:
        raise AmbiguousName(f"{text!r} may mean several {table}; give the id of one: {choices}", text, ())
    one = "" if len(found.candidates) == 1 else "one of these: "
    hint = f"did you mean {one}{choices}?" if choices else "add it first, as records/README.md describes"
    raise UnknownName(f"no {noun(TABLES[table])} is called {text!r}; {hint}", text, ())


def _source(edits: Edits, text: str | None) -> str:
    if text is None:
        return ""
    known = edits.addresses()
    if text in known:
        return text
    for record_id, url in known.items():
        if same_address(url) == same_address(text):
            return record_id
    near = nearest(text, known, of="sources")
    raise UnknownId(f"no source has the id {text!r}; {near}. To add a source, run `camwatch new source URL`")


def _refuse(cls: type[Any], raw: Mapping[str, Any]) -> None:
    """Refuse values that are not valid for their fields."""
    faults: list[str] = []
    read(cls, dict(raw), lambda path, message: faults.append(message) if path else None)
    if faults:
        raise UnknownArgument("; ".join(faults))


def _date(text: object) -> PartialDate | None:
    return None if text is None else PartialDate(str(text))


def _line(text: str, beginning: str) -> int:
    return text.count("\n", 0, text.index(beginning)) + 1
