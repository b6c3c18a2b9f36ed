"""Texts without what people write in several ways: case, width, accents, punctuation."""

from __future__ import annotations

__all__ = ["DASHES", "fold", "plain_words"]

DASHES = "\u2010\u2011\u2012\u2013\u2212"
"""Characters that programs put in the place of a hyphen: hyphens, the figure and the en dash, the minus sign."""

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
