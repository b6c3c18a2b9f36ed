"""Texts: what goes to an assistant is data, so that nothing in it can be taken for markup or for a command."""

from __future__ import annotations

import re
from typing import Any

from camwatch.wording import printable

__all__ = ["LONGEST", "Lines", "cleaned", "plain_text"]

LONGEST = 2_000
"""How many characters of a text are sent."""

_SIGNS = str.maketrans(
    {
        "<": "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}",
        ">": "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}",
        "`": "'",
    }
)
_ADDRESS = re.compile(r"https?://[^\s<>`\"]+")
_MARKUP = (
    # Links and pictures of Markdown: a client may load their addresses.
    (re.compile(r"\](?=[(\[])"), "] "),
    # Headings, quotations and rules, which may look as if the text ended before them.
    (re.compile(r"#{2,}|-{3,}|={3,}|\*{3,}|~{3,}"), lambda found: found[0][0]),
)


class Lines(str):
    """A text in which lines and spaces matter, such as a citation for a program."""

    __slots__ = ()


def plain_text(text: str) -> str:
    """Return a text in one line without control characters, marks of direction, tags and Markdown that acts."""
    if _ADDRESS.fullmatch(text) and text.isascii() and text.isprintable():
        return text[:LONGEST]
    return _plain(" ".join(printable(text).split()))


def _plain(line: str) -> str:
    text = "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in printable(line)).translate(_SIGNS)
    for pattern, put in _MARKUP:
        text = pattern.sub(put, text)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def cleaned(value: Any) -> Any:
    """Return a value of JSON in which every text is plain; keys are our own."""
    if isinstance(value, Lines):
        return "\n".join(map(_plain, value.split("\n")))
    if isinstance(value, str):
        return plain_text(value)
    if isinstance(value, list | tuple):
        return [cleaned(item) for item in value]
    return {key: cleaned(item) for key, item in value.items()} if isinstance(value, dict) else value
