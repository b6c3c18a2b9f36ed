"""The proposal: the change to the records that a filled-in form asks for, or what to correct in the form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import attrs

from camwatch.curation.editing import CONTRIBUTED, Edits
from camwatch.curation.fault import Fault
from camwatch.curation.forms.filled import Answers, Filled, Finding
from camwatch.curation.forms.names import Named, Register
from camwatch.curation.forms.questions import CLAIMS, EMPTY, NEW_BODY, SOURCE, Question, part_key
from camwatch.curation.ids import body_id, claim_id, free_id, same_address, slug, source_id
from camwatch.curation.reader import FieldPath, read
from camwatch.curation.records import Entry, Records
from camwatch.curation.rules import OF_ONE_CLAIM, OF_SUPPORT
from camwatch.dates import PartialDate
from camwatch.errors import InvalidDate, UnknownWord, nearest
from camwatch.model.body import Body
from camwatch.model.claim import Claim
from camwatch.model.commitment import Commitment
from camwatch.model.fields import Field, fields
from camwatch.model.place import place_code, place_name
from camwatch.model.source import Source
from camwatch.model.tables import STORED, TABLES
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import Status
from camwatch.wording import label, listed, noun

__all__ = ["Proposal", "propose"]

_UNKNOWN = "unknown-record"
"""The placeholder for an id that could not be found, so that the rest can be checked."""


@attrs.frozen(kw_only=True)
class Proposal:
    """The result of reading a filled-in form."""

    form: str
    """The name of the form."""
    record: str | None
    """The record that it makes or changes, as ``table/id``; None if the form does not identify one."""
    findings: tuple[Finding, ...]
    """What to change in the form before it can become a record."""
    notes: tuple[str, ...]
    """Notes for the reviewer."""
    edits: Edits = attrs.field(repr=False)
    """The change to the records; incomplete if the form has findings."""

    @property
    def clean(self) -> bool:
        """Whether it can be written."""
        return not self.findings


def propose(filled: Filled, folder: Path, *, today: dt.date) -> Proposal:
    """Turn a filled-in form into a change to the records, and check it.

    Nothing is written: ``proposal.edits.write()`` does that.

    Args:
        filled: The form.
        folder: The folder of records.
        today: The day to enter as the date of access, if the form does not say when it was sent.
    """
    making = _Making(filled, Edits(folder), filled.day or today)
    steps: dict[str, Callable[[], str | None]] = {
        "correction": making.correction,
        "reply": making.reply,
        "source": making.new_source,
    }
    record = steps.get(filled.form.key, making.claim)()
    if not making.findings:
        making.whole_check()
    findings = dict.fromkeys(making.findings)
    return Proposal(
        form=filled.form.key,
        record=record,
        findings=tuple(sorted(findings, key=making.place)),
        notes=tuple(making.notes),
        edits=making.edits,
    )


class _Making:
    """A proposal that is being made."""

    def __init__(self, filled: Filled, edits: Edits, day: dt.date) -> None:
        self.form = filled.form
        self.answers: Answers = filled.answers
        self.findings: list[Finding] = list(filled.findings)
        self.notes: list[str] = []
        self.edits = edits
        self.day = day
        self.order = [question.key for question in filled.form.questions]
        self._registers: dict[str, Register] = {}

    def register(self, table: str) -> Register:
        """Return the names of a table's records; they are indexed once."""
        if table not in self._registers:
            self._registers[table] = Register(self.edits.records, table)
        return self._registers[table]

    # The answers

    def one(self, key: str) -> str | None:
        """Return the answer to a question with a single answer."""
        found = self.answers.get(key)
        return found[0] if found else None

    def finds(self, key: str, message: str) -> None:
        """Add a finding, unless the question has one."""
        question = self.form.by_key.get(key)
        if question is None or not any(finding.question == key for finding in self.findings):
            self.findings.append(Finding(key, question.label if question else "", message))

    def place(self, finding: Finding) -> int:
        """Return the position of a finding in the order of the form."""
        return self.order.index(finding.question) if finding.question in self.order else len(self.order)

    # Bodies, vendors and the records that are named

    def jurisdiction(self, key: str) -> str | None:
        """Return the code of a place, given its code or name."""
        text = self.one(key)
        if text is None:
            return None
        try:
            return place_code(text)
        except UnknownWord as error:
            self.finds(key, str(error))
            return None

    def body(self) -> tuple[str, dict[str, str] | None]:
        """Return the id of the body that the form is about and, if it is not in the register, its row."""
        name = self.one("body")
        if name is None:
            return _UNKNOWN, None
        kind, where = self.one(f"{NEW_BODY}_kind"), self.jurisdiction(f"{NEW_BODY}_jurisdiction")
        bodies = self.register("bodies")
        found = bodies.named(name)
        if found.id is None and (kind or where):
            # The answers about the body may show which of several is meant.
            narrowed = bodies.named(name, jurisdiction=where, kind=kind)
            if narrowed.id is not None or narrowed.exact:
                found = narrowed
            elif found.exact and kind and where:
                found = attrs.evolve(found, exact=False)
        if found.id is not None:
            return found.id, None
        if found.exact:
            message = f"{name!r} may mean several bodies; give the id of one: {_choices(found)}"
            self.finds("body", message)
            return _UNKNOWN, None
        if kind is None or where is None:
            near = f" If you mean one of these, give its id: {_choices(found)}." if found.candidates else ""
            said = f"the register has no body called {name!r}.{near}"
            self.finds(
                "body",
                f"{said} To add it, fill in “{self._label('kind')}” and “{self._label('jurisdiction')}”.",
            )
            return _UNKNOWN, None
        if found.candidates:
            self.notes.append(f"{name} is new. Bodies with similar names: {_choices(found)}.")
        else:
            self.notes.append(f"{name} is new.")
        return self.new_body(name, kind, where)

    def _label(self, field: str) -> str:
        return self.form.by_key[f"{NEW_BODY}_{field}"].label

    def new_body(self, name: str, kind: str, where: str) -> tuple[str, dict[str, str] | None]:
        """Return the id and the row of a body that is not in the register."""
        if not slug(name):
            self.finds("body", f"{name!r} has no Latin letters; give the body's usual English name")
            return _UNKNOWN, None
        record_id = free_id(body_id(name, where), self.edits.taken("bodies"))
        row = {"id": record_id, "name": name, "kind": kind, "jurisdiction": where}
        website, parent = self.one(f"{NEW_BODY}_website"), self.one(f"{NEW_BODY}_parent")
        if website is not None:
            row["website"] = website
        if parent is not None:
            found = self.linked(f"{NEW_BODY}_parent", "bodies", parent)
            row["parent"] = found
        for path, message in _faults_of(Body, row):
            key = str(path[0]) if path else "kind"
            self.finds(f"{NEW_BODY}_{key}", message.removeprefix(f"'{key}': "))
        return record_id, row

    def linked(self, key: str, table: str, text: str) -> str:
        """Return the id of a record that an answer names, by its id or, if it has names, by one of them."""
        ids = self.edits.records.ids()[table]
        plain = text.removeprefix(f"{table}/")
        if plain in ids:
            return plain
        if table in ("bodies", "vendors"):
            found = self.register(table).named(text)
            if found.id is not None:
                return found.id
            if found.candidates:
                self.finds(key, _doubt(found, text, table))
                return _UNKNOWN
        near = nearest(slug(text) or text, ids, of=table)
        self.finds(key, f"{text!r} does not match any {noun(TABLES[table])}; {near}")
        return _UNKNOWN

    def links(self, key: str, table: str, items: Iterable[str]) -> list[str]:
        """Return the ids of the records that an answer lists."""
        vendors = self.register(table) if table in ("bodies", "vendors") else None
        found: list[str] = []
        for item in items:
            # "Hikvision, Dahua" on one line; but a comma may be a part of a name.
            parts = [item]
            if "," in item and (vendors is None or vendors.named(item).id is None):
                parts = [part.strip() for part in item.split(",") if part.strip()]
            found += [self.linked(key, table, part) for part in parts]
        return list(dict.fromkeys(found))

    def entry(self) -> Entry | None:
        """Return the record that the form is about."""
        text = self.one("record")
        if text is None:
            return None
        table, slash, record_id = text.strip().strip("/").partition("/")
        if not slash:
            holders = [one for one in TABLES if text in self.edits.records.ids()[one]]
            if len(holders) != 1:
                may = " or ".join(f"{one}/{text}" for one in holders)
                hint = f"choose {may}" if may else "give the table, a slash and the id, such as ties/ID"
                self.finds("record", f"{text!r} does not identify one record; {hint}")
                return None
            table, record_id = holders[0], text
        if table not in TABLES:
            self.finds("record", f"{table!r} is not a table; {nearest(table, TABLES)}")
            return None
        found = self.edits.entry(table, record_id)
        if found is None or found.record is None:
            hint = nearest(record_id, self.edits.records.ids()[table], of=table)
            self.finds("record", f"no {noun(TABLES[table])} has the id {record_id!r}; {hint}")
            return None
        return found

    # The page that was read

    def source(self) -> tuple[str | None, dict[str, str] | None]:
        """Return the id of the page that was read and, if it is not in the register, its row; None without a page."""
        answered = {key: value for key in self.answers if key.startswith(f"{SOURCE}_") and (value := self.one(key))}
        url = answered.get(f"{SOURCE}_url")
        if url is None:
            if answered:
                self.finds(
                    f"{SOURCE}_url",
                    "not answered, although other answers describe a page. Give the address of the page",
                )
            return None, None
        known = {same_address(address): record_id for record_id, address in self.edits.addresses().items()}
        if same_address(url) in known:
            return known[same_address(url)], None
        row = {key.removeprefix(f"{SOURCE}_"): value for key, value in answered.items()}
        row.pop("locator", None)
        row["accessed"] = self.day.isoformat()
        row["id"] = source_id(row.get("publisher", ""), url)
        if row["id"] in self.edits.taken("sources"):
            row["id"] = free_id(row["id"], self.edits.taken("sources"))
        for path, fault in _faults_of(Source, row):
            key = str(path[0]) if path else _missing(fault)
            message = fault.removeprefix(f"'{key}': ")
            said = f"not answered. The register does not have this page yet. {_doc(self.form.by_key, key)}"
            self.finds(f"{SOURCE}_{key}", message if path else said)
        published = row.get("published")
        if published is not None and _after(published, self.day):
            self.finds(f"{SOURCE}_published", f"{published} is in the future; give the date that the page shows")
        return row["id"], row

    def add_source(self, row: dict[str, str] | None) -> None:
        """Add the row of a page that is not in the register."""
        if row is not None:
            self.edits.add_row("sources.csv", "sources", row)

    def citation(self, source: str, supports: Iterable[str]) -> dict[str, Any]:
        """Return a citation of the page that was read."""
        locator = self.one(f"{SOURCE}_locator")
        named = list(dict.fromkeys(supports))
        return {
            "source": source,
            **({"supports": named} if named else {}),
            **({"locator": locator} if locator else {}),
        }

    # The forms

    def claim(self) -> str | None:
        """Make a new commitment or tie."""
        assert self.form.table is not None
        table, cls = self.form.table, STORED[self.form.table]
        body, body_row = self.body()
        source, source_row = self.source()
        raw = self.raw(cls)
        supports = [name for name in self.answers.get("supports", ()) if name in raw]
        raw["citations"] = [self.citation(source or _UNKNOWN, supports)]
        if cls is Commitment:
            self.history(raw, source or _UNKNOWN)
        raw["id"] = self.new_id(table, body, raw)
        self.one_claim(cls, {**raw, "body": body}, table)
        if self.findings:
            return None
        if body_row is not None:
            self.edits.add_row(CONTRIBUTED, "bodies", body_row)
        self.add_source(source_row)
        self.edits.add_claim(body, table, raw)
        return f"{table}/{raw['id']}"

    def raw(self, cls: type[Any]) -> dict[str, Any]:
        """Return the fields of a claim as they are written, without its id, its body and its citations."""
        found: dict[str, Any] = {}
        for field in fields(cls):
            if field.name in ("id", "body", "citations"):
                continue
            value = self.field(field)
            if value not in (None, {}, [], [{}]):
                found[field.name] = value
        return found

    def field(self, field: Field) -> Any:
        """Return a field as it is written; None without an answer."""
        if field.part is not None:
            parts = {part.name: self.value(part, part_key(field, part)) for part in fields(field.part)}
            item = {name: value for name, value in parts.items() if value is not None}
            return [item] if field.many else item
        return self.value(field, field.name)

    def value(self, field: Field, key: str) -> Any:
        """Return the answer to a question as it is written; None without one."""
        items = self.answers.get(key)
        if not items:
            return None
        if field.references is not None:
            return (
                self.links(key, field.references, items) if field.many else self.linked(key, field.references, items[0])
            )
        if field.type is bool:
            return "true" if items[0] == "yes" else "false"
        if field.name == "jurisdiction":
            return self.jurisdiction(key) or items[0]
        return list(items) if field.many else items[0]

    def unstated(self, names: Iterable[str]) -> None:
        """Find answers that need the page's support but were not ticked as stated on it."""
        missing = list(dict.fromkeys(names))
        if missing and "supports" in self.answers:
            said = listed([f"“{label(name)}”" for name in missing])
            it = "it" if len(missing) == 1 else "them"
            message = f"you filled in {said} but did not tick {it}; tick {it} if the page says so, or delete the answer"
            self.finds("supports", message)

    def history(self, raw: dict[str, Any], source: str) -> None:
        """Write the status as milestones. A report later than the announcement becomes a second milestone."""
        (milestone,) = raw.get("milestones") or [{}]
        announced = raw.get("announced")
        status = milestone.get("status")
        if "date" not in milestone and _date(announced) is not None and status in (None, Status.ANNOUNCED.value):
            milestone = {"date": announced, **milestone}
        raw["milestones"] = [milestone]
        if announced is None or status in (None, Status.ANNOUNCED.value) or milestone.get("date") in (None, announced):
            return
        if status in {one.value for one in Status if one.made}:
            first = {"date": announced, "status": Status.ANNOUNCED.value}
            raw["milestones"] = [first, {**milestone, "citations": [{"source": source}]}]

    def new_id(self, table: str, body: str, raw: dict[str, Any]) -> str:
        """Return the id of a new commitment or tie."""
        named, dates = (
            (("action",), ("announced", "effective"))
            if table == "commitments"
            else (
                ("kind", "vendor"),
                ("as_of",),
            )
        )
        parts = [body, *(str(raw.get(name, "")) for name in named)]
        known = [_date(raw.get(name)) for name in dates]
        wanted = claim_id((part for part in parts if part), known)
        found = free_id(wanted, self.edits.taken(table))
        if found != wanted:
            self.notes.append(f"The register already has {table}/{wanted}. Check whether this is the same.")
        return found

    def one_claim(self, cls: type[Any], raw: dict[str, Any], table: str) -> None:
        """Find the faults of a claim on its own."""
        place = Entry(table=table, id=raw["id"], record=None, file="", path=(), lines={})
        record = read(cls, raw, self.fault)
        if record is None:
            supported = {name for citation in raw["citations"] for name in citation.get("supports", ())}
            measured = [field.name for field in fields(cls) if field.column.measured]
            self.unstated(name for name in measured if name in raw and name not in supported)
            return
        alone = Records(entries=[attrs.evolve(place, record=record)], releases=self.edits.records.releases)
        for rule in OF_ONE_CLAIM:
            for fault in rule(alone):
                self.fault(fault.path, fault.message)
        self.unstated(str(fault.path[0]) for rule in OF_SUPPORT for fault in rule(alone))

    def fault(self, path: FieldPath, message: str) -> None:
        """Turn a fault of a record into a finding about the question behind it."""
        names = [str(one) for one in path if isinstance(one, str)]
        # The heading of the question already names the field.
        message = message.removeprefix(f"'{names[-1]}': " if names else "")
        if not names:
            key = _missing(message)
            if key in self.form.by_key:
                self.finds(key, f"not answered. {self.form.by_key[key].doc}")
            elif not self.findings:
                self.finds("", message)
            return
        candidates = ["_".join(names[:2]), names[0], f"{names[0]}_{_missing(message)}"]
        if names[0] == "citations":
            candidates.insert(0, "supports")
        key = next((one for one in candidates if one in self.form.by_key), "")
        self.finds(key, message)

    def correction(self) -> str | None:
        """Change a field of a record, or add a later report on a commitment."""
        entry, field_name, value = self.entry(), self.one("field"), self.one("value")
        source, source_row = self.source()
        if entry is None or field_name is None or value is None:
            return None
        if field_name == "status":
            self.report(entry, value, source)
        else:
            self.changed(entry, field_name, value, source)
        if self.findings:
            return None
        self.add_source(source_row)
        if reason := self.one("reason"):
            self.notes.append(f"Reason: {reason}")
        return f"{entry.table}/{entry.id}"

    def report(self, entry: Entry, value: str, source: str | None) -> None:
        """Add a milestone to a commitment."""
        if entry.table != "commitments":
            self.finds("field", f"only commitments have a status; {entry.table}/{entry.id} has none")
            return
        words = [one.value for one in Status]
        word = value.lower().replace(" ", "_")
        if word not in words:
            self.finds("value", f"{value!r} is not a status; {nearest(value, words)}")
        if source is None:
            self.finds(f"{SOURCE}_url", "no page is given; give the page that reports this status")
        date = self.one("status_date")
        if date is not None and (message := _date_fault(date)):
            self.finds("status_date", message)
        if self.findings:
            return
        milestone = {**({"date": date} if date else {}), "status": word, "citations": [self.citation(source or "", ())]}

        def change(raw: dict[str, Any]) -> None:
            raw["milestones"].append(milestone)

        self.edits.edit_record(entry, change)

    def changed(self, entry: Entry, name: str, value: str, source: str | None) -> None:
        """Change one field of a record."""
        cls = STORED[entry.table]
        known = {field.name: field for field in fields(cls) if field.part is None and field.name != "id"}
        field = known.get(name)
        if field is None:
            hint = f"{label(entry.table)} have {', '.join(known)}"
            self.finds("field", f"{name!r} is not a field of {entry.table}/{entry.id}; {hint}")
            return
        empty = value.lower() == EMPTY
        if empty and field.required:
            self.finds("value", f"{name!r} cannot be empty; give the correct value")
            return
        new: Any = None
        if not empty:
            items = [part.strip() for part in value.split(",")] if field.many else [value]
            if field.references is not None:
                new = self.links("value", field.references, items) if field.many else None
                new = new or self.linked("value", field.references, value)
            else:
                new = items if field.many else value
            if field.type is bool:
                new = {"yes": "true", "no": "false"}.get(value.lower(), value)
            if field.vocabulary is not None and not field.many:
                new = value.lower().replace(" ", "_") if value not in set(field.vocabulary) else value
            for path, message in _faults_of(cls, {name: new}):
                if path and path[0] == name:
                    self.finds("value", message.removeprefix(f"'{name}': "))
        if source is None and field.column.measured and not empty:
            self.finds(f"{SOURCE}_url", f"please give the page that supports the new value of “{label(name)}”")
        if self.findings:
            return
        if entry.file.endswith(".csv"):
            if field.many:
                self.finds("field", f"{name!r} is a list, which this form cannot change; report it as an issue")
                return
            self.edits.edit_row(entry.file, entry.id, name, "" if empty else str(new))
            return

        def change(raw: dict[str, Any]) -> None:
            if empty:
                raw.pop(name, None)
                for one in raw.get("citations", ()):
                    _no_longer(one, name)
            else:
                raw[name] = new
            if source is not None and not empty:
                self.cite(raw, source, [name])

        self.edits.edit_record(entry, change)
        if source is not None:
            self.notes.append(f"Check whether the other sources still support {name!r}.")

    def cite(self, raw: dict[str, Any], source: str, supports: list[str]) -> None:
        """Add a citation of the page for some fields to a record."""
        for one in raw.setdefault("citations", []):
            if one.get("source") == source:
                one["supports"] = list(dict.fromkeys([*one.get("supports", []), *supports]))
                return
        raw["citations"].append(self.citation(source, supports))

    def claim_entry(self) -> Entry | None:
        """Return the claim that the form is about."""
        entry = self.entry()
        if entry is not None and (entry.table not in CLAIMS or entry.file.endswith(".csv")):
            self.finds("record", f"{entry.table}/{entry.id} is not a claim with sources; name one of {listed(CLAIMS)}")
            return None
        return entry

    def reply(self) -> str | None:
        """Add the reply of a body or vendor to the note of a claim."""
        entry, text, by = self.claim_entry(), self.one("reply"), self.one("by")
        source, source_row = self.source()
        if by is not None and text is not None:
            names = self.names_of(by)
            if not any(name.casefold() in text.casefold() for name in names):
                self.finds("reply", f"name the speaker, for example: “{names[0]} says that …”")
        if entry is None or text is None or source is None or self.findings:
            return None
        answer = text

        def change(raw: dict[str, Any]) -> None:
            raw["note"] = f"{raw['note']} {answer}" if raw.get("note") else answer
            self.cite(raw, source, ["note"])

        self.edits.edit_record(entry, change)
        self.add_source(source_row)
        return f"{entry.table}/{entry.id}"

    def names_of(self, text: str) -> list[str]:
        """Return the names of the body or vendor that replies, which need not be in the register."""
        for table in ("bodies", "vendors"):
            found = self.register(table).named(text)
            if found.id is not None:
                entry = self.edits.entry(table, found.id)
                assert entry is not None
                record = entry.record
                assert isinstance(record, Body | Vendor)
                return [record.name, text, *(name.name for name in record.names)]
        self.notes.append(f"The register has no body or vendor called {text}.")
        return [text]

    def new_source(self) -> str | None:
        """Add a citation of another page to a claim."""
        entry, supports = self.claim_entry(), list(self.answers.get("supports", ()))
        source, source_row = self.source()
        if entry is not None:
            record = entry.record
            assert isinstance(record, Claim)
            held = {
                field.name: field.attribute
                for field in fields(STORED[entry.table])
                if field.name not in ("id", "citations") and getattr(record, field.attribute) not in (None, ())
            }
            supports = [part.strip(" `").lower().replace(" ", "_") for item in supports for part in item.split(",")]
            for name in supports:
                if name not in held:
                    self.finds("supports", f"the record has no {name!r}; {nearest(name, held)}")
        if entry is None or source is None or self.findings:
            return None
        page = source
        self.edits.edit_record(entry, lambda raw: self.cite(raw, page, supports))
        self.add_source(source_row)
        return f"{entry.table}/{entry.id}"

    def whole_check(self) -> None:
        """Check a copy of all records with the change."""
        if not self.edits.files:
            self.finds("", "the record already has this value, so the form changes nothing")
            return
        for fault in self.edits.check():
            self.whole_fault(fault)

    def whole_fault(self, fault: Fault) -> None:
        """Turn a fault of the check into a finding."""
        if fault.path and self.form.table is not None:
            self.fault(fault.path, fault.message)
        elif self.form.by_key.get("value") and fault.path:
            self.finds("value", f"this value would cause a fault: {fault.message}")
        else:
            self.findings.append(Finding("", "", f"{fault.record or fault.file}: {fault.message}"))


