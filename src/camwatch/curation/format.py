"""The canonical form of the records: order of keys, rows and lists; quotes; line lengths."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from camwatch.atomic import replaced_file
from camwatch.curation.fault import Fault, RecordFaults
from camwatch.curation.layout import folder_kind, no_records
from camwatch.curation.text import read_text, record_files
from camwatch.curation.yaml_text import dump, modeline, parse
from camwatch.metadata.record_files import LEADS, OF_BODY, OF_VENDOR
from camwatch.model.fields import fields
from camwatch.model.tables import STORED

__all__ = ["canonical", "format_records", "unformatted"]


def _in_order(raw: Any, table: str) -> Any:
    """Return a record with its keys in the order of the model, leads after the id, unknown keys last."""
    if not isinstance(raw, dict):
        return raw
    order = ["id", LEADS, *(field.name for field in fields(STORED[table]))]
    return dict(sorted(raw.items(), key=lambda item: order.index(item[0]) if item[0] in order else len(order)))


def _by_id(items: Any, table: str) -> Any:
    if not isinstance(items, list):
        return items
    return sorted(
        (_in_order(item, table) for item in items),
        key=lambda item: str(item.get("id") if isinstance(item, dict) else ""),
    )


def _canonical_yaml(value: dict[str, Any], kind: str) -> str:
    if kind.startswith("vendors/"):
        head = _in_order({key: item for key, item in value.items() if key not in OF_VENDOR}, "vendors")
        tail = {key: _by_id(value[key], key) for key in OF_VENDOR if key in value}
        return dump({**head, **tail})
    if kind.startswith("claims/"):
        lists = {key: _by_id(value[key], key) for key in OF_BODY if key in value}
        return dump({**{key: item for key, item in value.items() if key not in OF_BODY}, **lists})
    return dump({key: _by_id(items, key) if key in STORED else items for key, items in value.items()})


def _canonical_csv(text: str, *, ordered: bool) -> str:
    rows = list(csv.reader(io.StringIO(text), strict=True))
    out = io.StringIO()
    head, body = rows[:1], [row for row in rows[1:] if row]
    if ordered:
        # If two contributions added the same row, the merged file has it twice.
        body = [list(row) for row in sorted(set(map(tuple, body)))]
    csv.writer(out, lineterminator="\n").writerows([*head, *body])
    return out.getvalue()


def canonical(text: str, file: str) -> str | None:
    """Return the canonical form of a file's text, or None if it cannot be read.

    Args:
        text: The text.
        file: The file, relative to the folder of records.
    """
    kind = folder_kind(file)
    if kind is None:
        return None
    if kind.endswith(".csv"):
        try:
            # Releases are ordered by date, everything else by its first column.
            return _canonical_csv(text, ordered=kind != "releases.csv")
        except csv.Error:
            return None
    value, _ = parse(text, file, [])
    return modeline(text) + _canonical_yaml(value, kind) if isinstance(value, dict) else None


def _files(folder: Path) -> Iterator[tuple[Path, str, str, str]]:
    """Yield each readable file with its name, its text and its canonical text."""
    for path, file in record_files(folder):
        if folder_kind(file) is not None:
            text = read_text(path, file, [])
            wanted = None if text is None else canonical(text, file)
            if text is not None and wanted is not None:
                yield path, file, text, wanted


def _has_files(folder: Path) -> bool:
    return any(folder_kind(file) is not None for _, file in record_files(folder))


def unformatted(folder: Path) -> Iterator[Fault]:
    """Yield a fault for every file of records that is not in its canonical form, or one if there is no file."""
    if not _has_files(folder):
        yield no_records(folder)
    for _, file, text, wanted in _files(folder):
        if text != wanted:
            pairs = zip(text.split("\n"), wanted.split("\n"), strict=False)
            line = next((number for number, (is_, should) in enumerate(pairs, start=1) if is_ != should), 1)
            yield Fault(file, line, "", "the file is not in its canonical form; run `camwatch format`")


def format_records(folder: Path) -> list[str]:
    """Bring every file of a folder of records into its canonical form.

    Args:
        folder: The folder of records.

    Returns:
        The files that were changed.

    Raises:
        RecordFaults: If the folder has no files of records.
    """
    if not _has_files(folder):
        raise RecordFaults([no_records(folder)])
    changed = []
    for path, file, text, wanted in _files(folder):
        if text != wanted:
            with replaced_file(path) as fresh:
                fresh.write_text(wanted, encoding="utf-8", newline="\n")
            changed.append(file)
    return changed
