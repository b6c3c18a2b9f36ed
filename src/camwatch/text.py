"""Texts without what people write in several ways: case, width, accents, punctuation."""

from __future__ import annotations

__all__ = ["DASHES", "UNSEEN", "fold", "plain_words", "unseen"]

DASHES = "\u2010\u2011\u2012\u2013\u2212"
"""Characters that programs put in the place of a hyphen: hyphens, the figure and the en dash, the minus sign."""

UNSEEN = (
    "\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f"  # controls, all but the line feed
    "\\xad\\u200b\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffc"  # of formatting and of direction
    "\\ud800-\\udfff\\ufdd0-\\ufdef\\ufffd-\\uffff\\U000e0000-\\U000e007f"  # halves, replacements, tags
)
"""Characters that no record has, as a set of a regular expression: they steer a terminal, end a row, or hide text."""

_LETTERS = str.maketrans(
    {
        "ł": "l",
        "đ": "d",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "ħ": "h",
        "ŋ": "n",
        "ŧ": "t",
        "\u0131": "i",
    }
)
"""Letters that Unicode does not take apart, as people without such a keyboard write them."""


def fold(text: str) -> str:
    """Return a text without case, width and accents: ``Łódź`` is ``lodz``.

    Only the accents of Latin, Greek and Cyrillic letters go: in other scripts a mark is a letter.
    """
    if text.isascii():
        return text.lower()
    # Most texts are ASCII, so most programs need no table of characters.
    import unicodedata

    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if not "\u0300" <= sign <= "\u036f").translate(_LETTERS)


def plain_words(text: str) -> list[str]:
    """Return the folded words of a text without punctuation and vowel signs; ``&`` is the word ``and``."""
    folded = fold(text.replace("&", " and "))
    if not folded.isascii():
        import unicodedata

        folded = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return "".join(sign if sign.isalnum() else " " for sign in folded).split()


def unseen(text: str) -> tuple[int, str] | None:
    """Return the place and the name of the first character of a text that no record may have; None if there is none."""
    if text.isprintable():
        return None
    import re
    import unicodedata

    found = re.search(f"[{UNSEEN}]", text)
    if found is None:
        return None
    return found.start(), f"U+{ord(found[0]):04X} ({unicodedata.name(found[0], 'a control character')})"
