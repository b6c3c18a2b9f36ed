"""The identification: a vendor that a text points to, and what for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from camwatch.model.brand import Brand
from camwatch.model.device_rule import DeviceRule
from camwatch.model.source import Citation
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import Confidence, DeviceKind

if TYPE_CHECKING:
    from typing import Self

__all__ = ["Identification", "Identifications"]


@attrs.frozen(kw_only=True)
class Identification:
    """A vendor that a text points to."""

    vendor: Vendor
    """The vendor."""
    kind: DeviceKind
    """Kind of evidence: the prefix of an address, a model number, a brand or name, or a banner."""
    matched: str
    """The matching part of the text, verbatim."""
    start: int
    """Where it begins in the text, in characters."""
    confidence: Confidence
    """Its reliability."""
    rule: DeviceRule | None = None
    """The rule that applied; None if a name matched."""
    brand: Brand | None = None
    """The brand that links the goods to the vendor; None if they carry the vendor's own name or form."""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The sources of the rule and of the brand; empty if the vendor's own name matched."""
        claims = [claim for claim in (self.rule, self.brand) if claim is not None]
        return tuple(dict.fromkeys(citation for claim in claims for citation in claim.citations))

    @property
    def device(self) -> str | None:
        """The kind of device, if the rule gives it."""
        return None if self.rule is None else self.rule.device

    @property
    def note(self) -> str | None:
        """Limits and doubts of the rule and of the brand."""
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
        brand = f", brand {self.brand.name!r}" if self.brand else ""
        rule = f", rule {self.rule.id!r}" if self.rule else ""
        found = f"{self.vendor.id!r} by {self.kind.value} {self.matched!r}{brand}{rule}"
        return f"<Identification {found}, {self.confidence.value}>"


class Identifications(tuple[Identification, ...]):
    """All identifications of a text, the most reliable first; empty if the text has none."""

    notes: tuple[str, ...]
    """Remarks, e.g. why an address does not identify a maker."""

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
        """Return the identifications with at least this confidence: ``"high"``, ``"medium"`` or ``"low"``."""
        ranks = list(Confidence)
        least = ranks.index(Confidence(confidence))
        return type(self)((one for one in self if ranks.index(one.confidence) <= least), self.notes)

    def __repr__(self) -> str:
        notes = f", notes={self.notes!r}" if self.notes else ""
        return f"Identifications({list(self)!r}{notes})"
