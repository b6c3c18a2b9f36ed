"""Pages of vendors: one for each company and each class of vendors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import attrs

import camwatch
from camwatch.collections.reports import newest_reports
from camwatch.model.claim import Claim
from camwatch.wording import counted, label, listed
from pages.labels import number
from pages.page import Writer
from pages.pictures import vendor_picture
from pages.register import Register, newest_first

__all__ = ["write"]

_TIES = {
    camwatch.TieKind.USES: "Users",
    camwatch.TieKind.SELLS: "Sellers",
    camwatch.TieKind.HOLDS_SHARES: "Shareholders",
    camwatch.TieKind.SUPPLIES: "Suppliers",
    camwatch.TieKind.PARTNERS: "Partners",
    camwatch.TieKind.SPONSORS: "Sponsorships",
}

_SHOWN = 12
_SHOWN_ACTS = 12
_SHOWN_STATISTICS = 16
"""Numbers of ties, interventions and statistics that a vendor's page shows, so that it stays light."""


_METRICS = {camwatch.Metric.NET_PROFIT_ADJUSTED: "adjusted net profit"}
"""How a metric is called if its word would read badly."""


def _figure(one: camwatch.Figure) -> str:
    value = "value unknown" if one.value is None else f"{one.currency} {number(one.value)}"
    change = "" if one.change_percent is None else f", {one.change_percent:+g} %"
    metric = _METRICS.get(one.metric, label(one.metric)).capitalize()
    return f"{metric}, {one.period_start} to {one.period_end}: {value}{change}"


def _brand(one: camwatch.Brand) -> str:
    lines = f", {one.lines}" if one.lines else ""
    ended = f" until {one.ended}" if one.ended else ""
    dated = f" ({one.as_of})" if one.as_of else "" if one.ended else " (date unknown)"
    return f"{one.name}: {label(one.relation)}{ended}{lines}{dated}"


def _share(one: camwatch.Ownership) -> str:
    if one.share_percent is None:
        return f"{one.holder}: share {f'unknown ({one.as_of})' if one.as_of else 'and date unknown'}"
    return f"{one.holder}: {one.share_percent:g} % ({one.as_of or 'date unknown'})"


def _claimed(vendor: camwatch.Vendor) -> Iterable[tuple[str, str, str, list[tuple[Claim, str]]]]:
    """Yield the lists of claims that only the vendor's page shows: heading, anchor, table, claims with their labels."""
    brands = sorted(vendor.brands, key=lambda one: (one.relation.value, one.name.casefold(), one.id))
    figures = sorted(vendor.figures, key=lambda one: (one.period_end.sort_key, one.id), reverse=True)
    owners = sorted(vendor.ownership, key=lambda one: (one.as_of.text if one.as_of else "", one.id), reverse=True)
    if brands:
        yield "Brands", "brands", "brands", [(one, _brand(one)) for one in brands]
    if owners:
        yield "Owners", "owners", "ownership", [(one, _share(one)) for one in owners]
    if figures:
        yield "Financial figures and their sources", "figures", "figures", [(one, _figure(one)) for one in figures]


@attrs.frozen(kw_only=True)
class _Known:
    """The claims about a vendor itself or a class that it is in, but not those about companies that it owns."""

    vendor: camwatch.Vendor
    commitments: list[camwatch.Commitment]
    ties: list[camwatch.Tie]
    acts: list[camwatch.Intervention]
    statistics: list[camwatch.Statistic]
    made: list[camwatch.Commitment]
    """The commitments made that pages count."""
    others: list[camwatch.Commitment]
    """The commitments made that do not cover cameras."""
    users: int
    """Number of bodies reported to use its equipment."""
    class_users: int
    """Number of other bodies reported to use equipment of a class that it is in, without a named maker."""
    class_named: str | None
    """Name of the class that most of these reports name; None if there are none."""
    without: int
    """Number of bodies reported to have none of its equipment."""

    @classmethod
    def of(cls, register: Register, vendor: camwatch.Vendor) -> _Known:
        ds = register.ds
        own = {vendor.id, *vendor.classes.ids}
        commitments = [one for one in vendor.commitments if not own.isdisjoint(one.vendor_ids)]
        users: set[str] = set()
        class_users: dict[str, str] = {}
        reported: set[str] = set()
        for body, newest in newest_reports(ds._tables, vendor.ties).items():  # noqa: SLF001 (no public name)
            for report in newest:
                named = ds.ties[report.tie].vendor_id
                if named in own:
                    reported.add(body)
                if report.present and named in own:
                    if named == vendor.id:
                        users.add(body)
                    else:
                        class_users[body] = named
        only_class = {body: named for body, named in class_users.items() if body not in users}
        most = Counter(only_class.values()).most_common(1)
        return cls(
            vendor=vendor,
            commitments=newest_first(commitments),
            ties=newest_first(one for one in vendor.ties if one.vendor_id in own),
            acts=newest_first(
                one for one in ds.interventions.where(vendor=vendor.id) if not own.isdisjoint(one.vendor_ids)
            ),
            statistics=newest_first(
                one for one in ds.statistics.where(vendor=vendor.id) if not own.isdisjoint(one.vendor_ids)
            ),
            made=register.made(commitments),
            others=register.made_without_cameras(commitments),
            users=len(users),
            class_users=len(only_class),
            class_named=ds.vendors[most[0][0]].name if most else None,
            without=len(reported - users - class_users.keys()),
        )


def _owned(vendor: camwatch.Vendor, known: Iterable[_Known]) -> list[_Known]:
    """Return the claims about the companies that a vendor owns, directly or through other companies."""
    owned = []
    for one in known:
        above = one.vendor.parent
        while above is not None and above.id != vendor.id:
            above = above.parent
        if above is not None:
            owned.append(one)
    return owned


def _description(writer: Writer, vendor: camwatch.Vendor, made: int, users: int) -> str:
    return (
        f"{vendor.name}: {counted(made, 'commitment')} to stop buying, using or selling its equipment, "
        f"{counted(users, 'known user')}, with dates and sources. camwatch {writer.register.ds.release.version}."
    )


def write(writer: Writer) -> None:
    """Write the pages of vendors and their list."""
    register = writer.register
    by_name = sorted(register.ds.vendors, key=lambda one: (one.name.casefold(), one.id))
    listing = [_Known.of(register, vendor) for vendor in by_name]
    for known in listing:
        vendor, ties, made = known.vendor, known.ties, known.made
        if len(ties) > _SHOWN:
            kinds = [
                (name, some) for kind, name in _TIES.items() if (some := [tie for tie in ties if tie.kind == kind])
            ]
            path = f"register/vendors/{vendor.id}/ties.md"
            writer.write(path, "vendor_ties", vendor=vendor, kinds=kinds, total=len(ties))
        standings = Counter(label(register.standing(one)) for one in made)
        writer.write(
            f"register/vendors/{vendor.id}.md",
            "vendor",
            vendor=vendor,
            known=known,
            description=_description(writer, vendor, len(made), known.users),
            standings=listed(f"{how_many} {word}" for word, how_many in standings.most_common()) if made else "",
            not_made=sum(not one.made for one in known.commitments),
            owned=_owned(vendor, listing),
            shown=_SHOWN,
            shown_acts=_SHOWN_ACTS,
            shown_statistics=_SHOWN_STATISTICS,
            claimed=list(_claimed(vendor)),
            rules=sorted(Counter(rule.kind.value for rule in vendor.device_rules).items()),
            picture=vendor_picture(vendor, writer.docs),
        )
    writer.write("register/vendors/index.md", "vendors", vendors=listing)
