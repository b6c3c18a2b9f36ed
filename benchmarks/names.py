"""Names: how often the right body is found, how often a wrong one is taken, and how fast, beside other look-ups.

``python -m benchmarks.names`` prints the tables. The labelled names are those of tests/data/names.
"""

from __future__ import annotations

import argparse
import csv
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import camwatch

__all__ = ["Table", "main", "tables"]

LABELLED = Path(__file__).parents[1] / "tests" / "data" / "names"
PRESENT = {
    "development: councils (mySociety, N to W)": "councils-dev.csv",
    "councils (mySociety, A to N)": "councils-test.csv",
    "councils (a form's list, A to H)": "form-list-test.csv",
    "councils (a form's list, H to W)": "form-list-2-test.csv",
    "buyers in procurement notices": "buyers-test.csv",
    "NHS trusts (National Audit Office)": "nhs-trusts-test.csv",
}
ROUNDS = 3
CUTOFF = 85.0
"""A score at which people take rapidfuzz's answer."""

Table = tuple[str, list[str], list[list[str]]]
"""A title, the names of the columns, the rows."""
Labelled = list[tuple[str, str]]


def _rows(name: str) -> list[dict[str, str]]:
    with (LABELLED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def present(dataset: Any, file: str) -> Labelled:
    """Return the names of a file whose body the register holds, each with the body's id."""
    councils = dataset.bodies.where(kind="local_authority", country="GB")
    by_code = {one.value: body.id for body in councils for one in body.identifiers}
    rows = [row for row in _rows(file) if row.get("how", "spelling") == "spelling"]
    return [(row["name"], row["id"] if "id" in row else by_code[row["code"]]) for row in rows]


def absent() -> dict[str, list[str]]:
    """Return the names that the register does not hold, by what they are."""
    found: dict[str, list[str]] = {}
    for row in _rows("absent-test.csv"):
        found.setdefault(row["what"], []).append(row["name"])
    for file in ("buyers-test.csv", "nhs-trusts-test.csv"):
        found[file_title(file)] = [row["name"] for row in _rows(file) if row["how"] == "absent"]
    return found


def file_title(file: str) -> str:
    """Return the title of a file of names that are present."""
    return next(title for title, name in PRESENT.items() if name == file)


def _seconds(work: Callable[[], Any]) -> float:
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def _peers(names: Sequence[str], ids: Sequence[str]) -> dict[str, Callable[[str], tuple[str, float]]]:
    from rapidfuzz import fuzz, process, utils

    choices = [utils.default_process(name) for name in names]

    def of(scorer: Any) -> Callable[[str], tuple[str, float]]:
        def ask(text: str) -> tuple[str, float]:
            found = process.extractOne(utils.default_process(text), choices, scorer=scorer)
            return (ids[found[2]], found[1]) if found else ("", 0.0)

        return ask

    return {
        "rapidfuzz ratio": of(fuzz.ratio),
        "rapidfuzz token_sort_ratio": of(fuzz.token_sort_ratio),
        "rapidfuzz WRatio": of(fuzz.WRatio),
    }


def _registered(dataset: Any) -> tuple[list[str], list[str]]:
    names, ids = [], []
    for body in dataset.bodies:
        for name in (body.name, *(one.name for one in body.names)):
            names.append(name)
            ids.append(body.id)
    return names, ids


def _accuracy(dataset: Any, sets: dict[str, Labelled], peers: dict[str, Any]) -> Table:
    rows = []
    columns = ["names", "how many", "find, first", "resolve, taken", "taken wrongly", *peers]
    for title, labelled in sets.items():
        texts = [text for text, _ in labelled]
        first = [found[0].record.id if found else "" for found in dataset.bodies.find_all(texts, limit=1)]
        taken = [body.id if body else "" for body in dataset.bodies.resolve_all(texts)]
        right = [wanted for _, wanted in labelled]
        rows.append(
            [
                title,
                str(len(labelled)),
                _share(first, right),
                f"{sum(map(bool, taken)) / len(taken):.3f}",
                str(sum(bool(one) and one != wanted for one, wanted in zip(taken, right, strict=True))),
                *(_share([ask(text)[0] for text in texts], right) for ask in peers.values()),
            ]
        )
    return "Names of bodies in the register: share whose first match is right", columns, rows


def _share(found: Sequence[str], right: Sequence[str]) -> str:
    return f"{sum(one == wanted for one, wanted in zip(found, right, strict=True)) / len(right):.3f}"


def _acceptance(dataset: Any, sets: dict[str, list[str]], peers: dict[str, Any]) -> Table:
    import logging

    import country_converter  # type: ignore[import-untyped,import-not-found,unused-ignore]
    import pycountry

    logging.disable(logging.CRITICAL)  # country_converter warns of each name that it does not know

    def fuzzy(text: str) -> bool:
        try:
            return bool(pycountry.countries.search_fuzzy(text))
        except LookupError:
            return False

    converter = country_converter.CountryConverter()
    rows = []
    for title, texts in sets.items():
        bodies = sum(one is not None for one in dataset.bodies.resolve_all(texts))
        vendors = sum(one is not None for one in dataset.vendors.resolve_all(texts))
        rows.append(
            [
                title,
                str(len(texts)),
                str(bodies),
                str(vendors),
                *(str(sum(ask(text)[1] >= CUTOFF for text in texts)) for ask in peers.values()),
                str(sum(map(fuzzy, texts))),
                str(sum(converter.convert(text, to="ISO2", not_found=None) != text for text in texts)),
            ]
        )
    logging.disable(logging.NOTSET)
    columns = [
        "names",
        "how many",
        "bodies.resolve",
        "vendors.resolve",
        *(f"{name} ≥ {CUTOFF:.0f}" for name in peers),
        "pycountry search_fuzzy",
        "country_converter",
    ]
    return "Names of bodies that are not in the register: how many are taken for one (or for a country)", columns, rows


def _speed(dataset: Any, texts: list[str], names: int, peers: dict[str, Any]) -> Table:
    import country_converter
    import pycountry

    dataset.bodies.find_all(texts[:1])
    ways: dict[str, Callable[[], Any]] = {
        f"bodies.find_all(limit=1), {names:,} names": lambda: dataset.bodies.find_all(texts, limit=1),
        "bodies.find_all(limit=5)": lambda: dataset.bodies.find_all(texts),
        "bodies.resolve_all": lambda: dataset.bodies.resolve_all(texts),
    }
    for name, ask in peers.items():
        ways[f"{name}, {names:,} names"] = lambda ask=ask: [ask(text) for text in texts]  # type: ignore[misc]
    countries = [one.name for one in pycountry.countries]
    taken = {title: _seconds(work) / len(texts) for title, work in ways.items()}
    converter = country_converter.CountryConverter()
    fuzzy = lambda: [pycountry.countries.search_fuzzy(text) for text in countries]  # noqa: E731
    taken["pycountry lookup, 249 countries"] = (
        _seconds(lambda: [pycountry.countries.lookup(t) for t in countries]) / 249
    )
    taken["pycountry search_fuzzy, 249 countries"] = _seconds(fuzzy) / 249
    taken["country_converter convert, 249 countries"] = (
        _seconds(lambda: [converter.convert(text, to="ISO2") for text in countries]) / 249
    )
    slowest = taken[f"rapidfuzz WRatio, {names:,} names"]
    rows = [[title, f"{1000 * each:.3f}", f"{slowest / each:.1f}"] for title, each in taken.items()]
    return "Time for a name", ["look-up", "ms", "times as fast as WRatio extractOne"], rows


def tables(path: Path | None = None) -> list[Table]:
    """Measure accuracy and speed; return the tables.

    Args:
        path: A directory that ``camwatch build`` wrote; the shipped dataset where None.
    """
    dataset = camwatch.load(path=path)
    sets = {title: present(dataset, file) for title, file in PRESENT.items()}
    held_out = [one for title, labelled in sets.items() if not title.startswith("development") for one in labelled]
    sets["all but development"] = held_out
    names, ids = _registered(dataset)
    peers = _peers(names, ids)
    return [
        _accuracy(dataset, sets, peers),
        _acceptance(dataset, absent(), peers),
        _speed(dataset, [text for text, _ in held_out], len(names), peers),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.names", description=__doc__)
    parser.add_argument("--data", type=Path, help="directory of a dataset; the shipped one where left out")
    for title, columns, rows in tables(parser.parse_args(arguments).data):
        print(f"### {title}\n")
        for row in (columns, ["---"] * len(columns), *rows):
            print("| " + " | ".join(row) + " |")
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
