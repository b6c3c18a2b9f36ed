"""The labelled names: names of bodies as others wrote them, from tests/data/names."""

from __future__ import annotations

import csv
from pathlib import Path

from camwatch.dataset import Dataset

__all__ = ["DEVELOPMENT", "PRESENT", "absent", "present"]

_FOLDER = Path(__file__).parents[1] / "tests" / "data" / "names"

DEVELOPMENT = "development: councils (mySociety, N to W)"
"""The names that rules may be made by."""
PRESENT = {
    DEVELOPMENT: "councils-dev.csv",
    "councils (mySociety, A to N)": "councils-test.csv",
    "councils (a form's list, A to H)": "form-list-test.csv",
    "councils (a form's list, H to W)": "form-list-2-test.csv",
    "councils (a bin-collection project)": "bin-collections-test.csv",
    "buyers in procurement notices": "buyers-test.csv",
    "NHS trusts (National Audit Office)": "nhs-trusts-test.csv",
}
"""The files of names whose body the register holds, by what they are."""


def _rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def present(dataset: Dataset, file: str) -> list[tuple[str, str]]:
    """Return the names of a file whose body the register holds, each with the body's id."""
    councils = dataset.bodies.where(kind="local_authority", country="GB")
    by_code = {one.value: body.id for body in councils for one in body.identifiers}
    rows = [row for row in _rows(file) if row.get("how", "spelling") == "spelling"]
    found = [(row["name"], row["id"] if "id" in row else by_code[row["code"]]) for row in rows]
    # Later releases hold more bodies than the one that is asked.
    return [(name, body) for name, body in found if body in dataset.bodies]


def absent() -> dict[str, list[str]]:
    """Return the names that the register does not hold, by what they are."""
    found: dict[str, list[str]] = {}
    for row in _rows("absent-test.csv"):
        found.setdefault(row["what"], []).append(row["name"])
    found["organisations and places abroad"] = [row["name"] for row in _rows("abroad-test.csv")]
    titles = {name: title for title, name in PRESENT.items()}
    for file in ("buyers-test.csv", "nhs-trusts-test.csv"):
        found[titles[file]] = [row["name"] for row in _rows(file) if row["how"] == "absent"]
    return found
