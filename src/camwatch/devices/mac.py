"""MAC addresses, in the notations that people and machines write them in."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from camwatch.text import DASHES

__all__ = ["Address", "find_addresses", "read_address"]

_HEX = "0123456789abcdefABCDEF"
_DIGIT = f"[{_HEX}]"
# Six or eight octets with one separator (Unix, Windows, and with spaces as labels have them), three or four groups
# of four digits (Cisco, Huawei), two of six (HP), or digits alone.
_WHOLE = "|".join(
    (
        rf"{_DIGIT}{{1,2}}(?::{_DIGIT}{{1,2}}){{5}}(?:(?::{_DIGIT}{{1,2}}){{2}})?",
        rf"{_DIGIT}{{2}}(?P<a>[.-]){_DIGIT}{{2}}(?:(?P=a){_DIGIT}{{2}}){{4}}(?:(?:(?P=a){_DIGIT}{{2}}){{2}})?",
        # Six octets with spaces must not be next to a further octet: they would be part of other data.
        rf"(?<!\b{_DIGIT}{{2}} ){_DIGIT}{{2}}(?: {_DIGIT}{{2}}){{5}}(?! {_DIGIT}{{2}}\b)",
        rf"{_DIGIT}{{4}}(?P<b>[:.-]){_DIGIT}{{4}}(?P=b){_DIGIT}{{4}}(?:(?P=b){_DIGIT}{{4}})?",
        rf"{_DIGIT}{{6}}[:-]{_DIGIT}{{6}}",
        rf"(?:0[xX])?{_DIGIT}{{12}}",
    )
)
# It must not be next to a letter, a digit or a further octet or group: that would be something longer, such as
# an IPv6 address. A word with a colon ("mac:") may precede it.
_LONGER = "".join(rf"(?<!\b{_DIGIT}{{{width}}}[:.-])" for width in (1, 2, 4))
# A DHCP client sends 01 before the address (RFC 2132, 9.14).
_CLIENT = "|".join(rf"01{mark}(?=(?:{_DIGIT}{{2}}{mark}){{5}}{_DIGIT}{{2}}(?!{mark}?\w))" for mark in (":", "-"))
_ADDRESS = re.compile(rf"(?<!\w)(?<!::){_LONGER}(?:{_CLIENT})?(?P<all>{_WHOLE})(?!\w)(?![:.-]\w)")
_PREFIX = re.compile(rf"{_DIGIT}{{2}}([:-]){_DIGIT}{{2}}\1{_DIGIT}{{2}}(?:\1{_DIGIT}(?:{_DIGIT}(?:\1{_DIGIT})?)?)?")

_DASHES = dict.fromkeys(map(ord, DASHES), "-")


@attrs.frozen
class Address:
    """A MAC address, or its first digits, as found in a text."""

    digits: str
    """Its hexadecimal digits: capitals, without separators."""
    start: int
    end: int
    """Position in the text."""
    bare: bool
    """Whether it is written without separators, as other numbers are too."""
    partial: bool = False
    """Whether only the first digits are given."""

    @property
    def is_multicast(self) -> bool:
        """Whether it names a group: the lowest bit of the first octet (IEEE 802, 8.2)."""
        return bool(int(self.digits[:2], 16) & 1)

    @property
    def is_local(self) -> bool:
        """Whether it was given locally, not by a maker: the second lowest bit of the first octet (IEEE 802, 8.2)."""
        return bool(int(self.digits[:2], 16) & 2)

    @property
    def is_unset(self) -> bool:
        """Whether it is all zeros, which stands for no address."""
        return not self.digits.strip("0")

    def __str__(self) -> str:
        return ":".join(self.digits[at : at + 2] for at in range(0, len(self.digits), 2))


def _address(text: str, start: int, end: int, *, partial: bool = False) -> Address:
    parts = re.split(r"[:. -]", text)
    width = max(len(part) for part in parts)
    # 0:1e:8:… leaves leading zeros out.
    full = [part.zfill(2) if width == 2 and not partial else part for part in parts]
    digits = "".join(full).removeprefix("0x").removeprefix("0X").upper()
    return Address(digits, start, end, bare=len(parts) == 1, partial=partial)


def find_addresses(text: str) -> Iterator[Address]:
    """Yield the addresses in a text."""
    text = text.translate(_DASHES)
    for found in _ADDRESS.finditer(text):
        yield _address(found["all"], found.start("all"), found.end("all"))


def read_address(text: str) -> Address | None:
    """Read a text that is the first octets of an address and nothing else: three or more, with colons or hyphens."""
    plain = text.translate(_DASHES).strip()
    if not _PREFIX.fullmatch(plain):
        return None
    start = text.index(text.strip()[0])
    return _address(plain, start, start + len(plain), partial=True)
