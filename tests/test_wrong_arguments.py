"""Arguments of wrong types: whatever is given, the answer is a result or one of the package's own errors."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import camwatch
from camwatch.dataset import Dataset

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
]


def questions(ds: Dataset, odd: Any) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Every keyword of every question, with one odd value."""
    for table, rows in ds.tables.items():
        where: Any = getattr(rows, "where")  # noqa: B009 (each table has one, with keywords of its own)
        for keyword in inspect.signature(where).parameters:
            yield f"{table}.where({keyword}=)", partial(where, **{keyword: odd})
        yield f"{table}.select()", partial(rows.select, odd)
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
    yield "cite", partial(ds.cite, odd)
    yield "export(format=)", partial(ds.export, "nowhere", format=odd)


@pytest.mark.parametrize("place", range(len(ODD)), ids=[repr(odd)[:20] for odd in ODD])
def test_only_errors_of_its_own(sample: Dataset, place: int) -> None:
    """No question fails otherwise than on purpose."""
    for question, ask in questions(sample, ODD[place]):
        try:
            ask()
        except camwatch.CamwatchError:
            continue
        except Exception as error:
            raise AssertionError(f"{question}: {type(error).__name__}: {error}") from error


@pytest.mark.parametrize("path", ["x" * 5000, "a\0b", None, 3.5, []])
def test_paths_that_are_none(sample: Dataset, path: Any) -> None:
    """A path that cannot be one is refused with one of its own errors."""
    with pytest.raises(camwatch.CamwatchError):
        sample.export(path, format="csv")
