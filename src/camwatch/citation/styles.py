"""The styles that a work is cited in."""

from __future__ import annotations

from collections.abc import Callable

from camwatch.citation.apa import apa
from camwatch.citation.bibtex import bibtex
from camwatch.citation.csl import csl_json
from camwatch.citation.datacite import datacite
from camwatch.citation.ris import ris
from camwatch.citation.work import Work
from camwatch.errors import UnknownWord, nearest

__all__ = ["STYLES", "cited"]

STYLES: dict[str, Callable[[Work], str]] = {
    "apa": apa,
    "bibtex": bibtex,
    "csl-json": csl_json,
    "datacite": datacite,
    "ris": ris,
}
"""Every style by its name."""


def cited(work: Work, style: str) -> str:
    """Write a work in a style.

    Raises:
        UnknownWord: If the style is unknown.
    """
    write = next((write for name, write in STYLES.items() if name == style), None)
    if write is None:
        raise UnknownWord(f"{style!r} is not a citation style; {nearest(style, STYLES)}")
    return write(work)
