"""The identification: a vendor that a text points to, and what for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from camwatch.model.brand import Brand
from camwatch.model.device_rule import DeviceRule
from camwatch.model.source import Citation
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import DeviceKind, Vocabulary

if TYPE_CHECKING:
    from typing import Self

__all__ = ["Confidence", "Identification", "Identifications"]


class Confidence(Vocabulary):
    """How far an identification can be relied on."""

    HIGH = ("high", "An assigned prefix, a distinctive form of model number, the vendor's own name or brand.")
    MEDIUM = ("medium", "A short form that others could use, or another company's brand on the vendor's goods.")
    LOW = ("low", "A form that others do use, a word of its own, or a brand with several makers or only some lines.")


@attrs.frozen(kw_only=True)
class Identification:
    """A vendor that a text points to."""

    vendor: Vendor
    """The vendor."""
    kind: DeviceKind
    """What told: the prefix of an address, a model number, a brand or name, or a banner."""
    matched: str
    """The part of the text that told, as it stands there."""
    start: int
    """Where it begins in the text, in characters."""
    confidence: Confidence
    """How far it can be relied on."""
    rule: DeviceRule | None = None
    """The rule that applied; None where a name told."""
    brand: Brand | None = None
    """The brand by which the goods are the vendor's; None where they bear the vendor's own name or form."""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The sources of the rule and of the brand; none where the vendor's own name told."""
        claims = [claim for claim in (self.rule, self.brand) if claim is not None]
        return tuple(dict.fromkeys(citation for claim in claims for citation in claim.citations))

    @property
    def device(self) -> str | None:
        """The sort of device, where the rule tells."""
        return None if self.rule is None else self.rule.device

    @property
    def note(self) -> str | None:
        """What a reader must know: the limits and doubts of the rule and of the brand."""
        found: list[str] = []
        if self.rule is not None and self.rule.note:
            found.append(self.rule.note)
        if self.brand is not None:
            if self.brand.lines:
                found.append(f"The brand is the vendor's for: {self.brand.lines}.")
            if self.brand.ended:
                found.append(f"The relation ended {self.brand.ended}.")
            if self.brand.note:
                found.append(self.brand.note)
        return " ".join(found) or None

    def __repr__(self) -> str:
        told = f", brand {self.brand.name!r}" if self.brand else ""
        rule = f", rule {self.rule.id!r}" if self.rule else ""
        found = f"{self.vendor.id!r} by {self.kind.value} {self.matched!r}{told}{rule}"
        return f"<Identification {found}, {self.confidence.value}>"


class Identifications(tuple[Identification, ...]):
    """Every identification of a text, the most reliable first; empty where there is none."""

    notes: tuple[str, ...]
    """What is to be said besides: why an address tells no maker, what is wanting."""

    def __new__(cls, found: Iterable[Identification] = (), notes: Iterable[str] = ()) -> Self:
        """Make a tuple of identifications, with notes."""
        made = super().__new__(cls, found)
        made.notes = tuple(notes)
        return made

    @property
    def vendors(self) -> tuple[Vendor, ...]:
        """The vendors, each once, the most reliable first."""
        return tuple({one.vendor.id: one.vendor for one in self}.values())

    def at_least(self, confidence: str) -> Identifications:
        """Return those of a confidence, ``"high"``, ``"medium"`` or ``"low"``, or a higher one."""
        ranks = list(Confidence)
        least = ranks.index(Confidence(confidence))
        return type(self)((one for one in self if ranks.index(one.confidence) <= least), self.notes)

    def __repr__(self) -> str:
        notes = f", notes={self.notes!r}" if self.notes else ""
        return f"Identifications({list(self)!r}{notes})"
