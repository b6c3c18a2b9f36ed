"""What somebody writes who builds on camwatch: checked by mypy --strict and by pyright, and run."""

from __future__ import annotations

from typing import assert_type

import camwatch


def report(on: str) -> list[str]:
    """Write a line for each overdue commitment about a vendor, through links of every kind."""
    ds = camwatch.load()
    assert_type(ds, camwatch.Dataset)
    vendor = ds.vendors["hikvision"]
    assert_type(vendor, camwatch.Vendor)
    assert_type(vendor.commitments, camwatch.Commitments)
    assert_type(vendor.commitments.made().overdue(on), camwatch.Commitments)
    assert_type(vendor.classes, camwatch.Vendors)
    assert_type(vendor.brands, camwatch.Brands)
    assert_type(vendor.figures, camwatch.Figures)
    assert_type(vendor.ownership, camwatch.Ownerships)
    assert_type(vendor.device_rules, camwatch.DeviceRules)
    lines = []
    for commitment in vendor.commitments.made().overdue(on).sort_by("due"):
        assert_type(commitment, camwatch.Commitment)
        assert_type(commitment.body, camwatch.Body)
        assert_type(commitment.body.ties, camwatch.Ties)
        assert_type(commitment.body.commitments[0], camwatch.Commitment)
        assert_type(commitment.body.parent, camwatch.Body | None)
        assert_type(commitment.body.predecessors, camwatch.Bodies)
        assert_type(commitment.body.binding_commitments.in_force(on), camwatch.Commitments)
        assert_type(commitment.vendors, tuple[camwatch.Vendor, ...])
        assert_type(commitment.citations[0].source, camwatch.Source)
        assert_type(commitment.due, camwatch.PartialDate | None)
        assert_type(commitment.standing(on), camwatch.Standing)
        assert_type(commitment.history()[0].record, camwatch.Commitment)
        lines.append(f"{commitment.body.name}: {commitment.due} ({commitment.citations[0].source.url})")
    return lines


def tables() -> dict[str, int]:
    """Look at tables, single records and names."""
    ds = camwatch.load()
    body = ds.bodies.get("gb-tesco")
    assert_type(body, camwatch.Body | None)
    assert body is not None
    assert_type(ds.collection(camwatch.Tie)[0], camwatch.Tie)
    assert_type(ds.bodies[:5], camwatch.Bodies)
    assert_type(ds.bodies.resolve("Tesco"), camwatch.Body)
    assert_type(ds.bodies.find("Tesco")[0].record, camwatch.Body)
    assert_type([prompted for act in ds.interventions for prompted in act.prompted][:1], list[camwatch.Commitment])
    frame = body.commitments.to_pandas()
    return {"commitments": len(frame), "ties": ds.ties.to_arrow().num_rows, "keys": len(body.to_dict())}
