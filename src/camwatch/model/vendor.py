"""The vendor: a maker or seller of cameras, or a class of them."""

from __future__ import annotations

import attrs

from camwatch.model.column import column
from camwatch.model.name import Identifier, Name
from camwatch.model.record import Record
from camwatch.model.vocabulary import VendorKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from camwatch.collections.commitments import Commitments
    from camwatch.collections.ties import Ties
    from camwatch.collections.vendor_facts import Brands, DeviceRules, Figures, Ownerships
    from camwatch.collections.vendors import Vendors
    from camwatch.dates import DateLike
    from camwatch.plot.picture import Picture

__all__ = ["Vendor", "VendorRule"]

_PROPER = ("Chinese", "Communist")
"""What a name of a class may begin with that keeps its capital letter within a sentence."""


@attrs.frozen(kw_only=True)
class VendorRule:
    """The property that defines a class of vendors; every vendor that has it is in the class."""

    country: str = column(
        "Country in which the members have their head office (ISO 3166-1 alpha-2 code).",
        pattern=r"[A-Z]{2}",
        expected="a two-letter country code in capital letters, such as CN",
    )


@attrs.frozen(kw_only=True, repr=False)
class Vendor(Record):
    """A maker or seller of cameras, or a class of vendors that a law or a promise names."""

    name: str = column(
        "Name in everyday use; for a class, the property that its members share.", pattern=r"\S(.*\S)?", expected="text"
    )
    kind: VendorKind = column("Whether it is one company or a class of vendors.")
    legal_name: str | None = column("Registered name of the company.", default=None)
    names: tuple[Name, ...] = column("Other names of the vendor.", default=())
    country: str | None = column(
        "Country of the company's head office (ISO 3166-1 alpha-2 code).",
        pattern=r"[A-Z]{2}",
        expected="a two-letter country code in capital letters, such as CN",
        default=None,
    )
    parent_id: str | None = column("Vendor that owns it.", references="vendors", default=None)
    member_ids: tuple[str, ...] = column(
        "Vendors that a source names as members of the class; the list may be incomplete.",
        references="vendors",
        default=(),
    )
    rule: VendorRule | None = column(
        "Property that defines the class, instead of a list of members.",
        default=None,
    )
    identifiers: tuple[Identifier, ...] = column("Codes that registers assign to it.", default=())

    @property
    def every_name(self) -> tuple[str, ...]:
        """Its name and its other names."""
        return (self.name, *(name.name for name in self.names))

    @property
    def mention(self) -> str:
        """The name within a sentence: the name of a class begins with a small letter, unless a proper name comes first.

        Hikvision stays Hikvision, and *Products found …* becomes *products found …*.
        """
        first = self.name.partition(" ")[0]
        proper = self.kind is VendorKind.COMPANY or first[1:] != first[1:].lower() or first.startswith(_PROPER)
        return self.name if proper else self.name[0].lower() + self.name[1:]

    @property
    def parent(self) -> Vendor | None:
        """The vendor that owns this one."""
        return None if self.parent_id is None else self._linked().vendors[self.parent_id]

    @property
    def members(self) -> tuple[Vendor, ...]:
        """The vendors of a class that a source names."""
        vendors = self._linked().vendors
        return tuple(vendors[one] for one in self.member_ids)

    @property
    def classes(self) -> Vendors:
        """The classes that this vendor is a member of."""
        return self._linked().vendors.where(member=self.id)

    @property
    def commitments(self) -> Commitments:
        """The commitments about this vendor or a class that it is a member of."""
        return self._linked().commitments.where(vendor=self.id)

    def listed_on(self, on: DateLike | None = None) -> Commitments:
        """Return the commitments that put the vendor on official lists, as of a day.

        Such as the US Entity List or the Covered List of the Federal Communications Commission. A list counts from the
        day it took effect, or was announced if no other day is known, until the vendor is taken off. It counts only if
        that is certain for the day: a list known by its month begins with the end of the month.

        Args:
            on: The day; today if it is None.

        Returns:
            The commitments of action :attr:`~camwatch.Action.DESIGNATE` in force; ``scope`` names the list.

        Raises:
            InvalidDate: If the day is not a date.
            UnlinkedRecord: If the record was made by hand, outside a dataset.
        """
        return self._linked().commitments.where(vendor=self.id, action="designate").in_force(on)

    @property
    def ties(self) -> Ties:
        """The bodies' ties to this vendor or a class that it is a member of."""
        return self._linked().ties.where(vendor=self.id)

    @property
    def brands(self) -> Brands:
        """The brands that this vendor's goods are sold under."""
        return self._linked().brands.where(vendor=self.id)

    @property
    def figures(self) -> Figures:
        """The numbers that the vendor reported."""
        return self._linked().figures.where(vendor=self.id)

    @property
    def ownership(self) -> Ownerships:
        """Who holds shares in the vendor."""
        return self._linked().ownership.where(vendor=self.id)

    @property
    def device_rules(self) -> DeviceRules:
        """How the vendor's equipment is recognised."""
        return self._linked().device_rules.where(vendor=self.id)

    def plot(self, *, title: str | None = None) -> Picture:
        """Draw the vendor's reported results by year, the promises about it and the acts of national authorities.

        Revenue and net profit of whole years are drawn; a year that had ended and has no figure is shown as unknown.
        Marked and numbered are the promises about it, or a class that it is in, of national governments, parliaments,
        regulators and international organisations by statute, regulation or directive; one known to the month or year
        is in the middle of it.

        Args:
            title: The title; if None, a description of what is drawn.

        Raises:
            UnlinkedRecord: If the record was made by hand, outside a dataset.
            MissingExtra: If the extra ``plot`` is not installed.
        """
        return self._linked().vendors.plot(self.id, title=title)
