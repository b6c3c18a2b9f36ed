"""Ties: found by body, vendor and kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from camwatch.collections.base import Collection
from camwatch.collections.claims import by_body, read_twice, vendors_and_classes
from camwatch.collections.filters import OneOrMore, Records, texts, truth, words
from camwatch.collections.reports import newest_reports
from camwatch.errors import UnknownWord
from camwatch.model.body import Body
from camwatch.model.tie import Tie
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import TieKind

if TYPE_CHECKING:
    from typing import Self

__all__ = ["Ties"]

_DENIAL = re.compile(r"(?:does|do|did|has|is|was|never|not|no|none|without)\b.*|\w+n['\u2019]t\b.*", re.IGNORECASE)
"""A kind of tie in words that deny it, such as "does not use"."""


class Ties(Collection[Tie]):
    """Reported relations of bodies to vendors."""

    table_name = "ties"
    _shown = ("body", "kind", "vendor", "present", "as_of")

    def where(
        self,
        *,
        body: Records[Body] | None = None,
        body_kind: OneOrMore | None = None,
        country: OneOrMore | None = None,
        vendor: Records[Vendor] | None = None,
        kind: OneOrMore | None = None,
        present: bool | None = None,
        read: bool | None = None,
    ) -> Self:
        """Return the ties that match every keyword.

        Args:
            body: Body (record, id or name), or several.
            body_kind: Word of :class:`~camwatch.BodyKind`, or several.
            country: Country or region of the body, as a code or a name (``"GB"``, ``"Scotland"``), or several.
            vendor: Vendor (record, id or name), or several; records that name a class with this vendor also match.
            kind: Word of :class:`~camwatch.TieKind`, or several.
            present: Whether the relation was reported to exist (True) or not to exist (False).
            read: Whether a second person compared it, as it is now, with its sources.

        Raises:
            UnknownWord: If a value is not one of the choices.
            UnknownId: If no body has this id or vendor.
        """
        filters = self._filters()
        by_body(self._tables, filters, body=body, body_kind=body_kind, country=country)
        if vendor is not None:
            filters.any_of("vendor", vendors_and_classes(self._tables, vendor))
        if kind is not None:
            filters.any_word("kind", _kinds(kind))
        if present is not None:
            filters.is_true("present", truth("present", present))
        if read is not None:
            read_twice(self._tables, filters, self.table_name, read)
        return self._narrow(filters)

    def in_use(self) -> dict[str, bool]:
        """Return whether each body uses a vendor's equipment, according to the newest ties of the kind ``uses``.

        Returns:
            By the id of the body: whether the newest tie to at least one vendor reports use. Of two ties with the same
            date, the one that reports use counts; a tie without a date is the oldest. A tie that reports that a body
            uses none of a class counts for each member.
        """
        reports = newest_reports(self._tables, self)
        return {body: any(report.present for report in newest) for body, newest in reports.items()}


def _kinds(kind: OneOrMore) -> list[str]:
    """Read the kinds of tie that a query asks for; if one is a denial, say how denials are selected."""
    try:
        return words("kind", kind, TieKind)
    except UnknownWord as error:
        denied = [one for one in texts("kind", kind) if _DENIAL.match(one)]
        if not denied:
            raise
        raise UnknownWord(
            f"{error}. For reports that a body has no such relation, give the kind and pass present=False"
        ) from None
