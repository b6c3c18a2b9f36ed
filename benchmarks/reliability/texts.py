"""Texts: random cells that are screened, names that are written in other ways, arguments of any type."""

from __future__ import annotations

import inspect
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import camwatch
from benchmarks.cells import Cells, differences
from benchmarks.reliability.tally import Tally
from camwatch.dataset import Dataset
from camwatch.screen.finder import Finder

__all__ = ["ODD", "RESPELLINGS", "arguments", "cells", "questions", "respellings"]


def cells(count: int, seed: int = 16) -> Iterator[Tally]:
    """Compare screening with ``identify``, cell by cell."""
    ds = camwatch.load()
    finder, made = Finder(ds), iter(Cells(ds, seed))
    tally = Tally("random cell: screening and `identify` give the same result")
    for _ in range(0, count, 10_000):
        some = [next(made) for _ in range(min(10_000, count))]
        found = [f"{cell!a}: {each}" for cell, each in differences(ds, [finder], some)]
        tally.tries += len(some)
        tally.failures += found
    yield tally


def _wide(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


def _plain(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


RESPELLINGS: Mapping[str, Callable[[str], str]] = {
    "as it is": str,
    "upper case": str.upper,
    "lower case": str.lower,
    "capitals": str.title,
    "other case": str.swapcase,
    "composed": partial(unicodedata.normalize, "NFC"),
    "taken apart": partial(unicodedata.normalize, "NFD"),
    "compatible": partial(unicodedata.normalize, "NFKD"),
    "without accents": _plain,
    "full width": _wide,
    "two spaces": lambda text: text.replace(" ", "  "),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "thin spaces": lambda text: text.replace(" ", "\u2009"),
    "line ends": lambda text: text.replace(" ", "\r\n"),
    "tabs": lambda text: text.replace(" ", "\t"),
    "hyphens": lambda text: text.replace("-", "\u2010"),
    "dashes": lambda text: text.replace("-", "\u2013"),
    "joined by dashes": lambda text: text.replace("-", " "),
    "curly apostrophes": lambda text: text.replace("'", "\u2019"),
    "without apostrophes": lambda text: text.replace("'", "").replace("\u2019", ""),
    "in quotes": lambda text: f'"{text}"',
    "in curly quotes": lambda text: f"\u201c{text}\u201d",
    "in brackets": lambda text: f"({text})",
    "full stop": lambda text: f"{text}.",
    "comma": lambda text: f"{text},",
    "spaces around": lambda text: f"  {text}\n",
    "and for &": lambda text: text.replace("&", "and"),
    "& for and": lambda text: text.replace(" and ", " & "),
    "zero-width joiner": lambda text: text.replace(" ", "\u200d "),
    "zero-width non-joiner": lambda text: text[:1] + "\u200c" + text[1:],
    "soft hyphen": lambda text: text[:2] + "\u00ad" + text[2:],
    "byte order mark": lambda text: "\ufeff" + text,
    "the article": lambda text: f"The {text}",
    "trade mark": lambda text: f"{text}\u00ae",
}
"""Other ways to write a name, by what they do."""


def respellings(most: int | None = None) -> Iterator[Tally]:
    """Ask for each body of a claim and each vendor by its names, written in every way.

    Args:
        most: How many names; all if None.
    """
    ds = camwatch.load()
    bodies = {claim.body_id for claims in (ds.commitments, ds.ties) for claim in claims}
    names = [(ds.bodies, name) for one in sorted(bodies) for name in ds.bodies[one].every_name]
    names += [(ds.vendors, name) for vendor in ds.vendors for name in vendor.every_name]  # type: ignore[misc]
    if most is not None:
        names = names[:: max(1, len(names) // most)]
    resolved = Tally("name written in another way: `resolve` never returns a different record")
    found = Tally("name written in another way: `find` still lists its record among the first five")
    lost = 0
    for collection, name in names:
        meant = _meant(collection, name)
        first = {match.record.id for match in collection.find(name, limit=5)}
        for way, written in RESPELLINGS.items():
            text = written(name)
            given = _meant(collection, text)
            wrong = given is not None and given != meant and meant is not None
            resolved.add(f"{name!r}, {way}: {given} for {meant}" if wrong else None)
            lost += meant is not None and given is None
            again = {match.record.id for match in collection.find(text, limit=5)}
            missing = meant is not None and meant in first and meant not in again
            found.add(f"{name!r}, {way}: {meant} is not found" if missing else None)
    resolved.note = (
        f"{lost:,} are refused although the original name is accepted; nearly all contain invisible characters"
    )
    yield resolved
    yield found


def _meant(collection: Any, text: str) -> str | None:
    try:
        return str(collection.resolve(text).id)
    except camwatch.UnresolvedName:
        return None


ODD: list[Any] = [
    None,
    7,
    2.5,
    True,
    float("nan"),
    b"GB",
    "",
    " ",
    "\ud800",
    "\0",
    "x" * 10_000,
    [],
    [None],
    [[]],
    [["a", "b"]],
    {},
    {"a": 1},
    (),
    range(2),
    object(),
    camwatch.BodyKind.POLICE,
    Path("GB"),
    iter(["GB", 3]),
    str,
    10**400,
    -1,
    complex(0, 1),
    lambda: None,
    slice(1),
    frozenset({1, "a"}),
    memoryview(b"GB"),
    Exception("x"),
    ...,
]
"""Values of wrong types, and texts that are none."""


def questions(ds: Dataset, odd: Any) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Yield every keyword of every question, with one odd value."""
    for table, rows in ds.tables.items():
        where: Any = getattr(rows, "where")  # noqa: B009 (each table has one, with keywords of its own)
        for keyword in inspect.signature(where).parameters:
            yield f"{table}.where({keyword}=)", partial(where, **{keyword: odd})
        yield f"{table}.select()", partial(rows.select, odd)
        yield f"{table}[]", partial(rows.__getitem__, odd)
        yield f"{table}.get()", partial(getattr(rows, "get", rows.select), odd)
        yield f"{table}.history()", partial(rows.history, odd)
        yield f"in {table}", partial(rows.__contains__, odd)
    for named in (ds.bodies, ds.vendors):
        ways: list[tuple[Any, Any]] = [
            (named.find, "Shop"),
            (named.resolve, "Shop"),
            (named.find_all, ["Shop"]),
            (named.resolve_all, ["Shop"]),
        ]
        for way, known in ways:
            yield way.__name__, partial(way, odd)
            for keyword in set(inspect.signature(way).parameters) - {"text", "texts"}:
                yield f"{way.__name__}({keyword}=)", partial(way, known, **{keyword: odd})
    for keyword in inspect.signature(ds.without_commitment).parameters:
        yield f"without_commitment({keyword}=)", partial(ds.without_commitment, **{keyword: odd})
    for keyword in inspect.signature(ds.binding).parameters:
        yield f"binding({keyword}=)", partial(ds.binding, **({"jurisdiction": "GB"} | {keyword: odd}))
    made = ds.commitments.made()
    for name in ("overdue", "in_force", "kept", "expected", "quiet"):
        yield f"commitments.{name}()", partial(getattr(made, name), odd)
    yield "identify()", partial(ds.identify, odd)
    yield "cite()", partial(ds.cite, odd)
    yield "sql()", partial(ds.sql, odd)
    yield "sql(parameters)", partial(ds.sql, "select $a as a", odd)
    yield "sql(seconds=)", partial(ds.sql, "select 1 as a", seconds=odd)
    yield "collection()", partial(ds.collection, odd)
    yield "load()", partial(camwatch.load, odd)
    yield "load(path=)", partial(camwatch.load, path=odd)
    yield "releases(path=)", partial(camwatch.releases, path=odd)
    yield "diff(a)", partial(camwatch.diff, odd, "2026.11.0")
    yield "diff(b)", partial(camwatch.diff, "2026.11.0", odd)
    yield "export(format=)", partial(ds.export, "nowhere", format=odd)


def arguments(ds: Dataset, odd: list[Any] | None = None) -> Iterator[Tally]:
    """Ask every question with every odd value: an answer or an error of the package's own, and nothing else.

    A table's ``[]`` and ``in`` are Python's own, so a wrong type there may also be Python's TypeError.
    """
    tally = Tally("argument of a wrong type: an answer, or one of the package's own errors")
    for value in ODD if odd is None else odd:
        for question, ask in questions(ds, value):
            fault = None
            try:
                ask()
            except camwatch.CamwatchError:
                pass
            except Exception as error:  # noqa: BLE001 (each is a failure)
                plain = isinstance(error, TypeError | IndexError | KeyError) and question.endswith("[]")
                fault = None if plain else f"{question} of {value!r:.40}: {type(error).__name__}: {error!s:.80}"
            tally.add(fault)
    yield tally
