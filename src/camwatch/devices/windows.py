"""Windows: the parts of a text around its literals; only they can contain a match."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable, Sequence

import attrs

from camwatch.devices.literals import Literal
from camwatch.devices.matcher import Hit
from camwatch.model.vocabulary import DeviceKind

__all__ = ["BANNER", "BANNER_LENGTH", "BITS", "MODEL", "NAME", "OUI", "Pieces", "Window", "Windows", "merged"]

OUI, MODEL, NAME, BANNER = 1, 2, 4, 8
BITS = {DeviceKind.OUI: OUI, DeviceKind.MODEL: MODEL, DeviceKind.BRAND: NAME, DeviceKind.BANNER: BANNER}
"""The kinds of rules as bits, so that several are one number."""
BANNER_LENGTH = 500
"""Maximum length of a banner."""

Window = tuple[int, int, int]
"""Start and end of a part, and the kinds of match that it may contain."""

_SPACE = re.compile(" ")
_GAP = re.compile(" {1,3}(?=[^ ])")
_LONG = 4096
"""From how many characters on the spaces of a text are found beforehand."""
_OCTETS_AFTER = re.compile("(?: [0-9A-Fa-f]{2}(?![0-9A-Fa-f])[^ ]*){0,7}")
_OCTET_BEFORE = re.compile("(?<![0-9A-Za-z])[0-9A-Fa-f]{2}$")


@attrs.frozen
class Windows:
    """Makes windows of hits. Decisions in a window need nothing outside it.

    A window begins and ends at a space or at the end of the text, and reaches over as many pieces as what begins with
    the literal may have.
    """

    kinds: list[int]
    reaches: list[int]
    """Over how many pieces what begins with each literal may stretch."""
    leads: list[int]
    """Number of spaces with which a literal begins and, in ``tails``, ends."""
    tails: list[int]
    simple: list[bool]
    """Whether a window of one piece is enough for a literal."""

    @classmethod
    def of(cls, literals: Sequence[Literal]) -> Windows:
        """Make windows ready for literals."""
        return cls(
            [sum(BITS[kind] for kind in one.kinds) for one in literals],
            [one.reach for one in literals],
            [int(one.text[:1] == b" ") for one in literals],
            [int(one.text[-1:] == b" " and len(one.text) > 1) for one in literals],
            [one.reach == 1 and not one.kinds & {DeviceKind.OUI, DeviceKind.BANNER} for one in literals],
        )

    def around(self, hit: Hit, pieces: Pieces) -> Window:
        """Return the window of a hit in a text."""
        number, start, end = hit
        start += self.leads[number]
        end -= self.tails[number]
        kinds, text = self.kinds[number], pieces.text
        begin = pieces.begin_of(start)
        reached = max(start, end - 1)
        if self.reaches[number] > 1:
            reached = max(reached, pieces.stretched(begin, self.reaches[number]))
        if kinds & BANNER:
            reached = max(reached, min(start + BANNER_LENGTH, len(text)))
        finish = pieces.end_of(reached)
        if kinds & OUI and " " in text[start:end]:
            for _ in range(6):
                if not begin or not _OCTET_BEFORE.search(text, max(begin - 4, 0), begin - 1):
                    break
                begin = pieces.begin_of(begin - 1)
            after = _OCTETS_AFTER.match(text, finish)
            finish = after.end() if after else finish
        return begin, finish, kinds


class Pieces:
    """The pieces of a text that spaces set apart.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        # In a long text each piece is looked for once, however many hits it has.
        self._spaces = [found.start() for found in _SPACE.finditer(text)] if len(text) > _LONG else None

    def begin_of(self, place: int) -> int:
        """Return the start of the piece at a position."""
        if self._spaces is None:
            return self.text.rfind(" ", 0, place) + 1
        at = bisect.bisect_left(self._spaces, place)
        return self._spaces[at - 1] + 1 if at else 0

    def end_of(self, place: int) -> int:
        """Return the end of the piece at a position."""
        if self._spaces is None:
            end = self.text.find(" ", place)
            return len(self.text) if end < 0 else end
        at = bisect.bisect_left(self._spaces, place)
        return self._spaces[at] if at < len(self._spaces) else len(self.text)

    def stretched(self, begin: int, count: int) -> int:
        """Return the end of the last of some pieces, or of one followed by more spaces than a name contains."""
        end = self.end_of(begin)
        for _ in range(count - 1):
            gap = _GAP.match(self.text, end)
            if gap is None:
                break
            end = self.end_of(gap.end())
        return end


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
