"""Texts for an assistant, cleaned so that nothing in them can be taken for markup or a command."""

from __future__ import annotations

import re
from typing import Any

from camwatch.wording import printable

__all__ = ["LONGEST", "Lines", "cleaned", "plain_text"]

LONGEST = 2_000
"""The maximum number of characters of a text to send."""

_SIGNS = str.maketrans(
    {
        "<": "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}",
        ">": "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}",
        "`": "'",
    }
)
_ADDRESS = re.compile(r"https?://[^\s<>`\"]+")
_MARKUP = (
    # Markdown links and images, because a client may load their addresses.
    (re.compile(r"\](?=[(\[])"), "] "),
    # Headings, quotations and rules, which may look like the end of the text.
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
