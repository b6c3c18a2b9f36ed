"""The layout of a folder of records: which file holds what, and how it is read."""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs

from camwatch.curation.cells import from_cell
from camwatch.curation.fault import Fault
from camwatch.curation.reader import read
from camwatch.curation.records import Bound, Entry, NextRelease, Records, Rejection
from camwatch.curation.text import read_text, record_files
from camwatch.curation.yaml_text import Lines, parse
from camwatch.errors import nearest
from camwatch.metadata.record_files import LEADS, OF_BODY, OF_VENDOR
from camwatch.model.fields import fields
from camwatch.model.tables import STORED
from camwatch.store.release import Credit, Gap
from camwatch.wording import listed

__all__ = ["folder_kind", "read_records"]


@attrs.define
class _Reading:
    """A folder of records that is being read."""

    records: Records
    faults: list[Fault]

    def add(self, table: str, raw: Any, file: str, path: tuple[str | int, ...], lines: Lines, **implied: str) -> None:
        """Read one record; ``implied`` are the fields that all records of the file share."""
        record_id = raw.get("id", "") if isinstance(raw, dict) else ""
        record_id = record_id if isinstance(record_id, str) else ""
        leads: list[str] = []
        place = Entry(table=table, id=record_id, record=None, file=file, path=path, lines=lines)
        if isinstance(raw, dict):
            raw = dict(raw)
            found = raw.pop(LEADS, [])
            if isinstance(found, list) and all(isinstance(lead, str) for lead in found):
                leads = found
            else:
                self.faults.append(
                    place.fault("expected a list of lead numbers under 'leads', such as [12, 40]", (LEADS,))
                )
            for key, value in implied.items():
                if key in raw:
                    self.faults.append(
                        place.fault(f"the file already says that {key!r} is {value!r}; remove this field", (key,))
                    )
                raw[key] = value
        record = read(STORED[table], raw, lambda at, message: self.faults.append(place.fault(message, at)))
        self.records.entries.append(attrs.evolve(place, record=record, leads=tuple(leads)))


