"""Windows: the parts of a text around the literals in it, in which alone something may stand that is known."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

import attrs

from camwatch.devices.literals import Literal
from camwatch.devices.matcher import Hit
from camwatch.model.vocabulary import DeviceKind

__all__ = ["BANNER", "BANNER_LENGTH", "BITS", "MODEL", "NAME", "OUI", "Window", "Windows", "merged"]

OUI, MODEL, NAME, BANNER = 1, 2, 4, 8
BITS = {DeviceKind.OUI: OUI, DeviceKind.MODEL: MODEL, DeviceKind.BRAND: NAME, DeviceKind.BANNER: BANNER}
"""The kinds of rules as bits, so that several are one number."""
BANNER_LENGTH = 500
"""How many characters a banner may have at most."""

Window = tuple[int, int, int]
"""Where a part begins and ends, and the kinds of what may stand in it."""

_OCTETS_AFTER = re.compile("(?: [0-9A-Fa-f]{2}(?![0-9A-Fa-f])[^ ]*){0,7}")
_OCTET_BEFORE = re.compile("(?<![0-9A-Za-z])[0-9A-Fa-f]{2}$")


@attrs.frozen
class Windows:
    """Makes windows of hits. What is decided in a window needs nothing that stands outside of it.

    A window begins and ends at a space or at the end of the text, and reaches over as many pieces as what begins with
    the literal may have.
    """

    kinds: list[int]
    reaches: list[re.Pattern[str] | None]
    """For each literal what stretches over as many pieces as it may need; None where it needs one."""
    leads: list[int]
    """How many spaces a literal begins with, and in ``tails`` ends with."""
    tails: list[int]
    simple: list[bool]
    """Whether a window of one piece is enough for a literal."""

    @classmethod
    def of(cls, literals: Sequence[Literal]) -> Windows:
        """Make windows ready for literals."""
        stretches = {
            reach: re.compile(f"[^ ]*(?: +[^ ]+){{0,{reach - 1}}}") if reach > 1 else None
            for reach in {one.reach for one in literals}
        }
        return cls(
            [sum(BITS[kind] for kind in one.kinds) for one in literals],
            [stretches[one.reach] for one in literals],
            [int(one.text[:1] == b" ") for one in literals],
            [int(one.text[-1:] == b" " and len(one.text) > 1) for one in literals],
            [one.reach == 1 and not one.kinds & {DeviceKind.OUI, DeviceKind.BANNER} for one in literals],
        )

    def around(self, hit: Hit, text: str, first: int, last: int) -> Window:
        """Return the window of a hit in a text from one place to another."""
        number, start, end = hit
        start += self.leads[number]
        end -= self.tails[number]
        kinds = self.kinds[number]
        begin = text.rfind(" ", first, start) + 1 or first
        stretch = self.reaches[number]
        reached = max(start, end - 1)
        if stretch is not None and (stretched := stretch.match(text, begin, last)):
            reached = max(reached, stretched.end())
        if kinds & BANNER:
            reached = max(reached, min(start + BANNER_LENGTH, last))
        finish = text.find(" ", reached, last)
        finish = last if finish < 0 else finish
        if kinds & OUI and " " in text[start:end]:
            for _ in range(6):
                if begin <= first or not _OCTET_BEFORE.search(text, max(begin - 4, first), begin - 1):
                    break
                begin = text.rfind(" ", first, begin - 1) + 1 or first
            after = _OCTETS_AFTER.match(text, finish, last)
            finish = after.end() if after else finish
        return begin, finish, kinds


def merged(windows: Iterable[Window]) -> list[Window]:
    """Return windows in the order of the text, those that overlap as one."""
    several = list(windows)
    if all(one[1] <= other[0] for one, other in itertools.pairwise(several)):
        return several
    apart: list[Window] = []
    for window in sorted(several):
        if apart and window[0] < apart[-1][1]:
            begin, finish, kinds = apart[-1]
            apart[-1] = (begin, max(finish, window[1]), kinds | window[2])
        else:
            apart.append(window)
    return apart
