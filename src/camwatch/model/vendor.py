"""The vendor: a maker or seller of cameras, or a class of them."""

from __future__ import annotations

import attrs

from camwatch.model.column import column
from camwatch.model.name import Identifier, Name
from camwatch.model.record import Record, Records
from camwatch.model.vocabulary import VendorKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from camwatch.model.brand import Brand
    from camwatch.model.commitment import Commitment
    from camwatch.model.device_rule import DeviceRule
    from camwatch.model.figure import Figure
    from camwatch.model.ownership import Ownership
    from camwatch.model.tie import Tie
    from camwatch.plot.picture import Picture

__all__ = ["Vendor", "VendorRule"]


@attrs.frozen(kw_only=True)
class VendorRule:
    """The property that defines a class of vendors; every vendor that has it is in the class."""

    country: str = column(
        "Companies with their seat in this country (ISO 3166-1 alpha-2).",
        pattern=r"[A-Z]{2}",
        expected="two capitals such as CN",
    )


@attrs.frozen(kw_only=True)
class Vendor(Record):
    """A maker or seller of cameras, or a class of vendors that a law or a promise names."""

    name: str = column(
        "The name in use; of a class, the property that its members share.", pattern=r"\S(.*\S)?", expected="text"
    )
    kind: VendorKind = column("One company, or a class.")
    legal_name: str | None = column("The registered name of a company.", default=None)
    names: tuple[Name, ...] = column("Its other names.", default=())
    country: str | None = column(
        "Where a company has its seat (ISO 3166-1 alpha-2).",
        pattern=r"[A-Z]{2}",
        expected="two capitals such as CN",
        default=None,
    )
    parent_id: str | None = column("The vendor that owns it.", references="vendors", default=None)
    member_ids: tuple[str, ...] = column(
        "The vendors of a class that a source names as such; a class need not be complete.",
        references="vendors",
        default=(),
    )
    rule: VendorRule | None = column(
        "The property that defines a class, instead of a list of members.",
        default=None,
    )
    identifiers: tuple[Identifier, ...] = column("Codes that registers gave it.", default=())

    @property
    def every_name(self) -> tuple[str, ...]:
        """Its name and its other names."""
        return (self.name, *(name.name for name in self.names))

    @property
    def parent(self) -> Vendor | None:
        """The vendor that owns this one."""
        return None if self.parent_id is None else self._get("vendors", self.parent_id)

    @property
    def members(self) -> tuple[Vendor, ...]:
        """The vendors of a class that a source names."""
        return self._get_all("vendors", self.member_ids)

    @property
    def classes(self) -> Records[Vendor]:
        """The classes that this vendor is a member of."""
        return self._register().related("vendors", "members", self.id)

    @property
    def commitments(self) -> Records[Commitment]:
        """The commitments about this vendor or a class that it is a member of."""
        return self._register().related("commitments", "vendors", self.id)

    @property
    def ties(self) -> Records[Tie]:
        """The bodies' ties to this vendor or a class that it is a member of."""
        return self._register().related("ties", "vendor", self.id)

    @property
    def brands(self) -> Records[Brand]:
        """The brands that this vendor's goods are sold under."""
        return self._register().related("brands", "vendor", self.id)

    @property
    def figures(self) -> Records[Figure]:
        """The numbers that the vendor reported."""
        return self._register().related("figures", "vendor", self.id)

    @property
    def ownership(self) -> Records[Ownership]:
        """Who holds shares in the vendor."""
        return self._register().related("ownership", "vendor", self.id)

    @property
    def device_rules(self) -> Records[DeviceRule]:
        """How the vendor's equipment is recognised."""
        return self._register().related("device_rules", "vendor", self.id)

    def plot(self, *, title: str | None = None) -> Picture:
        """Draw the vendor's reported results year by year, with the promises about it and marks where states acted.

        Revenue and net profit of whole years are drawn; a year that had ended and has no figure is shown as unknown.
        Marked and numbered are the promises about it, or a class that it is in, of national governments, parliaments,
        regulators and international organisations by statute, regulation or directive; one known to the month or year
        stands in the middle of it.

        Args:
            title: The title; one that says what is drawn where it is None.

        Raises:
            UnlinkedRecord: If the record was made by hand, outside a dataset.
            MissingExtra: If the extra ``plot`` is not installed.
        """
        picture: Picture = self._register().plot_vendor(self, title)
        return picture
