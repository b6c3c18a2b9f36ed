"""The tables of a dataset as Arrow files, with their joined columns, for the other engines.

Run as a worker: ``python -m benchmarks.tables DATASET FOLDER``; it prints the conditions of each question.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pyarrow as pa

import camwatch
from benchmarks.questions import QUESTIONS, Conditions, Question
from camwatch.collections.claims import vendors_and_classes
from camwatch.dataset import tables_of

__all__ = ["conditions", "write_tables"]


def conditions(dataset: camwatch.Dataset, question: Question) -> Conditions:
    """Return what a question asks of columns: for a vendor, camwatch asks for the classes that it is in as well."""
    equal, hold = {}, {}
    for key, value in question.keywords.items():
        values = value if isinstance(value, list) else [value]
        if key != "vendor":
            equal[key] = values
        elif question.table == "commitments":
            hold["vendors"] = vendors_and_classes(tables_of(dataset), values)
        else:
            equal["vendor"] = vendors_and_classes(tables_of(dataset), values)
    return Conditions(question.table, equal, hold)


def write_tables(dataset: camwatch.Dataset, folder: Path) -> None:
    """Write the tables that the questions are about."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in {question.table for question in QUESTIONS}:
        rows = dataset.tables[name].to_arrow()
        with pa.OSFile(str(folder / f"{name}.arrow"), "wb") as file, pa.ipc.new_file(file, rows.schema) as writer:
            writer.write_table(rows)


if __name__ == "__main__":
    opened = camwatch.load(path=sys.argv[1])
    write_tables(opened, Path(sys.argv[2]))
    print(json.dumps([conditions(opened, question).text() for question in QUESTIONS]))