def _csv_rows(text: str, file: str, expected: list[str], faults: list[Fault]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row of a CSV file with its line; empty cells are left out."""
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        header = next(reader, [])
        if header != expected:
            lacks = [f"lacks {name!r}" for name in expected if name not in header]
            has = [f"has the unknown column {name!r}" for name in header if name not in expected]
            fault = listed([*lacks, *has] or ["has its columns in another order"])
            faults.append(Fault(file, 1, "", f"the header {fault}; expected {','.join(expected)}"))
            return
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) != len(header):
                message = (
                    f"the row has {len(cells)} cells, but the header has {len(header)}; add or remove "
                    "cells, and put quotes around a cell that contains a comma"
                    if cells
                    else "the line is blank; remove it"
                )
                faults.append(Fault(file, line, cells[0] if cells else "", message))
            else:
                yield line, {name: cell for name, cell in zip(header, cells, strict=True) if cell != ""}
            line = reader.line_num + 1
    except csv.Error as error:
        faults.append(Fault(file, reader.line_num, "", f"invalid CSV: {error}"))


def _read_csv_table(table: str) -> Callable[[_Reading, str, str], None]:
    cls = STORED[table]

    def read_file(reading: _Reading, text: str, file: str) -> None:
        known = {field.name: field for field in fields(cls)}
        header = csv_header(table)
        for line, row in _csv_rows(text, file, header, reading.faults):
            raw: dict[str, Any] = {name: from_cell(cell, known[name]) for name, cell in row.items()}
            reading.add(table, raw, file, (), {(): line})

    return read_file


def csv_header(table: str) -> list[str]:
    """Return the header of a CSV file of a table's records."""
    return [field.name for field in fields(STORED[table])]


def _mapping(text: str, file: str, faults: list[Fault]) -> tuple[dict[str, Any] | None, Lines]:
    value, lines = parse(text, file, faults)
    if value is not None and not isinstance(value, dict):
        faults.append(
            Fault(file, 1, "", "expected fields ('key: value'); records/README.md shows what the file must contain")
        )
        value = None
    return value, lines


def _lists(
    reading: _Reading, value: dict[str, Any], lists: tuple[str, ...], file: str, lines: Lines, **implied: str
) -> None:
    for table in lists:
        items = value.pop(table, [])
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            reading.faults.append(
                Fault(
                    file,
                    lines.get((table,), 1),
                    "",
                    f"expected a list of records under {table!r}; begin each with '- id: …'",
                )
            )
            continue
        for place, item in enumerate(items):
            reading.add(table, item, file, (table, place), lines, **implied)


def _nothing_left(
    value: dict[str, Any], allowed: tuple[str, ...], file: str, lines: Lines, faults: list[Fault]
) -> None:
    for key in value:
        message = f"{key!r} does not belong in this file; {nearest(key, allowed)}"
        faults.append(Fault(file, lines.get((key,), 1), "", message))


def _read_claims(reading: _Reading, text: str, file: str) -> None:
    value, lines = _mapping(text, file, reading.faults)
    if value is None:
        return
    body = value.pop("body", None)
    stem = Path(file).stem
    if body != stem:
        message = f"'body' is {body!r}, but the file is called {stem}.yml; change one to match the other"
        reading.faults.append(Fault(file, lines.get(("body",), 1), "", message))
        body = stem
    _lists(reading, value, OF_BODY, file, lines, body=body)
    _nothing_left(value, ("body", *OF_BODY), file, lines, reading.faults)


def _read_vendor(reading: _Reading, text: str, file: str) -> None:
    value, lines = _mapping(text, file, reading.faults)
    if value is None:
        return
    stem = Path(file).stem
    if value.get("id") != stem:
        message = f"the file is called {stem}.yml, but 'id' is {value.get('id')!r}; change one to match the other"
        reading.faults.append(Fault(file, lines.get(("id",), 1), "", message))
    _lists(reading, value, OF_VENDOR, file, lines, vendor=stem)
    reading.add("vendors", value, file, (), lines)


def _read_list(table: str) -> Callable[[_Reading, str, str], None]:
    def read_file(reading: _Reading, text: str, file: str) -> None:
        value, lines = _mapping(text, file, reading.faults)
        if value is not None:
            _lists(reading, value, (table,), file, lines)
            _nothing_left(value, (table,), file, lines, reading.faults)

    return read_file


def _read_rows(cls: type[Any], of: str) -> Callable[[_Reading, str, str], None]:
    """Return a reader of a CSV file in which every cell must be filled with one value.

    Columns of fields with a default come last and may be missing from the file if no row needs them.
    """
    written = [field for field in attrs.fields(cls) if field.name != "line"]
    header = [field.name for field in written if field.default is attrs.NOTHING]
    longest = [field.name for field in written]
    with_line = len(written) < len(attrs.fields(cls))

    def read_file(reading: _Reading, text: str, file: str) -> None:
        found = longest if text.partition("\n")[0] == ",".join(longest) else header
        for line, row in _csv_rows(text, file, found, reading.faults):
            if missing := [name for name in header if name not in row]:
                message = f"the row has no {' and no '.join(map(repr, missing))}; fill every cell"
                reading.faults.append(Fault(file, line, row.get(header[0], ""), message))
            else:
                getattr(reading.records, of).append(cls(**row, **({"line": line} if with_line else {})))

    return read_file


_FILES: dict[str, Callable[[_Reading, str, str], None]] = {
    "bodies/*.csv": _read_csv_table("bodies"),
    "sources.csv": _read_csv_table("sources"),
    "devices/*.csv": _read_csv_table("device_rules"),
    "retired.csv": _read_csv_table("retired"),
    "readings.csv": _read_csv_table("readings"),
    "vendors/*.yml": _read_vendor,
    "claims/*/*.yml": _read_claims,
    "interventions/*.yml": _read_list("interventions"),
    "statistics/*.yml": _read_list("statistics"),
    "releases.csv": _read_rows(NextRelease, "releases"),
    "credits.csv": _read_rows(Credit, "credits"),
    "gaps.csv": _read_rows(Gap, "gaps"),
    "bounds.csv": _read_rows(Bound, "bounds"),
    "rejected.csv": _read_rows(Rejection, "rejections"),
}
"""The content of each file in a folder of records."""


_TABLES: dict[str, tuple[str, ...]] = {
    "bodies/*.csv": ("bodies",),
    "sources.csv": ("sources",),
    "devices/*.csv": ("device_rules",),
    "retired.csv": ("retired",),
    "readings.csv": ("readings",),
    "vendors/*.yml": ("vendors", *OF_VENDOR),
    "claims/*/*.yml": OF_BODY,
    "interventions/*.yml": ("interventions",),
    "statistics/*.yml": ("statistics",),
}
"""The tables whose records each file contains."""


def folder_kind(file: str) -> str | None:
    """Return the pattern of the layout that a file matches, or None."""
    path = Path(file)
    for pattern in _FILES:
        if path.match(pattern) and len(path.parts) == len(Path(pattern).parts):
            return pattern
    return None


def _not_of_records(file: str) -> str:
    """Return the message on a file that matches no pattern of the layout."""
    directories = {pattern.partition("/")[0]: pattern for pattern in _FILES if "/" in pattern}
    close = difflib.get_close_matches(file.partition("/")[0], directories, n=1) if "/" in file else []
    if not close:
        return "this is not a file of records; remove it (records/README.md lists the files)"
    return (
        f"this is not a file of records. If it should be one, rename it to match {directories[close[0]]}; otherwise, "
        "remove it (records/README.md lists the files)"
    )


def no_records(folder: Path) -> Fault:
    """Return the fault of a directory without records."""
    return Fault("", 1, "", f"the directory {str(folder)!r} contains no records; {_ANOTHER}")


_ANOTHER = "run the command in a clone of the repository, or give the path of the directory of records"


def read_records(folder: Path) -> tuple[Records, list[Fault]]:
    """Read a folder of records, with every fault of its files.

    Args:
        folder: The folder, as described in its README.
    """
    reading = _Reading(Records(), [])
    files = list(record_files(folder, reading.faults))
    if files and not any(folder_kind(file) for _, file in files):
        message = (
            f"{str(folder)!r} is not a directory of records: it contains none of the files that records/README.md lists"
        )
        return reading.records, [Fault("", 1, "", f"{message}; give the path of the directory of records")]
    for path, file in files:
        if path.suffix == ".md":
            continue
        kind = folder_kind(file)
        if kind is None:
            reading.faults.append(Fault(file, 1, "", _not_of_records(file)))
            continue
        known = len(reading.faults)
        text = read_text(path, file, reading.faults)
        if text is not None:
            _FILES[kind](reading, text, file)
        if any(not fault.record for fault in reading.faults[known:]):
            reading.records.incomplete.update(_TABLES.get(kind, ()))
    if not reading.records.entries and not reading.faults:
        reading.faults.append(no_records(folder))
    return reading.records, reading.faults