def _choices(found: Named) -> str:
    """List the records that a name may mean, each with its id."""
    said = []
    for record in found.candidates:
        where = f", {place_name(record.jurisdiction)}" if isinstance(record, Body) else ""
        said.append(f"{record.name}{where} ({record.id})")
    return "; ".join(said)


def _doubt(found: Named, text: str, table: str) -> str:
    """Return the message on a name that does not lead to one record."""
    if len(found.candidates) == 1:
        (record,) = found.candidates
        head = f"{text!r} may also mean another {noun(TABLES[table])}" if found.exact else _unknown(text, table)
        return f"{head}. Did you mean {record.name}? If so, give its id, {record.id}"
    head = f"{text!r} fits several {label(table)}:" if found.exact else f"{_unknown(text, table)}. Similar names:"
    return f"{head} {_choices(found)}. If you mean one of these, give its id"


def _unknown(text: str, table: str) -> str:
    return f"no {noun(TABLES[table])} is called {text!r}"


def _faults_of(cls: type[Any], raw: dict[str, Any]) -> list[tuple[FieldPath, str]]:
    found: list[tuple[FieldPath, str]] = []
    read(cls, raw, lambda path, message: found.append((path, message)))
    return found


def _missing(message: str) -> str:
    """Return the field that a fault reports as missing."""
    head, quote, rest = message.partition("'")
    return rest.partition("'")[0] if quote and not head else ""


def _doc(questions: Any, field: str) -> str:
    question: Question | None = questions.get(f"{SOURCE}_{field}")
    return "" if question is None else question.doc.partition(" You may leave")[0]


def _date(text: object) -> PartialDate | None:
    try:
        return PartialDate(str(text)) if text is not None else None
    except InvalidDate:
        return None


def _date_fault(text: str) -> str | None:
    try:
        PartialDate(text)
    except InvalidDate as error:
        return str(error)
    return None


def _after(text: str, day: dt.date) -> bool:
    date = _date(text)
    return date is not None and date.earliest > day


def _no_longer(citation: dict[str, Any], name: str) -> None:
    """Remove a field from the fields that a citation supports."""
    supports = [one for one in citation.get("supports", ()) if one != name]
    citation.pop("supports", None)
    if supports:
        citation["supports"] = supports
