"""Pages of vendors: one for each company and each class of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import camwatch
from camwatch.model.claim import Claim
from camwatch.wording import counted, label, listed
from pages.labels import number
from pages.page import Writer
from pages.pictures import vendor_picture
from pages.register import newest_first

__all__ = ["write"]

_TIES = {
    camwatch.TieKind.USES: "Users",
    camwatch.TieKind.SELLS: "Sellers",
    camwatch.TieKind.HOLDS_SHARES: "Shareholders",
    camwatch.TieKind.SUPPLIES: "Suppliers",
    camwatch.TieKind.PARTNERS: "Partners",
    camwatch.TieKind.SPONSORS: "Sponsorships",
}

_SHOWN = 20
_SHOWN_ACTS = 40
"""How many ties and interventions a vendor's own page shows; a page must stay light."""


def _figure(one: camwatch.Figure) -> str:
    value = "value unknown" if one.value is None else f"{one.currency} {number(one.value)}"
    change = "" if one.change_percent is None else f", {one.change_percent:+g} %"
    return f"{label(one.metric).capitalize()}, {one.period_start} to {one.period_end}: {value}{change}"


def _brand(one: camwatch.Brand) -> str:
    lines = f", {one.lines}" if one.lines else ""
    ended = f", ended {one.ended}" if one.ended else ""
    return f"{one.name}: {label(one.relation)}{lines}{ended} ({one.as_of or 'undated'})"


def _share(one: camwatch.Ownership) -> str:
    share = "share unknown" if one.share_percent is None else f"{one.share_percent:g} %"
    return f"{one.holder}: {share} ({one.as_of or 'undated'})"


def _claimed(vendor: camwatch.Vendor) -> Iterable[tuple[str, str, str, list[tuple[Claim, str]]]]:
    """Yield the lists of claims that stand on the vendor's page alone: heading, anchor, table, claims with words."""
    brands = sorted(vendor.brands, key=lambda one: (one.relation.value, one.name.casefold(), one.id))
    figures = sorted(vendor.figures, key=lambda one: (one.period_end.sort_key, one.id), reverse=True)
    owners = sorted(vendor.ownership, key=lambda one: (one.as_of.text if one.as_of else "", one.id), reverse=True)
    if brands:
        yield "Brands", "brands", "brands", [(one, _brand(one)) for one in brands]
    if owners:
        yield "Owners", "owners", "ownership", [(one, _share(one)) for one in owners]
    if figures:
        yield "Reported figures", "figures", "figures", [(one, _figure(one)) for one in figures]


def _description(writer: Writer, vendor: camwatch.Vendor, made: int, users: int) -> str:
    return (
        f"{vendor.name}: {counted(made, 'commitment')} to stop buying, using or selling its equipment, "
        f"{counted(users, 'known user')}, with dates and sources. camwatch {writer.register.ds.release.version}."
    )


def write(writer: Writer) -> None:
    """Write the pages of vendors, and the list of them."""
    register = writer.register
    ds = register.ds
    listing = []
    for vendor in sorted(ds.vendors, key=lambda one: (one.name.casefold(), one.id)):
        commitments = newest_first(vendor.commitments)
        made = [one for one in commitments if one.made]
        known = ds.ties.where(vendor=vendor.id)
        ties, uses = newest_first(known), known.in_use()
        users = sum(uses.values())
        if len(ties) > _SHOWN:
            kinds = [
                (name, some) for kind, name in _TIES.items() if (some := [tie for tie in ties if tie.kind == kind])
            ]
            path = f"register/vendors/{vendor.id}/ties.md"
            writer.write(path, "vendor_ties", vendor=vendor, kinds=kinds, total=len(ties))
        standings = Counter(label(register.standing(one)) for one in made)
        listing.append((vendor, len(made), users))
        writer.write(
            f"register/vendors/{vendor.id}.md",
            "vendor",
            vendor=vendor,
            description=_description(writer, vendor, len(made), users),
            commitments=commitments,
            made=made,
            standings=listed(f"{how_many} {word}" for word, how_many in standings.most_common()) if made else "",
            users=users,
            without=len(uses) - users,
            ties=ties,
            shown=_SHOWN,
            shown_acts=_SHOWN_ACTS,
            acts=newest_first(ds.interventions.where(vendor=vendor.id)),
            statistics=newest_first(ds.statistics.where(vendor=vendor.id)),
            claimed=list(_claimed(vendor)),
            rules=sorted(Counter(rule.kind.value for rule in vendor.device_rules).items()),
            picture=vendor_picture(vendor, writer.docs),
        )
    writer.write("register/vendors/index.md", "vendors", vendors=listing)
