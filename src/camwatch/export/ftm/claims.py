"""Claims as links, notes and events."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from camwatch.export.ftm.entity import Entity, address_of, entity, lines, refer
from camwatch.model.claim import Claim
from camwatch.model.commitment import Commitment
from camwatch.model.intervention import Intervention, Party
from camwatch.model.ownership import Ownership
from camwatch.model.source import Citation
from camwatch.model.tie import Tie
from camwatch.model.vocabulary import Instrument, Status, TieKind, VendorKind
from camwatch.wording import label

if TYPE_CHECKING:
    from camwatch.dataset import Dataset

__all__ = ["Claims"]

_ROLES: dict[Status, str] = {
    Status.PROPOSED: "has proposed, not promised",
    Status.UNDER_REVIEW: "is considering, has not promised",
    Status.DECLINED: "has declined",
    Status.WITHDRAWN: "has withdrawn its promise",
}
_TIES: dict[TieKind, str] = {
    TieKind.USES: "uses equipment of",
    TieKind.SELLS: "sells goods of",
    TieKind.HOLDS_SHARES: "holds shares or bonds of, or puts in an index",
    TieKind.SUPPLIES: "supplies",
    TieKind.PARTNERS: "works with",
    TieKind.SPONSORS: "gives money or publicity to, or takes it from",
}


def _role(one: Commitment) -> str:
    """Return the role of a body in a commitment."""
    if one.instrument is Instrument.ACT:
        return "was seen to act, without a promise"
    return _ROLES.get(one.status, "has promised")


class Claims:
    """Writes the claims of a dataset; knows each source's address."""

    def __init__(self, dataset: Dataset) -> None:
        rows = dataset.sources.to_arrow().select(["id", "url"]).to_pylist()
        self._urls = {str(row["id"]): str(row["url"]) for row in rows}
        self._vendors = {vendor.id: vendor for vendor in dataset.vendors}
        self._titles = {str(row["id"]): str(row["summary"]) for row in dataset.interventions.to_arrow().to_pylist()}

    def _companies(self, ids: Iterable[str]) -> list[str]:
        return [one for one in ids if self._vendors[one].kind is VendorKind.COMPANY]

    def _sources(self, claim: Claim, more: Iterable[Citation] = ()) -> dict[str, list[str]]:
        ids = list(dict.fromkeys(citation.source_id for citation in (*claim.citations, *more)))
        return {"proof": refer("source", ids), "sourceUrl": [address_of(self._urls[one]) for one in ids]}

    def commitment(self, one: Commitment) -> Entity:
        """Make a link of a commitment."""
        history = [
            f"{point.date or 'undated'} {label(point.status)}{f': {point.note}' if point.note else ''}"
            for point in one.milestones
        ]
        withdrawn = one.milestones[-1].date if one.status is Status.WITHDRAWN else None
        cited = [citation for point in one.milestones for citation in point.citations]
        return entity(
            "UnknownLink",
            f"commitment-{one.id}",
            subject=refer("body", [one.body_id]),
            object=refer("vendor", one.vendor_ids),
            role=f"{_role(one)}: {label(one.action)}",
            status=label(one.status),
            date=one.announced,
            startDate=one.effective or one.announced,
            endDate=withdrawn,
            summary=one.summary,
            description=lines(
                form=label(one.instrument),
                scope=one.scope,
                due=one.due,
                cameras=one.cameras,
                cost=None if one.cost is None else f"{one.cost.currency} {one.cost.amount:,.0f}",
                binds="; ".join(f"{part.jurisdiction} {label(part.kind or 'all bodies')}" for part in one.binds),
                history="; ".join(history),
                prompted_by=" ".join(self._titles[prompt] for prompt in one.prompted_by_ids),
                note=one.note,
            ),
            recordId=one.id,
            **self._sources(one, cited),
        )

    def tie(self, one: Tie) -> Entity:
        """Make a link of a tie, or a note if the tie was denied."""
        how = f" ({label(one.cameras_are)})" if one.cameras_are else ""
        cameras = None if one.cameras is None else f"{one.cameras}{how}"
        if not one.present:
            return entity(
                "Note",
                f"tie-{one.id}",
                name=f"Said not to be so: {_TIES[one.kind]} {self._vendors[one.vendor_id].name}",
                entity=refer("body", [one.body_id]),
                summary=one.summary,
                description=lines(as_of=one.as_of, scope=one.scope, note=one.note),
                **self._sources(one),
            )
        return entity(
            "UnknownLink",
            f"tie-{one.id}",
            subject=refer("body", [one.body_id]),
            object=refer("vendor", [one.vendor_id]),
            role=_TIES[one.kind],
            date=one.as_of,
            summary=one.summary,
            description=lines(scope=one.scope, cameras=cameras, note=one.note),
            recordId=one.id,
            **self._sources(one),
        )

    def _holder(self, holder: str) -> str | None:
        """Return the vendor that a holder is, if its name or the name in brackets matches one."""
        inside = holder.rpartition("(")[2].removesuffix(")") if holder.endswith(")") else holder
        for vendor in self._vendors.values():
            if vendor.kind is VendorKind.COMPANY:
                names = {vendor.name, vendor.legal_name, *(name.name for name in vendor.names)}
                if holder in names or inside in names:
                    return vendor.id
        return None

    def ownership(self, one: Ownership) -> Entity:
        """Make an ownership of a share, or a note if its holder is not an entity."""
        holder = self._holder(one.holder)
        if holder is None or self._vendors[one.vendor_id].kind is VendorKind.CLASS:
            return entity(
                "Note",
                f"ownership-{one.id}",
                name=f"Share held by {one.holder}",
                entity=refer("vendor", [one.vendor_id]),
                summary=one.summary,
                description=lines(holder=one.holder, per_cent=one.share_percent, as_of=one.as_of, note=one.note),
                **self._sources(one),
            )
        return entity(
            "Ownership",
            f"ownership-{one.id}",
            owner=refer("vendor", [holder]),
            asset=refer("vendor", [one.vendor_id]),
            percentage=one.share_percent,
            date=one.as_of,
            summary=one.summary,
            description=lines(holder=one.holder, note=one.note),
            recordId=one.id,
            **self._sources(one),
        )

    def intervention(self, one: Intervention) -> Entity:
        """Make an event of an intervention."""

        def bodies(parties: tuple[Party, ...]) -> list[str]:
            return refer("body", [party.body_id for party in parties if party.body_id is not None])

        by, to = (", ".join(party.label for party in parties) for parties in (one.actors, one.targets))
        name = f"{label(one.kind).capitalize()}{f', {one.date}' if one.date else ''}{f': {by}' if by else ''}"
        return entity(
            "Event",
            f"intervention-{one.id}",
            name=name if len(name) <= 300 else name[:299] + "…",
            date=one.date,
            organizer=bodies(one.actors),
            involved=[*bodies(one.targets), *refer("vendor", self._companies(one.vendor_ids))],
            country=None if one.jurisdiction is None else one.jurisdiction[:2].lower(),
            summary=one.summary,
            description=lines(
                by=by,
                to=to,
                about=", ".join(self._vendors[vendor].name for vendor in one.vendor_ids),
                signatories=one.signatories,
                who_signed=one.signatories_note,
                outcome=one.outcome,
                note=one.note,
            ),
            **self._sources(one),
        )
