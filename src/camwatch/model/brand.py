"""The brand: a name that a vendor's goods are sold under."""

from __future__ import annotations

import attrs

from camwatch.dates import PartialDate
from camwatch.model.claim import summary
from camwatch.model.column import column
from camwatch.model.vendor_claim import VendorClaim
from camwatch.model.vocabulary import Relation

__all__ = ["Brand"]


@attrs.frozen(kw_only=True, repr=False)
class Brand(VendorClaim):
    """A name that a vendor's goods are sold under."""

    vendor_id: str = column("The vendor that made the goods.", references="vendors")
    name: str = column("The brand as printed on the goods.", pattern=r"\S(.*\S)?", expected="text")
    relation: Relation = column("Relation of the brand to the vendor.", measured=True)
    as_of: PartialDate | None = column("Date that the statement refers to.", measured=True, default=None)
    ended: PartialDate | None = column("Date on which the relation ended, as reported.", measured=True, default=None)
    lines: str | None = column("Product lines concerned, if not all of them.", default=None)
    summary: str | None = summary(default=None)
