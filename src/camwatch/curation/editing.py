"""Changes that a program makes to a folder of records: new rows, new claims and edits of claims.

Nothing is written before :meth:`Edits.write`; :meth:`Edits.check` checks a copy of the folder with the changes.
"""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from camwatch.atomic import naming, replaced_files
from camwatch.curation.check import check_records
from camwatch.curation.fault import Fault
from camwatch.curation.format import canonical
from camwatch.curation.layout import csv_header, read_records
from camwatch.curation.records import Entry, Records
from camwatch.curation.yaml_text import dump, modeline, parse

__all__ = ["CONTRIBUTED", "Edits", "claims_file"]

CONTRIBUTED = "bodies/contributed.csv"
"""The file for bodies added by a form or a scaffold. A maintainer may move a row to another file of bodies."""


def claims_file(body: str) -> str:
    """Return the file of a body's claims, relative to the folder of records."""
    return f"claims/{body[:2]}/{body}.yml"


class Edits:
    """Changes to a folder of records.

    Args:
        folder: The folder of records. It is read once, at the beginning.
    """

    def __init__(self, folder: Path) -> None:
        self.folder: Path = folder
        """The folder of records."""
        self.records: Records
        """The records as they were."""
        self.records, _ = read_records(folder)
        self.files: dict[str, str] = {}
        """The new text of each file that changes, relative to the folder."""

    def entry(self, table: str, record_id: str) -> Entry | None:
        """Return a record as it was before the changes; None if there was none."""
        found = (entry for entry in self.records.entries if entry.table == table and entry.id == record_id)
        return next(found, None)

    def taken(self, table: str) -> set[str]:
        """Return the ids that a new record of a table must not have: ids in use and retired ids."""
        retired = {entry.id.partition("/")[2] for entry in self.records.entries if entry.id.startswith(f"{table}/")}
        return {*self.records.ids()[table], *retired}

    def addresses(self) -> dict[str, str]:
        """Return the address of each source by its id, including sources with faults."""
        rows = csv.DictReader(io.StringIO(self._text("sources.csv") or ""))
        return {row["id"]: row["url"] for row in rows if row.get("id") and row.get("url")}

    def _text(self, file: str) -> str | None:
        if file in self.files:
            return self.files[file]
        path = self.folder / file
        with naming(path):
            return path.read_text(encoding="utf-8") if path.is_file() else None

    def _put(self, file: str, text: str) -> None:
        formatted = canonical(text, file)
        assert formatted is not None, f"{file} is not a file of records"
        self.files[file] = formatted

    def add_row(self, file: str, table: str, row: Mapping[str, str]) -> None:
        """Add a row to a CSV file of a table's records.

        Args:
            file: The file, relative to the folder; it is created if it does not exist.
            table: The table.
            row: The cells by column; omitted columns are empty.
        """
        header = csv_header(table)
        text = self._text(file) or ",".join(header) + "\n"
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerow([row.get(name, "") for name in header])
        self._put(file, text + out.getvalue())

    def edit_row(self, file: str, record_id: str, column: str, cell: str) -> None:
        """Change a cell of a CSV file of records.

        Args:
            file: The file, relative to the folder.
            record_id: The id of the row.
            column: The column.
            cell: The new content; empty if nothing is known.
        """
        head, *rows = csv.reader(io.StringIO(self._text(file) or ""), strict=True)
        place = head.index(column)
        out = io.StringIO()
        for row in rows:
            if row and row[0] == record_id:
                row[place] = cell
        csv.writer(out, lineterminator="\n").writerows([head, *rows])
        self._put(file, out.getvalue())

    def add_claim(self, body: str, table: str, raw: Mapping[str, Any]) -> str:
        """Add a commitment or a tie to the file of its body, and return the file.

        Args:
            body: The id of the body, whose file is created if it does not exist.
            table: ``commitments`` or ``ties``.
            raw: The record as str, list and dict.
        """
        file = claims_file(body)
        text = self._text(file)
        value: Any = {"body": body} if text is None else parse(text, file, [])[0]
        value.setdefault(table, []).append(dict(raw))
        self._put(file, modeline(self._for_editors() if text is None else text) + dump(value))
        return file

    def _for_editors(self) -> str:
        """Return the first line of a new file of claims: in a clone, a comment that names its schema; else empty."""
        schema = "../src/camwatch/schema/files/claims.json"
        if not (self.folder / schema).is_file():
            return ""
        return f"# yaml-language-server: $schema=../../{schema}\n"

    def edit_record(self, entry: Entry, change: Callable[[dict[str, Any]], None]) -> None:
        """Change a record of a YAML file.

        Args:
            entry: The record.
            change: A function that gets the record as str, list and dict and changes it in place.
        """
        text = self._text(entry.file) or ""
        value: Any = parse(text, entry.file, [])[0]
        raw = value
        for step in entry.path:
            raw = raw[step]
        change(raw)
        self._put(entry.file, modeline(text) + dump(value))

    def check(self) -> list[Fault]:
        """Return the faults that the changes would add to the folder."""
        with tempfile.TemporaryDirectory(prefix="camwatch-") as temporary:
            copy = Path(temporary) / "records"
            with naming(self.folder):
                shutil.copytree(self.folder, copy, ignore=shutil.ignore_patterns("*.md"))
            self._write(copy)
            _, after = check_records(copy)
        if not after:
            return []
        _, before = check_records(self.folder)
        # Faults are compared without their lines, since added lines move the faults below them.
        known = {(fault.file, fault.record, fault.message) for fault in before}
        return [fault for fault in after if (fault.file, fault.record, fault.message) not in known]

    def _write(self, folder: Path) -> None:
        with replaced_files([folder / file for file in self.files]) as paths:
            for path, (file, text) in zip(paths, self.files.items(), strict=True):
                with naming(folder / file):
                    path.write_text(text, encoding="utf-8", newline="\n")

    def write(self) -> None:
        """Write the changes into the folder: all of them, or none if a file cannot be written."""
        self._write(self.folder)
