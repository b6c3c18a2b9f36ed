"""Folding: a text as one byte for each character, so that one literal finds a name or a model however it is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import attrs

__all__ = ["SPACE", "TABLE", "Folded", "fold", "fold_piece", "plain_of", "unescaped", "unescaped_bytes"]

_ALNUM = frozenset(b"0123456789abcdefghijklmnopqrstuvwxyz")
TABLE = bytes(
    byte if byte >= 0x80 or byte in _ALNUM else byte + 32 if bytes([byte]).isalpha() else 0x20 for byte in range(256)
)
"""For ``bytes.translate``: capitals become small letters, and every mark and control character a space."""
SPACE = 0x20

_ESCAPED = re.compile("%[0-9A-Fa-f]{2}")
_ESCAPED_BYTES = re.compile(b"%[0-9A-Fa-f]{2}")
_NOT_ASCII = re.compile("[^\x00-\x7f]+")
_MOST_RUNS = 50_000
"""Maximum number of runs of characters in the cache; a full cache is emptied."""

# Scripts without spaces between words: a name or a model may be next to their letters.
_UNSPACED = (
    "\u0e00-\u0eff\u2e80-\u2fdf\u3005-\u3007\u3041-\u30fa\u30fc-\u319f\u31f0-\u31ff"
    "\u3400-\ua4cf\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
_SCRIPTS_MEET = re.compile(f"(?<=[{_UNSPACED}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{_UNSPACED}])")


@attrs.frozen
class Folded:
    """A text made ready to be searched."""

    text: str
    """The text without characters that nobody sees, and with a space where two scripts meet."""
    plain: bytes
    """A byte for each character of it: small letters without accents, digits, a space for each mark."""
    places: Sequence[int] | None
    """Position of each character in the original text; None if the positions are unchanged."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the position of a part in the original text."""
        return (start, end) if self.places is None else (self.places[start], self.places[end - 1] + 1)


def _letters(character: str) -> str:
    """Return the small letters or digits of a character; a space for a mark, nothing for what is unseen."""
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return ""
    if category[0] not in "LNM":
        return " "
    plain = unicodedata.normalize("NFKD", character.casefold())
    bare = "".join(one for one in plain if not unicodedata.combining(one))
    if bare.isascii() and bare.isalnum():
        return bare
    # Letters of other scripts share half of the bytes; the text itself decides whether a name is there.
    return chr(0x80 | ord(bare[0]) & 0x7F) if bare else character[:0]


class _Runs(dict[str, str | None]):
    """What runs of characters beyond ASCII are folded to; None if one does not become exactly one."""

    def __missing__(self, run: str) -> str | None:
        letters = [_letters(character) for character in run]
        folded = "".join(letters) if all(len(one) == 1 for one in letters) else None
        if len(self) >= _MOST_RUNS:
            self.clear()
        if len(run) <= 100:
            self[run] = folded
        return folded


_RUNS = _Runs()


def _folded(text: str) -> str | None:
    """Return a text with its characters beyond ASCII folded; None if one does not become exactly one."""
    whole = True

    def folded(run: re.Match[str]) -> str:
        nonlocal whole
        found = _RUNS[run[0]]
        if found is None:
            whole = False
            return run[0]
        return found

    made = _NOT_ASCII.sub(folded, text)
    return made if whole else None


def plain_of(text: str) -> bytes:
    """Return a text that needs no care as :class:`Folded` holds it in ``plain``.

    Raises:
        UnicodeEncodeError: If a character does not become exactly one.
    """
    folded = text if text.isascii() else _folded(text)
    return (text if folded is None else folded).encode("latin-1").translate(TABLE)


def unescaped(text: str) -> str:
    """Return a text of the same length with spaces for percent-encoded characters, as URIs have them."""
    return _ESCAPED.sub("   ", text) if "%" in text else text


def unescaped_bytes(data: bytes) -> bytes:
    """Do the same with bytes."""
    return _ESCAPED_BYTES.sub(b"   ", data) if b"%" in data else data


def _needs_care(text: str) -> bool:
    return "\x00" in text or not (text.isascii() or (_folded(text) is not None and not _SCRIPTS_MEET.search(text)))


def fold(text: str) -> Folded:
    """Make a text ready to be searched."""
    if not _needs_care(text):
        text = unescaped(text)
        return Folded(text, plain_of(text), None)
    characters: list[str] = []
    places: list[int] = []
    borders = {found.start() for found in _SCRIPTS_MEET.finditer(text)}
    for place, character in enumerate(text):
        if place in borders:
            characters.append(" ")
            places.append(place)
        letters = character if character.isascii() else _letters(character)
        if character != "\x00" and letters:
            # A ligature becomes its letters; any other character stays, so that what is found reads as it was.
            several = letters if len(letters) > 1 else character
            characters.extend(several)
            places.extend([place] * len(several))
    clean = unescaped("".join(characters))
    return Folded(clean, plain_of(clean), places)


def fold_piece(data: bytes) -> tuple[bytes | None, str | None]:
    """Fold many cells at once, with a line feed before each.

    Returns:
        The folded bytes, and the text if it is not ASCII; no bytes if a cell needs care.
    """
    if data.isascii():
        if b"\x00" in data:
            return None, None
        return unescaped_bytes(data).translate(TABLE), None
    text = data.decode()
    if _needs_care(text):
        return None, text
    text = unescaped(text)
    return plain_of(text), text
