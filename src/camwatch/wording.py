"""The wording of what people read: words of vocabularies, numbers, sums of money, lists in a sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence

__all__ = [
    "UNKNOWN",
    "a_noun",
    "amount",
    "as_word",
    "counted",
    "due_label",
    "escaped",
    "label",
    "listed",
    "markdown_table",
    "names_origin",
    "noun",
    "printable",
    "unit_label",
]

UNKNOWN = "unknown"
"""The name of what no source states, such as a year."""


_ACRONYMS = {"foi": "FOI", "oui": "OUI"}
"""Parts of words of a vocabulary that are written in capitals."""


def label(word: str) -> str:
    """Return a word of a vocabulary as it is read: ``stop_buying`` is ``stop buying``, ``foi`` is ``FOI``."""
    return " ".join(_ACRONYMS.get(part, part) for part in word.split("_"))


def as_word(shown: str) -> str:
    """Return the word of a vocabulary that a label shows: ``stop buying`` is ``stop_buying``."""
    return "_".join(shown.split(" "))


def due_label(kind: str | None) -> str:
    """Return what a due date is called: ``expected`` or ``deadline``.

    Args:
        kind: Word of :class:`~camwatch.DueKind`; None in older releases, whose dates all count as deadlines.
    """
    return "expected" if kind == "expected" else "deadline"


def listed(parts: Iterable[str], word: str = "and") -> str:
    """Join parts of a sentence: ``a, b and c``, or with another word before the last."""
    *rest, last = parts
    return f"{', '.join(rest)} {word} {last}" if rest else last


def noun(cls: type) -> str:
    """Return the name of a class as a noun: ``body kind`` for ``BodyKind``."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in cls.__name__).lstrip()


def a_noun(cls: type) -> str:
    """Return the name of a class as a noun with its article: ``an intervention`` for ``Intervention``."""
    name = noun(cls)
    return f"{'an' if name[0] in 'aeio' else 'a'} {name}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: ``1 promise``, ``1,200 promises``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


_UNITS = {
    "percent": ("percent", "percent"),
    "bodies": ("body", "bodies"),
    "cameras": ("camera", "cameras"),
    "devices": ("device", "devices"),
    "networks": ("network", "networks"),
    "sites": ("site", "sites"),
    "purchases": ("purchase", "purchases"),
    "products": ("product", "products"),
    "regions": ("place", "places"),
    "people": ("person", "people"),
    "networks_per_1000": ("network per 1,000 inhabitants", "networks per 1,000 inhabitants"),
}
"""What is counted, one and many, by the word of the vocabulary. Currencies are written as their codes."""


def unit_label(unit: str, value: float) -> str:
    """Return the unit of a figure as it is read after it: ``body``, ``networks per 1,000 inhabitants``, ``EUR``.

    Args:
        unit: Word of :class:`~camwatch.Unit`.
        value: The figure, which decides between singular and plural.
    """
    one, many = _UNITS.get(unit, (unit, unit))
    return one if value == 1 else many


def names_origin(publisher: str, origin: str) -> bool:
    """Return whether the name of a publisher already names the outlet that it repeats: ``Reuters, via Yahoo``."""
    return publisher.startswith(f"{origin}, ") or origin in re.split(r"\s*[,()/]\s*", publisher)


def printable(text: str) -> str:
    """Return a text of unknown origin as it can be shown.

    Marks that steer a terminal or change the direction of writing are written out; line feeds and tabs become spaces.
    """
    if text.isprintable():
        return text
    return "".join(
        " " if mark in "\n\r\t" else f"\\u{ord(mark):04x}" if unicodedata.category(mark) in _UNSHOWN else mark
        for mark in text
    )


_UNSHOWN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def markdown_table(heads: Sequence[str], rows: Iterable[Iterable[str]], *, figures: Collection[int] = ()) -> list[str]:
    """Return the lines of a table in Markdown.

    Args:
        heads: The heads of the columns.
        rows: The cells of each row, in Markdown; a bar in a cell does not end it.
        figures: The positions of the columns that are aligned to the right; the first column is 0.
    """
    rule = "".join("---:|" if place in figures else "---|" for place in range(len(heads)))
    head, *body = ("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |" for cells in (heads, *rows))
    return [head, f"|{rule}", *body]


_MARKS = re.compile(r"([\\`*_{}\[\]()#+!~|])")
"""Marks that mean something in Markdown."""


def escaped(words: str) -> str:
    """Return a text such that Markdown shows it as it is, on one line."""
    import html  # takes 5 ms, and only pages need it

    line = html.escape(" ".join(words.split()), quote=False)
    # Entities work in places that ignore a backslash: a bar ends a table's cell, a tilde strikes through.
    return _MARKS.sub(lambda mark: f"&#{ord(mark[1])};" if mark[1] in "~|" else "\\" + mark[1], line)


def amount(value: float) -> str:
    """Return a sum of money as it is said: ``81.4 billion``, ``2.1 million``, ``9,000``."""
    for size, name in ((1e9, " billion"), (1e6, " million")):
        if abs(value) >= size:
            text = f"{value / size:,.{1 if abs(value) < 100 * size else 0}f}{name}"
            break
    else:
        text = f"{value:,.0f}"
    return text.replace("-", "\N{MINUS SIGN}")
