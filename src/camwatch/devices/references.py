"""References: what identifies something else and may look like a model number: a URL, a UUID, a hash, a slug."""

from __future__ import annotations

import bisect
import math
import re

import attrs

__all__ = ["DISTINCT", "References", "references"]

DISTINCT = 20.0
"""From how many bits on a form is known without its hyphens, or within a slug."""

_UUID = re.compile(r"(?<![0-9A-Za-z])[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![0-9A-Za-z])")
_CHUNK = re.compile(r"""[^\s"'<>(){}\[\],;|]+""")
_DIGEST = re.compile(r"(?<![0-9A-Za-z])[0-9a-fA-F]{24,}(?![0-9A-Za-z])")
# Cameras announce their model in URIs of these schemes; in others a model is part of the name of a page or file.
_OF_DEVICES = frozenset({"onvif", "rtsp", "rtsps"})
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.]{1,15}://")
_PIECE = re.compile(r"[^/:?#&=]+")
_LABEL = re.compile(r"[A-Za-z0-9-]+")
_GENERIC = frozenset({"com", "net", "org", "gov", "edu", "mil", "int", "info", "biz", "app", "dev", "cloud", "online"})
_WORD_IN_SLUG = re.compile(r"(?<![a-z0-9])[a-z]{4,}(?![a-z0-9])")


@attrs.frozen
class References:
    """The parts of a text in which a model number is none, or must say much."""

    starts: list[int]
    parts: list[tuple[int, float]]
    """For each part, its end and the number of bits that a form within it must carry."""

    def __bool__(self) -> bool:
        return bool(self.starts)

    def least(self, place: int) -> float:
        """Return how many bits a form at a place must say: none outside references."""
        at = bisect.bisect_right(self.starts, place) - 1
        return self.parts[at][1] if at >= 0 and place < self.parts[at][0] else 0.0


def references(text: str) -> References:
    """Find the URLs, e-mail and host names, UUIDs, hashes and slugs in a text, in the time of its length."""
    found = [(one.start(), one.end(), math.inf) for one in _DIGEST.finditer(text)]
    if "-" in text or "." in text or "@" in text:
        found += [(one.start(), one.end(), math.inf) for one in _UUID.finditer(text)]
        for chunk in _CHUNK.finditer(text):
            found += _of_chunk(chunk[0], chunk.start())
    found.sort()
    merged: list[tuple[int, int, float]] = []
    for start, end, bits in found:
        if not merged or start >= merged[-1][1]:
            merged.append((start, end, bits))
        elif end > merged[-1][1] or bits > merged[-1][2]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]), max(bits, merged[-1][2]))
    return References([start for start, _, _ in merged], [(end, bits) for _, end, bits in merged])


def _of_chunk(chunk: str, start: int) -> list[tuple[int, int, float]]:
    end = start + len(chunk)
    if "://" in chunk:
        scheme = _SCHEME.search(chunk)
        if scheme is not None:
            if scheme[0][:-3].lower() in _OF_DEVICES:
                return []
            return [(start + scheme.start(), end, math.inf)]
    if "@" in chunk.strip("@"):
        return [(start, end, math.inf)]
    if "." in chunk:
        pieces = [piece for piece in _PIECE.finditer(chunk) if _is_host(piece[0].strip("."))]
        if pieces:
            return [(start + piece.start(), start + piece.end(), math.inf) for piece in pieces]
    if chunk.count("-") >= 3 and chunk.islower() and _WORD_IN_SLUG.search(chunk):
        return [(start, end, DISTINCT)]
    return []


def _is_host(name: str) -> bool:
    labels = name.split(".")
    last = labels[-1]
    if len(labels) < 2 or not (last.isalpha() and last.isascii() and last.islower() and len(last) >= 2):
        return False
    if not all(map(_LABEL.fullmatch, labels)):
        return False
    return len(labels) >= 3 or len(last) == 2 or last in _GENERIC
