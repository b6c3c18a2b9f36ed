"""The look-ups by name: camwatch's own, rapidfuzz over the same names, and those of packages of countries.

Run as a worker: ``python -m benchmarks.lookers DATASET NAME``; it prints the seconds that a pass over its texts
took, and how many texts those are.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterable
from typing import Any

import camwatch
from benchmarks.labelled import DEVELOPMENT, PRESENT, present
from benchmarks.timings import repeated
from camwatch.dataset import Dataset

__all__ = ["COUNTRIES", "FUZZY", "SPEED", "held_out", "of_countries", "of_rapidfuzz", "registered"]

FUZZY = ("ratio", "token_sort_ratio", "WRatio")
"""rapidfuzz's scorers."""

Best = Callable[[str], tuple[str, float]]
"""From a text to the id of the best match and its score, up to 100."""


def registered(dataset: Dataset) -> tuple[list[str], list[str]]:
    """Return every name of every body, and beside it the body's id."""
    pairs = [(name, body.id) for body in dataset.bodies for name in (body.name, *(one.name for one in body.names))]
    return [name for name, _ in pairs], [one for _, one in pairs]


def of_rapidfuzz(dataset: Dataset) -> dict[str, Best]:
    """Return rapidfuzz's ``extractOne`` by each scorer, over every name of every body."""
    from rapidfuzz import fuzz, process, utils

    names, ids = registered(dataset)
    choices = [utils.default_process(name) for name in names]

    def by(scorer: Any) -> Best:
        def ask(text: str) -> tuple[str, float]:
            found = process.extractOne(utils.default_process(text), choices, scorer=scorer)
            return (ids[found[2]], found[1]) if found else ("", 0.0)

        return ask

    return {name: by(getattr(fuzz, name)) for name in FUZZY}


COUNTRIES = ("pycountry lookup", "pycountry search_fuzzy", "country_converter convert")
"""Look-ups of countries by name."""


def of_countries() -> dict[str, Callable[[str], bool]]:
    """Return the look-ups of countries: whether each takes a text for one."""
    import country_converter  # type: ignore[import-untyped,import-not-found,unused-ignore]
    import pycountry

    logging.disable(logging.CRITICAL)  # country_converter warns of each name that it does not know
    converter = country_converter.CountryConverter()

    def known(ask: Callable[[str], Any]) -> Callable[[str], bool]:
        def taken(text: str) -> bool:
            try:
                return bool(ask(text))
            except LookupError:
                return False

        return taken

    return {
        "pycountry lookup": known(pycountry.countries.lookup),
        "pycountry search_fuzzy": known(pycountry.countries.search_fuzzy),
        "country_converter convert": lambda text: converter.convert(text, to="ISO2", not_found=None) != text,
    }


def held_out(dataset: Dataset) -> list[tuple[str, str]]:
    """Return the labelled names but those for development, each with its body's id."""
    return [one for title, file in PRESENT.items() if title != DEVELOPMENT for one in present(dataset, file)]


SPEED = {
    "bodies.find_all, limit=1": lambda dataset, texts: dataset.bodies.find_all(texts, limit=1),
    "bodies.find_all, limit=5": lambda dataset, texts: dataset.bodies.find_all(texts),
    "bodies.resolve_all": lambda dataset, texts: dataset.bodies.resolve_all(texts),
}
"""camwatch's own look-ups of many names."""


def _pass(dataset: Dataset, name: str) -> tuple[Callable[[], Any], int]:
    """Return what looks all texts up by a look-up, and how many they are."""
    texts = [text for text, _ in held_out(dataset)]
    if name in COUNTRIES:
        import pycountry

        texts = [one.name for one in pycountry.countries]
    if name in SPEED:
        # The index of names is made once for a dataset, as the peers' choices are made ready.
        SPEED[name](dataset, ["Kents Council"])
        return lambda: SPEED[name](dataset, texts), len(texts)
    ask: Callable[[str], Any] = of_countries()[name] if name in COUNTRIES else of_rapidfuzz(dataset)[name]

    def each(given: Iterable[str]) -> list[Any]:
        return [ask(text) for text in given]

    return lambda: each(texts), len(texts)


if __name__ == "__main__":
    work, count = _pass(camwatch.load(path=sys.argv[1]), sys.argv[2])
    # The first pass counts, and no other: words that were looked at once are remembered.
    print(json.dumps({"seconds": repeated(work, warm=0, least=1, most=1), "texts": count}))
