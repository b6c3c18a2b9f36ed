"""The vendor claim: a claim about one vendor."""

from __future__ import annotations

import attrs

from camwatch.model.claim import Claim
from camwatch.model.column import column
from camwatch.model.vendor import Vendor

__all__ = ["VendorClaim"]


@attrs.frozen(kw_only=True, repr=False)
class VendorClaim(Claim):
    """A claim about one vendor."""

    vendor_id: str = column("The vendor.", references="vendors")

    @property
    def vendor(self) -> Vendor:
        """The vendor concerned."""
        return self._linked().vendors[self.vendor_id]

    def _own_names(self) -> tuple[str, ...]:
        return self.vendor.every_name
